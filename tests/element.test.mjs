// What the element knows without a page.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { propertyOf, queryOf, read, write } from '../www/element/attributes.js';
import { ago, readDate } from '../www/texts/dates.js';
import { filtersOf, waysOut, withdrawn, without } from '../www/controls/filters.js';
import { toggled } from '../www/element/choice.js';
import { dedent } from '../www/element/inline.js';
import { Speaker } from '../www/texts.js';
import { mayLoad } from '../www/element/hosts.js';
import { webUrl } from '../www/element/url.js';

/** The attributes as the element reads them. */
const from = (attributes) => (name) => attributes[name] ?? null;

test('without a page, the class can be imported', async () => {
  const { NewsRackElement } = await import('../www/element.js');
  assert.equal(NewsRackElement.name, 'NewsRackElement');
  await import('../www/define.js');
});

test('attributes make a query, and what they leave open is left out', () => {
  assert.deepEqual(queryOf(from({})), { published: true, limit: 20 });
  assert.deepEqual(
    queryOf(
      from({
        text: ' reef ',
        topics: 'Oceans, Sea\\, salt ,,',
        providers: '',
        since: '2021-01-01',
        'min-quality': '50',
        'min-heat': '-1',
        published: 'ANY',
        sort: ' Heat ',
        limit: '5',
      }),
    ),
    {
      text: 'reef',
      topics: ['Oceans', 'Sea, salt'],
      since: '2021-01-01',
      minQuality: 50,
      minHeat: -1,
      published: 'any',
      sort: 'heat',
      limit: 5,
    },
  );
});

test('what an attribute cannot mean is as if it were not there', () => {
  const attributes = {
    'min-quality': 'high',
    'min-heat': '',
    published: 'perhaps',
    sort: 'random',
    limit: '-3',
    layout: 'constructor',
    heading: '9',
    related: 'all',
    controls: '',
  };
  assert.deepEqual(queryOf(from(attributes)), { published: true, limit: 20 });
  assert.equal(read(from(attributes), 'layout'), 'grid');
  assert.equal(read(from(attributes), 'heading'), 3);
  assert.equal(read(from(attributes), 'related'), 8);
  assert.deepEqual(read(from(attributes), 'controls'), ['search', 'topics', 'providers', 'sort']);
});

test('controls are shown in one order, those that there are', () => {
  const controls = (text) => read(from({ controls: text }), 'controls');
  assert.deepEqual(controls('sort types  search toString'), ['search', 'types', 'sort']);
  assert.deepEqual(controls('none'), []);
});

test('what a property is given, its attribute gives back', () => {
  const values = {
    topics: ['Oceans', 'Sea, salt', 'back\\slash'],
    limit: 7,
    published: 'any',
    layout: 'list',
    controls: ['search', 'sort'],
    'min-quality': 0,
    'allow-relative-urls': true,
    text: '"a phrase" -without',
  };
  for (const [name, value] of Object.entries(values)) {
    assert.deepEqual(read(from({ [name]: write(value, name) }), name), value);
  }
  assert.deepEqual(read(from({ controls: write([], 'controls') }), 'controls'), []);
  assert.equal(write(false, 'published'), 'false');
  assert.equal(write(false, 'allow-relative-urls'), null);
  assert.equal(write(undefined, 'topics'), null);
  assert.equal(write('A, B', 'topics'), 'A, B');
  assert.equal(write(new Date(0), 'since'), '1970-01-01T00:00:00.000Z');
  assert.equal(propertyOf('allow-relative-urls'), 'allowRelativeUrls');
});

test('a filter is what the reader has a control for, and can be taken away', () => {
  const query = { text: 'reef', topics: ['Oceans', 'Space'], providers: ['Tide Times'], limit: 20 };
  const filters = filtersOf(query, ['search', 'topics', 'sort']);
  assert.deepEqual(filters, [
    { name: 'text', value: 'reef' },
    { name: 'topics', value: 'Oceans' },
    { name: 'topics', value: 'Space' },
  ]);
  assert.deepEqual(without(query, filters), { providers: ['Tide Times'], limit: 20 });
  assert.deepEqual(withdrawn(query, filters), { text: '', topics: [] });
  assert.deepEqual(withdrawn(query, [filters[1]]), { topics: ['Space'] });
  assert.deepEqual(toggled(query, 'topics', 'oceans'), ['Space']);
  assert.deepEqual(toggled({}, 'topics', 'constructor'), ['constructor']);
});

test('the way out is the filter without which something is left', async () => {
  const query = { text: 'reef', topics: ['Space'] };
  const rack = { search: async ({ text }) => ({ total: text ? 0 : 4 }) };
  assert.deepEqual(await waysOut(rack, query, filtersOf(query, ['search', 'topics'])), [
    { filter: { name: 'text', value: 'reef' }, total: 4 },
  ]);
});

test('dates are read as the format says: what has no offset is UTC', () => {
  const iso = (text) => readDate(text)?.date.toISOString();
  assert.equal(iso('2021-06-10T11:03:00Z'), '2021-06-10T11:03:00.000Z');
  assert.equal(iso('2021-06-10T11:03:00+02:00'), '2021-06-10T09:03:00.000Z');
  assert.equal(iso('2021-06-10 11:03'), '2021-06-10T11:03:00.000Z');
  assert.equal(iso('2021-06-10'), '2021-06-10T00:00:00.000Z');
  assert.equal(readDate('2021-06-10')?.dayOnly, true);
  for (const bad of ['', undefined, 'yesterday', '2021-13-40', '10.06.2021'])
    assert.equal(readDate(bad), undefined);
});

test('within a week one is told how long ago, then the day', () => {
  const now = Date.UTC(2024, 0, 10, 12);
  const since = (milliseconds) => ago(new Date(now - milliseconds), now);
  assert.deepEqual(since(0), [-0, 'minute']);
  assert.deepEqual(since(59 * 60_000), [-59, 'minute']);
  assert.deepEqual(since(23 * 3_600_000), [-23, 'hour']);
  assert.deepEqual(since(6.9 * 86_400_000), [-6, 'day']);
  assert.equal(since(7 * 86_400_000), undefined);
  assert.equal(since(-1), undefined);
  const speaker = new Speaker({}, 'en');
  assert.equal(speaker.date('2024-01-10T10:00:00Z', now)?.short, '2 hours ago');
  assert.equal(speaker.date('2023-01-10', now)?.short, 'Jan 10, 2023');
  assert.equal(new Speaker({}, 'fr').date('2024-01-09T12:00:00Z', now)?.short, 'hier');
});

test('texts are filled in: plurals and numbers in their own language, words from elsewhere apart', () => {
  const english = new Speaker({}, 'en-GB');
  assert.equal(english.say('articlesOf', { n: 428, size: 674 }), '428 articles of 674');
  assert.equal(english.say('articles', { n: 1 }), '1 article');
  assert.equal(english.say('articles', { n: 12345 }), '12,345 articles');
  assert.equal(english.say('remove', { filter: '{n} $&' }), 'Remove \u2068{n} $&\u2069');
  assert.equal(new Speaker({}, 'de').say('articles', { n: 12345 }), '12,345 articles');
  const german = new Speaker({ lang: 'de', articles: { one: '{n} Artikel', other: '{n} Artikel' } }, 'de');
  assert.equal(german.say('articles', { n: 12345 }), '12.345 Artikel');
  assert.equal(new Speaker({}, 'not a language').say('search'), 'Search articles');
});

test('a link is http(s) or none', () => {
  assert.equal(webUrl('https://example.org/a b'), 'https://example.org/a%20b');
  assert.equal(webUrl('HTTP://EXAMPLE.org'), 'http://example.org/');
  for (const bad of [
    'javascript:alert(1)',
    'java\nscript:x',
    '\u0001javascript:x',
    'data:,x',
    'ftp://x',
    'httpx://x',
    '/x',
    '//x',
    '',
  ])
    assert.equal(webUrl(bad), undefined);
});

test('pictures come from the hosts that are named, else from any but the page’s own', () => {
  const from =
    (hosts, own = false) =>
    (href) =>
      mayLoad(href, { hosts, own });
  const named = from(['a.example', '*.b.example', 'c.example:8080']);
  for (const href of [
    'https://a.example/x.png',
    'https://a.example:443/',
    'https://www.b.example/',
    'https://x.www.b.example/',
    'http://c.example:8080/',
  ])
    assert.equal(named(href), true, href);
  for (const href of [
    'https://www.a.example/',
    'https://a.example.evil.example/',
    'https://evila.example/',
    'https://a.example:8443/',
    'https://b.example/',
    'https://evilb.example/',
    'https://www.b.example.evil.example/',
    'https://c.example/',
    'https://d.example/?a.example',
  ])
    assert.equal(named(href), false, href);

  globalThis.location = { origin: 'https://page.example' };
  try {
    assert.equal(from([])('https://a.example/'), true);
    assert.equal(from([])('https://page.example/x.png'), false);
    assert.equal(from([])('http://page.example/x.png'), true);
    assert.equal(from([], true)('https://page.example/x.png'), true);
    assert.equal(from([], true)('https://a.example/'), true);
    assert.equal(from(['a.example'], true)('https://page.example/x.png'), false);
    assert.equal(from(['page.example'])('https://page.example/x.png'), true);
  } finally {
    delete globalThis.location;
  }
});

test('indentation that all lines share is the page’s, not the articles’', () => {
  assert.equal(dedent('\n    ---\n    a:\n      - b\n\n    ---\n'), '\n---\na:\n  - b\n\n---\n');
  assert.equal(dedent('---\n  a: b\n'), '---\n  a: b\n');
  assert.equal(dedent(''), '');
});
