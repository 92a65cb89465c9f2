// The bench runs, and its contestants agree on what they read. How fast they are is not tested: machines differ.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barChart } from '../bench/chart.mjs';
import { between, markdown, table } from '../bench/report.mjs';
import { run } from '../scripts/tools.mjs';

test('npm run bench -- --quick', () => {
  const { ok, stdout, output } = run('node', ['--expose-gc', 'bench/reading.mjs', '--quick']);
  assert.ok(ok, output);
  assert.match(stdout, /200 articles, 0\.\d MB \(.*\)\. From bytes to the first 20 cards:/);
  const names = ['Node', 'newsrack', 'JSON.parse', 'js-yaml', 'gray-matter', 'yaml'];
  const again = ['Chromium', ...names.slice(1)];
  assert.deepEqual(
    stdout.match(new RegExp(`^(${[...names, 'Chromium'].join('|')})(?= +\\d|[ .\\d]+ms)`, 'gm')),
    [...names, ...again],
  );
  assert.match(stdout, /newsrack's memory: \d+\.\d MB, \d+\.\d\d times the bytes loaded\n$/);
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
});
