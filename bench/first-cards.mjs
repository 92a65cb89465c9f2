// Loads articles in a thread of its own, as far as the first cards, and tells how large the memory of WebAssembly became.

import { Newsrack } from 'newsrack';
import { parentPort, workerData } from 'node:worker_threads';
import { streamed } from './contestants/newsrack.mjs';
import { ofModules } from './memory.mjs';

const rack = await Newsrack.open(streamed(workerData));
await rack.search({});
parentPort.postMessage(ofModules());
