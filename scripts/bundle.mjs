// The pages' half of the package in one file each, so that a page without a bundler asks for one script and not
// for twenty that import each other: pkg/news-rack.js is the element and its engine, pkg/newsrack.js the engine.
// What is only sometimes needed stays in files of its own, loaded when it is.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { cache, kilobytes, root, run } from './tools.mjs';

const BUNDLES = {
  'pkg/news-rack.js': `export { Newsrack } from './www/engine.js'; export { NewsRackElement } from './www/define.js';`,
  'pkg/newsrack.js': `export { Newsrack } from './www/engine.js';`,
};

const OPTIONS = [
  '--bundle',
  '--minify',
  '--format=esm',
  '--target=es2022',
  '--charset=utf8',
  '--log-level=warning',
  '--external:../pkg/core/newsrack_bg.wasm.js',
  '--external:../pkg/find/*',
  '--external:../pkg/yaml/*',
];

/** Bundles www/ with the glue of pkg/core, which must be built. Throws, with what esbuild said, when it can't. */
export function bundle() {
  for (const [file, entry] of Object.entries(BUNDLES)) {
    // Written aside and put in place whole, as the modules are.
    const aside = join(cache, file);
    mkdirSync(dirname(aside), { recursive: true });
    const options = { input: entry, stdio: ['pipe', 'pipe', 'pipe'] };
    const done = run('esbuild', [...OPTIONS, `--outfile=${aside}`], options);
    if (!done.ok) throw new Error(`esbuild failed for ${file}:\n${done.output}`);
    // Seen from pkg/ its files are beside the bundle: so the folder may be copied and called what one likes.
    const text = withSmallStyle(readFileSync(aside, 'utf8').replaceAll('"../pkg/', '"./'));
    if (text.includes('../')) throw new Error(`${file} would look for something outside its folder.`);
    writeFileSync(aside, text);
    renameSync(aside, join(root, file));
    console.log(
      `build: ${file} is ${kilobytes(Buffer.from(text))}, ${kilobytes(brotliCompressSync(text))} in brotli`,
    );
  }
}

/** The style is a text to esbuild, which leaves it as it is: so it is made small by itself. */
function withSmallStyle(script) {
  const [, style] = /`([^`\\]*)`/.exec(readFileSync(join(root, 'www/style.js'), 'utf8'));
  const options = { input: style, stdio: ['pipe', 'pipe', 'pipe'] };
  const { ok, stdout, output } = run('esbuild', ['--loader=css', '--minify', '--charset=utf8'], options);
  if (!ok) throw new Error(`esbuild failed for the style:\n${output}`);
  return script.replace(style, () => stdout.trim());
}
