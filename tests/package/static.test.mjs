// No bundler at all: the package's folder put on a static host, and a script tag.

import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { test } from 'node:test';
import { fetched, host, page, project, showsCards } from './project.mjs';

test('a script tag is enough, wherever the folder of the bundle has been put', async () => {
  const folder = project({
    'index.html': page('<script type="module" src="scripts/rack/news-rack.js"></script>'),
    'articles.md': fetched,
  });
  cpSync(`${folder}/node_modules/newsrack/pkg`, `${folder}/scripts/rack`, { recursive: true });
  const { url, stop } = await host(folder);
  const loaded = await showsCards(url).finally(stop);
  assert.deepEqual(
    // A machine that is slow shows how far it is.
    loaded.filter((path) => !path.endsWith('/progress.js')).sort(),
    [
      '/articles.md',
      '/scripts/rack/core/newsrack_bg.wasm',
      '/scripts/rack/core/newsrack_rest.wasm',
      '/scripts/rack/news-rack.js',
      '/scripts/rack/yaml/newsrack_yaml.js',
      '/scripts/rack/yaml/newsrack_yaml_bg.wasm',
    ],
    'the parser only because an article needs it',
  );
});

test('so is one for the modules as they are', async () => {
  const folder = project({
    'index.html': page('<script type="module" src="node_modules/newsrack/www/define.js"></script>'),
    'articles.md': fetched,
  });
  const { url, stop } = await host(folder);
  const loaded = await showsCards(url).finally(stop);
  assert.deepEqual(
    loaded.filter((path) => path.includes('/pkg/')).sort(),
    [
      '/node_modules/newsrack/pkg/core/newsrack.js',
      '/node_modules/newsrack/pkg/core/newsrack_bg.wasm',
      '/node_modules/newsrack/pkg/core/newsrack_rest.wasm',
      '/node_modules/newsrack/pkg/yaml/newsrack_yaml.js',
      '/node_modules/newsrack/pkg/yaml/newsrack_yaml_bg.wasm',
    ],
    'the modules as files, and not a second time as text',
  );
});
