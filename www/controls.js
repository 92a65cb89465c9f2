/**
 * What the reader searches, filters and sorts with.
 * @import { FacetCount, Query, Result } from './newsrack.js'
 * @import { FacetName } from './controls/filters.js'
 * @import { Speaker } from './texts.js'
 */
import { FACETS, SORTS } from './element/attributes.js';
import { make } from './element/dom.js';
import { Facet } from './controls/facet.js';
import { isChosen } from './controls/filters.js';

/**
 * What the controls ask of the element they are in.
 * @typedef {object} ControlsHost
 * @property {Speaker} speaker
 * @property {string[]} controls the names of those to show
 * @property {(name: FacetName, value: string) => void} toggle
 * @property {(chosen: Pick<Query, 'text' | 'sort'>) => void} choose
 */

/** A pause in typing after which the words are searched for. */
const PAUSE = 150;

export class Controls {
  #host;
  #input = make('input', { type: 'search', part: 'search', autocomplete: 'off', enterkeyhint: 'search' });
  #sort = make('select', { part: 'sort' });
  /** @type {Facet[]} */
  #facets = [];
  /** The words last searched for: what the box holds beyond them is still being typed. */
  #sent = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;

  /** @param {ControlsHost} host */
  constructor(host) {
    this.#host = host;
    const { speaker, controls } = host;
    this.element = make('form', { class: 'controls', part: 'controls', role: 'search' });
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    this.element.hidden = !controls.length;

    if (controls.includes('search')) {
      this.#input.placeholder = speaker.say('search');
      this.#input.addEventListener('input', () => {
        clearTimeout(this.#typing);
        this.#typing = setTimeout(() => this.#send(), PAUSE);
      });
      const label = make('span', { class: 'unseen' }, speaker.say('search'));
      this.element.append(make('label', { class: 'search' }, label, this.#input));
    }
    for (const name of FACETS.filter((facet) => controls.includes(facet))) {
      const facet = new Facet(name, host, (toggled) => this.#toggle(toggled));
      this.#facets.push(facet);
      this.element.append(facet.button, facet.panel);
    }
    if (controls.includes('sort')) {
      this.#sort.addEventListener('change', () =>
        host.choose({ sort: SORTS.find((sort) => sort === this.#sort.value) }),
      );
      this.element.append(
        make('label', { class: 'sort' }, make('span', {}, speaker.say('sort')), this.#sort),
      );
    }
  }

  /** @param {Query} query @param {Result['facets']} facets */
  show(query, facets) {
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
    for (const facet of this.#facets) facet.show(withChosen(query, facet.name, facets[facet.name] ?? []));
  }

  #send() {
    clearTimeout(this.#typing);
    const text = this.#input.value.trim();
    if (text === this.#sent) return;
    this.#sent = text;
    this.#host.choose({ text });
  }

  /** @param {Facet} toggled */
  #toggle(toggled) {
    for (const facet of this.#facets) facet.open = facet === toggled && !facet.open;
  }
}

/**
 * What is chosen but not counted must still be there to be taken away.
 * @param {Query} query @param {FacetName} name @param {FacetCount[]} counts
 */
function withChosen(query, name, counts) {
  const missing = (query[name] ?? []).filter(
    (value) => !counts.some((each) => isChosen({ [name]: [value] }, name, each.value)),
  );
  return [...counts, ...missing.map((value) => ({ value, count: 0, selected: true }))];
}
