import assert from 'node:assert/strict';
import { test } from 'node:test';
import { only } from '../support/browser.mjs';
import { article, plain, stories } from './util/articles.mjs';
import { box, button, chips, counts, focused, search, sorted } from './util/controls.mjs';
import { bare, show, status, titles, until } from './util/stage.mjs';

const sea = [
  plain('Coral', { topics: ['Oceans', 'Reefs'], provider: { name: 'Tide Times' }, quality: 9 }),
  plain('Krill', { topics: ['Oceans'], provider: { name: 'Harbour Post' }, quality: 50 }),
  plain('Comet', { topics: ['Space'], provider: { name: 'Tide Times' }, quality: 70 }),
].join('');

const open = (attributes = '', articles = sea, options = {}) =>
  show(`<news-rack src="/articles.yaml" ${attributes}></news-rack>`, {
    files: { '/articles.yaml': articles },
    ...options,
  });

test('words narrow what is shown, and the box is not written over while one types', async () => {
  const page = await open();
  await page.getByRole('article').first().waitFor();
  await search(page).pressSequentially('com', { delay: 60 });
  await until(() => titles(page), ['Comet']);
  assert.equal(await status(page), '1 article of 3');
  assert.equal(await search(page).inputValue(), 'com');
  assert.deepEqual(await chips(page), ['“com”']);
  await search(page).fill('');
  await until(() => sorted(page), ['Comet', 'Coral', 'Krill']);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('values of one list widen, lists narrow each other, and the counts say by how much', async () => {
  const page = await open();
  await button(page, 'Topics').click();
  await until(() => counts(page), ['Oceans 2', 'Reefs 1', 'Space 1']);
  await box(page, 'Oceans').check();
  await until(() => sorted(page), ['Coral', 'Krill']);
  assert.deepEqual(await counts(page), ['Oceans 2', 'Reefs 1', 'Space 1']);
  await box(page, 'Space').check();
  await until(() => sorted(page), ['Comet', 'Coral', 'Krill']);
  await page.getByRole('button', { name: 'Providers' }).click();
  await box(page, 'Tide Times').check();
  await until(() => sorted(page), ['Comet', 'Coral']);
  await until(() => counts(page), ['Tide Times 2', 'Harbour Post 1']);
  await page.getByRole('button', { name: 'Topics' }).click();
  await until(() => counts(page), ['Oceans 1', 'Reefs 1', 'Space 1']);
  assert.equal(await status(page), '2 articles of 3');
  await page.close();
});

test('a filter is taken away by its chip, or all at once, and focus is not lost', async () => {
  const page = await open('topics="oceans" providers="Tide Times"');
  await until(() => titles(page), ['Coral']);
  assert.deepEqual(await chips(page), ['oceans', 'Tide Times']);
  await page.getByRole('button', { name: /^Remove .*oceans/ }).press('Enter');
  await until(() => sorted(page), ['Comet', 'Coral']);
  assert.equal(await focused(page), 'Remove Tide Times');
  await button(page, 'Clear all').press('Enter');
  await until(() => sorted(page), ['Comet', 'Coral', 'Krill']);
  assert.deepEqual(await chips(page), []);
  await until(() => focused(page), 'Articles');
  await page.close();
});

test('a topic of a card filters by it, and takes the filter away again', async () => {
  const page = await open();
  const topic = page.locator('[part=topic]', { hasText: 'Space' });
  await topic.click();
  await until(() => titles(page), ['Comet']);
  assert.equal(await topic.getAttribute('aria-pressed'), 'true');
  await topic.click();
  await until(() => sorted(page), ['Comet', 'Coral', 'Krill']);
  await page.close();
});

test('what the attributes say is fixed where the reader has no control for it', async () => {
  const page = await open('topics="Space" controls="search"');
  await until(() => titles(page), ['Comet']);
  assert.deepEqual(await chips(page), []);
  assert.equal(await page.locator('button[part=topic]').count(), 0);
  assert.equal(await page.getByRole('combobox', { name: 'Sort' }).count(), 0);
  await page.locator('news-rack').evaluate((it) => it.setAttribute('controls', 'none'));
  await until(() => page.getByRole('combobox').count(), 0);
  assert.deepEqual(await titles(page), ['Comet']);
  await page.close();
});

test('words that cannot be searched for can be taken back', async () => {
  const page = await open('', sea, { before: (fresh) => fresh.route(/newsrack_find/, (it) => it.abort()) });
  await search(page).fill('krill');
  const failure = page.locator('news-rack').getByRole('alert');
  await until(() => failure.isVisible(), true);
  assert.equal(await search(page).inputValue(), 'krill');
  assert.deepEqual(await chips(page), ['“krill”']);
  await page.getByRole('button', { name: /^Remove .*krill/ }).press('Enter');
  await until(() => sorted(page), ['Comet', 'Coral', 'Krill']);
  assert.equal(await failure.isVisible(), false);
  await page.close();
});

test('the reader sorts', async () => {
  const page = await open();
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('Highest quality');
  await until(() => titles(page), ['Comet', 'Krill', 'Coral']);
  assert.ok(!(await page.getByRole('option').allTextContents()).includes('Best match'));
  await search(page).fill('c');
  await until(() => page.getByRole('option', { name: 'Best match' }).count(), 1);
  await page.close();
});

test('many values fold', async () => {
  const many = stories(30, (at) => ({ provider: { name: `Paper ${at}` } }));
  const page = await open('', many);
  await page.getByRole('button', { name: 'Providers' }).click();
  await until(async () => (await counts(page)).length, 12);
  await button(page, 'Show all 30').click();
  assert.equal((await counts(page)).length, 30);
  assert.equal(
    await page.evaluate(() => document.querySelector('news-rack').shadowRoot.activeElement.type),
    'checkbox',
  );
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('[part=panel]:visible').count(), 0);
  assert.equal(await focused(page), 'Providers');
  await page.close();
});

test('more articles come when asked for, and focus goes to the first of them', async () => {
  const page = await open('limit="10"', stories(25));
  await until(() => page.locator('article').count(), 10);
  await page
    .locator('article')
    .first()
    .evaluate((it) => (it.sameNode = true));
  await button(page, 'Show more articles').press('Enter');
  await until(() => page.locator('article').count(), 20);
  await until(() => focused(page), 'Story 11');
  assert.equal(
    await page
      .locator('article')
      .first()
      .evaluate((it) => it.sameNode),
    true,
  );
  await button(page, 'Show more articles').press('Enter');
  await until(() => page.locator('article').count(), 25);
  assert.equal(await button(page, 'Show more articles').isVisible(), false);
  assert.equal(await status(page), '25 articles');
  await page.close();
});

test('focus goes to the first of those that come, though something else is asked for meanwhile', async () => {
  const page = await open('limit="10"', stories(25));
  await until(() => page.locator('article').count(), 10);
  await page.evaluate(async () => {
    const { Newsrack } = await import('/www/engine.js');
    const element = document.querySelector('news-rack');
    const rack = await Newsrack.open('/articles.yaml');
    element.rack = rack;
    await new Promise((done) => element.addEventListener('newsrack-search', done, { once: true }));
    const more = [...element.shadowRoot.querySelectorAll('button')].find((it) => /more/.test(it.textContent));
    more.focus();
    more.click();
    // Has it search again, as it does while articles arrive.
    element.rack = rack;
  });
  await until(() => focused(page), 'Story 11');
  assert.equal(await page.locator('article').count(), 20);
  await page.close();
});

test('where nothing matches, the page says which filter stands in the way', async () => {
  const page = await open('topics="Space" providers="Harbour Post" text="krill"');
  await until(() => page.getByText('No article matches.').isVisible(), true);
  assert.equal(await status(page), '0 articles of 3');
  const ways = page.locator('[part=way]');
  assert.deepEqual((await ways.allTextContents()).map(bare), ['Without Space: 1 article']);
  await ways.press('Enter');
  await until(() => titles(page), ['Krill']);
  await until(() => focused(page), 'Articles');
  await search(page).fill('nothing at all');
  await until(() => titles(page), []);
  await page.locator('[part=empty]').getByRole('button', { name: 'Clear all' }).click();
  await until(() => sorted(page), ['Comet', 'Coral', 'Krill']);
  await page.close();
});

test('the keyboard reaches everything', async () => {
  const page = await open(
    'limit="1"',
    article({
      title: 'Only',
      webUrl: 'https://only.example/',
      topics: ['Oceans'],
      provider: { name: 'Tide Times' },
      related: [{ title: 'Other', webUrl: 'https://other.example/' }],
    }) + sea,
  );
  await until(() => page.locator('article').count(), 1);
  await page.locator('news-rack').evaluate((it) => (it.text = 'only'));
  await until(() => titles(page), ['Only']);
  await page.getByRole('link', { name: 'Other' }).waitFor();
  const stops = [];
  while (stops.length < 20) {
    await page.keyboard.press('Tab');
    const name = await focused(page);
    // WebKit’s window has nothing around the page: Tab begins anew.
    if (name === undefined || name === stops[0]) break;
    stops.push(name);
    if (name !== 'Topics') continue;
    await page.keyboard.press('Enter');
    await until(async () => (await counts(page)).length, 1);
  }
  assert.deepEqual(
    stops.map((stop) => (stop.includes('Newest') ? 'Sort' : stop)),
    [
      'Search articles',
      'Topics',
      'Oceans1',
      'Providers',
      'Sort',
      'Remove “only”',
      'Clear all',
      'Only',
      'Oceans',
      'Other',
      'More like this',
    ],
  );
  await page.close();
});

const again = only(
  'chromium webkit',
  'in Firefox a script that failed has failed as long as the page is there',
);
test(
  'without what names them, filters narrow all the same, and can be changed where they were set',
  again,
  async () => {
    const page = await open('topics="Oceans"', sea, {
      before: (fresh) => fresh.route('**/controls/filters.js', (it) => it.abort()),
    });
    await until(() => sorted(page), ['Coral', 'Krill']);
    assert.deepEqual(await chips(page), []);
    await page.getByRole('button', { name: /^Topics/ }).click();
    await box(page, 'Space').check();
    await until(() => sorted(page), ['Comet', 'Coral', 'Krill']);
    await search(page).fill('nothing of this');
    await until(() => page.locator('[part=empty]').isVisible(), true);
    assert.equal(await page.locator('[part=way]').count(), 0);
    await page.unroute('**/controls/filters.js');
    await search(page).fill('krill');
    await until(() => chips(page), ['“krill”', 'Oceans', 'Space']);
    await page.close();
  },
);
