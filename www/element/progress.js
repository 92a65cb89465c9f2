/**
 * A bar that says how far loading is, where it takes long.
 * @import { Progress } from '../newsrack.js'
 */
import { make } from './dom.js';

/** What is there sooner, in milliseconds, needs no bar. */
const PATIENCE = 400;

export class ProgressBar {
  element = make('progress', { class: 'progress', part: 'progress', hidden: true });
  /** How much of each source is there, from 0 to 1. @type {Map<string | undefined, number>} */
  #shares = new Map();
  #sum = 0;
  #sources = 1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {string} label @param {number} sources how many */
  start(label, sources) {
    this.end();
    this.element.setAttribute('aria-label', label);
    this.element.removeAttribute('value');
    this.#shares.clear();
    this.#sum = 0;
    this.#sources = sources;
    this.#timer = setTimeout(() => this.#show(), PATIENCE);
  }

  /**
   * Each source counts the same, whatever its size: sizes are known only when sources are opened, which not all
   * are at once, and a bar must not go back. One of unknown size counts when it is all there.
   * @param {Progress} progress
   */
  advance({ source, bytes, totalBytes }) {
    if (totalBytes === undefined) return;
    const share = totalBytes ? bytes / totalBytes : 1;
    this.#sum += share - (this.#shares.get(source) ?? 0);
    this.#shares.set(source, share);
    this.element.value = Math.min(this.#sum / this.#sources, 1);
  }

  /** Without its style it is not shown. */
  async #show() {
    const timer = this.#timer;
    const part = await import('../style/progress.js').catch(() => undefined);
    // Loading may have ended meanwhile, and begun anew.
    if (timer === this.#timer) part?.reveal(this.element);
  }

  end() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.element.hidden = true;
  }
}
