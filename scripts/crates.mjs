// What cargo knows of the crates that a module of the package is made of.

import { dirname } from 'node:path';
import { run, TARGET } from './tools.mjs';

/** Its packages, and which of them needs which: cargo’s own words, see `cargo help metadata`. */
export function metadata(feature) {
  const target = ['--filter-platform', TARGET, '--no-default-features', '--features', feature];
  const done = run('cargo', ['metadata', '--locked', '--format-version', '1', ...target]);
  if (!done.ok) throw new Error(`cargo metadata failed:\n${done.output}`);
  return JSON.parse(done.stdout);
}

/** The folders that cargo keeps their sources in, the crate’s own aside. */
export function sources(feature) {
  const foreign = metadata(feature).packages.filter(({ source }) => source !== null);
  return [...new Set(foreign.map(({ manifest_path: manifest }) => dirname(dirname(manifest))))];
}
