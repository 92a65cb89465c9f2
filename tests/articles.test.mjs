// Every field of every article: the engine against the oracle's independent reading of FORMAT.md.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readAll } from './oracle/read.mjs';
import { about, assertArticles, assertProblems } from './support/compare.mjs';
import { generateSource } from './support/generate.mjs';
import { Newsrack } from './support/rack.mjs';
import { randomFrom } from './support/random.mjs';
import { sourcesIn } from './support/sources.mjs';

/** Opens the sources, compares every article with the oracle's, and hands both on. */
async function openCompared(sources) {
  const expected = readAll(sources);
  const rack = await Newsrack.open(sources);
  await assertArticles(rack, expected);
  return { rack, expected };
}

const errors = (rack) => rack.problems.filter(({ severity }) => severity === 'error');
const shownIds = async (rack, query) =>
  (await rack.search({ limit: 1000, ...query })).cards.map(({ id }) => id);

for (const folder of ['demo', 'seeds', 'azure-sample', 'powerapps']) {
  const sources = sourcesIn(folder);
  const skip = sources.length === 0 && `no articles of ${folder} here`;

  test(`every field of every article of ${folder} is what the oracle reads`, { skip }, async () => {
    const { rack } = await openCompared(sources);
    assert.deepEqual(errors(rack), []);
    assert.equal(
      rack.size,
      sources
        .map(({ text }) => text)
        .join('\n')
        .match(/^title:/gm).length,
    );
    rack.free();
  });
}

test('powerapps shows 428 of its 674 articles, newest first', { skip: absent('powerapps') }, async () => {
  const rack = await Newsrack.open(sourcesIn('powerapps'));
  assert.equal(rack.size, 674);
  const { total, cards } = await rack.search({ limit: 1000 });
  assert.equal(total, 428);
  const dates = cards.map(({ publishedDateTime }) => Date.parse(publishedDateTime));
  assert.deepEqual(
    dates,
    dates.toSorted((a, b) => b - a),
  );
  rack.free();
});

suite('the seeds', { skip: absent('seeds') }, () => {
  test('show the published one, with its seven related links', async () => {
    const rack = await Newsrack.open(sourcesIn('seeds'));
    const [shown, ...others] = await shownIds(rack);
    assert.deepEqual(others, []);
    assert.equal((await rack.get(shown)).related.length, 7);
    assert.equal((await shownIds(rack, { published: 'any' })).length, 2);
    rack.free();
  });

  test('put together into one stream are two articles', async () => {
    const text = sourcesIn('seeds')
      .map((source) => source.text)
      .join('');
    const { rack } = await openCompared([{ text, name: 'both.txt' }]);
    assert.equal(rack.size, 2);
    assert.deepEqual(rack.problems, []);
    rack.free();
  });
});

suite('sources made up by chance', () => {
  const count = Number(process.env.NEWSRACK_SOURCES ?? 500);

  test(`${count} of them are read as the oracle reads them`, async () => {
    for (let seed = 0; seed < count; seed += 1) {
      const random = randomFrom(seed);
      const sources = Array.from({ length: 1 + random.below(3) }, () => generateSource(random));
      await about(`seed ${seed}`, async () => {
        const { rack, expected } = await openCompared(sources);
        assertProblems(rack, expected);
        rack.free();
      });
    }
  });
});

test('ids keep the letters and digits of every script, and nothing else', async () => {
  const characters = Array.from({ length: 0x110000 }, (_, code) => code)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .filter((character) => !/[\p{Cn}\p{Co}\p{Cc}]/u.test(character));
  const titles = Array.from({ length: Math.ceil(characters.length / 256) }, (_, at) =>
    characters.slice(at * 256, (at + 1) * 256).join(''),
  );
  const text = titles
    .map(
      (title, at) => `---\ntitle: ${JSON.stringify(`x${title}x`)}\nwebUrl: https://example.org/${at}\n---\n`,
    )
    .join('');
  const { rack } = await openCompared([{ text, name: 'unicode.yaml' }]);
  assert.deepEqual(rack.problems, []);
  rack.free();
});

function absent(folder) {
  return sourcesIn(folder).length === 0 && `no articles of ${folder} here`;
}
