// Files → articles → cards as HTML.

import { basename, relative, sep } from 'node:path';
import { host } from '../www/host.js';
import { Newsrack } from '../www/node.js';
import { find, read } from './files.js';
import { mistake } from './mistake.js';
import { many } from './output.js';
import { render as renderRack } from './render/rack.js';

/**
 * @import { Problem } from '../www/newsrack.js'
 * @import { Render } from './arguments.js'
 */

/**
 * Writes the cards of the articles that the query finds. Gives 1 if there is none, else 0.
 * @param {Render} options
 */
export async function render({ paths, query, base, ...looks }) {
  // A date is another day elsewhere: here it is the same wherever the HTML is made, unless somebody says otherwise.
  process.env.TZ ??= 'UTC';
  const rack = await Newsrack.open([], { allowRelativeUrls: base !== undefined });
  let errors = 0;
  for (const input of find(paths)) {
    const bytes = await read(input);
    host.address = base && new URL(placeOf(input.path, paths), base).href;
    /** @type {Problem[]} */
    const problems = Buffer.isBuffer(bytes) ? (await rack.add(bytes, input.name)).problems : [bytes];
    errors += problems.filter(({ severity }) => severity === 'error').length;
  }
  const { html, cards } = await renderRack(rack, query, looks).catch(refused);
  // Who closes a pipe, as `head` does, has seen enough.
  process.stdout.on('error', ({ code }) => {
    if (code !== 'EPIPE') throw mistake('The cards could not be written to the standard output.');
  });
  process.stdout.write(html);
  const told = errors > 0 ? `; ${many(errors, 'problem')}, which newsrack check tells` : '';
  process.stderr.write(`${many(cards, 'card')} of ${many(rack.size, 'article')}${told}\n`);
  return cards > 0 ? 0 : 1;
}

/** Where a file is, seen from the folder it was found in. @param {string | undefined} path @param {string[]} paths */
function placeOf(path, paths) {
  if (path === undefined) return '';
  const places = paths.map((given) => relative(given, path) || basename(path));
  const place = places.find((each) => !each.startsWith('..')) ?? basename(path);
  return place.split(sep).map(encodeURIComponent).join('/');
}

/** The engine says what of a query it does not understand. @param {Error} error @returns {never} */
function refused(error) {
  throw error instanceof WebAssembly.RuntimeError ? error : mistake(error.message);
}
