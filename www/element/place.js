/**
 * Where the reader is among the cards: which is the first in sight, and how far from the upper edge.
 * @import { Card } from '../newsrack.js'
 */

/** @typedef {{ id: string, top: number }} Place */

/**
 * None while all of the list is still ahead.
 * @param {HTMLElement} list @param {Card[]} cards those in it, in their order
 * @returns {Place | undefined}
 */
export function placeIn(list, cards) {
  if (list.getBoundingClientRect().top >= 0) return undefined;
  for (const [at, row] of [...list.children].entries()) {
    const { top, bottom } = row.getBoundingClientRect();
    if (bottom > 0) return cards[at] && { id: cards[at].id, top };
  }
  return undefined;
}

/**
 * Scrolls so that the card is there again.
 * @param {Place} place
 * @param {{ list: HTMLElement, cards: Card[], bring: (at: number) => void }} host `bring` lays out a card that may not be
 */
export function goTo({ id, top }, { list, cards, bring }) {
  const at = cards.findIndex((card) => card.id === id);
  bring(at);
  const row = /** @type {HTMLElement | undefined} */ (list.children[at]);
  if (!row || Math.abs(row.getBoundingClientRect().top - top) < 1) return;
  // Whatever it is that scrolls, page or pane.
  row.style.setProperty('scroll-margin-block-start', `${top}px`);
  row.scrollIntoView({ block: 'start', inline: 'nearest', behavior: 'instant' });
  row.style.removeProperty('scroll-margin-block-start');
}
