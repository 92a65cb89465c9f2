// The same names in a page: as filters, in the address, and as what attributes say.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NAMES, feedOf } from '../support/names.mjs';
import { chips } from './util/controls.mjs';
import { show, titles, until } from './util/stage.mjs';

const files = { '/names.yaml': feedOf(NAMES) };
const CONTROLS = 'controls="search topics providers types categories sort layout"';

/** Runs before all else in the page: what its prototypes have. */
function remember() {
  const describe = () =>
    [Object, Array, String, HTMLElement].map(({ prototype }) =>
      Reflect.ownKeys(prototype).map(String).join(' '),
    );
  const before = JSON.stringify(describe());
  window.untouched = () => JSON.stringify(describe()) === before && {}.title === undefined;
}

const open = (attributes) =>
  show(`<news-rack src="/names.yaml" ${CONTROLS} ${attributes}></news-rack>`, {
    files,
    before: (fresh) => fresh.addInitScript(remember),
  });

test('names that objects have are cards, counts and filters like others', async () => {
  const page = await open('url-state');
  await until(async () => (await titles(page)).sort(), NAMES.toSorted());
  await page.getByRole('button', { name: 'Topics' }).click();
  const counts = () =>
    page
      .locator('[part=panel]:visible label')
      .evaluateAll((all) => all.map((it) => `${it.children[1].textContent} ${it.children[2].textContent}`));
  await until(async () => (await counts()).length > 5, true);
  const counted = await counts();
  for (const line of counted) assert.ok(NAMES.map((name) => `${name} 1`).includes(line), line);
  await page.keyboard.press('Escape');
  for (const parameter of ['topic', 'provider', 'type', 'category']) {
    for (const name of NAMES) {
      await page.evaluate((search) => {
        history.pushState(null, '', search);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `?${parameter}=${name}`);
      await until(() => titles(page), [name]);
      assert.equal((await chips(page)).length, 1);
    }
  }
  // As parameters, and as what parameters of one word can say, they are as if they were not there.
  for (const search of [
    `?${NAMES.map((name) => `${name}=1`).join('&')}`,
    '?sort=constructor&page=toString',
  ]) {
    await page.evaluate((search) => {
      history.pushState(null, '', search);
      dispatchEvent(new PopStateEvent('popstate'));
    }, search);
    await until(async () => (await titles(page)).length, NAMES.length);
  }
  assert.equal(await page.evaluate(() => window.untouched()), true);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('attributes that say such names mean nothing, or that topic', async () => {
  const page = await open(
    'layout="constructor" paging="__proto__" theme="toString" sort="valueOf" topics="__proto__"',
  );
  await until(() => titles(page), ['__proto__']);
  assert.equal(await page.locator('news-rack').evaluate((it) => it.layout), 'grid');
  assert.equal(await page.evaluate(() => window.untouched()), true);
  assert.deepEqual(page.complaints, []);
  await page.close();
});
