// Where there are articles to test with: this project's samples, and the shared corpus where it is present.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folders = {
  demo: '../../www/demo/articles/',
  seeds: '../../../shared/seeds/',
  'azure-sample': '../../../shared/corpus/azure-sample/',
  powerapps: '../../../shared/corpus/powerapps/',
};

/** The files of a folder as sources, by name; none if the folder is absent. */
export function sourcesIn(name) {
  const folder = new URL(folders[name], import.meta.url);
  if (!existsSync(folder)) return [];
  return readdirSync(fileURLToPath(folder))
    .filter((file) => /\.(md|markdown|html|ya?ml|txt)$/.test(file))
    .sort()
    .map((file) => ({ name: file, text: readFileSync(new URL(encodeURIComponent(file), folder), 'utf8') }));
}
