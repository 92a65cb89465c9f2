// The results of searching: for the terminal, and for README.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../scripts/tools.mjs';
import { barChart } from './chart.mjs';
import { quantile } from './measure.mjs';
import { percent, RELEVANCE_HEAD, relevanceRow, share } from './relevance.mjs';
import { between, count, kilobytes, machine, markdown, ms, short, table } from './report.mjs';

const README = join(root, 'README.md');
const PICTURE = join(root, 'docs', 'bench-search.svg');

const p = (samples, part) =>
  quantile(
    samples.map(({ time }) => time).sort((a, b) => a - b),
    part,
  );

/** A time, and how many times ours it is. */
const against = (time, ours) => [ms(time), count(Number((time / ours).toPrecision(2)))];

/** What is said of a contestant, against the first. */
function figures({ ready, searches, filters }, [ours]) {
  return {
    ready: against(quantile(ready, 0.5), quantile(ours.ready, 0.5)),
    p50: against(p(searches, 0.5), p(ours.searches, 0.5)),
    p99: against(p(searches, 0.99), p(ours.searches, 0.99)),
    asked: searches.length,
    filters:
      filters.length > 0 && [0.5, 0.99].flatMap((part) => against(p(filters, part), p(ours.filters, part))),
  };
}

export function printSpeed({ what, hosts, contestants, searches, weights }) {
  console.log(
    `\n${what}. Ready: until the first search is answered. Then ${searches.length} searches, until 20 cards`,
  );
  console.log('are objects with highlights; half of them with counts and a timeline, from those who can:');
  for (const { host, outcomes } of hosts) {
    const all = outcomes.map((outcome) => figures(outcome, outcomes));
    const rows = all.map(({ ready, p50, p99, asked }, at) => [
      outcomes[at].name,
      ...ready,
      ...p50,
      ...p99,
      (outcomes[at].memory / 1e6).toFixed(1),
      kilobytes(weights[at]),
      asked === searches.length ? 'all' : `${asked}`,
      contestants[at].lacks ?? '',
    ]);
    const head = [
      host,
      'ready, ms',
      'times',
      'p50, ms',
      'times',
      'p99, ms',
      'times',
      'MB',
      'kB brotli',
      'asked',
      'without',
    ];
    console.log(`\n${table([head, ...rows])}`);
    const [{ ready, first }] = outcomes;
    console.log(
      `newsrack reads in ${ms(quantile(ready, 0.5) - quantile(first, 0.5))} ms; its first search takes ${ms(quantile(first, 0.5))}.`,
    );
    const filtered = all.flatMap(({ filters }, at) => (filters ? [[outcomes[at].name, ...filters]] : []));
    console.log(`\n${table([['no words', 'p50, ms', 'times', 'p99, ms', 'times'], ...filtered])}`);
  }
}

/** For each kind of query, how long each took, and how many of them found anything. */
export function printKinds({ hosts, searches }) {
  const kinds = [...new Set(searches.map(({ kind }) => kind))];
  for (const { host, outcomes } of hosts) {
    const cell = ({ searches: samples, totals }, kind) => {
      const ofKind = samples.filter(({ at }) => searches[at].kind === kind);
      const found = ofKind.filter(({ at }) => totals[at] > 0).length;
      return ofKind.length > 0 ? `${ms(p(ofKind, 0.99))} ms, ${percent((100 * found) / ofKind.length)}` : '–';
    };
    const rows = kinds.map((kind) => [kind, ...outcomes.map((outcome) => cell(outcome, kind))]);
    console.log(`\n${table([[`${short(host)}: p99, found`, ...outcomes.map(({ name }) => name)], ...rows])}`);
  }
}

/** @param {import('./relevance.mjs').Judgement[] | undefined} judgements */
export function printRelevance(judgements, { held, kinds }) {
  if (!judgements)
    return console.log(
      '\nHow well they find is told of the articles in ../shared, for which there are judged queries.',
    );
  for (const half of held ? ['tuned', 'held'] : ['tuned']) {
    const rows = judgements.map((judgement) => [judgement.name, ...relevanceRow(judgement, half)]);
    const number = judgements[0].verdicts.filter((verdict) => verdict.half === half).length;
    console.log(`\n${table([[`${number} judged, ${half}`, ...RELEVANCE_HEAD], ...rows])}`);
    if (kinds) printRelevanceByKind(judgements, half);
  }
}

function printRelevanceByKind(judgements, half) {
  const kinds = [...new Set(judgements[0].verdicts.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => [
    kind,
    ...judgements.map(({ verdicts }) =>
      percent(
        share(
          verdicts.filter((verdict) => verdict.kind === kind && verdict.half === half),
          'first',
        ),
      ),
    ),
  ]);
  console.log(`\n${table([['right first', ...judgements.map(({ name }) => name)], ...rows])}`);
  const wrong = judgements[0].verdicts.filter((verdict) => verdict.half === half && !verdict.first);
  console.log(`\nnot right first by ${judgements[0].name}: ${wrong.map(({ text }) => text).join(' | ')}`);
}

/** Puts them into README.md and the picture beside it. */
export function writeResults(results, judgements, { held }) {
  const large = results.at(-1);
  writeFileSync(PICTURE, chart(large, judgements));
  const parts = [
    '![Bars: how long one search in a hundred takes at least](docs/bench-search.svg)',
    ...results.map((result) => `${result.what}:\n\n${markdownTable(result)}`),
    [
      'Ready is from bytes (newsrack) or objects (the others) to the answer of the first search. Then',
      `${large.searches.length} searches (words, beginnings, misspellings, phrases; half of them with counts and a timeline, from those`,
      'who can), until 20 cards are objects with highlights: half take longer than p50, one in a hundred longer than p99.',
      ...large.contestants.flatMap(({ name, lacks }) => (lacks ? [`${name} is without ${lacks}.`] : [])),
    ].join('\n'),
  ];
  for (const half of judgements ? (held ? ['tuned', 'held'] : ['tuned']) : []) {
    const rows = judgements.map((judgement) => [judgement.name, ...relevanceRow(judgement, half)]);
    parts.push(`Of the judged queries, ${half}:\n\n${markdown([['', ...RELEVANCE_HEAD], ...rows])}`);
  }
  parts.push(`Measured on ${machine()};\n\`npm run bench -- search\` measures it anew.`);
  writeFileSync(README, between(readFileSync(README, 'utf8'), 'bench-search', parts.join('\n\n')));
}

function markdownTable({ hosts, contestants, searches, weights }) {
  const head = [
    '',
    ...hosts.flatMap(({ host }) => [
      `${short(host)}: ready, ms`,
      'times ours',
      'p50, ms',
      'p99, ms',
      'times ours',
    ]),
  ];
  const rows = contestants.map(({ name }, at) => [
    name,
    ...hosts.flatMap(({ outcomes }) => {
      const { ready, p50, p99, asked } = figures(outcomes[at], outcomes);
      const part = asked === searches.length ? '' : ` (of ${asked})`;
      return [...ready, p50[0], `${p99[0]}${part}`, p99[1]];
    }),
    kilobytes(weights[at]),
  ]);
  const filtered = contestants.flatMap(({ name }, at) =>
    hosts.every(({ outcomes }) => outcomes[at].filters.length > 0)
      ? [
          [
            `${name}, no words`,
            ...hosts.flatMap(({ outcomes }) => {
              const [p50, , p99, times] = figures(outcomes[at], outcomes).filters;
              return ['', '', p50, p99, times];
            }),
            '',
          ],
        ]
      : [],
  );
  return markdown([[...head, 'kB brotli'], ...rows, ...filtered]);
}

function chart({ what, hosts }, judgements) {
  const slow = hosts.map(({ host, outcomes }) => ({
    name: `${short(host)}: one search in a hundred takes longer`,
    bars: outcomes.map((outcome, at) => {
      const {
        p99: [time, times],
      } = figures(outcome, outcomes);
      return {
        name: outcome.name,
        value: p(outcome.searches, 0.99),
        label: at === 0 ? `${time} ms` : `${time} ms, ${times} ×`,
        ours: at === 0,
      };
    }),
  }));
  const right = judgements && {
    name: 'Right first, of the judged queries',
    bars: judgements.map(({ name, verdicts }, at) => {
      const value = share(
        verdicts.filter(({ half }) => half === 'tuned'),
        'first',
      );
      return { name, value, label: percent(value), ours: at === 0 };
    }),
  };
  return barChart({
    title: 'Searching',
    note: what,
    groups: [...slow, ...(right ? [right] : [])],
    apart: true,
  });
}
