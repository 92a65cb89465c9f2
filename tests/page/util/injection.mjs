// Texts that would run a script if they became markup, in every field there is and every way there is to show it. A
// page with harmless texts is the measure: with hostile ones it must be the same, element by element and attribute by
// attribute, but for the texts, each of which is what it was. No script runs, nothing else is asked for.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../../scripts/tools.mjs';
import { CONTROLS, FACETS, LAYOUTS } from '../../../www/element/attributes.js';
import { payloads } from '../../support/payloads.mjs';
import { render } from '../../support/render.mjs';
import {
  bodies,
  excerpts,
  faulty,
  feed,
  folded,
  harmless,
  hostile,
  replaced,
  seen,
  trimmed,
} from './hostile-articles.mjs';
import { show, until } from './stage.mjs';
import { assertBecomes, difference, rewritten, settled, treeOf } from './tree.mjs';

/** As many texts on one page: more values of a filter are not listed. */
const BATCH = 100;
/** As many problems are listed. */
const LISTED = 20;
/** As many suggestions are made. */
const SUGGESTED = 8;
const RELATED = 3;

const numbers = (count) => Array.from({ length: count }, (_, at) => at);
const groups = (count, size) => numbers(Math.ceil(count / size)).map((nth) => nth * size);

const USUAL =
  /^http:\/\/127\.0\.0\.1:\d+\/(page-\d+\/|www\/[\w./-]+|pkg\/[\w./-]+|icon|\w+\.yaml|gone\?.*)$|^https:\/\/(img\.example\/a\.png|www\.youtube-nocookie\.com\/embed\/GW2Rz53BX6o\?[\w=&]+)$/;

/** A page that keeps whether a script of a text ran, and what was asked for. All of it is near to what is seen. */
async function open(markup, files, options = {}) {
  const odd = [];
  const page = await show(markup, {
    files,
    // What is painted is not looked at.
    viewport: { width: 640, height: 300 },
    ...options,
    before: async (fresh) => {
      fresh.on('request', (request) => USUAL.test(request.url()) || odd.push(request.url()));
      fresh.on('dialog', (dialog) => odd.push(`a dialog: ${dialog.message()}`) && dialog.dismiss());
      fresh.on('popup', (popup) => odd.push(`a window: ${popup.url()}`));
      await fresh.addInitScript(prepare);
    },
  });
  page.setDefaultTimeout(60_000);
  return { page, odd };
}

/** Runs in the page before all else. */
function prepare() {
  window.ran = [];
  window.canary = (n) => window.ran.push(String(n));
  for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) window[name] = window.canary;
  // What waits until it is near does not wait.
  window.IntersectionObserver = class {
    #tell;
    constructor(tell) {
      this.#tell = tell;
    }
    observe(target) {
      queueMicrotask(() => this.#tell([{ target, isIntersecting: true }], this));
    }
    unobserve() {}
    disconnect() {}
  };
}

/** That nothing of it ran, and nothing was asked for that harmless articles would not ask for. */
async function closeUnharmed({ page, odd }, usual = /^$/) {
  assert.deepEqual(await page.evaluate(() => window.ran), []);
  assert.deepEqual(odd, []);
  assert.deepEqual(
    page.complaints.filter((each) => !usual.test(each)),
    [],
  );
  await page.close();
}

const tree = (page) => () => page.evaluate(treeOf).then(JSON.parse);

const loaded = (page, racks = 1) =>
  until(() => page.evaluate(() => window.told?.filter(([name]) => name === 'load').length), racks);

/** Unfolds the related links, and waits until they are there. */
async function unfold(page, links) {
  await until(async () => {
    // Many cards come in slices.
    await page.locator('news-rack details').evaluateAll((all) => all.forEach((it) => (it.open = true)));
    return page.locator('news-rack [part=related-link]').count();
  }, links);
}

const TEMPLATE = `<template slot="card"><h3><a part="link"><span part="title"></span></a></h3><p part="excerpt"></p>
  <b part="provider"></b><i part="video">a video</i><time part="time"></time>
  <ul part="topics"><li><button part="topic"></button></li></ul><img part="image" alt=""><img part="icon" alt="">
  <ul part="related"><li><a part="link"><u part="title"></u></a><b part="provider"></b><p part="excerpt"></p></li></ul>
  </template>`;

/** The ways to show texts. Each gets harmless ones or hostile ones, and lets be seen what comes of them. */
const WAYS = {
  async 'cards, in every layout, and the values of filters'(texts, see) {
    const all = await open(
      `<news-rack src="/a.yaml" controls="${CONTROLS.join(' ')}" limit="${BATCH}" related="${RELATED}"></news-rack>`,
      { '/a.yaml': feed(texts) },
    );
    const { page } = all;
    await loaded(page);
    await unfold(page, texts.count * RELATED);
    const click = (which) =>
      page.locator(`news-rack ${which}`).evaluateAll((all) => all.forEach((it) => it.click()));
    await click('[part=facet]');
    const rows = page.locator('news-rack .values li');
    await until(() => rows.count(), FACETS.length * Math.min(texts.count, 12));
    await click('[part=show-all]:not([hidden])');
    await until(() => rows.count(), FACETS.length * texts.count);
    for (const layout of LAYOUTS) {
      await page.locator('news-rack').evaluate((it, layout) => (it.layout = layout), layout);
      await page.locator(`news-rack [data-layout=${layout}]`).waitFor();
      await see(layout, tree(page));
    }
    await closeUnharmed(all);
  },

  async 'the page’s own cards, from a template and from a function, and cards with marks'(texts, see) {
    const title = (text) => `marked: «${text}» marked`;
    const all = await open(
      `<news-rack controls="topics" limit="${BATCH}" related="${RELATED}">${TEMPLATE}</news-rack>
      <news-rack controls="none" limit="${BATCH}"></news-rack>
      <news-rack controls="search" text="marked" sort="newest" limit="${BATCH}" related="0"></news-rack>`,
      { '/a.yaml': feed(texts, { title }) },
    );
    const { page } = all;
    await page.locator('news-rack').evaluateAll((racks) => {
      racks[1].renderCard = (card) => {
        const element = document.createElement('b');
        for (const text of [card.title, card.excerpt, card.category, card.type, card.provider.name])
          element.append(text, document.createElement('hr'));
        return element;
      };
      for (const it of racks) it.src = '/a.yaml';
    });
    await loaded(page, 3);
    await until(() => page.locator('news-rack mark').count(), texts.count * 4);
    await until(() => page.locator('news-rack u').count(), texts.count * RELATED);
    await see('all', tree(page), 'marked');
    await closeUnharmed(all);
  },

  async 'excerpts from bodies'(texts, see) {
    const all = await open(`<news-rack src="/a.yaml" controls="none" limit="${BATCH}"></news-rack>`, {
      '/a.yaml': bodies(texts),
    });
    await loaded(all.page);
    await see('all', tree(all.page));
    await closeUnharmed(all);
  },

  async 'videos that play'(texts, see) {
    const embed = '<iframe src="https://www.youtube.com/embed/GW2Rz53BX6o"></iframe>';
    const all = await open(
      `<news-rack src="/a.yaml" video="play" controls="none" limit="${BATCH}"></news-rack>`,
      { '/a.yaml': feed(texts, { embed }) },
    );
    const { page } = all;
    await loaded(page);
    const buttons = page.locator('news-rack .play');
    await until(() => buttons.count(), texts.count);
    // Only one plays at a time.
    await see('all', () =>
      buttons.evaluateAll((all) =>
        all.map((it) => {
          it.click();
          const { title, src, sandbox } = it.parentElement.querySelector('iframe');
          it.parentElement.querySelector('.close').click();
          return [it.getAttribute('aria-label'), title, src, sandbox.value];
        }),
      ),
    );
    await closeUnharmed(all, /net::ERR_ABORTED|NS_BINDING_ABORTED|cancelled/i);
  },

  async 'cards that newsrack render writes, in every layout, without the element and with it'(texts, see) {
    const files = { 'a.yaml': feed(texts) };
    const racks = LAYOUTS.map((layout) => {
      const looks = ['--related', RELATED, '--layout', layout, '--query', `limit=${BATCH}`];
      const { stdout, stderr } = render(files, 'a.yaml', ...looks.map(String));
      assert.match(stderr, new RegExp(`^${texts.count} cards`));
      return `<news-rack limit="${BATCH}" related="${RELATED}" layout="${layout}">${stdout}</news-rack>`;
    });
    const all = await open(
      `${racks.join('')}<p>after</p>`,
      { '/a.yaml': files['a.yaml'], '/www/nothing.js': '' },
      { script: '/www/nothing.js' },
    );
    const { page } = all;
    await see('rendered', tree(page), 'rendered');
    await page.evaluate(() => {
      const script = document.createElement('script');
      Object.assign(script, { type: 'module', src: '/www/define.js' });
      for (const it of document.querySelectorAll('news-rack')) it.setAttribute('src', '/a.yaml');
      document.head.append(script);
    });
    await loaded(page, LAYOUTS.length);
    await until(() => page.locator('news-rack .rendered').count(), 0);
    await unfold(page, texts.count * RELATED * LAYOUTS.length);
    await see('taken over', tree(page), 'taken over');
    await closeUnharmed(all);
  },

  async 'the page’s address, the search box, chips, and what there would be without them'(texts, see) {
    const rack = `url-state limit="1" related="0" controls="${['search', ...FACETS].join(' ')}"`;
    const all = await open(`<news-rack src="/a.yaml" ${rack}></news-rack>`, { '/a.yaml': feed(texts) });
    const { page } = all;
    await loaded(page);
    const ids = await page
      .locator('news-rack')
      .evaluate(async (it) => (await it.rack.search({ limit: 1000 })).cards.map(({ id }) => id));
    for (const at of numbers(texts.count)) {
      const value = (field) => trimmed(texts.of(field, at));
      // No article has the first word, so none is found, whatever the others mean.
      const choices = [
        ['q', `zzz ${value('query')}`],
        ['topic', value('topic')],
        ['provider', value('provider')],
        ['type', value('type')],
        ['category', value('category')],
      ];
      for (const parameters of [choices, [['only', ids[at]]]]) {
        await page.evaluate((parameters) => {
          history.pushState(null, '', `?${new URLSearchParams(parameters)}`);
          dispatchEvent(new PopStateEvent('popstate'));
        }, parameters);
        const { length } = parameters;
        await until(() => page.locator('news-rack [part=chip]').count(), length);
        await until(() => page.locator('news-rack [part=cards][aria-busy=false]').count(), 1);
        await see(`${length} of ${at}`, tree(page));
      }
    }
    await closeUnharmed(all);
  },

  async suggestions(texts, see) {
    const word = (at) =>
      `word${String.fromCharCode(...[...`${Math.floor(at / SUGGESTED)}`].map((n) => 97 + +n))}`;
    const topics = {
      ...texts,
      of: (field, at) => `${field === 'topic' ? `${word(at)}x ` : ''}${texts.of(field, at)}`,
    };
    const all = await open('<news-rack src="/a.yaml" limit="1" controls="search topics"></news-rack>', {
      '/a.yaml': feed(topics),
    });
    const { page } = all;
    await loaded(page);
    const box = page.locator('news-rack input[type=search]');
    for (const at of groups(texts.count, SUGGESTED)) {
      await box.fill(`${word(at)}x`);
      const options = page.locator('news-rack [part=suggestion]', { hasText: `${word(at)}x` });
      await until(() => options.count(), Math.min(SUGGESTED, texts.count - at));
      await see(
        `${at}`,
        () => page.locator('news-rack .suggestions').evaluate(treeOf).then(JSON.parse),
        'suggested',
      );
    }
    await closeUnharmed(all);
  },

  async 'problems of articles, and the names of sources'(texts, see) {
    const all = await open('', {});
    const { page } = all;
    const racks = groups(texts.count, LISTED).map((first) =>
      numbers(Math.min(LISTED, texts.count - first)).map((nth) => ({
        name: texts.of('source', first + nth),
        text: faulty(texts, first + nth),
      })),
    );
    await page.evaluate(async (racks) => {
      const { Newsrack } = await import('/www/engine.js');
      for (const sources of racks) {
        const element = document.createElement('news-rack');
        document.body.append(element);
        const good = { name: 'good', text: 'title: Good\nwebUrl: https://news.example/' };
        element.rack = await Newsrack.open([...sources, good]);
      }
    }, racks);
    await until(() => page.locator('news-rack [part=problems] li').count(), texts.count);
    await see('all', tree(page));
    await closeUnharmed(all);
  },

  async 'sources that can’t be loaded, and what a rack fails with'(texts, see) {
    const all = await open('', {});
    const { page } = all;
    // An attribute holds one address where there is no white space.
    const names = numbers(texts.count).map((at) => `/gone?${texts.of('gone', at).replace(/\s/g, '')}`);
    const failures = numbers(texts.count).map((at) => texts.of('failure', at));
    await page.evaluate(
      ([names, failures]) => {
        const add = () => document.body.appendChild(document.createElement('news-rack'));
        for (const name of names) add().setAttribute('src', name);
        for (const failure of failures)
          add().rack = { size: 1, problems: [], search: () => Promise.reject(new Error(failure)) };
      },
      [names, failures],
    );
    await until(() => page.locator('news-rack [part=failure] p').count(), 2 * texts.count);
    await see('all', tree(page), 'gone');
    await closeUnharmed(all, /the server responded with a status of 404/);
  },
};

/** Attributes that have words for people. */
const SAID = ['@alt', '@aria-label', '@title', '@.value'];

/** What is to be seen of a text that stands somewhere, and how it can be shown there. */
function shown(all, bodiesOf, mode) {
  const see = seen(all);
  const one = (field, at) => {
    if (field === 'gone') return all[at].replace(/\s/g, '');
    if (['source', 'key', 'failure'].includes(field)) return all[at];
    if (mode === 'marked' && field === 'title') return all[at];
    if (mode === 'marked' && field === 'excerpt') return all[at].replace(/\s+/g, ' ');
    if (mode === 'suggested') return trimmed(`x${all[at]}`).slice(1);
    return see(field, at);
  };
  return (text, place) => {
    // In no other attribute is there any text; the addresses of sources that are gone are the page’s own.
    if (place[0] === '@' && !SAID.includes(place) && mode !== 'gone') return text;
    const made = replaced(
      text.replace(/Words Twin-body-(\d+)/g, (_, at) => bodiesOf[at]),
      one,
    );
    if (place === '@.value') return made.replace(/[\r\n]/g, '');
    return ['rendered', 'taken over'].includes(mode) ? sayable(made, place) : made;
  };
}

/** HTML has no sign for NUL: what can’t be said is shown to be missing, also by pictures that the element takes over. */
const sayable = (text, place) => (place === 'data' ? text : text.replaceAll('\0', '\ufffd'));

const same = (text) => text;

/** Tries so many texts, made from a seed. */
export function injection(count, seed) {
  const all = payloads(count, seed);

  suite(`${count} texts that would be scripts stay texts:`, () => {
    test('no two are alike', () =>
      assert.equal(new Set(all.map((text) => folded(text).toLowerCase())).size, count));

    test('as markup they would run, ask for what they like and be seen', async () => {
      const { page, odd } = await open('', {});
      const text = all.map((text) => ['p', {}, text]);
      await page.evaluate((all) => {
        document.body.replaceChildren(
          ...all.map((text) => Object.assign(document.createElement('p'), { innerHTML: text })),
        );
      }, all);
      await until(async () => (await page.evaluate(() => window.ran)).length > 0, true);
      assert.ok(odd.length > 0);
      const [, , ...seen] = await tree(page)();
      const different = seen.filter((each, at) => difference(each, text[at]));
      assert.ok(different.length > count / 3, `only ${different.length}`);
      await page.close();
    });

    test('newsrack check prints them, and no character that steers a terminal', () => {
      const fed = all.map((_, at) => faulty(hostile(all), at)).join('');
      const check = (format) => {
        const command = [join(root, 'cli', 'newsrack.js'), 'check', '-', `--format=${format}`];
        return spawnSync(process.execPath, command, { input: fed, encoding: 'utf8', maxBuffer: 1e9 }).stdout;
      };
      const messages = all.map((text) => `The key "${text}" stands here a second time; keep one of the two.`);
      const json = check('json');
      assert.deepEqual(
        JSON.parse(json).map(({ message }) => message),
        messages,
      );
      const lines = check('text').trimEnd().split('\n');
      const meant = (line) =>
        line.replace(/\\u\{([0-9a-f]+)\}/g, (_, number) => String.fromCodePoint(parseInt(number, 16)));
      assert.deepEqual(
        lines.map((line) => meant(/ error: (.*) \[duplicate-key\]$/.exec(line)[1])),
        messages,
      );
      for (const text of [json.replaceAll('\n', ''), ...lines])
        assert.doesNotMatch(text, /[\p{Cc}\p{Bidi_Control}\u2028\u2029\ufeff]/u);
    });

    for (const [what, way] of Object.entries(WAYS)) {
      test(what, async (t) => {
        /** What harmless texts bring, by their number. */
        const twins = new Map();
        let states = 0;
        for (const first of groups(count, BATCH)) {
          const batch = all.slice(first, first + BATCH);
          if (!twins.has(batch.length)) {
            const trees = new Map();
            twins.set(batch.length, trees);
            await way(harmless(batch.length), async (state, look) => trees.set(state, await settled(look)));
          }
          const bodiesOf = await excerpts(bodies(hostile(batch)));
          await way(hostile(batch), async (state, look, mode) => {
            const expected = rewritten(twins.get(batch.length).get(state), shown(batch, bodiesOf, mode));
            const seenAs = mode === 'taken over' ? sayable : same;
            await assertBecomes(async () => rewritten(await look(), seenAs), expected, `${what}, ${state}`);
            states++;
          });
        }
        t.diagnostic(`${count} texts, ${states} pages compared`);
      });
    }
  });
}
