// The package in Node: it finds its modules beside itself.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { fetched, inline, project, tool } from './project.mjs';

test('a program opens text and bytes, and searches', () => {
  const folder = project({
    'main.js': `
      import { Newsrack } from 'newsrack';
      const sources = ${JSON.stringify([inline, fetched])};
      const rack = await Newsrack.open([{ text: sources[0], name: 'a.md' }, new TextEncoder().encode(sources[1])]);
      const all = await rack.search({ sort: 'oldest' });
      const held = await rack.search({ text: 'held' });
      console.log(JSON.stringify({
        size: rack.size,
        problems: rack.problems.length,
        total: all.total,
        held: held.cards.map((card) => card.title),
      }));
    `,
  });
  assert.deepEqual(JSON.parse(tool(folder, 'node', 'main.js')), {
    size: 2,
    problems: 0,
    total: 2,
    held: ['Held by the page'],
  });
});

test('the element’s class can be imported where there is no page', () => {
  const folder = project({
    'main.js': `import * as element from 'newsrack/element'; console.log(Object.keys(element).join());`,
  });
  assert.equal(tool(folder, 'node', 'main.js'), 'NewsRackElement\n');
});

test('bundled for Node, it still reads files', () => {
  const folder = project({
    'articles.md': fetched,
    'main.js': `
      import { Newsrack } from 'newsrack';
      const rack = await Newsrack.open(new URL('articles.md', process.argv[2]));
      console.log(rack.size, rack.problems.length);
    `,
  });
  tool(folder, 'esbuild', 'main.js', '--bundle', '--platform=node', '--format=esm', '--outfile=out/main.mjs');
  assert.equal(tool(folder, 'node', 'out/main.mjs', `${pathToFileURL(folder)}/`), '1 0\n');
});

test('its command line checks articles', () => {
  const folder = project({
    'articles/a.md': fetched,
    'articles/b.md': fetched.replace('}', ', heat: high }'),
  });
  assert.equal(
    tool(folder, 'npx', '--no-install', 'newsrack', 'check', 'articles'),
    'articles/b.md:2:77: warning: This should be a number, such as 7 or 0.5; it is left out. [bad-value]\n',
  );
});
