// The files that the paths name, and their bytes.

import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, sep } from 'node:path';
import { mistake } from './mistake.js';

const ENDINGS = ['.md', '.markdown', '.html', '.yaml', '.yml', '.txt'];

/** As much as the page reads of a source unless told otherwise. */
const LIMIT = 256 * 2 ** 20;

/**
 * A file, or the standard input; with what problems call it.
 * @typedef {{ name: string, path: string | undefined }} Input
 * @import { Problem } from '../www/newsrack.js'
 */

/**
 * The files that the paths name, folders walked to their ends: in the order of their names, and each once.
 * @param {string[]} paths
 */
export function find(paths) {
  /** @type {Map<string | undefined, Input>} */
  const found = new Map();
  for (const path of paths) {
    if (path === '-') {
      found.set(undefined, { name: '(standard input)', path: undefined });
      continue;
    }
    const is = stat(path);
    if (!is) throw mistake(`There is no file or folder ${path}.`);
    const files = is.isDirectory() ? [...walk(path)] : [path];
    if (files.length === 0)
      throw mistake(`No articles in ${path}: it has no file that ends in ${ENDINGS.join(', ')}.`);
    for (const file of files) found.set(file, { name: file, path: file });
  }
  // By their bytes, which is not JavaScript's order, but everybody else's.
  const keyed = [...found.values()].map((input) => ({ input, key: Buffer.from(input.name) }));
  return keyed.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ input }) => input);
}

/** @param {string} folder @returns {Generator<string>} */
function* walk(folder) {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    // What can't be listed can't be read as a file either: that is then said of it.
    yield folder;
    return;
  }
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path =
      folder.endsWith('/') || folder.endsWith(sep) ? folder + entry.name : folder + sep + entry.name;
    const linked = entry.isSymbolicLink();
    const is = linked ? stat(path) : entry;
    // A linked folder could lead back to where it is: only linked files are followed.
    if (is?.isDirectory() && !linked) yield* walk(path);
    else if (is?.isFile() && ENDINGS.includes(extname(path).toLowerCase())) yield path;
  }
}

/** @param {string} path */
function stat(path) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined; // Its folder may not be looked into.
  }
}

/**
 * All bytes of a file, or what is wrong with it.
 * @param {Input} input @returns {Promise<Buffer | Problem>}
 */
export async function read({ name, path }) {
  try {
    const is = path !== undefined && statSync(path);
    if (is && is.isFile() && is.size <= LIMIT) return readFileSync(path);
    const chunks = [];
    let length = 0;
    for await (const chunk of path === undefined ? process.stdin : createReadStream(path)) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LIMIT) return problem('too-large', TOO_LARGE, name);
    }
    return Buffer.concat(chunks);
  } catch {
    return problem('fetch-failed', UNREAD, name);
  }
}

const TOO_LARGE = 'The file is larger than 256 MiB; split it.';
const UNREAD = 'The file could not be read; check that it is still there and that you may read it.';

/** @param {string} code @param {string} message @param {string} source @returns {Problem} */
const problem = (code, message, source) => ({ severity: 'error', code, message, source });
