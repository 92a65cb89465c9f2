// A contest is one only if the contestants do what is asked.

import assert from 'node:assert/strict';

/** What is there has to be found. */
const THERE = new Set(['exact', 'rare']);

/** As large a part of it may be lost by others: to forgive misspellings is a matter of guesses. */
const LOST = 0.25;

/**
 * @param {string} host
 * @param {(import('./search.contest.mjs').Outcome & { name: string })[]} outcomes
 * @param {{ searches: import('./queries.mjs').Search[], filters: import('./queries.mjs').Filter[] }} asked
 */
export function assertAgreement(host, outcomes, { searches, filters }) {
  for (const { name, totals } of outcomes) {
    const there = searches.flatMap(({ kind }, at) => (THERE.has(kind) && at in totals ? [at] : []));
    const lost = there.filter((at) => totals[at] === 0).map((at) => searches[at].text);
    const most = name === 'newsrack' ? 0 : there.length * LOST;
    assert.ok(lost.length <= most, `${name} does not find ${lost.join(', ')} in ${host}.`);
    const invented = searches.filter(({ kind }, at) => kind === 'none' && totals[at] > 0);
    if (name === 'newsrack') assert.deepEqual(invented, [], `${name} finds in ${host} what is nowhere.`);
  }
  const [ours, ...others] = outcomes.filter(({ answers }) => answers.length > 0);
  for (const other of others) {
    for (const [at, filter] of filters.entries()) {
      if (!other.answers[at] || !ours.answers[at]) continue;
      const what = `${ours.name} and ${other.name} differ in ${host} on ${JSON.stringify(filter)}.`;
      assert.deepEqual(plain(other.answers[at]), plain(ours.answers[at]), what);
    }
  }
}

/** Without the order of those with equal counts, and without what only newsrack tells: what is chosen, though it has none. */
const plain = ({ total, facets, timeline }) => ({
  total,
  timeline,
  facets: Object.fromEntries(
    Object.entries(facets).map(([list, counts]) => [
      list,
      Object.fromEntries(counts.flatMap(({ value, count }) => (count > 0 ? [[value, count]] : [])).sort()),
    ]),
  ),
});
