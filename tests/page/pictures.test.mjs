// When pictures are asked for.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './util/articles.mjs';
import { inParts } from './util/slow.mjs';
import { show, titles, until } from './util/stage.mjs';

/** An article with a picture and an icon of its own, the newer the higher its number. */
const illustrated = (at) =>
  plain(`Story ${at}`, {
    publishedDateTime: new Date(Date.UTC(2024, 0, 1) + at * 86_400_000).toISOString(),
    images: [{ url: `https://img.example/picture-${at}.png`, width: 300, height: 200 }],
    provider: { name: 'P', images: [{ url: `https://img.example/icon-${at}.png`, width: 20, height: 20 }] },
  });

/** A page that keeps the names of the pictures it asked for. */
async function showing(markup, files) {
  const asked = [];
  const page = await show(markup, {
    files,
    before: (fresh) =>
      fresh.on('request', (request) => {
        const { host, pathname } = new URL(request.url());
        if (host === 'img.example') asked.push(pathname.slice(1, -4));
      }),
  });
  return { page, asked };
}

test('while a hundred sources arrive, pictures are asked for only of what stays', async () => {
  const files = {};
  const paths = Array.from({ length: 100 }, (_, at) => `/source-${at}.yaml`);
  // One after the other and the newest last: each pushes the cards before it down the page, and off it.
  let last = Promise.resolve();
  for (const [at, path] of paths.entries()) {
    files[path] = async (_request, response) => {
      last = last.then(() => new Promise((done) => setTimeout(done, 20)));
      await last;
      response.end(illustrated(at));
    };
  }
  const { page, asked } = await showing(
    `<news-rack src="${paths.join(' ')}" controls="none" limit="8"></news-rack>`,
    files,
  );
  await page.waitForFunction(() => window.told.some(([name]) => name === 'load'), null, { polling: 100 });
  const renders = await page.evaluate(() => window.told.filter(([name]) => name === 'search').length);
  assert.ok(renders > 4, `only ${renders} renders`);
  const shown = Array.from({ length: 8 }, (_, at) => 99 - at);
  assert.deepEqual(
    await titles(page),
    shown.map((at) => `Story ${at}`),
  );
  const final = shown.flatMap((at) => [`picture-${at}`, `icon-${at}`]);
  await until(async () => final.filter((name) => !asked.includes(name)), []);
  const others = asked.filter((name) => !final.includes(name));
  assert.ok(others.length <= 6, `asked for nothing: ${others}`);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a card that stays gets its picture before the rest is loaded, and its box is there from the first', async () => {
  const slow = inParts();
  const { page, asked } = await showing('<news-rack src="/slow.yaml"></news-rack>', {
    '/slow.yaml': slow.answer,
  });
  await slow.asked;
  slow.send(illustrated(1) + illustrated(2));
  await until(() => titles(page), ['Story 1']);
  assert.deepEqual(asked, []);
  const boxes = () =>
    page
      .locator('article :is(img, [part=provider])')
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
  const before = await boxes();
  assert.ok(before.every(({ width, height }) => width > 10 && height > 10));
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
