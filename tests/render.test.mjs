// `newsrack render`: what it writes and what it refuses. That browsers show it is in tests/page/render.test.mjs.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { plain, stories } from './page/util/articles.mjs';
import { render } from './support/render.mjs';

const files = { 'articles.yaml': stories(3, (at) => ({ topics: at ? ['Odd, or not'] : ['First'] })) };

/** The titles of cards in HTML that it wrote, without their marks. */
const titles = (html) =>
  [...html.matchAll(/<a part="link"[^>]*>(.*?)<\/a>/g)].map(([, title]) => title.replace(/<[^>]*>/g, ''));

/** The script for search engines, read. */
const dataIn = (html) =>
  JSON.parse(/<script type="application\/ld\+json">(.*)<\/script>\n$/.exec(html)?.[1] ?? 'null');

suite('which articles', () => {
  const rows = [
    [[], ['Story 1', 'Story 2', 'Story 3']],
    [
      ['--query', 'limit=2'],
      ['Story 1', 'Story 2'],
    ],
    [['--query', '{"limit": 1, "sort": "oldest"}'], ['Story 3']],
    [['--query=topics=first'], ['Story 1']],
    [
      ['--query', '{"topics": ["Odd, or not"]}'],
      ['Story 2', 'Story 3'],
    ],
    [
      ['--query', '{"topics": [" Odd, or not "]}'],
      ['Story 2', 'Story 3'],
    ],
    [
      ['--query', 'topics=Odd\\, or not&topics=first&sort=oldest'],
      ['Story 3', 'Story 2', 'Story 1'],
    ],
    [
      ['--query', 'until=2023-12-31'],
      ['Story 2', 'Story 3'],
    ],
    [
      ['--query', 'text=story -2'],
      ['Story 1', 'Story 3'],
    ],
  ];
  for (const [args, expected] of rows) {
    test(`newsrack render articles.yaml ${args.join(' ')}`, () => {
      const { status, stdout, stderr } = render(files, 'articles.yaml', ...args);
      assert.deepEqual([status, titles(stdout)], [0, expected]);
      assert.equal(stderr, `${expected.length} card${expected.length === 1 ? '' : 's'} of 3 articles\n`);
      assert.deepEqual(
        dataIn(stdout).itemListElement.map(({ item }) => item.headline),
        expected,
      );
    });
  }

  test('what HTML cannot say is shown to be missing', () => {
    const article = '---\ntitle: "A\\0B"\nwebUrl: https://news.example/a\n---\n';
    assert.deepEqual(titles(render({ 'articles.yaml': article }, 'articles.yaml').stdout), ['A\ufffdB']);
  });

  test('none is said by the status, and problems are counted', () => {
    const { status, stdout, stderr } = render(
      { 'articles.yaml': `${stories(1)}---\ntitle: No link\n---\n` },
      'articles.yaml',
      '--query',
      'topics=Nowhere',
    );
    assert.deepEqual([status, titles(stdout)], [1, []]);
    assert.equal(stderr, '0 cards of 1 article; 1 problem, which newsrack check tells\n');
  });
});

test('search engines are told all that a card says', () => {
  const { stdout } = render(
    {
      'a.md': plain('Tides </script><!-- --> \u2028 rise', {
        publishedDateTime: '2026-11-19T07:30:00+01:00',
        updatedDateTime: '2026-11-20',
        originalUrl: 'https://elsewhere.example/',
        category: 'news',
        topics: ['Oceans'],
        excerpt: 'Lines & more.',
        provider: { name: 'The Tidewatch', images: [{ url: 'https://t.example/i.png' }] },
        images: [{ url: 'https://t.example/1.png' }, { url: 'https://t.example/2.png' }],
      }),
    },
    'a.md',
  );
  assert.deepEqual(dataIn(stdout), {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    numberOfItems: 1,
    itemListElement: [
      {
        '@type': 'ListItem',
        position: 1,
        item: {
          '@type': 'NewsArticle',
          headline: 'Tides </script><!-- --> \u2028 rise',
          url: `https://news.example/${encodeURIComponent('Tides </script><!-- --> \u2028 rise')}`,
          description: 'Lines & more.',
          datePublished: '2026-11-19T06:30:00.000Z',
          dateModified: '2026-11-20',
          image: ['https://t.example/1.png', 'https://t.example/2.png'],
          articleSection: 'news',
          keywords: ['Oceans'],
          publisher: { '@type': 'Organization', name: 'The Tidewatch', logo: 'https://t.example/i.png' },
        },
      },
    ],
  });
  const [, script] = /<script type="application\/ld\+json">(.*)<\/script>/.exec(stdout);
  assert.doesNotMatch(script, /[<>&\u2028\u2029]/);
});

suite('how they look', () => {
  const looks = (...args) => render(files, 'articles.yaml', ...args).stdout;

  test('the style is written into the HTML, or linked to', () => {
    assert.match(looks(), /^<template shadowrootmode="open"><style>:host\{/);
    assert.match(
      looks('--css', '/a"b.css'),
      /^<template[^>]*><link rel="stylesheet" href="\/a&quot;b.css"><div/,
    );
  });

  test('as the element’s attributes say', () => {
    const html = looks('--css=x', '--layout', 'list', '--heading=4', '--controls', 'none', '--related', '0');
    assert.match(html, /data-layout="list"/);
    assert.match(html, /<h4 class="title"/);
    assert.doesNotMatch(html, /<details|role="search"/);
  });

  test('links may be relative to where the articles will be', () => {
    const article = '---\ntitle: Here\nwebUrl: ../here\n---\n';
    const { stdout } = render(
      { 'site/a b/1.md': article, 'site/2.md': article.replace('Here', 'There') },
      'site',
      '--base',
      'https://n.example/news/',
    );
    const links = [...stdout.matchAll(/<a part="link"[^>]* href="([^"]*)"/g)].map(([, href]) => href);
    assert.deepEqual(links.toSorted(), ['https://n.example/here', 'https://n.example/news/here']);
  });

  test('dates are whole days, in the language that is asked for', () => {
    assert.match(looks('--lang', 'de'), /<time[^>]*><bdi>01\.01\.2024</);
    assert.match(looks(), /<time[^>]*><bdi>Jan 1, 2024</);
    // It is read long after it was written.
    const { stdout } = render(
      { 'a.md': plain('New', { publishedDateTime: new Date().toISOString() }) },
      'a.md',
    );
    assert.match(stdout, /<time[^>]*><bdi>\w{3} \d+, \d{4}</);
  });

  test('topics are no buttons', () => {
    assert.match(looks(), /<span class="topic" part="topic"><bdi>First</);
    assert.doesNotMatch(looks(), /<button[^>]* part="topic"/);
  });

  test('related links are there, folded, without what only scripts can do', () => {
    const related = Array.from({ length: 12 }, (_, n) => ({
      title: `R${n}`,
      webUrl: `https://r.example/${n}`,
    }));
    const { stdout } = render(
      { 'a.md': plain('One', { related }) },
      'a.md',
      '--controls=none',
      '--related=10',
    );
    const [details] = /<details.*<\/details>/s.exec(stdout);
    assert.equal(stdout.match(/part="related-link"/g).length, 10);
    assert.equal(details.match(/part="related-link"/g).length, 8);
    assert.doesNotMatch(details, /<button|<details[^>]* open/);
  });
});

suite('wrong usage says what to do instead, with status 2', () => {
  const rows = [
    [[], 'Say which files or folders to render, such as: newsrack render articles/'],
    [['articles.yaml', '--query'], "--query needs names and values, such as --query 'topics=Oceans&limit=6'"],
    [
      ['articles.yaml', '--query', 'tides'],
      "--query needs names and values, such as --query 'topics=Oceans&limit=6'",
    ],
    [
      ['articles.yaml', '--query', 'topic=Oceans'],
      '--query has no topic; it knows text, topics, providers, types, categories, since, until, minQuality, minHeat, published, sort, limit.',
    ],
    [['articles.yaml', '--query', 'limit=many'], "limit can't be many."],
    [['articles.yaml', '--query', '{"sort": "newst"}'], "sort can't be newst."],
    [
      ['articles.yaml', '--query', 'since=yesterday'],
      'since: "yesterday" is no date; write it as 2021-06-10 or 2021-06-10T11:03:00Z.',
    ],
    [['articles.yaml', '--layout', 'gird'], "layout can't be gird."],
    [['articles.yaml', '--controls', 'search serach'], "controls can't be search serach."],
    [['articles.yaml', '--heading=9'], "heading can't be 9."],
    [
      ['articles.yaml', '--lang', 'not a language'],
      'There is no language not a language; write one as HTML does, such as --lang pt-BR',
    ],
    [
      ['articles.yaml', '--base', '/news'],
      '--base needs a whole address, such as --base https://example.org/articles/',
    ],
    [['articles.yaml', '--colour=red'], 'There is no option --colour=red; see newsrack --help'],
    [['nowhere'], 'There is no file or folder nowhere.'],
  ];
  for (const [args, message] of rows) {
    test(`newsrack render ${args.join(' ')}`, () => {
      assert.deepEqual(render(files, ...args), { status: 2, stdout: '', stderr: `newsrack: ${message}\n` });
    });
  }
});
