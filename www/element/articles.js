/**
 * The articles of an element: loaded from its sources, renewed from them, or given by the page.
 * @import { Newsrack as Rack, Progress, Query, RelatedLink, Source } from '../newsrack.js'
 * @import { State } from '../view.js'
 */
import { Newsrack } from '../engine.js';
import { completeEngine, isWhole } from '../modules.js';
import { ofPage } from '../page.js';
import { markOf } from '../sources/mark.js';

/** While articles arrive, the cards are renewed no more often than this. */
const RENEWAL = 200;

/**
 * What this asks of the element.
 * @typedef {object} Loaded
 * @property {Source[]} sources where the articles are: addresses, and those in the page
 * @property {string[]} urls the addresses alone
 * @property {boolean} relative whether links may be relative
 * @property {string | undefined} integrity
 * @property {Query} query
 * @property {State} state
 * @property {(change: Partial<State>) => void} show
 * @property {() => Promise<void>} search shows what is asked for now
 * @property {() => void} load has this load when the page has finished its changes
 * @property {() => void} stop ends all that is under way with the articles
 * @property {(progress?: Progress) => void} arriving shows how far it is
 * @property {() => void} arrived nothing more is to come
 * @property {() => void} loaded all is there and shown
 * @property {() => void} renewed others are in use now
 * @property {(error: unknown) => void} fail there is nothing to show
 * @property {(error?: unknown) => void} tell why what is shown is known to be old, or that it is not
 * @property {(on: boolean) => void} watch looks for changes from now on, or no more
 */

export class Articles {
  /** Those in use. @type {Rack | undefined} */
  rack;
  /** What each source was like when it was read, by its address. @type {Map<string, string>} */
  marks = new Map();
  /** Settled when all that was to be loaded is shown. @type {Promise<void>} */
  complete = Promise.resolve();
  /** What was loaded from where, to load the same only once. @type {string | undefined} */
  loaded;
  #host;
  /** Those the page gave, which the page frees. @type {Rack | undefined} */
  #given;
  /** Whether to load even what was loaded. */
  #again = false;
  /** Whether articles that the engine lost were loaded again, without success until now. */
  #revived = false;
  #loading = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #renewal;

  /** @param {Loaded} host */
  constructor(host) {
    this.#host = host;
  }

  /** Uses the page's articles in place of the sources, or the sources again. @param {Rack} [rack] */
  use(rack) {
    this.#host.stop();
    this.#given = rack;
  }

  /** Loads next time even what was loaded. */
  again() {
    this.#again = true;
  }

  /** Ends all that is under way, and frees what was loaded. */
  stop() {
    this.#loading.abort();
    this.#pause();
    if (this.rack !== this.#given) this.rack?.free();
    this.rack = undefined;
    this.loaded = undefined;
  }

  async load() {
    const host = this.#host;
    if (this.#given) {
      this.rack = this.#given;
      host.show({ loading: false, failure: undefined });
      return host.search();
    }
    const { sources, relative, integrity } = host;
    const loaded = JSON.stringify([sources, relative, integrity]);
    const again = this.#again;
    this.#again = false;
    if (loaded === this.loaded && (!again || host.state.loading)) {
      host.show({});
      return host.search();
    }

    if (loaded === this.loaded && this.rack) return this.#reload();
    host.stop();
    this.loaded = loaded;
    if (!sources.length) return host.show({ loading: false, result: undefined, failure: undefined });
    const { signal } = (this.#loading = new AbortController());
    host.show({ loading: true, query: host.query, failure: undefined });
    let complete = () => {};
    this.complete = new Promise((done) => (complete = done));
    host.arriving();
    try {
      const onProgress = (/** @type {Progress} */ progress) => this.#progress(progress, signal);
      const rack = await this.#open(this.#fetch, signal, onProgress);
      if (signal.aborted) return rack.free();
      this.rack = rack;
      // What broke off is not what its mark stands for.
      for (const address of missing(rack)) this.marks.delete(address);
    } catch (error) {
      if (signal.aborted) return;
      this.rack = undefined;
      return host.fail(error);
    }
    this.#pause();
    host.arrived();
    host.state.stale = false;
    await host.search();
    complete();
    if (!signal.aborted) host.loaded();
  }

  /** Whether counts can be asked for: the newest cards can be there before, or without, what counts. */
  async canCount() {
    if (this.#given) return true;
    if (this.#host.state.loading) return isWhole();
    return completeEngine().then(
      () => true,
      () => false,
    );
  }

  /** Reads all anew while the old is shown. @param {typeof fetch} get @returns {Promise<boolean>} false if given up */
  async renew(get) {
    const { signal } = this.#loading;
    const rack = await this.#open(get, signal);
    const lacks = missing(rack).some((address) => this.marks.has(address));
    if (signal.aborted || lacks) rack.free();
    if (signal.aborted) return false;
    // The old is better than a part of the new.
    if (lacks) throw new Error('A source broke off.');
    this.rack?.free();
    this.rack = rack;
    this.#host.renewed();
    return true;
  }

  /** @param {string} id @param {number} limit @returns {Promise<RelatedLink[]>} */
  async related(id, limit) {
    const { rack } = this;
    try {
      return (await rack?.related(id, limit)) ?? [];
    } catch (error) {
      // Another may have taken its place meanwhile.
      if (rack === this.rack) throw error;
      return this.related(id, limit);
    }
  }

  /** Loads once what the engine lost. @param {unknown} error @returns {boolean} whether there is hope */
  revive(error) {
    if (this.#given || this.#revived || /** @type {Error} */ (error).name !== 'LostError') return false;
    // What is being loaded is read anew by another engine.
    if (this.#host.state.loading) return true;
    this.#revived = true;
    this.loaded = undefined;
    this.#host.load();
    return true;
  }

  /** All that was asked for could be shown. */
  prove() {
    this.#revived = false;
  }

  /** Reads all anew because the page or the reader wants it. */
  async #reload() {
    const host = this.#host;
    host.watch(false);
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    host.show({ loading: true });
    host.arriving();
    try {
      if (await this.renew(this.#fetch)) host.state.stale = false;
    } catch (error) {
      if (!signal.aborted) host.tell(error);
    }
    if (signal.aborted) return;
    host.arrived();
    await host.search();
    if (!signal.aborted) host.watch(true);
  }

  /** @param {typeof fetch} get @param {AbortSignal} signal @param {(progress: Progress) => void} [onProgress] */
  async #open(get, signal, onProgress) {
    const { sources, relative } = this.#host;
    const options = { signal, fetch: get, allowRelativeUrls: relative, onProgress };
    const rack = await Newsrack.open(sources, options);
    // What is wrong with it is asked for next. Who gave up meanwhile frees it.
    await rack.check({ signal }).catch(() => {});
    return rack;
  }

  /** @type {typeof fetch} */
  #fetch = async (address, init) => {
    const { integrity, urls } = this.#host;
    const part = integrity && (await import('./integrity.js'));
    const answer = await (part ? part.fetchChecked(address, init, integrity, urls) : fetch(address, init));
    if (answer.ok) this.marks.set(String(address), markOf(answer));
    return answer;
  };

  /** Shows what is there while the rest arrives. @param {Progress} progress @param {AbortSignal} signal */
  #progress(progress, signal) {
    const host = this.#host;
    if (signal.aborted) return;
    host.arriving(progress);
    if (!progress.articles || this.#renewal) return;
    this.rack = progress.rack;
    const renew = async () => {
      await host.search();
      if (!signal.aborted) this.#renewal = undefined;
    };
    this.#renewal = setTimeout(renew, host.state.result ? RENEWAL : 0);
  }

  #pause() {
    clearTimeout(this.#renewal);
    this.#renewal = undefined;
  }
}

/** The addresses of the sources that a rack could not be given whole. @param {Rack} rack */
function missing({ problems }) {
  const failed = problems.filter(({ code, source }) => code === 'fetch-failed' && source);
  return failed.map(({ source = '' }) => Object.assign(ofPage('createElement')('a'), { href: source }).href);
}
