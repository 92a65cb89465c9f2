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
    'pkg/core/newsrack.d.ts',
    'pkg/core/newsrack.js',
    'pkg/core/newsrack_bg.wasm',
    'pkg/core/newsrack_bg.wasm.d.ts',
    'pkg/core/newsrack_bg.wasm.js',
    'pkg/news-rack.js',
    'pkg/newsrack.js',
    'pkg/yaml/newsrack_yaml.d.ts',
    'pkg/yaml/newsrack_yaml.js',
    'pkg/yaml/newsrack_yaml_bg.wasm',
    'pkg/yaml/newsrack_yaml_bg.wasm.d.ts',
    'pkg/yaml/newsrack_yaml_bg.wasm.js',
    'www/attributes.js',
    'www/card.js',
    'www/controls.js',
    'www/dates.js',
    'www/define.js',
    'www/dom.js',
    'www/element.js',
    'www/engine.js',
    'www/facet.js',
    'www/filters.js',
    'www/host.js',
    'www/inline.js',
    'www/keyed.js',
    'www/meta.js',
    'www/modules.js',
    'www/news-rack.d.ts',
    'www/newsrack.d.ts',
    'www/node.js',
    'www/picture.js',
    'www/related.js',
    'www/sources.js',
    'www/style.js',
    'www/texts.js',
    'www/turns.js',
    'www/url.js',
    'www/view.js',
  ]);
});
