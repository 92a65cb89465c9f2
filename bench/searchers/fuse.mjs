import Fuse from 'fuse.js';
import { highlight, readQuery } from '../peers.mjs';

const KEYS = ['title', 'excerpt', 'topics', 'provider'];

/** In any of the fields. */
const anywhere = (pattern) => ({ $or: KEYS.map((key) => ({ [key]: pattern })) });

export const fuse = {
  name: 'Fuse',
  takes: 'json',
  lacks: 'facets and timeline',
  async build(articles) {
    const index = new Fuse(articles, {
      keys: KEYS.map((name) => ({ name, weight: name === 'title' ? 2 : 1 })),
      useExtendedSearch: true,
      ignoreLocation: true,
      ignoreDiacritics: true,
      threshold: 0.2,
    });
    const search = async ({ text }) => {
      const { words, phrases, without } = readQuery(text);
      // Words fuzzily and each in any field, phrases as they are.
      const found = index.search({
        $and: [
          ...words.map(anywhere),
          ...phrases.map((phrase) => anywhere(`'"${phrase}"`)),
          ...without.flatMap((word) => KEYS.map((key) => ({ [key]: `!${word}` }))),
        ],
      });
      return {
        total: found.length,
        cards: found.slice(0, 20).map(({ item }) => highlight(item, [...words, ...phrases])),
      };
    };
    return { search };
  },
  ships: `export { default } from 'fuse.js';`,
};
