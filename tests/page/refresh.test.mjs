// Sources that are looked at again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, stories } from './util/articles.mjs';
import { bare, show, status, titles, until } from './util/stage.mjs';

/** A source that can change, and how often it was asked for. */
function feed(first, { etag = true } = {}) {
  const source = {
    text: first,
    down: false,
    asked: 0,
    answer(request, response) {
      source.asked++;
      if (source.down) return response.writeHead(503).end();
      const tag = `"${source.text.length}-${source.text.slice(0, 60).length}-${hash(source.text)}"`;
      const headers = { 'content-type': 'application/yaml', ...(etag ? { etag: tag } : {}) };
      if (etag && request.headers['if-none-match'] === tag) return response.writeHead(304, headers).end();
      response.writeHead(200, headers).end(source.text);
    },
  };
  return source;
}

const hash = (text) => [...text].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) | 0, 0);

/** Time passes as the tests say. */
const clock = (fresh) =>
  fresh.addInitScript(() => {
    window.passed = 0;
    const now = Date.now;
    Date.now = () => now() + window.passed;
  });

/** A minute is over; who waits for that looks anew when the page is seen. */
const minute = (page) =>
  page.evaluate(() => {
    window.passed += 60_000;
    document.dispatchEvent(new Event('visibilitychange'));
  });

const open = (markup, source, options = {}) =>
  show(markup, { files: { '/feed.yaml': source.answer, ...options.files }, before: clock, ...options });
const rack = (attributes = '') =>
  `<news-rack src="/feed.yaml" refresh="60" controls="search" ${attributes}></news-rack>`;
const loads = (page) => page.evaluate(() => window.told.filter(([type]) => type === 'load').length);
const newer = (title, day = 1) => plain(title, { publishedDateTime: `2025-01-0${day}T00:00:00Z` });

/** The element looks at its sources only once the part for that is there. */
const ready = (page) => until(() => page.locator('news-rack .over').count(), 1);

for (const etag of [true, false]) {
  test(`what has changed is shown, what has not is not even read, ${etag ? 'with' : 'without'} an ETag`, async () => {
    const source = feed(stories(3), { etag });
    const page = await open(rack(), source);
    await until(() => titles(page), ['Story 1', 'Story 2', 'Story 3']);
    await ready(page);
    if (!etag) {
      // What it was like is known only after a first look.
      await minute(page);
      await until(() => loads(page), 2);
      await until(() => page.evaluate(() => window.told.at(-1)[0]), 'search');
    }
    const before = await loads(page);
    await page
      .locator('article')
      .first()
      .evaluate((it) => (it.dataset.mine = 'yes'));
    let asked = source.asked;
    await minute(page);
    await until(() => source.asked, asked + 1);
    await page.waitForTimeout(200);
    assert.equal(await loads(page), before);

    source.text = newer('Newest') + stories(2);
    asked = source.asked;
    await minute(page);
    await until(() => titles(page), ['Newest', 'Story 1', 'Story 2']);
    assert.equal(source.asked, asked + 1);
    assert.equal(await loads(page), before + 1);
    assert.equal(await page.locator('article[data-mine]').count(), 1);
    await until(() => status(page), '3 articles');
    // What has not changed is not read to its end.
    assert.deepEqual(
      page.complaints.filter((it) => !it.endsWith('net::ERR_ABORTED')),
      [],
    );
    await page.close();
  });
}

test('a card of which anything has changed is made anew', async () => {
  const source = feed(newer('Tides', 2) + newer('Same'));
  const page = await open(rack(), source);
  await until(() => titles(page), ['Tides', 'Same']);
  await ready(page);
  await page.locator('article').evaluateAll((all) => all.forEach((it) => (it.dataset.mine = 'yes')));
  const fields = { topics: ['New'], publishedDateTime: '2025-01-02T00:00:00Z' };
  source.text = plain('Tides', fields) + newer('Same');
  await minute(page);
  await until(() => page.locator('[part=topic]').allTextContents(), ['New']);
  assert.deepEqual(await page.locator('article[data-mine] a[part=link]').allTextContents(), ['Same']);
  await page.close();
});

test('where it fails, what is there stays and is said to be old, until it works again', async () => {
  const source = feed(stories(2));
  const page = await open(rack(), source);
  await until(() => titles(page), ['Story 1', 'Story 2']);
  await ready(page);
  source.down = true;
  await minute(page);
  await until(
    async () => bare(await status(page)),
    '2 articles · Not up to date: the articles could not be loaded again.',
  );
  assert.deepEqual(await titles(page), ['Story 1', 'Story 2']);
  const problems = await page.evaluate(() =>
    window.told
      .filter(([type]) => type === 'problem')
      .map(([, { problem }]) => [problem.code, problem.severity]),
  );
  assert.deepEqual(problems, [['fetch-failed', 'warning']]);
  source.down = false;
  source.text = newer('Newest') + stories(2);
  await minute(page);
  await until(() => titles(page), ['Newest', 'Story 1', 'Story 2']);
  await until(() => status(page), '3 articles');
  await page.close();
});

test('a source that was never there keeps no other from being looked at', async () => {
  const source = feed(stories(1));
  const page = await open('<news-rack src="/feed.yaml /none.yaml" refresh="60"></news-rack>', source);
  await until(() => titles(page), ['Story 1']);
  await ready(page);
  source.text = newer('Newest');
  await minute(page);
  await until(() => titles(page), ['Newest']);
  await page.close();
});

test('who reads is not moved: what is new waits behind a button', async () => {
  const source = feed(stories(30));
  const page = await open(rack('limit="30"'), source, { viewport: { width: 400, height: 600 } });
  await until(async () => (await titles(page)).length, 30);
  await ready(page);
  const card = page
    .locator('article')
    .filter({ has: page.getByRole('link', { name: 'Story 12', exact: true }) });
  await card.evaluate((it) => it.scrollIntoView({ block: 'start' }));
  const top = () => card.evaluate((it) => Math.round(it.getBoundingClientRect().top));
  const before = await top();
  source.text = newer('Newest', 2) + newer('Newer') + stories(28);
  await minute(page);
  const button = page.getByRole('button', { name: '2 new articles' });
  await until(() => button.isVisible(), true);
  assert.equal(await top(), before);
  assert.ok(await button.evaluate((it) => it.getBoundingClientRect().top < 100));
  assert.equal((await titles(page))[0], 'Story 1');
  await button.click();
  await until(async () => (await titles(page)).slice(0, 3), ['Newest', 'Newer', 'Story 1']);
  await until(() => button.isVisible(), false);
  const list = page.getByRole('list', { name: 'Articles' });
  await until(() => list.evaluate((it) => it.matches(':focus')), true);
  await until(() => list.evaluate((it) => Math.abs(it.getBoundingClientRect().top) < 20), true);

  // What only goes or changes moves nobody either.
  await card.evaluate((it) => it.scrollIntoView({ block: 'start' }));
  await page.waitForTimeout(100);
  source.text = newer('Newest', 2) + stories(28);
  await minute(page);
  await until(async () => (await titles(page)).includes('Newer'), false);
  await until(async () => Math.abs((await top()) - before) < 3, true);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('words, focus and what is unfolded stay', async () => {
  const source = feed(stories(3));
  const page = await open(rack(), source);
  await until(() => titles(page), ['Story 1', 'Story 2', 'Story 3']);
  await ready(page);
  const box = page.locator('news-rack [part=search]');
  await box.fill('story');
  await until(() => page.evaluate(() => document.querySelector('news-rack').query.text), 'story');
  source.text = newer('Story new') + stories(3);
  await minute(page);
  await until(async () => (await titles(page)).includes('Story new'), true);
  assert.equal(await box.inputValue(), 'story');
  assert.equal(await box.evaluate((it) => it.matches(':focus')), true);
  await page.close();
});

test('nothing is asked while nobody sees the page, nor after the element is gone', async () => {
  const source = feed(stories(1));
  const page = await open(rack(), source);
  await until(() => titles(page), ['Story 1']);
  await ready(page);
  const asked = source.asked;
  const see = (state) =>
    page.evaluate((to) => {
      Object.defineProperty(document, 'visibilityState', { value: to, configurable: true });
      window.passed += 60_000;
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  await see('hidden');
  await page.waitForTimeout(200);
  assert.equal(source.asked, asked);
  await see('visible');
  await until(() => source.asked, asked + 1);
  await page.locator('news-rack').evaluate((it) => it.remove());
  await page.waitForTimeout(100);
  await minute(page);
  await page.waitForTimeout(200);
  assert.equal(source.asked, asked + 1);
  await page.close();
});

test('more often than every ten seconds nobody is asked', async () => {
  const page = await show('<news-rack refresh="1"></news-rack><news-rack refresh="0"></news-rack>');
  const values = await page.locator('news-rack').evaluateAll((all) => all.map((it) => it.refresh ?? 'never'));
  assert.deepEqual(values, [10, 'never']);
  await page.close();
});
