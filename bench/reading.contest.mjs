// The contest of `npm run bench`, the same in Node and in a page: from bytes in memory to the first 20 cards as
// objects, with every article ready to be filtered.

import { grayMatter } from './contestants/gray-matter.mjs';
import { jsYaml } from './contestants/js-yaml.mjs';
import { json } from './contestants/json.mjs';
import { newsrack, streamedNewsrack } from './contestants/newsrack.mjs';
import { yaml } from './contestants/yaml.mjs';
import { measure } from './measure.mjs';

export const contestants = [newsrack, streamedNewsrack, json, jsYaml, grayMatter, yaml];

/**
 * @param {{ yaml: Uint8Array, json: Uint8Array }} articles
 * @param {Parameters<typeof measure>[1]} options
 */
export async function contest(articles, options) {
  const runs = contestants.map(({ name, takes, read }) => ({
    name,
    async run() {
      const { articles: found, total, cards, free } = await read(articles[takes]);
      return { check: { articles: found, total, cards: cards.length }, free };
    },
  }));
  const timings = await measure(runs, options);
  const [first, ...others] = timings.map(({ check }) => JSON.stringify(check));
  const differs = others.findIndex((other) => other !== first);
  if (differs >= 0)
    throw new Error(`newsrack found ${first}, but ${contestants[differs + 1].name} ${others[differs]}`);
  return timings;
}
