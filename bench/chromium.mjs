// Runs the functions of a module in pages of headless Chromium.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { BROWSERS } from '../scripts/browsers.mjs';
import { root } from '../scripts/tools.mjs';

const TYPES = { '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm' };

/** The clock of a page is coarse unless nobody else can look at the page. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

/** @param {string} module a file of this folder */
export async function openChromium(module) {
  // Beside the modules it was made of, so that it finds the .wasm files.
  const own = { '/bench/bundle.mjs': await bundle(module), '/': '<!doctype html><title>bench</title>' };
  const args = [
    '--disable-gpu',
    '--disable-background-networking',
    '--enable-precise-memory-info',
    '--js-flags=--expose-gc',
  ];
  const browser = await chromium.launch({ executablePath: BROWSERS.chromium.find(), args });

  let files = own;
  // What Playwright answers itself takes so long that it would show in the times of who loads something.
  const server = createServer(({ url }, response) => {
    const body = files[url] ?? fileOf(url);
    const headers = { ...ISOLATED, 'content-type': TYPES[extname(url)] ?? 'text/html' };
    response.writeHead(body === undefined ? 404 : 200, headers).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  /**
   * In a page of its own, whose memory is free again afterwards.
   * @param {string} name of the function that the module exports
   * @param {Record<string, Uint8Array>} bytes its first argument; the second is `options`
   * @param {object} options
   */
  async function run(name, bytes, options) {
    files = { ...own };
    for (const [key, content] of Object.entries(bytes)) files[`/bytes/${key}`] = content;
    const page = await browser.newPage();
    try {
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      return await page.evaluate(runInPage, { name, keys: Object.keys(bytes), options });
    } finally {
      await page.close();
    }
  }

  async function close() {
    await browser.close();
    server.close();
  }

  return { run, version: browser.version(), close };
}

async function runInPage({ name, keys, options }) {
  const bytes = {};
  for (const key of keys)
    bytes[key] = new Uint8Array(await fetch(`/bytes/${key}`).then((response) => response.arrayBuffer()));
  const module = await import('/bench/bundle.mjs');
  return module[name](bytes, options);
}

async function bundle(module) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench', module)],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
    ...FOR_PAGES,
  });
  return outputFiles[0].text;
}

/** What makes a package for Node fit for a page. */
export const FOR_PAGES = {
  platform: 'browser',
  // gray-matter has a function that reads files; nobody calls it.
  alias: { fs: join(root, 'bench', 'nothing.mjs') },
  external: ['*.wasm.js'],
};

function fileOf(pathname) {
  try {
    return readFileSync(join(root, pathname));
  } catch {
    return undefined;
  }
}
