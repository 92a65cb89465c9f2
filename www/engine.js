/**
 * `Newsrack`: articles in the engine's memory, and what is asked of them. The contract is in newsrack.d.ts.
 * @import { Article, FacetCount, OpenOptions, Problem, Query, RelatedLink, Result, Source, Suggestions } from './newsrack.js'
 * @import { Opened } from './sources.js'
 * @typedef {'topics' | 'providers' | 'types' | 'categories'} FacetName
 * @typedef {{ number: number, source?: string, code: string, message: string }} Note of a source, with its number and name
 * @import { Engine } from '../pkg/core/newsrack.js'
 * @import { Finder } from '../pkg/find/newsrack_find.js'
 */
import { begun } from './begun.js';
import {
  abandonInstances,
  completeEngine,
  isLost,
  isWhole,
  newEngine,
  newFinder,
  rewrite,
} from './modules.js';
import { bytesOf, nameOf, openSource, pageAddress } from './sources.js';
import { Turns } from './turns.js';

/** As many requests at once as browsers allow a host under HTTP/1. */
const REQUESTS = 6;
const MAX_BYTES = 256 * 2 ** 20;
/** How often what the engine failed at is left out and all else read anew. */
const FAILURES = 3;
/** How many bytes of texts pass to the index of words at once; how many milliseconds before the page has a turn. */
const TEXTS = 2 ** 17;
const SLICE = 12;
/** How many articles are looked at for problems at once: a millisecond or so. */
const CHECKED = 100;

export class Newsrack {
  /** @type {Engine | undefined} */
  #engine;
  #allowRelativeUrls = false;
  /** @type {Promise<Finder> | undefined} */
  #finder;
  /** What is wrong with sources, for the engine's second half. @type {Note[]} */
  #notes = [];
  /** Why that is missing. @type {Problem[]} */
  #lack = [];

  /** @param {Engine} engine @param {OpenOptions} options */
  constructor(engine, { allowRelativeUrls = false }) {
    this.#engine = engine;
    this.#allowRelativeUrls = allowRelativeUrls;
  }

  /** @param {Source | Source[]} sources @param {OpenOptions} [options] */
  static async open(sources, options = {}) {
    const list = Array.isArray(sources) ? sources : [sources];
    /** Of the sources that the engine failed at, by number, the document; 0 is the whole. @type {Map<number, number>} */
    const fatal = new Map();
    for (let left = FAILURES; ; left--) {
      try {
        return await Newsrack.#open(list, options, fatal);
      } catch (error) {
        if (!(error instanceof LostError) || left < 1) throw error;
        // Another engine reads the others. Where something else was at fault, it reads all.
        const { source, document } = error;
        if (source !== undefined) fatal.set(source, fatal.has(source) ? 0 : document);
      }
    }
  }

  /** @param {Source[]} list @param {OpenOptions} options @param {Map<number, number>} fatal what to leave out */
  static async #open(list, options, fatal) {
    options.signal?.throwIfAborted();
    const engine = newEngine(options.wasm);
    // The first sources are asked for while the engine itself still arrives: that saves a round trip.
    const early = list
      .slice(0, REQUESTS)
      .map((source, at) => (fatal.get(at) === 0 ? undefined : openSource(source, options)));
    for (const source of early) source?.catch(() => {}); // Its failure is told where it is awaited.
    const rack = new Newsrack(await engine, options);
    // Numbers are given in the order of the list, whichever arrives first.
    const waiting = list.map((source, at) => {
      const open = () => early[at] ?? openSource(source, options);
      const name = nameOf(source);
      return { open, name, number: rack.#begin(name) };
    });
    const turns = new Turns(list.length);
    let failed = 0;
    const work = async () => {
      for (let next; (next = waiting.shift());) {
        const { number } = next;
        const document = fatal.get(number);
        if (document) rack.#call((engine) => engine.leaveOut(number, document));
        const loaded =
          document === 0 ? rack.#leaveOut(next) : await rack.#load(next, () => turns.of(number), options);
        failed += Number(!loaded);
        turns.done(number);
      }
    };
    try {
      await Promise.all(Array.from({ length: REQUESTS }, work));
    } catch (error) {
      rack.free();
      throw error;
    } finally {
      turns.end();
    }
    await completeEngine().catch(({ message }) => {
      rack.#lack = [{ severity: 'error', code: 'fetch-failed', message }];
    });
    if (failed === list.length && failed > 0 && rack.size === 0) {
      const { problems } = rack;
      rack.free();
      throw Object.assign(new Error(problems[0].message), { problems });
    }
    return rack;
  }

  /** @param {string | Uint8Array} source @param {string} [name] */
  async add(source, name) {
    await completeEngine();
    const number = this.#begin(name, this.#base(pageAddress()));
    const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : bytesOf(source);
    this.#call((engine) => {
      engine.feed(number, bytes);
      engine.finish(number);
    });
    await this.#settle(number);
    return this.#ask((engine) => engine.report(number));
  }

  /** @param {string} id */
  async remove(id) {
    await completeEngine();
    return this.#call((engine) => engine.remove(String(id)));
  }

  get size() {
    return this.#call((engine) => engine.size());
  }

  /** @returns {Problem[]} */
  get problems() {
    const problems = this.#call((engine) => {
      // With their fields in the order of the engine's: who tells each problem once compares them as JSON.
      if (!isWhole())
        return [
          ...this.#notes.map(({ source, code, message }) => ({ severity: 'error', code, message, source })),
          ...this.#lack,
        ];
      for (const { number, code, message } of this.#notes.splice(0)) engine.note(number, code, message);
      return engine.problems();
    });
    // What only the general parser can tell is in the next answer.
    void this.#settleDoubts().catch(() => {});
    return problems;
  }

  /** @param {{ signal?: AbortSignal }} [options] */
  async check({ signal } = {}) {
    signal?.throwIfAborted();
    const rest = rests(signal);
    while (isWhole() && this.#call((engine) => engine.check(CHECKED))) await rest();
  }

  /** @param {Query} [query] @param {{ signal?: AbortSignal }} [options] @returns {Promise<Result>} */
  async search(query = {}, { signal } = {}) {
    signal?.throwIfAborted();
    const newest = asNewest(query);
    if (newest) return this.#ask((engine) => engine.newest(...newest));
    await completeEngine();
    if (!query.text?.trim()) return this.#ask((engine) => engine.search(plain(query)));
    const finder = await this.#upToDate(signal);
    return this.#ask((engine) => searchText(engine, finder, query));
  }

  /** @param {string} id @returns {Promise<Article | undefined>} */
  async get(id) {
    await completeEngine();
    return this.#ask((engine) => engine.get(String(id)));
  }

  /** @param {string} id @param {number} [limit] @returns {Promise<RelatedLink[]>} */
  async related(id, limit = 8) {
    await completeEngine();
    const row = this.#call((engine) => engine.row(String(id)));
    if (row === undefined) return [];
    const none = new Uint32Array();
    const editorial = await this.#ask((engine) => engine.related(row, limit, none, none));
    if (editorial.length >= limit) return editorial;
    const finder = await this.#upToDate();
    return this.#ask((engine) => {
      finder.alike(row);
      return engine.related(row, limit, finder.found, finder.keys);
    });
  }

  /** @param {string} text @param {number} [limit] @returns {Promise<Suggestions>} */
  async suggest(text, limit = 8) {
    const finder = await this.#upToDate();
    return this.#call((engine) => {
      const query = plain({ facets: ['topics'], limit: 0 });
      /** @param {Uint32Array} [rows] @param {Uint32Array} [keys] */
      const topics = (rows, keys) => engine.search(query, rows, keys).facets.topics.map(toPair);
      return finder.suggest(String(text), limit, topics, (/** @type {number} */ row) => engine.title(row));
    });
  }

  free() {
    if (this.#engine && !isLost(this.#engine)) this.#engine.free();
    this.#engine = undefined;
    void this.#finder?.then((finder) => isLost(finder) || finder.free()).catch(() => {});
    this.#finder = undefined;
  }

  /** @param {string | undefined} name @param {string} [base] */
  #begin(name, base) {
    return this.#call((engine) => engine.open(name, base));
  }

  /** @param {string | undefined} base */
  #base(base) {
    return this.#allowRelativeUrls ? base : undefined;
  }

  /**
   * Loads one source; false if it could not be had. Rejects only when the caller gave up.
   * @param {{ open: () => Promise<Opened>, name?: string, number: number }} source
   * @param {() => Promise<unknown>} turn @param {OpenOptions} options
   */
  async #load({ open, name, number }, turn, options) {
    const { signal, onProgress, maxBytes = MAX_BYTES } = options;
    let bytes = 0;
    try {
      const opened = await open();
      const { totalBytes } = opened;
      await turn();
      if (totalBytes) this.#call((engine) => engine.expect(number, totalBytes));
      this.#call((engine) => engine.relativeTo(number, this.#base(opened.base)));
      const rest = rests(signal);
      for await (const chunk of opened.chunks) {
        signal?.throwIfAborted();
        bytes += chunk.length;
        if (bytes > maxBytes) {
          const message = `The source is larger than ${maxBytes} bytes; what came before that is shown. Raise maxBytes to read it whole.`;
          this.#notes.push({ number, source: name, code: 'too-large', message });
          return true;
        }
        this.#call((engine) => engine.feed(number, chunk));
        // Now that articles are there, it takes nobody's place. If it can't be had, it is not asked for with each chunk.
        if (bytes === chunk.length) completeEngine().catch(() => {});
        await this.#settle(number);
        onProgress?.({ rack: this, source: name, bytes, totalBytes, articles: this.size });
        // What has arrived already would be read at one stretch.
        await rest();
      }
      this.#call((engine) => engine.finish(number));
      await this.#settle(number);
      await rest();
      onProgress?.({ rack: this, source: name, bytes, totalBytes: bytes, articles: this.size });
      return true;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof LostError) {
        if (error.cause) error.source = number;
        throw error;
      }
      const reason = (error instanceof Error ? error.message : String(error)).replace(/[^.]$/, '$&.');
      const message = `The source could not be fetched: ${reason} Check its address and that its server allows this page.`;
      this.#notes.push({ number, source: name, code: 'fetch-failed', message });
      onProgress?.({ rack: this, source: name, bytes, totalBytes: bytes, articles: this.size });
      return false;
    }
  }

  /** @param {{ number: number, name?: string }} source that an engine failed at */
  #leaveOut({ number, name }) {
    const message =
      'The engine ran out of memory or failed at this source, so it is left out. Split it, to find what is at fault.';
    this.#notes.push({ number, source: name, code: 'engine-failed', message });
    return false;
  }

  /** Has a source that the engine stopped at read on, and hands it what the general parser makes of documents. @param {number} number */
  async #settle(number) {
    if (!this.#call((engine) => engine.stopped(number))) return;
    await completeEngine();
    for (let document; (document = this.#call((engine) => engine.unusual(number)));) {
      const outcome = await rewrite(document);
      this.#call((engine) => engine.settle(number, outcome));
    }
  }

  /**
   * Asks the engine, again if the answer brought up articles whose related links are for the general parser.
   * @template T @param {(engine: Engine) => T} what
   */
  async #ask(what) {
    for (;;) {
      const answer = this.#call(what);
      if (!(await this.#settleDoubts())) return answer;
    }
  }

  /** The index of words, once it knows all articles that are there now. @param {AbortSignal} [signal] @returns {Promise<Finder>} */
  async #upToDate(signal) {
    const mine = (this.#finder ??= newFinder());
    await completeEngine();
    try {
      const finder = await mine;
      if (isLost(finder)) {
        if (this.#finder === mine) this.#finder = undefined;
        return this.#upToDate(signal);
      }
      signal?.throwIfAborted();
      const step = () => {
        const texts = this.#call((engine) => engine.texts(finder.rows(), TEXTS));
        finder.add(texts);
        return texts.length === 0 && finder.refresh();
      };
      const rest = rests(signal);
      while (!step()) await rest();
      finder.remove(this.#call((engine) => engine.buried(finder.removed())));
      return finder;
    } catch (error) {
      // It may not have loaded, or be half made: the next search begins anew.
      if (!signal?.aborted && this.#finder === mine) this.#finder = undefined;
      throw trapped(error);
    }
  }

  async #settleDoubts() {
    let any = false;
    for (let doubt; isWhole() && (doubt = this.#call((engine) => engine.doubt())); any = true) {
      const { row } = doubt;
      const outcome = await rewrite(doubt);
      this.#call((engine) => engine.settleDoubt(row, outcome));
    }
    return any;
  }

  /** @template T @param {(engine: Engine) => T} what */
  #call(what) {
    if (!this.#engine) throw new Error('This Newsrack was freed; open a new one.');
    if (isLost(this.#engine)) throw new LostError();
    begun.source = -1;
    try {
      return what(this.#engine);
    } catch (error) {
      throw trapped(error);
    }
  }
}

/** Articles are gone with the engine's memory, which could not be trusted any more. They can be loaded again. */
class LostError extends Error {
  /** The source that the engine failed at, by number. @type {number | undefined} */
  source;
  /** Its document, by number; 0 if it was none of them. */
  document = begun.source < 0 ? 0 : begun.document;

  /** @param {unknown} [cause] */
  constructor(cause) {
    super('The engine ran out of memory or failed, and lost its articles; open a new Newsrack.', { cause });
    this.name = 'LostError';
  }
}

/** After a trap no instance is to be trusted, not even to free what is in it. @param {unknown} error */
function trapped(error) {
  // A stack that is full is an exception of the page's own language.
  const isFull = /call stack|too much recursion/i.test(String(error));
  if (!isFull && !(error instanceof WebAssembly.RuntimeError)) return error;
  abandonInstances();
  return new LostError(error);
}

/**
 * What long work does between its steps: if they took long, the page has its turn. Rejects if the caller gave up
 * meanwhile.
 * @param {AbortSignal} [signal]
 */
function rests(signal) {
  let since = Date.now();
  return async () => {
    if (Date.now() - since < SLICE) return;
    await pause();
    signal?.throwIfAborted();
    since = Date.now();
  };
}

/** Lets the page do what it has to. A message comes sooner than the shortest time-out. @returns {Promise<void>} */
const pause = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

/** @param {FacetCount} facet */
const toPair = ({ value, count }) => [value, count];

/** @param {Engine} engine @param {Finder} finder @param {Query} query @returns {Result} */
function searchText(engine, finder, query) {
  if (!finder.find(query.text ?? '')) return engine.search(plain(query));
  const result = engine.search(plain(query), finder.found, finder.keys);
  const corrected = finder.corrected();
  if (corrected !== undefined) result.corrected = corrected;
  for (const card of result.cards) {
    const highlights = finder.highlights(card.title, card.excerpt ?? '');
    if (highlights) card.highlights = highlights;
  }
  return result;
}

/** What numbers of articles the engine takes as they are. @param {number} number */
const isCount = (number) => Number.isInteger(number) && number >= 0 && number < 2 ** 32;

/**
 * A query as the first half of the engine answers it: from where on, how many, and whether published. None if it
 * says anything else.
 * @param {Query} query @returns {[number, number, boolean | undefined] | undefined}
 */
function asNewest({ offset = 0, limit = 20, published = true, ...others }) {
  const isPlain = Object.values(others).every((value) => value === undefined || value === false);
  const isKnown = published === 'any' || typeof published === 'boolean';
  if (!isPlain || !isKnown || !isCount(offset) || !isCount(limit)) return undefined;
  return [offset, limit, published === 'any' ? undefined : published];
}

/** @type {FacetName[]} */
const FACETS = ['topics', 'providers', 'types', 'categories'];

/** @param {string | Date | undefined} date */
const text = (date) => (date instanceof Date ? date.toISOString() : date);

/** A query as the engine reads it. @param {Query} query */
function plain(query) {
  const { facets, published = true } = query;
  return {
    ...query,
    since: text(query.since),
    until: text(query.until),
    published: published === 'any' ? undefined : published,
    facets: facets === true ? FACETS : facets || [],
    ...Object.fromEntries(FACETS.map((list) => [list, query[list] ?? []])),
  };
}
