/**
 * A button that opens a panel. It says how many filters are set there.
 * @import { Query, Result } from '../newsrack.js'
 * @import { ControlsHost } from '../controls.js'
 */
import { FACETS } from '../element/attributes.js';
import { button, make } from '../element/dom.js';

export class Fold {
  /** Whether its panel has what is loaded for it, or soon will. */
  filled = false;
  #badge = make('span', { class: 'badge' });
  #speaker;
  /** The list that it narrows, if there is one. Where that never has values there is nothing to open. */
  #facet;
  #hadValues = false;

  /** @param {string} name @param {ControlsHost} host @param {(fold: Fold) => void} toggle */
  constructor(name, host, toggle) {
    this.name = name;
    this.#speaker = host.speaker;
    const label = host.speaker.say(
      name === 'quality' ? 'minQuality' : /** @type {'topics' | 'dates'} */ (name),
    );
    const unfold = () => this.button.getAttribute('aria-disabled') === 'true' || toggle(this);
    this.button = button('facet', unfold, label, this.#badge);
    this.panel = make('div', { class: 'panel', part: 'panel', role: 'group', 'aria-label': label });
    this.panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      toggle(this);
      this.button.focus();
    });
    this.open = false;
    this.#facet = FACETS.find((facet) => facet === name);
  }

  get open() {
    return !this.panel.hidden;
  }

  set open(open) {
    this.panel.hidden = !open;
    this.button.setAttribute('aria-expanded', String(open));
  }

  /** @param {Query} query @param {Result} [result] */
  show(query, result) {
    const values = this.#facet && result?.facets[this.#facet];
    this.#hadValues ||= !!values?.length;
    // It keeps its place, and the reader who has come to it keeps theirs.
    if (values) this.button.setAttribute('aria-disabled', String(!this.#hadValues));
    const n = this.#facet ? query[this.#facet]?.length : this.#isSet(query) ? 1 : 0;
    this.#badge.textContent = n ? this.#speaker.number(n) : '';
  }

  /** @param {Query} query */
  #isSet({ since, until, minQuality }) {
    return this.name === 'dates' ? since || until : minQuality !== undefined;
  }
}
