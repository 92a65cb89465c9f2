// Dates, quality, layout, and filters of many values.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, stories } from './util/articles.mjs';
import { box, button, chips, counts, focused, search, sorted } from './util/controls.mjs';
import { bare, show, titles, until } from './util/stage.mjs';

const open = (articles, attributes = '', { files = {}, ...options } = {}) =>
  show(`<news-rack src="/articles.yaml" ${attributes}></news-rack>`, {
    files: { '/articles.yaml': articles, ...files },
    ...options,
  });

const DAY = 86_400_000;
/** The reader's day so many days ago. */
const day = (ago) => {
  const now = new Date();
  return new Date(now - ago * DAY - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};
const ages = { Fresh: 0, Recent: 5, Monthly: 20, Yearly: 200, Old: 2000 };
const aged = Object.entries(ages)
  .map(([title, ago]) => plain(title, { publishedDateTime: day(ago) }))
  .join('');

const radio = (page, name) => page.getByRole('radio', { name, exact: true });

test('presets and two days choose the time', async () => {
  const page = await open(aged, 'controls="dates"');
  await until(() => titles(page), ['Fresh', 'Recent', 'Monthly', 'Yearly', 'Old']);
  await button(page, 'Dates').click();
  await until(() => radio(page, 'Any time').isChecked(), true);
  await radio(page, 'Today').check();
  await until(() => titles(page), ['Fresh']);
  await page.keyboard.press('ArrowDown');
  await until(() => titles(page), ['Fresh', 'Recent']);
  await radio(page, 'Past month').check();
  await until(() => titles(page), ['Fresh', 'Recent', 'Monthly']);
  await radio(page, 'Past year').check();
  await until(() => titles(page), ['Fresh', 'Recent', 'Monthly', 'Yearly']);
  assert.equal((await chips(page)).length, 1);
  assert.equal(await page.getByLabel('From', { exact: true }).inputValue(), day(365));
  assert.match(bare(await page.locator('[part=facet]').textContent()), /1$/);

  await page.getByLabel('To', { exact: true }).fill(day(10));
  await until(() => titles(page), ['Monthly', 'Yearly']);
  assert.equal(await radio(page, 'Past year').isChecked(), false);
  await page.getByLabel('From', { exact: true }).fill(day(3));
  await until(() => page.getByLabel('To', { exact: true }).inputValue(), day(3));
  await page.getByLabel('From', { exact: true }).fill('');
  await until(() => titles(page), ['Recent', 'Monthly', 'Yearly', 'Old']);
  assert.match((await chips(page))[0], /^Until /);
  await page.getByRole('button', { name: /^Remove/ }).press('Enter');
  await until(() => titles(page).then((all) => all.length), 5);
  assert.equal(await radio(page, 'Any time').isChecked(), true);
  assert.equal(await page.getByLabel('To', { exact: true }).inputValue(), '');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a panel is filled once, however often it is opened meanwhile', async () => {
  const page = await open(aged, 'controls="dates"');
  await until(() => titles(page).then((all) => all.length), 5);
  await button(page, 'Dates').evaluate((it) => [1, 2, 3].forEach(() => it.click()));
  await until(() => page.locator('[part=date]:visible').count(), 2);
  await new Promise((done) => setTimeout(done, 200));
  assert.equal(await page.locator('[part=date]').count(), 2);
  await page.close();
});

test('a year that is just being typed is not searched for', async () => {
  const page = await open(aged, 'controls="dates"');
  await button(page, 'Dates').click();
  const from = page.getByLabel('From', { exact: true });
  await from.fill('0202-01-01');
  await from.fill('2020-01-01');
  await until(() => chips(page), ['From Jan 1, 2020']);
  const asked = await page.evaluate(() =>
    window.told.filter(([name]) => name === 'search').map(([, { query }]) => query.since),
  );
  assert.ok(!asked.includes('0202-01-01'));
  await page.close();
});

test('a least quality is chosen, in steps that fit the articles', async () => {
  const rated = [3, 40, 80, 187].map((quality) => plain(`Q${quality}`, { quality })).join('');
  const page = await open(rated + plain('Unrated'), 'controls="quality"');
  await button(page, 'Quality').click();
  const slider = page.getByRole('slider', { name: 'Quality' });
  await until(() => slider.evaluate(({ max, step }) => `${max} ${step}`), '190 10');
  assert.equal(await slider.getAttribute('aria-valuetext'), 'Any quality');
  await slider.press('ArrowRight');
  await until(() => sorted(page), ['Q187', 'Q40', 'Q80']);
  assert.deepEqual(await chips(page), ['At least 10']);
  assert.equal(bare(await slider.getAttribute('aria-valuetext')), 'At least 10');
  await slider.press('End');
  await until(() => sorted(page), []);
  await slider.press('Home');
  await until(() => titles(page).then((all) => all.length), 5);
  assert.deepEqual(await chips(page), []);
  await page.locator('news-rack').evaluate((it) => (it.minQuality = 73));
  await until(() => sorted(page), ['Q187', 'Q80']);
  assert.equal(bare(await page.locator('[part=panel] output').textContent()), 'At least 73');
  await button(page, 'Clear all').click();
  await until(() => titles(page).then((all) => all.length), 5);
  await page.close();
});

test('qualities below one, and none at all, have steps too', async () => {
  const steps = async (articles) => {
    const page = await open(articles, 'controls="quality"');
    await button(page, 'Quality').click();
    const slider = page.getByRole('slider', { name: 'Quality' });
    let seen;
    await until(
      async () => (seen = await slider.evaluate(({ max, step }) => `${max} ${step}`)) !== '100 1',
      true,
    );
    await page.close();
    return seen;
  };
  assert.equal(await steps(plain('A', { quality: 0.9 })), '0.9 0.05');
  assert.equal(await steps(plain('A')), '100 5');
});

test('readers change the layout, and pages too', async () => {
  const page = await open(aged, 'controls="layout" layout="list"');
  await until(() => radio(page, 'List').isChecked(), true);
  assert.deepEqual(
    await page
      .getByRole('radiogroup', { name: 'Layout' })
      .getByRole('radio')
      .evaluateAll((all) => all.map((it) => it.getAttribute('aria-label'))),
    ['Grid', 'List', 'Headlines', 'Magazine', 'Carousel'],
  );
  const layout = () => page.locator('[part=rack]').getAttribute('data-layout');
  await until(layout, 'list');
  await radio(page, 'List').press('ArrowRight');
  await until(layout, 'headlines');
  assert.equal(await page.locator('news-rack').evaluate((it) => it.layout), 'headlines');
  assert.equal(await focused(page), 'Headlines');
  await page.locator('news-rack').evaluate((it) => (it.layout = 'grid'));
  await until(() => radio(page, 'Grid').isChecked(), true);
  await page.close();
});

test('a value is found among many, by what it holds, without its accents', async () => {
  const names = ['Zürich heute', 'El Heraldo', 'أخبار اليوم', '<b>Bold</b>', '__proto__', 'constructor'];
  const page = await open(
    stories(500, (at) => ({ provider: { name: names[at] ?? `Paper ${at}` } })),
    'limit="1"',
  );
  await button(page, 'Providers').click();
  await button(page, 'Show all 500').click();
  const find = page.getByRole('searchbox', { name: /Find in .*Providers/ });
  await find.fill('zurich');
  await until(() => counts(page), ['Zürich heute 1']);
  await find.fill('heraldo el');
  await until(() => counts(page), ['El Heraldo 1']);
  await find.fill('اليوم');
  await until(() => counts(page), ['أخبار اليوم 1']);
  await find.fill('<b');
  await until(() => counts(page), ['<b>Bold</b> 1']);
  await find.fill('__proto');
  await box(page, '__proto__').check();
  await until(() => chips(page), ['__proto__']);
  await find.fill('nowhere');
  assert.equal(await page.getByText('Nothing found').isVisible(), true);
  await find.fill('constr');
  await box(page, 'constructor').check();
  await until(() => titles(page).then((all) => all.length), 1);
  await until(() => chips(page), ['__proto__', 'constructor']);
  await find.press('Enter');
  await find.press('Escape');
  await until(() => find.inputValue(), '');
  await find.press('Escape');
  assert.equal(await focused(page), 'Providers2');
  assert.equal(await page.locator('[part=panel]:visible').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('of ten thousand topics no more are made than are looked at', async () => {
  const topics = Array.from({ length: 10_000 }, (_, at) => `Topic ${at}`);
  const articles = [...Array(100).keys()]
    .map((at) => plain(`Story ${at}`, { topics: topics.slice(at * 100, at * 100 + 100) }))
    .join('');
  const page = await open(articles, 'controls="topics"');
  await button(page, 'Topics').click();
  await page.getByRole('button', { name: /Show all/ }).click();
  const find = page.getByRole('searchbox');
  await until(() => find.count(), 1);
  const made = () => page.locator('[part=panel] li').count();
  assert.equal(await made(), 100);
  const list = page.locator('[part=panel] ul');
  await list.evaluate((it) => it.scrollTo(0, it.scrollHeight));
  await until(made, 200);
  await find.fill('9999');
  await until(() => counts(page), ['Topic 9999 1']);
  await box(page, 'Topic 9999').check();
  await until(() => titles(page), ['Story 99']);
  await find.fill('');
  assert.equal(await made(), 101, 'and the one that is chosen');
  await page.close();
});

// The last of all: these files stay away from here on.
test('without the parts, their buttons do no harm', async () => {
  const gone = { status: 404, body: '' };
  const page = await open(
    stories(130, (at) => ({ provider: { name: `Paper ${at}` } })),
    'controls="search providers dates quality layout"',
    {
      files: Object.fromEntries(
        ['dates', 'quality', 'layout', 'find'].map((name) => [`/www/controls/${name}.js`, gone]),
      ),
    },
  );
  await until(() => page.locator('[part=layout]').isVisible(), false);
  for (const name of ['Dates', 'Quality']) {
    await button(page, name).click();
    await until(() => button(page, name).getAttribute('aria-expanded'), 'false');
    assert.equal(await focused(page), name);
  }
  await button(page, 'Providers').click();
  await button(page, 'Show all 130').click();
  await until(() => counts(page).then((all) => all.length), 130);
  assert.equal(await page.getByRole('searchbox').count(), 0);
  await search(page).fill('"story 7"');
  await until(() => titles(page), ['Story 7']);
  await page.close();
});
