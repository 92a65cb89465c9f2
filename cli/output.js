// Problems → lines or JSON. What stands in articles and file names is a stranger's text: no character of it may
// steer the terminal.

/**
 * @import { Problem } from '../www/newsrack.js'
 * @import { Format } from './arguments.js'
 */

/** Control characters, and those that turn the reading direction or end a line. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;

/** The number of a character. @param {string} character */
const hex = (character) => character.charCodeAt(0).toString(16);

/** A text with such characters written by their numbers. @param {string} text */
export const printable = (text) => text.replace(STEERING, (character) => `\\u{${hex(character)}}`);

/** 2, 'file' → '2 files' @param {number} count @param {string} what */
export const many = (count, what) => `${count} ${what}${count === 1 ? '' : 's'}`;

/**
 * JSON leaves some of them alone; inside of its strings, the only place for them, they can be written so.
 * @param {Problem} problem
 */
const json = (problem) =>
  JSON.stringify(problem).replace(STEERING, (character) => `\\u${hex(character).padStart(4, '0')}`);

/** @param {Problem} problem */
function line({ source, line, column, severity, message, code }) {
  const place = line === undefined ? '' : `${line}:${column}:`;
  return printable(`${source ?? '(text)'}:${place} ${severity}: ${message} [${code}]`);
}

/** Writes problems as they are found. */
export class Output {
  #format;
  #written = 0;
  /** @type {NodeJS.ErrnoException | undefined} */
  #error;

  /** @param {Format} format */
  constructor(format) {
    this.#format = format;
    process.stdout.on('error', (error) => (this.#error = error));
  }

  /** Why nothing can be written any more. */
  get error() {
    return this.#error;
  }

  /** @param {Problem[]} problems */
  async write(problems) {
    const texts = problems.map((problem) => {
      const isFirst = this.#written++ === 0;
      return this.#format === 'json' ? (isFirst ? '[\n' : ',\n') + json(problem) : `${line(problem)}\n`;
    });
    await this.#send(texts.join(''));
  }

  /** Writes what is left to be written when there are no more problems. */
  async finish() {
    if (this.#format === 'json') await this.#send(this.#written === 0 ? '[]\n' : '\n]\n');
  }

  /** Waits until the text is on its way: a slow reader is not to fill our memory. @param {string} text */
  #send(text) {
    /** @type {(done: (value?: unknown) => void) => void} */
    const written = (done) =>
      process.stdout.write(text, (error) => done((this.#error ??= error ?? undefined)));
    return new Promise(written);
  }
}
