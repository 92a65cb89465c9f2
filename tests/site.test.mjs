// The site says what there is: its pages are compared with the code and the documents.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { pages } from '../scripts/reference.mjs';
import { root } from '../scripts/tools.mjs';
import { ATTRIBUTES, LAYOUTS } from '../www/element/attributes.js';
import { GROUPS, VARIABLES, directionOf, snippetOf } from '../www/site/settings.js';
import { LANGUAGE_NAMES } from '../www/texts/languages.js';
import { filesIn } from './support/files.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');

const PAGES = ['www/index.html', ...filesIn('www/site', '.html')];

suite(
  'the documents’ pages say what the documents say now: node scripts/reference.mjs writes them anew',
  () => {
    for (const [name, page] of Object.entries(pages())) {
      test(name, () => assert.ok(read(`www/site/${name}`) === page, `${name} is not up to date`));
      test(`${name} has no Markdown left`, () => {
        const main = page.slice(page.indexOf('<header>')).replace(/<(pre|code)>.*?<\/\1>/gs, '');
        assert.doesNotMatch(main, /`|\*\*|\]\(|^#|^\||^- /m);
      });
    }
  },
);

test('all pages have the same head: their policy, and the way to all others', () => {
  const policy = (html) => /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1];
  const ways = (html) =>
    [...html.matchAll(/<li><a href="([^"]*)"( aria-current="page")?>(.*?)<\/a><\/li>\n/g)]
      .map(([, href, , name]) => [href.replace(/^\.\.?\//, ''), name])
      .slice(0, PAGES.length);
  const home = read('www/index.html');
  assert.equal(ways(home).length, PAGES.length);
  assert.match(policy(home), /require-trusted-types-for 'script'/);
  for (const file of PAGES) {
    assert.equal(policy(read(file)), policy(home), file);
    assert.deepEqual(ways(read(file)), ways(home), file);
    const current = /<a href="([^"]*)" aria-current="page">/.exec(read(file))?.[1];
    assert.equal(
      join('www', current.replace(/^\.\.?\//, '')).replace(/\/?$/, ''),
      file.replace(/\/index\.html$/, ''),
    );
  }
});

test('the gallery shows every layout', () => {
  const shown = [...read('www/site/gallery.html').matchAll(/<h2>.*?layout="(\w+)" controls/gs)].map(
    ([, name]) => name,
  );
  for (const layout of LAYOUTS) assert.ok(shown.includes(layout), layout);
});

test('the pages with samples have all of the demo’s articles', () => {
  const articles = readdirSync(join(root, 'www/demo/articles'))
    .filter((name) => !name.startsWith('.'))
    .toSorted();
  const named = (text) => [...new Set(text.match(/[\w-]+\.(?:yaml|md)\b/g))].toSorted();
  assert.deepEqual(named(read('www/site/samples.js')), articles);
  const [src] = /src="\s+demo[^"]*"/.exec(read('www/index.html'));
  assert.deepEqual(named(src), articles);
});

suite('the configurator', () => {
  test('offers every attribute and every variable', () => {
    const fields = Object.values(GROUPS).flatMap((fields) => Object.keys(fields));
    assert.deepEqual(fields.toSorted(), Object.keys(ATTRIBUTES).toSorted());
    const code = filesIn('www', '.js').filter((file) => !file.startsWith('www/site/'));
    const variables = new Set(
      code
        .map(read)
        .join('\n')
        .match(/--newsrack-[\w-]+/g),
    );
    assert.deepEqual(Object.keys(VARIABLES).toSorted(), [...variables].toSorted());
  });

  test('knows which languages go from right to left', () => {
    const found = LANGUAGE_NAMES.filter((name) => directionOf(name) === 'rtl');
    const expected = LANGUAGE_NAMES.filter((name) => /^(ar|dv|fa|he|ps|ur|yi)\b/.test(name));
    assert.deepEqual(found, expected);
  });

  test('writes the lines', () => {
    const script = '<script type="module" src="newsrack/pkg/news-rack.js"></script>\n';
    assert.equal(snippetOf({}), `${script}<news-rack src="articles.yaml"></news-rack>`);
    assert.equal(
      snippetOf({ src: 'a.md', text: '"tide" & <b>', 'url-state': '', lang: 'ar', '--newsrack-gap': '1rem' }),
      `${script}<news-rack
  src="a.md"
  text="&quot;tide&quot; &amp; <b>"
  url-state
  lang="ar"
  dir="rtl"
></news-rack>

/* in your stylesheet */
news-rack {
  --newsrack-gap: 1rem;
}`,
    );
  });
});
