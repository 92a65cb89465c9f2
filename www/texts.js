/**
 * The words of the element, in English; other languages are in texts/languages. A page replaces any of them through
 * the property `texts`.
 * `{name}` is filled in; an object holds the plural forms of `{n}`. Knows no DOM.
 */
import { ago, readDate } from './texts/dates.js';

/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Text */

export const ENGLISH = {
  /** The language these texts are in: its plural rules and numbers apply to them. */
  lang: 'en',
  articles: /** @type {Text} */ ({ one: '{n} article', other: '{n} articles' }),
  articlesOf: /** @type {Text} */ ({ one: '{n} article of {size}', other: '{n} articles of {size}' }),
  loading: 'Loading articles…',
  corrected: 'Showing results for {words}',
  list: 'Articles',
  search: 'Search articles',
  topics: 'Topics',
  providers: 'Providers',
  types: 'Types',
  categories: 'Categories',
  showAll: 'Show all {n}',
  sort: 'Sort',
  relevance: 'Best match',
  newest: 'Newest first',
  oldest: 'Oldest first',
  quality: 'Highest quality',
  heat: 'Most popular',
  trending: 'Trending',
  phrase: '“{words}”',
  remove: 'Remove {filter}',
  clear: 'Clear all',
  more: 'Show more articles',
  video: 'Video',
  related: /** @type {Text} */ ({ one: '{n} related link', other: '{n} related links' }),
  relatedMore: 'Show more links',
  alike: 'More like this',
  noneRelated: 'Nothing related was found.',
  empty: 'No article matches.',
  emptyRack: 'There are no articles here yet.',
  widen: /** @type {Text} */ ({
    one: 'Without {filter}: {n} article',
    other: 'Without {filter}: {n} articles',
  }),
  failed: 'The articles can’t be shown.',
  retry: 'Try again',
  problems: /** @type {Text} */ ({
    one: '{n} problem: something is not shown',
    other: '{n} problems: something is not shown',
  }),
  place: '{source}, line {line}',
  suggestions: 'Suggestions',
  suggested: /** @type {Text} */ ({ one: '{n} suggestion', other: '{n} suggestions' }),
  didYouMean: 'Did you mean {words}?',
  find: 'Find in {list}',
  noneFound: 'Nothing found',
  timeline: 'Articles over time',
  bar: /** @type {Text} */ ({ one: '{date}: {n} article', other: '{date}: {n} articles' }),
  dates: 'Dates',
  from: 'From',
  to: 'To',
  since: 'From {date}',
  until: 'Until {date}',
  span: '{from} – {to}',
  anyTime: 'Any time',
  today: 'Today',
  pastWeek: 'Past week',
  pastMonth: 'Past month',
  pastYear: 'Past year',
  minQuality: 'Quality',
  anyQuality: 'Any quality',
  atLeast: 'At least {n}',
  layout: 'Layout',
  grid: 'Grid',
  rows: 'List',
  headlines: 'Headlines',
  magazine: 'Magazine',
  carousel: 'Carousel',
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  page: 'Page {n}',
  play: 'Play the video: {title}',
  close: 'Close the video',
  showHere: 'Show it here',
  onlyThis: 'Only “{title}”',
  fresh: /** @type {Text} */ ({ one: '{n} new article', other: '{n} new articles' }),
  stale: 'Not up to date: the articles could not be loaded again.',
};

/** @typedef {typeof ENGLISH} Texts */
/** @typedef {Exclude<keyof Texts, 'lang'>} TextName */

/**
 * Says the texts in their language, and dates in the page's.
 */
export class Speaker {
  /** The language of the page, which dates are in. @readonly */
  locale;
  #texts;
  #numbers;
  #plurals;
  #days;
  #instants;
  #full;
  #relative;

  /** @param {Partial<Texts>} texts what replaces the English ones @param {string} lang the page's language */
  constructor(texts = {}, lang = '') {
    this.#texts = { ...ENGLISH, ...texts };
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
   * Words from elsewhere are isolated, so that their direction changes nothing around them.
   * @param {TextName} name @param {Record<string, string | number>} [values]
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
