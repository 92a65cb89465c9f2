// What stands there before the first card.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stories } from './util/articles.mjs';
import { inParts } from './util/slow.mjs';
import { show, status, titles, until } from './util/stage.mjs';

const skeletons = (page) => page.locator('[part=skeleton]').count();
const rich = stories(12, (at) => ({
  topics: [`Topic ${at}`],
  provider: { name: `Provider ${at}` },
  images: [{ url: `https://img.example/${at}.png` }],
}));

for (const layout of ['grid', 'list', 'headlines']) {
  for (const width of [320, 1280]) {
    test(`${layout}, ${width} pixels wide: the first cards come where their places were, and nothing shifts`, async () => {
      const slow = inParts();
      const page = await show(`<news-rack src="/slow.yaml" layout="${layout}"></news-rack>`, {
        files: { '/slow.yaml': slow.answer },
        viewport: { width, height: 800 },
      });
      await until(() => skeletons(page), 8);
      // Before there is the layout's own style, they are hidden.
      await page.locator('[part=skeleton]').first().waitFor({ state: 'visible' });
      await until(() => status(page), 'Loading articles…');
      assert.equal(await page.getByRole('status').getAttribute('aria-busy'), 'false');
      const places = () =>
        page.evaluate(() => {
          const { shadowRoot } = document.querySelector('news-rack');
          const parts = ['[part=controls]', '[part=search]', '[part=cards]', '[part=cards] > li'];
          return parts.map((part) => {
            const { left, top, width: wide } = shadowRoot.querySelector(part).getBoundingClientRect();
            return [left, top, wide];
          });
        });
      const before = await places();
      await page.evaluate(() => {
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) window.shift += value;
        }).observe({ type: 'layout-shift' });
      });
      slow.send(rich);
      await until(() => page.locator('article').count(), 11);
      assert.deepEqual(await places(), before);
      slow.end();
      await until(async () => (await titles(page)).length, 12);
      await page.waitForTimeout(300);
      assert.equal(await skeletons(page), 0);
      assert.equal(await page.evaluate(() => window.shift), 0);
      assert.deepEqual(page.complaints, []);
      await page.close();
    });
  }
}

test('a filter that never has a value keeps its place, and whoever is there keeps theirs; it opens nothing', async () => {
  const slow = inParts();
  const controls = 'search types topics categories providers sort';
  const page = await show(`<news-rack src="/slow.yaml" controls="${controls}"></news-rack>`, {
    files: { '/slow.yaml': slow.answer },
    viewport: { width: 640, height: 800 },
  });
  await until(() => skeletons(page), 8);
  const places = () =>
    page.locator('.controls > *').evaluateAll((all) => all.map((it) => it.offsetLeft + it.offsetTop));
  const before = await places();
  await slow.asked;
  await slow.send(rich);
  await until(() => page.locator('article').count(), 11);
  const types = page.getByRole('button', { name: 'Types' });
  await types.focus();
  slow.end();
  const off = () => page.locator('.facet').evaluateAll((all) => all.map((it) => it.ariaDisabled));
  await until(off, ['false', 'false', 'true', 'true']);
  await types.press('Enter');
  assert.equal(await types.getAttribute('aria-expanded'), 'false');
  assert.equal(await types.evaluate((it) => it.getRootNode().activeElement === it), true);
  assert.deepEqual(await places(), before);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('nobody can reach what is not there yet', async () => {
  const slow = inParts();
  const page = await show('<news-rack src="/slow.yaml" limit="3"></news-rack>', {
    files: { '/slow.yaml': slow.answer },
  });
  await until(() => skeletons(page), 3);
  assert.equal(await page.getByRole('listitem').count(), 0);
  const focused = () => page.evaluate(() => document.activeElement.localName);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'body');
  slow.end(rich);
  await until(async () => (await titles(page)).length, 3);
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'news-rack');
  await page.close();
});

test('where the tag holds something to see, that stays; where it does not, or nothing arrives, no skeleton is left', async () => {
  const slow = inParts();
  const page = await show(
    '<news-rack src="/slow.yaml"> <script type="application/json">1</script>\n</news-rack>',
    { files: { '/slow.yaml': slow.answer, '/gone.yaml': { status: 404, body: 'nothing here' } } },
  );
  await until(() => skeletons(page), 8);
  await page.locator('news-rack').evaluate((it) => it.append('See our archive'));
  await until(() => skeletons(page), 0);
  await page.locator('news-rack').evaluate((it) => {
    it.textContent = '';
    it.src = '/gone.yaml';
  });
  await until(() => page.getByRole('alert').locator('strong').count(), 1);
  assert.equal(await skeletons(page), 0);
  assert.equal(await page.getByRole('search').count(), 0);
  await page.close();
});
