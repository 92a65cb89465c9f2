/** How long a source may keep those after it waiting, in milliseconds. */
const PATIENCE = 2000;

/**
 * Sources are fetched side by side but read in their order, so that ids and replacements come out the same
 * every time; unless one keeps the others waiting for too long.
 */
export class Turns {
  #done;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #patience = new Promise((resolve) => (this.#timer = setTimeout(resolve, PATIENCE)));

  /** @param {number} count */
  constructor(count) {
    this.#done = Array.from({ length: count }, () => {
      /** @type {() => void} */
      let done = () => {};
      return { promise: /** @type {Promise<void>} */ (new Promise((resolve) => (done = resolve))), done };
    });
  }

  /** @param {number} number */
  of(number) {
    const before = this.#done[number - 1]?.promise;
    return Promise.race([before, this.#patience]);
  }

  /** @param {number} number */
  async done(number) {
    await this.#done[number - 1]?.promise;
    this.#done[number]?.done();
  }

  end() {
    clearTimeout(this.#timer);
  }
}
