// What a page loads before its articles, in bytes as a good host sends them.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { kilobytes, root } from '../scripts/tools.mjs';

/** See CONTRIBUTING, "Sizes". */
const BUDGET = 60_000;
const LOADED = ['pkg/news-rack.js', 'pkg/core/newsrack_bg.wasm'];

const read = (file) => readFileSync(join(root, file));
const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

test(`what a page loads before its articles is at most ${BUDGET / 1000} kB in brotli`, () => {
  const rows = LOADED.map((file) => ({ file, bytes: read(file), packed: brotli(read(file)) }));
  for (const { file, bytes, packed } of rows) {
    console.log(`${file.padEnd(28)}${kilobytes(bytes).padStart(10)}${kilobytes(packed).padStart(10)}`);
  }
  const all = rows.reduce((sum, { packed }) => sum + packed.length, 0);
  console.log(`${'together, in brotli'.padEnd(38)}${kilobytes({ length: all }).padStart(10)}`);
  assert.ok(all <= BUDGET, `${all} bytes, ${all - BUDGET} too many`);
});

/** Of the index of words, which the first search for a text brings. */
const FINDING = 64_000;

test(`the index of words is at most ${FINDING / 1000} kB in brotli`, () => {
  const { length } = brotli(read('pkg/find/newsrack_find_bg.wasm'));
  assert.ok(length <= FINDING, `${length} bytes, ${length - FINDING} too many`);
});

test('the engine holds what it reads; what it says of faults is in its second half, and what panics would say in neither', () => {
  const pieces = [
    'publishedDateTime:',
    'The front matter never ends',
    'char boundary',
    'src/store.rs',
    '/library/',
  ];
  const held = (file) => {
    const text = read(file).toString('latin1');
    return pieces.filter((piece) => text.includes(piece));
  };
  assert.deepEqual(held('pkg/core/newsrack_bg.wasm'), pieces.slice(0, 1));
  assert.deepEqual(held('pkg/core/newsrack_rest.wasm'), pieces.slice(1, 2));
});

test('what is only sometimes needed is not among it', async () => {
  for (const file of ['pkg/news-rack.js', 'pkg/newsrack.js']) {
    const { metafile } = await build({
      entryPoints: [join(root, file)],
      absWorkingDir: root,
      bundle: true,
      format: 'esm',
      external: ['./*'],
      metafile: true,
      write: false,
    });
    const imports = metafile.inputs[file].imports
      .map(({ kind, path }) => `${kind} ${path}`)
      .filter((line) => !line.startsWith('dynamic-import ./parts/'));
    assert.deepEqual(imports.toSorted(), [
      'dynamic-import ./core/newsrack_bg.wasm.js',
      'dynamic-import ./core/newsrack_rest.wasm.js',
      'dynamic-import ./find/newsrack_find.js',
      'dynamic-import ./find/newsrack_find_bg.wasm.js',
      'dynamic-import ./yaml/newsrack_yaml.js',
      'dynamic-import ./yaml/newsrack_yaml_bg.wasm.js',
    ]);
    const text = read(file).toString();
    assert.ok(!/[A-Za-z0-9+/]{200}/.test(text), `${file} holds no module as text`);
    assert.ok(!/instantiateStreaming/.test(text), `${file} holds no second way to start a module`);
  }
});
