// All controls by keys alone; and focus stays where it was, whatever is shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, stories } from './util/articles.mjs';
import { chips, drawn, focused } from './util/controls.mjs';
import { bare, show, titles, until } from './util/stage.mjs';

const ALL = 'search topics providers types categories timeline dates quality sort layout';

const articles =
  stories(40, (at) => ({
    topics: [`Topic ${at % 15}`],
    provider: { name: at % 2 ? 'Tide Times' : 'Harbour Post' },
    type: at % 3 ? 'article' : 'video',
    category: at % 4 ? 'news' : 'opinion',
    quality: at,
  })) + plain('Lighthouses');

const open = (attributes = '') =>
  show(`<news-rack src="/articles.yaml" controls="${ALL}" ${attributes}></news-rack>`, {
    files: { '/articles.yaml': articles },
  });

/** Tabs on until something of this name has focus; says what was passed. */
async function tabTo(page, name, key = 'Tab') {
  const passed = [];
  for (let stops = 0; stops < 60; stops++) {
    await page.keyboard.press(key);
    const at = await focused(page);
    if (at !== undefined && (name instanceof RegExp ? name.test(at) : at === name)) return passed;
    passed.push(at);
  }
  assert.fail(`${name} is not among ${passed}`);
}

const asked = (page) => page.evaluate(() => document.querySelector('news-rack').query);
const total = (page) =>
  page.evaluate(() => window.told.findLast(([name]) => name === 'search')?.[1].result.total);

test('every control can be reached and used by keys, in the order of its place', async () => {
  const page = await open();
  await until(() => page.getByRole('slider').count(), 2);
  await until(() => page.getByRole('radio').count(), 5);
  await drawn(page);
  const { keyboard } = page;

  await tabTo(page, 'Search articles');
  await keyboard.type('light', { delay: 20 });
  await until(() => page.getByRole('listbox').count(), 1);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await until(() => titles(page), ['Lighthouses']);
  for (let left = 'lighthouses'.length; left; left--) await keyboard.press('Backspace');
  await until(() => total(page), 41);

  assert.deepEqual(await tabTo(page, 'Topics'), []);
  await keyboard.press('Enter');
  await until(() => page.getByRole('checkbox').count(), 12);
  await tabTo(page, 'Show all 15');
  await keyboard.press('Enter');
  await until(() => page.getByRole('searchbox').count(), 1);
  await tabTo(page, /^Find in/, 'Shift+Tab');
  await keyboard.type('14');
  await tabTo(page, 'Topic 142');
  await keyboard.press('Space');
  await until(async () => (await asked(page)).topics, ['Topic 14']);
  assert.equal(await focused(page), 'Topic 142');
  await keyboard.press('Escape');
  await until(() => focused(page), 'Topics1');

  for (const [name, value, list] of [
    ['Providers', /^Harbour Post/, 'providers'],
    ['Types', /^article/, 'types'],
    ['Categories', /^news/, 'categories'],
  ]) {
    await tabTo(page, name);
    await keyboard.press('Space');
    await until(async () => (await page.getByRole('checkbox').count()) > 0, true);
    await tabTo(page, value);
    await keyboard.press('Space');
    await until(async () => (await asked(page))[list]?.length, 1);
    await keyboard.press('Escape');
    await until(() => focused(page), `${name}1`);
  }

  await tabTo(page, 'Dates');
  await keyboard.press('Enter');
  await until(() => page.getByRole('radio', { name: 'Any time' }).count(), 1);
  await tabTo(page, 'Any time');
  await keyboard.press('ArrowDown');
  await until(async () => typeof (await asked(page)).since, 'string');
  await keyboard.press('ArrowUp');
  await until(async () => typeof (await asked(page)).since, 'undefined');
  await tabTo(page, 'From');
  await tabTo(page, 'To');
  await keyboard.press('Escape');
  await until(() => focused(page), 'Dates');

  await tabTo(page, 'Quality');
  await keyboard.press('Enter');
  // The best article has 39.
  await until(() => page.getByRole('slider', { name: 'Quality' }).getAttribute('max'), '40');
  await tabTo(page, 'Quality');
  await keyboard.press('ArrowRight');
  await until(async () => (await asked(page)).minQuality, 2);
  await keyboard.press('Escape');
  await until(() => focused(page), 'Quality1');

  await tabTo(page, /^Sort/);
  await keyboard.press('ArrowDown');
  await until(async () => (await asked(page)).sort, 'oldest');
  await tabTo(page, 'Grid');
  await keyboard.press('ArrowRight');
  await until(() => page.locator('news-rack').evaluate((it) => it.layout), 'list');
  await tabTo(page, 'From');
  await keyboard.press('PageUp');
  await tabTo(page, 'To');
  await keyboard.press('PageDown');
  await until(async () => typeof (await asked(page)).until, 'string');

  await until(
    async () => (await chips(page)).map((chip) => chip.replace(/^.*–.*$/, 'a span')),
    ['Topic 14', 'Harbour Post', 'article', 'news', 'a span', 'At least 2'],
  );
  await tabTo(page, /^Remove Topic 14/);
  await keyboard.press('Enter');
  await until(() => focused(page), 'Remove Harbour Post');
  await tabTo(page, 'Clear all');
  await keyboard.press('Enter');
  await until(() => total(page), 41);
  await until(() => focused(page), 'Articles');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('focus stays where it is when the results change, and is never lost', async () => {
  const page = await open();
  await until(() => page.getByRole('radio').count(), 5);
  const panels = ['Topics', 'Providers', 'Types', 'Categories', 'Dates', 'Quality'];
  for (const name of panels) {
    await page.getByRole('button', { name, exact: true }).click();
    await until(() => page.locator('[part=panel]:visible input').first().isVisible(), true);
    const stops = await page.locator('[part=panel]:visible').locator('input, button').count();
    for (let at = 0; at < Math.min(stops, 3); at++) {
      const stop = page.locator('[part=panel]:visible').locator('input, button').nth(at);
      await stop.focus();
      const before = await focused(page);
      for (const text of ['story', 'none at all', '']) {
        await page.locator('news-rack').evaluate((it, words) => (it.text = words), text);
        await until(async () => (await asked(page)).text ?? '', text);
        await until(() => page.evaluate(() => window.told.at(-1)[1].query?.text ?? ''), text);
        assert.notEqual(await focused(page), undefined, `${before} in ${name}, with “${text}”`);
      }
    }
  }
  for (const role of ['slider', 'radio', 'combobox']) {
    const stop = page.getByRole(role).last();
    await stop.focus();
    const stays = () => stop.evaluate((it) => it.getRootNode().activeElement === it);
    for (const [text, n] of [
      ['none at all', 0],
      ['', 41],
    ]) {
      await page.locator('news-rack').evaluate((it, words) => (it.text = words), text);
      await until(() => total(page), n);
      assert.equal(await stays(), true, role);
    }
  }
  await page.close();
});

test('what has changed is told once', async () => {
  const page = await open();
  await until(() => total(page), 41);
  await page.evaluate(() => {
    window.heard = [];
    const root = document.querySelector('news-rack').shadowRoot;
    const live = '[role=status], [role=alert], [aria-live]';
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target.nodeType === 1 ? target : target.parentElement;
        const region = element?.closest(live);
        if (region?.textContent) window.heard.push(region.textContent);
      }
    }).observe(root, { childList: true, characterData: true, subtree: true });
  });
  await drawn(page);
  await page.getByRole('slider', { name: 'To' }).press('PageDown');
  await until(() => page.locator('[part=chip]').count(), 1);
  await page.getByRole('button', { name: 'Topics', exact: true }).click();
  await page.getByRole('checkbox').first().check();
  await until(() => page.locator('[part=chip]').count(), 2);
  // As many as before: there is nothing to tell.
  await page.getByRole('combobox', { name: 'Sort' }).selectOption('Oldest first');
  await until(() => page.evaluate(() => window.told.at(-1)[1].query?.sort), 'oldest');
  assert.deepEqual((await page.evaluate(() => window.heard)).map(bare), [
    '36 articles of 41',
    '3 articles of 41',
  ]);
  await page.close();
});

for (const width of [240, 320]) {
  test(`at ${width} pixels everything is in the page, and large enough to be hit`, async () => {
    const page = await open(`limit="2" style="width: ${width}px"`);
    await until(() => page.getByRole('slider').count(), 2);
    await until(() => page.getByRole('radio').count(), 5);
    for (const name of ['Topics', 'Dates', 'Quality']) {
      await page.getByRole('button', { name, exact: true }).click();
      await until(() => page.locator('[part=panel]:visible input').first().isVisible(), true);
      const wrong = await page.evaluate(() => {
        const rack = document.querySelector('news-rack');
        const { left, right } = rack.getBoundingClientRect();
        return [...rack.shadowRoot.querySelectorAll('[part=controls] :is(input, button, select, [tabindex])')]
          .map((it) => (it.matches('[type=checkbox], [type=radio]') ? it.closest('label') : it))
          .filter((it) => it.getClientRects().length)
          .map((it) => [
            `${it.localName} ${it.getAttribute('aria-label') ?? it.textContent}`,
            it.getBoundingClientRect(),
          ])
          .filter(
            ([, box]) =>
              box.left < left - 0.5 || box.right > right + 0.5 || box.width < 24 || box.height < 24,
          )
          .map(([html, { width, height }]) => `${html}: ${width} × ${height}`);
      });
      assert.deepEqual(wrong, []);
    }
    await page.close();
  });
}
