import { Newsrack } from 'newsrack';
import { streamed } from '../contestants/newsrack.mjs';

export const newsrack = {
  name: 'newsrack',
  takes: 'yaml',
  async build(bytes) {
    const rack = await Newsrack.open(streamed(bytes));
    return {
      search: (query) => rack.search(query),
      filter: (query) => rack.search(query),
      free: () => rack.free(),
    };
  },
};
