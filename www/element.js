/**
 * `<news-rack>`: loads articles, asks for those its attributes and its reader want, and shows them.
 * @import { Newsrack as Rack, Problem, Progress, Query } from './newsrack.js'
 * @import { Texts } from './texts.js'
 * @import { State, ViewHost } from './view.js'
 */
import { ATTRIBUTES, FACETS, compact, propertyOf, queryOf, read, write } from './element/attributes.js';
import { languageOf } from './element/dom.js';
import { Newsrack } from './engine.js';
import { filtersOf, isChosen, toggled, waysOut, withdrawn } from './controls/filters.js';
import { inlineSources } from './element/inline.js';
import { stylesheet } from './style.js';
import { Speaker } from './texts.js';
import { View } from './view.js';

/** Where there is no page, as in Node, the class can still be imported. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

/** While articles arrive, the cards are renewed no more often than this. */
const RENEWAL = 200;

/** While articles arrive, a card that stays this long gets its pictures. Most give way to newer ones sooner. */
const STAY = 1000;

export class NewsRackElement extends Base {
  static observedAttributes = Object.keys(ATTRIBUTES);

  /** @type {View | undefined} */
  #view;
  /** @type {Partial<Texts>} */
  #texts = {};
  #speaker = new Speaker();
  /** @type {Rack | undefined} the one in use */
  #rack;
  /** @type {Rack | undefined} the one the page gave, which the page frees */
  #given;
  /** What was loaded from where, to load the same only once. @type {string | undefined} */
  #loaded;
  /** What the reader chose, over what the attributes say. @type {Query} */
  #chosen = {};
  #pages = 1;
  /** @type {AbortController | undefined} */
  #loading;
  /** @type {AbortController | undefined} */
  #searching;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #renewal;
  /** Settled when all that was to be loaded is shown. @type {Promise<void>} */
  #complete = Promise.resolve();
  /** @type {Set<string>} */
  #reported = new Set();
  /** What is to be done when the page has finished its changes. @type {Set<'load' | 'rebuild' | 'search'>} */
  #due = new Set();
  /** @type {State} */
  #state = { loading: false, size: 0, query: {}, filters: [], ways: [], problems: [] };

  connectedCallback() {
    for (const property of [...NewsRackElement.observedAttributes.map(propertyOf), 'rack', 'texts'])
      this.#upgrade(property);
    this.#speaker = new Speaker(this.#texts, languageOf(this));
    if (!this.#view) {
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [stylesheet()];
      root.addEventListener('slotchange', () => this.#later('load'));
      this.#view = new View(root, this.#host());
      this.#view.layout = read(this.#attribute, 'layout');
    }
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => this.#later('load'), { once: true });
    }
    this.#later('load');
  }

  disconnectedCallback() {
    this.#later('load');
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    // The theme is for the style alone.
    if (before === now || name === 'theme') return;
    delete (/** @type {Record<string, unknown>} */ (this.#chosen)[propertyOf(name)]);
    if (name === 'layout') {
      if (this.#view) this.#view.layout = read(this.#attribute, 'layout');
    } else if (name === 'src' || name === 'allow-relative-urls') this.#later('load');
    else if (name === 'controls' || name === 'heading' || name === 'related') this.#later('rebuild');
    else {
      this.#pages = 1;
      this.#later('search');
    }
  }

  /** The articles in use. Set it to show a rack of one's own in place of `src`; who made it frees it. */
  get rack() {
    return this.#rack;
  }

  set rack(rack) {
    this.#stop();
    this.#given = rack ?? undefined;
    this.#later('load');
  }

  /** The words of the element: those given replace the English ones. @returns {Partial<Texts>} */
  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts ?? {};
    this.#speaker = new Speaker(this.#texts, languageOf(this));
    this.#later('rebuild');
  }

  /** What is asked for now: the attributes, and over them what the reader chose. @returns {Query} */
  get query() {
    const asked = { ...queryOf(this.#attribute), ...this.#chosen };
    const facets = FACETS.filter((name) => this.#controls.includes(name));
    const timeline = this.#controls.includes('timeline') ? 'day' : undefined;
    return compact({ ...asked, limit: (asked.limit ?? 0) * this.#pages, facets, timeline });
  }

  /** Loads the sources again. */
  reload() {
    this.#loaded = undefined;
    this.#later('load');
  }

  #attribute = (/** @type {string} */ name) => this.getAttribute(name);

  get #controls() {
    return read(this.#attribute, 'controls');
  }

  /** A property set before the element was defined hides the accessor. @param {string} property */
  #upgrade(property) {
    if (!Object.hasOwn(this, property)) return;
    const self = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (this));
    const value = self[property];
    delete self[property];
    self[property] = value;
  }

  /** @param {'load' | 'rebuild' | 'search'} what */
  #later(what) {
    if (!this.#due.size) queueMicrotask(() => this.#settle());
    this.#due.add(what);
  }

  #settle() {
    const due = this.#due;
    this.#due = new Set();
    if (!this.isConnected) this.#stop();
    else {
      if (due.has('rebuild')) this.#view?.rebuild();
      if (due.has('load')) this.#load();
      else this.#search();
    }
  }

  /** Ends all that is under way and frees what this element loaded. */
  #stop() {
    this.#loading?.abort();
    this.#searching?.abort();
    this.#view?.progress.end();
    clearTimeout(this.#renewal);
    this.#renewal = undefined;
    if (this.#rack !== this.#given) this.#rack?.free();
    this.#rack = undefined;
    this.#loaded = undefined;
    this.#reported.clear();
  }

  async #load() {
    if (this.#given) {
      this.#rack = this.#given;
      this.#show({ loading: false, failure: undefined });
      return this.#search();
    }
    const urls = read(this.#attribute, 'src').split(/\s+/).filter(Boolean);
    const inline = document.readyState === 'loading' ? [] : inlineSources(this);
    const allowRelativeUrls = read(this.#attribute, 'allow-relative-urls');
    const loaded = JSON.stringify([urls, inline, allowRelativeUrls]);
    if (loaded === this.#loaded) {
      this.#show({});
      return this.#search();
    }

    this.#stop();
    this.#loaded = loaded;
    if (!urls.length && !inline.length)
      return this.#show({ loading: false, result: undefined, failure: undefined });
    const { signal } = (this.#loading = new AbortController());
    this.#show({ loading: true, query: this.query, failure: undefined });
    const sources = [...urls, ...inline];
    let complete = () => {};
    this.#complete = new Promise((done) => (complete = done));
    this.#view?.progress.start(this.#speaker.say('loading'), sources.length);
    try {
      const onProgress = (/** @type {Progress} */ progress) => this.#progress(progress, signal);
      const rack = await Newsrack.open(sources, { signal, onProgress, allowRelativeUrls });
      if (signal.aborted) return rack.free();
      this.#rack = rack;
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
      return;
    }
    this.#view?.progress.end();
    clearTimeout(this.#renewal);
    this.#renewal = undefined;
    this.#state.loading = false;
    await this.#search();
    complete();
    if (!signal.aborted) this.#emit('newsrack-load', { rack: this.#rack });
  }

  /** Shows what is there while the rest arrives. @param {Progress} progress @param {AbortSignal} signal */
  #progress(progress, signal) {
    const { rack, articles } = progress;
    if (signal.aborted) return;
    this.#view?.progress.advance(progress);
    if (!articles || this.#renewal) return;
    this.#rack = rack;
    const renew = async () => {
      await this.#search();
      if (!signal.aborted) this.#renewal = undefined;
    };
    this.#renewal = setTimeout(renew, this.#state.result ? RENEWAL : 0);
  }

  async #search() {
    const rack = this.#rack;
    if (!rack) return;
    this.#searching?.abort();
    const { signal } = (this.#searching = new AbortController());
    const query = this.query;
    try {
      const result = await rack.search(query, { signal });
      if (signal.aborted) return;
      const filters = filtersOf(query, this.#controls);
      const ways = result.total || this.#state.loading ? [] : await waysOut(rack, query, filters);
      if (signal.aborted) return;
      this.#show({
        size: rack.size,
        query,
        result,
        filters,
        ways,
        problems: rack.problems,
        failure: undefined,
      });
      this.#emit('newsrack-search', { query, result });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    const failure = error instanceof Error ? error.message : String(error);
    const told = /** @type {{ problems?: Problem[] }} */ (error).problems;
    const problems = told?.length
      ? told
      : [{ severity: /** @type {const} */ ('error'), code: 'failed', message: failure }];
    this.#loaded = undefined;
    this.#view?.progress.end();
    this.#show({
      loading: false,
      result: undefined,
      filters: [],
      problems: problems.length > 1 ? problems : [],
      failure,
    });
    this.#report(problems);
  }

  /** @param {Partial<State>} change */
  #show(change) {
    Object.assign(this.#state, change);
    this.#view?.show(this.#state);
    if (this.#state.result) this.#report(this.#state.problems);
  }

  /** Tells the page of each problem once. @param {Problem[]} problems */
  #report(problems) {
    for (const problem of problems) {
      const key = JSON.stringify(problem);
      if (!this.#reported.has(key)) this.#emit('newsrack-problem', { problem });
      this.#reported.add(key);
    }
  }

  /** @param {string} type @param {object} detail */
  #emit(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, cancelable, detail }));
  }

  /** @param {Query} chosen */
  #choose(chosen) {
    Object.assign(this.#chosen, chosen);
    this.#pages = 1;
    return this.#search();
  }

  async #more() {
    const shown = this.#state.result?.cards.length ?? 0;
    this.#pages++;
    await this.#search();
    this.#view?.focusCard(shown);
  }

  /** What the view may ask and do. @returns {ViewHost} */
  #host() {
    const element = this;
    return {
      get speaker() {
        return element.#speaker;
      },
      get controls() {
        return element.#controls;
      },
      get rack() {
        return element.#rack;
      },
      get layout() {
        return read(element.#attribute, 'layout');
      },
      set layout(layout) {
        element.setAttribute('layout', layout);
      },
      get heading() {
        return read(element.#attribute, 'heading');
      },
      get related() {
        return read(element.#attribute, 'related');
      },
      follows: (topic) => isChosen(this.query, 'topics', topic),
      toggle: (name, value) => this.#choose({ [name]: toggled(this.query, name, value) }),
      follow: async (topic) => {
        await this.#choose({ topics: toggled(this.query, 'topics', topic) });
        this.#view?.reveal();
      },
      choose: (chosen) => this.#choose(chosen),
      remove: (filters) => this.#choose(withdrawn(this.query, filters)),
      more: () => this.#more(),
      retry: () => this.reload(),
      wanted: () => Promise.race([this.#complete, new Promise((done) => setTimeout(done, STAY))]),
      relatedTo: async (id, limit) => (await this.#rack?.related(id, limit)) ?? [],
      select: (card, link) => this.#emit('newsrack-select', link ? { card, link } : { card }, true),
    };
  }
}

for (const attribute of /** @type {(keyof typeof ATTRIBUTES)[]} */ (NewsRackElement.observedAttributes)) {
  Object.defineProperty(NewsRackElement.prototype, propertyOf(attribute), {
    configurable: true,
    enumerable: true,
    /** @this {HTMLElement} */
    get() {
      return read((name) => this.getAttribute(name), attribute);
    },
    /** @this {HTMLElement} @param {unknown} value */
    set(value) {
      const text = write(value, attribute);
      if (text === null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, text);
    },
  });
}
