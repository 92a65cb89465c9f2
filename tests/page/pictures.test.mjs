// When pictures are asked for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { only } from '../support/browser.mjs';
import { plain } from './util/articles.mjs';
import { inParts } from './util/slow.mjs';
import { loaded, show, titles, until } from './util/stage.mjs';
import { held, hold, pass } from './util/timers.mjs';

/** A card that stays so long gets its pictures, in milliseconds. */
const STAY = 1000;

/** An article with a picture and an icon of its own, the newer the higher its number. */
const illustrated = (at) =>
  plain(`Story ${at}`, {
    publishedDateTime: new Date(Date.UTC(2024, 0, 1) + at * 86_400_000).toISOString(),
    images: [{ url: `https://img.example/picture-${at}.png`, width: 300, height: 200 }],
    provider: { name: 'P', images: [{ url: `https://img.example/icon-${at}.png`, width: 20, height: 20 }] },
  });

/** A page that keeps the names of the pictures it asked for. */
async function showing(markup, files, prepare) {
  const asked = [];
  const page = await show(markup, {
    files,
    before: async (fresh) => {
      fresh.on('request', (request) => {
        const { host, pathname } = new URL(request.url());
        if (host === 'img.example') asked.push(pathname.slice(1, -4));
      });
      await prepare?.(fresh);
    },
  });
  return { page, asked };
}

test('while a hundred sources arrive, pictures are asked for only of what stays', async () => {
  const files = {};
  const paths = Array.from({ length: 100 }, (_, at) => `/source-${at}.yaml`);
  // One after the other and the newest last: each pushes the cards before it down the page, and off it.
  let opened;
  let sent;
  const open = new Promise((done) => (opened = done));
  const all = new Promise((done) => (sent = done));
  const renders = (page) => page.evaluate(() => window.told.filter(([name]) => name === 'search').length);
  /** However slow the page is, between some of them it shows what there is. */
  const pause = async (at) => {
    if (at % 20) return new Promise((done) => setTimeout(done, 20));
    const page = await open;
    return until(async () => (await renders(page)) >= at / 20, true);
  };
  let last = Promise.resolve();
  for (const [at, path] of paths.entries()) {
    files[path] = async (_request, response) => {
      last = last.then(() => pause(at));
      await last;
      response.end(illustrated(at));
      if (path === paths.at(-1)) sent();
    };
  }
  const { page, asked } = await showing(
    `<news-rack src="${paths.join(' ')}" controls="none" limit="8"></news-rack>`,
    files,
    // However long one stays there: it is not what stays.
    (fresh) => hold(fresh, STAY),
  );
  opened(page);
  await all;
  await loaded(page);
  assert.ok((await renders(page)) > 4);
  const shown = Array.from({ length: 8 }, (_, at) => 99 - at);
  assert.deepEqual(
    await titles(page),
    shown.map((at) => `Story ${at}`),
  );
  const final = shown.flatMap((at) => [`picture-${at}`, `icon-${at}`]);
  await until(async () => final.filter((name) => !asked.includes(name)), []);
  const others = asked.filter((name) => !final.includes(name));
  assert.deepEqual(others, []);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a card that stays gets its picture before the rest is loaded, and its box is there from the first', async () => {
  const slow = inParts();
  const { page, asked } = await showing(
    '<news-rack src="/slow.yaml"></news-rack>',
    { '/slow.yaml': slow.answer },
    (fresh) => hold(fresh, STAY),
  );
  await slow.asked;
  slow.send(illustrated(1) + illustrated(2));
  await until(() => titles(page), ['Story 1']);
  await until(() => held(page), [2, 2]);
  assert.deepEqual(asked, []);
  const boxes = () =>
    page
      .locator('article :is(img, [part=provider])')
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
  const before = await boxes();
  assert.ok(before.every(({ width, height }) => width > 10 && height > 10));
  await pass(page);
  await until(() => asked.toSorted(), ['icon-1', 'picture-1']);
  assert.deepEqual(await boxes(), before);
  slow.end();
  await until(() => asked.toSorted(), ['icon-1', 'icon-2', 'picture-1', 'picture-2']);
  await page.close();
});

test('what is taken out of the page while it loads has its pictures when it is back', async () => {
  const slow = inParts();
  const { page, asked } = await showing('<news-rack src="/slow.yaml"></news-rack>', {
    '/slow.yaml': slow.answer,
  });
  await slow.asked;
  slow.send(illustrated(1) + illustrated(2));
  await until(() => titles(page), ['Story 1']);
  await page.locator('news-rack').evaluate((it) => (window.rack = it).remove());
  await slow.gone;
  await page.waitForTimeout(1100);
  await show('', { files: { '/slow.yaml': illustrated(1) } }).then((it) => it.close());
  await page.evaluate(() => document.body.append(window.rack));
  await until(() => [...new Set(asked)].toSorted(), ['icon-1', 'picture-1']);
  await page.close();
});

/** Which addresses a page asks for, and what it shows of them, with one article that has these pictures. */
async function picturing(images, { lost = [], ...options } = {}) {
  const asked = [];
  const page = await show('<news-rack src="/one.yaml" controls="none"></news-rack>', {
    files: { '/one.yaml': plain('Story', { images, provider: { name: 'Tide Times' } }) },
    async before(fresh) {
      await fresh.route('https://img.example/**', (route) => {
        const path = new URL(route.request().url()).pathname.slice(1);
        asked.push(path);
        return lost.includes(path) ? route.fulfill({ status: 404, body: '' }) : route.fallback();
      });
    },
    ...options,
  });
  await until(() => titles(page), ['Story']);
  const shown = () =>
    page
      .locator('article img')
      .evaluateAll((all) =>
        all.filter((it) => it.naturalWidth).map((it) => new URL(it.currentSrc).pathname.slice(1)),
      );
  return { page, asked, shown };
}

/** One picture in these widths, the largest first, named as publishers name them. */
const inWidths = (...widths) =>
  widths.map((width) => ({
    url: `https://img.example/tides-${width}x${width / 2}.jpg`,
    width,
    height: width / 2,
    title: 'Tides',
  }));

test(
  'of one picture in several sizes, the smallest that is large enough is asked for',
  only('chromium firefox', 'the density of a display is emulated'),
  async () => {
    const images = inWidths(2400, 1200, 600, 300, 150);
    // A card is 290 pixels wide here, or 320 pixels less its margins.
    for (const [options, name] of [
      [{}, 'tides-300x150.jpg'],
      [{ deviceScaleFactor: 2 }, 'tides-600x300.jpg'],
      [{ deviceScaleFactor: 3, viewport: { width: 1200, height: 800 } }, 'tides-1200x600.jpg'],
    ]) {
      const { page, asked, shown } = await picturing(images, options);
      await until(shown, [name]);
      assert.deepEqual(asked, [name]);
      await page.close();
    }
  },
);

test('what is not surely the same picture is not taken for it', async () => {
  const first = { url: 'https://img.example/a-1.jpg', width: 1200, height: 600, title: 'One' };
  const others = [
    { url: 'https://img.example/a-2.jpg', width: 300, height: 150 },
    { url: 'https://img.example/a-1.jpg?w=300', width: 300, height: 300 },
    { url: 'https://img.example/b.jpg', width: 300, height: 150, title: 'Another' },
    { url: 'https://img.example/a-300x150.jpg,', width: 300, height: 150, title: 'One' },
    { url: 'javascript:a-1', width: 300, height: 150 },
    { url: 'https://img.example/a-1.jpg', width: 0.5, height: 0.25 },
  ];
  for (const other of others) {
    const { page, asked, shown } = await picturing([first, other]);
    await until(shown, ['a-1.jpg']);
    assert.deepEqual(asked, ['a-1.jpg']);
    await page.close();
  }
});

test('where one can’t be loaded the next is tried, and at last the initials stay; nothing moves', async () => {
  const images = [
    ...inWidths(1200, 300),
    { url: 'javascript:alert(1)' },
    { url: 'https://img.example/other.png', title: 'Another' },
  ];
  const { page, asked, shown } = await picturing(images, {
    lost: ['tides-300x150.jpg', 'tides-1200x600.jpg'],
  });
  await until(shown, ['other.png']);
  assert.deepEqual(asked, ['tides-300x150.jpg', 'tides-1200x600.jpg', 'other.png']);
  assert.equal(await page.locator('article img').getAttribute('alt'), 'Another');
  await page.close();

  const none = await picturing(images, { lost: ['tides-300x150.jpg', 'tides-1200x600.jpg', 'other.png'] });
  await until(() => none.page.locator('article img').count(), 0);
  const picture = none.page.locator('article [part=picture]');
  assert.equal(await picture.textContent(), 'TT');
  const { width, height } = await picture.boundingBox();
  assert.ok(Math.abs(width / height - 16 / 9) < 0.02);
  await none.page.close();
});

test('however many pictures an article names, eight are tried', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `${at}.png`);
  const images = names.map((name) => ({ url: `https://img.example/${name}` }));
  const { page, asked } = await picturing(images, { lost: names });
  await until(() => page.locator('article img').count(), 0);
  assert.deepEqual(asked, names.slice(0, 8));
  await page.close();
});
