// The benches run, and their contestants agree on what they read and count. How fast they are is not tested:
// machines differ.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { barChart } from '../bench/chart.mjs';
import { library, multiplied } from '../bench/library.mjs';
import { readQuery } from '../bench/peers.mjs';
import { filtersFor, searchesFor } from '../bench/queries.mjs';
import { judgedOver, relevanceRow } from '../bench/relevance.mjs';
import { judge, judged } from '../bench/relevance/judged.mjs';
import { between, markdown, table } from '../bench/report.mjs';
import { assertAgreement } from '../bench/search.checks.mjs';
import { root, run } from '../scripts/tools.mjs';

const NO_CORPUS = !existsSync(join(root, '..', 'shared', 'corpus')) && 'there is no ../shared/corpus';
const DEMO = join(root, 'www', 'demo', 'articles');
const bench = (...args) => run('node', ['--expose-gc', 'bench/bench.mjs', ...args]);

/** The first cells of the rows that go on with numbers. */
const rowsOf = (names, stdout) => stdout.match(new RegExp(`^(${names.join('|')})(?= +\\d|[ .\\d]+ms)`, 'gm'));

test('npm run bench -- reading --quick', () => {
  const { ok, stdout, output } = bench('reading', '--quick');
  assert.ok(ok, output);
  assert.match(stdout, /200 articles, 0\.\d MB \(.*\)\. From bytes to the first 20 cards:/);
  const names = ['newsrack', 'newsrack, in 64 KiB parts', 'JSON.parse', 'js-yaml', 'gray-matter', 'yaml'];
  assert.deepEqual(rowsOf(['Node', 'Chromium', ...names], stdout), ['Node', ...names, 'Chromium', ...names]);
  assert.match(stdout, /newsrack's memory: \d+\.\d MB, \d+\.\d\d times the bytes loaded\n$/);
});

test('npm run bench -- search --quick', () => {
  const { ok, stdout, output } = bench('search', '--quick', DEMO);
  assert.ok(ok, output);
  const names = ['newsrack', 'by hand', 'MiniSearch', 'Orama', 'FlexSearch', 'Fuse', 'lunr'];
  // The second table is of filters without words.
  const once = [...names, 'newsrack', 'by hand'];
  assert.deepEqual(rowsOf(names, stdout), [...once, ...once]);
  assert.match(stdout, /^\d+ articles, \d\.\d MB \(articles\)\. Ready:/m);
  assert.match(stdout, /How well they find is told of the articles in \.\.\/shared/);
});

test('npm run bench tells how it is used, and of a contestant that there is not', () => {
  assert.match(bench('--help').stdout, /^npm run bench .*--held /s);
  const { ok, output } = bench('search', '--only', 'google');
  assert.equal(ok, false);
  assert.match(output, /There is no contestant google\. There are: newsrack, by hand, .*, lunr\./);
});

test('contestants that do not do what is asked are caught', () => {
  const asked = {
    searches: [
      { kind: 'exact', text: 'tide' },
      { kind: 'none', text: 'xqj' },
    ],
    filters: [{ sort: 'newest' }],
  };
  const answers = [{ total: 2, facets: { topics: [{ value: 'Oceans', count: 2 }] }, timeline: [] }];
  const right = { totals: [2, 0], answers };
  const check = (...outcomes) => assertAgreement('Node', outcomes, asked);

  check(
    { name: 'newsrack', ...right },
    { name: 'by hand', ...right },
    { name: 'x', totals: [2, 9], answers: [] },
  );
  // One that had no time for the second.
  check({ name: 'newsrack', ...right }, { name: 'x', totals: [2], answers: [] });
  assert.throws(
    () => check({ name: 'newsrack', ...right, totals: [0, 0] }),
    /newsrack does not find tide in Node/,
  );
  assert.throws(
    () => check({ name: 'newsrack', ...right, totals: [2, 1] }),
    /newsrack finds in Node what is nowhere/,
  );
  const other = { name: 'by hand', totals: [2, 0], answers: [{ ...answers[0], total: 3 }] };
  assert.throws(() => check({ name: 'newsrack', ...right }, other), /newsrack and by hand differ in Node on/);
});

test('what is asked is the same every time, of every kind, and as much of each', async () => {
  const { withRelated } = await library([DEMO]);
  const searches = searchesFor(withRelated);
  assert.deepEqual(searchesFor(withRelated), searches);
  assert.ok(searches.length >= 200);
  const counts = new Map();
  for (const { kind, facets } of searches) {
    const key = `${kind} ${Boolean(facets)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  assert.deepEqual([...counts.values()], Array(18).fill(12));
  assert.ok(filtersFor(withRelated).every(({ facets, timeline }) => facets && timeline));
});

test('multiplied articles have words, links and days of their own', async () => {
  const { withRelated } = await library([DEMO]);
  const many = multiplied(withRelated, 3 * withRelated.length);
  assert.deepEqual(many.slice(0, withRelated.length), withRelated);
  assert.equal(new Set(many.map(({ link }) => link)).size, many.length);
  const copies = many.slice(withRelated.length);
  assert.equal(new Set(copies.map(({ excerpt }) => excerpt.split(' ').at(-1))).size, copies.length);
});

test('judged queries: many, misspelt ones among them, in two halves', () => {
  const queries = judged();
  const number = (isSo) => queries.filter(isSo).length;
  assert.ok(number(() => true) >= 80);
  assert.ok(number(({ kind }) => kind === 'misspelt') >= 20);
  assert.ok(number(({ half }) => half === 'held') >= 80);
  assert.equal(new Set(queries.map(({ text }) => text)).size, queries.length);
  assert.throws(() => judged(['[rare]', 'tide | 1234']), /This is not a judged query: tide \| 1234/);
  assert.throws(() => judged(['[rare]', 'tide | | | | why']), /What should come first for tide\?/);
});

test('judged queries are about articles that are there', { skip: NO_CORPUS }, async () => {
  const { articles } = await library([]);
  assert.equal(judgedOver(articles)?.length, judged().length);
  assert.equal(judgedOver(articles.slice(0, 100)), undefined);
});

test('answers are judged', () => {
  const [some, none] = judged([
    '[words]',
    'tide | aaaaaaaaaaaa | bbbbbbbbbbbb | cccccccccccc | why',
    'xqj | nothing | | | why',
  ]);
  const [a, b, c, d] = [...'abcd'].map((letter) => letter.repeat(12));
  assert.deepEqual(judge(some, [a, c]), { first: true, top: true, unwanted: true });
  assert.deepEqual(judge(some, [d, b]), { first: false, top: true, unwanted: false });
  assert.deepEqual(judge(some, [d, d, d, d, d, a]), { first: false, top: false, unwanted: false });
  assert.deepEqual(judge(some, []), { first: false, top: false, unwanted: false });
  assert.deepEqual(judge(none, []), { first: true, top: true, unwanted: false });
  assert.deepEqual(judge(none, [a]), { first: false, top: false, unwanted: true });
  const verdicts = [
    { kind: 'words', half: 'tuned', first: true, top: true, unwanted: true },
    { kind: 'misspelt', half: 'tuned', first: false, top: true, unwanted: false },
    { kind: 'misspelt', half: 'held', first: true, top: true, unwanted: false },
  ];
  assert.deepEqual(relevanceRow({ verdicts }, 'tuned'), ['50 %', '100 %', '0 %', '100 %', '1']);
});

test('quotes and minus, for those who do not know them', () => {
  assert.deepEqual(readQuery('E-prf "Two Words" -not low-code'), {
    words: ['e-prf', 'low-code'],
    phrases: ['two words'],
    without: ['not'],
  });
  assert.deepEqual(readQuery(), { words: [], phrases: [], without: [] });
});

test('results as tables and between marks', () => {
  const rows = [
    ['', 'ms'],
    ['yaml', '1,234'],
  ];
  assert.equal(table(rows), '          ms\nyaml   1,234');
  assert.equal(markdown(rows), '|  | ms |\n| --- | --: |\n| yaml | 1,234 |');
  const page = 'A\n<!-- x -->\nold\n<!-- /x -->\nB';
  assert.equal(between(page, 'x', '$1 new'), 'A\n<!-- x -->\n\n$1 new\n\n<!-- /x -->\nB');
  assert.throws(() => between(page, 'y', ''), /no <!-- y -->/);
});

test('a chart says in words what its bars show', () => {
  const bars = [
    { name: 'a & b', value: 200, label: '200 MB/s', ours: true },
    { name: 'c', value: 0.001, label: '0.001 MB/s' },
  ];
  const svg = barChart({ title: 'Speed', note: 'of <all>', groups: [{ name: 'Node', bars }] });
  assert.match(svg, /<desc>Node: a &amp; b 200 MB\/s, c 0\.001 MB\/s\.<\/desc>/);
  assert.deepEqual(svg.match(/(?<=<rect [^>]* width=")[\d.]+/g), ['544.0', '1.5']);
  assert.doesNotMatch(svg, /<all>/);

  const groups = [10, 1].map((value) => ({ name: 'Node', bars: [{ name: 'a', value, label: '' }] }));
  const apart = barChart({ title: '', note: '', groups, apart: true });
  assert.deepEqual(apart.match(/(?<=<rect [^>]* width=")[\d.]+/g), ['544.0', '544.0']);
});
