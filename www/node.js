/** The engine for Node: the same, but files are read from disk. */
import { readFile } from 'node:fs/promises';
import { host } from './host.js';

host.readFile = (url) => readFile(url);

export * from './engine.js';
