// What is asked when searching is timed: made of the words of the articles themselves, the same every time.

import { randomFrom } from '../tests/support/random.mjs';

/** As many of each kind, each once as it is and once with counts and a timeline. */
const OF_A_KIND = 12;

/** The lists that are counted, and the length of a bucket. */
export const COUNTED = { facets: ['topics', 'providers'], timeline: 'month' };

/**
 * @typedef {{ text: string, kind: string, facets?: string[], timeline?: string }} Search
 * @typedef {{ topics?: string[], providers?: string[], since?: string, until?: string, sort: string, facets: string[], timeline: string }} Filter
 */

/** @param {string} text */
const wordsOf = (text) => text.toLowerCase().match(/\p{L}[\p{L}\p{M}\p{N}]*/gu) ?? [];

/**
 * In an order in which any part from the beginning has as many of each kind.
 * @param {import('./library.mjs').Plain[]} articles @returns {Search[]}
 */
export function searchesFor(articles, ofAKind = OF_A_KIND) {
  const random = randomFrom(4);
  const found = new Map();
  for (const { title, excerpt } of articles)
    for (const word of new Set(wordsOf(`${title} ${excerpt}`))) found.set(word, (found.get(word) ?? 0) + 1);
  const words = [...found].filter(([word]) => word.length >= 4);
  const between = (low, high) => words.filter(([, n]) => n >= low && n <= high).map(([word]) => word);
  const usual = between(3, Math.max(4, articles.length / 20));
  const rare = between(1, 2).filter((word) => word.length >= 6);
  const common = [...found].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, 2 * OF_A_KIND);
  const titles = articles.map(({ title }) => wordsOf(title)).filter((title) => title.length >= 4);

  const make = {
    exact: () => random.pick(usual),
    rare: () => random.pick(rare),
    common: () => random.pick(common)[0],
    prefix: () => random.pick(usual).slice(0, 3 + random.below(3)),
    misspelt: () => misspell(random, random.pick(rare)),
    phrase: () => `"${neighbours(random, random.pick(titles), 2)}"`,
    'two words': () => several(random, random.pick(titles), 2),
    'three words': () => several(random, random.pick(titles), 3),
    none: () => nonsense(random),
  };
  return Array.from({ length: ofAKind }, () => [{}, COUNTED]).flatMap((pair) =>
    pair.flatMap((counted) => Object.keys(make).map((kind) => ({ kind, text: make[kind](), ...counted }))),
  );
}

/** One letter other, missing, doubled or swapped with the next; two of that in a long word. */
function misspell(random, word) {
  const letters = [...word];
  for (let edit = 0; edit < (word.length >= 9 ? 2 : 1); edit++) {
    // Few miss the first letter.
    const at = 1 + random.below(letters.length - 2);
    const [letter] = letters.slice(at);
    random.pick([
      () => letters.splice(at, 1, random.pick([...'aeiou'].filter((other) => other !== letter))),
      () => letters.splice(at, 1),
      () => letters.splice(at, 0, letter),
      () => letters.splice(at, 2, letters[at + 1], letter),
    ])();
  }
  return letters.join('');
}

function neighbours(random, words, number) {
  const at = random.below(words.length - number + 1);
  return words.slice(at, at + number).join(' ');
}

const several = (random, words, number) =>
  random
    .shuffle([...words.keys()])
    .slice(0, number)
    .sort((a, b) => a - b)
    .map((at) => words[at])
    .join(' ');

const nonsense = (random) => Array.from({ length: 9 }, () => random.pick([...'bqxzjkvw'])).join('');

/**
 * What a page without words asks for: lists, days and an order, with counts and a timeline.
 * @param {import('./library.mjs').Plain[]} articles @returns {Filter[]}
 */
export function filtersFor(articles, number = 2 * OF_A_KIND) {
  const random = randomFrom(5);
  const dates = articles
    .map(({ date }) => date)
    .filter(Boolean)
    .sort();
  const topics = [...new Set(articles.flatMap(({ topics }) => topics))];
  const providers = [...new Set(articles.map(({ provider }) => provider).filter(Boolean))];
  const day = () => random.pick(dates).slice(0, 10);
  const list = (values) => [...new Set([random.pick(values), random.pick(values)])];
  return Array.from({ length: number }, (_, at) => {
    const [since, until] = [day(), day()].sort();
    return {
      ...[
        {},
        { topics: list(topics) },
        { providers: list(providers) },
        { topics: [topics[0]], since },
        { since, until },
        { topics: [topics[0]], providers: list(providers), until },
      ][at % 6],
      sort: at % 2 === 0 ? 'newest' : 'oldest',
      ...COUNTED,
    };
  });
}
