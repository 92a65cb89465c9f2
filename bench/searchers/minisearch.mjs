import MiniSearch from 'minisearch';
import { highlight, readQuery } from '../peers.mjs';

export const minisearch = {
  name: 'MiniSearch',
  takes: 'json',
  lacks: 'phrases, facets and timeline',
  async build(articles) {
    // Prefixes, misspellings and the weight of titles as its documentation recommends. All words must occur, as
    // with newsrack: otherwise it finds nearly everything, and takes longer.
    const index = new MiniSearch({
      fields: ['title', 'excerpt', 'topics', 'provider'],
      extractField: (article, field) => (field === 'topics' ? article.topics.join(' ') : article[field]),
      searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2, combineWith: 'AND' },
    });
    index.addAll(articles.map((article, id) => ({ ...article, id })));
    const search = async ({ text }) => {
      const { words, phrases, without } = readQuery(text);
      const wanted = [...words, ...phrases].join(' ');
      const not = { queries: without, combineWith: 'OR', prefix: false, fuzzy: false };
      const query = without.length === 0 ? wanted : { combineWith: 'AND_NOT', queries: [wanted, not] };
      const found = index.search(query);
      return {
        total: found.length,
        cards: found.slice(0, 20).map(({ id, terms }) => highlight(articles[id], terms)),
      };
    };
    return { search };
  },
  ships: `export { default } from 'minisearch';`,
};
