// What is published, file by file: something forgotten breaks users, something extra is theirs to download.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from '../../scripts/tools.mjs';

test('the tarball holds these files', () => {
  const listing = JSON.parse(run('npm', ['pack', '--dry-run', '--ignore-scripts', '--json']).stdout);
  assert.deepEqual(listing[0].files.map(({ path }) => path).sort(), [
    'CHANGELOG.md',
    'LICENSE-APACHE',
    'LICENSE-MIT',
    'README.md',
    'package.json',
  ]);
});
