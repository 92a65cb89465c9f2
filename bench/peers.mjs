// What somebody writes around a parser of YAML or JSON to have articles that can be filtered.

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
