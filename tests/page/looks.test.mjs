import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserName, only } from '../support/browser.mjs';
import { stories } from './util/articles.mjs';
import { arranged, show, until } from './util/stage.mjs';

const LAYOUTS = ['grid', 'list', 'headlines', 'magazine', 'carousel'];

/** In pixels; WebKit’s window can’t be narrower. */
const NARROWEST = browserName === 'webkit' ? 310 : 240;

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

/** So many cards are there, and the style of their layout, without which they are hidden. */
async function shown(page, count) {
  await until(() => page.locator('article').count(), count);
  await page.locator('article').first().waitFor({ state: 'visible' });
}

for (const layout of LAYOUTS) {
  test(`${layout}: nothing sticks out, from 240 pixels on, in either direction`, async () => {
    const page = await open(layout);
    await shown(page, 8);
    await page.getByRole('button', { name: /^Topics/ }).click();
    for (const direction of ['ltr', 'rtl']) {
      await page.locator('html').evaluate((it, to) => (it.dir = to), direction);
      for (const width of [NARROWEST, 320, 768, 1280, 2000]) {
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
    await shown(page, 8);
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
  await shown(page, 8);
  const columns = () =>
    page
      .locator('article')
      .evaluateAll((all) => new Set(all.map((it) => it.getBoundingClientRect().left)).size);
  assert.equal(await columns(), 4);
  await page.locator('main').evaluate((it) => (it.style.width = '400px'));
  assert.equal(await columns(), 1);
  await page.close();
});

test('colours follow the page', only('chromium firefox', 'a dark system is emulated'), async () => {
  const page = await show('<news-rack src="/articles.yaml"></news-rack>', {
    files: { '/articles.yaml': rich, '/page.css': ':root { color-scheme: light dark }' },
    head: '<link rel="stylesheet" href="/page.css">',
    colorScheme: 'dark',
  });
  await shown(page, 8);
  const colours = () =>
    page
      .locator('article h3')
      .first()
      .evaluate((it) => [it, document.body].map((each) => getComputedStyle(each).color));
  const [dark, own] = await colours();
  // Not every browser writes white on black.
  assert.equal(dark, own);
  assert.ok(dark.match(/\d+/g).every((part) => part > 200));
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(await colours(), Array(2).fill('rgb(0, 0, 0)'));
  await page.close();
});

/** Whether what is written can be read on its ground: the contrast of the two, as WCAG counts it. */
const contrast = (page) =>
  page.locator('news-rack').evaluate((it) => {
    const luminance = (colour) => {
      const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
        const share = part / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const { color, backgroundColor } = getComputedStyle(it);
    if (backgroundColor === 'rgba(0, 0, 0, 0)') return 0;
    const [dark, light] = [luminance(color), luminance(backgroundColor)].toSorted((one, two) => one - two);
    return (light + 0.05) / (dark + 0.05);
  });

test(
  'a theme of its own goes before the page’s, on its own ground; what the page says of colours stays',
  only('chromium firefox', 'a dark system is emulated'),
  async () => {
    const page = await show('<news-rack src="/articles.yaml" theme="dark"></news-rack>', {
      files: { '/articles.yaml': rich, '/page.css': ':root { color-scheme: light }', '/own.css': '' },
      head: '<link rel="stylesheet" href="/page.css">',
    });
    await shown(page, 8);
    const rack = page.locator('news-rack');
    const look = () => rack.evaluate((it) => [getComputedStyle(it).colorScheme, getComputedStyle(it).color]);
    const [scheme, dark] = await look();
    assert.equal(scheme, 'dark');
    assert.notEqual(dark, 'rgb(0, 0, 0)');
    assert.ok((await contrast(page)) > 7);
    await rack.evaluate((it) => (it.theme = 'light'));
    assert.deepEqual(await look(), ['light', 'rgb(0, 0, 0)']);
    await rack.evaluate((it) => (it.theme = null));
    assert.deepEqual(await look(), ['light', 'rgb(0, 0, 0)']);
    assert.equal(await rack.evaluate((it) => getComputedStyle(it).backgroundColor), 'rgba(0, 0, 0, 0)');
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('news-rack { color: rgb(1, 2, 3); background: rgb(250, 250, 250) }');
      document.adoptedStyleSheets.push(sheet);
      document.querySelector('news-rack').theme = 'dark';
    });
    assert.deepEqual(await look(), ['dark', 'rgb(1, 2, 3)']);
    await page.close();
  },
);

const boxes = (page, selector) =>
  page.locator(selector).evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));

test('a magazine has one lead, as large as there is room, and the rest around or below it', async () => {
  const page = await open('magazine');
  await shown(page, 8);
  const cards = () => boxes(page, 'article');
  const [lead, ...rest] = await cards();
  assert.ok(lead.width > 2 * rest[0].width && lead.height > 1.5 * rest[0].height);
  assert.ok(Math.abs(rest[0].top - lead.top) < 1 && Math.abs(rest[3].bottom - lead.bottom) < 1);
  assert.deepEqual(new Set(rest.map(({ width }) => Math.round(width))).size, 1);
  await page.setViewportSize({ width: 800, height: 800 });
  const [above, ...below] = await cards();
  assert.ok(below.every(({ top }) => top >= above.bottom) && above.width > 1.9 * below[0].width);
  await page.setViewportSize({ width: 320, height: 800 });
  const [first, second] = await boxes(page, '[part=picture]');
  assert.ok(first.width > 250 && second.width < 100, `${first.width}, ${second.width}`);
  await page.close();
});

test('beside a lead with few others there is no hole', async () => {
  for (const count of [1, 2, 3, 5]) {
    const page = await open('magazine', {
      files: { '/articles.yaml': stories(count, () => ({ topics: ['Oceans'] })) },
    });
    await shown(page, count);
    const cards = await boxes(page, 'news-rack .cards > li');
    const [list] = await boxes(page, 'news-rack .cards');
    const area = cards.reduce((sum, { width, height }) => sum + width * height, 0);
    assert.ok(
      area / (list.width * list.height) > 0.9,
      `${count} cards cover ${area} of ${list.width * list.height}`,
    );
    await page.close();
  }
});

test('a layout that cannot be loaded leaves the grid; one that is late keeps the cards from moving', async () => {
  const failing = await open('magazine', {
    before: (fresh) => fresh.route('**/layout.js', (route) => route.abort()),
  });
  await arranged(failing, 'grid');
  await until(() => failing.locator('article:visible').count(), 8);
  await failing.close();

  let arrive;
  const late = new Promise((done) => (arrive = done));
  const page = await open('magazine', {
    // Without what is held back, the page is not loaded.
    waitUntil: 'domcontentloaded',
    before: (fresh) =>
      fresh.route('**/layout.js', async (route) => {
        await late;
        await route.continue();
      }),
  });
  await until(() => page.locator('article').count(), 8);
  assert.equal(await page.locator('article:visible').count(), 0);
  arrive();
  await until(() => page.locator('article:visible').count(), 8);
  assert.ok((await boxes(page, 'article'))[0].width > 500);
  await page.close();
});

const print = only('chromium firefox', 'print is emulated');
test(
  'on paper, cards are whole, titles tell their addresses, and what is for clicking is left out',
  print,
  async () => {
    const page = await open('carousel', { viewport: { width: 700, height: 800 } });
    await shown(page, 8);
    await page.emulateMedia({ media: 'print' });
    const address = await page
      .locator('article a[part=link]')
      .first()
      .evaluate((it) => getComputedStyle(it, '::after').content.replace('attr(href)', it.href));
    assert.match(address, /https:\/\/news\.example/);
    assert.equal(await page.locator('news-rack :is(form, [part=arrows], [part=more]):visible').count(), 0);
    const [list] = await boxes(page, 'news-rack .cards');
    assert.ok((await boxes(page, 'article')).every(({ right }) => right <= list.right + 1));
    await page.close();
  },
);
