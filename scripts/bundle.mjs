// The pages' half of the package in one file each, so that a page without a bundler asks for one script and not
// for twenty that import each other: pkg/news-rack.js is the element and its engine, pkg/newsrack.js the engine.
// What www/ imports dynamically is needed only sometimes: it becomes a file of its own in pkg/parts, with its own
// copy of the small things that it shares with the element. So a part may not hold any state. pkg/news-rack.css is the
// style of it all, for cards that were rendered beforehand.

import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { cache, kilobytes, root, run } from './tools.mjs';

const BUNDLES = {
  'pkg/news-rack.js': `export { Newsrack } from './www/engine.js'; export { NewsRackElement } from './www/define.js';`,
  'pkg/newsrack.js': `export { Newsrack } from './www/engine.js';`,
};

const STYLE = 'pkg/news-rack.css';

const OPTIONS = [
  '--bundle',
  '--minify',
  '--format=esm',
  '--target=es2022',
  '--charset=utf8',
  '--log-level=warning',
];

/** What is of use only with scripts is not there without. */
const RENDERED = '@media (scripting: none) { .rendered :is(.controls, .chips, button) { display: none } }';

/** Bundles www/ with the glue of pkg/core, which must be built. Throws, with what esbuild said, when it can't. */
export function bundle() {
  const styles = scripts('www').filter((file) => /^www\/style\b/.test(file));
  const parts = dynamicImports().filter((path) => path.startsWith('www/'));
  const external = [...parts, 'pkg/core/*.wasm.js', 'pkg/find/*', 'pkg/yaml/*'];
  const files = { ...BUNDLES };
  for (const part of parts) files[partOf(part)] = `export * from './${part}';`;

  rmSync(join(root, 'pkg/parts'), { recursive: true, force: true });
  mkdirSync(join(root, 'pkg/parts'));
  for (const [file, entry] of Object.entries(files)) {
    const aside = join(cache, file);
    mkdirSync(dirname(aside), { recursive: true });
    const outside = external.filter((path) => partOf(path) !== file).map((path) => `--external:./${path}`);
    const done = run('esbuild', [...OPTIONS, ...outside, `--outfile=${aside}`], {
      input: entry,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    if (!done.ok) throw new Error(`esbuild failed for ${file}:\n${done.output}`);
    const script = withinFolder(withSmallStyles(readFileSync(aside, 'utf8'), styles), file);
    put(file, BUNDLES[file] ? smaller(script, file) : script);
  }
  put(STYLE, small([...styles.flatMap(stylesIn), RENDERED].join(''), STYLE));
  tell(parts);
}

/** What every page loads is worth a second tool, which takes another 3 % from it. */
function smaller(script, file) {
  const options = ['--module', '--ecma', '2022', '--compress', 'passes=3', '--mangle'];
  const done = run('terser', options, { input: script, stdio: ['pipe', 'pipe', 'pipe'] });
  if (!done.ok) throw new Error(`terser failed for ${file}:\n${done.output}`);
  return done.stdout;
}

/** Writes a file aside and puts it in place whole, as the modules are. */
function put(file, text) {
  const aside = join(cache, file);
  writeFileSync(aside, text);
  mkdirSync(join(root, dirname(file)), { recursive: true });
  renameSync(aside, join(root, file));
}

/** Says how large the files have become. */
function tell(parts) {
  const read = (file) => readFileSync(join(root, file));
  const packed = (file) => brotliCompressSync(read(file));
  for (const file of [...Object.keys(BUNDLES), STYLE])
    console.log(`build: ${file} is ${kilobytes(read(file))}, ${kilobytes(packed(file))} in brotli`);
  const sizes = parts.map((part) => packed(partOf(part))).sort((a, b) => a.length - b.length);
  const [least, most] = [sizes[0], sizes.at(-1)].map(kilobytes);
  console.log(`build: pkg/parts has ${parts.length} files, ${least} to ${most} in brotli`);
}

const scripts = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => posix.join(folder, name))
    .filter((name) => name.endsWith('.js') && !/^www\/(demo|site)\//.test(name))
    .sort();

/** The files that those of www/ import dynamically, from the checkout's root. */
export function dynamicImports() {
  const found = scripts('www').flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bimport\('(\.[^']+)'\)/g)].map(([, path]) =>
      posix.join(posix.dirname(file), path),
    ),
  );
  return [...new Set(found)].sort();
}

/** Where the bundle of a part is. */
const partOf = (source) => source.replace(/^www\//, 'pkg/parts/');

/**
 * Other files are named as seen from the bundle, and all of them are in its folder: so that may be copied and
 * called what one likes.
 */
function withinFolder(text, file) {
  const named = text.replace(/"(?:\.\.\/)+((?:www|pkg)\/[^"]+)"/g, (_, source) => {
    const target = posix.relative(dirname(file), partOf(source));
    return JSON.stringify(target.startsWith('.') ? target : `./${target}`);
  });
  const lost = [...named.matchAll(/"((?:\.\.\/)+[^"]*)"/g)].find(
    ([, path]) => !posix.join(dirname(file), path).startsWith('pkg/'),
  );
  if (lost) throw new Error(`${file} would look for ${lost[1]}, outside its folder.`);
  return named;
}

/** A style is a text to esbuild, which leaves it as it is: so it is made small by itself. */
function withSmallStyles(script, styles) {
  for (const style of styles.flatMap(stylesIn)) {
    if (script.includes(style)) script = script.replace(style, () => small(style, 'a style of www'));
  }
  return script;
}

/** The styles that a script holds as texts. */
const stylesIn = (file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/`([^`\\]{80,})`/g)].map(([, style]) => style);

function small(style, of) {
  const options = { input: style, stdio: ['pipe', 'pipe', 'pipe'] };
  const { ok, stdout, output } = run('esbuild', ['--loader=css', '--minify', '--charset=utf8'], options);
  if (!ok) throw new Error(`esbuild failed for ${of}:\n${output}`);
  return stdout.trim();
}
