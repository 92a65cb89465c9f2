// Texts that would run a script if they became markup, in every field there is and every way there is to show it: no
// script runs, nothing is there that harmless texts would not bring, and each text is what it was.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { LAYOUTS } from '../../../www/element/attributes.js';
import { payloads } from '../../support/payloads.mjs';
import { render } from '../../support/render.mjs';
import { article } from './articles.mjs';
import { show, until } from './stage.mjs';

const BATCH = 250;
/** What of a text is left where white space at its ends goes, and where it is folded too. */
const trimmed = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');
const folded = (text) => trimmed(text.replace(/\p{White_Space}+/gu, ' '));
const date = (at) => new Date(Date.UTC(2024, 0, 1) - at * 60_000).toISOString();

/** An article that has the text in every field. Excerpts are decoded once, so it is encoded once there. */
const made = (text, at) => {
  const excerpt = text.replaceAll('&', '&amp;');
  const image = { url: `https://img.example/${at}.png`, width: 4, height: 3, title: text, attribution: text };
  const provider = { name: text, domain: text, images: [image] };
  return article({
    title: text,
    webUrl: `https://news.example/${at}`,
    originalUrl: text,
    ampWebUrl: text,
    publishedDateTime: date(at),
    updatedDateTime: text,
    excerpt,
    category: text,
    type: text,
    quality: text,
    topics: [text, `${text} again`],
    provider,
    images: [image, { url: text, title: text }],
    featuredContent: text,
    secured: text,
    locale: text,
    related: [0, 1, 2].map((nth) => ({
      title: text,
      excerpt,
      webUrl: `https://news.example/${at}/${nth}`,
      type: text,
      provider,
      images: [image],
    })),
  });
};

const feed = (texts) => texts.map(made).join('');

/** Elements with the names of their attributes, and how many of each there are. Runs in the page. */
function shapes(root) {
  const all = [...root.querySelectorAll('*')].map(
    (it) => `${it.localName}[${it.getAttributeNames().sort()}] ${it.className.replace?.(/tint-\d/, 'tint')}`,
  );
  const counted = new Map();
  for (const shape of all) counted.set(shape, (counted.get(shape) ?? 0) + 1);
  return [...counted].sort();
}

/** What is written in each card, unfolded. Runs in the page. */
function written(root) {
  return [...root.querySelectorAll('article')].map((card) => {
    const all = (part) => [...card.querySelectorAll(`[part~=${part}]`)].map((it) => it.textContent);
    return {
      titles: all('title'),
      excerpts: all('excerpt'),
      topics: all('topic'),
      providers: [...new Set(all('provider'))],
      links: all('related-link'),
      alts: [...new Set([...card.querySelectorAll('[part=image]')].map((it) => it.alt))],
    };
  });
}

/** A page that keeps whether a script of a text ran, and what was asked for. */
async function open(markup, files, options = {}) {
  const asked = [];
  const page = await show(markup, {
    files,
    ...options,
    before: async (fresh) => {
      fresh.on('request', (request) => asked.push(request.url()));
      await fresh.addInitScript(() => {
        window.ran = [];
        window.canary = (n) => window.ran.push(String(n));
        for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = window.canary;
      });
    },
  });
  page.setDefaultTimeout(60_000);
  return { page, asked };
}

const loaded = (page, count = 1) =>
  page.waitForFunction((count) => window.told?.filter(([name]) => name === 'load').length >= count, count, {
    polling: 100,
    timeout: 60_000,
  });

/** That nothing of it ran, and nothing was asked for that any article would not ask for. */
async function harmless(page, asked) {
  assert.deepEqual(await page.evaluate(() => window.ran), []);
  const own = new URL(page.url()).origin;
  const odd = asked.filter((url) =>
    url.startsWith(`${own}/`)
      ? !/^\/(page-\d+\/(\?.*)?|www\/[\w./-]+|pkg\/[\w./-]+|icon|[\w-]+\.yaml|gone.*)$/.test(
          url.slice(own.length),
        )
      : !/^https:\/\/img\.example\/\d+\.png$/.test(url),
  );
  assert.deepEqual(odd, []);
}

/** Unfolds all related links, those that are far below too: each is looked at until its links are there. */
async function unfold(page, count) {
  const look = (rack) => {
    const late = [...rack.shadowRoot.querySelectorAll('article')].filter(
      (card) => card.querySelectorAll('[part=related-link]').length < 3,
    );
    for (const it of late[0]?.querySelectorAll('details') ?? []) it.open = true;
    late[0]?.scrollIntoView();
    return rack.shadowRoot.querySelectorAll('[part=related-link]').length;
  };
  await until(async () => (await page.locator('news-rack').evaluate(look)) >= count, true);
}

/** What there is in the element, of which a function of the above tells something. */
const look = (page, tell) =>
  page
    .locator('news-rack')
    .evaluateHandle((rack) => rack.shadowRoot)
    .then((root) => root.evaluate(tell));

const batches = (all) =>
  Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => all.slice(at * BATCH, (at + 1) * BATCH));

/** As many texts of another kind. */
const twins = (texts) => texts.map((_, at) => `Harmless ${at}`);

const TEMPLATE = `<template slot="card"><h3><a part="link"><span part="title"></span></a></h3><p part="excerpt"></p>
  <b part="provider"></b><i part="video"></i><ul part="topics"><li><span part="topic"></span></li></ul>
  <img part="image" alt=""><img part="icon" alt=""></template>`;

/** What a card of each text has to say. */
const expected = (text) => ({
  title: trimmed(text),
  excerpt: folded(text),
  topics: [trimmed(text), trimmed(`${text} again`)],
  provider: trimmed(text),
});

/** Tries so many texts, made from a seed. */
export function injection(count, seed) {
  const all = payloads(count, seed);
  suite(`${count} texts that would be scripts`, () => {
    test('are no two alike', () =>
      assert.equal(new Set(all.map((text) => folded(text).toLowerCase())).size, count));

    test('stay texts in the element’s cards, in every layout', async () => {
      for (const texts of batches(all)) {
        const shown = [];
        for (const each of [twins(texts), texts]) {
          const { page, asked } = await open(
            `<news-rack src="/a.yaml" controls="none" limit="${BATCH}" related="3"></news-rack>`,
            { '/a.yaml': feed(each) },
          );
          await loaded(page);
          await until(() => page.locator('news-rack article').count(), each.length);
          await unfold(page, each.length * 3);
          const seen = [];
          for (const layout of LAYOUTS) {
            await page.locator('news-rack').evaluate((it, layout) => (it.layout = layout), layout);
            await page.waitForTimeout(300);
            const cards = await look(page, written);
            for (const [at, text] of each.entries()) {
              const { title, excerpt, topics, provider } = expected(text);
              const card = cards[at];
              assert.deepEqual(card.titles, [title]);
              assert.deepEqual(card.excerpts, [excerpt]);
              assert.deepEqual(card.topics, topics);
              assert.deepEqual(card.providers, [provider]);
              assert.deepEqual(card.links.slice(0, 3), [title, title, title]);
            }
            seen.push([layout, await look(page, shapes)]);
          }
          await harmless(page, asked);
          shown.push(seen);
          await page.close();
        }
        assert.deepEqual(shown[1], shown[0]);
      }
    });

    for (const [what, inside] of [
      ['a template', TEMPLATE],
      ['a function', ''],
    ]) {
      test(`stay texts in the page’s own cards, from ${what}`, async () => {
        for (const texts of batches(all)) {
          const shown = [];
          for (const each of [twins(texts), texts]) {
            const { page, asked } = await open(
              `<news-rack controls="none" limit="${BATCH}">${inside}</news-rack>`,
              { '/a.yaml': feed(each) },
            );
            await page.locator('news-rack').evaluate((it, own) => {
              if (own)
                it.renderCard = (card) => {
                  const title = document.createElement('b');
                  title.part = 'title';
                  title.textContent = card.title;
                  return title;
                };
              it.src = '/a.yaml';
            }, !inside);
            await loaded(page);
            const titles = each.map((text) => [trimmed(text)]);
            await until(async () => (await look(page, written)).map(({ titles }) => titles), titles);
            if (inside) {
              const cards = await look(page, written);
              for (const [at, text] of each.entries()) {
                const { excerpt, topics, provider } = expected(text);
                assert.deepEqual(
                  [cards[at].excerpts, cards[at].topics, cards[at].providers],
                  [[excerpt], topics, [provider]],
                );
              }
            }
            shown.push(await look(page, shapes));
            await harmless(page, asked);
            await page.close();
          }
          assert.deepEqual(shown[1], shown[0]);
        }
      });
    }

    test('stay texts in what newsrack render writes', async () => {
      for (const texts of batches(all)) {
        const shown = [];
        for (const each of [twins(texts), texts]) {
          const { stdout, stderr } = render(
            { 'a.yaml': feed(each) },
            'a.yaml',
            '--related',
            '3',
            '--query',
            `limit=${BATCH}`,
          );
          assert.match(stderr, new RegExp(`^${each.length} cards`));
          const { page, asked } = await open(
            `<news-rack>${stdout}</news-rack><p id="after">after</p>`,
            {},
            {
              script: '/icon',
            },
          );
          const cards = await look(page, written);
          // HTML has no sign for NUL: what can't be said is shown to be missing.
          const said = (text) => text.replaceAll('\0', '\ufffd');
          for (const [at, text] of each.entries()) {
            const { title, excerpt, topics, provider } = expected(said(text));
            const { titles, excerpts, topics: listed, providers } = cards[at];
            assert.deepEqual([titles, excerpts, listed, providers], [[title], [excerpt], topics, [provider]]);
          }
          const data = await page.locator('news-rack > script').evaluate((it) => JSON.parse(it.textContent));
          assert.deepEqual(
            data.itemListElement.map(({ item }) => item.headline),
            each.map((text) => trimmed(text)),
          );
          assert.equal(await page.locator('#after').textContent(), 'after');
          const outside = await page.evaluate(() =>
            [...document.querySelectorAll('*')].map((it) => it.localName),
          );
          shown.push([await look(page, shapes), outside]);
          await harmless(page, asked);
          await page.close();
        }
        assert.deepEqual(shown[1], shown[0]);
      }
    });

    test('stay texts in the address, the search box, the chips and the filters', async () => {
      const few = all.filter((text) => text === trimmed(text) && text.length < 900).slice(0, 200);
      const { page, asked } = await open(
        '<news-rack src="/a.yaml" url-state limit="10" controls="search topics providers types categories sort"></news-rack>',
        { '/a.yaml': feed(few) },
      );
      await loaded(page);
      for (let at = 0; at < few.length; at += 40) {
        const topics = few.slice(at, at + 40);
        await page.evaluate((topics) => {
          const parameters = new URLSearchParams(topics.map((topic) => ['topic', topic]));
          history.pushState(null, '', `?${parameters}`);
          dispatchEvent(new PopStateEvent('popstate'));
        }, topics);
        const chips = async () =>
          (await page.locator('news-rack [part=chip]').allTextContents()).map((it) =>
            it.replace(/[\u2068\u2069]/g, ''),
          );
        await until(async () => (await chips()).length, topics.length);
        const seen = await chips();
        assert.deepEqual(
          topics.filter((topic) => !seen.some((chip) => chip.includes(topic))),
          [],
        );
      }
      for (const text of few.slice(0, 40)) {
        await page.evaluate((text) => {
          history.pushState(null, '', `?${new URLSearchParams({ q: text })}`);
          dispatchEvent(new PopStateEvent('popstate'));
        }, text);
        // A box of one line has no line ends.
        const line = text.replace(/[\r\n]/g, '');
        await until(() => page.locator('news-rack [part=search]').inputValue(), line);
      }
      await harmless(page, asked);
      await page.close();
    });
  });
}
