/**
 * Numbered pages: the first, the last, those around the one that is shown.
 * @import { State, ViewHost } from '../view.js'
 */
import { button, make } from '../element/dom.js';
import { adopt } from '../style/adopt.js';
import { PAGES } from '../style/pages.js';
import * as words from '../texts/english.js';

export class Pages {
  element = make('nav', { class: 'pages', part: 'pages' });
  #host;
  #list;
  /** What is drawn, which is drawn anew only when it changes: so focus stays where it is. */
  #drawn = '';

  /** @param {ViewHost} host @param {HTMLElement} list the cards */
  constructor(host, list) {
    this.#host = host;
    this.#list = list;
    adopt(/** @type {ShadowRoot} */ (list.getRootNode()), PAGES);
    this.element.setAttribute('aria-label', host.speaker.with(words.PAGES).say('pages'));
  }

  /** @param {State} state */
  show({ query, result }) {
    const { offset = 0, limit = 1 } = query;
    const last = Math.ceil((result?.total ?? 0) / limit);
    const page = offset / limit + 1;
    this.element.hidden = last < 2;
    if (this.#drawn === `${page} ${last}`) return;
    this.#drawn = `${page} ${last}`;
    const rows = numbers(page, last).map((number) => (number ? this.#number(number, page) : '…'));
    this.element.replaceChildren(
      this.#step('previous', page - 1, page === 1),
      make('ul', { role: 'list' }, ...rows.map((row) => make('li', {}, row))),
      this.#step('next', page + 1, page === last),
    );
  }

  end() {
    this.element.remove();
  }

  /** @param {number} number @param {number} current */
  #number(number, current) {
    const speaker = this.#host.speaker.with(words.PAGES);
    const row = button('page', () => this.#turn(number), speaker.number(number));
    row.setAttribute('aria-label', speaker.say('page', { n: number }));
    if (number === current) row.setAttribute('aria-current', 'page');
    return row;
  }

  /** @param {'previous' | 'next'} name @param {number} to @param {boolean} disabled */
  #step(name, to, disabled) {
    const step = button(name, () => this.#turn(to), this.#host.speaker.with(words.STEPS).say(name));
    step.disabled = disabled;
    return step;
  }

  /** @param {number} page */
  async #turn(page) {
    await this.#host.turnTo(page);
    this.#list.focus({ preventScroll: true });
    this.#list.scrollIntoView({ block: 'start' });
  }
}

/** The numbers that are shown, and 0 where some are left out. @param {number} page @param {number} last */
function numbers(page, last) {
  const shown = [1, page - 1, page, page + 1, last].filter((number) => number >= 1 && number <= last);
  return [...new Set(shown)].flatMap((number, at, all) => {
    const gap = number - (all[at - 1] ?? 0);
    // A gap of one is as wide as its number.
    return gap === 1 ? [number] : [gap === 2 ? number - 1 : 0, number];
  });
}
