// What `newsrack render` writes, in a page: without scripts, and until the element has cards of its own.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/tools.mjs';
import { CONTROLS } from '../../www/element/attributes.js';
import { Newsrack } from '../../www/node.js';
import { only } from '../support/browser.mjs';
import { randomFrom } from '../support/random.mjs';
import { render } from '../support/render.mjs';
import { article, plain, stories } from './util/articles.mjs';
import { inParts } from './util/slow.mjs';
import { show, status, titles, until } from './util/stage.mjs';

const browsers = only('chromium firefox', 'scripts are turned off');

const POLICY = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(
  readFileSync(join(root, 'www', 'index.html'), 'utf8'),
)[1];
const CSS = ['--css', '/pkg/news-rack.css'];

const articles = stories(5, (at) => ({
  topics: ['Oceans', 'Science'],
  provider: { name: 'The Tidewatch', images: [{ url: 'https://t.example/i.png', width: 4, height: 4 }] },
  images: [{ url: `https://t.example/${at}.png`, width: 40, height: 30 }],
  related: [1, 2, 3].map((n) => ({ title: `Link ${n}`, webUrl: `https://r.example/${at}/${n}` })),
}));

/** The element with what was rendered of the articles in it. */
const tag = (text, attributes = '', ...args) => {
  const { status, stdout, stderr } = render({ 'articles.yaml': text }, 'articles.yaml', ...args);
  assert.equal(status, 0, stderr);
  return `<news-rack src="/articles.yaml" ${attributes}>${stdout}</news-rack>`;
};

suite('without scripts', () => {
  for (const [what, args, headers] of [
    ['the style in the page', [], {}],
    ['a policy and the style beside it', CSS, { 'content-security-policy': POLICY }],
  ]) {
    test(`cards are there, and nothing that would do nothing: ${what}`, browsers, async () => {
      const page = await show(tag(articles, '', '--query', 'limit=3', ...args), {
        headers,
        javaScriptEnabled: false,
      });
      assert.deepEqual(await titles(page), ['Story 1', 'Story 2', 'Story 3']);
      const [first, second] = [0, 1].map((at) => page.locator('news-rack article').nth(at));
      await until(async () => (await first.boundingBox()).y, (await second.boundingBox()).y);
      assert.equal(await page.getByRole('button').count(), 0);
      assert.equal(await page.getByRole('searchbox').count(), 0);
      await first.getByRole('link', { name: 'Link 2' }).waitFor();
      await first.getByText('3 related links').click();
      await first.getByRole('link', { name: 'Link 3' }).waitFor();
      assert.deepEqual(page.complaints, []);
      await page.close();
    });
  }
});

/**
 * Runs in the page: from the first cards on, how they look in each frame: where they are, with what in them.
 * Pictures may arrive in any frame, but one that is there must not go.
 */
function watch() {
  window.seen = [];
  const pictured = new Set();
  const look = () => {
    const all = document.querySelector('news-rack')?.shadowRoot?.querySelectorAll('article') ?? [];
    // A frame can be drawn while the page is parsed: the last card there is may not be whole.
    const shown = [...all].filter((card) => card.getClientRects().length && card.querySelector('.related'));
    const line = (card) => {
      const { top, left, width, height } = card.getBoundingClientRect();
      const title = card.querySelector('[part=link]');
      const links = card.querySelectorAll('.few a').length;
      const picture = card.querySelector('.image')?.naturalWidth > 0;
      if (picture) pictured.add(title.textContent);
      return [
        title.textContent,
        title.getBoundingClientRect().top,
        top,
        left,
        width,
        height,
        links,
        pictured.has(title.textContent) && !picture ? 'its picture is gone' : '',
      ].join();
    };
    if (shown.length || window.seen.length) window.seen.push(shown.map(line).join('\n'));
    window.pictured = pictured.size;
  };
  // What is drawn: the element fits its carousel to its room when that is known, after the frame’s callbacks. An
  // observer that is made in them is told after all that were made before.
  const frame = () => {
    const last = new ResizeObserver(() => {
      last.disconnect();
      look();
    });
    last.observe(document.documentElement);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** A page with cards rendered beforehand, whose articles come when the test asks for it. */
async function awaiting(text, attributes, args = [], options = {}) {
  const slow = inParts(Buffer.byteLength(text));
  const page = await show(tag(text, attributes, ...CSS, ...args), {
    headers: { 'content-security-policy': POLICY },
    files: { '/articles.yaml': slow.answer },
    before: (fresh) => fresh.addInitScript(watch),
    ...options,
  });
  await slow.asked;
  return { page, slow };
}

const rendered = (page) => page.locator('news-rack .rendered').count();

suite('until the element has its own', () => {
  for (const width of [320, 1280]) {
    for (const [attributes, args] of [
      ['', []],
      ['layout="list" controls="none"', ['--layout', 'list', '--controls', 'none']],
      ['limit="2" heading="2"', ['--query', 'limit=2', '--heading', '2']],
      ['layout="magazine"', ['--layout', 'magazine']],
      ['layout="carousel"', ['--layout', 'carousel']],
      ['topics="Oceans" lang="de"', ['--query', 'topics=Oceans', '--lang', 'de']],
      [`controls="${CONTROLS.join(' ')}"`, ['--controls', CONTROLS.join(' ')]],
    ]) {
      test(`they stay, and nothing moves: ${attributes} at ${width} px`, async () => {
        const { page, slow } = await awaiting(articles, attributes, args, {
          viewport: { width, height: 900 },
        });
        await until(() => page.evaluate(() => window.pictured > 0), true);
        assert.equal(await rendered(page), 1);
        slow.send(articles.slice(0, 400));
        await page.waitForTimeout(300);
        assert.equal(await rendered(page), 1, 'some articles are not all');
        await page.evaluate(() => {
          window.seen = [];
          window.picture = document.querySelector('news-rack').shadowRoot.querySelector('.image');
        });
        slow.end(articles.slice(400));
        await until(() => rendered(page), 0);
        await page.waitForTimeout(100);
        assert.deepEqual(await page.evaluate(() => [...new Set(window.seen)].slice(1)), []);
        assert.ok(await page.evaluate(() => window.picture.getClientRects().length > 0));
        assert.deepEqual(page.complaints, []);
        await page.close();
      });
    }
  }

  test('then the reader can do everything, and what had focus or was open still is', async () => {
    const { page, slow } = await awaiting(articles, '');
    await page.getByText('3 related links').nth(1).click();
    await page.getByRole('link', { name: 'Story 2' }).focus();
    slow.end(articles);
    await until(() => rendered(page), 0);
    const focused = () =>
      page.evaluate(() => document.querySelector('news-rack').shadowRoot.activeElement?.textContent);
    assert.equal(await focused(), 'Story 2');
    await page.locator('article').nth(1).getByRole('link', { name: 'Link 3' }).waitFor();
    await page.locator('news-rack [part=search]').fill('story 3');
    await until(() => titles(page), ['Story 3']);
    await page.close();
  });

  test('if they can’t be loaded, they stay, and it is said above them', async () => {
    const page = await show(tag(articles), { files: { '/articles.yaml': { status: 500, body: '' } } });
    await page.getByRole('alert').waitFor();
    assert.equal((await titles(page)).length, 5);
    const [notice, card] = [page.getByRole('alert'), page.locator('article').first()];
    assert.ok((await notice.boundingBox()).y < (await card.boundingBox()).y);
    assert.match(await status(page), /^(5 articles)?$/);
    await page.close();
  });

  test('other articles take their place too', async () => {
    const page = await show(tag(articles), { files: { '/articles.yaml': plain('New') } });
    await until(() => titles(page), ['New']);
    assert.equal(await rendered(page), 0);
    await page.close();
  });
});

/** Texts that would be markup, or end something, if they were not text. */
const PIECES = [
  '<b>', '</script>', '<!--', '-->', '<script>window.hit=1</script>', '</template>', '<template>', ']]>', '&amp;', '&lt',
  '&#0;', '"', "'", ' onload="x"', '</a>', '</style>', '\u2028', '\u202e', '😀', 'é', 'a', ' ', 'word', '\\', '{{', '`',
  '<img src=x onerror=window.hit=1>', '\u00a0', '\u0085', '=', '<', '>', '&',
]; // prettier-ignore

test('whatever articles say, a browser reads it as the text that it is', async () => {
  const page = await show('');
  for (let seed = 0; seed < 8; seed++) {
    const random = randomFrom(seed);
    const text = () => Array.from({ length: 1 + random.below(8) }, () => random.pick(PIECES)).join('');
    const link = () =>
      random.pick(['https://a.example/"><b>', 'javascript:alert(1)', `https://b.example/?${text()}`]);
    const source = Array.from({ length: 8 }, (_, at) =>
      article({
        title: `${at}${text()}`,
        webUrl: 'https://safe.example/',
        originalUrl: link(),
        excerpt: `x${text()}`,
        category: text(),
        type: text(),
        provider: { name: `x${text()}`, images: [{ url: link() }] },
        topics: [`x${text()}`, `y${text()}`],
        images: [{ url: link(), title: text() }],
        related: [{ title: `x${text()}`, webUrl: link() }],
      }),
    ).join('');
    const rack = await Newsrack.open({ text: source });
    const { cards } = await rack.search();
    const problems = rack.problems.filter(({ severity }) => severity === 'error');
    rack.free();
    assert.deepEqual([cards.length, problems], [8, []]);

    const { stdout, stderr } = render({ 'a.yaml': source }, 'a.yaml', '--controls=none');
    assert.equal(stderr, '8 cards of 8 articles\n');
    const found = await page.evaluate((html) => {
      const outer = document.createElement('div');
      // eslint-disable-next-line no-restricted-properties -- as a page would parse it
      outer.setHTMLUnsafe(`<news-rack>${html}</news-rack>`);
      const host = outer.firstChild;
      const all = [...host.shadowRoot.querySelectorAll('*')];
      const texts = (selector) => (within) =>
        [...within.querySelectorAll(selector)].map((it) => it.textContent);
      return {
        scripts: host.querySelectorAll('script').length,
        data: JSON.parse(host.querySelector('script').textContent),
        others: [...host.childNodes].filter((node) => node.localName !== 'script' && node.textContent.trim())
          .length,
        strange: all.flatMap((element) => [
          ...(/^(script|b|template)$/.test(element.localName) ? [element.localName] : []),
          ...[...element.attributes]
            .map(({ name }) => name)
            .filter((name) => /^on|^style$|[^a-z-]/.test(name)),
          ...[element.href, element.src].filter((address) => address && !/^https:/.test(address)),
        ]),
        cards: [...host.shadowRoot.querySelectorAll('article')].map((card) => ({
          title: card.querySelector('[part=link]').textContent,
          excerpt: card.querySelector('[part=excerpt]').textContent,
          provider: card.querySelector('[part=provider]').textContent,
          topics: texts('[part=topic]')(card),
          alt: card.querySelector('[part=image]')?.alt,
        })),
      };
    }, stdout);
    assert.deepEqual(
      found.cards,
      cards.map(({ title, excerpt, provider, topics, images }) => ({
        title,
        excerpt,
        provider: provider.name,
        topics,
        alt: images[0] && (images[0].title ?? ''),
      })),
    );
    assert.deepEqual([found.scripts, found.others, found.strange], [1, 0, []]);
    assert.deepEqual(
      found.data.itemListElement.map(({ item }) => [item.headline, item.description]),
      cards.map(({ title, excerpt }) => [title, excerpt]),
    );
  }
  assert.equal(await page.evaluate(() => window.hit), undefined);
  await page.close();
});

/** Runs in the page: all of the cards that changes neither with time nor for want of scripts. */
function outline() {
  const own = ['class', 'part', 'dir', 'href', 'datetime', 'alt', 'width', 'height', 'loading', 'aria-label'];
  const line = (element) => [
    element.matches('.topic') ? 'topic' : element.localName,
    ...own.map((name) => element.getAttribute(name)),
    ...(element.matches('time, details > div')
      ? []
      : [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data : line(node)))),
  ];
  return [...document.querySelector('news-rack').shadowRoot.querySelectorAll('article')].map(line);
}

test('a rendered card is the card that the element draws', async () => {
  const demo = readFileSync(join(root, 'www', 'demo', 'articles', 'world.yaml'), 'utf8');
  const { page, slow } = await awaiting(demo, 'limit="50"', ['--query', 'limit=50']);
  const before = await page.evaluate(outline);
  slow.end(demo);
  await until(() => rendered(page), 0);
  assert.ok(before.length > 10);
  await until(() => page.evaluate(outline), before);
  await page.close();
});
