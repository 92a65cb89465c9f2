// What the command says about itself.

import { readFileSync } from 'node:fs';

/** @param {string} path */
const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');

export const help = () => read('help.txt');

/** @returns {string} */
export const version = () => JSON.parse(read('../package.json')).version;
