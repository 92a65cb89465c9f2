// Queries made up by chance: the engine's answers against the oracle's, which looks at every article.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readAll } from './oracle/read.mjs';
import { card, search } from './oracle/search.mjs';
import { generateQuery } from './support/generate-query.mjs';
import { generateSource } from './support/generate.mjs';
import { Newsrack } from './support/rack.mjs';
import { randomFrom } from './support/random.mjs';
import { sourcesIn } from './support/sources.mjs';

const COUNT = Number(process.env.NEWSRACK_QUERIES ?? 3000);
const RACKS = 30;

async function compare(sources, random, count) {
  const read = readAll(sources);
  const rack = await Newsrack.open(sources);
  for (let at = 0; at < count; at += 1) {
    const query = generateQuery(random, read.articles);
    const actual = await rack.search(query);
    const expected = search(read, query);
    assertSameResult(actual, expected, `of ${read.articles.length} articles, ${JSON.stringify(query)}`);
  }
  rack.free();
}

function assertSameResult(actual, expected, query) {
  assert.equal(actual.total, expected.total, `the total ${query}`);
  assert.deepStrictEqual(actual.cards.map(plain), expected.articles.map(card), `the cards ${query}`);
  assert.deepStrictEqual(actual.facets, expected.facets, `the facets ${query}`);
  assert.deepStrictEqual(actual.timeline, expected.timeline, `the timeline ${query}`);
}

/** A card without what only the engine decides. */
function plain({ highlights, score, ...rest }) {
  return rest;
}

const generated = (random) => Array.from({ length: 1 + random.below(20) }, () => generateSource(random));
const corpus = ['demo', 'seeds', 'azure-sample', 'powerapps'].flatMap(sourcesIn);

suite('search answers as a scan of every article does', () => {
  test(`for ${Math.ceil(COUNT / 10)} queries over the articles at hand`, async () => {
    await compare(corpus, randomFrom(1), Math.ceil(COUNT / 10));
  });

  test(`for ${COUNT} queries over ${RACKS} racks made up by chance`, async () => {
    for (let seed = 0; seed < RACKS; seed += 1) {
      const random = randomFrom(1000 + seed);
      await compare(generated(random), random, Math.ceil(COUNT / RACKS));
    }
  });
});

test('the newest articles are the same whichever half of the engine tells of them', async () => {
  const rack = await Newsrack.open([...generated(randomFrom(3)), ...corpus]);
  for (const published of [undefined, true, false, 'any'])
    for (const page of [{}, { limit: 0 }, { offset: 7, limit: 3 }, { offset: 1e6 }, { limit: 4e9 }]) {
      const query = { ...page, published };
      // That it is to be counted too makes it a query for the second half.
      const { facets, ...counted } = await rack.search({ ...query, facets: ['types'] });
      assert.ok(facets.types);
      assert.deepEqual(await rack.search(query), { ...counted, facets: {} }, JSON.stringify(query));
    }
  for (const odd of [
    { limit: -1 },
    { offset: -2, limit: 2 },
    { limit: 1.5 },
    { published: 'perhaps' },
    { topics: [] },
  ])
    assert.deepEqual(
      await rack.search(odd),
      { ...(await rack.search({ ...odd, facets: ['types'] })), facets: {} },
      JSON.stringify(odd),
    );
});

test('an order that only the engine decides still finds the same articles', async () => {
  const random = randomFrom(2);
  const sources = [...generated(random), ...corpus];
  const read = readAll(sources);
  const rack = await Newsrack.open(sources);
  for (let at = 0; at < 100; at += 1) {
    const query = {
      ...generateQuery(random, read.articles),
      sort: random.pick(['relevance', 'trending']),
      offset: 0,
      limit: 10_000,
    };
    const ids = ({ cards, articles: found = cards }) => found.map(({ id }) => id).sort();
    assert.deepEqual(ids(await rack.search(query)), ids(search(read, query)), JSON.stringify(query));
  }
  rack.free();
});
