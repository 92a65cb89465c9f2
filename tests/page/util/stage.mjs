// A browser, and a site of its own that holds the checkout and what a test puts there.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { after, before, beforeEach } from 'node:test';
import { root } from '../../../scripts/tools.mjs';
import { launch, openPage } from '../../support/browser.mjs';

const TYPES = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.yaml': 'application/yaml',
};
const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="teal"/></svg>';

let browser;
let server;
let origin;
const answers = new Map();

before(async () => {
  browser = await launch();
  server = createServer(answer);
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${server.address().port}`;
});
// What one test puts there is nothing to the next.
beforeEach(() => answers.clear());
after(async () => {
  await browser.close();
  server.close();
  server.closeAllConnections();
});

function answer(request, response) {
  const { pathname } = new URL(request.url, origin);
  const own = answers.get(pathname);
  if (typeof own === 'function') return own(request, response);
  const {
    status = 200,
    headers = {},
    body,
  } = typeof own === 'object' ? own : { body: own ?? file(pathname) };
  if (body === undefined) return response.writeHead(404).end('nothing here');
  response
    .writeHead(status, { 'content-type': TYPES[extname(pathname)] ?? 'text/html', ...headers })
    .end(body);
}

function file(pathname) {
  try {
    return readFileSync(join(root, pathname));
  } catch {
    return undefined;
  }
}

let pages = 0;

/**
 * Opens a page with this markup in its body. `files` are what the site answers with besides the checkout: a text,
 * `{ status, headers, body }`, or a function of request and response. Pictures from elsewhere are all the same one.
 * `script` brings the element: the modules as they are, unless a test wants the bundle.
 */
export async function show(
  markup,
  { files = {}, head = '', headers = {}, script = '/www/define.js', before: prepare, ...options } = {},
) {
  for (const [path, content] of Object.entries(files)) answers.set(path, content);
  const path = `/page-${++pages}/`;
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title>${head}
    <link rel="icon" href="/icon"><script type="module" src="${script}"></script>${markup}`;
  answers.set(path, { headers, body });
  answers.set('/icon', '');
  const page = await openPage(browser, origin + path, {
    viewport: { width: 1280, height: 900 },
    ...options,
    async before(fresh) {
      await fresh.route(
        (url) => url.origin !== origin,
        (route) => route.fulfill({ contentType: 'image/svg+xml', body: PICTURE }),
      );
      await fresh.addInitScript(listen);
      await prepare?.(fresh);
    },
  });
  page.setDefaultTimeout(30_000);
  return page;
}

/** Runs in the page: keeps the names of all that the elements tell. */
function listen() {
  window.told = [];
  for (const name of ['load', 'search', 'select', 'problem'])
    document.addEventListener(`newsrack-${name}`, (event) => window.told.push([name, event.detail]));
}

/** Looks again and again until the answer is the expected one; a busy machine has time for it. */
export async function until(look, expected) {
  const end = Date.now() + 30_000;
  for (;;) {
    const seen = await look();
    try {
      return assert.deepEqual(seen, expected);
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((done) => setTimeout(done, 30));
  }
}

/** How often all that was to be loaded was there. */
export const loads = (page) => page.evaluate(() => window.told.filter(([name]) => name === 'load').length);

/** All is there, the second half of the engine too, and not only the first cards. */
export const loaded = (page) => until(async () => (await loads(page)) > 0, true);

/** The layout is there, which but for the grid is a part that comes late: until then its cards are hidden. */
export const arranged = (page, layout) =>
  until(() => page.locator('news-rack .rack').getAttribute('data-layout'), layout);

/** The titles of the cards, in their order. */
export const titles = (page) => page.locator('news-rack article a[part=link]').allTextContents();

export const status = (page) => page.locator('news-rack').getByRole('status').textContent();

/** A text without the marks that isolate its direction. */
export const bare = (text) => text?.replace(/[\u2068\u2069]/g, '');

/** The first article's card. */
export const firstCard = (page) => page.locator('news-rack article').first();
