// The bundle, as a page without a bundler of its own embeds it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/tools.mjs';
import { article, stories } from './util/articles.mjs';
import { show, titles, until } from './util/stage.mjs';

const html = readFileSync(join(root, 'www', 'index.html'), 'utf8');
const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(html)[1];

/** A page with the bundle under the demo's policy, and the paths of all that it asked for after its HTML. */
async function showBundle(articles) {
  const asked = [];
  const page = await show('<news-rack src="/articles.yaml"><p>Fallback</p></news-rack>', {
    script: '/pkg/news-rack.js',
    headers: { 'content-security-policy': policy },
    files: { '/articles.yaml': articles },
    before: (fresh) => fresh.on('request', (request) => asked.push(new URL(request.url()).pathname)),
  });
  // How progress looks is for machines that have much else to do.
  const besides = /^\/(page-\d+\/|icon|pkg\/parts\/style\/progress\.js)$/;
  return { page, asked: () => asked.filter((path) => !besides.test(path)) };
}

test('a page asks for the script, the engine and the articles, and then for the rest of the engine', async () => {
  const { page, asked } = await showBundle(stories(3));
  await until(() => titles(page), ['Story 1', 'Story 2', 'Story 3']);
  await page.waitForLoadState('networkidle');
  const [last, ...before] = asked().toReversed();
  assert.equal(last, '/pkg/core/newsrack_rest.wasm');
  assert.deepEqual(before.toSorted(), ['/articles.yaml', '/pkg/core/newsrack_bg.wasm', '/pkg/news-rack.js']);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('the YAML parser comes, from beside the bundle, only with an article that needs it', async () => {
  const unusual = '---\n{ title: In braces, webUrl: "https://example.org/" }\n---\n';
  const { page, asked } = await showBundle(unusual);
  await until(() => titles(page), ['In braces']);
  assert.deepEqual(
    asked().filter((path) => path.startsWith('/pkg/yaml/')),
    ['/pkg/yaml/newsrack_yaml.js', '/pkg/yaml/newsrack_yaml_bg.wasm'],
  );
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('so do the words of another language, and cards of the page’s own', async () => {
  const asked = [];
  const page = await show(
    `<div lang="pt-PT"><news-rack src="/articles.yaml">
      <template slot="card"><a part="link"><b part="title"></b></a></template>
    </news-rack></div>`,
    {
      script: '/pkg/news-rack.js',
      headers: { 'content-security-policy': policy },
      files: { '/articles.yaml': stories(2) },
      before: (fresh) => fresh.on('request', (request) => asked.push(new URL(request.url()).pathname)),
    },
  );
  await until(() => page.locator('news-rack article b').allTextContents(), ['Story 1', 'Story 2']);
  assert.equal(await page.locator('news-rack [part=status]').textContent(), '2 artigos');
  assert.deepEqual(asked.filter((path) => path.startsWith('/pkg/parts/')).toSorted(), [
    '/pkg/parts/card/template.js',
    '/pkg/parts/texts/languages.js',
    '/pkg/parts/texts/languages/pt-PT.js',
  ]);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a page can have a rack of its own from the same file', async () => {
  const { page } = await showBundle(stories(1));
  const shown = await page.evaluate(
    async ([file, text]) => {
      const { Newsrack, NewsRackElement } = await import(file);
      const element = document.querySelector('news-rack');
      element.rack = await Newsrack.open({ text });
      return element instanceof NewsRackElement;
    },
    ['/pkg/news-rack.js', article({ title: 'Mine', webUrl: 'https://example.org/mine' })],
  );
  assert.equal(shown, true);
  await until(() => titles(page), ['Mine']);
  await page.close();
});

test('the engine alone has a file of its own', async () => {
  const { page } = await showBundle(stories(1));
  const found = await page.evaluate(async (text) => {
    const { Newsrack } = await import('/pkg/newsrack.js');
    const rack = await Newsrack.open({ text });
    const { cards } = await rack.search({ text: 'story' });
    rack.free();
    return cards.map((card) => card.title);
  }, stories(2));
  assert.deepEqual(found, ['Story 1', 'Story 2']);
  await page.close();
});

test('a rack that was opened with the engine’s own file has its values counted', async () => {
  const page = await show('<news-rack controls="topics"></news-rack>', { script: '/pkg/news-rack.js' });
  await page.evaluate(
    async (text) => {
      const { Newsrack } = await import('/pkg/newsrack.js');
      document.querySelector('news-rack').rack = await Newsrack.open({ text });
    },
    stories(2, () => ({ topics: ['Oceans'] })),
  );
  await page.getByRole('button', { name: 'Topics' }).click();
  await until(() => page.getByRole('checkbox', { name: 'Oceans' }).count(), 1);
  await page.close();
});
