// An element in a page that belongs to somebody else: it comes and goes, is not alone, and is not helped.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stories } from './util/articles.mjs';
import { only } from '../support/browser.mjs';
import { show, titles, until } from './util/stage.mjs';

const ALL = ['Story 1', 'Story 2', 'Story 3'];
const files = { '/some.yaml': stories(3) };
const RACK = '<news-rack src="/some.yaml"></news-rack>';

/** Keeps what nobody caught, and counts what is asked for and instantiated. */
const watch = (fresh) =>
  fresh.addInitScript(() => {
    window.uncaught = [];
    addEventListener('error', ({ message }) => window.uncaught.push(message));
    addEventListener('unhandledrejection', ({ reason }) => window.uncaught.push(String(reason)));
    const { Instance } = WebAssembly;
    window.memories = [];
    WebAssembly.Instance = function (...args) {
      const instance = new Instance(...args);
      const memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
      if (memory) window.memories.push(memory); // The second half of the engine has that of the first.
      return instance;
    };
  });

const open = (markup, options = {}) => show(markup, { files, before: watch, ...options });
const uncaught = (page) => page.evaluate(() => window.uncaught);
/** The titles that an element shows, wherever it is. */
const shown = (page, find) =>
  page.evaluate((code) => {
    // eslint-disable-next-line no-eval -- the test’s own words
    const element = globalThis.eval(code);
    return [...(element.shadowRoot?.querySelectorAll('article a[part=link]') ?? [])].map(
      (it) => it.textContent,
    );
  }, find);

test('of 1,000 changes and departures in mid-load only the last renders, and nothing stays behind', async () => {
  let requests = 0;
  const slow = (_, response) => {
    requests++;
    response.on('close', () => requests--);
    response.writeHead(200).write(stories(2));
  };
  const page = await open(RACK, { files: { ...files, '/slow.yaml': slow } });
  await until(() => titles(page), ALL);
  const loads = () => page.evaluate(() => window.told.filter(([type]) => type === 'load').length);
  await until(loads, 1);
  const memory = () => page.evaluate(() => window.memories.map(({ buffer }) => buffer.byteLength).join());
  const churn = (count) =>
    page.evaluate(async (times) => {
      const rack = document.querySelector('news-rack');
      for (let time = 0; time < times; time++) {
        if (time % 4 === 0) rack.src = `/slow.yaml?${time}`;
        else if (time % 4 === 1) rack.setAttribute('layout', time % 8 === 1 ? 'list' : 'grid');
        else if (time % 4 === 2) rack.remove();
        else document.body.append(rack);
        if (time % 5 === 0) await new Promise((done) => setTimeout(done, time % 3));
      }
      rack.layout = 'grid';
      rack.src = '/some.yaml';
      document.body.append(rack);
    }, count);
  await churn(200);
  await until(() => titles(page), ALL);
  await until(loads, 2);
  const before = await memory();
  const nodes = () =>
    page.evaluate(() => document.querySelector('news-rack').shadowRoot.querySelectorAll('*').length);
  const size = await nodes();
  await page.evaluate(() => (window.told = []));
  await churn(1000);
  await until(() => titles(page), ALL);
  await until(() => requests, 0);
  await until(loads, 1);
  assert.equal(await memory(), before);
  assert.equal(await nodes(), size);
  assert.equal(await loads(), 1);
  assert.deepEqual(await uncaught(page), []);
  await page.close();
});

test('elements that are gone leave no listener and no node', only('chromium', 'it counts them'), async () => {
  const page = await open('<main></main>');
  const session = await page.context().newCDPSession(page);
  const round = async (count) => {
    await page.evaluate(async (times) => {
      const main = document.querySelector('main');
      for (let time = 0; time < times; time++) {
        const rack = document.createElement('news-rack');
        Object.assign(rack, { src: '/some.yaml', layout: time % 2 ? 'carousel' : 'list', refresh: 60 });
        rack.setAttribute('url-state', `r${time}`);
        const loaded = new Promise((done) => rack.addEventListener('newsrack-load', done, { once: true }));
        main.replaceChildren(rack);
        if (time % 2) await loaded;
      }
      main.replaceChildren();
      window.told = [];
      await new Promise((done) => setTimeout(done, 300));
    }, count);
  };
  const counted = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    return ['Nodes', 'JSEventListeners'].map((wanted) => metrics.find(({ name }) => name === wanted).value);
  };
  await session.send('Performance.enable');
  await round(20);
  // What a request still holds, or a collection leaves for the next one, is not yet a leak.
  for (let time = 0; time < 5; time++) await counted();
  const before = await counted();
  // So many that a node of each would be too many, whatever is held of one:
  await round(240);
  // the last form may be held by Chromium, which watches it for what could be filled in, and with it one element.
  const one = [200, 30];
  const more = async () => (await counted()).map((count, at) => Math.max(0, count - before[at] - one[at]));
  await until(more, [0, 0]);
  assert.deepEqual(await uncaught(page), []);
  await page.close();
});

test('20 elements on one page share one engine: one request, one instance', async () => {
  let asked = 0;
  const page = await open(RACK.repeat(20), {
    before: async (fresh) => {
      await watch(fresh);
      fresh.on('request', (request) => (asked += Number(/newsrack_bg\.wasm/.test(request.url()))));
    },
  });
  await until(() => page.locator('article').count(), 60);
  assert.equal(asked, 1);
  assert.equal(await page.evaluate(() => window.memories.length), 1);
  await page.close();
});

test('defined twice, upgraded late, moved, cloned, in a shadow root, in another document', async () => {
  const page = await open(
    '<div id="place"></div><template id="late"><news-rack src="/some.yaml"></news-rack></template>',
    {
      script: '/nothing.js',
      files: { ...files, '/nothing.js': '' },
    },
  );
  await page.evaluate(async () => {
    const { content } = document.querySelector('#late');
    document.body.append(content.cloneNode(true));
    window.early = document.querySelector('news-rack');
    await import('/www/define.js');
    await import('/www/define.js?again');
    window.copy = window.early.cloneNode(true);
    document.body.append(window.copy);
    const root = document.querySelector('#place').attachShadow({ mode: 'open' });
    root.append(content.cloneNode(true));
    window.inside = root.querySelector('news-rack');
    customElements.upgrade(window.inside);
  });
  for (const name of ['early', 'copy', 'inside']) await until(() => shown(page, name), ALL);
  // Into a shadow root, out again, and into another document.
  await page.evaluate(() => window.inside.before(window.early));
  await until(() => shown(page, 'early'), ALL);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    frame.contentDocument.body.append(window.early);
  });
  await until(() => shown(page, 'early'), ALL);
  await page.evaluate(() => document.body.append(window.early));
  await until(() => shown(page, 'early'), ALL);
  assert.deepEqual(await uncaught(page), []);
  await page.close();
});

/** What the cards are and where, without what the page around them changes. */
const looks = (page) =>
  page.evaluate(() =>
    [
      ...Document.prototype.querySelector
        .call(document, 'news-rack')
        .shadowRoot.querySelectorAll('article, [part=title], [part=status], [part=sort]'),
    ].map((it) => {
      const { width, height } = it.getBoundingClientRect();
      const { color, fontSize, display } = getComputedStyle(it);
      return [it.localName, Math.round(width), Math.round(height), color, fontSize, display].join(' ');
    }),
  );

const CLOBBERED = [
  'createElement',
  'body',
  'head',
  'documentElement',
  'readyState',
  'baseURI',
  'addEventListener',
  'querySelector',
  'getRootNode',
  'adoptedStyleSheets',
  'visibilityState',
  'importNode',
  'activeElement',
  'currentScript',
  'defaultView',
];
const PATCHES = `
  for (const name of ['map', 'filter', 'includes', 'find', 'flatMap', 'slice', 'findIndex']) {
    const usual = Array.prototype[name];
    Array.prototype[name] = function (...args) { return usual.apply(this, args); };
  }
  Object.prototype.extra = 'extra';
  Array.prototype.extra = () => 'extra';
  String.prototype.extra = 'extra';
  const { then } = Promise.prototype;
  Promise.prototype.then = function (...args) { return then.apply(this, args); };
  for (const name of ['append', 'remove', 'replaceChildren', 'setAttribute', 'attachShadow']) {
    const usual = Element.prototype[name];
    Element.prototype[name] = function (...args) { return usual.apply(this, args); };
  }`;

test('names of the page’s own, prototypes with more in them, and styles without mercy change nothing', async () => {
  const calm = await open(RACK);
  await until(() => titles(calm), ALL);
  const usual = await looks(calm);
  await calm.close();
  const named = CLOBBERED.map(
    (name) => `<img name="${name}" hidden><form id="${name}" name="${name}" hidden></form>`,
  ).join('');
  const pages = {
    names: { markup: named + RACK },
    windows: {
      markup:
        ['fetch', 'CSS', 'history', 'location', 'newsrack', 'WebAssembly']
          .map((id) => `<a id="${id}" hidden></a>`)
          .join('') + RACK,
    },
    prototypes: { markup: RACK, head: `<script>${PATCHES}</script>` },
    styles: {
      markup: RACK,
      head: '<style>body * { all: unset !important; } a, article, ul, li, h3, p { display: none !important; color: red !important; } news-rack { display: block !important; }</style>',
    },
  };
  for (const [name, { markup, head }] of Object.entries(pages)) {
    const page = await open(markup, { head });
    await until(async () => [name, await uncaught(page), await titles(page)], [name, [], ALL]);
    if (name !== 'styles') await until(() => looks(page), usual);
    else
      assert.ok(
        await page.locator('article').first().isVisible(),
        'within the shadow root the page’s styles do not count',
      );
    // Not by the driver’s own ways, which are at a loss among such names.
    await page.evaluate(() =>
      Document.prototype.querySelector
        .call(document, 'news-rack')
        .shadowRoot.querySelector('[part=search]')
        .focus(),
    );
    await page.keyboard.type('story 2');
    await until(async () => (await titles(page))[0], 'Story 2');
    assert.deepEqual(await uncaught(page), [], name);
    await page.close();
  }
});
