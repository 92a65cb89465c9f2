/**
 * What may pass is asked for again: a network that is gone for a moment, a server that is overloaded or says nothing.
 * This is not a part of its own, loaded after a failure: who has no network could not load it.
 * @import { OpenOptions } from '../newsrack.js'
 */
import { markOf } from './mark.js';
import { chunksOf } from './stream.js';

const RETRIES = 2;
/** How long a server may say nothing, in milliseconds. */
const TIMEOUT = 30_000;
/** The longest pause before the first retry, in milliseconds. It doubles with each. */
const PAUSE = 500;
/** Who wants to be asked again later than that is not waited for. */
const LONGEST = 30_000;

/** An answer that is none. */
class Refusal extends Error {
  /** @param {Response} response */
  constructor({ status, statusText, headers }) {
    super(`The server answered ${status} ${statusText}`.trim() + '.');
    this.passes = [408, 425, 429].includes(status) || status >= 500;
    this.after = waitOf(headers.get('retry-after') ?? '');
  }
}

class Silence extends Error {
  passes = true;

  /** @param {number} timeout */
  constructor(timeout) {
    super(`The server said nothing for ${timeout / 1000} seconds.`);
  }
}

/** One source, asked for until it answers or there is no point in that any more. */
export class Persistence {
  #get;
  #signal;
  #timeout;
  #left;
  #pause = PAUSE;
  /** Lets an attempt no longer be given up by who asked for it: it is over. */
  #release = () => {};

  /** @param {(signal: AbortSignal) => Promise<Response>} get @param {OpenOptions} options */
  constructor(get, { signal, retries = RETRIES, timeout = TIMEOUT }) {
    this.#get = get;
    this.#signal = signal;
    this.#left = retries;
    this.#timeout = timeout;
  }

  /** @returns {Promise<Response>} */
  async response() {
    for (;;) {
      try {
        return await this.#ask();
      } catch (error) {
        await this.#wait(error);
      }
    }
  }

  /**
   * The bytes of an answer. Where they break off, the rest is taken from another one, if that is of the same state of
   * the source.
   * @param {Response} response
   */
  async *chunks(response) {
    const mark = markOf(response);
    let bytes = 0;
    for (;;) {
      let known = bytes;
      try {
        for await (const chunk of this.#read(response)) {
          const fresh = chunk.subarray(known);
          known -= chunk.length - fresh.length;
          bytes += fresh.length;
          if (fresh.length) yield fresh;
        }
        return;
      } catch (error) {
        if (!mark) throw error;
        await this.#wait(error);
        response = await this.response();
        if (markOf(response) !== mark) throw error;
      }
    }
  }

  async #ask() {
    const attempt = new AbortController();
    const giveUp = () => attempt.abort(this.#signal?.reason);
    this.#signal?.throwIfAborted();
    this.#signal?.addEventListener('abort', giveUp);
    this.#release = () => this.#signal?.removeEventListener('abort', giveUp);
    try {
      const response = await inTime(this.#get(attempt.signal), this.#timeout);
      if (response.ok) return response;
      throw new Refusal(response);
    } catch (error) {
      this.#release();
      if (error instanceof Silence) attempt.abort();
      throw error;
    }
  }

  /** @param {Response} response */
  async *#read({ body }) {
    try {
      if (body) yield* chunksOf(body, (reading) => inTime(reading, this.#timeout));
    } finally {
      this.#release();
    }
  }

  /** Waits before another attempt; rejects with the error if there is to be none. @param {unknown} error */
  async #wait(error) {
    this.#signal?.throwIfAborted();
    const { passes, after } = /** @type {Partial<Refusal>} */ (error);
    // A network's failure is a TypeError, so are a redirect without end and a server that does not allow the page.
    if (this.#left < 1 || !(passes || error instanceof TypeError) || (after ?? 0) > LONGEST) throw error;
    this.#left--;
    // Not all who were refused at once come back at once.
    await pause(Math.max(this.#pause * (0.5 + Math.random() / 2), after ?? 0), this.#signal);
    this.#pause *= 2;
  }
}

/** @template T @param {Promise<T>} work @param {number} timeout @returns {Promise<T>} */
function inTime(work, timeout) {
  return new Promise((done, fail) => {
    // What is no time for a timer is as good as none.
    const timer = timeout < 2 ** 31 ? setTimeout(() => fail(new Silence(timeout)), timeout) : undefined;
    work.then(done, fail).finally(() => clearTimeout(timer));
  });
}

/** @param {number} time @param {AbortSignal} [signal] @returns {Promise<void>} */
function pause(time, signal) {
  return new Promise((done, fail) => {
    const giveUp = () => {
      clearTimeout(timer);
      fail(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', giveUp);
      done();
    }, time);
    signal?.addEventListener('abort', giveUp, { once: true });
  });
}

/** What a `Retry-After` asks for, seconds or a date, in milliseconds. @param {string} text */
const waitOf = (text) => (/^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now()) || 0;
