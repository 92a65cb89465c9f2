// Builds the WebAssembly modules of the package from the one crate, and bundles the scripts: `npm run build`.
// pkg/core is the engine, in two halves, which every page loads one after the other; the others are fetched when needed:
// pkg/find is the index of words, pkg/yaml the general YAML parser.

import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { bundle } from './bundle.mjs';
import { sources } from './crates.mjs';
import { emptyPieces, keepPieces, numbersBehind, piecesRead, takePieces } from './data.mjs';
import { fitGlue } from './glue.mjs';
import { lock } from './lock.mjs';
import { trapAtOnce } from './panics.mjs';
import { split } from './split.mjs';
import { cache, kilobytes, root, run, seconds, TARGET, toolEnv } from './tools.mjs';

/** Functions that are put into their callers make a module larger, and seldom faster. */
const INLINE_LITTLE = [
  '--one-caller-inline-max-function-size=15',
  '--always-inline-max-function-size=2',
  '--flexible-inline-max-function-size=3',
];

/**
 * The same for the compiler, which by itself puts all that the standard library marks as small (and it marks much) into
 * each caller. What has to be inlined to be fast says so: `#[inline(always)]`.
 */
const LITTLE = ['-inline-threshold=10', '-inlinehint-threshold=30'].map((limit) => `-Cllvm-args=${limit}`);

export const MODULES = [
  {
    folder: 'pkg/core',
    name: 'newsrack',
    feature: 'engine',
    optimize: ['-O3', '--converge', ...INLINE_LITTLE],
    flags: LITTLE,
    shorten: true,
    // What a page can do without until its first cards are there: www/engine.js waits for the second half before these.
    late: /^engine_(buried|check|doubt|get|note|problems|related|remove|report|row|search|settle|settleDoubt|texts|title|unusual)\b/,
  },
  {
    folder: 'pkg/find',
    name: 'newsrack_find',
    feature: 'find',
    formats: true,
    optimize: ['-O3'],
    profile: { CARGO_PROFILE_RELEASE_OPT_LEVEL: '3' },
  },
  {
    folder: 'pkg/yaml',
    name: 'newsrack_yaml',
    feature: 'yaml',
    formats: true,
    optimize: ['-Oz'],
    profile: { CARGO_PROFILE_RELEASE_OPT_LEVEL: 'z' },
  },
];

/** Where the functions are in the table of a module that is cut in two: its numbers tell who can call them. */
const TABLE = '-Clink-arg=--table-base=3001';

/** What all engines with SIMD have. More (--all-features) makes modules that engines refuse. */
const FEATURES = [
  'simd',
  'bulk-memory',
  'bulk-memory-opt',
  'nontrapping-float-to-int',
  'sign-ext',
  'mutable-globals',
  'reference-types',
  'multivalue',
].map((feature) => `--enable-${feature}`);

/** Builds what has changed since it was last built. Throws, with what the tool said, when it can't. */
export function build() {
  // All modules are made of one crate: two builds at once would get each other's.
  const unlock = lock(join(cache, 'build.lock'), 'build: waiting for another build to end');
  try {
    const inputs = hash([
      'Cargo.toml',
      'Cargo.lock',
      '.cargo/config.toml',
      'scripts/build.mjs',
      'scripts/crates.mjs',
      'scripts/data.mjs',
      'scripts/functions.mjs',
      'scripts/glue.mjs',
      'scripts/panics.mjs',
      'scripts/sections.mjs',
      'scripts/split.mjs',
      ...files('src'),
    ]);
    for (const module of MODULES) buildModule(module, inputs);
    bundle();
  } finally {
    unlock();
  }
}

function buildModule(
  { folder, name, feature, formats = false, optimize, flags = [], shorten, late, profile },
  inputs,
) {
  const out = join(root, folder);
  const stamp = join(out, '.built-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) {
    console.log(`build: ${folder} is up to date`);
    return;
  }
  const started = Date.now();
  process.stdout.write(`build: ${folder} … `);

  // Built aside and put in place whole: a page that is served meanwhile never gets half of it.
  const aside = join(cache, folder);
  const wasm = join(aside, `${name}_bg.wasm`);
  const halves = late ? [wasm, join(aside, `${name}_rest.wasm`)] : [wasm];
  let names = '';
  rmSync(aside, { recursive: true, force: true });
  // --no-opt and --no-pack: the modules are optimized differently, and the package.json is the project's.
  const pack = [
    'build',
    '--target',
    'web',
    '--release',
    '--no-opt',
    '--no-pack',
    '--out-dir',
    aside,
    '--out-name',
    name,
  ];
  const use = (command, args) => {
    const done = run(command, args, { env: { ...toolEnv(), ...profile } });
    if (!done.ok) throw new Error(`${command} ${args.join(' ')} failed:\n${done.output}`);
    return done.stdout;
  };
  try {
    use('wasm-pack', [
      ...pack,
      '--',
      ...withFlags([...nameless(feature), '-Clink-arg=--emit-relocs', ...(late ? [TABLE] : []), ...flags]),
      '--no-default-features',
      '--features',
      feature,
    ]);
    const pieces = takePieces(wasm);
    trapAtOnce(wasm, { formats });
    const before = piecesRead(wasm, pieces);
    use('wasm-opt', [wasm, '-o', wasm, '-g', ...optimize, '--skip-pass=memory-packing', ...FEATURES]);
    if ([...piecesRead(wasm, pieces)].some((piece) => !before.has(piece)))
      throw new Error('wasm-opt made addresses that were not there.');
    if (shorten)
      names = use('wasm-opt', [
        wasm,
        '-o',
        wasm,
        '-g',
        '--minify-imports-and-exports-and-modules',
        ...FEATURES,
      ]);
    if (late) {
      const bytes = readFileSync(wasm);
      const cut = split(bytes, late, (addresses) => numbersBehind(addresses, pieces, bytes));
      cut.forEach((half, at) => writeFileSync(halves[at], half));
    }
    const read = halves.map((file) => piecesRead(file, pieces));
    emptyPieces(wasm, pieces, read[0]);
    if (late) keepPieces(halves[1], new Set([...read[1]].filter((piece) => !read[0].has(piece))));
    for (const file of halves)
      use('wasm-opt', [file, '-o', file, '--memory-packing', '--zero-filled-memory', ...FEATURES]);
  } catch (error) {
    console.log('failed');
    rmSync(out, { recursive: true, force: true }); // A module of yesterday's source would hide the failure.
    throw error;
  }
  rmSync(join(aside, '.gitignore'), { force: true }); // wasm-pack's, of `*`: npm would leave the folder out.
  fitGlue(join(aside, `${name}.js`), names);

  for (const [at, file] of halves.entries()) inline(file, join(aside, name), at ? 'restSha384' : 'sha384');
  writeFileSync(join(aside, '.built-from'), inputs);
  writeFileSync(join(aside, '.names'), names); // For tests, which reach within.
  rmSync(out, { recursive: true, force: true });
  mkdirSync(dirname(out), { recursive: true });
  renameSync(aside, out);

  const sizes = halves.map((file) => {
    const bytes = readFileSync(join(out, basename(file)));
    return `${kilobytes(bytes)}, ${kilobytes(brotliCompressSync(bytes))} in brotli`;
  });
  console.log(`${sizes.join(' and ')} (${seconds(Date.now() - started)})`);
}

/**
 * Some bundlers do not follow `new URL('x.wasm', import.meta.url)`, and leave the .wasm behind. The same bytes as a
 * module always arrive; www/modules.js imports them only when the file is not to be found, and runs no others than
 * those whose sum is in the `script`.
 */
function inline(wasm, script, sum) {
  const bytes = readFileSync(wasm);
  writeFileSync(`${wasm}.js`, `export default '${bytes.toString('base64')}';\n`);
  writeFileSync(`${wasm}.d.ts`, `declare const base64: string;\nexport default base64;\n`);
  const sha384 = createHash('sha384').update(bytes).digest('base64');
  appendFileSync(`${script}.js`, `\nexport const ${sum} = '${sha384}';\n`);
  appendFileSync(`${script}.d.ts`, `\nexport const ${sum}: string;\n`);
}

/**
 * A module names the files in which it could panic: those of other crates without the folder that they lie in on
 * this machine. That would tell whose it is, and make other bytes on another.
 */
function nameless(feature) {
  return sources(feature).map((folder) => `--remap-path-prefix=${folder}=crates`);
}

/** Flags for the compiler, added to those of .cargo/config.toml. @param {string[]} flags */
const withFlags = (flags) => ['--config', `target.${TARGET}.rustflags=${JSON.stringify(flags)}`];

/** Every file of a folder and of the folders in it, in a fixed order, from the project's root. */
const files = (folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name))
    .filter((name) => statSync(join(root, name)).isFile())
    .sort();

function hash(names) {
  const sum = createHash('sha256');
  for (const name of names) sum.update(`${relative('', name)}\0`).update(readFileSync(join(root, name)));
  return sum.digest('hex');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    build();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
