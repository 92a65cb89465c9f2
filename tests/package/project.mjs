// Fresh projects that use newsrack as its users do: from the packed tarball, installed by npm.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { after } from 'node:test';
import { root, run, toolEnv } from '../../scripts/tools.mjs';
import { launch, openPage } from '../support/browser.mjs';

const temporary = mkdtempSync(join(tmpdir(), 'newsrack-package-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

/** Packs the package as publishing would, and gives the tarball's path. */
export function pack() {
  tool(root, 'npm', 'pack', '--ignore-scripts', '--pack-destination', temporary);
  return join(
    temporary,
    readdirSync(temporary).find((name) => name.endsWith('.tgz')),
  );
}

/** Makes a project of these files, with the package installed in it, and gives its folder. */
export function project(files) {
  const tarball = pack();
  const folder = mkdtempSync(join(temporary, 'project-'));
  write(folder, { 'package.json': '{ "private": true, "type": "module" }', ...files });
  tool(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball);
  return folder;
}

function write(folder, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/**
 * Runs a program in a project's folder to its end; gives what it printed. Bundlers come from the checkout's
 * packages: each project would only install the same again.
 */
export function tool(folder, command, ...args) {
  const done = run(command, args, { cwd: folder });
  assert.ok(done.ok, `${command} ${args.join(' ')}:\n${done.output}`);
  return done.stdout;
}

/** Starts a program that keeps running, and waits until it has printed something that matches. */
export async function background(folder, pattern, command, ...args) {
  const env = { ...toolEnv(), NO_COLOR: '1' }; // Colours would stand in the middle of what is waited for.
  const child = spawn(command, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const found = await new Promise((done, fail) => {
    const look = (text) => {
      output += text;
      const match = pattern.exec(output);
      if (match) done(match);
    };
    child.stdout.setEncoding('utf8').on('data', look);
    child.stderr.setEncoding('utf8').on('data', look);
    child.on('error', fail);
    child.on('close', () => fail(new Error(`${command} ${args.join(' ')} ended:\n${output}`)));
  });
  return { found, stop: () => child.kill() };
}

/** A static host: files as they are, nothing else. */
export async function host(folder) {
  const types = {
    '.css': 'text/css',
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.wasm': 'application/wasm',
    '.md': 'text/markdown',
    '.svg': 'image/svg+xml',
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://host').pathname;
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://localhost:${server.address().port}/`, stop };
}

/** One article that the page holds and one that it fetches; the second needs the general YAML parser. */
export const inline = '---\ntitle: Held by the page\nwebUrl: https://example.org/inline\n---\n';
export const fetched = '---\n{ title: Fetched by the page, webUrl: "https://example.org/fetched" }\n---\n';

export const page = (script) => `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>A page</title>
  <link rel="icon" href="data:,">
  <news-rack id="inline"><script type="application/yaml">
${inline}</script></news-rack>
  <news-rack id="fetched" src="articles.md"></news-rack>
  ${script}
</html>
`;

/**
 * Opens the page in Chromium: both racks show their card, and nothing was complained about.
 * Gives the paths of everything that the page loaded.
 */
export async function showsCards(url) {
  const browser = await launch();
  try {
    const opened = await openPage(browser, url);
    const links = {};
    for (const id of ['inline', 'fetched']) {
      const link = opened
        .locator(`#${id}`)
        .getByRole('link', { name: `${id === 'inline' ? 'Held' : 'Fetched'} by the page` });
      try {
        await link.first().waitFor({ timeout: 20_000 });
      } catch {
        const shown = await opened.locator(`#${id}`).evaluate((element) => element.shadowRoot?.textContent);
        assert.fail(`#${id} has no card, but “${shown}”. The page says: ${opened.complaints.join('\n')}`);
      }
      links[id] = await link.first().getAttribute('href');
    }
    assert.deepEqual(links, { inline: 'https://example.org/inline', fetched: 'https://example.org/fetched' });
    assert.deepEqual(opened.complaints, []);
    return await opened.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
    );
  } finally {
    await browser.close();
  }
}
