// How fast articles are read, by newsrack and by what one would take otherwise.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROWSERS } from '../scripts/browsers.mjs';
import { root } from '../scripts/tools.mjs';
import { articlesIn, samples } from './articles.mjs';
import { barChart } from './chart.mjs';
import { openChromium } from './chromium.mjs';
import { contest, contestants } from './reading.contest.mjs';
import { between, count, kilobytes, machine, markdown, megabytes, ms, short, table } from './report.mjs';
import { quantile } from './measure.mjs';
import { memoryFor, ownSize, sizeOf } from './weigh.mjs';

const ROUNDS = 9;

/** Runs the contest in both hosts and prints how it went. */
async function measured(articles, sizes, options) {
  const hosts = [{ host: `Node ${process.versions.node}`, timings: await contest(articles, options) }];
  if (BROWSERS.chromium.find()) {
    const { yaml, json } = articles;
    const chromium = await openChromium('reading.contest.mjs');
    try {
      const timings = await chromium.run('contest', { yaml, json }, options);
      hosts.push({ host: `Chromium ${chromium.version}`, timings });
    } finally {
      await chromium.close();
    }
  }
  const memory = await memoryFor(articles.yaml);
  const result = { what: describe(articles, hosts[0].timings), bytes: articles.yaml.length, hosts, memory };
  print(result, sizes);
  return result;
}

const describe = ({ name, yaml }, [{ check }]) =>
  `${count(check.articles)} articles, ${megabytes(yaml.length)} (${name})`;

function print({ what, bytes, hosts, memory }, sizes) {
  console.log(`\n${what}. From bytes to the first 20 cards:`);
  for (const { host, timings } of hosts) {
    const rows = timings.map((timing, at) => {
      const { median, speed, times } = figures(timing, timings[0], bytes);
      const [low, high] = [0.25, 0.75].map((part) => ms(quantile(timing.times, part)));
      return [
        timing.name,
        ms(median),
        `${low}–${high}`,
        speed,
        times,
        kilobytes(sizes[at]),
        `${timing.times.length}`,
      ];
    });
    console.log(`\n${table([[host, 'ms', 'middle half', 'MB/s', 'times', 'kB brotli', 'runs'], ...rows])}`);
  }
  const ratio = (memory / bytes).toFixed(2);
  console.log(`\nnewsrack's memory: ${megabytes(memory)}, ${ratio} times the bytes loaded`);
}

/** A contestant's median, and that against ours. */
function figures({ times }, ours, bytes) {
  const median = quantile(times, 0.5);
  const ratio = median / quantile(ours.times, 0.5);
  return {
    median,
    speed: count(Number((bytes / median / 1000).toPrecision(3))),
    times: count(Number(ratio.toPrecision(2))),
  };
}

function write(results, sizes) {
  const [first] = results;
  writeFileSync(join(root, 'docs', 'bench-reading.svg'), chart(first));
  const tables = results.map((result) =>
    results.length > 1 ? `${result.what}:\n\n${markdownTable(result, sizes)}` : markdownTable(result, sizes),
  );
  const what = [
    `From their bytes to the first 20 cards as objects, with every article ready to be filtered: ${first.what},`,
    'which `JSON.parse` has as one JSON array. All have their bytes at once. In parts, as a network brings them, the',
    'first articles are there before the last. The kilobytes are what a page loads for it, in brotli. The memory of',
    `newsrack is ${(first.memory / first.bytes).toFixed(1)} times the bytes it has read.`,
    `Measured on ${machine()};`,
    '`npm run bench` measures it anew, `npm run bench -- FOLDERS…` on articles of your own.',
  ];
  const picture = '![Bars: how many megabytes of articles each reads in a second](docs/bench-reading.svg)';
  const readme = join(root, 'README.md');
  const text = [picture, ...tables, what.join('\n')].join('\n\n');
  writeFileSync(readme, between(readFileSync(readme, 'utf8'), 'bench', text));
}

function markdownTable({ hosts, bytes }, sizes) {
  const head = [
    '',
    ...hosts.flatMap(({ host }) => [`${short(host)}, ms`, 'MB/s', 'times ours']),
    'kB brotli',
  ];
  const rows = contestants.map(({ name }, at) => [
    name,
    ...hosts.flatMap(({ timings }) => {
      const { median, speed, times } = figures(timings[at], timings[0], bytes);
      return [ms(median), speed, times];
    }),
    kilobytes(sizes[at]),
  ]);
  return markdown([head, ...rows]);
}

const chart = ({ what, hosts, bytes }) =>
  barChart({
    title: 'From bytes to the first 20 cards, in megabytes a second',
    note: what,
    groups: hosts.map(({ host, timings }) => ({
      name: short(host),
      bars: timings.map((timing, at) => {
        const { median, speed } = figures(timing, timings[0], bytes);
        return {
          name: timing.name,
          value: bytes / median,
          label: `${speed} MB/s`,
          ours: !!contestants[at].isOurs,
        };
      }),
    })),
  });

/** @param {string[]} folders @param {{ quick?: boolean, write?: boolean }} flags */
export async function bench(folders, flags) {
  const sets =
    folders.length > 0 ? folders.map(articlesIn) : [samples({ atMost: flags.quick ? 200 : Infinity })];
  const sizes = await Promise.all(
    contestants.map(({ ships, isOurs }) => (isOurs ? ownSize() : sizeOf(ships))),
  );
  const options = flags.quick ? { rounds: 1, warmUp: false } : { rounds: ROUNDS };
  const results = [];
  for (const articles of sets) results.push(await measured(articles, sizes, options));
  if (flags.write) write(results, sizes);
}
