// How far it is, on a line of the terminal that is written over again and again; nothing if there is no terminal.

const EVERY = 200;

export class Progress {
  #done = 0;
  #total;
  #shown = false;
  #last = Date.now();

  /** @param {number} total */
  constructor(total) {
    this.#total = total;
  }

  /** Goes on to the next file. */
  advance() {
    this.#done += 1;
    if (!process.stderr.isTTY || Date.now() - this.#last < EVERY) return;
    process.stderr.write(`\r${this.#done} of ${this.#total} files`);
    this.#shown = true;
    this.#last = Date.now();
  }

  /** Makes room for something else on the terminal. */
  clear() {
    if (this.#shown) process.stderr.write('\r\x1b[K');
    this.#shown = false;
  }
}
