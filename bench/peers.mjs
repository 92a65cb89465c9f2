// What somebody writes around a parser to have articles that can be filtered, and around an index to show them.

/**
 * The documents of a stream in which every article stands between two lines of dashes.
 * @param {string} text
 */
export function* documents(text) {
  for (let start = text.indexOf('---\n'); start >= 0;) {
    const end = text.indexOf('\n---\n', start) + 1;
    if (end === 0) return;
    const next = text.indexOf('\n---\n', end) + 1;
    const stop = next === 0 ? text.length : next;
    yield {
      /** The front matter alone. */
      yaml: text.slice(start + 4, end),
      /** With its lines of dashes and the body. */
      text: text.slice(start, stop),
    };
    start = next === 0 ? -1 : next;
  }
}

/** @param {Uint8Array} bytes */
export const decode = (bytes) => new TextDecoder().decode(bytes);

/**
 * Columns to filter by, and the newest articles: what `search({})` of newsrack gives.
 * @param {Iterable<Record<string, any>>} articles
 */
export function shelve(articles) {
  const shelf = { articles: [], titles: [], dates: [], links: [], topics: [], providers: [], shown: [] };
  for (const article of articles) {
    shelf.articles.push(article);
    shelf.titles.push(article.title);
    shelf.dates.push(Date.parse(article.publishedDateTime));
    shelf.links.push(article.webUrl ?? article.originalUrl);
    shelf.topics.push(article.topics ?? []);
    shelf.providers.push(article.provider?.name);
    shelf.shown.push(article.published !== false && article.removed !== true);
  }
  const { dates } = shelf;
  const newest = [...dates.keys()].filter((row) => shelf.shown[row]).sort((a, b) => dates[b] - dates[a]);
  const cards = newest.slice(0, 20).map((row) => shelf.articles[row]);
  return { articles: shelf.articles.length, total: newest.length, cards, shelf };
}

/**
 * What a reader typed, for those who know no quotes and no minus.
 * @param {string} [text]
 */
export function readQuery(text = '') {
  const phrases = [];
  const without = [];
  const words = [];
  for (const [, phrase, not, word] of text.toLowerCase().matchAll(/"([^"]+)"|(?:^|(?<=\s))-(\S+)|(\S+)/g)) {
    if (phrase) phrases.push(phrase);
    else if (not) without.push(not);
    else words.push(word);
  }
  return { words, phrases, without };
}

/**
 * The card of an article: a copy, and where in it the words stand.
 * @param {import('./library.mjs').Plain} article @param {string[]} words
 */
export function highlight(article, words) {
  return {
    ...article,
    highlights: { title: places(article.title, words), excerpt: places(article.excerpt, words) },
  };
}

function places(text, words) {
  const lower = text.toLowerCase();
  const found = [];
  for (const word of words)
    for (let at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + word.length))
      found.push([at, at + word.length]);
  return found.sort(([a], [b]) => a - b);
}

/** From the first to the last, in milliseconds. @param {import('./library.mjs').Plain[]} articles */
export function months(articles) {
  let [first, last] = [Infinity, -Infinity];
  for (const { date } of articles) {
    if (!date) continue;
    first = Math.min(first, Date.parse(date));
    last = Math.max(last, Date.parse(date));
  }
  const ranges = [];
  const month = new Date(first);
  for (let from = Date.UTC(month.getUTCFullYear(), month.getUTCMonth()); from <= last;) {
    const start = new Date(from);
    const next = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1);
    ranges.push({ from, to: next - 1 });
    from = next;
  }
  return ranges;
}
