/**
 * The filters a reader may take away: each word, topic, provider… that narrows a query.
 * Knows no DOM.
 * @import { Newsrack, Query } from '../newsrack.js'
 */
import { FACETS, compact } from '../element/attributes.js';

/** @typedef {typeof FACETS[number]} FacetName */
/** @typedef {{ name: 'text' | FacetName, value: string }} Filter */

/** Case is ignored, as the engine does. @param {string} a @param {string} b */
const same = (a, b) => a.toLowerCase() === b.toLowerCase();

/** @param {Query} query @param {FacetName} name @param {string} value */
export const isChosen = (query, name, value) => !!query[name]?.some((each) => same(each, value));

/** The list with the value in it, or without it if it was. @param {Query} query @param {FacetName} name @param {string} value */
export function toggled(query, name, value) {
  const chosen = query[name] ?? [];
  return isChosen(query, name, value) ? chosen.filter((each) => !same(each, value)) : [...chosen, value];
}

/**
 * What narrows the query, as far as the reader has a control for it.
 * @param {Query} query @param {string[]} controls
 * @returns {Filter[]}
 */
export function filtersOf(query, controls) {
  /** @type {Filter[]} */
  const filters = query.text && controls.includes('search') ? [{ name: 'text', value: query.text }] : [];
  for (const name of FACETS) {
    if (controls.includes(name)) filters.push(...(query[name] ?? []).map((value) => ({ name, value })));
  }
  return filters;
}

/** @param {Query} query @param {Filter[]} filters @returns {Query} */
export function without(query, filters) {
  const rest = { ...query };
  for (const { name, value } of filters) {
    if (name === 'text') delete rest.text;
    else if (isChosen(rest, name, value)) rest[name] = toggled(rest, name, value);
  }
  return compact(rest);
}

/** What must be chosen for these filters to be gone. @param {Query} query @param {Filter[]} filters @returns {Query} */
export function withdrawn(query, filters) {
  const rest = without(query, filters);
  return Object.fromEntries(filters.map(({ name }) => [name, rest[name] ?? (name === 'text' ? '' : [])]));
}

/**
 * Where nothing matches: which of the filters stands in the way, and how many articles there would be without it.
 * @param {Newsrack} rack @param {Query} query @param {Filter[]} filters
 * @returns {Promise<{ filter: Filter, total: number }[]>}
 */
export async function waysOut(rack, query, filters) {
  const searches = filters.map(async (filter) => {
    const { total } = await rack.search({ ...without(query, [filter]), limit: 1, facets: false });
    return { filter, total };
  });
  return (await Promise.all(searches)).filter(({ total }) => total > 0);
}
