// The reader's choices in the page's address.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stories } from './util/articles.mjs';
import { show, status, titles, until } from './util/stage.mjs';

const few = stories(6, (at) => ({ topics: at % 2 ? ['Even'] : ['Odd'], quality: at * 10 }));
const files = { '/few.yaml': few, '/many.yaml': stories(60, () => ({ topics: ['All'] })) };
const rack = (attributes = 'url-state') => `<news-rack src="/few.yaml" ${attributes}></news-rack>`;
const story = (...numbers) => numbers.map((number) => `Story ${number}`);
const query = (page) => page.evaluate(() => location.search);
const entries = (page) => page.evaluate(() => history.length);

/** Whoever leaves a page hangs up on what it still asked for. */
const complaints = (page) => page.complaints.filter((it) => !it.endsWith('net::ERR_ABORTED'));

/** Goes to the same page with other parameters. */
async function go(page, search) {
  await page.goto(new URL(search, page.url()).href);
}

test('what is chosen is in the address; Back and Forward lead through it', async () => {
  const page = await show(rack(), { files });
  await until(() => titles(page), story(1, 2, 3, 4, 5, 6));
  assert.equal(await query(page), '');
  const start = await entries(page);
  await page.getByRole('button', { name: 'Topics' }).click();
  await page.getByRole('checkbox', { name: 'Even' }).click();
  await until(() => titles(page), story(2, 4, 6));
  assert.equal(await query(page), '?topic=Even');
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('oldest');
  await until(() => titles(page), story(6, 4, 2));
  assert.equal(await query(page), '?topic=Even&sort=oldest');
  assert.equal(await entries(page), start + 2);

  await page.goBack();
  await until(() => titles(page), story(2, 4, 6));
  assert.equal(await page.getByRole('combobox', { name: 'Sort' }).inputValue(), 'newest');
  await page.goBack();
  await until(() => titles(page), story(1, 2, 3, 4, 5, 6));
  await page.goForward();
  await until(() => titles(page), story(2, 4, 6));
  assert.equal(await page.getByRole('checkbox', { name: 'Even' }).isChecked(), true);
  await page.reload();
  await until(() => titles(page), story(2, 4, 6));
  await page.getByRole('button', { name: 'Clear all' }).click();
  await until(() => query(page), '');
  assert.deepEqual(complaints(page), []);
  await page.close();
});

test('typing makes one entry, whatever its length', async () => {
  const page = await show(rack(), { files });
  await until(() => titles(page), story(1, 2, 3, 4, 5, 6));
  const start = await entries(page);
  const box = page.locator('news-rack [part=search]');
  // Key by key: WebKit goes back past what a page did without its reader.
  await box.pressSequentially('stor');
  await until(() => query(page), '?q=stor');
  await box.pressSequentially('y 4');
  await until(() => query(page), '?q=story+4');
  await until(async () => (await titles(page))[0], 'Story 4');
  assert.equal(await entries(page), start + 1);
  await page.goBack();
  await until(() => titles(page), story(1, 2, 3, 4, 5, 6));
  assert.equal(await box.inputValue(), '');
  await page.close();
});

test('without the attribute nothing is read from the address, nor written to it', async () => {
  const page = await show(rack(''), { files });
  await go(page, '?topic=Even&page=2');
  await until(() => titles(page), story(1, 2, 3, 4, 5, 6));
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('oldest');
  await until(() => titles(page), story(6, 5, 4, 3, 2, 1));
  assert.equal(await query(page), '?topic=Even&page=2');
  assert.equal(await page.evaluate(() => history.state), null);
  await page.close();
});

test('two racks and the page itself share an address', async () => {
  const page = await show(`${rack('url-state="a-" id="a"')}${rack('url-state="b-" id="b"')}`, { files });
  await go(page, '?flag&q=a%20b&a-topic=Even&b-topic=Odd#here');
  const shown = (id) => page.locator(`#${id} article a[part=link]`).allTextContents();
  await until(() => shown('a'), story(2, 4, 6));
  await until(() => shown('b'), story(1, 3, 5));
  await page.evaluate(() => history.replaceState({ mine: 1 }, ''));
  await page.locator('#a').getByRole('combobox', { name: 'Sort' }).selectOption('oldest');
  await until(() => shown('a'), story(6, 4, 2));
  const address = () => page.evaluate(() => location.search + location.hash);
  assert.equal(await address(), '?flag&q=a%20b&b-topic=Odd&a-topic=Even&a-sort=oldest#here');
  assert.equal(await page.evaluate(() => history.state.mine), 1);
  await page.locator('#b').getByRole('button', { name: 'Clear all' }).click();
  await until(() => shown('b'), story(1, 2, 3, 4, 5, 6));
  assert.equal(await address(), '?flag&q=a%20b&a-topic=Even&a-sort=oldest#here');
  await page.close();
});

test('what an attribute asks for can be taken away, in the address too', async () => {
  const page = await show(rack('url-state topics="Odd" sort="oldest"'), { files });
  await until(() => titles(page), story(5, 3, 1));
  await page.getByRole('button', { name: /Remove.*Odd/ }).click();
  await until(() => query(page), '?topic=');
  await page.reload();
  await until(() => titles(page), story(6, 5, 4, 3, 2, 1));
  await page.close();
});

test('pages, how many are shown, spans and quality are kept', async () => {
  const page = await show(rack('url-state limit="2" paging="pages" controls="dates quality"'), { files });
  await go(page, '?page=3');
  await until(() => titles(page), story(5, 6));
  await page.getByRole('button', { name: 'Page 2' }).click();
  await until(() => titles(page), story(3, 4));
  assert.equal(await query(page), '?page=2');
  await page.goBack();
  await until(() => titles(page), story(5, 6));
  // There are not so many.
  await go(page, '?page=50');
  await until(() => titles(page), story(5, 6));
  await go(page, '?since=2023-12-29&until=2023-12-30&quality=20');
  await until(() => titles(page), story(3, 4));
  await page.locator('news-rack').evaluate((it) => (it.paging = 'more'));
  await go(page, '?quality=20');
  await page.close();

  const more = await show(rack('url-state limit="2"'), { files });
  await more.getByRole('button', { name: 'Show more articles' }).click();
  await until(() => query(more), '?page=2');
  await more.reload();
  await until(() => titles(more), story(1, 2, 3, 4));
  await more.close();
});

test('hostile parameters do nothing', async () => {
  const page = await show(rack('url-state controls="search topics dates quality sort"'), { files });
  const everything = story(1, 2, 3, 4, 5, 6);
  for (const hostile of [
    '?since=yesterday&until=2024-99-99&quality=NaN&sort=constructor&page=-1&only=__proto__',
    '?__proto__=1&page=1e9&quality=Infinity&since=%00&constructor=1&provider=x&type=y',
    `?only=${'x'.repeat(5000)}&page=0x10000`,
    '?%E0%A4%A&page=99999999999999999999',
  ]) {
    await go(page, hostile);
    await until(() => titles(page), everything);
  }
  // Longer than the server would take.
  await page.evaluate(() => {
    const rack = document.querySelector('news-rack');
    rack.urlState = false;
    history.replaceState(null, '', `?${'topic=a&'.repeat(110_000)}topic=Even&q=${'x'.repeat(100_000)}`);
    rack.urlState = true;
  });
  await until(() => status(page), '0 articles of 6');
  assert.equal(await page.getByRole('button', { name: /Remove.*(a|Even)/ }).count(), 2);
  await go(page, '?topic=__proto__&q=' + encodeURIComponent('<img src=x onerror=alert(1)>'));
  await until(() => status(page), '0 articles of 6');
  await page.getByRole('button', { name: 'Clear all' }).first().click();
  await until(() => titles(page), everything);
  assert.deepEqual(complaints(page), []);
  await page.close();
});

test('Back leads to where one was among the cards', async () => {
  const page = await show('<h1>A page</h1><news-rack src="/many.yaml" url-state limit="60"></news-rack>', {
    files,
    viewport: { width: 600, height: 500 },
  });
  await until(async () => (await titles(page)).length, 60);
  const card = page.getByRole('link', { name: 'Story 40', exact: true });
  await card.evaluate((it) => it.closest('article').scrollIntoView({ block: 'start' }));
  await page.waitForTimeout(600);
  await page.locator('article').nth(39).getByRole('button', { name: 'All' }).click();
  await until(() => query(page), '?topic=All');
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForTimeout(600);
  await page.goBack();
  await until(() => query(page), '');
  const near = async () =>
    Math.abs(await card.evaluate((it) => it.closest('article').getBoundingClientRect().top)) < 400;
  await until(near, true);

  // And on coming back from another page.
  await page.waitForTimeout(600);
  await page.reload();
  await until(async () => (await titles(page)).length, 60);
  await until(near, true);
  await page.close();
});
