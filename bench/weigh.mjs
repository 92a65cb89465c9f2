// What a contestant weighs: the bytes a page loads before its articles, and the memory it takes for them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { Newsrack } from 'newsrack';
import { initSync } from '../pkg/core/newsrack.js';
import { root } from '../scripts/tools.mjs';
import { FOR_PAGES } from './chromium.mjs';
import { streamed } from './contestants/newsrack.mjs';

const CORE = join(root, 'pkg', 'core', 'newsrack_bg.wasm');

const compressed = (bytes) => brotliCompressSync(bytes).length;

/** The engine and its module, as a page loads them. */
export const ownSize = () =>
  compressed(readFileSync(join(root, 'pkg', 'newsrack.js'))) + compressed(readFileSync(CORE));

/** The same with what is fetched for the first words. */
export const findingSize = () =>
  ['newsrack_find.js', 'newsrack_find_bg.wasm']
    .map((name) => compressed(readFileSync(join(root, 'pkg', 'find', name))))
    .reduce((all, size) => all + size, ownSize());

/** The size of a bundle of just this, in brotli. @param {string | undefined} code */
export async function sizeOf(code) {
  if (code === undefined) return 0;
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
    ...FOR_PAGES,
  });
  return compressed(outputFiles[0].contents);
}

/** How large the memory of WebAssembly has become when the first cards are there: it never shrinks. */
export async function memoryFor(bytes) {
  // Only the glue of wasm-bindgen knows the memory of an instance, and tells who makes it: so the engine is
  // made to run, and then this instance put in the place of its own.
  (await Newsrack.open([])).free();
  const { memory } = initSync({ module: readFileSync(CORE) });
  const rack = await Newsrack.open(streamed(bytes));
  await rack.search({});
  const used = memory.buffer.byteLength;
  rack.free();
  return used;
}
