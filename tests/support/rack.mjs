// What the tests compare the oracle with: the engine, or with NEWSRACK_RACK=oracle the oracle itself, which shows
// whether the tests run at all.

import * as oracle from '../oracle/read.mjs';
import { card, search } from '../oracle/search.mjs';

class OracleRack {
  #read;

  static open = async (sources) => new OracleRack(oracle.readAll(sources));

  constructor(read) {
    this.#read = read;
  }

  get size() {
    return this.#read.articles.length;
  }

  get problems() {
    return this.#read.problems;
  }

  async get(id) {
    return this.#read.articles.find((article) => article.id === id);
  }

  async search(query) {
    const { articles, ...result } = search(this.#read, query);
    return { ...result, cards: articles.map(card) };
  }

  free() {}
}

const { Newsrack } =
  process.env.NEWSRACK_RACK === 'oracle' ? { Newsrack: OracleRack } : await import('../../www/node.js');

export { Newsrack };
