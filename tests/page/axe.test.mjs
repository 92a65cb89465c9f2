// What axe finds wrong for people who do not see, point or read well: nothing, however the element looks.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTROLS, LAYOUTS, PAGINGS } from '../../www/element/attributes.js';
import { browserName } from '../support/browser.mjs';
import { stories } from './util/articles.mjs';
import { inParts } from './util/slow.mjs';
import { show, titles, until } from './util/stage.mjs';

const rich = stories(30, (at) => ({
  excerpt: 'What happened, and why it matters. '.repeat(4),
  category: at % 3 ? 'news' : 'opinion',
  type: at % 2 ? 'video' : 'article',
  quality: at * 5,
  topics: ['Oceans', `Topic ${at}`, 'بحر'],
  provider: { name: `Provider ${at % 14}` },
  ...(at % 4 && { images: [{ url: `https://img.example/${at}.png`, width: 300, height: 200 }] }),
  related: [{ title: 'Related', webUrl: 'https://related.example/', provider: { name: 'Elsewhere' } }],
}));

/** Axe takes a page without a ground of its own for white. */
const CSS = ':root { color-scheme: light dark } body { background: Canvas; color: CanvasText }';

const open = (attributes, files = { '/articles.yaml': rich }, options = {}) =>
  show(
    `<main><h1>News</h1><news-rack src="${Object.keys(files)[0]}" heading="2" ${attributes}></news-rack></main>`,
    {
      files: { ...files, '/page.css': CSS },
      head: `<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css">
      <script src="/node_modules/axe-core/axe.min.js"></script>`,
      ...options,
    },
  );

const RULES = { 'target-size': { enabled: true } };

/** What axe complains of in the page as it is, each with the state it is in. */
async function complaints(page, state) {
  const found = await page.evaluate(async (rules) => {
    // What fades in is judged when it is there. One that is cut short has ended too.
    const fading = () =>
      [document, document.querySelector('news-rack').shadowRoot]
        .flatMap((root) => root.getAnimations())
        .filter((it) => it.playState === 'running' && it.effect.getComputedTiming().endTime !== Infinity);
    for (let left; (left = fading()).length;) await Promise.allSettled(left.map((it) => it.finished));
    const { violations, passes } = await window.axe.run(document, {
      rules,
      resultTypes: ['violations', 'passes'],
    });
    const nodes = ({ nodes: all }) => all.map(({ target, failureSummary }) => `${target} ${failureSummary}`);
    return {
      looked: passes.some(({ nodes: all }) =>
        all.some(({ target }) => String(target).startsWith('news-rack,')),
      ),
      wrong: violations.map((it) => `${it.id}: ${nodes(it).slice(0, 3).join('\n')}`),
    };
  }, RULES);
  assert.ok(found.looked, `axe did not look into the element: ${state}`);
  return found.wrong.map((it) => `${state}: ${it}`);
}

const WAYS = {
  light: {},
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  '400 % zoom': { viewport: { width: 320, height: 256 } },
  'right to left': { dir: 'rtl' },
};

/** WebKit’s driver shows it in light colours only. */
const inLight = browserName === 'webkit';

/** Looks at the page in each of those ways. */
async function inAllWays(page, state) {
  const wrong = [];
  for (const [name, { viewport, dir = 'ltr', ...media }] of Object.entries(WAYS)) {
    if (inLight && Object.keys(media).length) continue;
    await page.setViewportSize(viewport ?? { width: 1280, height: 900 });
    if (!inLight) await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', ...media });
    await page.locator('html').evaluate((it, to) => (it.dir = to), dir);
    wrong.push(...(await complaints(page, `${state}, ${name}`)));
  }
  return wrong;
}

for (const layout of LAYOUTS) {
  test(`${layout}: nothing is wrong with cards and every control`, async () => {
    const page = await open(`layout="${layout}" controls="${CONTROLS.join(' ')}" topics="Oceans"`);
    await until(async () => (await titles(page)).length, 20);
    await page.getByRole('button', { name: /^Topics/ }).click();
    await page.locator('article summary').first().click();
    await page.locator('[part=related-link]').first().waitFor();
    assert.deepEqual(await inAllWays(page, 'cards'), []);
    await page.close();
  });

  test(`${layout}: nothing is wrong while it loads, where nothing is found, and where nothing can be`, async () => {
    const wrong = [];
    const slow = inParts();
    const page = await open(`layout="${layout}"`, {
      '/slow.yaml': slow.answer,
      '/gone.yaml': { status: 404 },
    });
    await until(() => page.locator('[part=skeleton]').count(), 8);
    wrong.push(...(await inAllWays(page, 'loading')));
    slow.end(rich);
    await until(async () => (await titles(page)).length, 20);
    const rack = page.locator('news-rack');
    await rack.evaluate((it) => Object.assign(it, { text: 'nothing at all', topics: ['Oceans'] }));
    await page.locator('[part=way]').first().waitFor();
    wrong.push(...(await inAllWays(page, 'empty')));
    await rack.evaluate((it) => (it.src = '/gone.yaml'));
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    wrong.push(...(await inAllWays(page, 'error')));
    assert.deepEqual(wrong, []);
    await page.close();
  });
}

for (const paging of PAGINGS) {
  test(`${paging}: nothing is wrong with the ways to more`, async () => {
    const page = await open(`paging="${paging}" limit="7" controls="search"`);
    await until(async () => (await titles(page)).length >= 7, true);
    assert.deepEqual(await inAllWays(page, paging), []);
    await page.close();
  });
}

test('nothing is wrong with suggestions, and with a source that has a fault', async () => {
  const page = await open('', { '/articles.yaml': `${rich}---\ntitle: No link\n---\n` });
  await until(async () => (await titles(page)).length, 20);
  await page.locator('[part=problems] summary').click();
  await page
    .getByRole(/** Its role where it suggests. */ 'combobox', { name: 'Search articles' })
    .pressSequentially('sto');
  await page.getByRole('option', { name: /story/i }).first().waitFor();
  assert.deepEqual(await inAllWays(page, 'suggestions'), []);
  await page.close();
});
