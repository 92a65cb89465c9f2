// The site as it is deployed: a folder on a static host, at any path.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { writeSite } from '../../scripts/site.mjs';
import { host } from '../package/project.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { filesIn } from '../support/files.mjs';
import { bare, until } from './util/stage.mjs';

const PAGES = ['', ...filesIn('www/site', '.html').map((file) => file.replace('www/', ''))];
const WITH_RACKS = ['', 'site/gallery.html', 'site/configurator.html', 'site/playground.html'];

const folder = mkdtempSync(join(tmpdir(), 'newsrack-site-'));
const path = 'some/where/';
let browser;
let server;
before(async () => {
  writeSite(join(folder, path));
  [browser, server] = [await launch(), await host(folder)];
});
after(async () => {
  await browser.close();
  server.stop();
  rmSync(folder, { recursive: true });
});

const open = (page, options) => openPage(browser, `${server.url}${path}${page}`, options);

const cards = (page) => page.locator('news-rack article').count();

suite('every page', () => {
  for (const name of PAGES) {
    test(`${name || 'the first'} has nothing to complain of, asks for nothing elsewhere, and its links lead somewhere`, async () => {
      const asked = [];
      const page = await open(name, {
        viewport: { width: 320, height: 900 },
        before: (fresh) => fresh.on('request', (request) => asked.push(request.url())),
      });
      if (WITH_RACKS.includes(name)) await until(async () => (await cards(page)) > 0, true);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(
        asked.filter((url) => !url.startsWith(`${server.url}${path}`)),
        [],
      );
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      const links = await page.locator('a').evaluateAll((all) => all.map(({ href }) => href));
      const lost = links.filter((link) => {
        const url = new URL(link);
        if (!link.startsWith(server.url)) return url.protocol !== 'https:';
        const file = join(folder, url.pathname.replace(/\/$/, '/index.html'));
        if (!existsSync(file)) return true;
        const [, id] = decodeURIComponent(url.hash).split('#');
        return id && !readFileSync(file, 'utf8').includes(`id="${id}"`);
      });
      assert.deepEqual(
        lost.filter((link) => !/\.example\//.test(link)),
        [],
      );
      assert.deepEqual(page.complaints, []);
      await page.close();
    });
  }

  test('is one script with the element, whose parts are beside it', async () => {
    const page = await open('');
    await until(async () => (await cards(page)) > 0, true);
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => new URL(name).pathname)
        .filter((name) => name.endsWith('.js') && !name.includes('/yaml/')),
    );
    assert.equal(scripts[0], `/${path}pkg/news-rack.js`);
    assert.deepEqual(
      scripts.slice(1).filter((name) => !name.startsWith(`/${path}pkg/parts/`)),
      [],
    );
    await page.close();
  });
});

test('in the gallery, every rack shows cards', async () => {
  const page = await open('site/gallery.html');
  const counts = () =>
    page
      .locator('news-rack')
      .evaluateAll((all) => all.map((it) => it.shadowRoot?.querySelectorAll('article').length > 0));
  const many = await page.locator('news-rack').count();
  await until(counts, Array(many).fill(true));
  assert.deepEqual(page.complaints, []);
  await page.close();
});

suite('the configurator', () => {
  const snippet = (page) => page.locator('#snippet').textContent();
  const attribute = (page, name) => page.locator('news-rack').getAttribute(name);

  test('what is set is seen, in the lines and in the address', async () => {
    const page = await open('site/configurator.html');
    await until(async () => (await cards(page)) > 0, true);
    await page.getByLabel('Layout', { exact: true }).selectOption('list');
    await page.getByLabel('Cards at a time').fill('3');
    await page.getByLabel('topics', { exact: true }).uncheck();
    await page.getByRole('textbox', { name: 'Topics' }).fill('Oceans');
    await page.getByLabel('Accent', { exact: true }).fill('teal');
    await until(() => cards(page), 3);
    assert.equal(await attribute(page, 'layout'), 'list');
    assert.equal(
      await snippet(page),
      `<script type="module" src="newsrack/pkg/news-rack.js"></script>
<news-rack
  src="articles.yaml"
  controls="search providers sort"
  layout="list"
  limit="3"
  topics="Oceans"
></news-rack>

/* in your stylesheet */
news-rack {
  --newsrack-accent: teal;
}`,
    );
    const accent = await page
      .locator('news-rack')
      .evaluate((it) => getComputedStyle(it).getPropertyValue('--newsrack-accent'));
    assert.equal(accent, 'teal');
    assert.deepEqual(page.complaints, []);

    const again = await openPage(browser, page.url());
    await until(() => cards(again), 3);
    assert.equal(await snippet(again), await snippet(page));
    await page.close();
    await again.close();
  });

  test('no controls, and a width', async () => {
    const page = await open('site/configurator.html#controls=none&layout=headlines');
    await until(async () => (await cards(page)) > 0, true);
    assert.equal(await attribute(page, 'controls'), 'none');
    await page.locator('#width').selectOption('320');
    await until(() => page.locator('#frame').evaluate((it) => it.offsetWidth), 320);
    await page.close();
  });
});

suite('the playground', () => {
  const problems = (page) => page.locator('#problems li').allTextContents();
  const titles = (page) => page.locator('news-rack article a[part=link]').allTextContents();

  test('cards and problems follow what is written', async () => {
    const page = await open('site/playground.html');
    await until(async () => (await cards(page)) > 0, true);
    assert.ok((await problems(page)).length > 0);
    const text = page.getByRole('textbox', { name: 'Articles' });
    await text.fill('---\ntitle: <b>Tides</b>\nwebUrl: https://tides.example/\n---\n');
    await until(() => titles(page), ['<b>Tides</b>']);
    assert.deepEqual(await problems(page), []);
    assert.equal(bare(await page.locator('#count').textContent()), '1 article, no problems');

    await text.fill(
      '---\ntitle: Tides\nwebUrl: https://tides.example/\npublishedDateTime: soon\n---\n---\ntitle: Reef\n',
    );
    await until(() => titles(page), ['Tides']);
    await until(async () => (await problems(page)).length, 2);
    await page.getByRole('button', { name: '4:20: go to line 4, column 20' }).click();
    const selected = await text.evaluate((it) => it.value.slice(it.selectionStart, it.selectionEnd));
    assert.equal(selected, 'soon');
    assert.deepEqual(page.complaints, []);
    await page.close();
  });

  test('a text can be read as one article and its body', async () => {
    const page = await open('site/playground.html');
    const text = page.getByRole('textbox', { name: 'Articles' });
    await text.fill(
      '---\ntitle: Tides\nwebUrl: https://tides.example/\n---\ntitle: no article\n---\ntitle: nor this\n',
    );
    await page.getByLabel('Read as').selectOption('article.md');
    await until(() => titles(page), ['Tides']);
    await page.getByText('What the engine read').click();
    await until(
      async () => JSON.parse(await page.locator('#read').textContent()).body.startsWith('title: no'),
      true,
    );
    await page.close();
  });
});
