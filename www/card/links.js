/**
 * The related links of a card as a list: loaded when the first card that has some comes near, or is unfolded.
 * @import { Card, RelatedLink } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 */
import { button, linkTo, make } from '../element/dom.js';
import { adopt } from '../style/adopt.js';
import { LINKS } from '../style/links.js';
import * as words from '../texts/english.js';

/**
 * @typedef {object} Related
 * @property {Card} card whose links they are
 * @property {CardHost} host
 * @property {number} few as many are seen at once, above what unfolds
 * @property {(link: RelatedLink, host: CardHost) => HTMLElement} metaOf
 */

/** The first, which are an editor's. @param {HTMLElement} list @param {RelatedLink[]} links @param {Related} related */
export function showFew(list, links, related) {
  dress(list);
  list.replaceChildren(...rowsOf(links.filter(isEditorial), related));
}

/**
 * The rest of an editor's, and those that are like the card.
 * @param {HTMLElement} place @param {number} limit @param {Related} related
 */
export async function showRest(place, limit, related) {
  dress(place);
  const { card, host, few } = related;
  const speaker = host.speaker.with(words.LINKS);
  const listOf = (/** @type {RelatedLink[]} */ links) =>
    make('ul', { role: 'list' }, ...rowsOf(links, related));
  try {
    const links = await host.relatedTo(card.id, limit);
    const editorial = links.filter(isEditorial).slice(few);
    const computed = links.filter((link) => !isEditorial(link));
    place.replaceChildren(...(links.length ? [] : [make('p', {}, speaker.say('noneRelated'))]));
    if (editorial.length) place.append(listOf(editorial));
    if (card.relatedCount > limit) place.append(button('more-links', showMore, speaker.say('relatedMore')));
    if (card.relatedCount > few && computed.length)
      place.append(make('p', { class: 'alike' }, speaker.say('alike')));
    if (computed.length) place.append(listOf(computed));
  } catch (error) {
    place.replaceChildren(make('p', {}, error instanceof Error ? error.message : String(error)));
  }

  async function showMore() {
    await showRest(place, limit + host.related, related);
    place.querySelectorAll('a')[limit - few]?.focus();
  }
}

/** Where cards are written as HTML, all of the style is beside them. @param {HTMLElement} place */
function dress(place) {
  const root = place.getRootNode();
  if ('CSSStyleSheet' in globalThis && root instanceof ShadowRoot) adopt(root, LINKS);
}

/** @param {RelatedLink} link */
const isEditorial = (link) => link.origin === 'editorial';

/** @param {RelatedLink[]} links @param {Related} related */
function rowsOf(links, { card, host, metaOf }) {
  return links.map((link) => {
    const anchor = linkTo(link.webUrl ?? link.originalUrl, 'related-link');
    anchor.dir = 'auto';
    anchor.textContent = link.title;
    anchor.addEventListener('click', (event) => {
      if (!host.select(card, link)) event.preventDefault();
    });
    return make('li', {}, anchor, metaOf(link, host), narrowing(link, host));
  });
}

/** A button that shows the article of a link here, where it is a loaded one. @param {RelatedLink} link @param {CardHost} host */
function narrowing({ id, title }, { speaker, narrow }) {
  if (!id || !narrow) return undefined;
  const name = speaker.with(words.LINKS).say('showHere');
  const element = button('show-here', () => narrow(id), name);
  element.setAttribute('aria-label', `${name}: ${title}`);
  return element;
}
