/**
 * The reader's choices in the page's address: so that they can be linked to, and Back and Forward lead through them.
 * Parameters of others, and those of other racks with another prefix, stay as they are. An address is a stranger's
 * text: what it says counts only where the reader could have chosen the same.
 * @import { Card, Query } from '../newsrack.js'
 * @import { Choice } from './choice.js'
 * @import { Place } from './place.js'
 */
import { FACETS, SORTS } from './attributes.js';
import { goTo, placeIn } from './place.js';

/**
 * What this asks of the element.
 * @typedef {object} Linked
 * @property {string} prefix of its parameters
 * @property {string[]} controls
 * @property {Choice} choice
 * @property {Query} attributes what they ask for
 * @property {HTMLElement} list
 * @property {Card[]} cards
 * @property {(at: number) => Element | undefined} bring the row of a card, which may not have been in the page
 * @property {() => Promise<void>} search shows what the choice asks for
 */

/** As long a text, as many values, and as many pages count at most. */
const LONGEST = 1000;
const MOST = 50;
const PAGES = 10_000;

/** A pause in scrolling after which the place is kept, in milliseconds. Browsers allow few changes a second. */
const PAUSE = 400;

/** What each field of a query is called in an address. */
const NAMES = /** @type {const} */ ({
  text: 'q',
  topics: 'topic',
  providers: 'provider',
  types: 'type',
  categories: 'category',
  since: 'since',
  until: 'until',
  minQuality: 'quality',
  sort: 'sort',
});

export class UrlState {
  #host;
  #listening = new AbortController();
  /** Whether the last change was one of typing, which the next replaces. */
  #typing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;

  /** @param {Linked} host */
  constructor(host) {
    this.#host = host;
    const { signal } = this.#listening;
    const options = { signal, passive: true, capture: true };
    addEventListener('popstate', () => this.#restore(), { signal });
    addEventListener('pagehide', () => this.#keepPlace(), { signal });
    addEventListener(
      'scroll',
      () => {
        clearTimeout(this.#pause);
        this.#pause = setTimeout(() => this.#keepPlace(), PAUSE);
      },
      options,
    );
    this.#read();
  }

  /** Brings the choice into the address. @param {'push' | 'replace' | 'type'} how */
  write(how) {
    const address = this.#address();
    if (address === location.href) return;
    const push = how === 'push' || (how === 'type' && !this.#typing);
    this.#typing = how === 'type';
    if (push) {
      this.#keepPlace();
      history.pushState(this.#stateWith(undefined), '', address);
    } else history.replaceState(this.#stateWith(undefined), '', address);
  }

  /** Brings the reader back to where this entry of the history was left, if it was. */
  goBack() {
    const place = this.#kept();
    if (place) goTo(place, this.#host);
  }

  end() {
    clearTimeout(this.#pause);
    this.#listening.abort();
  }

  async #restore() {
    clearTimeout(this.#pause);
    this.#typing = false;
    const { choice } = this.#host;
    const before = toText(choice);
    this.#read();
    // A link within the page has changed nothing here.
    if (toText(choice) === before) return;
    await this.#host.search();
    this.goBack();
  }

  /** The choice, as the address has it. */
  #read() {
    const { prefix, controls, choice } = this.#host;
    const parameters = new URLSearchParams(location.search);
    const one = (/** @type {string} */ name) => parameters.get(prefix + name)?.slice(0, LONGEST);
    const has = (/** @type {string[]} */ ...names) => names.some((name) => controls.includes(name));
    /** @type {Query} */
    const chosen = {};
    const text = one('q');
    if (text !== undefined && has('search')) chosen.text = text;
    for (const list of FACETS.filter((name) => has(name))) {
      const values = [...new Set(parameters.getAll(prefix + NAMES[list]))].slice(0, MOST);
      if (values.length) chosen[list] = values.filter((value) => value && value.length <= LONGEST);
    }
    for (const end of /** @type {const} */ (['since', 'until'])) {
      const date = one(end);
      if (date !== undefined && has('dates', 'timeline') && (!date || isDate(date)))
        chosen[end] = date || undefined;
    }
    const quality = one('quality');
    if (quality !== undefined && has('quality') && Number.isFinite(+quality))
      chosen.minQuality = quality.trim() ? +quality : undefined;
    const sort = SORTS.find((each) => each === one('sort'));
    if (sort && has('sort')) chosen.sort = sort;
    const page = Number(one('page'));
    choice.chosen = chosen;
    choice.page = Number.isInteger(page) && page > 0 && page <= PAGES ? page : 1;
    choice.only = one('only') || undefined;
  }

  /** The address, with the choice in it as far as it differs from the attributes. */
  #address() {
    const { prefix, choice, attributes } = this.#host;
    const { chosen, page, only } = choice;
    const own = new URLSearchParams();
    /** @param {string} name @param {unknown} value @param {unknown} [usual] */
    const write = (name, value = '', usual = '') => {
      const values = [value].flat();
      if (String(values) === String(usual)) return;
      // An empty one says that what the attribute asks for is taken away.
      for (const each of values.length ? values : ['']) own.append(prefix + name, String(each));
    };
    for (const [field, name] of Object.entries(NAMES)) {
      const key = /** @type {keyof Query} */ (field);
      if (key in chosen) write(name, chosen[key], attributes[key]);
    }
    write('page', page, 1);
    write('only', only);

    // What others wrote stays as they wrote it.
    const names = [...new URLSearchParams(location.search).keys()];
    const mine = new Set([...Object.values(NAMES), 'page', 'only'].map((name) => prefix + name));
    const pairs = location.search.slice(1).split('&').filter(Boolean);
    const others = pairs.filter((_, at) => !mine.has(names[at]));
    const url = new URL(location.href);
    url.search = [...others, ...own.toString().split('&')].filter(Boolean).join('&');
    return url.href;
  }

  #keepPlace() {
    const place = placeIn(this.#host.list, this.#host.cards);
    if (JSON.stringify(place) === JSON.stringify(this.#kept())) return;
    history.replaceState(this.#stateWith(place), '');
  }

  /** @returns {Place | undefined} */
  #kept() {
    const places = history.state?.newsrack;
    const place = Object.hasOwn(Object(places), this.#host.prefix) ? places[this.#host.prefix] : undefined;
    return typeof place?.id === 'string' && Number.isFinite(place.top) ? place : undefined;
  }

  /** What others keep in the history, and this place. @param {Place | undefined} place */
  #stateWith(place) {
    const others = history.state ?? {};
    // A page that keeps something else than an object there keeps it.
    if (typeof others !== 'object') return others;
    return { ...others, newsrack: { ...others.newsrack, [this.#host.prefix]: place } };
  }
}

/** What is undefined counts too: it takes an attribute away. @param {Choice} choice */
const toText = (choice) => JSON.stringify(choice, (_, value) => value ?? null);

/** @param {string} text */
const isDate = (text) => /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(text) && !Number.isNaN(Date.parse(text));
