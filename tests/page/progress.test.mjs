import assert from 'node:assert/strict';
import { test } from 'node:test';
import { only } from '../support/browser.mjs';
import { plain, stories } from './util/articles.mjs';
import { inParts } from './util/slow.mjs';
import { show, titles, until } from './util/stage.mjs';
import { held, hold } from './util/timers.mjs';

/** What is there sooner, in milliseconds, needs no bar. */
const PATIENCE = 400;

const bar = (page) => page.getByRole('progressbar', { name: 'Loading articles…' });
/** Of 100: a bar that does not know how far it is has none. */
const percent = (page) =>
  bar(page).evaluate((it) => (it.hasAttribute('value') ? Math.round(it.value * 100) : undefined));
const count = (locator) => locator.count();

test('a source that says how long it is fills the bar; cards come before its end, and nothing moves', async () => {
  const text = stories(40);
  const slow = inParts(Buffer.byteLength(text));
  const page = await show('<news-rack src="/slow.yaml"></news-rack>', {
    files: { '/slow.yaml': slow.answer },
  });
  await slow.asked;
  slow.send(text.slice(0, text.length / 4));
  // The tenth is not yet known to be whole.
  await until(() => page.locator('article').count(), 9);
  const boxes = () =>
    page
      .locator('news-rack :is([part=controls], [part=summary], [part=cards])')
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
  const before = await boxes();
  await until(() => count(bar(page)), 1);
  await until(() => percent(page), 25);
  assert.deepEqual(await boxes(), before);
  assert.equal(await page.getByRole('list', { name: 'Articles' }).getAttribute('aria-busy'), 'true');
  // It lies in the gap: on nothing that one could read or press.
  const overlap = await bar(page).evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect();
    const parts = ['status', 'cards'].map((part) => it.getRootNode().querySelector(`[part=${part}]`));
    const [status, cards] = parts.map((part) => part.getBoundingClientRect());
    return top < status.bottom || bottom > cards.top;
  });
  assert.equal(overlap, false);

  slow.send(text.slice(text.length / 4, text.length / 2));
  await until(() => percent(page), 50);
  slow.end(text.slice(text.length / 2));
  await until(() => count(bar(page)), 0);
  await until(async () => (await titles(page)).length, 20);
  await until(() => page.getByRole('list', { name: 'Articles' }).getAttribute('aria-busy'), 'false');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('of a source of unknown length the bar says only that it is under way', async () => {
  const slow = inParts();
  const page = await show('<news-rack src="/slow.yaml"></news-rack>', {
    files: { '/slow.yaml': slow.answer },
  });
  await until(() => count(bar(page)), 1);
  slow.send(stories(3));
  await until(() => page.locator('article').count(), 2);
  assert.equal(await percent(page), undefined);
  slow.end();
  await until(() => count(bar(page)), 0);
  await page.close();
});

test('of several sources those that are there count', async () => {
  const slow = inParts();
  const files = { '/slow.yaml': slow.answer };
  for (const name of ['a', 'b', 'c']) files[`/${name}.yaml`] = plain(name);
  const page = await show('<news-rack src="/a.yaml /b.yaml /c.yaml /slow.yaml"></news-rack>', { files });
  await until(() => count(bar(page)), 1);
  await until(() => percent(page), 75);
  slow.end(plain('d'));
  await until(() => count(bar(page)), 0);
  await page.close();
});

test('what loads at once shows no bar', async () => {
  const page = await show('<news-rack></news-rack>', {
    files: { '/some.yaml': stories(3) },
    before: (fresh) => hold(fresh, PATIENCE),
  });
  await page.evaluate(() => {
    window.shown = 0;
    const rack = document.querySelector('news-rack');
    const look = () => {
      window.shown += Number(!rack.shadowRoot.querySelector('progress').hidden);
      requestAnimationFrame(look);
    };
    look();
    // The engine is compiled with the first rack: that may take as long as it likes here.
    return import('/www/engine.js').then(({ Newsrack }) => Newsrack.open({ text: '' }).catch(() => {}));
  });
  await page.locator('news-rack').evaluate((it) => (it.src = '/some.yaml'));
  await until(async () => (await titles(page)).length, 3);
  // What loading on a busy machine took is not the matter: that there is no waiting any more is.
  await until(() => held(page), [1, 0]);
  assert.equal(await page.evaluate(() => window.shown), 0);
  await page.close();
});

test('the bar goes when the element leaves the page, with the connection, and when loading fails', async () => {
  const slow = inParts();
  const page = await show('<news-rack src="/slow.yaml"></news-rack>', {
    files: { '/slow.yaml': slow.answer, '/gone.yaml': { status: 404, body: 'nothing here' } },
  });
  await until(() => count(bar(page)), 1);
  const hidden = () => page.evaluate(() => window.rack.shadowRoot.querySelector('progress').hidden);
  await page.locator('news-rack').evaluate((it) => (window.rack = it).remove());
  await slow.gone;
  assert.equal(await hidden(), true);
  await page.evaluate(() => {
    window.rack.src = '/gone.yaml';
    document.body.append(window.rack);
  });
  await until(() => count(page.getByRole('alert').locator('strong')), 1);
  await page.waitForTimeout(450);
  assert.equal(await hidden(), true);
  await page.close();
});

test(
  'the bar has the page’s colours, and is still where motion is not wanted',
  only('chromium firefox', 'media are emulated'),
  async () => {
    const slow = inParts();
    const page = await show('<news-rack src="/slow.yaml"></news-rack>', {
      files: { '/slow.yaml': slow.answer, '/page.css': 'news-rack { --newsrack-accent: rgb(1, 2, 3) }' },
      head: '<link rel="stylesheet" href="/page.css">',
    });
    await until(() => count(bar(page)), 1);
    const style = (name) => bar(page).evaluate((it, wanted) => getComputedStyle(it)[wanted], name);
    assert.match(await style('backgroundImage'), /rgb\(1, 2, 3\)/);
    assert.equal(await style('animationName'), 'run');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await style('animationName'), 'none');
    await page.emulateMedia({ forcedColors: 'active' });
    assert.doesNotMatch(await style('backgroundImage'), /rgb\(1, 2, 3\)/);
    assert.equal(await style('borderTopStyle'), 'solid');
    await page.close();
  },
);
