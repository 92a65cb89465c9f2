// How good the answers of each contestant are to the judged queries.

import { judge, judged, keyOf } from './relevance/judged.mjs';
import { jsonOf, yamlOf } from './library.mjs';
import { decode } from './peers.mjs';

/**
 * @typedef {{ kind: string, text: string, half: string, first: boolean, top: boolean, unwanted: boolean }} Verdict
 * @typedef {{ name: string, verdicts: Verdict[] }} Judgement
 */

/**
 * The judged queries about these articles, if all that they name is there.
 * @param {import('./library.mjs').Plain[]} articles
 */
export function judgedOver(articles) {
  const there = new Set(articles.map(({ link }) => keyOf(link)));
  const queries = judged();
  const isThere = ({ right, not }) => [...right, ...not].every((key) => there.has(key));
  return queries.every(isThere) ? queries : undefined;
}

/**
 * @param {{ name: string, takes: string, build: Function }[]} searchers
 * @param {import('./library.mjs').Plain[]} articles
 * @param {import('./relevance/judged.mjs').Judged[]} queries
 * @returns {Promise<Judgement[]>}
 */
export async function judgeAll(searchers, articles, queries) {
  const judgements = [];
  for (const { name, takes, build } of searchers) {
    const index = await build(takes === 'yaml' ? yamlOf(articles) : JSON.parse(decode(jsonOf(articles))));
    const verdicts = [];
    for (const query of queries) {
      const { cards } = await index.search({ text: query.text });
      const found = cards.map(({ webUrl, link }) => keyOf(webUrl ?? link));
      verdicts.push({ kind: query.kind, text: query.text, half: query.half, ...judge(query, found) });
    }
    index.free?.();
    judgements.push({ name, verdicts });
  }
  return judgements;
}

/** How many of these are so, in a hundred. @param {Verdict[]} verdicts @param {'first' | 'top'} what */
export const share = (verdicts, what) =>
  (100 * verdicts.filter((verdict) => verdict[what]).length) / verdicts.length;

/** @param {number} part */
export const percent = (part) => (Number.isNaN(part) ? '–' : `${part.toFixed(0)} %`);

export const RELEVANCE_HEAD = ['right first', 'in the top 5', 'misspelt: first', 'in the top 5', 'unwanted'];

/** A row of the table, without the name. @param {Judgement} judgement @param {string} half */
export function relevanceRow({ verdicts }, half) {
  const ours = verdicts.filter((verdict) => verdict.half === half);
  const misspelt = ours.filter(({ kind }) => kind === 'misspelt');
  const unwanted = ours.filter(({ unwanted }) => unwanted).length;
  return [
    ...[ours, misspelt].flatMap((some) => [percent(share(some, 'first')), percent(share(some, 'top'))]),
    `${unwanted}`,
  ];
}
