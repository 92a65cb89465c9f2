#!/usr/bin/env node
// The command `newsrack`: `npx newsrack check PATHS…` or `render PATHS…`. src/cli.rs has the first as a native program
// too; what the two print is compared by tests/cli.test.mjs.

import { parse } from './arguments.js';
import { check } from './check.js';
import { help, version } from './help.js';
import { printable } from './output.js';

/** @param {string[]} args @returns {Promise<number>} the exit status */
async function run(args) {
  const wish = parse(args);
  if (wish.what === 'check') return check(wish);
  // Only who renders has to wait for what makes cards.
  if (wish.what === 'render') return (await import('./render.js')).render(wish);
  process.stdout.write(wish.what === 'help' ? help() : `newsrack ${version()}\n`);
  return 0;
}

// Nobody reads on what it says of itself: nothing to complain of.
process.stderr.on('error', () => {});
run(process.argv.slice(2)).then(
  (status) => (process.exitCode = status),
  (error) => {
    // Of a mistake of the user's its message is enough; of one of ours, the place is wanted.
    const { expected, stack } = error;
    process.stderr.write(expected ? printable(`newsrack: ${error.message}`) + '\n' : `${stack}\n`);
    process.exitCode = 2;
  },
);
