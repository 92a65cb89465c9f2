/**
 * How the reader comes to further cards: by a button, unless a part that is loaded for it has a better way.
 * @import { State, ViewHost } from './view.js'
 */
import { button } from './element/dom.js';

/** What each of the other ways is made of. */
const PARTS = {
  pages: async () => (await import('./paging/pages.js')).Pages,
  endless: async () => (await import('./paging/endless.js')).Endless,
};

/** @typedef {{ element?: HTMLElement, show: (state: State) => void, end: () => void }} Pager */

export class Paging {
  #host;
  #list;
  /** Asks for more. What another way has to show stands after it. */
  element = button('more', () => this.#host.more(), '');
  #kind = 'more';
  /** @type {Pager | undefined} */
  #pager;
  /** Which call of `use` was the last. */
  #use = {};
  /** What is shown now. @type {State | undefined} */
  #state;

  /** @param {ViewHost} host @param {HTMLElement} list the cards */
  constructor(host, list) {
    this.#host = host;
    this.#list = list;
  }

  /** Whether pages are numbered, and not put under each other. */
  get paged() {
    return this.#kind === 'pages';
  }

  /** @param {'more' | keyof typeof PARTS} kind */
  async use(kind) {
    this.#pager?.end();
    this.#pager = undefined;
    this.#kind = kind;
    const mine = (this.#use = {});
    if (kind === 'more') return;
    try {
      const Part = await PARTS[kind]();
      if (mine !== this.#use) return;
      this.#pager = new Part(this.#host, this.#list);
      if (this.#pager.element) this.element.after(this.#pager.element);
      if (this.#state) this.#pager.show(this.#state);
    } catch {
      // Then the button does it.
      this.#kind = 'more';
      this.#host.again();
    }
  }

  /** @param {State} state */
  show(state) {
    const { result } = state;
    this.#state = state;
    this.element.hidden = this.paged || !result || result.cards.length >= result.total;
    this.element.textContent = this.#host.speaker.say('more');
    this.#pager?.show(state);
  }
}
