/**
 * The filters a reader may take away: each word, topic, provider, span… that narrows a query.
 * Knows no DOM.
 * @import { Newsrack, Query } from '../newsrack.js'
 * @import { Speaker } from '../texts.js'
 */
import { FACETS, compact } from '../element/attributes.js';

/** @typedef {typeof FACETS[number]} FacetName */

/** The fields of a query that other filters stand for. A span’s value is `since/until`, where either may be missing. */
const FIELDS = {
  text: /** @type {const} */ (['text']),
  span: /** @type {const} */ (['since', 'until']),
  minQuality: /** @type {const} */ (['minQuality']),
  only: /** @type {const} */ ([]),
};

/** @typedef {{ name: FacetName | keyof typeof FIELDS, value: string }} Filter */

/** @param {string} name @returns {name is FacetName} */
const isFacet = (name) => FACETS.some((facet) => facet === name);

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
  const { text, since = '', until = '', minQuality } = query;
  /** @type {Filter[]} */
  const filters = text && controls.includes('search') ? [{ name: 'text', value: text }] : [];
  for (const name of FACETS) {
    if (controls.includes(name)) filters.push(...(query[name] ?? []).map((value) => ({ name, value })));
  }
  if ((since || until) && (controls.includes('dates') || controls.includes('timeline')))
    filters.push({ name: 'span', value: `${since}/${until}` });
  if (minQuality !== undefined && controls.includes('quality'))
    filters.push({ name: 'minQuality', value: String(minQuality) });
  return filters;
}

/** What a filter is called. @param {Filter} filter @param {Speaker} speaker */
export function nameOf({ name, value }, speaker) {
  if (name === 'text') return speaker.say('phrase', { words: value });
  if (name === 'minQuality') return speaker.say('atLeast', { n: +value });
  if (name === 'only') return speaker.say('onlyThis', { title: value });
  if (name !== 'span') return value;
  const [from, to] = value.split('/').map((date) => date && (speaker.date(date)?.short ?? date));
  if (!to) return speaker.say('since', { date: from });
  return from ? speaker.say('span', { from, to }) : speaker.say('until', { date: to });
}

/** @param {Query} query @param {Filter[]} filters @returns {Query} */
export function without(query, filters) {
  const rest = { ...query };
  for (const { name, value } of filters) {
    if (isFacet(name)) {
      if (isChosen(rest, name, value)) rest[name] = toggled(rest, name, value);
    } else for (const field of FIELDS[name]) delete rest[field];
  }
  return compact(rest);
}

/** What must be chosen for these filters to be gone. @param {Query} query @param {Filter[]} filters @returns {Query} */
export function withdrawn(query, filters) {
  const rest = without(query, filters);
  const fields = filters.flatMap(({ name }) => (isFacet(name) ? [name] : FIELDS[name]));
  const none = (/** @type {keyof Query} */ field) =>
    field === 'minQuality' ? undefined : isFacet(field) ? [] : '';
  return Object.fromEntries(fields.map((field) => [field, rest[field] ?? none(field)]));
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
