/**
 * `<news-rack>`: loads articles, asks for those its attributes and its reader want, and shows them.
 * @import { Card, Newsrack as Rack, Problem, Query, Result } from './newsrack.js'
 * @import { RenderCard } from './news-rack.js'
 * @import { Texts } from './texts.js'
 * @import { Chip } from './controls/filters.js'
 * @import { State, ViewHost } from './view.js'
 * @import { Loaded } from './element/articles.js'
 * @import { Linked } from './element/url-state.js'
 * @import { Refreshed } from './element/refresh.js'
 */
import { Articles } from './element/articles.js';
import { ATTRIBUTES, FACETS, compact, propertyOf, queryOf, read } from './element/attributes.js';
import { Choice, cardOf, isChosen, isNarrow, toggled } from './element/choice.js';
import { followLanguage, languageOf, wordsFor } from './element/language.js';
import { mayLoad } from './element/hosts.js';
import { inlineSources } from './element/inline.js';
import { reflect, takeUp } from './element/properties.js';
import { inSlices } from './element/slices.js';
import { ofPage } from './page.js';
import { stylesheet } from './style.js';
import { Speaker } from './texts.js';
import { View } from './view.js';

const filterPart = () => import('./controls/filters.js');

/** Where there is no page, as in Node, the class can still be imported. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

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
  #choice = new Choice();
  /** Keeps it in the page's address. @type {import('./element/url-state.js').UrlState | undefined} */
  #address;
  /** Settled when what the address says is known. @type {Promise<unknown> | undefined} */
  #known;
  /** Looks for changes. @type {import('./element/refresh.js').Refresh | undefined} */
  #refresh;
  /** Of the search that is under way. @type {AbortController | undefined} */
  #searching;
  /** The search that was begun last. @type {Promise<void> | undefined} */
  #latest;
  /** @type {Set<string>} */
  #reported = new Set();
  /** What is to be done when the page has finished its changes. @type {Set<'load' | 'rebuild' | 'search'>} */
  #due = new Set();
  /** @type {State} */
  #state = { loading: false, size: 0, query: {}, filters: [], ways: [], problems: [] };

  #host = this.#inside();
  #articles = new Articles(this.#host);

  connectedCallback() {
    takeUp(this, [...NewsRackElement.observedAttributes.map(propertyOf), 'rack', 'texts', 'renderCard']);
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
    return this.#articles.rack;
  }

  set rack(rack) {
    this.#articles.use(rack ?? undefined);
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
    this.#articles.again();
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
    const coming = wordsFor(this.#texts.lang ?? page);
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
    if (this.#state.loading) this.#host.arriving();
  }

  #attribute = (/** @type {string} */ name) => this.getAttribute(name);

  get #controls() {
    return read(this.#attribute, 'controls');
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
      if (due.has('load')) this.#articles.load();
      else this.#search();
      this.#address?.write('replace');
    }
  }

  /** Ends all that is under way and frees what this element loaded. */
  #stop() {
    this.#articles.stop();
    this.#searching?.abort();
    this.#watch(false);
    this.#view?.progress.end();
    this.#reported.clear();
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
  async #watch(on = true) {
    this.#refresh?.end();
    this.#refresh = undefined;
    const wanted = on && read(this.#attribute, 'refresh') && !this.#integrity && this.#articles.loaded;
    const part = wanted && (await import('./element/refresh.js').catch(() => undefined));
    if (part && wanted === this.#articles.loaded && !this.#refresh && read(this.#attribute, 'refresh'))
      this.#refresh = new part.Refresh(this.#host);
  }

  /**
   * Ends when what is asked for is shown, or what was asked for meanwhile.
   * @param {Card[]} [shown] its first cards, where they are there already
   */
  async #search(shown) {
    this.#latest = this.#find(shown);
    for (let search; search !== this.#latest;) await (search = this.#latest);
  }

  /** @param {Card[]} [shown] */
  async #find(shown = []) {
    this.#searching?.abort();
    const searching = (this.#searching = new AbortController());
    const { signal } = searching;
    await this.#known;
    const { rack } = this.#articles;
    if (signal.aborted || !rack) return;
    try {
      const single = await this.#single(rack);
      const query = this.query;
      const again = JSON.stringify(query) === JSON.stringify(this.#state.query);
      const least = again ? (this.#state.result?.cards.length ?? 0) : 0;
      const naming = this.#chips(query, single);
      const now = (await this.#articles.canCount())
        ? query
        : { ...query, facets: undefined, timeline: undefined };
      for await (const found of inSlices(rack, now, shown, least, signal)) {
        const result = single ? { ...found, total: 1, cards: [single] } : found;
        if (this.#turnBack(result)) return;
        const filters = await naming;
        const lost = !result.total && !this.#state.loading && filters.length;
        const ways = lost ? await (await filterPart()).waysOut(rack, query, filters) : [];
        await rack.check?.({ signal }); // A rack of the page’s own may know of no problems.
        if (signal.aborted) return;
        const { size, problems } = rack;
        this.#show({ size, query, result, filters, ways, problems, failure: undefined });
      }
      this.#refresh?.shown();
      this.#emit('newsrack-search', { query, result: this.#state.result });
      this.#articles.prove();
    } catch (error) {
      if (!signal.aborted && !this.#articles.revive(error)) {
        const filters = await this.#chips(this.query);
        if (!signal.aborted) this.#fail(error, filters);
      }
    }
    if (this.#searching === searching) this.#searching = undefined;
  }

  /** What narrows the query. Without the part it does so all the same. @param {Query} query @param {Card} [single] */
  async #chips(query, single) {
    const part = (single || isNarrow(query)) && (await filterPart().catch(() => undefined));
    return part ? part.chipsOf(query, this.#controls, this.#speaker, single) : [];
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

  /** @param {unknown} error @param {Chip[]} [filters] what can be taken back, where there are articles */
  #fail(error, filters = []) {
    const failure = error instanceof Error ? error.message : String(error);
    const told = /** @type {{ problems?: Problem[] }} */ (error).problems;
    const problems = told?.length
      ? told
      : [{ severity: /** @type {const} */ ('error'), code: 'failed', message: failure }];
    const { query } = this;
    this.#articles.loaded = undefined;
    this.#view?.progress.end();
    this.#show({
      loading: false,
      result: undefined,
      query,
      filters,
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

  /** What the view and the parts may ask and do. @returns {ViewHost & Loaded & Linked & Refreshed} */
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
        return element.#articles.rack;
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
      mayLoad: (href) => mayLoad(href, { hosts: read(this.#attribute, 'hosts'), own: this.#host.relative }),
      follows: (topic) => isChosen(this.query, 'topics', topic),
      toggle: (name, value) => this.#choose({ [name]: toggled(this.query, name, value) }),
      follow: async (topic) => {
        await this.#choose({ topics: toggled(this.query, 'topics', topic) });
        this.#view?.reveal();
      },
      choose: (chosen) => this.#choose(chosen),
      remove: async (filters) => {
        const { withdrawn } = await filterPart();
        await (this.#choice.only ? this.#narrow() : this.#choose(withdrawn(this.query, filters), 'push'));
      },
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
      wanted: () => Promise.race([this.#articles.complete, new Promise((done) => setTimeout(done, STAY))]),
      relatedTo: (id, limit) => this.#articles.related(id, limit),
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
        const first = { ...query, facets: undefined, timeline: undefined, limit: Math.min(limit, FIRST) };
        if (!this.#choice.only) return this.#articles.rack?.search(first);
      },
      get seconds() {
        return read(element.#attribute, 'refresh') ?? Infinity;
      },
      get sources() {
        return element.#sources;
      },
      get urls() {
        return element.#urls;
      },
      get relative() {
        return read(element.#attribute, 'allow-relative-urls');
      },
      get integrity() {
        return element.#integrity;
      },
      get query() {
        return element.query;
      },
      state: this.#state,
      show: (change) => this.#show(change),
      load: () => this.#later('load'),
      stop: () => this.#stop(),
      arriving: (progress) => {
        const bar = this.#view?.progress;
        if (progress) bar?.advance(progress);
        else bar?.start(this.#speaker.say('loading'), this.#sources.length);
      },
      arrived: () => {
        this.#view?.progress.end();
        this.#state.loading = false;
      },
      loaded: () => {
        this.#address?.goBack();
        this.#watch();
        this.#emit('newsrack-load', { rack: this.rack });
      },
      renewed: () => {
        if (this.#searching) void this.#search();
        this.#emit('newsrack-load', { rack: this.rack });
      },
      fail: (error) => this.#fail(error),
      watch: (on) => this.#watch(on),
      get marks() {
        return element.#articles.marks;
      },
      renew: (get) => this.#articles.renew(get),
      tell: (error) => this.#tellOld(error),
      select: (card, link) => this.#emit('newsrack-select', link ? { card, link } : { card }, true),
    };
  }
}

reflect(NewsRackElement.prototype);
