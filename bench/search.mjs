// How fast articles are found, and how well, by newsrack and by what one would take otherwise.

import { Worker } from 'node:worker_threads';
import { BROWSERS } from '../scripts/browsers.mjs';
import { openChromium } from './chromium.mjs';
import { jsonOf, library, multiplied, yamlOf } from './library.mjs';
import { filtersFor, searchesFor } from './queries.mjs';
import { judgeAll, judgedOver } from './relevance.mjs';
import { count, megabytes } from './report.mjs';
import { contest, searchers } from './search.contest.mjs';
import { assertAgreement } from './search.checks.mjs';
import { printKinds, printRelevance, printSpeed, writeResults } from './search.report.mjs';
import { findingSize, sizeOf } from './weigh.mjs';

/** As large as archives of news become that a page still loads. */
const LARGE = 100_000;

/** Milliseconds for the searches of one contestant, in one host; and as many for filters. */
const BUDGET = 40_000;

/** A contestant may need more than what Node gives a program by default. */
const LIMITS = { maxOldGenerationSizeMb: 8192 };

/**
 * @param {string[]} folders
 * @param {{ quick?: boolean, write?: boolean, kinds?: boolean, held?: boolean, only?: string, at?: string }} flags
 */
export async function bench(folders, flags) {
  const contestants = chosen(flags.only);
  const found = await library(folders);
  const options = flags.quick
    ? {
        searches: searchesFor(found.withRelated, 1),
        filters: filtersFor(found.withRelated, 6),
        rounds: 1,
        budget: 200,
      }
    : {
        searches: searchesFor(found.withRelated),
        filters: filtersFor(found.withRelated),
        rounds: 5,
        budget: BUDGET,
      };
  const weights = await Promise.all(
    contestants.map(({ name, ships }) => (name === 'newsrack' ? findingSize() : sizeOf(ships))),
  );

  const results = [];
  for (const articles of setsOf(found, flags)) {
    const set = { yaml: yamlOf(articles), json: jsonOf(articles) };
    const what = `${count(articles.length)} articles, ${megabytes(set.yaml.length)} (${found.name}${articles.length > found.withRelated.length ? ', multiplied' : ''})`;
    const hosts = await inAllHosts(contestants, set, options, flags.quick);
    for (const { host, outcomes } of hosts) assertAgreement(host, outcomes, options);
    const result = { what, contestants, hosts, weights, ...options };
    printSpeed(result);
    if (flags.kinds) printKinds(result);
    results.push(result);
  }

  const queries = judgedOver(found.articles);
  const judgements = queries && (await judgeAll(contestants, found.articles, queries));
  printRelevance(judgements, flags);
  if (flags.write) writeResults(results, judgements, flags);
}

function chosen(only) {
  if (!only) return searchers;
  const names = only.toLowerCase().split(',');
  const unknown = names.find((name) => !searchers.some((searcher) => searcher.name.toLowerCase() === name));
  if (unknown) {
    const error = new Error(
      `There is no contestant ${unknown}. There are: ${searchers.map(({ name }) => name).join(', ')}.`,
    );
    throw Object.assign(error, { expected: true });
  }
  // All is told in times of ours.
  return searchers.filter(({ name }) => name === 'newsrack' || names.includes(name.toLowerCase()));
}

function setsOf({ withRelated }, { quick, at }) {
  const large = Number(at ?? (quick ? 0 : LARGE));
  return [withRelated, ...(large > withRelated.length ? [multiplied(withRelated, large)] : [])];
}

/** Each contestant alone, one after the other. */
async function inAllHosts(contestants, set, options, isQuick) {
  const inNode = (asked) => (isQuick ? contest(set, asked) : inThread(set, asked));
  const hosts = [await inHost(`Node ${process.versions.node}`, contestants, options, inNode)];
  if (!BROWSERS.chromium.find()) return hosts;
  const chromium = await openChromium('search.contest.mjs');
  try {
    const inPage = (asked, { takes }) => chromium.run('contest', { [takes]: set[takes] }, asked);
    hosts.push(await inHost(`Chromium ${chromium.version}`, contestants, options, inPage));
  } finally {
    await chromium.close();
  }
  return hosts;
}

async function inHost(host, contestants, options, run) {
  const outcomes = [];
  for (const contestant of contestants) {
    // It takes minutes: who sits there wants to see something.
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${host}: ${contestant.name} …`);
    outcomes.push(await run({ ...options, name: contestant.name }, contestant));
  }
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
  return { host, outcomes };
}

function inThread(input, options) {
  return new Promise((done, failed) => {
    const worker = new Worker(new URL('search.worker.mjs', import.meta.url), {
      workerData: { input, options },
      resourceLimits: LIMITS,
    });
    worker.on('message', done);
    worker.on('error', failed);
  });
}
