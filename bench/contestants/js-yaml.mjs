import { load } from 'js-yaml';
import { decode, documents, shelve } from '../peers.mjs';

export const jsYaml = {
  name: 'js-yaml',
  takes: 'yaml',
  read: async (bytes) => shelve(Array.from(documents(decode(bytes)), ({ yaml }) => load(yaml))),
  ships: `export { load } from 'js-yaml';`,
};
