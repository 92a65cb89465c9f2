/**
 * `<news-rack>`: loads articles, asks for those its attributes and its reader want, and shows them.
 * @import { Card, Newsrack as Rack, Problem, Progress, Query, Result } from './newsrack.js'
 * @import { RenderCard } from './news-rack.js'
 * @import { Texts } from './texts.js'
 * @import { State, ViewHost } from './view.js'
 * @import { Linked } from './element/url-state.js'
 * @import { Refreshed } from './element/refresh.js'
 */
import { ATTRIBUTES, FACETS, compact, propertyOf, queryOf, read, write } from './element/attributes.js';
import { Choice, cardOf } from './element/choice.js';
import { followLanguage, languageOf } from './element/language.js';
import { Newsrack } from './engine.js';
import { filtersOf, isChosen, toggled, waysOut, withdrawn } from './controls/filters.js';
import { mayLoad } from './element/hosts.js';
import { inlineSources } from './element/inline.js';
import { markOf } from './sources/mark.js';
import { inSlices } from './element/slices.js';
import { ofPage } from './page.js';
import { stylesheet } from './style.js';
import { Speaker } from './texts.js';
import { wordsIn } from './texts/languages.js';
import { View } from './view.js';

/** Where there is no page, as in Node, the class can still be imported. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

/** While articles arrive, the cards are renewed no more often than this. */
const RENEWAL = 200;

/** Among so many of the first cards new ones are looked for. */
const FIRST = 100;

/** While articles arrive, a card that stays this long gets its pictures. Most give way to newer ones sooner. */
const STAY = 1000;

export class NewsRackElement extends Base {
  static observedAttributes = Object.keys(ATTRIBUTES);

  /** @type {View | undefined} */
  #view;
  /** @type {Partial<Texts>} */
  #texts = {};
  #speaker = new Speaker();
  /** The language that is spoken, or will be once its words are there. @type {string | undefined} */
  #language;
  #unfollow = () => {};
  /** @type {RenderCard | undefined} */
  #render;
  /** Settled when the page's own cards can be made. @type {Promise<void> | undefined} */
  #drawing;
  /** Cards that were rendered beforehand. @type {import('./element/rendered.js').Rendered | undefined} */
  #rendered;
  /** @type {Rack | undefined} the one in use */
  #rack;
  /** @type {Rack | undefined} the one the page gave, which the page frees */
  #given;
  /** What was loaded from where, to load the same only once. @type {string | undefined} */
  #loaded;
  #choice = new Choice();
  /** Whether to load even what was loaded. */
  #again = false;
  /** Whether articles that the engine lost were loaded again, without success until now. */
  #revived = false;
  /** Keeps it in the page's address. @type {import('./element/url-state.js').UrlState | undefined} */
  #address;
  /** Settled when what the address says is known. @type {Promise<unknown> | undefined} */
  #known;
  /** Looks for changes. @type {import('./element/refresh.js').Refresh | undefined} */
  #refresh;
  /** What each source was like when it was read. @type {Map<string, string>} */
  #marks = new Map();
  /** @type {AbortController | undefined} */
  #loading;
  /** Of the search that is under way. @type {AbortController | undefined} */
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

  #host = this.#inside();

  connectedCallback() {
    for (const property of [
      ...NewsRackElement.observedAttributes.map(propertyOf),
      'rack',
      'texts',
      'renderCard',
    ])
      this.#upgrade(property);
    this.#unfollow = followLanguage(this, () => this.#speak());
    this.#drawing = this.#draw();
    this.#speak();
    if (ofPage('readyState') === 'loading') {
      const parsed = () => {
        this.#drawing = this.#draw();
        this.#later('load');
      };
      ofPage('addEventListener')('DOMContentLoaded', parsed, { once: true });
    }
    this.#known ??= this.#link();
    this.#later('load');
  }

  disconnectedCallback() {
    this.#unfollow();
    this.#address?.end();
    this.#known = undefined;
    this.#later('load');
  }

  /** @param {string} name @param {string | null} before @param {string | null} now */
  attributeChangedCallback(name, before, now) {
    // The theme is for the style alone.
    if (before === now || name === 'theme') return;
    delete (/** @type {Record<string, unknown>} */ (this.#choice.chosen)[propertyOf(name)]);
    // Pictures that are there may be allowed no longer.
    if (name === 'allow-relative-urls') this.#later('rebuild');
    if (name === 'layout') {
      if (this.#view) this.#view.layout = read(this.#attribute, 'layout');
    } else if (['src', 'integrity', 'allow-relative-urls'].includes(name)) this.#later('load');
    else if (['controls', 'heading', 'related', 'video', 'images', 'hosts'].includes(name))
      this.#later('rebuild');
    else if (name === 'refresh') this.#watch();
    else if (name === 'url-state') {
      if (this.isConnected) this.#known = this.#link();
      this.#later('search');
    } else {
      if (name === 'paging') this.#view?.usePaging();
      this.#choice.page = 1;
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

  /** The words of the element: those given replace those of the page's language. @returns {Partial<Texts>} */
  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts ?? {};
    this.#language = undefined;
    if (this.isConnected) this.#speak();
  }

  /** What is asked for now: the attributes, and over them what the reader chose. @returns {Query} */
  get query() {
    const asked = this.#choice.over(queryOf(this.#attribute), !!this.#view?.paged);
    const facets = FACETS.filter((name) => this.#controls.includes(name));
    const timeline = this.#controls.includes('timeline') ? 'day' : undefined;
    return compact({ ...asked, facets, timeline });
  }

  /** Loads the sources again. What is there stays until they are, and if they can't be. */
  reload() {
    this.#again = true;
    this.#later('load');
  }

  /** Makes the cards, where the page wants others. @type {RenderCard | undefined} */
  get renderCard() {
    return this.#render;
  }

  set renderCard(render) {
    this.#render = render ?? undefined;
    if (this.isConnected) this.#drawing = this.#draw();
  }

  /** Finds the page's own cards. Where they can't be loaded, the usual ones are shown. */
  #draw() {
    const template = /** @type {HTMLTemplateElement | null} */ (
      this.querySelector(':scope > template[slot=card]')
    );
    const render = this.#render;
    if (!template && !render) {
      if (this.#host.own) this.#later('rebuild');
      this.#host.own = undefined;
      return undefined;
    }
    const tell = (/** @type {Problem} */ problem) => this.#report([problem]);
    const host = /** @type {any} */ (this);
    return import('./card/template.js').then(
      ({ ownCards }) => {
        this.#host.own = ownCards({ template, render: render && ((card) => render(card, host)), tell });
        this.#later('rebuild');
      },
      () => {},
    );
  }

  /** Finds the words for the page's language; until they are there, nothing is said in others. */
  async #speak() {
    const page = languageOf(this);
    const language = `${this.#texts.lang ?? page} ${page}`;
    if (language === this.#language) return;
    this.#language = language;
    const coming = wordsIn(this.#texts.lang ?? page);
    const [words] = coming || this.#drawing ? await Promise.all([coming, this.#drawing]) : [];
    if (language !== this.#language) return;
    this.#speaker = new Speaker({ ...words, ...this.#texts }, page);
    if (this.#view) this.#later('rebuild');
    else this.#build();
  }

  async #build() {
    const part = this.shadowRoot && (await import('./element/rendered.js').catch(() => undefined));
    if (this.#view) return;
    // A root that was written into the page is given as it is, or empty by attachShadow.
    const root = (part && this.shadowRoot) || this.attachShadow({ mode: 'open' });
    this.#rendered = part?.behind(root);
    root.adoptedStyleSheets = [stylesheet()];
    root.addEventListener('slotchange', () => this.#later('load'));
    this.#view = new View(this.#rendered?.stage ?? root, this.#host);
    this.#view.layout = read(this.#attribute, 'layout');
    this.#show({});
    if (this.#state.loading) this.#startBar();
  }

  #startBar() {
    this.#view?.progress.start(this.#speaker.say('loading'), this.#sources.length);
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
      this.#address?.write('replace');
    }
  }

  /** Ends all that is under way and frees what this element loaded. */
  #stop() {
    this.#loading?.abort();
    this.#searching?.abort();
    this.#refresh?.end();
    this.#refresh = undefined;
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
    const sources = this.#sources;
    const allowRelativeUrls = read(this.#attribute, 'allow-relative-urls');
    const loaded = JSON.stringify([sources, allowRelativeUrls, this.#integrity]);
    const again = this.#again;
    this.#again = false;
    if (loaded === this.#loaded && (!again || this.#state.loading)) {
      this.#show({});
      return this.#search();
    }

    if (loaded === this.#loaded && this.#rack) return this.#reload();
    this.#stop();
    this.#loaded = loaded;
    if (!sources.length) return this.#show({ loading: false, result: undefined, failure: undefined });
    const { signal } = (this.#loading = new AbortController());
    this.#show({ loading: true, query: this.query, failure: undefined });
    let complete = () => {};
    this.#complete = new Promise((done) => (complete = done));
    this.#startBar();
    try {
      const onProgress = (/** @type {Progress} */ progress) => this.#progress(progress, signal);
      const options = { signal, onProgress, allowRelativeUrls, fetch: this.#fetch };
      const rack = await Newsrack.open(sources, options);
      if (signal.aborted) return rack.free();
      this.#rack = rack;
      // What broke off is not what its mark stands for.
      for (const address of this.#missing(rack)) this.#marks.delete(address);
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
      return;
    }
    this.#view?.progress.end();
    clearTimeout(this.#renewal);
    this.#renewal = undefined;
    Object.assign(this.#state, { loading: false, stale: false });
    await this.#search();
    complete();
    if (signal.aborted) return;
    this.#address?.goBack();
    this.#watch();
    this.#emit('newsrack-load', { rack: this.#rack });
  }

  /** Where the articles are: addresses, and those in the page. */
  get #sources() {
    const inline = ofPage('readyState') === 'loading' ? [] : inlineSources(this);
    return [...this.#urls, ...inline];
  }

  get #urls() {
    return read(this.#attribute, 'src').split(/\s+/).filter(Boolean);
  }

  get #integrity() {
    return read(this.#attribute, 'integrity');
  }

  /** @type {typeof fetch} */
  #fetch = async (address, init) => {
    const hashes = this.#integrity;
    const part = hashes && (await import('./element/integrity.js'));
    const answer = await (part ? part.fetchChecked(address, init, hashes, this.#urls) : fetch(address, init));
    if (answer.ok) this.#marks.set(String(address), markOf(answer));
    return answer;
  };

  /** Takes up what the page's address says, where that is wanted. Without it the rest works. */
  async #link() {
    this.#address?.end();
    this.#address = undefined;
    const prefix = read(this.#attribute, 'url-state');
    const part = prefix !== undefined && (await import('./element/url-state.js').catch(() => undefined));
    if (part && this.isConnected && !this.#address && prefix === read(this.#attribute, 'url-state'))
      this.#address = new part.UrlState(this.#host);
  }

  /** The same for the looking for changes. */
  async #watch() {
    this.#refresh?.end();
    this.#refresh = undefined;
    const wanted = read(this.#attribute, 'refresh') && !this.#integrity && !this.#given && this.#loaded;
    const part = wanted && (await import('./element/refresh.js').catch(() => undefined));
    if (part && wanted === this.#loaded && !this.#refresh && read(this.#attribute, 'refresh'))
      this.#refresh = new part.Refresh(this.#host);
  }

  /** Reads all anew while the old is shown. @param {typeof fetch} get @returns {Promise<boolean>} false if given up */
  async #renew(get) {
    const signal = /** @type {AbortController} */ (this.#loading).signal;
    const allowRelativeUrls = read(this.#attribute, 'allow-relative-urls');
    const rack = await Newsrack.open(this.#sources, { signal, fetch: get, allowRelativeUrls });
    const lacks = this.#missing(rack).some((address) => this.#marks.has(address));
    if (signal.aborted || lacks) rack.free();
    if (signal.aborted) return false;
    // The old is better than a part of the new.
    if (lacks) throw new Error('A source broke off.');
    const asked = this.#searching;
    asked?.abort();
    this.#rack?.free();
    this.#rack = rack;
    if (asked) void this.#search();
    this.#emit('newsrack-load', { rack });
    return true;
  }

  /** The same, because the page or the reader wants it. */
  async #reload() {
    this.#refresh?.end();
    this.#refresh = undefined;
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.#show({ loading: true });
    this.#startBar();
    try {
      if (await this.#renew(this.#fetch)) this.#state.stale = false;
    } catch (error) {
      if (!signal.aborted) this.#tellOld(error);
    }
    if (signal.aborted) return;
    this.#view?.progress.end();
    this.#state.loading = false;
    await this.#search();
    if (!signal.aborted) this.#watch();
  }

  /** The addresses of the sources that a rack could not be given whole. @param {Rack} rack */
  #missing({ problems }) {
    const failed = problems.filter(({ code, source }) => code === 'fetch-failed' && source);
    return failed.map(
      ({ source = '' }) => Object.assign(ofPage('createElement')('a'), { href: source }).href,
    );
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

  /** Shows what is asked for now. @param {Card[]} [shown] its first cards, where they are there already */
  async #search(shown = []) {
    this.#searching?.abort();
    const searching = (this.#searching = new AbortController());
    const { signal } = searching;
    await this.#known;
    const rack = this.#rack;
    if (signal.aborted || !rack) return;
    try {
      const single = await this.#single(rack);
      const query = this.query;
      const again = JSON.stringify(query) === JSON.stringify(this.#state.query);
      const least = again ? (this.#state.result?.cards.length ?? 0) : 0;
      const filters = single
        ? [{ name: /** @type {const} */ ('only'), value: single.title }]
        : filtersOf(query, this.#controls);
      for await (const found of inSlices(rack, query, shown, least, signal)) {
        const result = single ? { ...found, total: 1, cards: [single] } : found;
        if (this.#turnBack(result)) return;
        const ways = result.total || this.#state.loading ? [] : await waysOut(rack, query, filters);
        if (signal.aborted) return;
        const { size, problems } = rack;
        this.#show({ size, query, result, filters, ways, problems, failure: undefined });
      }
      this.#refresh?.shown();
      this.#emit('newsrack-search', { query, result: this.#state.result });
      this.#revived = false;
    } catch (error) {
      if (!signal.aborted && !this.#revive(error)) this.#fail(error);
    }
    if (this.#searching === searching) this.#searching = undefined;
  }

  /** Loads what the engine lost, once. @param {unknown} error @returns {boolean} whether there is hope */
  #revive(error) {
    if (this.#given || this.#revived || /** @type {Error} */ (error).name !== 'LostError') return false;
    // What is being loaded is read anew by another engine.
    if (this.#state.loading) return true;
    this.#revived = true;
    this.#loaded = undefined;
    this.#later('load');
    return true;
  }

  /** The one article that is to be seen, if there is such. @param {Rack} rack */
  async #single(rack) {
    const { only } = this.#choice;
    const article = only && (await rack.get(only));
    if (article && article.published && !article.removed) return cardOf(article);
    if (!this.#state.loading) this.#choice.only = undefined;
    return undefined;
  }

  /** Goes to the last page if there are not so many as was thought. @param {Result} result */
  #turnBack({ total, cards }) {
    const { limit = 1, offset = 0 } = this.query;
    if (cards.length || !total || !offset || this.#state.loading) return false;
    void this.#turnTo(Math.ceil(total / limit));
    return true;
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

  /** @param {unknown} [error] why what is shown is known to be old, if it is */
  #tellOld(error) {
    if (!error !== !this.#state.stale) this.#show({ stale: !!error });
    if (!error) return;
    const message = `The articles could not be loaded again: ${error instanceof Error ? error.message : error}`;
    this.#report([{ severity: 'warning', code: 'fetch-failed', message }]);
  }

  /** @param {Partial<State>} change */
  #show(change) {
    Object.assign(this.#state, change);
    this.#view?.show(this.#state);
    this.#rendered?.show(this.#state);
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

  /** @param {Query} chosen @param {'push' | 'type'} [how] */
  #choose(chosen, how = Object.keys(chosen).join() === 'text' ? 'type' : 'push') {
    this.#choice.choose(chosen);
    this.#address?.write(how);
    return this.#search();
  }

  /** Shows one article alone, or all again. @param {string} [id] */
  #narrow(id) {
    this.#choice.only = id;
    this.#address?.write('push');
    return this.#search();
  }

  async #more(focus = true) {
    const { cards = [] } = this.#state.result ?? {};
    this.#choice.page++;
    this.#address?.write('replace');
    await this.#search(this.#state.loading ? [] : cards);
    if (focus) this.#view?.focusCard(cards.length);
  }

  /** @param {number} page */
  #turnTo(page) {
    this.#choice.page = page;
    this.#address?.write('push');
    return this.#search();
  }

  /** What the view and the parts may ask and do. @returns {ViewHost & Linked & Refreshed} */
  #inside() {
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
      get video() {
        return read(element.#attribute, 'video');
      },
      get pictures() {
        return read(element.#attribute, 'images') === 'all';
      },
      mayLoad: (href) => {
        const [hosts, own] = [read(this.#attribute, 'hosts'), read(this.#attribute, 'allow-relative-urls')];
        return mayLoad(href, { hosts, own });
      },
      follows: (topic) => isChosen(this.query, 'topics', topic),
      toggle: (name, value) => this.#choose({ [name]: toggled(this.query, name, value) }),
      follow: async (topic) => {
        await this.#choose({ topics: toggled(this.query, 'topics', topic) });
        this.#view?.reveal();
      },
      choose: (chosen) => this.#choose(chosen),
      remove: (filters) =>
        this.#choice.only ? this.#narrow() : this.#choose(withdrawn(this.query, filters), 'push'),
      narrow: async (id) => {
        await this.#narrow(id);
        this.#view?.reveal();
      },
      get paging() {
        return read(element.#attribute, 'paging');
      },
      more: (focus) => this.#more(focus),
      turnTo: (page) => this.#turnTo(page),
      again: () => this.#later('search'),
      retry: () => this.reload(),
      wanted: () => Promise.race([this.#complete, new Promise((done) => setTimeout(done, STAY))]),
      relatedTo: async (id, limit) => {
        const rack = this.#rack;
        try {
          return (await rack?.related(id, limit)) ?? [];
        } catch (error) {
          // Another may have taken its place meanwhile.
          if (rack === this.#rack) throw error;
          return this.#host.relatedTo(id, limit);
        }
      },
      get prefix() {
        return read(element.#attribute, 'url-state') ?? '';
      },
      choice: this.#choice,
      get attributes() {
        return queryOf(element.#attribute);
      },
      get list() {
        return element.#view?.list ?? element;
      },
      get cards() {
        return element.#state.result?.cards ?? [];
      },
      bring: (at) => this.#view?.bring(at),
      search: () => this.#search(),
      find: async () => {
        const { limit = 0, ...query } = this.query;
        if (!this.#choice.only) return this.#rack?.search({ ...query, limit: Math.min(limit, FIRST) });
      },
      get seconds() {
        return read(element.#attribute, 'refresh') ?? Infinity;
      },
      get urls() {
        return element.#urls;
      },
      marks: this.#marks,
      renew: (get) => this.#renew(get),
      tell: (error) => this.#tellOld(error),
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
