/**
 * Elements without markup. Attributes given here are the element's own words, never an article's:
 * what articles say becomes text, or a link through `linkTo`.
 */
import { ofPage } from '../page.js';
import { webUrl } from './url.js';

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean>} [attributes] true is the bare attribute, false is none
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = ofPage('createElement')(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** A button that does something. @param {string} part @param {() => void} act @param {...(Node | string)} children */
export function button(part, act, ...children) {
  const element = make('button', { type: 'button', class: part, part }, ...children);
  element.addEventListener('click', act);
  return element;
}

/** Text from an article within a line of ours: isolated, in its own direction. @param {string} text @param {string} [part] */
export const foreign = (text, part) => make('bdi', part ? { part } : {}, text);

/**
 * A link that tells the other site nothing; without an address it is a link to nowhere.
 * @param {string | undefined} address @param {string} part
 */
export function linkTo(address, part) {
  const link = make('a', { part, rel: 'noopener noreferrer' });
  const href = webUrl(address);
  if (href) link.href = href;
  return link;
}

/**
 * Fills an element with text, marking the ranges given in it.
 * @param {HTMLElement} element @param {string} text @param {[number, number][]} [ranges]
 */
export function fill(element, text, ranges = []) {
  element.replaceChildren();
  let at = 0;
  for (const [start, end] of ranges) {
    if (start < at || end <= start || end > text.length) continue;
    element.append(text.slice(at, start), make('mark', { part: 'mark' }, text.slice(start, end)));
    at = end;
  }
  element.append(text.slice(at));
}
