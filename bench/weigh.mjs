// What a contestant weighs: the bytes a page loads before its articles, and the memory it takes for them.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';
import { root } from '../scripts/tools.mjs';
import { FOR_PAGES } from './chromium.mjs';

/** The engine's two halves. */
const CORE = ['bg', 'rest'].map((half) => join(root, 'pkg', 'core', `newsrack_${half}.wasm`));

const compressed = (bytes) => brotliCompressSync(bytes).length;

/** The engine and its module, as a page loads them. */
export const ownSize = () =>
  [join(root, 'pkg', 'newsrack.js'), ...CORE]
    .map((file) => compressed(readFileSync(file)))
    .reduce((all, size) => all + size);

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

/** How large the memory of WebAssembly has become when the first cards are there. @param {Uint8Array} bytes */
export async function memoryFor(bytes) {
  const thread = new Worker(new URL('first-cards.mjs', import.meta.url), { workerData: bytes });
  const [used] = await once(thread, 'message');
  return used;
}
