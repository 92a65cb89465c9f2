import { create, insertMultiple, search } from '@orama/orama';
import { highlight, months, readQuery } from '../peers.mjs';

const SCHEMA = { title: 'string', excerpt: 'string', topics: 'string[]', provider: 'string', time: 'number' };

export const orama = {
  name: 'Orama',
  takes: 'json',
  lacks: 'phrases and -without',
  async build(articles) {
    const db = create({ schema: SCHEMA });
    const documents = articles.map((article, at) => ({
      ...article,
      id: `${at}`,
      time: article.date ? Date.parse(article.date) : 0,
    }));
    await insertMultiple(db, documents);
    // A timeline is what it calls ranges of a number.
    const ranges = months(articles);
    const find = async ({ text, facets, timeline }) => {
      const { words, phrases } = readQuery(text);
      const wanted = [...words, ...phrases];
      const counted = { ...(facets && { topics: {}, provider: {} }), ...(timeline && { time: { ranges } }) };
      const ask = (tolerance) =>
        search(db, {
          term: wanted.join(' '),
          properties: ['title', 'excerpt', 'topics', 'provider'],
          boost: { title: 2 },
          tolerance,
          threshold: 0,
          limit: 20,
          ...(facets && { facets: counted }),
        });
      // With a tolerance it misses some words that are there: so it is asked without one first.
      let found = await ask(0);
      if (found.count === 0) found = await ask(1);
      return {
        total: found.count,
        cards: found.hits.map(({ document }) => highlight(document, wanted)),
        facets: found.facets,
      };
    };
    return { search: find };
  },
  ships: `export { create, insertMultiple, search } from '@orama/orama';`,
};
