// What is published, file by file: something forgotten breaks users, something extra is theirs to download.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../scripts/tools.mjs';
import { filesIn } from '../support/files.mjs';

test('the tarball holds these files', () => {
  const listing = JSON.parse(run('npm', ['pack', '--dry-run', '--ignore-scripts', '--json']).stdout);
  const expected = [
    'CHANGELOG.md',
    'custom-elements.json',
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'README.md',
    ...filesIn('cli'),
    'package.json',
    'pkg/core/newsrack.d.ts',
    'pkg/core/newsrack.js',
    'pkg/core/newsrack_bg.wasm',
    'pkg/core/newsrack_bg.wasm.d.ts',
    'pkg/core/newsrack_bg.wasm.js',
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
  assert.deepEqual(listing[0].files.map(({ path }) => path).sort(), expected.sort());
});
