import matter from 'gray-matter';
import { decode, documents, shelve } from '../peers.mjs';

// It was made for Node: with this little it runs in a page as well.
globalThis.Buffer ??= { from: (text) => new TextEncoder().encode(text) };

export const grayMatter = {
  name: 'gray-matter',
  takes: 'yaml',
  // Without options it would answer from its cache the second time.
  read: async (bytes) => shelve(Array.from(documents(decode(bytes)), ({ text }) => matter(text, {}).data)),
  ships: `export { default } from 'gray-matter';`,
};
