// The bars over time, and the span that readers set on them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './util/articles.mjs';
import { button, chips, drawn, focused, search, sorted } from './util/controls.mjs';
import { bare, show, titles, until } from './util/stage.mjs';

/** From each month of a year one article, of which two in June. */
const months = [...Array(12).keys()].map((at) => `2023-${String(at + 1).padStart(2, '0')}`);
const year = [...months, '2023-06']
  .map((month, at) => plain(`No ${at + 1}`, { publishedDateTime: `${month}-10`, topics: [`T${at % 2}`] }))
  .join('');

const open = (attributes = '', { articles = year, files = {}, ...options } = {}) =>
  show(`<news-rack src="/articles.yaml" controls="search topics timeline" ${attributes}></news-rack>`, {
    files: { '/articles.yaml': articles, ...files },
    ...options,
  });

const from = (page) => page.getByRole('slider', { name: 'From' });
const to = (page) => page.getByRole('slider', { name: 'To' });
const value = async (slider) => bare(await slider.getAttribute('aria-valuetext'));
const bars = (page) => page.locator('[part=bar]').evaluateAll((all) => all.map((bar) => bar.title));
const asked = (page) =>
  page.evaluate(() => {
    const { since, until } = document.querySelector('news-rack').query;
    return [since ?? null, until ?? null];
  });

/** Where the bars are on the screen. */
const area = (page) =>
  page.locator('[part=timeline]').evaluate((it) => {
    const { left, width, top, height } = it.querySelector('.bars').getBoundingClientRect();
    return { left, width, y: top + height / 2 };
  });

/** Drags from one place along the bars to another, each from 0 to 1. */
async function drag(page, start, end) {
  const { left, width, y } = await area(page);
  await page.mouse.move(left + width * start, y);
  await page.mouse.down();
  await page.mouse.move(left + (width * (start + end)) / 2, y);
  await page.mouse.move(left + width * end, y);
  await page.mouse.up();
}

test('a bar stands for each week, month or year, as long as all of them are', async () => {
  const page = await open();
  await until(() => bars(page).then((all) => all.length), 12);
  assert.deepEqual((await bars(page)).map(bare).slice(4, 6), [
    'May 8, 2023: 1 article',
    'Jun 5, 2023: 2 articles',
  ]);
  assert.equal(await value(from(page)), 'Jan 9, 2023: 1 article');
  assert.equal(await value(to(page)), 'Dec 4, 2023: 1 article');
  await page.locator('news-rack').evaluate((it) => (it.rack = undefined));
  assert.deepEqual(page.complaints, []);
  await page.close();

  const long = plain('Old', { publishedDateTime: '2019-03-01' }) + year;
  const second = await open('', { articles: long });
  await until(() => bars(second).then((all) => all.length), 13);
  assert.equal(bare((await bars(second))[0]), 'Mar 2019: 1 article');
  await second.close();

  const longest = plain('Old', { publishedDateTime: '0001-03-01' }) + year;
  const third = await open('', { articles: longest });
  await until(() => bars(third).then((all) => all.map(bare)), ['1: 1 article', '2023: 13 articles']);
  await third.close();
});

test('keys move the ends, and the span is searched for', async () => {
  const page = await open('', { articles: plain('Old', { publishedDateTime: '2019-01-31' }) + year });
  await until(() => titles(page).then((all) => all.length), 14);
  await drawn(page);
  await from(page).focus();
  await page.keyboard.press('PageUp');
  assert.equal(await value(from(page)), 'Jul 2019: 0 articles');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  assert.equal(await value(from(page)), 'Aug 2019: 0 articles');
  await until(() => asked(page), ['2019-08-01', null]);
  await until(() => titles(page).then((all) => all.length), 13);
  await until(() => chips(page), ['From Aug 1, 2019']);
  assert.equal(await focused(page), 'From');

  await to(page).focus();
  await page.keyboard.press('PageDown');
  assert.equal(await value(to(page)), 'Jun 2023: 2 articles');
  await until(() => asked(page), ['2019-08-01', '2023-06-30']);
  await until(() => chips(page), ['Aug 1, 2019 – Jun 30, 2023']);
  await page.keyboard.press('Home');
  assert.equal(await value(to(page)), 'Aug 2019: 0 articles');
  await from(page).press('End');
  assert.equal(await value(from(page)), 'Aug 2019: 0 articles');
  await to(page).press('End');
  await from(page).press('Home');
  await until(() => asked(page), [null, null]);
  await until(() => chips(page), []);
  await page.close();
});

test('one drags over a span, drags its ends, and takes one bar with a click', async () => {
  const page = await open();
  await until(() => titles(page).then((all) => all.length), 13);
  await drawn(page);
  const { left, width } = await area(page);
  assert.ok(left >= 24 && width > 800);
  await drag(page, 0.6, 0.4);
  await until(() => sorted(page), ['No 13', 'No 6', 'No 7']);
  assert.deepEqual(await asked(page), ['2023-05-22', '2023-07-30']);
  assert.equal(await value(from(page)), 'May 22, 2023: 0 articles');

  await to(page).hover();
  await page.mouse.down();
  await page.mouse.move(left + width + 12, (await area(page)).y);
  assert.deepEqual(await asked(page), ['2023-05-22', '2023-07-30'], 'nothing is searched for on the way');
  await page.mouse.up();
  await until(() => asked(page), ['2023-05-22', null]);
  await from(page).hover();
  await page.mouse.down();
  await page.mouse.move(left - 24, (await area(page)).y);
  await page.mouse.up();
  await until(() => asked(page), [null, null]);

  await drag(page, 0.999, 0.999);
  await until(() => sorted(page), ['No 12']);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await until(() => titles(page).then((all) => all.length), 13);
  assert.equal(await value(from(page)), 'Jan 9, 2023: 1 article');
  await page.close();
});

test('from right to left the newest are on the left, for the pointer and for the keys', async () => {
  const page = await open('dir="rtl"');
  await until(() => titles(page).then((all) => all.length), 13);
  await drawn(page);
  const [first, last] = await Promise.all(
    [from(page), to(page)].map((end) => end.evaluate((it) => it.getBoundingClientRect().left)),
  );
  assert.ok(first > last);
  await drag(page, 0, 0.05);
  await until(() => sorted(page), ['No 12']);
  await page.getByRole('button', { name: /^Remove/ }).click();
  await until(() => titles(page).then((all) => all.length), 13);
  await from(page).press('ArrowLeft');
  await until(() => asked(page), ['2023-01-16', null]);
  await page.close();
});

test('other filters change the bars, not where they stand', async () => {
  const page = await open('since="2023-03-01" until="2023-03-31T23:00:00Z"');
  await until(() => titles(page), ['No 3']);
  await until(() => chips(page), ['Mar 1, 2023 – Mar 31, 2023']);
  await drawn(page);
  const place = () => from(page).evaluate((it) => it.getBoundingClientRect().left);
  const before = await place();
  await button(page, 'Topics').click();
  await page.getByRole('checkbox', { name: 'T0' }).check();
  await until(() => bars(page).then((all) => all.length), 7);
  assert.equal(await place(), before);
  await search(page).fill('none of them');
  await until(() => bars(page), []);
  assert.equal(await place(), before);
  await page.close();
});

test('only pages with a timeline ask for it, and its place is kept until it is there', async () => {
  const without = await show('<news-rack src="/articles.yaml"></news-rack>', {
    files: { '/articles.yaml': year },
  });
  await until(() => titles(without).then((all) => all.length), 13);
  assert.equal(
    await without.evaluate(() =>
      window.told.some(([name, { query }]) => name === 'search' && query.timeline),
    ),
    false,
  );
  await without.close();

  let send;
  const waiting = new Promise((done) => (send = done));
  const script = '/www/controls/timeline.js';
  const body = await (await import('node:fs/promises')).readFile(new URL(`../..${script}`, import.meta.url));
  const page = await show('', {
    files: {
      '/articles.yaml': year,
      [script]: async (request, response) => {
        await waiting;
        response.writeHead(200, { 'content-type': 'text/javascript' }).end(body);
      },
    },
  });
  // Not sooner: what a page waits for when it loads is not the same everywhere.
  await page.evaluate(() => {
    const rack = document.createElement('news-rack');
    rack.setAttribute('src', '/articles.yaml');
    rack.setAttribute('controls', 'search topics timeline');
    document.body.append(rack);
  });
  await until(() => titles(page).then((all) => all.length), 13);
  const top = () =>
    page
      .locator('article')
      .first()
      .evaluate((it) => it.getBoundingClientRect().top);
  const before = await top();
  assert.equal(await from(page).count(), 0);
  send();
  await until(() => bars(page).then((all) => all.length), 12);
  assert.equal(await top(), before);
  await page.close();
});

// The last of all: the file stays away from here on.
test('without the part that draws it, the rest works', async () => {
  const page = await open('', { files: { '/www/controls/timeline.js': { status: 404, body: '' } } });
  await until(() => titles(page).then((all) => all.length), 13);
  await until(() => page.locator('[part=timeline]').isVisible(), false);
  await search(page).fill('12');
  await until(() => titles(page), ['No 12']);
  await page.close();
});
