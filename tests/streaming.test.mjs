// Bytes that arrive little by little, from several places at once: the same articles as all at once, sooner.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readAll } from './oracle/read.mjs';
import { about, assertArticles, assertProblems } from './support/compare.mjs';
import { generateSource } from './support/generate.mjs';
import { Newsrack } from './support/rack.mjs';
import { randomFrom } from './support/random.mjs';

const pause = () => new Promise(setImmediate);

/** An answer whose bytes come in chunks of these lengths, over and over; `seen.cancelled` if nobody wants the rest. */
function arriving(text, lengths, { seen = {}, failAt = Infinity } = {}) {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  const body = new ReadableStream({
    async pull(controller) {
      if (at >= failAt) throw new Error('The line went dead');
      if (at >= bytes.length) return controller.close();
      const length = lengths[at % lengths.length];
      controller.enqueue(bytes.slice(at, at + length));
      at += length;
      if (lengths.length > 1) await pause();
    },
    cancel() {
      seen.cancelled = true;
    },
  });
  return new Response(body);
}

const article = (n) => `---\ntitle: Tide ${n}\nwebUrl: https://example.org/${n}\n---\n`;
const stream = (count) => Array.from({ length: count }, (_, n) => article(n)).join('');
const ADDRESS = 'https://example.org/news.yaml';

suite('bytes in chunks', () => {
  const count = Number(process.env.NEWSRACK_STREAMS ?? 50);

  test(`of any lengths, of several sources at once, ${count} times`, async () => {
    for (let seed = 0; seed < count; seed += 1) {
      const random = randomFrom(seed + 5000);
      const sources = Array.from({ length: 1 + random.below(9) }, (_, n) => {
        const { name = 'feed.txt', text } = generateSource(random);
        return { name: `https://example.org/${n}/${name.replace(/.*\//, '')}`, text };
      });
      const lengths = Array.from({ length: 5 }, () => 1 + random.below(random.pick([10, 100, 2000])));
      const fetch = async (address) => {
        if (random.chance(0.5)) await pause();
        return arriving(sources.find(({ name }) => name === address).text, lengths);
      };
      await about(`seed ${seed}`, async () => {
        const expected = readAll(sources);
        const rack = await Newsrack.open(
          sources.map(({ name }) => name),
          { fetch },
        );
        await assertArticles(rack, expected);
        assertProblems(rack, expected);
        rack.free();
      });
    }
  });

  test('one by one, also within a character', async () => {
    const source = { name: ADDRESS, text: `${article('海洋 😀')}Ærø\n${article('x')}` };
    const rack = await Newsrack.open(ADDRESS, { fetch: async () => arriving(source.text, [1]) });
    await assertArticles(rack, readAll([source]));
    rack.free();
  });
});

test('articles are there before the last byte is', async () => {
  const text = stream(50);
  const heard = [];
  const searches = [];
  const onProgress = ({ rack, source, bytes, articles }) => {
    heard.push({ source, bytes, articles, size: rack.size });
    searches.push(rack.search({ limit: 1 }));
  };
  const rack = await Newsrack.open(ADDRESS, { fetch: async () => arriving(text, [100]), onProgress });
  assert.ok(heard.length >= text.length / 100);
  assert.ok(heard.every(({ source, articles, size }) => source === ADDRESS && articles === size));
  const sorted = (key) => heard.map((it) => it[key]).toSorted((a, b) => a - b);
  assert.deepEqual(
    heard.map(({ bytes }) => bytes),
    sorted('bytes'),
  );
  assert.deepEqual(
    heard.map(({ articles }) => articles),
    sorted('articles'),
  );
  assert.equal(heard.at(-1).bytes, text.length);
  // An article is whole when the next begins: until then its body may go on.
  assert.equal(heard.find(({ articles }) => articles > 0).bytes, 100);
  const totals = (await Promise.all(searches)).map(({ total }) => total);
  assert.deepEqual(totals.at(-1), 50);
  rack.free();
});

test('who gives up stops the network', async () => {
  const seen = {};
  const giveUp = new AbortController();
  const opening = Newsrack.open(ADDRESS, {
    fetch: async () => arriving(stream(50), [100], { seen }),
    signal: giveUp.signal,
    onProgress: ({ articles }) => articles > 10 && giveUp.abort(),
  });
  await assert.rejects(opening, { name: 'AbortError' });
  assert.equal(seen.cancelled, true);
});

test('who gives up while the page has its turn gets no rack, and is told of no progress after that', async () => {
  const giveUp = new AbortController();
  let told = 0;
  const opening = Newsrack.open(new TextEncoder().encode(stream(3)), {
    signal: giveUp.signal,
    onProgress() {
      told++;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        giveUp.abort();
        port1.close();
      };
      port2.postMessage(0);
      // Work so long that the page has its turn after it.
      for (const end = Date.now() + 30; Date.now() < end;);
    },
  });
  await assert.rejects(opening, { name: 'AbortError' });
  assert.equal(told, 1);
});

test('more bytes than allowed are not waited for, and what came before them stays', async () => {
  const seen = {};
  const rack = await Newsrack.open(ADDRESS, {
    fetch: async () => arriving(stream(50), [100], { seen }),
    maxBytes: 1000,
  });
  assert.deepEqual(
    rack.problems.map(({ code, source }) => ({ code, source })),
    [{ code: 'too-large', source: ADDRESS }],
  );
  assert.ok(rack.size > 10);
  assert.equal(seen.cancelled, true);
  rack.free();
});

test('what came before a line went dead stays', async () => {
  const rack = await Newsrack.open(ADDRESS, {
    fetch: async () => arriving(stream(50), [100], { failAt: 1000 }),
  });
  assert.deepEqual(
    rack.problems.map(({ message }) => message),
    [
      'The source could not be fetched: The line went dead. Check its address and that its server allows this page.',
    ],
  );
  assert.ok(rack.size > 10);
  rack.free();
});
