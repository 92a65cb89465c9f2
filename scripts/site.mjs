// The pages of www/ as a folder to be put on any static host, at any path: `npm run site`, or `npm run site -- FOLDER`
// for another than site/. There they use the bundle, so that a reader waits for one script and not for forty.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setup } from './setup.mjs';
import { root } from './tools.mjs';

const www = join(root, 'www');
const BUNDLE = 'pkg/news-rack.js';

/** Writes the site into a folder, which is emptied before. The bundle must be built. */
export function writeSite(folder) {
  if (existsSync(folder) && !existsSync(join(folder, BUNDLE)) && readdirSync(folder).length > 0)
    throw new Error(`${folder} holds something else than a site; name another folder.`);
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['demo', 'site']) cpSync(join(www, part), join(folder, part), { recursive: true });
  cpSync(join(root, 'pkg'), join(folder, 'pkg'), {
    recursive: true,
    filter: (path) => !/\.(d\.ts|built-from|names)$/.test(path),
  });

  const home = readFileSync(join(www, 'index.html'), 'utf8');
  const script = 'src="define.js"';
  if (!home.includes(script)) throw new Error(`www/index.html has no ${script}.`);
  writeFileSync(join(folder, 'index.html'), home.replace(script, `src="${BUNDLE}"`));
  writeFileSync(join(folder, 'site/newsrack.js'), `export * from '../${BUNDLE}';\n`);
  for (const file of modules(folder)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(www, file), join(folder, file));
  }
}

/** What the site's own scripts import of www/. */
function modules(folder) {
  const found = new Set(
    readdirSync(join(folder, 'site'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => `site/${name}`),
  );
  const own = new Set([...found, BUNDLE]);
  for (const file of found) {
    if (file === BUNDLE || file === 'site/newsrack.js') continue;
    for (const [, path] of readFileSync(join(www, file), 'utf8').matchAll(/^import .* from '(\..+)';$/gm))
      found.add(posix.join(posix.dirname(file), path));
  }
  return [...found].filter((file) => !own.has(file));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    if (!setup({ tests: false })) throw new Error('Something is missing: see above.');
    // It imports what may have been set up just now.
    const { build } = await import('./build.mjs');
    build();
    const folder = resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2] ?? join(root, 'site'));
    writeSite(folder);
    console.log(`site: ${folder} can be put on any static host`);
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
