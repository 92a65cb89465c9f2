import { Charset, Document } from 'flexsearch';
import { highlight, readQuery } from '../peers.mjs';

export const flexsearch = {
  name: 'FlexSearch',
  takes: 'json',
  lacks: 'totals, phrases, -without, facets and timeline',
  async build(articles) {
    // All words have to be in one field: so there is one with all the text beside the titles, which go first.
    const options = { tokenize: 'forward', encoder: Charset.LatinAdvanced };
    const index = new Document({
      document: { id: 'id', index: ['title', 'all'].map((field) => ({ field, ...options })) },
    });
    for (const [id, { title, excerpt, topics, provider }] of articles.entries())
      index.add({ id, title, all: [title, excerpt, ...topics, provider].join(' ') });
    const search = async ({ text }) => {
      const { words, phrases } = readQuery(text);
      const wanted = [...words, ...phrases];
      const found = index.search(wanted.join(' '), { limit: 20, suggest: true, merge: true });
      return { cards: found.slice(0, 20).map(({ id }) => highlight(articles[id], wanted)) };
    };
    return { search };
  },
  ships: `export { Charset, Document } from 'flexsearch';`,
};
