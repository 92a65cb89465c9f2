import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stories } from './util/articles.mjs';
import { show, until } from './util/stage.mjs';

const LAYOUTS = ['grid', 'list', 'headlines'];

const rich = stories(8, (at) => ({
  title: `A rather long title of story ${at} with a Donaudampfschifffahrtsgesellschaftskapitänsmütze in it`,
  excerpt: 'An excerpt that goes on for more than one line in most layouts, and then for another. '.repeat(3),
  topics: ['Oceans', 'Long topics that hardly fit into a narrow card at all', 'Sound'],
  provider: { name: 'The Extraordinarily Well Named Provider' },
  images: [{ url: `https://img.example/${at}.png`, width: 300, height: 200 }],
  type: at % 2 ? 'video' : 'article',
  related: [{ title: 'Related', webUrl: 'https://related.example/' }],
}));

const open = (layout, options) =>
  show(`<news-rack src="/articles.yaml" layout="${layout}" topics="Oceans"></news-rack>`, {
    files: { '/articles.yaml': rich },
    ...options,
  });

for (const layout of LAYOUTS) {
  test(`${layout}: nothing sticks out, from 240 pixels on, in either direction`, async () => {
    const page = await open(layout);
    await until(() => page.locator('article').count(), 8);
    await page.getByRole('button', { name: /^Topics/ }).click();
    for (const direction of ['ltr', 'rtl']) {
      await page.locator('html').evaluate((it, to) => (it.dir = to), direction);
      for (const width of [240, 320, 768, 1280, 2000]) {
        await page.setViewportSize({ width, height: 800 });
        const [content, room] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        assert.ok(content <= room, `${content} pixels wide in ${room}, ${direction}`);
      }
    }
    await page.close();
  });

  test(`${layout}: what can be clicked is at least 24 pixels high and wide`, async () => {
    const page = await open(layout, { viewport: { width: 320, height: 800 } });
    await until(() => page.locator('article').count(), 8);
    await page.getByRole('button', { name: /^Topics/ }).click();
    const small = await page
      .locator('news-rack :is(button, select, summary, label, input[type=search]):visible')
      .evaluateAll((all) =>
        all
          .map((it) => [it.className || it.localName, it.getBoundingClientRect()])
          .filter(([, box]) => box.width < 24 || box.height < 24)
          .map(([name, box]) => `${name} ${box.width} × ${box.height}`),
      );
    assert.deepEqual(small, []);
    await page.close();
  });
}

test('the narrowness that counts is that of the element, not of the page', async () => {
  const page = await show('<main><news-rack src="/articles.yaml"></news-rack></main>', {
    files: { '/articles.yaml': rich },
  });
  await until(() => page.locator('article').count(), 8);
  const columns = () =>
    page
      .locator('article')
      .evaluateAll((all) => new Set(all.map((it) => it.getBoundingClientRect().left)).size);
  assert.equal(await columns(), 4);
  await page.locator('main').evaluate((it) => (it.style.width = '400px'));
  assert.equal(await columns(), 1);
  await page.close();
});

test('colours follow the page', async () => {
  const page = await show('<news-rack src="/articles.yaml"></news-rack>', {
    files: { '/articles.yaml': rich, '/page.css': ':root { color-scheme: light dark }' },
    head: '<link rel="stylesheet" href="/page.css">',
    colorScheme: 'dark',
  });
  await until(() => page.locator('article').count(), 8);
  const colour = () =>
    page
      .locator('article h3')
      .first()
      .evaluate((it) => getComputedStyle(it).color);
  assert.equal(await colour(), 'rgb(255, 255, 255)');
  await page.emulateMedia({ colorScheme: 'light' });
  assert.equal(await colour(), 'rgb(0, 0, 0)');
  await page.close();
});
