/**
 * The filters a reader may take away: each word, topic, provider, span… that narrows a query. Loaded where one does.
 * Knows no DOM.
 * @import { Card, Newsrack, Query } from '../newsrack.js'
 * @import { FacetName } from '../element/choice.js'
 * @import { Speaker } from '../texts.js'
 */
import { FACETS, compact } from '../element/attributes.js';
import { isChosen, toggled } from '../element/choice.js';
import * as words from '../texts/english.js';

/** The fields of a query that other filters stand for. A span’s value is `since/until`, where either may be missing. */
const FIELDS = {
  text: /** @type {const} */ (['text']),
  span: /** @type {const} */ (['since', 'until']),
  minQuality: /** @type {const} */ (['minQuality']),
  only: /** @type {const} */ ([]),
};

/** @typedef {{ name: FacetName | keyof typeof FIELDS, value: string }} Filter */
/** @typedef {Filter & { label: string }} Chip */

/** @param {string} name @returns {name is FacetName} */
const isFacet = (name) => FACETS.some((facet) => facet === name);

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

/**
 * The same with what each is called.
 * @param {Query} query @param {string[]} controls @param {Speaker} speaker
 * @param {Card} [only] the one article that is to be seen
 * @returns {Chip[]}
 */
export function chipsOf(query, controls, speaker, only) {
  const filters = only
    ? [{ name: /** @type {const} */ ('only'), value: only.title }]
    : filtersOf(query, controls);
  return filters.map((filter) => ({ ...filter, label: nameOf(filter, speaker) }));
}

/** What a filter is called. @param {Filter} filter @param {Speaker} others */
export function nameOf({ name, value }, others) {
  const speaker = others.with(words.SPAN).with(words.FILTERS);
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
 * @template {Filter} T
 * @param {Newsrack} rack @param {Query} query @param {T[]} filters
 * @returns {Promise<{ filter: T, total: number }[]>}
 */
export async function waysOut(rack, query, filters) {
  const searches = filters.map(async (filter) => {
    const { total } = await rack.search({ ...without(query, [filter]), limit: 1, facets: false });
    return { filter, total };
  });
  return (await Promise.all(searches)).filter(({ total }) => total > 0);
}
