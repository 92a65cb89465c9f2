import { decode, shelve } from '../peers.mjs';

export const json = {
  name: 'JSON.parse',
  takes: 'json',
  read: async (bytes) => shelve(JSON.parse(decode(bytes))),
};
