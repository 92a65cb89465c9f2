/**
 * Where the reader is among the cards: which is the first in sight, and how far from the upper edge.
 * @import { Card } from '../newsrack.js'
 */

/** @typedef {{ id: string, top: number }} Place */

/** How many cards come before those in the page, where not all are. @param {HTMLElement} list */
export const before = (list) => Number(list.dataset.before ?? 0);

/** How many come after them. @param {HTMLElement} list */
export const after = (list) => Number(list.dataset.after ?? 0);

/** @param {HTMLElement} list @param {[before: number, after: number]} [outside] none where all are in the page */
export function setOutside({ dataset }, outside) {
  if (outside) [dataset.before, dataset.after] = outside.map(String);
  else {
    delete dataset.before;
    delete dataset.after;
  }
}

/**
 * None while all of the list is still ahead.
 * @param {HTMLElement} list @param {Card[]} cards those that are shown in it, in their order
 * @returns {Place | undefined}
 */
export function placeIn(list, cards) {
  if (list.getBoundingClientRect().top >= 0) return undefined;
  for (const [at, row] of [...list.children].entries()) {
    const { top, bottom } = row.getBoundingClientRect();
    const card = cards[before(list) + at];
    if (bottom > 0) return card && { id: card.id, top };
  }
  return undefined;
}

/**
 * Scrolls so that the card is there again.
 * @param {Place} place
 * @param {{ cards: Card[], bring: (at: number) => Element | undefined }} host `bring` gives the row of a card, which may not have been in the page
 */
export function goTo({ id, top }, { cards, bring }) {
  const row = bring(cards.findIndex((card) => card.id === id));
  if (row) scrollTo(/** @type {HTMLElement} */ (row), top);
}

/** Scrolls, if need be, so that the upper edge of a row is there. @param {HTMLElement} row @param {number} top */
export function scrollTo(row, top) {
  if (Math.abs(row.getBoundingClientRect().top - top) < 1) return;
  // Whatever it is that scrolls, page or pane.
  row.style.setProperty('scroll-margin-block-start', `${top}px`);
  row.scrollIntoView({ block: 'start', inline: 'nearest', behavior: 'instant' });
  row.style.removeProperty('scroll-margin-block-start');
}
