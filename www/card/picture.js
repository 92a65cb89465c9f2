/**
 * The box a card's picture takes before, while and even if it never loads: drawn with the provider's initials.
 * @import { Card } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 */
import { make } from '../element/dom.js';
import { imageOf } from './image.js';

const TINTS = 6;

/** @param {Card} card @param {CardHost} host */
export function pictureOf(card, host) {
  const name = card.provider?.name ?? card.provider?.domain ?? card.title;
  const initials = make('span', { class: 'initials', 'aria-hidden': 'true' }, initialsOf(name));
  const box = make('div', { class: `picture tint-${tintOf(name)}`, part: 'picture' }, initials);
  const image = imageOf(card.images, 'image', host);
  if (image) box.append(image);
  return box;
}

/** The first letters of the first two words. @param {string} name */
const initialsOf = (name) =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join('');

/** The same name always has the same tint. @param {string} name */
const tintOf = (name) =>
  [...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 0) % TINTS;
