// The related links of a card.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { only } from '../support/browser.mjs';
import { article, plain } from './util/articles.mjs';
import { show, status, titles, until } from './util/stage.mjs';

const link = (title, more = {}) => ({ title, webUrl: `https://news.example/${title}`, ...more });
const main = plain('Main', {
  publishedDateTime: '2024-02-02',
  topics: ['Sea'],
  provider: { name: 'Main News' },
  related: [
    link('Other', { publishedDateTime: '2024-01-01', provider: { name: 'The Other' } }),
    link('Elsewhere'),
    link('Third'),
  ],
});
const files = {
  '/some.yaml': main + plain('Other', { publishedDateTime: '2024-01-01', topics: ['Land'] }) + plain('Last'),
};
const rack = (attributes = '') => `<news-rack src="/some.yaml" ${attributes}></news-rack>`;
const links = (page) => page.locator('article').first().locator('[part=related-link]');
const shift = (page) =>
  page.evaluate(() => {
    window.shift ??= 0;
    new PerformanceObserver((list) => {
      for (const { value } of list.getEntries()) window.shift += value;
    }).observe({ type: 'layout-shift', buffered: true });
  });

test('the first are there with provider and time, and move nothing as they come', async () => {
  const page = await show(rack(), {
    files,
    before: (fresh) => fresh.addInitScript(() => (window.shift = 0)),
  });
  await shift(page);
  await until(() => links(page).allTextContents(), ['Other', 'Elsewhere']);
  const row = page.locator('article').first().locator('[part=related] li').first();
  assert.equal(await row.locator('[part=meta]').textContent(), 'The OtherJan 1, 2024');
  await page.waitForTimeout(200);
  assert.equal(await page.evaluate(() => window.shift), 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('those of a card far below are read when it comes near', async () => {
  const page = await show(`<div id="far"></div>${rack()}`, {
    files: { ...files, '/far.css': '#far { block-size: 4000px }' },
    head: '<link rel="stylesheet" href="/far.css">',
  });
  await until(() => titles(page), ['Main', 'Other', 'Last']);
  await page.waitForTimeout(200);
  assert.equal(await links(page).count(), 0);
  await page.evaluate(() => scrollTo(0, 4000));
  await until(() => links(page).count(), 2);
  await page.close();
});

test('the rest unfolds, and where there is none, what is like it', async () => {
  const page = await show(rack(), { files });
  await page.getByText('3 related links').click();
  await until(async () => (await links(page).allTextContents()).slice(0, 3), ['Other', 'Elsewhere', 'Third']);
  assert.equal(await page.locator('article').nth(1).locator('summary').textContent(), 'More like this');
  await page.close();
});

test('a link to a loaded article can show it here alone, and all comes back as it was', async () => {
  const page = await show(rack('topics="Sea" url-state'), { files });
  await until(() => titles(page), ['Main']);
  await page.getByRole('button', { name: 'Show it here: Other' }).click();
  await until(() => titles(page), ['Other']);
  await until(() => status(page), '1 article of 3');
  await until(() => page.evaluate(() => location.search), '?only=2024-01-01-other');
  assert.equal(await page.getByRole('button', { name: /^Show it here/ }).count(), 0);
  assert.equal(await page.getByRole('button', { name: /Remove.*Sea/ }).count(), 0);
  // Focus is on what took the place of what was pressed.
  const focused = () =>
    page.evaluate(() => document.querySelector('news-rack').shadowRoot.activeElement?.textContent);
  await until(focused, 'Other');
  await page.reload();
  await until(() => titles(page), ['Other']);
  await page.getByRole('button', { name: /Remove.*Only .*Other/ }).click();
  await until(() => titles(page), ['Main']);
  await page.goBack();
  await until(() => titles(page), ['Other']);
  // Who asks for something else leaves it too.
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('oldest');
  await until(() => titles(page), ['Main']);
  assert.equal(await page.evaluate(() => location.search), '?sort=oldest');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('what is not to be seen is not shown by its id either', async () => {
  const page = await show(rack('url-state'), {
    files: {
      '/some.yaml': main + article({ title: 'Hidden', webUrl: 'https://x.example/', published: false }),
    },
  });
  await page.goto(new URL('?only=hidden', page.url()).href);
  await until(() => titles(page), ['Main']);
  await page.close();
});

suite('links for a parser that cannot be had', () => {
  const odd =
    '---\ntitle: Odd\nwebUrl: https://news.example/odd\nrelated:\n  - {title: &a One, webUrl: "https://r.example/1"}\n---\n';
  const problems = (page) => page.locator('news-rack [part=problems]');
  const open = async () => {
    const page = await show(rack(), {
      files: { '/some.yaml': odd },
      before: (fresh) => fresh.route(/newsrack_yaml/, (it) => it.abort()),
    });
    await until(() => problems(page).isVisible(), true);
    await until(() => titles(page), ['Odd']);
    return page;
  };
  test('are said to be missing', async () => {
    const page = await open();
    assert.match(
      await problems(page).textContent(),
      /could not be loaded\..* The related links are left out\./,
    );
    await page.close();
  });

  test(
    'come when all is loaded again',
    only('chromium webkit', 'in Firefox a script that failed has failed as long as the page is there'),
    async () => {
      const page = await open();
      await page.unroute(/newsrack_yaml/);
      await page.locator('news-rack').evaluate((it) => it.reload());
      await until(() => links(page).allTextContents(), ['One']);
      assert.equal(await problems(page).isVisible(), false);
      await page.close();
    },
  );
});

test('without what lists them the cards are there, and who unfolds them is told', async () => {
  const page = await show(rack(), {
    files,
    before: (fresh) => fresh.route('**/card/links.js', (it) => it.abort()),
  });
  await until(() => titles(page), ['Main', 'Other', 'Last']);
  const card = page.locator('article').first();
  await until(() => card.locator('.few li').count(), 0);
  await card.locator('summary').click();
  await until(() => card.locator('details p').count(), 1);
  // In the browser's own words; WebKit's do not say which.
  assert.match(await card.locator('details p').textContent(), /links\.js|module script failed/);
  assert.equal(await links(page).count(), 0);
  await page.close();
});
