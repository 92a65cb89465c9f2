// `npm run fuzz -- [SECONDS] [TARGET…]`: runs the fuzz targets one after another, each for ten minutes if nothing
// else is asked for. Ends with 1 at the first finding. fuzz/README.md tells the rest.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolEnv } from './tools.mjs';

/** Long enough for the limits of the general parser's guard. */
const MAX_BYTES = 20_000;

const args = process.argv.slice(2);
const seconds = /^\d+$/.test(args[0] ?? '') ? args.shift() : '600';
const all = readdirSync(join(root, 'fuzz/fuzz_targets')).map((file) => file.replace(/\.rs$/, ''));

for (const target of args.length > 0 ? args : all) {
  console.log(`\n── ${target}, for ${seconds} s`);
  const corpus = `fuzz/corpus/${target}`;
  mkdirSync(join(root, corpus), { recursive: true });
  const limits = [`-max_len=${MAX_BYTES}`, '-timeout=10', `-max_total_time=${seconds}`];
  const run = [
    '+nightly',
    'fuzz',
    'run',
    target,
    corpus,
    'fuzz/seeds',
    '--',
    '-dict=fuzz/yaml.dict',
    ...limits,
  ];
  const { status, error } = spawnSync('cargo', run, { cwd: root, env: toolEnv(), stdio: 'inherit' });
  if (error) console.error(`cargo did not start: ${error.message}`);
  if (status !== 0) {
    process.exitCode = 1;
    break;
  }
}
