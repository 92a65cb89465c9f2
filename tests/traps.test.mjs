// An engine that runs out of memory or fails: what was in it is lost, and nothing else. No test build is needed: each
// instance's exports can be made to trap, and its memory can be made small.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../scripts/tools.mjs';

const TIMES = Number(process.env.NEWSRACK_TRAPS ?? 100);

/** What the build calls the engine's imports and exports, by their names in the source. */
const names = JSON.parse(readFileSync(join(root, 'pkg/core/.names'), 'utf8'));
const begins = names.imports.find(([, name]) => name.startsWith('__wbg_begin_'))[2];
const sourceNames = new Map(names.exports.map(([name, short]) => [short, name]));

/** A call of this export traps, as a panic does, as often as `left` says. */
const poison = { name: '', left: 0, documents: [] };
let instances = 0;
const { Instance } = WebAssembly;
WebAssembly.Instance = function (module, imports) {
  instances++;
  const own = imports?.a;
  const begin = own?.[begins];
  // Each document is told before it is read: a trap then is one of the reading.
  if (own)
    own[begins] = (source, document) => {
      begin(source, document);
      if (poison.documents.includes(`${source} ${document}`)) trap();
    };
  const instance = new Instance(module, imports);
  const guarded = Object.entries(instance.exports).map(([name, it]) => [
    name,
    typeof it === 'function'
      ? (...given) => (isPoisoned(own ? sourceNames.get(name) : name) ? trap() : it(...given))
      : it,
  ]);
  return { exports: Object.fromEntries(guarded) };
};
const isPoisoned = (name) => name === poison.name && poison.left-- > 0;

/** A module whose one function is `unreachable`. */
const UNREACHABLE = '0061736d0100000001040160000003020100070801047472617000000a05010300000b';
const { trap } = new Instance(new WebAssembly.Module(Buffer.from(UNREACHABLE, 'hex'))).exports;

/** The engine, with a memory of at most so many pages of 64 KiB. */
function withLittleMemory(bytes, most) {
  const out = [...bytes.subarray(0, 8)];
  for (let at = 8; at < bytes.length;) {
    const [length, body] = leb(bytes, at + 1);
    const section = bytes.subarray(at, body + length);
    if (bytes[at] === 5) {
      const [least] = leb(bytes, body + 2);
      const limits = [1, 1, ...toLeb(least), ...toLeb(least + most)];
      out.push(5, ...toLeb(limits.length), ...limits);
    } else for (const byte of section) out.push(byte);
    at = body + length;
  }
  return Uint8Array.from(out);
}

function leb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

const toLeb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...toLeb(value >> 7)]);

const { Newsrack } = await import('./support/rack.mjs');

const article = (title, body = '') =>
  `---\ntitle: ${title}\nwebUrl: https://example.org/${encodeURIComponent(title)}\ntopics: [Tides]\n---\n${body}`;
const ODD = '---\ntitle: &a Odd\nwebUrl: https://example.org/odd\n---\n';
const GOOD = [
  { name: 'one.md', text: article('One') },
  { name: 'two.md', text: article('Two') },
];
const LOST = {
  name: 'LostError',
  message: 'The engine ran out of memory or failed, and lost its articles; open a new Newsrack.',
};
const LEFT_OUT =
  'The engine ran out of memory or failed at this source, so it is left out. Split it, to find what is at fault.';

const titles = async (rack, query = {}) => (await rack.search(query)).cards.map(({ title }) => title).sort();

/** Has the next calls of an export trap. */
const poisoned = (name, left = 1) => Object.assign(poison, { name, left });

// First of all, as the first engine of a page has the module that is given.
test(`a source that needs more memory than there is hides no other, ${TIMES} times`, async () => {
  const bytes = readFileSync(join(root, 'pkg/core/newsrack_bg.wasm'));
  const huge = { name: 'huge.md', text: article('Huge', 'All the words there are. '.repeat(250_000)) };
  const wasm = await WebAssembly.compile(withLittleMemory(bytes, 40));
  for (let time = 0; time < TIMES; time++) {
    const before = instances;
    const rack = await Newsrack.open([GOOD[0], huge, GOOD[1]], { wasm });
    assert.deepEqual(await titles(rack), ['One', 'Two']);
    assert.deepEqual(
      rack.problems.map(({ code, source, message }) => [code, source, message]),
      [['engine-failed', 'huge.md', LEFT_OUT]],
    );
    assert.ok(instances > before);
    rack.free();
  }
  await assert.rejects(Newsrack.open(huge), { message: LEFT_OUT });
  const rack = await Newsrack.open(GOOD);
  await assert.rejects(rack.add(huge.text, huge.name), LOST);
  await assert.rejects(rack.search(), LOST);
  assert.throws(() => rack.problems, LOST);
});

suite(`after a trap the next rack has an instance of its own, ${TIMES} times`, () => {
  const calls = {
    engine_new: (rack, next) => next(),
    engine_newest: (rack) => rack.search(),
    engine_search: (rack) => rack.search({ facets: true }),
    engine_get: (rack) => rack.get('one'),
    engine_remove: (rack) => rack.remove('one'),
    engine_size: async (rack) => rack.size,
    engine_problems: async (rack) => rack.problems,
    engine_row: (rack) => rack.related('one'),
    engine_feed: (rack) => rack.add('x: y', 'x.yaml'),
    engine_finish: (rack) => rack.add('x: y', 'x.yaml'),
    engine_texts: (rack) => rack.search({ text: 'one' }),
    finder_add: (rack) => rack.search({ text: 'one' }),
    finder_find: (rack) => rack.search({ text: 'one' }),
    finder_suggest: (rack) => rack.suggest('on'),
    finder_alike: (rack) => rack.related('one'),
  };
  for (const [name, act] of Object.entries(calls)) {
    test(name, async () => {
      for (let time = 0; time < Math.ceil(TIMES / 10); time++) {
        const rack = await Newsrack.open(GOOD);
        const beside = await Newsrack.open(GOOD);
        await beside.search({ text: 'one' });
        const before = instances;
        poisoned(name);
        const failing = act(rack, () => Newsrack.open(GOOD));
        await assert.rejects(failing, name === 'engine_new' ? WebAssembly.RuntimeError : LOST);
        assert.equal(poison.left, 0, 'it was called');
        const next = await Newsrack.open(GOOD);
        assert.ok(instances > before);
        assert.deepEqual(await titles(next), ['One', 'Two']);
        assert.deepEqual(await titles(next, { text: 'one' }), ['One']);
        // What lived in the old instance is not taken for something in the new one.
        await assert.rejects(beside.search(), LOST);
        await assert.rejects(beside.suggest('o'), LOST);
        beside.free();
        rack.free();
        assert.deepEqual(await titles(next, { text: 'two' }), ['Two']);
        next.free();
      }
    });
  }
});

test(`an article that the engine fails at hides no other, ${TIMES} times`, async () => {
  const feed = { name: 'feed.yaml', text: article('First') + ODD + article('Third') + article('Fourth') };
  const rows = [
    { documents: ['1 3'], shown: ['First', 'Fourth', 'Odd', 'One', 'Two'], told: [['feed.yaml', 11]] },
    { documents: ['1 2'], shown: ['First', 'Fourth', 'One', 'Third', 'Two'], told: [['feed.yaml', 7]] },
    {
      documents: ['0 1', '1 4'],
      shown: ['First', 'Odd', 'Third', 'Two'],
      told: [
        ['one.md', 2],
        ['feed.yaml', 16],
      ],
    },
    // Of a source with more such than one, nobody knows how many more there are.
    { documents: ['1 1', '1 3'], shown: ['One', 'Two'], told: [['feed.yaml', undefined]] },
  ];
  for (let time = 0; time < TIMES; time++) {
    const { documents, shown, told } = rows[time % rows.length];
    poison.documents = documents;
    const rack = await Newsrack.open([GOOD[0], feed, GOOD[1]]);
    poison.documents = [];
    assert.deepEqual(await titles(rack), shown);
    assert.deepEqual(
      rack.problems.map(({ code, source, line }) => [code, source, line]),
      told.map((place) => ['engine-failed', ...place]),
    );
    rack.free();
  }
});

test(`an article that the general parser fails at hides no other, ${TIMES} times`, async () => {
  for (let time = 0; time < TIMES; time++) {
    poisoned('rewrite');
    const text = article('One') + ODD + article('Two') + ODD.replace('odd', 'other');
    const rack = await Newsrack.open({ name: 'feed.yaml', text });
    assert.deepEqual(await titles(rack), ['Odd', 'One', 'Two']);
    assert.deepEqual(
      rack.problems.map(({ code, line }) => [code, line]),
      [['yaml-limit', 7]],
    );
    rack.free();
  }
});

test('what lived in an instance that was given up is not freed in the next one', async () => {
  const { setFlagsFromString } = await import('node:v8');
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  const next = await (async () => {
    for (let count = 0; count < 20; count++) await Newsrack.open(GOOD); // Nobody frees them.
    const last = await Newsrack.open(GOOD);
    poisoned('engine_newest');
    await assert.rejects(last.search(), LOST);
    return Newsrack.open(GOOD);
  })();
  poisoned('__wbg_engine_free', 1000);
  for (let round = 0; round < 5; round++) {
    gc();
    await new Promise((done) => setTimeout(done, 10));
  }
  assert.equal(poison.left, 1000, 'none was called');
  poisoned('');
  assert.deepEqual(await titles(next), ['One', 'Two']);
  next.free();
});
