// One at a time: a lock that ends with its process, however that ends.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Waits until no other process holds this file, and holds it. Gives what lets go of it. */
export function lock(file, waiting) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(file, `${process.pid}`, { flag: 'wx' });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isHeld(file)) rmSync(file, { force: true });
    else if (!told) console.log(waiting);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200); // Sleeps for 200 ms.
  }
}

/** Whether the process that wrote the file still runs. */
function isHeld(file) {
  try {
    return process.kill(Number(readFileSync(file, 'utf8')), 0);
  } catch {
    return false;
  }
}
