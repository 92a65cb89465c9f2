/**
 * Cards that `newsrack render` wrote into the page: they stay in sight until the element has its own, which then take
 * their place at once, with the pictures that are there already and what the reader was at.
 * @import { State } from '../view.js'
 */
import { make } from './dom.js';
import { focusedIn } from './keyed.js';

/** Then it is looked again whether the layout is there, in milliseconds. */
const WAIT = 20;

/**
 * @typedef {object} Rendered
 * @property {HTMLElement} stage where to make the element's own, unseen
 * @property {(state: State) => void} show to be called when they have changed
 */

/** @param {ShadowRoot} root @returns {Rendered | undefined} undefined if there are no such cards */
export function behind(root) {
  const rendered = /** @type {HTMLElement | null} */ (root.querySelector('.rendered'));
  if (!rendered) {
    root.replaceChildren();
    return undefined;
  }
  const stage = make('div', { hidden: true });
  root.prepend(stage);
  return {
    stage,
    show(state) {
      // A message stands above the cards that are still the best there is.
      stage.hidden = !state.failure;
      if (!state.result || state.loading || !stage.isConnected) return;
      const rack = /** @type {HTMLElement} */ (stage.firstElementChild);
      if (!rack.dataset.layout) {
        // What arranges the cards is still to come.
        setTimeout(() => this.show(state), WAIT);
        return;
      }
      stage.hidden = false;
      const held = handOver(rendered, stage);
      stage.replaceWith(...stage.childNodes);
      rendered.remove();
      held?.focus({ preventScroll: true });
    },
  };
}

/**
 * Hands pictures on, keeps open what is open, and tells what is to have focus if something that goes has it.
 * @param {HTMLElement} rendered @param {HTMLElement} stage
 */
function handOver(rendered, stage) {
  const rows = [...rendered.querySelectorAll('.cards > li')];
  const before = new Map(rows.map((row) => [addressOf(row), row]));
  /** @type {HTMLElement | null | undefined} */
  let heir;
  for (const row of stage.querySelectorAll('.cards > li')) {
    const old = before.get(addressOf(row));
    if (!old) continue;
    for (const part of ['.image', '.icon']) {
      const image = /** @type {HTMLImageElement | null} */ (old.querySelector(part));
      if (image?.complete && image.naturalWidth) row.querySelector(part)?.replaceWith(image);
    }
    // Links that are read when they come near stay until they are.
    const links = old.querySelector('.few');
    if (links) row.querySelector('.few')?.replaceChildren(...links.children);
    const details = row.querySelector('details');
    if (details && old.querySelector('details')?.open) details.open = true;
    if (focusedIn(/** @type {HTMLElement} */ (old))) heir = linkIn(row);
  }
  return heir;
}

/** @param {Element} row @returns {HTMLAnchorElement | null} */
const linkIn = (row) => row.querySelector('[part=link]');

/** @param {Element} row */
const addressOf = (row) => linkIn(row)?.href;
