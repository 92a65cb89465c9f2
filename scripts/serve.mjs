// A small static server for this machine only: www/ and pkg/ of the checkout, and the articles named to it.

import { createReadStream, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, extname, join, resolve, sep } from 'node:path';
import { root } from './tools.mjs';

const ARTICLE = new Set(['.md', '.markdown', '.html', '.yaml', '.yml', '.txt']);

const TYPES = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.markdown': 'text/markdown; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.yaml': 'application/yaml',
  '.yml': 'application/yaml',
};

/** The files of articles that the paths name, folders walked to their ends. Throws where there are none. */
export function findArticles(paths, from = process.cwd()) {
  return paths.flatMap((path) => {
    const place = resolve(from, path);
    const is = statSync(place, { throwIfNoEntry: false });
    if (!is)
      throw new Error(
        `There is no file or folder ${place}. Name one that holds articles: npm start -- FOLDER`,
      );
    if (is.isFile()) return [place];
    const found = walk(place);
    if (found.length > 0) return found;
    throw new Error(`No articles in ${place}: it has no file that ends in ${[...ARTICLE].join(', ')}.`);
  });
}

/** Every article in a folder, in the order of their names; hidden folders and packages are not looked into. */
function walk(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
    const is = entry.isSymbolicLink() ? statSync(path, { throwIfNoEntry: false }) : entry;
    // A linked folder could lead back to where it is: only linked files are followed.
    if (is?.isDirectory()) return entry.isSymbolicLink() ? [] : walk(path);
    return is?.isFile() && ARTICLE.has(extname(path).toLowerCase()) ? [path] : [];
  });
}

/**
 * Serves the pages, with `articles` (paths of files) in place of the demo's when there are any.
 * Without a port it takes the first free one from 8080 on; 0 takes any.
 */
export async function serve({ articles = [], folders = [], port } = {}) {
  const shown = [...articles, ...findArticles(folders)];
  const server = createServer((request, response) => answer(request, response, shown));
  const bound = await listen(server, port);
  return {
    url: `http://localhost:${bound}/www/`,
    port: bound,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

async function listen(server, wanted) {
  for (let port = wanted ?? 8080; ; port++) {
    try {
      await new Promise((done, fail) => {
        server.once('error', fail);
        server.listen(port, '127.0.0.1', done);
      });
      return server.address().port;
    } catch (error) {
      if (error.code === 'EADDRINUSE' && wanted === undefined && port < 8180) continue;
      throw new Error(`Port ${port} can't be used (${error.code}). Choose another: PORT=8090 npm start`, {
        cause: error,
      });
    }
  }
}

function answer(request, response, articles) {
  const end = (status, text) => {
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(text);
  };
  // A page elsewhere can point a name of its own at this machine; the articles are not for it.
  const host = request.headers.host?.replace(/:\d+$/, '');
  if (!['localhost', '127.0.0.1', '[::1]'].includes(host)) return end(403, 'Open it as localhost.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(405, 'Only GET and HEAD.');

  const path = pathOf(request.url);
  if (path === '/' || path === '/www') {
    response.writeHead(302, { location: '/www/' });
    return response.end();
  }
  const file = path && fileOf(path, articles);
  const is = file && statSync(file, { throwIfNoEntry: false });
  if (!is?.isFile()) return end(404, 'Not found.');

  const head = {
    'content-type': TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'cache-control': 'no-cache',
  };
  if (file === join(root, 'www', 'index.html') && articles.length > 0) {
    response.writeHead(200, head);
    return response.end(withArticles(readFileSync(file, 'utf8'), articles));
  }
  response.writeHead(200, { ...head, 'content-length': is.size });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** The decoded path of a request's address, or undefined if it is not one. */
function pathOf(url) {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*/s, ''));
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined; // Not percent-encoded text: there is no such file.
  }
}

/** The file that a path stands for: an article by its number, or something under www/ or pkg/, never outside. */
function fileOf(path, articles) {
  const article = /^\/articles\/(\d+)\//.exec(path);
  if (article) return articles[article[1]];
  const file = resolve(root, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  return ['www', 'pkg'].some((folder) => file.startsWith(join(root, folder) + sep)) ? file : undefined;
}

/** The page with the addresses of the articles as the `src` of its rack, and without what it says of the demo's. */
function withArticles(html, articles) {
  const src = articles.map((file, n) => `/articles/${n}/${encodeURIComponent(basename(file))}`).join(' ');
  const rack = /(<news-rack\b[^>]*\bid="rack"[^>]*>).*?<\/news-rack>/s;
  if (!rack.test(html))
    throw new Error('www/index.html has no <news-rack id="rack"> to show the articles in.');
  const filled = (tag) =>
    tag.replace(/\ssrc="[^"]*"/, '').replace('<news-rack', () => `<news-rack src="${escape(src)}"`);
  return html.replace(rack, (_, tag) => `${filled(tag)}</news-rack>`).replace(/<footer>.*?<\/footer>/s, '');
}

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
