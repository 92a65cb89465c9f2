/**
 * Many cards in slices, so that neither asking for them nor making them keeps the page from its turn.
 * @import { Card, Newsrack, Query, Result } from '../newsrack.js'
 */
import { MANY } from './keyed.js';

/** As many cards at once: some 20 ms of work on a telephone’s browser. */
const SLICE = 20;

/** As many once there are more than are made at once. */
const LATER = 100;

/**
 * The result of a query as it grows.
 * @param {Newsrack} rack @param {Query} query @param {Card[]} shown those of its cards that are there already
 * @param {number} least with fewer cards nothing is told, unless there are no more
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<Result>}
 */
export async function* inSlices(rack, query, shown, least, signal) {
  const { offset = 0, limit = SLICE } = query;
  let cards = shown;
  /** @type {Result | undefined} */
  let whole;
  for (let more = true; more;) {
    const part = {
      ...query,
      offset: offset + cards.length,
      limit: Math.min(cards.length < MANY ? SLICE : LATER, limit - cards.length),
    };
    const slice = await rack.search(whole ? { ...part, facets: false, timeline: undefined } : part, {
      signal,
    });
    cards = [...cards, ...slice.cards];
    whole = { ...slice, ...whole, cards };
    more = slice.cards.length > 0 && cards.length < Math.min(limit, slice.total - offset);
    if (!more || cards.length >= least) yield whole;
    if (more) await new Promise((done) => setTimeout(done));
    signal.throwIfAborted();
  }
}
