// `--query` → the query: JSON with the names that `Newsrack.search` knows, or names and values as in an address.

/**
 * @import { Query } from '../../www/newsrack.js'
 * @import { ATTRIBUTES } from '../../www/element/attributes.js'
 */
import { ASKING, compact, propertyOf, read, write } from '../../www/element/attributes.js';
import { mistake } from '../mistake.js';

/** @param {string} given @returns {Query} */
export function queryOf(given) {
  const values = given.trim().startsWith('{') ? fromJson(given) : fromPairs(given);
  const query = Object.entries(values).map(([name, value]) => {
    const attribute = ASKING.find((each) => [each, propertyOf(each)].includes(name));
    if (!attribute) throw mistake(`--query has no ${name}; it knows ${ASKING.map(propertyOf).join(', ')}.`);
    return [propertyOf(attribute), valueOf(attribute, value)];
  });
  return compact(Object.fromEntries(query));
}

/**
 * What the element's attribute of this name would mean, unless it would mean nothing.
 * @template {keyof typeof ATTRIBUTES} N
 * @param {N} attribute @param {unknown} value
 */
export function valueOf(attribute, value) {
  const text = write(value, attribute);
  const meant = read(() => text, attribute);
  const words = (/** @type {unknown} */ some) =>
    String(some)
      .toLowerCase()
      .split(/[\s,]+/)
      .sort()
      .join(' ');
  if (Array.isArray(value) || words(write(meant, attribute)) === words(text)) return meant;
  throw mistake(`${attribute} can't be ${text}.`);
}

/** @param {string} text @returns {Record<string, unknown>} */
function fromJson(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw mistake(`--query is no JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** @param {string} text @returns {Record<string, unknown>} */
function fromPairs(text) {
  const pairs = new URLSearchParams(text);
  if (!text || [...pairs.values()].includes(''))
    throw mistake("--query needs names and values, such as --query 'topics=Oceans&limit=6'");
  return Object.fromEntries([...pairs.keys()].map((name) => [name, pairs.getAll(name).join(',')]));
}
