// The judged queries, and how good answers to them are.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FILE = new URL('queries.txt', import.meta.url);

/** How many answers a reader looks at. */
const TOP = 5;

/** How far down the page what must not come is counted. */
const PAGE = 20;

/**
 * @typedef {object} Judged
 * @property {string} text what is looked for
 * @property {string} kind
 * @property {'tuned' | 'held'} half a ranking may be tuned by one half; the other is looked at only at the end
 * @property {Set<string>} first any of these is right as the first; if empty, nothing may be found
 * @property {Set<string>} right any of these is right among the first five
 * @property {Set<string>} not none of these may come
 */

const hash = (text) => createHash('sha256').update(text).digest('hex');

/** What articles are called in the list: it says nothing of them to who does not have them. */
export const keyOf = (link) => hash(link).slice(0, 12);

/** Nobody chose it. */
const halfOf = (text) => (parseInt(hash(text)[0], 16) % 2 === 0 ? 'tuned' : 'held');

/** @returns {Judged[]} */
export function judged(lines = readFileSync(FILE, 'utf8').split('\n')) {
  const queries = [];
  let kind;
  for (const line of lines) {
    if (line === '' || line.startsWith('#')) continue;
    if (/^\[\w+\]$/.test(line)) {
      kind = line.slice(1, -1);
      continue;
    }
    const [text, first, right, not, why] = line.split('|').map((cell) => cell.trim());
    const keys = [first, right, not].map((cell) => cell?.match(/\S+/g) ?? []);
    const nothing = first === 'nothing';
    if (!why || !kind || keys.flat().some((key) => !/^[\da-f]{12}$/.test(key) && key !== 'nothing'))
      throw new Error(`This is not a judged query: ${line}`);
    if (keys[0].length === 0 || (keys.flat().includes('nothing') && !nothing))
      throw new Error(`What should come first for ${text}?`);
    queries.push({
      text,
      kind,
      half: halfOf(text),
      first: new Set(nothing ? [] : keys[0]),
      right: new Set(nothing ? [] : [...keys[0], ...keys[1]]),
      not: new Set(keys[2]),
    });
  }
  return queries;
}

/**
 * How good an answer is.
 * @param {Judged} query @param {string[]} found the keys of the articles found, in their order
 */
export function judge({ first, right, not }, found) {
  // Where nothing may be found, whatever comes is unwanted.
  if (first.size === 0)
    return { first: found.length === 0, top: found.length === 0, unwanted: found.length > 0 };
  return {
    first: first.has(found[0]),
    top: found.slice(0, TOP).some((key) => right.has(key)),
    unwanted: found.slice(0, PAGE).some((key) => not.has(key)),
  };
}
