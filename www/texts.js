/**
 * How the words of the element are said: in English, texts/english.js, or another language of texts/languages. A page
 * replaces any of them through the property `texts`.
 * `{name}` is filled in; an object holds the plural forms of `{n}`. Knows no DOM.
 * @import { ENGLISH, Text } from './texts/english.js'
 */
import { ago, readDate } from './texts/dates.js';
import { FIRST } from './texts/english.js';

/** @typedef {typeof ENGLISH} Texts */
/** @typedef {Exclude<keyof Texts, 'lang'>} TextName */

/**
 * Says the texts in their language, and dates in the page's.
 * @template {string} [Name=keyof typeof FIRST] what it has words for
 */
export class Speaker {
  /** The language of the page, which dates are in. @readonly */
  locale;
  /** @type {Record<string, Text> & { lang: string }} */
  #texts;
  #numbers;
  #plurals;
  #days;
  #instants;
  #full;
  #relative;

  /** @param {Partial<Texts>} texts what replaces the English ones @param {string} lang the page's language */
  constructor(texts = {}, lang = '') {
    this.#texts = { ...FIRST, ...texts };
    const page = supported(lang) ?? this.#texts.lang;
    this.locale = page;
    // A page in en-GB wants British numbers in English texts; one in German wants no German numbers in them.
    const own = page.split('-')[0] === this.#texts.lang.split('-')[0] ? page : this.#texts.lang;
    this.#numbers = new Intl.NumberFormat(own);
    this.#plurals = new Intl.PluralRules(own);
    this.#days = new Intl.DateTimeFormat(page, { dateStyle: 'medium', timeZone: 'UTC' });
    this.#instants = new Intl.DateTimeFormat(page, { dateStyle: 'medium' });
    this.#full = new Intl.DateTimeFormat(page, { dateStyle: 'full', timeStyle: 'short' });
    this.#relative = new Intl.RelativeTimeFormat(page, { numeric: 'auto' });
  }

  /**
   * With the English words of a part, where there are no others.
   * @template {Partial<Texts>} More
   * @param {More} words
   * @returns {Speaker<Name | keyof More & string>}
   */
  with(words) {
    this.#texts = { ...words, ...this.#texts };
    return this;
  }

  /**
   * Words from elsewhere are isolated, so that their direction changes nothing around them.
   * @param {Name} name @param {Record<string, string | number>} [values]
   */
  say(name, values = {}) {
    const text = this.#texts[name];
    const form =
      typeof text === 'string' ? text : (text[this.#plurals.select(Number(values.n))] ?? text.other ?? '');
    return form.replace(/\{(\w+)\}/g, (whole, key) => {
      const value = Object.hasOwn(values, key) ? values[key] : whole;
      return typeof value === 'number' ? this.number(value) : `\u2068${value}\u2069`;
    });
  }

  /** @param {number} value */
  number(value) {
    return this.#numbers.format(value);
  }

  /**
   * An article's date: how long ago within a week, else the day; and the whole of it for a tooltip.
   * @param {string | undefined} text @param {number} [now]
   * @returns {{ iso: string, short: string, full: string } | undefined} undefined if it can't be read
   */
  date(text, now = Date.now()) {
    const read = readDate(text);
    if (!read) return undefined;
    const { date, dayOnly } = read;
    if (dayOnly) {
      const day = this.#days.format(date);
      return { iso: date.toISOString().slice(0, 10), short: day, full: day };
    }
    const since = ago(date, now);
    const short = since ? this.#relative.format(...since) : this.#instants.format(date);
    return { iso: date.toISOString(), short, full: this.#full.format(date) };
  }
}

/** @param {string} lang */
function supported(lang) {
  try {
    return Intl.getCanonicalLocales(lang.trim())[0];
  } catch {
    return undefined;
  }
}
