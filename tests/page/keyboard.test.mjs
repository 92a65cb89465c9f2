// All that can be done can be done with keys alone, one sees where one is, and what changes takes no focus away.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CONTROLS, LAYOUTS, PAGINGS } from '../../www/element/attributes.js';
import { stories } from './util/articles.mjs';
import { firstCard, loaded, loads, show, status, titles, until } from './util/stage.mjs';

const rich = stories(16, (at) => ({
  category: at % 3 ? 'news' : 'opinion',
  type: at % 2 ? 'video' : 'article',
  quality: at * 5,
  topics: ['Oceans', `Topic ${at}`],
  provider: { name: `Provider ${at}` },
  related: Array.from({ length: 9 }, (_, n) => ({
    title: `${at}-${n}`,
    webUrl: `https://r.example/${at}/${n}`,
  })),
}));
const faulty = `${rich}---\ntitle: No link\n---\n`;

async function open(attributes, articles = faulty) {
  const page = await show(
    `<button id="before">Before</button><news-rack src="/articles.yaml" ${attributes}></news-rack><button id="after">After</button>`,
    { files: { '/articles.yaml': articles } },
  );
  // What went wrong is told when all has been read.
  await loaded(page);
  return page;
}

/** Runs in the page: what has focus now, and whether one sees that it has. */
function whereNow() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const name = `${at.localName}${at.id && `#${at.id}`} ${at.getAttribute('part') ?? at.className} ${at.textContent.slice(0, 30)}`;
  const box = at.getBoundingClientRect();
  let marked = false;
  for (let it = at; it; it = it.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(it);
    // In a field for dates, the browser itself marks the part that has it.
    marked ||= (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || it.type === 'date';
  }
  const inSight = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
  window.reached ??= new Set();
  window.reached.add(at);
  return { id: at.id, name, seen: marked && inSight };
}

/** Runs in the page: the names of what one can act on and has not reached. Of a group that arrow keys go through, one is enough. */
function unreached(actions) {
  const { shadowRoot } = document.querySelector('news-rack');
  const wanted = [...shadowRoot.querySelectorAll(actions)].filter(
    (it) =>
      it.checkVisibility() && !it.disabled && !it.closest('[inert]') && it.getAttribute('tabindex') !== '-1',
  );
  const group = (it) => (it.type === 'radio' && it.name) || it.closest('[role=radiogroup], [role=toolbar]');
  const reached = [...window.reached];
  return wanted
    .filter(
      (it) => !reached.includes(it) && !(group(it) && reached.some((other) => group(other) === group(it))),
    )
    .map((it) => `${it.localName} ${it.getAttribute('part') ?? it.className} ${it.textContent.slice(0, 30)}`);
}

const ACTIONS = 'a[href], button, input, select, summary, [tabindex="0"]';

/** Runs in the page: how much is still to come to where one is: first links of cards that are near, more cards. */
async function coming() {
  const { shadowRoot } = document.querySelector('news-rack');
  const list = shadowRoot.querySelector('[part=cards]');
  const places = shadowRoot.querySelectorAll('.few:has(> [aria-hidden])');
  if (!places.length && list.role !== 'feed') return 0;
  // As far ahead as the element looks; and it has looked by then, since it began sooner.
  const near = await new Promise((done) => {
    const observer = new IntersectionObserver(
      (all) => {
        observer.disconnect();
        done(all.filter(({ target, isIntersecting }) => isIntersecting && target !== list).length);
      },
      { rootMargin: '50%' },
    );
    for (const it of [list, ...places]) observer.observe(it);
  });
  return near + Number(list.ariaBusy === 'true');
}

/** From the button before the element to the one after it, by this key. */
async function walk(page, key = 'Tab', [from, to] = ['before', 'after']) {
  await page.evaluate(() => (window.reached = new Set()));
  await page.locator(`#${from}`).focus();
  const names = [];
  const unseen = [];
  for (;;) {
    await until(() => page.evaluate(coming), 0);
    await page.keyboard.press(key);
    const { id, name, seen } = await page.evaluate(whereNow);
    if (id === to) break;
    names.push(name);
    if (!seen) unseen.push(name);
    assert.ok(names.length < 150, `a trap: ${names.slice(-5).join(' | ')}`);
  }
  assert.deepEqual(await page.evaluate(unreached, ACTIONS), [], 'what Tab does not reach');
  assert.deepEqual(unseen, [], 'where one does not see the focus');
  return names;
}

for (const layout of LAYOUTS) {
  test(`${layout}: Tab reaches every action, forwards and backwards, and one sees where`, async () => {
    const page = await open(`layout="${layout}" controls="${CONTROLS.join(' ')}" topics="Oceans" limit="3"`);
    await until(async () => (await titles(page)).length, 3);
    await page.locator('summary', { hasText: 'related links' }).first().press('Enter');
    await page.locator('[part=related-link]').nth(2).waitFor();
    const forwards = await walk(page);
    const backwards = await walk(page, 'Shift+Tab', ['after', 'before']);
    assert.deepEqual(backwards.reverse(), forwards);
    await page.close();
  });
}

test('Tab reaches what each control unfolds', async () => {
  const page = await open(`controls="${CONTROLS.join(' ')}" limit="1"`);
  await until(async () => (await titles(page)).length, 1);
  const folded = page.locator('[part=controls] button[aria-expanded]:visible');
  const count = await folded.count();
  assert.ok(count > 1);
  for (let at = 0; at < count; at++) {
    await folded.nth(at).press('Enter');
    await until(() => folded.nth(at).getAttribute('aria-expanded'), 'true');
    await page.locator('[part=panel]:visible :is(input, button)').first().waitFor();
    await walk(page);
  }
  await page.close();
});

for (const paging of PAGINGS) {
  test(`${paging}: Tab goes through and out at the other side`, async () => {
    const page = await open(`paging="${paging}" limit="5" controls="search"`);
    await until(async () => (await titles(page)).length >= 5, true);
    await walk(page);
    await page.close();
  });
}

/** Runs in the page: keeps every moment in which focus is nowhere, with what had it before. */
function watchFocus() {
  window.lost = [];
  let before = '';
  const look = () => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (at === document.body && before !== 'nowhere') window.lost.push(`after ${before}`);
    before = at === document.body ? 'nowhere' : `${at.localName} ${at.getAttribute('part') ?? at.className}`;
    requestAnimationFrame(look);
  };
  look();
}

/** What is done, beginning with the page’s attributes; each waits until it can be seen. */
const CHANGES = {
  'while one types': async (page) => {
    await page.locator('input[type=search]').pressSequentially('story 1');
    await until(async () => (await status(page)).startsWith('16 '), false);
  },
  'when a value is ticked': async (page) => {
    await page.getByRole('button', { name: /^Topics/ }).press('Enter');
    await page.getByRole('checkbox', { name: 'Topic 3' }).press('Space');
    await until(() => titles(page), ['Story 4']);
  },
  'when a card’s topic is followed': async (page) => {
    await page.locator('button[part=topic]', { hasText: 'Topic 2' }).press('Enter');
    await until(() => titles(page), ['Story 3']);
  },
  'when chips are taken away, the last one too': async (page) => {
    await page.locator('news-rack').evaluate((it) => (it.topics = ['Topic 1', 'Topic 2']));
    await until(() => page.locator('[part=chip]').count(), 2);
    await page.locator('[part=chip]').first().press('Enter');
    await until(() => page.locator('[part=chip]').count(), 1);
    await page.keyboard.press('Enter');
    await until(() => page.locator('[part=chip]').count(), 0);
  },
  'when all is cleared': async (page) => {
    await page.locator('news-rack').evaluate((it) => (it.topics = ['Topic 1']));
    await page.locator('[part=summary]').getByRole('button', { name: 'Clear all' }).press('Enter');
    await until(() => page.locator('[part=chip]').count(), 0);
  },
  'when there is a way out of nothing': async (page) => {
    await page
      .locator('news-rack')
      .evaluate((it) => Object.assign(it, { topics: ['Topic 1'], providers: ['Provider 2'] }));
    await page.locator('[part=way]').first().press('Enter');
    await until(async () => (await titles(page)).length, 1);
  },
  'when cards come while one reads what went wrong': async (page) => {
    const problems = page.locator('[part=problems] summary');
    await problems.press('Enter');
    await page.locator('news-rack').evaluate((it) => (it.limit = 8));
    await until(async () => (await titles(page)).length, 8);
    assert.equal(await problems.evaluate((it) => it.getRootNode().activeElement === it), true);
  },
  'when more cards come': async (page) => {
    await page.getByRole('button', { name: 'Show more articles' }).press('Enter');
    await until(async () => (await titles(page)).length, 10);
    await page.getByRole('button', { name: 'Show more articles' }).press('Enter');
    await until(async () => (await titles(page)).length, 15);
    // The last ones: the button goes.
    await page.getByRole('button', { name: 'Show more articles' }).press('Enter');
    await until(async () => (await titles(page)).length, 16);
  },
  'when pages are turned, to the last one and back': async (page) => {
    await page.locator('news-rack').evaluate((it) => (it.paging = 'pages'));
    const turn = async (name, first) => {
      await page.getByRole('button', { name, exact: true }).press('Enter');
      await until(async () => (await titles(page))[0], first);
    };
    await turn('Next', 'Story 6');
    await turn('Next', 'Story 11');
    await turn('Next', 'Story 16');
    await turn('Previous', 'Story 11');
  },
  'when related links unfold and more of them come': async (page) => {
    await page.locator('news-rack').evaluate((it) => {
      it.shadowRoot.querySelector('article').before = true;
      it.related = 4;
    });
    // Its cards are made anew.
    await until(() => firstCard(page).evaluate((it) => it.before), undefined);
    await page.locator('summary', { hasText: 'related links' }).first().press('Enter');
    await page.locator('[part=more-links]').press('Enter');
    await until(
      () =>
        page
          .locator('[part=related-link]')
          .count()
          .then((n) => n > 4),
      true,
    );
  },
  'when the order changes': async (page) => {
    const sort = page.getByRole('combobox', { name: 'Sort' });
    await sort.focus();
    await sort.selectOption('Oldest first');
    await until(async () => (await titles(page))[0], 'Story 16');
  },
  'when the controls change and go': async (page) => {
    await page.locator('input[type=search]').focus();
    await page.locator('news-rack').evaluate((it) => (it.controls = ['search']));
    await until(() => page.getByRole('button', { name: /^Topics/ }).count(), 0);
    await page.locator('news-rack').evaluate((it) => (it.controls = []));
    await until(() => page.locator('input[type=search]').count(), 0);
  },
  'when the layout changes': async (page) => {
    await page.locator('article a').nth(1).focus();
    for (const layout of LAYOUTS) {
      await page.locator('news-rack').evaluate((it, to) => (it.layout = to), layout);
      await page.waitForTimeout(100);
    }
  },
  'when the words change': async (page) => {
    await page.locator('input[type=search]').focus();
    await page.locator('news-rack').evaluate((it) => (it.texts = { search: 'Suchen' }));
    await page.getByPlaceholder('Suchen').waitFor();
    await page.locator('article a').nth(1).focus();
    await page.locator('news-rack').evaluate((it) => (it.texts = { search: 'Hledat' }));
    await page.getByPlaceholder('Hledat').waitFor();
  },
  'when all is loaded again': async (page) => {
    await page.locator('article a').nth(1).focus();
    await page.locator('news-rack').evaluate((it) => it.reload());
    await until(() => loads(page), 2);
  },
  'when nothing can be loaded, and one tries again': async (page) => {
    await page.locator('article a').nth(1).focus();
    await page.locator('news-rack').evaluate((it) => (it.src = '/gone.yaml'));
    const again = page.getByRole('button', { name: 'Try again' });
    await again.waitFor();
    const told = () => page.evaluate(() => window.told.filter(([name]) => name === 'problem').length);
    const before = await told();
    await again.press('Enter');
    await until(async () => (await told()) > before, true);
  },
};

for (const [name, change] of Object.entries(CHANGES)) {
  test(`focus is never lost ${name}`, async () => {
    const page = await open('limit="5"');
    await until(async () => (await titles(page)).length, 5);
    await page.locator('article a').first().focus();
    await page.evaluate(watchFocus);
    await change(page);
    await page.waitForTimeout(200);
    assert.deepEqual(await page.evaluate(() => window.lost), []);
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'news-rack');
    await page.close();
  });
}
