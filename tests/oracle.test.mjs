// Is the oracle right? Publishers' own file names say what ids they give; the rest are examples worked by hand.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeEntities } from './oracle/entities.mjs';
import { idOf, readAll } from './oracle/read.mjs';
import * as value from './oracle/values.mjs';
import { sourcesIn } from './support/sources.mjs';

for (const folder of ['azure-sample', 'powerapps']) {
  const sources = sourcesIn(folder);
  const skip = sources.length === 0 && `no articles of ${folder} here`;

  test(`the files of ${folder} are named by the ids of their articles`, { skip }, () => {
    const { articles, problems } = readAll(sources);
    assert.equal(articles.length, sources.length);
    assert.deepEqual(problems, []);
    const odd = articles.filter(({ id, source }) => !isNamedAfter(source.replace(/\.md$/, ''), id));
    assert.deepEqual(
      odd.map(({ id }) => id),
      [],
    );
  });
}

/** Such a site names a file by its own calendar day, without accents, and cuts a long name at a word. */
function isNamedAfter(file, id) {
  const day = (name) => Date.parse(name.slice(0, 10));
  const rest = (name) =>
    name
      .slice(10)
      .replace(/-2$/, '')
      .normalize('NFD')
      .replace(/[^\w-]/g, '');
  const isCut = file.length > 130 && rest(id).startsWith(`${rest(file)}-`);
  const isMisread = rest(id).replaceAll('a', '') === rest(file).replaceAll('a', ''); // â was a byte of a quotation mark
  return (
    Math.abs(day(file) - day(id)) <= 24 * 60 * 60 * 1000 && (rest(file) === rest(id) || isCut || isMisread)
  );
}

test('ids', () => {
  const id = (title, publishedDateTime) => idOf({ title, publishedDateTime, webUrl: 'https://example.org/' });
  assert.equal(id('Tide gauges go online', '2021-06-10T11:03:00Z'), '2021-06-10-tide-gauges-go-online');
  assert.equal(id('Late -- at  night_1!', '2021-06-10T23:30:00-05:00'), '2021-06-11-late-at-night_1');
  assert.equal(id('海洋 & Ærø'), '海洋-ærø');
  assert.equal(id('!?', '2021-06-10'), '2021-06-10');
  assert.match(id('!?'), /^[0-9a-f]{16}$/);
});

test('dates', () => {
  const jsonOf = (written) => {
    const time = value.instant(written);
    return time === undefined ? undefined : new Date(time).toJSON();
  };
  assert.equal(jsonOf('2021-06-10T11:03:00.25+02:00'), '2021-06-10T09:03:00.250Z');
  assert.equal(jsonOf('2021-06-10t11:03:00z'), '2021-06-10T11:03:00.000Z');
  assert.equal(jsonOf('2021-06-10'), '2021-06-10T00:00:00.000Z');
  assert.equal(jsonOf('2021-06-10 11:03'), '2021-06-10T11:03:00.000Z');
  for (const bad of [
    '2021-02-30',
    '2021-13-01',
    '2021-06-10T24:00:00Z',
    '2021-06-10T11:03:00+24:00',
    '10 June',
  ]) {
    assert.equal(jsonOf(bad), undefined, bad);
  }
});

test('text', () => {
  assert.equal(
    decodeEntities('&amp;lt; &#8217;&#x2019; &hellip;&rarr; &bogus; &#0; &#xd800; &amp'),
    '&lt; ’’ …→ &bogus; &#0; &#xd800; &amp',
  );
  assert.equal(value.excerpt(' one\r\n two&nbsp; three '), 'one two three');
  assert.equal(
    value.plainText('# Head\n\n- *one* & <b>two</b>\n> [three](https://example.org)'),
    'Head one & two three',
  );
});

test('links', () => {
  const link = (written) => value.link(written, () => undefined);
  assert.equal(link('HTTPS://Example.org/a b'), 'HTTPS://Example.org/a b');
  assert.equal(link(' https:example.org\\a '), 'https://example.org/a');
  assert.equal(link('https://exam\tple.org'), 'https://example.org/');
  for (const bad of [
    'java\nscript:alert(1)',
    'https://user@example.org/',
    '/a',
    '//example.org/a',
    'https://',
  ]) {
    assert.equal(link(bad), undefined, bad);
  }
});

test('embeds', () => {
  const iframe = (src) => `<iframe width="1" src="${src}" allowfullscreen></iframe>`;
  assert.equal(
    value.embedUrl(iframe('//www.youtube.com/embed/x?a=1&amp;b=2')),
    'https://www.youtube.com/embed/x?a=1&b=2',
  );
  for (const bad of [
    'http://www.youtube.com/embed/x',
    'https://www.youtube.com@example.org/',
    'https://example.org/',
  ]) {
    assert.equal(value.embedUrl(iframe(bad)), undefined, bad);
  }
  assert.equal(value.embedUrl(`${iframe('https://www.youtube.com/embed/x')}<p>`), undefined);
});
