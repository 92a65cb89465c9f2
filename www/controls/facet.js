/**
 * One filter: values, each with its count and a box to tick.
 * @import { FacetCount, Query, Result } from '../newsrack.js'
 * @import { FacetName } from '../element/choice.js'
 * @import { Found } from './find.js'
 * @import { ControlsHost, Mount } from '../controls.js'
 */
import { button, foreign, make } from '../element/dom.js';
import { KeyedList } from '../element/keyed.js';
import { adopt } from '../style/adopt.js';
import { VALUES } from '../style/more-controls.js';
import * as words from '../texts/english.js';

/** As many values are shown until the reader asks for all. */
const FEW = 12;

/** And as many then, until the rest is there to be looked through. */
const MANY = 100;

/** Fills the panel of one of them. @param {FacetName} name @returns {Mount} */
export const mountOf = (name) => (place, host) => new Facet(name, place, host);

class Facet {
  #host;
  #list = make('ul', { role: 'list', class: 'values' });
  #name;
  #rows;
  #showAll;
  /** How many may be shown of those not chosen. */
  #most = FEW;
  /** @type {FacetCount[]} */
  #values = [];
  /** What was typed to find a value, as a test of it. @type {((value: string) => boolean) | undefined} */
  #wanted;

  /** @param {FacetName} name @param {HTMLElement} place @param {ControlsHost} host */
  constructor(name, place, host) {
    const root = place.getRootNode();
    if (root instanceof ShadowRoot) adopt(root, VALUES);
    this.#host = host;
    this.#name = name;
    this.#showAll = button('show-all', () => this.#unfold(), '');
    place.append(this.#list, this.#showAll);
    this.#rows = new KeyedList(
      this.#list,
      (/** @type {FacetCount} */ { value }) => value,
      (value) => this.#row(value),
    );
  }

  /** @param {Query} _ @param {Result} [result] */
  show(_, result) {
    this.#values = result?.facets[this.#name] ?? [];
    this.#draw();
  }

  #draw() {
    const speaker = this.#host.speaker.with(words.VALUES);
    const wanted = this.#wanted;
    const found = wanted ? this.#values.filter(({ value }) => wanted(value)) : this.#values;
    this.#rows.show(found.filter((value, at) => at < this.#most || (!wanted && value.selected)));
    this.#showAll.hidden = this.#most > FEW || found.length <= this.#list.children.length;
    this.#showAll.textContent = speaker.say('showAll', { n: found.length });
    return found.length;
  }

  #unfold() {
    const next = this.#list.children.length;
    const find = make('div', { class: 'find' });
    this.#list.classList.add('all');
    this.#list.before(find);
    /** @type {Found['draw']} */
    const draw = (most, wanted) => {
      this.#most = most;
      this.#wanted = wanted;
      return this.#draw();
    };
    draw(MANY);
    this.#list.children[next]?.querySelector('input')?.focus();
    import('./find.js').then(
      ({ mount }) => mount(find, { list: this.#list, name: this.#name, speaker: this.#host.speaker, draw }),
      () => {
        find.remove();
        draw(Infinity);
      },
    );
  }

  /** @param {FacetCount} value */
  #row({ value }) {
    const box = make('input', { type: 'checkbox' });
    box.addEventListener('change', () => this.#host.toggle(this.#name, value));
    const count = make('span', { class: 'count' });
    return {
      element: make('li', {}, make('label', {}, box, foreign(value), count)),
      /** @param {FacetCount} later */
      update: (later) => {
        box.checked = later.selected;
        count.textContent = this.#host.speaker.number(later.count);
      },
    };
  }
}
