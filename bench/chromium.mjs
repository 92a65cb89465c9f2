// Runs the functions of a module in pages of headless Chromium.

import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { BROWSERS } from '../scripts/browsers.mjs';
import { root } from '../scripts/tools.mjs';

const ORIGIN = 'http://localhost';
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

  /**
   * In a page of its own, whose memory is free again afterwards.
   * @param {string} name of the function that the module exports
   * @param {Record<string, Uint8Array>} bytes its first argument; the second is `options`
   * @param {object} options
   */
  async function run(name, bytes, options) {
    const files = { ...own };
    for (const [key, content] of Object.entries(bytes)) files[`/bytes/${key}`] = Buffer.from(content);
    const page = await browser.newPage();
    try {
      await page.route('**/*', (route) => {
        const { pathname } = new URL(route.request().url());
        const body = files[pathname] ?? fileOf(pathname);
        if (body === undefined) return route.fulfill({ status: 404 });
        return route.fulfill({
          body,
          contentType: TYPES[extname(pathname)] ?? 'text/html',
          headers: ISOLATED,
        });
      });
      await page.goto(`${ORIGIN}/`);
      return await page.evaluate(runInPage, { name, keys: Object.keys(bytes), options });
    } finally {
      await page.close();
    }
  }

  return { run, version: browser.version(), close: () => browser.close() };
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
