// One contestant of `npm run bench -- search`, the same in Node and in a page: its index is made, then asked.

import { quantile } from './measure.mjs';
import { used } from './memory.mjs';
import { decode } from './peers.mjs';
import { byHand } from './searchers/by-hand.mjs';
import { flexsearch } from './searchers/flexsearch.mjs';
import { fuse } from './searchers/fuse.mjs';
import { lunrs } from './searchers/lunr.mjs';
import { minisearch } from './searchers/minisearch.mjs';
import { newsrack } from './searchers/newsrack.mjs';
import { orama } from './searchers/orama.mjs';

export const searchers = [newsrack, byHand, minisearch, orama, flexsearch, fuse, lunrs];

/** An index may be made again while that took less than a part of the budget. */
const BUILDING = 1 / 20;
const BUILDS = 5;

/** So many queries are asked however long they take: one of each kind. */
const FEWEST = 9;

/**
 * @typedef {object} Sample
 * @property {number} at which query
 * @property {number} time in milliseconds, the median of its rounds
 *
 * @typedef {object} Outcome
 * @property {string} name of the contestant
 * @property {number[]} ready from bytes or objects to the answer of the first search, the quickest first
 * @property {number[]} first of these, the search
 * @property {Sample[]} searches
 * @property {Sample[]} filters
 * @property {(number | undefined)[]} totals how much each query found, as far as it was asked
 * @property {object[]} answers what each filter found
 * @property {number} memory what articles and index hold, in bytes
 */

/**
 * @param {{ yaml: Uint8Array, json: Uint8Array }} input
 * @param {{ name: string, searches: import('./queries.mjs').Search[], filters: import('./queries.mjs').Filter[], rounds: number, budget: number }} options
 *   the budget is of milliseconds, for all rounds together
 * @returns {Promise<Outcome>}
 */
export async function contest(input, { name, searches, filters, rounds, budget }) {
  const { takes, build } = searchers.find((searcher) => searcher.name === name);
  const before = used();
  const articles = takes === 'yaml' ? input.yaml : JSON.parse(decode(input.json));
  const outcome = { name, ready: [], first: [], searches: [], filters: [], totals: [], answers: [] };

  // In something, so that one is gone before the next is made.
  const made = {};
  for (let total = 0; !made.index || (total < budget * BUILDING && outcome.ready.length < BUILDS);) {
    made.index?.free?.();
    delete made.index;
    const start = performance.now();
    made.index = await build(articles);
    const built = performance.now();
    await made.index.search(searches[0]);
    const end = performance.now();
    outcome.ready.push(end - start);
    outcome.first.push(end - built);
    // Later ones are made while some of the one before may still be held.
    outcome.memory ??= Math.max(0, used() - before);
    total += end - start;
  }

  const { index } = made;
  const found = await ask(index.search, searches, { rounds, budget });
  outcome.searches = found.samples;
  outcome.totals = found.answers.map(({ total, cards }) => total ?? cards.length);
  if (index.filter) {
    const filtered = await ask(index.filter, filters, { rounds, budget });
    outcome.filters = filtered.samples;
    outcome.answers = filtered.answers.map(({ total, facets, timeline }) => ({ total, facets, timeline }));
  }
  index.free?.();
  for (const times of [outcome.ready, outcome.first]) times.sort((a, b) => a - b);
  return outcome;
}

/**
 * Asks all queries in their order, round after round as long as there is time; the first round is to get warm.
 * Of a query the median of its rounds counts: what the machine does besides is not its fault.
 */
async function ask(search, queries, { rounds, budget }) {
  const times = queries.map(() => []);
  const answers = [];
  for (let round = rounds > 1 ? -1 : 0; round < rounds; round++) {
    const until = performance.now() + (round === -1 ? budget / 10 : budget - spent(times));
    for (const [at, query] of queries.entries()) {
      if (performance.now() > until && (round === -1 || at >= FEWEST || round > 0)) break;
      const start = performance.now();
      const answer = await search(query);
      const time = performance.now() - start;
      answers[at] = answer;
      if (round >= 0) times[at].push(time);
    }
  }
  const samples = times.flatMap((list, at) =>
    list.length > 0
      ? [
          {
            at,
            time: quantile(
              list.sort((a, b) => a - b),
              0.5,
            ),
          },
        ]
      : [],
  );
  return { samples, answers };
}

const spent = (times) => times.flat().reduce((all, time) => all + time, 0);
