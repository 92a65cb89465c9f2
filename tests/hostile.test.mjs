// Documents written to bring a reader to a halt: each ends soon, with an article or with a problem, and hides nothing.
// Times are printed, not compared: what is asserted holds on any machine.

import assert from 'node:assert/strict';
import { after, suite, test } from 'node:test';
import { hostile } from './support/hostile.mjs';

// Whoever makes an instance of WebAssembly is asked for its memory.
const memories = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...args) {
  const instance = new Instance(...args);
  const memory = Object.values(instance.exports).find((it) => it instanceof WebAssembly.Memory);
  if (memory) memories.push(memory); // The second half of the engine has none.
  return instance;
};
const { Newsrack } = await import('./support/rack.mjs');
const memory = () => memories.reduce((bytes, { buffer }) => bytes + buffer.byteLength, 0);
const mebibytes = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** Small enough for the general parser, with title and link; and too large for it. */
const SIZES = [16_000, 256 * 1024];
/** Far from what is measured, near enough to notice what grows with the square of the size. */
const MOST_MS = 3000;

const article = (n) => `---\ntitle: Tide ${n}\nwebUrl: https://example.org/${n}\ntopics:\n- Tides\n---\n`;

// These three come first, while the memory is small.

test('memory is at most 2.2 times the bytes that arrive, however long the stream turns out', async () => {
  // As long as those of the corpora.
  const long = (n) => article(n).replace('topics', `excerpt: ${'What the sea does. '.repeat(60)}\ntopics`);
  const all = new TextEncoder().encode(Array.from({ length: 4000 }, (_, n) => long(n)).join(''));
  let most = 0;
  for (let length = 1_000_000; length <= all.length; length *= 1.05) {
    const bytes = all.subarray(0, length);
    let at = 0;
    const pull = (stream) =>
      at < bytes.length ? stream.enqueue(bytes.subarray(at, (at += 2 ** 16))) : stream.close();
    const rack = await Newsrack.open(new Response(new ReadableStream({ pull })));
    await rack.search();
    most = Math.max(most, memory() / bytes.length);
    rack.free();
  }
  console.log(`memory: at most ${most.toFixed(2)} times the bytes`);
  assert.ok(most <= 2.2);
});

test('memory does not grow with 1,000 loads', async () => {
  const text =
    Array.from({ length: 100 }, (_, n) => article(n)).join('') + '---\ntitle: &a B\nwebUrl: https://b.org\n';
  let settled;
  for (let load = 0; load < 1000; load += 1) {
    const rack = await Newsrack.open({ name: 'feed.yaml', text });
    assert.equal(rack.size, 101);
    await rack.search({ facets: true });
    rack.free();
    if (load === 50) settled = memory();
  }
  console.log(`after 50 loads ${mebibytes(settled)}, after 1,000 ${mebibytes(memory())}`);
  assert.equal(memory(), settled);
});

test('a feed of 1,000 articles of which 100 are hostile shows the 900', async () => {
  const shapes = hostile.filter(({ name }) => name === undefined);
  const texts = Array.from({ length: 1000 }, (_, n) =>
    n % 10 === 9 ? shapes[Math.floor(n / 10) % shapes.length].make(SIZES[0]) : article(n),
  );
  const started = performance.now();
  const rack = await Newsrack.open({ name: 'feed.yaml', text: texts.join('') });
  const { total } = await rack.search({ topics: ['tides'] });
  const ms = performance.now() - started;
  assert.equal(total, 900);
  console.log(`a feed of 1,000, 100 of them hostile: ${Math.round(ms)} ms, ${mebibytes(memory())} in all`);
  assert.ok(memory() <= 64 * 2 ** 20, mebibytes(memory()));
  rack.free();
});

suite('hostile documents', () => {
  const rows = [];
  after(() => {
    console.log('hostile documents: ms at 16 KB, at 256 KiB');
    for (const { what, times } of rows)
      console.log(`${times.map((ms) => ms.toFixed(1).padStart(7)).join('')}  ${what}`);
  });

  for (const { what, make, name = 'hostile.md' } of hostile) {
    test(what, async () => {
      const times = [];
      for (const size of SIZES) {
        const rack = await Newsrack.open({ name: 'good.md', text: article(1) });
        const source = make(size);
        const started = performance.now();
        const { added, problems } = await rack.add(source, name);
        times.push(performance.now() - started);
        assert.equal(rack.size, 1 + added);
        // Either it is an article, or it is said why not.
        assert.ok(added > 0 || problems.some(({ severity }) => severity === 'error'));
        const { total, cards } = await rack.search({ limit: 3, facets: true });
        assert.equal(total, 1 + added);
        for (const { id } of cards) {
          assert.equal((await rack.get(id)).id, id);
          await rack.related(id);
        }
        assert.ok(performance.now() - started < MOST_MS, `${size} bytes took too long`);
        rack.free();
      }
      rows.push({ what, times });
    });
  }
});
