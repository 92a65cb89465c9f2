// Runs tests of pages in one process, so that one browser serves them all: node tests/support/together.mjs FILE…

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

for (const file of process.argv.slice(2)) await import(pathToFileURL(resolve(file)).href);
