import { parse } from 'yaml';
import { decode, documents, shelve } from '../peers.mjs';

export const yaml = {
  name: 'yaml',
  takes: 'yaml',
  read: async (bytes) => shelve(Array.from(documents(decode(bytes)), ({ yaml }) => parse(yaml))),
  ships: `export { parse } from 'yaml';`,
};
