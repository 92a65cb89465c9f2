import lunr from 'lunr';
import { highlight, readQuery } from '../peers.mjs';

export const lunrs = {
  name: 'lunr',
  takes: 'json',
  lacks: 'phrases, facets and timeline',
  async build(articles) {
    const index = lunr(function () {
      this.ref('id');
      this.field('title', { boost: 2 });
      for (const field of ['excerpt', 'topics', 'provider']) this.field(field);
      for (const [id, { title, excerpt, topics, provider }] of articles.entries())
        this.add({ id, title, excerpt, topics: topics.join(' '), provider });
    });
    const { wildcard, presence } = lunr.Query;
    const search = async ({ text }) => {
      const { words, phrases, without } = readQuery(text);
      const wanted = [...words, ...phrases.flatMap((phrase) => phrase.split(' '))];
      // A word as it is, else as a beginning, else misspelt: as its guide recommends.
      const found = index.query((query) => {
        for (const term of lunr.tokenizer(wanted.join(' '))) {
          query.term(term, { boost: 100 });
          query.term(term, { boost: 10, usePipeline: false, wildcard: wildcard.TRAILING });
          query.term(term, { boost: 1, usePipeline: false, editDistance: 1 });
        }
        for (const term of without) query.term(term, { presence: presence.PROHIBITED });
      });
      return {
        total: found.length,
        cards: found.slice(0, 20).map(({ ref }) => highlight(articles[ref], wanted)),
      };
    };
    return { search };
  },
  ships: `export { default } from 'lunr';`,
};
