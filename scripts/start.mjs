// `npm start`: sets up, builds, and serves the demo; `npm start -- FOLDER_OR_FILES…` shows those articles instead.

import { pathToFileURL } from 'node:url';
import { findArticles, serve } from './serve.mjs';
import { setup } from './setup.mjs';

async function start(paths) {
  // Look at the arguments first: a mistyped folder should not cost a build.
  const articles = findArticles(paths, process.env.INIT_CWD ?? process.cwd());
  if (!setup({ tests: false })) throw new Error('Something is missing: see above.');
  // It imports what may have been set up just now.
  const { build } = await import('./build.mjs');
  build();
  const { url } = await serve({ articles, port: process.env.PORT && Number(process.env.PORT) });
  const what =
    paths.length === 0 ? 'the demo' : articles.length === 1 ? '1 file' : `${articles.length} files`;
  console.log(`\n  newsrack shows ${what} at ${url}\n  Ctrl-C ends it.\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  start(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
