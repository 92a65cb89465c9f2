/**
 * What the reader searches, filters and sorts with.
 * @import { Newsrack, Query, Result } from './newsrack.js'
 * @import { FacetName } from './element/choice.js'
 * @import { Speaker } from './texts.js'
 */
import { FACETS, SORTS } from './element/attributes.js';
import { make } from './element/dom.js';
import { Fold } from './controls/fold.js';

/**
 * What the controls ask of the element they are in.
 * @typedef {object} ControlsHost
 * @property {Speaker} speaker
 * @property {string[]} controls the names of those to show
 * @property {Newsrack} [rack] where the articles are
 * @property {string} layout
 * @property {(name: FacetName, value: string) => void} toggle
 * @property {(chosen: Query) => void} choose
 */

/** Shows what is asked for and what was found. @typedef {{ show: (query: Query, result?: Result) => void }} Control */

/**
 * Fills the place of a control; `send` searches for the words in the box, and for what is given besides.
 * @typedef {(place: HTMLElement, host: ControlsHost, send: (chosen?: Query) => void) => Control} Mount
 */

/** @typedef {() => Promise<{ mount: Mount }>} Part */

const facetPart = () => import('./controls/facet.js');

/** @param {FacetName} name @returns {Part} */
const facet = (name) => async () => ({ mount: (await facetPart()).mountOf(name) });

/** What the controls are made of that are loaded when they are needed. */
const PARTS = {
  topics: facet('topics'),
  providers: facet('providers'),
  types: facet('types'),
  categories: facet('categories'),
  search: () => import('./controls/suggestions.js'),
  dates: () => import('./controls/dates.js'),
  quality: () => import('./controls/quality.js'),
  layout: () => import('./controls/layout.js'),
  timeline: () => import('./controls/timeline.js'),
};

/** A pause in typing after which the words are searched for. */
const PAUSE = 150;

export class Controls {
  #host;
  #input = make('input', {
    type: 'search',
    part: 'search',
    role: 'combobox',
    'aria-expanded': 'false',
    autocomplete: 'off',
    enterkeyhint: 'search',
  });
  #sort = make('select', { part: 'sort' });
  /** @type {Fold[]} */
  #folds = [];
  /** @type {Control[]} */
  #parts = [];
  /** @type {Query} */
  #query = {};
  /** @type {Result | undefined} */
  #result;
  /** The words last searched for: what the box holds beyond them is still being typed. */
  #sent = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;

  /** @param {ControlsHost} host */
  constructor(host) {
    this.#host = host;
    this.element = make('form', { class: 'controls', part: 'controls', role: 'search' });
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    // Who comes here may open a filter next, and set it: what that needs is there by then.
    const prepare = () => Promise.all([facetPart(), import('./controls/filters.js')]).catch(() => {});
    for (const type of ['focusin', 'pointerenter'])
      this.element.addEventListener(type, prepare, { once: true });
    const { controls } = host;
    this.element.hidden = !controls.length;
    if (controls.includes('search')) this.#addSearch();
    for (const name of /** @type {const} */ ([...FACETS, 'dates', 'quality'])) {
      if (controls.includes(name)) this.#addFold(new Fold(name, host, (fold) => this.#unfold(fold, name)));
    }
    if (controls.includes('sort')) this.#addSort();
    if (controls.includes('layout'))
      this.#addPlace(PARTS.layout, make('div', { class: 'layout', part: 'layout' }));
    if (controls.includes('timeline'))
      this.#addPlace(PARTS.timeline, make('div', { class: 'timeline', part: 'timeline' }));
  }

  /** @param {Query} query @param {Result} [result] */
  show(query, result) {
    this.#query = query;
    this.#result = result;
    const text = query.text ?? '';
    if (text !== this.#sent) {
      this.#sent = text;
      this.#input.value = text;
    }
    // Likeness to words can be sorted by only where there are words.
    const sorts = SORTS.filter((sort) => text || sort !== 'relevance');
    if (this.#sort.length !== sorts.length) {
      this.#sort.replaceChildren(
        ...sorts.map((sort) => make('option', { value: sort }, this.#host.speaker.say(sort))),
      );
    }
    this.#sort.value = query.sort ?? sorts[0];
    for (const control of [...this.#folds, ...this.#parts]) control.show(query, result);
  }

  #addSearch() {
    const input = this.#input;
    const label = this.#host.speaker.say('search');
    input.placeholder = label;
    input.setAttribute('aria-label', label);
    input.addEventListener('input', () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#send(), PAUSE);
    });
    const place = make('div', { class: 'search' }, input);
    const load = () => this.#load(PARTS.search, place, wait);
    const wait = () => input.addEventListener('focus', load, { once: true });
    wait();
    this.element.append(place);
  }

  #addSort() {
    const { speaker, choose } = this.#host;
    this.#sort.addEventListener('change', () =>
      choose({ sort: SORTS.find((sort) => sort === this.#sort.value) }),
    );
    this.element.append(make('label', { class: 'sort' }, make('span', {}, speaker.say('sort')), this.#sort));
  }

  /** What is shown from the first has its place until it is there. @param {Part} part @param {HTMLElement} place */
  #addPlace(part, place) {
    this.element.append(place);
    this.#load(part, place, () => (place.hidden = true));
  }

  /** @param {Fold} fold */
  #addFold(fold) {
    this.#folds.push(fold);
    this.element.append(fold.button, fold.panel);
  }

  /** Opens a panel, or closes it. It is filled when it is first opened. @param {Fold} fold @param {keyof typeof PARTS} name */
  #unfold(fold, name) {
    for (const each of this.#folds) each.open = each === fold && !each.open;
    if (!fold.open || fold.filled) return;
    fold.filled = true;
    this.#load(PARTS[name], fold.panel, () => (fold.filled = fold.open = false));
  }

  /**
   * Loads what fills a place. Without it the rest works on.
   * @param {Part} part @param {HTMLElement} place @param {() => void} [fail]
   */
  async #load(part, place, fail) {
    try {
      const { mount } = await part();
      const control = mount(place, this.#host, (chosen) => this.#send(chosen));
      this.#parts.push(control);
      control.show(this.#query, this.#result);
    } catch {
      fail?.();
    }
  }

  /** Searches for the words in the box. @param {Query} [chosen] and for this */
  #send(chosen) {
    clearTimeout(this.#typing);
    const text = this.#input.value.trim();
    if (text === this.#sent && !chosen) return;
    this.#sent = text;
    this.#host.choose({ text, ...chosen });
  }
}
