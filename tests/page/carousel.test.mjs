// The carousel: one row of cards, scrolled with buttons, keys and fingers, in either direction.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stories } from './util/articles.mjs';
import { arranged, show, until } from './util/stage.mjs';

const twelve = stories(12, (at) => ({ type: 'article', topics: [at % 2 ? 'Odd' : 'Even'] }));

async function open(markup = '<news-rack src="/articles.yaml" layout="carousel"></news-rack>', options = {}) {
  const page = await show(markup, {
    files: { '/articles.yaml': twelve },
    reducedMotion: 'reduce',
    ...options,
  });
  await until(() => page.locator('article').count(), 12);
  await arranged(page, 'carousel');
  return page;
}

/** The titles of the cards that can be seen whole. */
const seen = (page) =>
  page.locator('news-rack .cards').evaluate((list) => {
    const room = list.getBoundingClientRect();
    return [...list.children]
      .filter((card) => {
        const { left, right } = card.getBoundingClientRect();
        return left >= room.left - 1 && right <= room.right + 1;
      })
      .map((card) => card.querySelector('a').textContent);
  });

/** Whether the row has come to rest. */
async function isStill(page) {
  const place = () => page.locator('news-rack .cards').evaluate((list) => list.scrollLeft);
  const before = await place();
  await page.waitForTimeout(100);
  return (await place()) === before;
}

const named = (...numbers) => numbers.map((number) => `Story ${number}`);

for (const direction of ['ltr', 'rtl']) {
  test(`${direction}: the buttons turn by what can be seen, and say when there is no more`, async () => {
    const page = await open();
    await page.locator('html').evaluate((it, to) => (it.dir = to), direction);
    const [previous, next] = ['Previous', 'Next'].map((name) => page.getByRole('button', { name }));
    await until(() => seen(page), named(1, 2, 3, 4));
    assert.equal(await previous.getAttribute('aria-disabled'), 'true');
    await next.click();
    await until(() => seen(page), named(5, 6, 7, 8));
    await until(() => previous.getAttribute('aria-disabled'), 'false');
    await next.press('Enter');
    await until(() => seen(page), named(9, 10, 11, 12));
    await until(() => next.getAttribute('aria-disabled'), 'true');
    assert.equal(await next.evaluate((it) => it.getRootNode().activeElement === it), true);
    await previous.click();
    await until(() => seen(page), named(5, 6, 7, 8));
    await page.close();
  });

  test(`${direction}: arrow keys go from card to card, Home and End to the ends`, async () => {
    const page = await open();
    await page.locator('html').evaluate((it, to) => (it.dir = to), direction);
    const [forth, back] = direction === 'ltr' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    const focused = () =>
      page.locator('news-rack').evaluate((it) => it.shadowRoot.activeElement?.textContent);
    await page.locator('article a[part=link]').first().focus();
    await page.keyboard.press(forth);
    await page.keyboard.press(forth);
    await until(focused, 'Story 3');
    await until(() => seen(page), named(3, 4, 5, 6));
    await page.keyboard.press(back);
    await until(focused, 'Story 2');
    await page.keyboard.press('End');
    await until(focused, 'Story 12');
    await until(() => seen(page), named(9, 10, 11, 12));
    await page.keyboard.press(forth);
    await until(focused, 'Story 12');
    await page.keyboard.press('Home');
    await until(() => seen(page), named(1, 2, 3, 4));
    await page.close();
  });
}

test('where the page turns its direction, the same cards are seen', async () => {
  const page = await open();
  await page.getByRole('button', { name: 'Next' }).click();
  await until(() => seen(page), named(5, 6, 7, 8));
  await until(() => isStill(page), true);
  for (const direction of ['rtl', 'ltr']) {
    await page.locator('html').evaluate((it, to) => (it.dir = to), direction);
    await until(() => seen(page), named(5, 6, 7, 8));
  }
  await page.close();
});

test('other cards are shown from the first, and the same ones where they were; the page never scrolls', async () => {
  const page = await open(
    '<news-rack src="/articles.yaml" layout="carousel"></news-rack><p>…</p>'.replace(
      '…',
      '… '.repeat(20_000),
    ),
  );
  await page.getByRole('button', { name: 'Next' }).click();
  await until(() => seen(page), named(5, 6, 7, 8));
  const rack = page.locator('news-rack');
  await rack.evaluate((it) =>
    it.rack.add('title: New\nwebUrl: https://new.example/\npublishedDateTime: 2025-01-01'),
  );
  await page.evaluate(() => scrollTo(0, 3000));
  await rack.evaluate((it) => (it.limit = 30));
  await until(() => page.locator('article').count(), 13);
  await until(() => seen(page), named(5, 6, 7, 8));
  await rack.evaluate((it) => (it.topics = ['Odd']));
  await until(() => page.locator('article').count(), 6);
  await until(async () => (await seen(page)).includes('Story 6'), true);
  await rack.evaluate((it) => (it.topics = ['Even']));
  await until(() => seen(page), named(1, 3, 5, 7));
  assert.equal(await page.evaluate(() => scrollY), 3000);
  await page.close();
});

test('where all cards can be seen there are no buttons, nor in another layout', async () => {
  const page = await open(undefined, { viewport: { width: 4000, height: 800 } });
  const next = page.getByRole('button', { name: 'Next' });
  await until(() => next.count(), 0);
  await page.setViewportSize({ width: 600, height: 800 });
  await until(() => next.count(), 1);
  await page.locator('news-rack').evaluate((it) => (it.layout = 'grid'));
  await until(() => next.count(), 0);
  await page.close();
});

test('a finger, or a wheel, scrolls from card to card', async () => {
  const page = await open();
  const list = page.locator('news-rack .cards');
  await list.evaluate((it) => it.scrollBy({ left: 200 }));
  await until(() => seen(page), named(2, 3, 4, 5));
  assert.equal(await list.evaluate((it) => getComputedStyle(it).scrollSnapType), 'inline mandatory');
  await page.close();
});
