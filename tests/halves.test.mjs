// The engine is cut in two, and a page has the first half alone for a while: whatever it is given meanwhile, it calls
// nothing of the second, which would have it trap.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Engine, initSync } from '../pkg/core/newsrack.js';
import { root } from '../scripts/tools.mjs';
import { badInputs } from './support/bad-inputs.mjs';
import { generateSource } from './support/generate.mjs';
import { hostile } from './support/hostile.mjs';
import { randomFrom } from './support/random.mjs';
import { sourcesIn } from './support/sources.mjs';

const compiled = (file) => new WebAssembly.Module(readFileSync(join(root, 'pkg/core', file)));
const first = initSync({ module: compiled('newsrack_bg.wasm') });

const random = randomFrom(20);
const inputs = [
  ...badInputs.map(({ name, source }) => ({ name, text: source })),
  ...hostile.map(({ name = 'hostile.md', make }) => ({ name, text: make(16_000) })),
  ...Array.from({ length: 2000 }, () => generateSource(random)),
  ...['demo', 'seeds', 'azure-sample', 'powerapps'].flatMap(sourcesIn),
  { name: 'utf-16.yaml', text: Buffer.from('\uFEFF---\ntitle: Reef\n---\n', 'utf16le') },
  { name: 'latin-1.md', text: Buffer.from('---\ntitle: R\u00e9ef\nwebUrl: https://b.org\n---\n', 'latin1') },
];

/** Reads on as far as it goes; gives how many articles there are. */
function read(engine, source, { text }) {
  const bytes = Buffer.from(text);
  const step = 1 + random.below(bytes.length + 1);
  for (let at = 0; at < bytes.length && !engine.stopped(source); at += step)
    engine.feed(source, bytes.subarray(at, at + step));
  if (!engine.stopped(source)) engine.finish(source);
  const { total, cards } = engine.newest(0, 20, undefined);
  assert.equal(total, engine.size());
  assert.equal(cards.length, Math.min(total, 20));
  return total;
}

/** Those that stopped: with what was there before. */
const stopped = [];

test('the first half reads what it can, shows it, and stops at all else', () => {
  for (const input of inputs) {
    const engine = new Engine();
    const source = engine.open(input.name, 'https://example.org/');
    engine.relativeTo(source, undefined);
    if (random.chance(0.1)) engine.leaveOut(source, 1);
    const total = read(engine, source, input);
    if (engine.stopped(source)) stopped.push({ engine, source, total });
    else engine.free();
  }
  console.log(`${inputs.length} sources, of which ${stopped.length} wait for the second half`);
  assert.ok(stopped.length > badInputs.length && stopped.length < inputs.length);
});

test('with the second half each reads on, keeps what it had, and says what it stopped at', () => {
  new WebAssembly.Instance(compiled('newsrack_rest.wasm'), { first });
  for (const { engine, source, total } of stopped) {
    while (engine.unusual(source)) engine.settle(source, { refused: ['yaml-syntax', 'Not tried.', null] });
    assert.equal(engine.stopped(source), false);
    assert.ok(engine.size() >= total);
    const { added, replaced, problems } = engine.report(source);
    assert.ok(problems.length > 0 || added + replaced > total);
    engine.free();
  }
});
