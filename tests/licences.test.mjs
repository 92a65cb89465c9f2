// THIRD-PARTY.md: what is linked into the modules, and under which licence.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { metadata } from '../scripts/crates.mjs';
import { LICENCES, licences, linked, taken } from '../scripts/licences.mjs';
import { root } from '../scripts/tools.mjs';

test('it is as `node scripts/licences.mjs` writes it', () => {
  const text = readFileSync(join(root, LICENCES), 'utf8');
  assert.ok(text === licences(), `${LICENCES} is old: run node scripts/licences.mjs`);
});

test('what only runs in the compiler is not linked, and what is needed over two steps is', () => {
  const names = linked(metadata('yaml')).map(({ name }) => name);
  assert.deepEqual(
    ['yaml_serde', 'libyaml-rs', 'syn', 'serde_derive', 'newsrack'].filter((name) => names.includes(name)),
    ['yaml_serde', 'libyaml-rs'],
  );
});

test('all of it comes from crates.io, by the hash in Cargo.lock', () => {
  const foreign = metadata('yaml').packages.filter(({ name }) => name !== 'newsrack');
  assert.ok(foreign.length > 20);
  for (const { name, source } of foreign) {
    assert.equal(source, 'registry+https://github.com/rust-lang/crates.io-index', name);
  }
  const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8').split('[[package]]').slice(1);
  const unknown = lock.filter((entry) => !/^checksum = "[0-9a-f]{64}"$/m.test(entry));
  assert.deepEqual(
    unknown.map((entry) => /name = "(.+)"/.exec(entry)[1]),
    ['newsrack'],
  );
});

test('a licence that is not on the list is refused', () => {
  const of = (license) => taken({ name: 'x', license }).map(({ licence }) => licence);
  assert.deepEqual(of('MIT OR Apache-2.0'), ['Apache-2.0']);
  assert.deepEqual(of('MIT OR GPL-3.0-only'), ['MIT']);
  assert.deepEqual(of('(MIT OR Apache-2.0) AND Unicode-3.0'), ['Apache-2.0', 'Unicode-3.0']);
  const refused = [
    'GPL-3.0-only',
    'MIT AND GPL-3.0-only',
    'MIT-0',
    'Apache-2.0 WITH LLVM-exception',
    '',
    null,
  ];
  for (const license of refused) {
    assert.throws(() => of(license), /^Error: x has .*; scripts\/licences\.mjs does not allow /, license);
  }
});
