// What is published, file by file: something forgotten breaks users, something extra is theirs to download.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { root, run } from '../../scripts/tools.mjs';
import { filesIn } from '../support/files.mjs';

const [{ files }] = JSON.parse(run('npm', ['pack', '--dry-run', '--ignore-scripts', '--json']).stdout);
const published = files.map(({ path }) => path);

test('the tarball holds these files', () => {
  const expected = [
    'CHANGELOG.md',
    'custom-elements.json',
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'README.md',
    'THIRD-PARTY.md',
    ...filesIn('cli'),
    'package.json',
    'pkg/core/newsrack.d.ts',
    'pkg/core/newsrack.js',
    'pkg/core/newsrack_bg.wasm',
    'pkg/core/newsrack_bg.wasm.d.ts',
    'pkg/core/newsrack_bg.wasm.js',
    'pkg/core/newsrack_rest.wasm',
    'pkg/core/newsrack_rest.wasm.d.ts',
    'pkg/core/newsrack_rest.wasm.js',
    'pkg/find/newsrack_find.d.ts',
    'pkg/find/newsrack_find.js',
    'pkg/find/newsrack_find_bg.wasm',
    'pkg/find/newsrack_find_bg.wasm.d.ts',
    'pkg/find/newsrack_find_bg.wasm.js',
    'pkg/news-rack.css',
    'pkg/news-rack.js',
    'pkg/newsrack.js',
    ...filesIn('pkg/parts'),
    'pkg/yaml/newsrack_yaml.d.ts',
    'pkg/yaml/newsrack_yaml.js',
    'pkg/yaml/newsrack_yaml_bg.wasm',
    'pkg/yaml/newsrack_yaml_bg.wasm.d.ts',
    'pkg/yaml/newsrack_yaml_bg.wasm.js',
    ...filesIn('www').filter((file) => /^(?!www\/(site|demo)\/).*\.(js|d\.ts)$/.test(file)),
  ];
  assert.deepEqual(published.toSorted(), expected.toSorted());
});

test('none of them names a folder of the machine that built it', () => {
  const folders = [root, `${homedir()}/`, `${process.env.CARGO_HOME ?? homedir()}/`, '.cargo/registry'];
  for (const file of published) {
    const text = readFileSync(join(root, file), 'latin1');
    for (const folder of folders) assert.ok(!text.includes(folder), `${file} names ${folder}`);
  }
});
