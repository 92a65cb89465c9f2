// What somebody writes who takes no library: `includes()`, and loops that count.

import { highlight, readQuery } from '../peers.mjs';

const LISTS = { topics: ({ topics }) => topics, providers: ({ provider }) => (provider ? [provider] : []) };

export const byHand = {
  name: 'by hand',
  takes: 'json',
  async build(articles) {
    const rows = articles.map((article) => ({
      article,
      title: article.title.toLowerCase(),
      text: `${article.title} ${article.excerpt}`.toLowerCase(),
      time: article.date ? Date.parse(article.date) : -Infinity,
    }));
    const find = (query) => {
      const { words, phrases, without } = readQuery(query.text);
      const wanted = [...words, ...phrases];
      return answer(
        rows,
        query,
        wanted,
        (text) => wanted.every((word) => text.includes(word)) && !without.some((word) => text.includes(word)),
      );
    };
    return { search: async (query) => find(query), filter: async (query) => answer(rows, query, []) };
  },
};

function answer(rows, { topics, providers, since, until, sort, facets = [], timeline }, wanted, matches) {
  const chosen = { topics, providers };
  const from = since ? Date.parse(since) : -Infinity;
  const to = until ? Date.parse(until) + 86_400_000 : Infinity;
  const counts = { topics: new Map(), providers: new Map() };
  const buckets = new Map();
  const found = [];
  for (const row of rows) {
    if (matches && !matches(row.text)) continue;
    const inLists = Object.keys(LISTS).filter(
      (list) => !chosen[list] || LISTS[list](row.article).some((value) => chosen[list].includes(value)),
    );
    const inTime = row.time >= from && row.time < to;
    const isIn = inLists.length === 2;
    if (isIn && inTime) found.push(row);
    // What a list counts does not depend on what is chosen in it.
    if (inTime)
      for (const list of facets)
        if (isIn || (inLists.length === 1 && inLists[0] !== list))
          for (const value of LISTS[list](row.article))
            counts[list].set(value, (counts[list].get(value) ?? 0) + 1);
    if (timeline && isIn && row.article.date) {
      const start = `${row.article.date.slice(0, 7)}-01`;
      buckets.set(start, (buckets.get(start) ?? 0) + 1);
    }
  }
  const hits = ({ title }) => wanted.filter((word) => title.includes(word)).length;
  if (wanted.length > 0) found.sort((a, b) => hits(b) - hits(a) || b.time - a.time);
  else found.sort(sort === 'oldest' ? (a, b) => a.time - b.time : (a, b) => b.time - a.time);
  return {
    total: found.length,
    cards: found.slice(0, 20).map(({ article }) => highlight(article, wanted)),
    facets: Object.fromEntries(
      facets.map((list) => [
        list,
        [...counts[list]].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count),
      ]),
    ),
    timeline: timeline && [...buckets].sort().map(([start, count]) => ({ start, count })),
  };
}
