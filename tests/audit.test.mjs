// scripts/audit.mjs: what it makes of the answers that the two tools give, and of none.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, judge, ofCargo, ofNpm } from '../scripts/audit.mjs';

const answer = (ok, value, told = '') => {
  const stdout = typeof value === 'string' ? value : JSON.stringify(value);
  return { ok, stdout, output: stdout + told };
};

const npm = (vulnerabilities, total = Object.keys(vulnerabilities).length) => ({
  auditReportVersion: 2,
  vulnerabilities,
  metadata: {
    vulnerabilities: { info: 0, low: 0, moderate: 0, high: total, critical: 0, total },
    dependencies: { prod: 1, dev: 300, optional: 40, peer: 0, peerOptional: 0, total: 300 },
  },
});
const tar = {
  name: 'tar',
  severity: 'high',
  isDirect: false,
  via: [
    { source: 1, name: 'tar', title: 'Leaves its folder', url: 'https://example.org/1', severity: 'high' },
  ],
  effects: ['pack'],
  range: '<7',
};
const pack = { name: 'pack', severity: 'high', via: ['tar'], effects: [], range: '*' };

const cargo = (list, warnings = {}, count = list.length) => ({
  database: { 'advisory-count': 900, 'last-commit': 'abc', 'last-updated': '2026-11-22T00:00:00Z' },
  lockfile: { 'dependency-count': 80 },
  settings: { target_arch: [], target_os: [], severity: null, ignore: [] },
  vulnerabilities: { found: count > 0, count, list },
  warnings,
});
const fault = {
  advisory: { id: 'RUSTSEC-2026-0001', package: 'slab', title: 'Reads beyond its end' },
  versions: { patched: ['>=0.4.13'], unaffected: [] },
  package: { name: 'slab', version: '0.4.12' },
};
const left = {
  kind: 'unmaintained',
  package: { name: 'ryu', version: '1.0.23' },
  advisory: { id: 'RUSTSEC-2026-0002', package: 'ryu', title: 'Nobody looks after it' },
};
const yanked = { kind: 'yanked', package: { name: 'itoa', version: '1.0.18' }, advisory: null };

const CLEAN = { verdict: 'clean', lines: [] };

test('nothing is found where the service says so', () => {
  assert.deepEqual(judge(answer(true, npm({})), ofNpm), CLEAN);
  assert.deepEqual(judge(answer(true, cargo([])), ofCargo), CLEAN);
});

test('what npm found is told, also where npm ends well', () => {
  const lines = ['tar: high: Leaves its folder (https://example.org/1)', 'pack: high: by tar'];
  for (const ok of [true, false]) {
    assert.deepEqual(judge(answer(ok, npm({ tar, pack })), ofNpm), { verdict: 'found', lines });
  }
});

test('what cargo-audit found is told: faults, and warnings, with which it ends well', () => {
  const found = cargo([fault], { unmaintained: [left], yanked: [yanked] });
  assert.deepEqual(judge(answer(false, found), ofCargo), {
    verdict: 'found',
    lines: [
      'slab 0.4.12: vulnerability: Reads beyond its end (RUSTSEC-2026-0001)',
      'ryu 1.0.23: unmaintained: Nobody looks after it (RUSTSEC-2026-0002)',
      'itoa 1.0.18: yanked',
    ],
  });
  const lines = ['itoa 1.0.18: yanked'];
  assert.deepEqual(judge(answer(true, cargo([], { yanked: [yanked] })), ofCargo), {
    verdict: 'found',
    lines,
  });
});

/** What judging each of these answers comes to, as one list. */
const verdicts = (cases) => cases.map(([read, given]) => judge(given, read).verdict);

test('a missing tool or service was not asked', () => {
  const refused = { message: '405 Method Not Allowed', statusCode: 405, error: { summary: '' } };
  const cases = [
    [ofNpm, answer(false, refused, '\nnpm error audit endpoint returned an error')],
    [ofNpm, answer(true, {})],
    [ofNpm, answer(true, null)],
    [ofNpm, answer(true, '')],
    [ofNpm, answer(true, '<html>')],
    [ofCargo, answer(false, '', 'error: no such command: `audit`\n\nhelp: view all')],
    [ofCargo, answer(false, '', "error: couldn't fetch advisory database")],
  ];
  assert.deepEqual(new Set(verdicts(cases)), new Set(['NOT asked']));
  assert.deepEqual(judge(...cases[0].toReversed()).lines, ['npm error audit endpoint returned an error']);
  assert.deepEqual(judge(...cases[5].toReversed()).lines, ['error: no such command: `audit`']);
});

test('an answer that is not wholly understood is not taken for a clean one', () => {
  const cases = [
    [ofNpm, answer(false, npm({}))], // It counts nothing, yet ends badly.
    [ofNpm, answer(true, npm({}, 2))], // It counts two, yet names none.
    [ofNpm, answer(true, { ...npm({}), metadata: undefined })],
    [ofNpm, answer(false, npm({ pack: { name: 'pack', severity: 'high' } }))],
    [ofNpm, answer(true, cargo([]))],
    [ofCargo, answer(false, cargo([]))],
    [ofCargo, answer(true, cargo([], {}, 1))],
    [ofCargo, answer(true, { ...cargo([]), warnings: undefined })],
    [ofCargo, answer(true, cargo([], { later: [{ of: 'another shape' }] }))],
    [ofCargo, answer(true, npm({}))],
  ];
  assert.deepEqual(new Set(verdicts(cases)), new Set(['NOT understood']));
});

test('one finding is enough to fail; what was not asked fails only with --all, and is told', () => {
  const nothing = { npm: answer(true, npm({})), cargo: answer(true, cargo([])) };
  const missing = answer(false, '', 'error: no such command: `audit`');
  const outcome = (answers, all = false) => {
    const told = [];
    const ok = audit({ all, ask: (command) => answers[command], tell: (line) => told.push(line) });
    return [ok, told];
  };
  const clean = ['package-lock.json: clean', 'Cargo.lock: clean', 'fuzz/Cargo.lock: clean'];
  assert.deepEqual(outcome(nothing, true), [true, clean]);
  const unasked = [
    clean[0],
    'Cargo.lock: NOT asked',
    '  error: no such command: `audit`',
    'fuzz/Cargo.lock: NOT asked',
    '  error: no such command: `audit`',
  ];
  assert.deepEqual(outcome({ ...nothing, cargo: missing }), [true, unasked]);
  assert.deepEqual(outcome({ ...nothing, cargo: missing }, true), [false, unasked]);
  const bad = ['package-lock.json: found', '  pack: high: by tar'];
  const found = answer(false, npm({ pack }));
  assert.deepEqual(outcome({ ...nothing, npm: found }), [false, [...bad, ...clean.slice(1)]]);
  assert.deepEqual(outcome({ cargo: missing, npm: found }), [false, [...bad, ...unasked.slice(1)]]);
  assert.equal(outcome({ ...nothing, cargo: answer(false, cargo([])) })[0], false);
});
