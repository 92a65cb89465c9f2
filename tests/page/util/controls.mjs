// What tests of the controls look at.

import { bare, titles, until } from './stage.mjs';

export const button = (page, name) => page.getByRole('button', { name, exact: true });
export const box = (page, name) => page.getByRole('checkbox', { name });
export const search = (page) => page.getByRole('combobox', { name: 'Search articles' });

export const sorted = async (page) => (await titles(page)).sort();

export const chips = async (page) => (await page.locator('[part=chip]').allTextContents()).map(bare);

/** The bars over time are there: until they were counted, the ends of the span can't be moved. */
export const drawn = (page) => until(async () => (await page.locator('[part=bar]').count()) > 0, true);

/** The name of what has focus within the element. */
export const focused = async (page) =>
  bare(
    await page.evaluate(() => {
      const { activeElement: it } = document.querySelector('news-rack').shadowRoot;
      return it?.getAttribute('aria-label') ?? (it?.labels?.[0] ?? it)?.textContent;
    }),
  );

/** What the open panel counts. */
export const counts = (page) =>
  page
    .locator('[part=panel]:visible label')
    .evaluateAll((all) => all.map((it) => `${it.children[1].textContent} ${it.children[2].textContent}`));
