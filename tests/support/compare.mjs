// The engine's articles and problems against the oracle's.

import assert from 'node:assert/strict';

/** Compares every article with the oracle's. */
export async function assertArticles(rack, expected) {
  for (const article of expected.articles) {
    assert.deepStrictEqual(await rack.get(article.id), article);
  }
  assert.equal(rack.size, expected.articles.length);
}

/** The same problems of the same fields, whatever their order, places and words: those the oracle does not know. */
export function assertProblems(rack, expected) {
  const kind = ({ severity, code, field = '' }) => `${severity} ${code} ${field}`;
  assert.deepEqual(rack.problems.map(kind).sort(), expected.problems.map(kind).sort());
}

/** Says which case it was that failed. */
export async function about(what, run) {
  try {
    await run();
  } catch (error) {
    error.message = `${what}: ${error.message}`;
    throw error;
  }
}
