/**
 * One filter: a button that opens a panel of values, each with its count and a box to tick.
 * @import { FacetCount } from '../newsrack.js'
 * @import { FacetName } from './filters.js'
 * @import { ControlsHost } from '../controls.js'
 */
import { button, foreign, make } from '../element/dom.js';
import { KeyedList } from '../element/keyed.js';

/** As many values are shown until the reader asks for all. */
const FEW = 12;

export class Facet {
  #host;
  #all = false;
  /** @type {FacetCount[]} */
  #values = [];
  #badge = make('span', { class: 'badge' });
  #list = make('ul', { role: 'list', class: 'values' });
  #rows;
  #showAll;

  /** @param {FacetName} name @param {ControlsHost} host @param {(facet: Facet) => void} toggle */
  constructor(name, host, toggle) {
    this.#host = host;
    this.name = name;
    this.button = button('facet', () => toggle(this), host.speaker.say(name), this.#badge);
    this.#showAll = button('show-all', () => this.#unfold(), '');
    this.panel = make('div', {
      class: 'panel',
      part: 'panel',
      role: 'group',
      'aria-label': host.speaker.say(name),
    });
    this.panel.append(this.#list, this.#showAll);
    this.panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      toggle(this);
      this.button.focus();
    });
    this.#rows = new KeyedList(
      this.#list,
      (/** @type {FacetCount} */ { value }) => value,
      (value) => this.#row(value),
    );
    this.open = false;
    this.button.hidden = true;
  }

  get open() {
    return !this.panel.hidden;
  }

  set open(open) {
    this.panel.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
  }

  /** @param {FacetCount[]} values */
  show(values) {
    this.#values = values;
    const chosen = values.filter((value) => value.selected).length;
    this.#badge.textContent = chosen ? this.#host.speaker.number(chosen) : '';
    if (values.length) this.button.hidden = false;
    const few = this.#all ? values : values.filter((value, at) => at < FEW || value.selected);
    this.#rows.show(few);
    this.#showAll.hidden = few.length === values.length;
    this.#showAll.textContent = this.#host.speaker.say('showAll', { n: values.length });
  }

  #unfold() {
    const next = this.#list.children.length;
    this.#all = true;
    this.#list.classList.add('all');
    this.show(this.#values);
    this.#list.children[next]?.querySelector('input')?.focus();
  }

  /** @param {FacetCount} value */
  #row({ value }) {
    const box = make('input', { type: 'checkbox' });
    box.addEventListener('change', () => this.#host.toggle(this.name, value));
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
