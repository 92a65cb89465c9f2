// What `npm start -- FOLDER…` shows of the real articles, as its reader sees it.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../scripts/serve.mjs';
import { root } from '../../scripts/tools.mjs';
import { launch, openPage } from '../support/browser.mjs';

const shared = join(root, '..', 'shared');
const skip = !existsSync(shared) && 'there is no ../shared';

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** Opens the page that shows these folders of ../shared, and gives it with its rack. */
async function show(t, ...folders) {
  const { url, close } = await serve({ folders: folders.map((name) => join(shared, name)), port: 0 });
  t.after(close);
  // The articles' pictures are elsewhere, where tests have no business.
  const stayHere = (page) =>
    page.route(
      (to) => to.hostname !== 'localhost',
      (route) => route.abort(),
    );
  const page = await openPage(browser, url, { before: stayHere });
  t.after(() => page.close());
  return { page, rack: page.locator('#rack') };
}

/** Waits for the rack to say how many articles it shows. */
const count = (rack, text) => rack.getByText(text, { exact: true }).waitFor({ timeout: 60_000 });

test('428 of the 674 articles of powerapps, the newest first', { skip }, async (t) => {
  const { rack } = await show(t, 'corpus/powerapps');
  await count(rack, '428 articles of 674');
  const dates = await rack.locator('article time').evaluateAll((times) => times.map((time) => time.dateTime));
  assert.equal(dates.length, 20);
  assert.deepEqual(dates, dates.toSorted().reverse());
});

test('the one published seed, with its seven related links', { skip }, async (t) => {
  const { rack } = await show(t, 'seeds');
  await count(rack, '1 article of 2');
  assert.equal(await rack.locator('article').count(), 1);
  await rack.getByText('7 related links').click();
  // Two were there before.
  const links = rack.locator('.few a, .few + details ul:first-child a');
  await links.nth(6).waitFor();
  assert.equal(await links.count(), 7);
});

test('both seeds with published="any"', { skip }, async (t) => {
  const { rack } = await show(t, 'seeds');
  await rack.evaluate((element) => element.setAttribute('published', 'any'));
  await count(rack, '2 articles');
  assert.equal(await rack.locator('article').count(), 2);
});

test('the demo, which needs nothing from elsewhere', async (t) => {
  const { page, rack } = await show(t);
  await rack.locator('article').nth(19).waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(page.complaints, []);
});
