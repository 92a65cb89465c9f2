// How the reader comes to further cards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, stories } from './util/articles.mjs';
import { show, status, titles, until } from './util/stage.mjs';

const rack = (attributes = '') => `<news-rack src="/many.yaml" ${attributes}></news-rack>`;
const many = (count) => ({ files: { '/many.yaml': stories(count) } });
const story = (from, to) => Array.from({ length: to - from + 1 }, (_, at) => `Story ${from + at}`);
const focused = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector('news-rack');
    return (shadowRoot.activeElement ?? document.activeElement).textContent;
  });
const searches = (page) =>
  page.evaluate(() => window.told.filter(([type]) => type === 'search').map(([, detail]) => detail));

test('a button brings more, below those that are there, which stay what they are', async () => {
  const page = await show(rack('limit="3"'), many(8));
  await until(() => titles(page), story(1, 3));
  await page
    .locator('article')
    .first()
    .evaluate((it) => (it.dataset.mine = 'yes'));
  const more = page.getByRole('button', { name: 'Show more articles' });
  await more.click();
  await until(() => titles(page), story(1, 6));
  await until(() => focused(page), 'Story 4');
  assert.equal(await page.locator('article[data-mine]').count(), 1);
  await more.click();
  await until(() => titles(page), story(1, 8));
  await until(() => more.isVisible(), false);
  const { query, result } = (await searches(page)).at(-1);
  assert.equal(query.limit, 9);
  assert.equal(result.cards.length, 8);
  assert.equal(result.total, 8);
  await page.close();
});

test('a thousand cards come in slices, in order and each once', async () => {
  const page = await show(rack('limit="1000"'), many(1000));
  // Counts may come later than the newest cards.
  let result;
  await until(async () => {
    ({ result } = (await searches(page)).at(-1) ?? {});
    return result?.facets.topics && result.cards.length;
  }, 1000);
  assert.deepEqual(
    result.cards.map(({ title }) => title),
    story(1, 1000),
  );
  // On paper are all of them; on the screen, those near what is seen.
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await titles(page), story(1, 1000));
  assert.ok(result.facets.topics);
  await page.close();
});

test('pages are numbered, and focus goes to the start of the list', async () => {
  const page = await show(rack('paging="pages" limit="2"'), many(15));
  await until(() => titles(page), story(1, 2));
  const nav = page.getByRole('navigation', { name: 'Pages' });
  await until(() => nav.locator('li').allTextContents(), ['1', '2', '…', '8']);
  assert.equal(await page.getByRole('button', { name: 'Show more articles' }).isVisible(), false);
  assert.equal(await nav.getByRole('button', { name: 'Previous' }).isDisabled(), true);
  await nav.getByRole('button', { name: 'Page 8' }).click();
  await until(() => titles(page), ['Story 15']);
  assert.equal(await nav.locator('[aria-current=page]').textContent(), '8');
  assert.deepEqual(await nav.locator('li').allTextContents(), ['1', '…', '7', '8']);
  assert.equal(await nav.getByRole('button', { name: 'Next' }).isDisabled(), true);
  const list = page.getByRole('list', { name: 'Articles' });
  await until(() => list.evaluate((it) => it.matches(':focus')), true);
  await nav.getByRole('button', { name: 'Previous' }).click();
  await until(() => titles(page), story(13, 14));
  await nav.getByRole('button', { name: 'Page 1' }).click();
  await nav.getByRole('button', { name: 'Next' }).click();
  await nav.getByRole('button', { name: 'Next' }).click();
  await nav.getByRole('button', { name: 'Next' }).click();
  await until(() => nav.locator('li').allTextContents(), ['1', '2', '3', '4', '5', '…', '8']);
  await until(() => titles(page), story(7, 8));
  assert.equal(await status(page), '15 articles');

  // Other articles begin at the first page.
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('oldest');
  await until(() => titles(page), ['Story 15', 'Story 14']);
  await page.locator('news-rack').evaluate((it) => (it.limit = 20));
  await until(() => nav.isVisible(), false);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('where the part for pages does not load, the button brings more', async () => {
  const page = await show(rack('paging="pages" limit="2"'), {
    ...many(5),
    before: (fresh) => fresh.route('**/paging/pages.js', (route) => route.fulfill({ status: 404 })),
  });
  await until(() => titles(page), story(1, 2));
  await page.getByRole('button', { name: 'Show more articles' }).click();
  await until(() => titles(page), story(1, 4));
  await page.close();
});

test('reading on brings more, and each card says where it stands', async () => {
  const page = await show(`${rack('paging="endless" limit="10"')}<p><a href="#">After</a></p>`, many(45));
  const feed = page.getByRole('feed', { name: 'Articles' });
  await until(() => feed.count(), 1);
  // More than a screen is there, but not all.
  await until(async () => (await titles(page)).length < 45, true);
  const cards = page.getByRole('article');
  assert.equal(await cards.nth(3).getAttribute('aria-posinset'), '4');
  assert.equal(await cards.nth(3).getAttribute('aria-setsize'), '45');
  assert.equal(await page.getByRole('article', { name: 'Story 4', exact: true }).count(), 1);
  assert.equal(await feed.getByRole('listitem').count(), 0);
  await until(
    async () => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      return titles(page);
    },
    story(1, 45),
  );
  await until(() => feed.getAttribute('aria-busy'), 'false');
  await page.locator('news-rack').evaluate((it) => (it.paging = 'more'));
  await until(() => page.getByRole('list', { name: 'Articles' }).locator('> li').count(), 10);
  assert.equal(await page.getByRole('list', { name: 'Articles' }).getByRole('listitem').count(), 10);
  assert.equal(await page.locator('article[aria-posinset]').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a feed has its keys', async () => {
  const page = await show(`${rack('paging="endless" limit="4"')}<p><a href="#">After</a></p>`, {
    ...many(30),
    viewport: { width: 600, height: 300 },
  });
  await until(() => page.getByRole('feed').count(), 1);
  const before = await page.locator('article').count();
  await page.getByRole('link', { name: 'Story 1', exact: true }).focus();
  await page.keyboard.press('PageDown');
  const at = () =>
    page.evaluate(() =>
      document.querySelector('news-rack').shadowRoot.activeElement?.getAttribute('aria-posinset'),
    );
  await until(at, '2');
  await page.keyboard.press('PageUp');
  await until(at, '1');
  await page.keyboard.press('PageUp');
  await until(at, '1');
  for (let to = 2; to <= before + 3; to++) {
    await page.keyboard.press('PageDown');
    await until(at, String(to));
  }
  await page.keyboard.press('Control+End');
  await until(() => focused(page), 'Show more articles');
  await page.close();
});

test('without an observer there is the button', async () => {
  const page = await show(rack('paging="endless" limit="5"'), {
    ...many(12),
    before: (fresh) => fresh.addInitScript(() => delete window.IntersectionObserver),
  });
  await until(() => titles(page), story(1, 5));
  await page.getByRole('button', { name: 'Show more articles' }).click();
  await until(() => titles(page), story(1, 10));
  assert.equal(await page.getByRole('article').nth(7).getAttribute('aria-posinset'), '8');
  await page.close();
});

/** Opens a page and waits until it has so many cards, though not all are in it. */
async function showMany(attributes, count, more = {}) {
  const page = await show(rack(attributes), {
    ...many(count),
    viewport: { width: 900, height: 700 },
    ...more,
  });
  await until(async () => (await searches(page)).at(-1)?.result.cards.length, count);
  return page;
}

const rows = (page) => page.locator('[part=cards] > li').count();

test('of very many cards those near what is seen are in the page, and the others keep their places', async () => {
  const page = await showMany('limit="1200"', 1200);
  await until(async () => (await rows(page)) < 60, true);
  /** Which story is in the middle of the screen. */
  const seen = () =>
    page.evaluate(() => {
      const { shadowRoot } = document.querySelector('news-rack');
      const inSight = [...shadowRoot.querySelectorAll('[part=cards] > li')].find((it) => {
        // Between two rows, that of the lower one.
        return it.getBoundingClientRect().bottom > 350;
      });
      return Number(inSight?.querySelector('[part=link]').textContent.split(' ')[1]);
    });
  const height = () => page.evaluate(() => document.documentElement.scrollHeight);
  // What one opened is found open again.
  const opened = () =>
    page
      .locator('article details')
      .first()
      .evaluate((it) => it.open);
  await page.locator('article summary').first().click();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await until(async () => Math.abs((await seen()) - 600) < 50, true);
  await until(async () => (await rows(page)) < 60, true);
  // One card and its place in the row, seen from far and from near.
  let at;
  // What was never seen finds its height after it comes into sight.
  await until(async () => at === (at = await seen()), true);
  await page.evaluate(() => scrollBy(0, 20_000));
  await until(async () => (await seen()) > at, true);
  await page.evaluate(() => scrollBy(0, -20_000));
  await until(async () => Math.abs((await seen()) - at) < 12, true);
  await until(async () => {
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    return page.getByRole('link', { name: 'Story 1200', exact: true }).isVisible();
  }, true);
  assert.ok((await height()) > 50_000);
  await page.evaluate(() => scrollTo(0, 0));
  await until(seen, 1);
  assert.equal(await opened(), true);

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await titles(page), story(1, 1200));
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.ok((await rows(page)) < 60);

  await page.locator('news-rack').evaluate((it) => (it.limit = 30));
  await until(() => titles(page), story(1, 30));
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('focus on a card that is left behind goes to the list, and on to the first of more', async () => {
  const page = await show(rack('limit="200"'), { ...many(700), viewport: { width: 900, height: 700 } });
  await until(() => rows(page), 200);
  const more = page.getByRole('button', { name: 'Show more articles' });
  await more.click();
  await until(() => focused(page), 'Story 201');
  await more.press('Enter');
  await until(() => focused(page), 'Story 401');
  await page.evaluate(() => scrollTo(0, 0));
  await until(async () => (await titles(page))[0], 'Story 1');
  const list = page.getByRole('list', { name: 'Articles' });
  await until(() => list.evaluate((it) => it.matches(':focus')), true);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.close();
});

test('a feed of very many cards numbers them by their places, and its keys lead through all', async () => {
  const page = await showMany('paging="endless" limit="700"', 700);
  const places = () =>
    page
      .locator('article')
      .evaluateAll((all) =>
        all.map((it) => [it.ariaPosInSet, it.ariaSetSize, it.querySelector('[part=link]').textContent]),
      );
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await until(async () => Number((await places())[0][0]) > 300, true);
  for (const [at, all, title] of await places()) assert.deepEqual([all, title], ['700', `Story ${at}`]);
  const at = () =>
    page.evaluate(() => Number(document.querySelector('news-rack').shadowRoot.activeElement?.ariaPosInSet));
  await page
    .locator('article')
    .nth(8)
    .evaluate((it) => it.focus());
  const start = await at();
  const y = await page.evaluate(() => scrollY);
  for (let step = 1; step <= 25; step++) {
    await page.keyboard.press('PageUp');
    await until(at, start - step);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await until(async () => (await titles(page))[0], 'Story 1');
  // What was a feed is a list again, also where it was out of the page then.
  await page.locator('news-rack').evaluate((it) => (it.paging = 'more'));
  await until(() => page.getByRole('list', { name: 'Articles' }).count(), 1);
  await page.evaluate((to) => scrollTo(0, to), y);
  await until(async () => (await titles(page)).includes(`Story ${start}`), true);
  assert.equal(await page.locator('article:is([aria-posinset], [tabindex])').count(), 0);
  await until(async () => (await page.getByRole('listitem').count()) - (await rows(page)), 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('very many cards are all in the page where they do not lie in rows', async () => {
  const page = await showMany('limit="450" layout="carousel"', 450);
  await until(() => titles(page), story(1, 450));
  const padding = () =>
    page.locator('[part=cards]').evaluate((it) => [it.style.paddingBlockStart, it.style.paddingBlockEnd]);
  assert.deepEqual(await padding(), ['', '']);
  const arrange = (layout) => page.locator('news-rack').evaluate((it, name) => (it.layout = name), layout);
  await arrange('list');
  await until(async () => (await rows(page)) < 60, true);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await until(async () => Math.abs(Number((await titles(page))[0].split(' ')[1]) - 225) < 30, true);
  await arrange('magazine');
  await until(() => titles(page), story(1, 450));
  assert.deepEqual(await padding(), ['', '']);
  await arrange('grid');
  await until(async () => (await rows(page)) < 60, true);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('where the part for very many cards does not load, all are in the page', async () => {
  const page = await showMany('limit="400"', 400, {
    before: (fresh) => fresh.route('**/element/window.js', (route) => route.fulfill({ status: 404 })),
  });
  await until(() => titles(page), story(1, 400));
  await page.close();
});

test('what comes twice is shown once', async () => {
  const page = await show(rack('limit="2"'), { files: { '/many.yaml': stories(3) + plain('Story 1') } });
  await until(async () => (await titles(page)).length, 2);
  await page.getByRole('button', { name: 'Show more articles' }).click();
  await until(async () => new Set(await titles(page)).size, 4 - 1);
  await page.close();
});
