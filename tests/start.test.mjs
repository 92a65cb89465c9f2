// What `npm start` serves, and what it says when it can't.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join, posix } from 'node:path';
import { after, test } from 'node:test';
import { findArticles, serve } from '../scripts/serve.mjs';
import { root } from '../scripts/tools.mjs';

const folder = mkdtempSync(join(tmpdir(), 'newsrack-start-'));
after(() => rmSync(folder, { recursive: true }));

/** Makes a file in the folder of this run, and gives its path. */
function file(name, text = 'x') {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** What the server answers to a path sent as it stands (fetch would tidy it first). */
const ask = (port, path, options) =>
  new Promise((done, fail) => {
    const request = get({ port, path, host: '127.0.0.1', ...options }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      done({ status: response.statusCode, type: response.headers['content-type'], text });
    });
    request.on('error', fail);
  });

/** A script of the project and all that it imports before it runs, from the checkout's root. */
function imported(file, found = new Set()) {
  if (found.has(file) || !file.startsWith('scripts/')) return found.add(file);
  found.add(file);
  for (const [, path] of readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|\}).* from '(.+)';$/gm))
    imported(path.startsWith('.') ? posix.join(posix.dirname(file), path) : path, found);
  return found;
}

// `npm start` in a fresh clone ended with “Cannot find package”.
test('what sets up first imports nothing that has to be set up', () => {
  for (const name of ['setup', 'start', 'site', 'test']) {
    const all = [...imported(`scripts/${name}.mjs`)];
    assert.ok(all.includes('scripts/setup.mjs') && all.includes('node:path'));
    assert.deepEqual(
      all.filter((file) => !file.startsWith('node:') && !file.startsWith('scripts/')),
      [],
      name,
    );
  }
});

test('articles are found in folders, whatever their depth, in the order of their names', () => {
  const paths = ['a/2.md', 'a/1.yaml', 'a/deep/er/3.TXT', 'a/4.html', 'a/5.yml', 'a/6.markdown'].map((name) =>
    file(name),
  );
  for (const other of ['a/x.png', 'a/.hidden.md', 'a/.git/x.md', 'a/node_modules/x/README.md']) file(other);
  const alone = file('alone.unusual');
  assert.deepEqual(
    findArticles(['a', 'alone.unusual'], folder).map((path) => path.slice(folder.length + 1)),
    ['a/1.yaml', 'a/2.md', 'a/4.html', 'a/5.yml', 'a/6.markdown', 'a/deep/er/3.TXT', 'alone.unusual'],
  );
  assert.equal(findArticles([join(folder, 'a'), alone]).length, paths.length + 1);
});

test('a folder that is not there, or holds no article, is named', () => {
  mkdirSync(join(folder, 'empty'));
  assert.throws(() => findArticles(['nowhere'], folder), {
    message: `There is no file or folder ${join(folder, 'nowhere')}. Name one that holds articles: npm start -- FOLDER`,
  });
  assert.throws(() => findArticles(['empty'], folder), {
    message: `No articles in ${join(folder, 'empty')}: it has no file that ends in .md, .markdown, .html, .yaml, .yml, .txt.`,
  });
});

test('the articles are served in place of the demo’s, whatever their names', async () => {
  const article = file('odd/wh"at & <why>, ünd 100%.md', '---\ntitle: Hallo\n');
  const { port, url, close } = await serve({ folders: [join(folder, 'odd')], port: 0 });
  const page = await ask(port, '/www/');
  const text = await ask(port, `/articles/0/${encodeURIComponent(basename(article))}`);
  const next = await ask(port, '/articles/1/x.md');
  await close();
  assert.equal(url, `http://localhost:${port}/www/`);
  assert.equal(page.type, 'text/html; charset=utf-8');
  assert.deepEqual(page.text.match(/<news-rack src="(.*?)"[^>]* id="rack"/)?.[1].split(' '), [
    '/articles/0/wh%22at%20%26%20%3Cwhy%3E%2C%20%C3%BCnd%20100%25.md',
  ]);
  assert.doesNotMatch(page.text, /demo\/articles|made up/, 'nothing that is true of the demo only');
  assert.deepEqual(text, { status: 200, type: 'text/markdown; charset=utf-8', text: '---\ntitle: Hallo\n' });
  assert.equal(next.status, 404);
});

test('nothing but the pages, the modules and the articles is served', async () => {
  const { port, close } = await serve({ port: 0 });
  const status = async (path, options) => (await ask(port, path, options)).status;
  try {
    assert.equal(await status('/'), 302);
    assert.equal(await status('/www/'), 200);
    assert.equal((await ask(port, '/pkg/core/newsrack_bg.wasm')).type, 'application/wasm');
    assert.equal((await ask(port, '/www/engine.js')).type, 'text/javascript; charset=utf-8');
    for (const path of [
      '/package.json',
      '/www',
      '/www/nothing.js',
      '/www/demo',
      '/www/../package.json',
      '/www/%2e%2e/package.json',
      '/www/..%2fpackage.json',
      '/www/..%5cpackage.json',
      '/www/%00',
      '/%',
      '/pkg/../Cargo.toml',
      '/articles/0/x.md',
      '/articles/__proto__/x.md',
      '//etc/passwd',
    ]) {
      assert.equal(await status(path), path === '/www' ? 302 : 404, path);
    }
    assert.equal(await status('/www/', { method: 'POST' }), 405);
    assert.equal(await status('/www/', { headers: { host: 'evil.example' } }), 403);
  } finally {
    await close();
  }
});

test('a port that is taken is said so, and without a wish the next one is tried', async () => {
  const first = await serve({ port: 0 });
  await assert.rejects(serve({ port: first.port }), {
    message: `Port ${first.port} can't be used (EADDRINUSE). Choose another: PORT=8090 npm start`,
  });
  const [a, b] = [await serve(), await serve()];
  assert.notEqual(a.port, b.port);
  await Promise.all([first, a, b].map(({ close }) => close()));
});
