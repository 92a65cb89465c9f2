import { test } from 'node:test';
import { fetched, host, page, project, showsCards, tool } from './project.mjs';

for (const mode of ['production', 'development']) {
  test(`webpack: the page that it builds for ${mode} shows cards`, async () => {
    const folder = project({
      'dist/index.html': page('<script src="main.js"></script>'),
      'dist/articles.md': fetched,
      'src/index.js': `import 'newsrack/define';`,
    });
    tool(folder, 'webpack', '--mode', mode);
    const { url, stop } = await host(`${folder}/dist`);
    await showsCards(url).finally(stop);
  });
}
