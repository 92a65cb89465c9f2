// One contestant in a thread of its own: its memory is free again afterwards, and nobody waits for its rubbish.

import { parentPort, workerData } from 'node:worker_threads';
import { contest } from './search.contest.mjs';

const { input, options } = workerData;
parentPort.postMessage(await contest(input, options));
