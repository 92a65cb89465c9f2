/**
 * How the element looks from the first. What only some elements need brings its own style.
 */
import { BASE } from './style/base.js';
import { CARDS } from './style/cards.js';
import { CONTROLS } from './style/controls.js';

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The one stylesheet all elements share, made when first asked for. */
export function stylesheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(BASE + CONTROLS + CARDS);
  }
  return sheet;
}
