// `npm run bench`: how fast articles are read and found, beside what one would take otherwise.

import { parseArgs } from 'node:util';
import { build } from '../scripts/build.mjs';

const HELP = `npm run bench                          reads, then searches; takes a while
npm run bench -- FOLDERS…              with the articles in these folders
npm run bench -- reading [FOLDERS…]    how fast articles are read; else those of the demo, multiplied
npm run bench -- search [FOLDERS…]     how fast they are found, and how well; else those of ../shared

  --write         puts the results into README.md and docs/bench-*.svg
  --quick         few articles, once: whether it runs at all

of searching only
  --at NUMBER     how many articles the large set has: 100000, or 0 for none
  --only NAMES    these contestants, with commas between them
  --kinds         for each kind of query: how long it took, how much was found, how much was right
  --held          relevance by the half of the judged queries that nobody may tune for, too`;

const BENCHES = {
  reading: () => import('./reading.mjs'),
  search: () => import('./search.mjs'),
};

async function main() {
  const { values: flags, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      write: { type: 'boolean' },
      quick: { type: 'boolean' },
      at: { type: 'string' },
      only: { type: 'string' },
      kinds: { type: 'boolean' },
      held: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (flags.help) return console.log(HELP);
  const named = Object.hasOwn(BENCHES, positionals[0]) ? [positionals.shift()] : Object.keys(BENCHES);
  build();
  for (const name of named) await (await BENCHES[name]()).bench(positionals, flags);
}

main().catch((error) => {
  console.error(error.expected ? error.message : error);
  process.exitCode = 1;
});
