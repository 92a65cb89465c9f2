/**
 * What the reader chose: over what the attributes ask for, how far, or one article alone. Knows no DOM.
 * @import { Article, Card, Query } from '../newsrack.js'
 */
import { FACETS, compact } from './attributes.js';

/** @typedef {typeof FACETS[number]} FacetName */

export class Choice {
  /** Goes before the attributes. @type {Query} */
  chosen = {};
  /** Where pages are numbered, which of them; else how many are shown. */
  page = 1;
  /** The one article that is to be seen, whatever else is asked for. @type {string | undefined} */
  only;

  /** @param {Query} chosen */
  choose(chosen) {
    // Who goes on from a single article begins anew; who only leaves it finds all as it was.
    this.chosen = this.only ? chosen : { ...this.chosen, ...chosen };
    this.only = undefined;
    this.page = 1;
  }

  /** @param {Query} attributes what they ask for @param {boolean} paged whether pages are numbered @returns {Query} */
  over(attributes, paged) {
    const { published, limit = 20 } = attributes;
    if (this.only) return compact({ published, limit: 1 });
    const page = paged ? { offset: (this.page - 1) * limit, limit } : { limit: limit * this.page };
    return compact({ ...attributes, ...this.chosen, ...page });
  }
}

/** An article as a card of it. @param {Article} article @returns {Card} */
export function cardOf({ body, secured, featuredContent, related, ...card }) {
  return { ...card, relatedCount: related.length };
}

/** Case is ignored, as the engine does. @param {string} a @param {string} b */
const same = (a, b) => a.toLowerCase() === b.toLowerCase();

/** @param {Query} query @param {FacetName} name @param {string} value */
export const isChosen = (query, name, value) => !!query[name]?.some((each) => same(each, value));

/** The list with the value in it, or without it if it was. @param {Query} query @param {FacetName} name @param {string} value */
export function toggled(query, name, value) {
  const chosen = query[name] ?? [];
  return isChosen(query, name, value) ? chosen.filter((each) => !same(each, value)) : [...chosen, value];
}

/** Whether a reader may have something to take away. @param {Query} query */
export const isNarrow = (query) =>
  [...FACETS, 'text', 'since', 'until', 'minQuality'].some((field) => field in query);
