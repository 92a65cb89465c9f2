// What is offered while words are typed.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain } from './util/articles.mjs';
import { chips, focused, search, sorted } from './util/controls.mjs';
import { bare, show, status, titles, until } from './util/stage.mjs';

const sea = [
  plain('Harbour gauges', { topics: ['Oceans'] }),
  plain('Harbours at night', { topics: ['Oceans', 'Harbour life'] }),
  plain('Comets', { topics: ['Space'] }),
].join('');

const open = async (attributes = '', { articles = sea, files = {} } = {}) => {
  const page = await show(`<news-rack src="/articles.yaml" ${attributes}></news-rack>`, {
    files: { '/articles.yaml': articles, ...files },
  });
  // Before there are cards, there is nowhere to type.
  await page.getByRole('article').first().waitFor();
  return page;
};

const options = async (page) =>
  (await page.getByRole('listbox').getByRole('option').allTextContents()).map(bare);

/** The option that the keys have come to. */
const active = (page) =>
  search(page).evaluate((input) => {
    const option = input.getRootNode().getElementById(input.getAttribute('aria-activedescendant'));
    return option?.getAttribute('aria-selected') === 'true'
      ? option.querySelector('bdi')?.textContent
      : undefined;
  });

const isExpanded = async (page) => (await search(page).getAttribute('aria-expanded')) === 'true';

test('topics and words of titles are offered with their counts, and keys choose among them', async () => {
  const page = await open();
  await until(() => titles(page).then((all) => all.length), 3);
  assert.equal(await isExpanded(page), false);
  await search(page).pressSequentially('har', { delay: 20 });
  await until(() => options(page), ['Harbour lifeTopics1', 'harbour1', 'harbours1']);
  assert.equal(await isExpanded(page), true);
  assert.equal(await active(page), undefined);
  await page.keyboard.press('ArrowDown');
  assert.equal(await active(page), 'Harbour life');
  await page.keyboard.press('ArrowUp');
  assert.equal(await active(page), undefined);
  await page.keyboard.press('ArrowUp');
  assert.equal(await active(page), 'harbours');
  assert.equal(await focused(page), 'Search articles');
  await page.keyboard.press('Enter');
  await until(() => chips(page), ['“harbours”']);
  assert.equal(await search(page).inputValue(), 'harbours');
  assert.equal(await isExpanded(page), false);
  assert.equal(await page.getByRole('listbox').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a topic becomes a filter in place of the word that was typed', async () => {
  const page = await open('topics="Space"');
  await until(() => titles(page), ['Comets']);
  await search(page).pressSequentially('harbour oce', { delay: 20 });
  await until(() => options(page), ['OceansTopics2']);
  await page.getByRole('listbox').getByRole('option').click();
  await until(() => chips(page), ['“harbour”', 'Space', 'Oceans']);
  await until(() => sorted(page), ['Harbour gauges', 'Harbours at night']);
  assert.equal(await search(page).inputValue(), 'harbour');
  assert.equal(await focused(page), 'Search articles');
  await page.close();
});

test('where readers have no filter for topics, a topic is words like others', async () => {
  const page = await open('controls="search"');
  await search(page).pressSequentially('oce', { delay: 20 });
  await until(() => options(page), ['Oceans2']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await until(() => chips(page), ['“Oceans”']);
  await page.close();
});

test('Escape closes the list and leaves the words; Enter without a choice searches at once', async () => {
  const page = await open();
  await search(page).pressSequentially('har', { delay: 20 });
  await until(() => isExpanded(page), true);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await isExpanded(page), false);
  assert.equal(await search(page).getAttribute('aria-activedescendant'), null);
  assert.equal(await search(page).inputValue(), 'har');
  await page.keyboard.press('ArrowDown');
  await until(() => isExpanded(page), true);
  await page.keyboard.press('Enter');
  assert.equal(await isExpanded(page), false);
  await until(() => chips(page), ['“har”']);
  await page.keyboard.press('ArrowDown');
  await until(() => isExpanded(page), true);
  await page.keyboard.press('Tab');
  assert.equal(await isExpanded(page), false);
  await page.close();
});

test('what is closed before its suggestions come stays closed', async () => {
  const page = await open();
  await search(page).pressSequentially('har', { delay: 20 });
  await until(() => isExpanded(page), true);
  // The answer to the arrow comes after both keys.
  await page.evaluate(() => {
    const { shadowRoot } = document.querySelector('news-rack');
    const box = shadowRoot.querySelector('input[type=search]');
    const press = (key) => box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    for (const key of ['Escape', 'ArrowDown', 'Escape']) press(key);
  });
  await page.waitForTimeout(500);
  assert.equal(await isExpanded(page), false);
  await page.close();
});

test('what was misspelt is offered as it was meant: while one types, and in the count', async () => {
  const page = await open();
  await search(page).pressSequentially('habour gauges', { delay: 10 });
  await until(() => options(page), ['Did you mean harbour gauges?']);
  await page.keyboard.press('Escape');
  await until(async () => bare(await status(page)), '1 article of 3 · Showing results for harbour gauges');
  await page.getByRole('button', { name: 'harbour gauges' }).press('Enter');
  await until(() => search(page).inputValue(), 'harbour gauges');
  assert.equal(await status(page), '1 article of 3');
  await until(() => focused(page), 'Articles');
  await page.close();
});

test('where a filter leaves nothing of what was meant, no results are announced', async () => {
  const page = await open('topics="Space"');
  await search(page).pressSequentially('habour gauges', { delay: 10 });
  await until(async () => bare(await status(page)), '0 articles of 3');
  await page.evaluate(() => document.querySelector('news-rack').removeAttribute('topics'));
  await until(async () => bare(await status(page)), '1 article of 3 · Showing results for harbour gauges');
  await page.close();
});

test('what articles say stays text', async () => {
  const hostile = '<img src=x onerror=alert(1)>harm';
  const page = await open('', { articles: plain('x', { topics: [hostile, '__proto__ harm', 'שלום harm'] }) });
  await search(page).pressSequentially('harm', { delay: 20 });
  await until(
    async () => (await options(page)).sort(),
    [`${hostile}Topics1`, '__proto__ harmTopics1', 'שלום harmTopics1'],
  );
  assert.equal(await page.locator('[role=listbox] img').count(), 0);
  await page.getByRole('option', { name: '__proto__' }).click();
  await until(() => chips(page), ['__proto__ harm']);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('what is offered does not stand in the way of what is typed', async () => {
  const page = await open();
  await search(page).pressSequentially('har', { delay: 20 });
  await until(() => isExpanded(page), true);
  await search(page).pressSequentially('bours', { delay: 5 });
  await until(() => chips(page), ['“harbours”']);
  assert.equal(await search(page).inputValue(), 'harbours');
  await search(page).fill('');
  await until(() => isExpanded(page), false);
  await until(() => chips(page), []);
  await page.close();
});

test('what comes too late is not offered', async () => {
  const page = await open();
  await until(() => titles(page).then((all) => all.length), 3);
  await page.evaluate(() => {
    const { rack } = document.querySelector('news-rack');
    const suggest = rack.suggest.bind(rack);
    window.asked = [];
    window.answers = [];
    rack.suggest = async (text) => {
      const answer = await suggest(text);
      window.asked.push(text);
      return new Promise((done) => window.answers.push(() => done(answer)));
    };
  });
  const asked = () => page.evaluate(() => window.asked.at(-1));
  /** All that was asked for until then comes now. */
  const answer = () =>
    page.evaluate(async () => {
      for (const come of window.answers.splice(0)) come();
      await new Promise((done) => setTimeout(done));
    });
  await search(page).pressSequentially('har', { delay: 5 });
  await until(asked, 'har');
  await page.keyboard.press('Tab');
  await answer();
  assert.equal(await isExpanded(page), false);
  await search(page).fill('harb');
  await until(asked, 'harb');
  await search(page).fill('harbx');
  await answer();
  assert.equal(await isExpanded(page), false);
  await page.close();
});

// The last of all: the file stays away from here on.
test('without the part that offers words, the search works on', async () => {
  const page = await open('', { files: { '/www/controls/suggestions.js': { status: 404, body: '' } } });
  await search(page).pressSequentially('com', { delay: 20 });
  await until(() => titles(page), ['Comets']);
  assert.equal(await isExpanded(page), false);
  await page.close();
});
