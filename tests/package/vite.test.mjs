import { test } from 'node:test';
import { background, fetched, host, page, project, showsCards, tool } from './project.mjs';

const files = {
  'index.html': page('<script type="module" src="main.js"></script>'),
  'main.js': `import 'newsrack/define';`,
  'public/articles.md': fetched,
};

test('Vite: the page that it builds shows cards', async () => {
  const folder = project(files);
  tool(folder, 'vite', 'build');
  const { url, stop } = await host(`${folder}/dist`);
  await showsCards(url).finally(stop);
});

test('Vite: the page of its dev server shows cards', async () => {
  const folder = project(files);
  const { found, stop } = await background(folder, /http:\/\/localhost:\d+\//, 'vite', '--port', '0');
  await showsCards(found[0]).finally(stop);
});
