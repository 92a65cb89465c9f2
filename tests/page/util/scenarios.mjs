// What a page with a rack does, for the tests that let each of its steps fail.

import { createHash } from 'node:crypto';
import { article, plain, stories } from './articles.mjs';

/** Three articles with these fields. */
const three = (fields) =>
  ['Harbour', 'Comet', 'Moon']
    .map((title, at) => plain(title, { publishedDateTime: `2024-01-0${3 - at}T00:00:00Z`, ...fields(at) }))
    .join('');
const SOME = three((at) => ({ topics: [`Topic ${at}`], quality: at }));
const some = { '/some.yaml': SOME };
const rack = (attributes = '', inside = '') =>
  `<news-rack src="/some.yaml" ${attributes}>${inside}</news-rack>`;

/** The titles that there are, in the usual cards. */
const titles = "(root) => [...root.querySelectorAll('[part=link]')].map((it) => it.textContent).join()";
const ALL = 'Harbour,Comet,Moon';

/** How many there are of a part that comes later, and the titles. @param {string} selector */
const has = (selector) => `(root) => root.querySelectorAll('${selector}').length + ' ' + (${titles})(root)`;

/** Types into the search box, as a reader does. @param {string} words */
const type = (words) => `(root) => {
  const input = root.querySelector('[part=search]');
  input.focus();
  input.value = '${words}';
  input.dispatchEvent(new Event('input', { bubbles: true }));
}`;

/** Unfolds the related links of the first card, once more if that was done before. */
const unfold = `async (root) => {
  const details = root.querySelector('details:not([part])');
  if (details.open) {
    details.open = false;
    await new Promise((done) => details.addEventListener('toggle', done, { once: true }));
  }
  details.open = true;
}`;

/** Unfolds the related links of all cards, of which none was before. */
const unfoldAll = `(root) => { for (const details of root.querySelectorAll('details:not([part])')) details.open = true; }`;

/** Clicks on what may still be on its way. @param {string} selector */
const click = (selector) => `async (root) => {
  for (let left = 100; left-- && !root.querySelector('${selector}'); ) await new Promise((done) => setTimeout(done, 20));
  root.querySelector('${selector}')?.click();
}`;
const hash = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;

/** A source that has one more article when a page asks for it again. */
function growing() {
  const asked = new Set();
  return ({ headers: { referer } }, response) => {
    const text = asked.has(referer) ? SOME + plain('Fresh') : SOME;
    asked.add(referer);
    response.writeHead(200, { etag: `"${text.length}"` }).end(text);
  };
}

/** @type {Record<string, import('./steps.mjs').Scenario>} */
export const SCENARIOS = {
  'one source': { markup: rack(), files: some, look: titles, whole: ALL },

  'two sources': {
    markup: '<news-rack src="/some.yaml /other.yaml"></news-rack>',
    files: { ...some, '/other.yaml': plain('Other') },
    look: titles,
    whole: `${ALL},Other`,
  },

  'articles in the page': {
    markup: `<news-rack><script type="application/yaml">${SOME}</script></news-rack>`,
    files: {},
    look: titles,
    whole: ALL,
  },

  'an article for the general parser': {
    markup: rack(),
    files: { '/some.yaml': `${SOME}---\ntitle: &name Anchored\nwebUrl: https://example.org/\n---\n` },
    look: titles,
    whole: `${ALL},Anchored`,
  },

  'words that an attribute asks for': {
    markup: rack('text="comet"'),
    files: some,
    look: titles,
    whole: 'Comet',
  },

  'words that are typed': {
    markup: rack(),
    files: some,
    act: type('comet'),
    look: titles,
    whole: 'Comet',
  },

  suggestions: {
    markup: rack('controls="search"'),
    files: some,
    act: type('com'),
    look: has('[part=suggestion]'),
    whole: '1 Comet',
    without: { 'controls/suggestions': '0 Comet', newsrack_find: '0 Comet' },
    again: `(root) => {
      root.querySelector('[part=search]').blur();
      (${type('come')})(root);
    }`,
  },

  'links that are alike': {
    markup: rack(),
    files: { '/some.yaml': three(() => ({ topics: ['Tides'], excerpt: 'The same harbour gauges.' })) },
    act: unfold,
    look: `(root) => !!root.querySelector('[part=related-link]') + ' ' + root.querySelector('details > div > p')?.textContent.slice(0, 30)`,
    whole: 'true undefined',
    without: {
      newsrack_find: 'false The module that searches texts',
      newsrack_rest: 'false The second half of the engine ',
      'card/links': 'false Failed to fetch dynamically im',
    },
    again: unfold,
  },

  'links of an editor': {
    markup: rack(),
    files: {
      '/some.yaml': three((at) => ({
        related: [1, 2, 3].map((n) => ({ title: `Link ${n}`, webUrl: `https://r.example/${at}/${n}` })),
      })),
    },
    look: has('.few [part=related-link]'),
    whole: `6 ${ALL}`,
    without: { newsrack_rest: `0 ${ALL}`, 'card/links': `0 ${ALL}` },
    again: unfoldAll,
  },

  'links for the general parser': {
    markup: rack(),
    files: {
      '/some.yaml': `${SOME}---\ntitle: Odd\nwebUrl: https://example.org/\nrelated:\n  - {title: &a One, webUrl: "https://r.example/1"}\n---\n`,
    },
    look: has('[part=related-link][href^="https://r.example/"]'),
    whole: `1 ${ALL},Odd`,
    without: { newsrack_rest: `0 ${ALL},Odd`, 'card/links': `0 ${ALL},Odd` },
    again: unfoldAll,
  },

  'a panel of values': {
    markup: rack('controls="topics"'),
    files: some,
    act: click('[part=facet]'),
    look: has('[part=panel] label'),
    whole: `3 ${ALL}`,
    without: { 'controls/facet': `0 ${ALL}` },
    again: click('[part=facet]'),
  },

  'many values': {
    markup: rack('controls="topics"'),
    files: {
      '/some.yaml': three((at) => ({ topics: Array.from({ length: 20 }, (_, n) => `Topic ${at * 20 + n}`) })),
    },
    act: `async (root) => {
      root.querySelector('[part=facet]').click();
      await (${click('[part=show-all]')})(root);
    }`,
    look: has('.find input'),
    whole: `1 ${ALL}`,
    without: { 'controls/': `0 ${ALL}` },
  },

  'other controls': {
    markup: rack('controls="timeline dates quality layout"'),
    files: some,
    act: `(root) => { for (const button of root.querySelectorAll('[part=facet]')) button.click(); }`,
    look: has('.bars, [part=panel] input, [part=layout] label'),
    whole: `14 ${ALL}`,
    without: {
      'controls/layout': `9 ${ALL}`,
      'controls/timeline': `13 ${ALL}`,
      'controls/dates': `7 ${ALL}`,
      'controls/quality': `13 ${ALL}`,
    },
  },

  'a layout': {
    markup: rack('layout="carousel"'),
    files: some,
    look: `(root) => root.querySelector('[part=rack]').dataset.layout + ' ' + (${titles})(root)`,
    whole: `carousel ${ALL}`,
    without: { '/layout': `grid ${ALL}` },
    again: `(root, rack) => { rack.layout = 'list'; rack.layout = 'carousel'; }`,
  },

  'another language': {
    markup: `<div lang="de">${rack()}</div>`,
    files: some,
    look: `(root) => root.querySelector('[part=status]').textContent + ' ' + (${titles})(root)`,
    whole: `3 Artikel ${ALL}`,
    without: { languages: `3 articles ${ALL}` },
  },

  'cards of the page’s own': {
    markup: rack('', '<template slot="card"><a part="link"><b part="title"></b></a></template>'),
    files: some,
    look: has('b'),
    whole: `3 ${ALL}`,
    without: { 'card/template': `0 ${ALL}` },
  },

  'choices in the address': {
    markup: rack('url-state="n-" controls="search sort"'),
    files: some,
    act: `(root) => {
      const select = root.querySelector('[part=sort]');
      select.value = 'oldest';
      select.dispatchEvent(new Event('change'));
    }`,
    look: `(root) => location.search.replace(/^\\?\\d+&?/, '') + ' ' + (${titles})(root)`,
    whole: 'n-sort=oldest Moon,Comet,Harbour',
    without: { 'url-state': ' Moon,Comet,Harbour' },
  },

  'looking again': {
    markup: '<news-rack src="/feed.yaml" refresh="60"></news-rack>',
    files: { '/feed.yaml': growing() },
    // A minute is over, once the part is there that looks at the clock.
    act: `async (root) => {
      for (let left = 50; left-- && !root.querySelector('.over'); ) await new Promise((done) => setTimeout(done, 20));
      const { now } = Date;
      Date.now = () => now() + 60_000;
      document.dispatchEvent(new Event('visibilitychange'));
    }`,
    look: `(root) => (${titles})(root) + (root.querySelector('[part=status]').textContent.includes('·') ? ', old' : '')`,
    whole: `${ALL},Fresh`,
    without: { 'element/refresh': ALL, '/feed.yaml': `${ALL}, old` },
    again: `(_, rack) => rack.reload()`,
  },

  'articles loaded again': {
    markup: rack(),
    files: some,
    act: `(root, rack) => rack.reload()`,
    look: titles,
    whole: ALL,
  },

  'bytes that the page knows': {
    markup: rack(`integrity="${hash(SOME)}"`),
    files: some,
    look: titles,
    whole: ALL,
  },

  'pages with numbers': {
    markup: rack('paging="pages" limit="2"'),
    files: some,
    look: has('nav'),
    whole: '1 Harbour,Comet',
    without: { 'paging/pages': '0 Harbour,Comet' },
  },

  'cards without end': {
    markup: rack('paging="endless" limit="1"'),
    files: some,
    look: titles,
    whole: ALL,
    without: { 'paging/endless': 'Harbour' },
  },

  'very many cards': {
    markup: rack('limit="300"'),
    files: { '/some.yaml': stories(300) },
    // On paper are all of them.
    look: `(root) => dispatchEvent(new Event('beforeprint')) && root.querySelectorAll('[part=link]').length + ' ' + root.querySelectorAll('[part=cards] > :not(:has(article))').length`,
    whole: '300 0',
  },

  'a video': {
    markup: rack('video="play"'),
    files: {
      '/some.yaml': article({ title: 'Seen', type: 'video', webUrl: 'https://youtu.be/GW2Rz53BX6o' }),
    },
    act: click('[part=play]'),
    look: has('iframe'),
    whole: '1 Seen',
    without: { 'card/video': '0 Seen' },
  },
};
