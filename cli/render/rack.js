// Articles → the cards as the element draws them, by the element's own code, as HTML that needs no script.
//
// They stand in a declarative shadow root. So the element's style applies to them and the page's does not, with or
// without the element; and when the element comes and has its own cards, it puts them in place of these.

/**
 * @import { Newsrack } from '../../www/engine.js'
 * @import { Query } from '../../www/newsrack.js'
 * @typedef {object} Rendering how the cards are to look: as the element's attributes say
 * @property {string} layout
 * @property {string[]} controls for which place is kept; without scripts they are not there
 * @property {number} heading
 * @property {number} related
 * @property {'all' | 'none'} images
 * @property {string[]} hosts
 * @property {string} lang
 * @property {string} [css] where the style is; without it, it is written into the HTML
 */
import { readFileSync } from 'node:fs';
import { cardRow } from '../../www/card.js';
import { Controls } from '../../www/controls.js';
import { filtersOf, nameOf } from '../../www/controls/filters.js';
import { FACETS } from '../../www/element/attributes.js';
import { button, foreign, make } from '../../www/element/dom.js';
import { mayLoad } from '../../www/element/hosts.js';
import { Speaker } from '../../www/texts.js';
import { wordsIn } from '../../www/texts/languages.js';
import { dataOf } from './data.js';
import { installDocument } from './document.js';

/** The element's style, as `npm run build` writes it. */
const STYLE = new URL('../../pkg/news-rack.css', import.meta.url);

/** HTML is read long after it is written: “yesterday” would be wrong. */
class Writer extends Speaker {
  /** @param {string | undefined} text @override */
  date(text) {
    return super.date(text, Infinity);
  }
}

/**
 * What stands between the tags of `<news-rack>`, and how many cards that are.
 * @param {Newsrack} rack @param {Query} query @param {Rendering} rendering
 */
export async function render(rack, query, { layout, controls, heading, related, images, hosts, lang, css }) {
  const facets = FACETS.filter((name) => controls.includes(name));
  const result = await rack.search({ ...query, facets });
  const root = installDocument('about:blank');
  root.setAttribute('shadowrootmode', 'open');
  const speaker = new Writer(await wordsIn(lang), lang);
  /** @type {Promise<unknown>[]} */
  const asked = [];
  const nothing = () => {};
  const host = {
    speaker,
    heading,
    related,
    controls,
    layout,
    video: /** @type {const} */ ('link'),
    follows: () => false,
    follow: nothing,
    toggle: nothing,
    choose: nothing,
    select: () => true,
    pictures: images === 'all',
    mayLoad: (/** @type {string} */ href) => mayLoad(href, { hosts, own: true }),
    wanted: () => Promise.resolve(),
    narrow: nothing,
    /** @param {string} id @param {number} limit */
    relatedTo(id, limit) {
      const links = rack.related(id, limit);
      asked.push(links);
      return links;
    },
  };

  const { total, cards } = result;
  const size = rack.size;
  const box = make('div', { class: 'rack rendered', part: 'rack', 'data-layout': layout });
  const count =
    total === size ? speaker.say('articles', { n: total }) : speaker.say('articlesOf', { n: total, size });
  const bar = new Controls(host);
  bar.show(query, result);
  bar.element.inert = true;
  for (const element of bar.element.querySelectorAll('div, button'))
    if (/** @type {HTMLElement} */ (element).hidden) element.remove();
  const list = make('ul', { class: 'cards', part: 'cards', role: 'list', 'aria-label': speaker.say('list') });
  const more = button('more', nothing, speaker.say('more'));
  more.hidden = cards.length >= total;
  if (controls.length) box.append(bar.element);
  const filters = filtersOf(query, controls);
  const chips = filters.map((filter) =>
    make('li', {}, button('chip', nothing, foreign(nameOf(filter, speaker)))),
  );
  const summary = make(
    'div',
    { class: 'summary', part: 'summary' },
    make('p', { class: 'status', part: 'status' }, count),
    make('ul', { class: 'chips', role: 'list' }, ...chips),
  );
  if (filters.length) summary.append(button('clear', nothing, speaker.say('clear')));
  if (layout === 'carousel')
    summary.append(make('div', { class: 'arrows' }, button('arrow', nothing), button('arrow', nothing)));
  box.append(summary, list, more);
  const style =
    css === undefined
      ? make('style', {}, readFileSync(STYLE, 'utf8').trim())
      : make('link', { rel: 'stylesheet', href: css });
  for (const part of [style, box]) root.append(/** @type {any} */ (part));
  for (const card of cards) {
    // A topic that nobody listens to is no button.
    const row = cardRow(card, { ...host, controls: [] });
    row.update(card);
    list.append(row.element);
  }
  await unfold(list, asked);
  for (const button of box.querySelectorAll('button')) button.inert = true;
  // The place of what is loaded when it is needed, which here it is not.
  for (const place of bar.element.querySelectorAll('div')) if (!place.firstChild) place.hidden = false;

  return { html: `${root.html()}\n${dataOf(cards)}\n`, cards: cards.length };
}

/** Has the related links made that a reader would be shown on unfolding them. @param {HTMLElement} list @param {Promise<unknown>[]} asked */
async function unfold(list, asked) {
  // What draws them is loaded with the first, and asks for them then.
  await import('../../www/card/links.js');
  const all = [...list.querySelectorAll('details')];
  const few = [...list.querySelectorAll('ul')].filter(({ className }) => className === 'few');
  for (const details of all) {
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
  }
  while (asked.length < all.length + few.length) await new Promise((done) => setTimeout(done));
  await Promise.all(asked);
  await new Promise((done) => setTimeout(done));
  for (const details of all) details.open = false;
  for (const button of list.querySelectorAll('button'))
    if (button.className === 'more-links') button.remove();
}
