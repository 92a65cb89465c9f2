// esbuild does not follow `new URL('x.wasm', import.meta.url)`: the modules arrive as JavaScript instead.

import { test } from 'node:test';
import { fetched, host, page, project, showsCards, tool } from './project.mjs';

for (const [how, ...options] of [
  ['in one file', '--outfile=main.js'],
  ['in chunks', '--splitting', '--outdir=.'],
]) {
  test(`esbuild: the page that it bundles ${how} shows cards`, async () => {
    const folder = project({
      'index.html': page('<script type="module" src="main.js"></script>'),
      'articles.md': fetched,
      'src/main.js': `import 'newsrack/define';`,
    });
    tool(folder, 'esbuild', 'src/main.js', '--bundle', '--minify', '--format=esm', ...options);
    const { url, stop } = await host(folder);
    await showsCards(url).finally(stop);
  });
}
