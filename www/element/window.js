/**
 * Of thousands of cards only those around what is seen are laid out. The others keep their places: the list is as
 * much higher. They go and come in blocks of whole rows.
 */
import { focusedIn } from './keyed.js';

/** So many cards are a block, or a few more that fill the last row. */
const BLOCK = 24;

/** How far above and below what is seen cards are there, in screens. */
const AHEAD = 1;

export class Windowing {
  #list;
  #block = BLOCK;
  /** The heights of the blocks, as far as they were ever seen. @type {Map<number, number>} */
  #heights = new Map();
  /** How high one is that was never seen, if it is whole. */
  #usual = 0;
  #first = 0;
  #last = Infinity;
  /** @type {number | undefined} */
  #frame;
  #printing = false;
  #ending = new AbortController();
  #resized;

  /** @param {HTMLElement} list */
  constructor(list) {
    this.#list = list;
    const { signal } = this.#ending;
    const options = { signal, passive: true, capture: true };
    addEventListener('scroll', () => (this.#frame ??= requestAnimationFrame(() => this.#fit())), options);
    // Paper shows all.
    addEventListener('beforeprint', () => this.#print(true), { signal });
    addEventListener('afterprint', () => this.#print(false), { signal });
    let width = list.clientWidth;
    this.#resized = new ResizeObserver(() => {
      if (width === list.clientWidth) return;
      width = list.clientWidth;
      this.#divide();
      this.#fit();
    });
    this.#resized.observe(list);
    this.#divide();
  }

  /** Other cards are in the list. */
  show() {
    this.#lay(this.#first, this.#last);
    this.#fit();
  }

  /** Lays out the card at this place, wherever it is, so that one can go there. @param {number} at */
  bring(at) {
    const block = Math.floor(at / this.#block);
    if (block < this.#first || block > this.#last) this.#lay(block - 1, block + 1);
  }

  end() {
    this.#ending.abort();
    this.#resized.disconnect();
    if (this.#frame) cancelAnimationFrame(this.#frame);
    this.#lay(0, Infinity);
    for (const side of ['start', 'end']) this.#list.style.removeProperty(`padding-block-${side}`);
  }

  /** @param {boolean} printing */
  #print(printing) {
    this.#printing = printing;
    if (printing) this.#lay(0, Infinity);
    else this.#fit();
  }

  /** Finds how many cards fill rows. */
  #divide() {
    const columns = getComputedStyle(this.#list).gridTemplateColumns.split(' ').length;
    this.#block = Math.ceil(BLOCK / columns) * columns;
    this.#heights.clear();
  }

  get #blocks() {
    return Math.ceil(this.#list.children.length / this.#block);
  }

  /** Finds the blocks near what is seen, and lays out those. */
  #fit() {
    this.#frame = undefined;
    if (this.#printing || this.#ending.signal.aborted) return;
    this.#measure();
    const screen = innerHeight * AHEAD;
    let top = this.#list.getBoundingClientRect().top;
    let first = -1;
    let last = 0;
    for (let block = 0; block < this.#blocks; block++) {
      const bottom = top + this.#heightOf(block);
      if (bottom >= -screen && first < 0) first = block;
      if (top <= innerHeight + screen) last = block;
      top = bottom;
    }
    this.#lay(first < 0 ? this.#blocks - 1 : first, last);
  }

  /** How high the blocks are that are laid out. */
  #measure() {
    const { children } = this.#list;
    const end = Math.min(this.#last, this.#blocks - 1);
    for (let block = this.#first; block <= end; block++) {
      const top = children[block * this.#block]?.getBoundingClientRect().top;
      const next = children[(block + 1) * this.#block];
      if (block < end && next) this.#heights.set(block, next.getBoundingClientRect().top - top);
    }
    const all = [...this.#heights.values()];
    this.#usual = all.length ? all.reduce((sum, height) => sum + height, 0) / all.length : innerHeight * 5;
  }

  /** Of one that was never seen: as high as the others, by the number of its cards. @param {number} block */
  #heightOf(block) {
    const cards = Math.min(this.#block, this.#list.children.length - block * this.#block);
    return this.#heights.get(block) ?? (this.#usual * cards) / this.#block;
  }

  /** @param {number} first @param {number} last the blocks to lay out */
  #lay(first, last) {
    const blocks = this.#blocks;
    this.#first = Math.max(first, 0);
    this.#last = Math.max(last, this.#first);
    const held = focusedIn(this.#list);
    for (const [at, row] of [...this.#list.children].entries()) {
      const block = Math.floor(at / this.#block);
      const hidden = block < this.#first || block > this.#last;
      if (/** @type {HTMLElement} */ (row).hidden === hidden) continue;
      // What has focus and goes out of sight leaves it to the list.
      if (hidden && held && row.contains(held)) this.#list.focus({ preventScroll: true });
      row.toggleAttribute('hidden', hidden);
    }
    const sum = (/** @type {number} */ from, /** @type {number} */ to) => {
      let height = 0;
      for (let block = from; block < to; block++) height += this.#heightOf(block);
      return height;
    };
    this.#list.style.setProperty('padding-block-start', `${sum(0, this.#first)}px`);
    this.#list.style.setProperty('padding-block-end', `${sum(Math.min(this.#last + 1, blocks), blocks)}px`);
  }
}
