// What the other scripts share: where the project is, how to run a program, and with which environment.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Things set up for this checkout alone; git ignores it, and deleting it is always safe. */
export const cache = join(root, '.cache');

const cargoBin = join(process.env.CARGO_HOME ?? join(homedir(), '.cargo'), 'bin');

export const TARGET = 'wasm32-unknown-unknown';

/** The variable that tells cargo the linker for the target; without it rustc uses the one that rustup installs. */
export const LINKER = 'CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER';

/** Debian's compiler with a WebAssembly standard library, where rustup can't get one. See debian-rust.mjs. */
export const debianRust = join(cache, 'debian-rust');

/** The version of wasm-bindgen that the crate is built with: the tool must be exactly the same. */
const lock = readFileSync(join(root, 'Cargo.lock'), 'utf8');
export const wasmBindgenVersion = /name = "wasm-bindgen"\s+version = "(.+?)"/.exec(lock)[1];

/** Where wasm-bindgen goes when another version of it is already installed for someone else's project. */
export const ownWasmBindgen = join(cache, `wasm-bindgen-${wasmBindgenVersion}`);

/**
 * The environment for cargo, wasm-pack and the programs of npm packages: the tools of this checkout come
 * first on PATH, so that whatever else is installed on the machine does not matter.
 */
export function toolEnv() {
  const env = { ...process.env };
  const first = [join(root, 'node_modules', '.bin'), join(ownWasmBindgen, 'bin')];
  if (existsSync(debianRust)) {
    first.push(debianRust);
    const linker = readdirSync(debianRust).find((name) => name.startsWith('wasm-ld'));
    if (linker) env[LINKER] = join(debianRust, linker);
  }
  env.PATH = [...first, env.PATH ?? '', cargoBin].join(delimiter);
  return env;
}

/** The full path of a program on that PATH, or undefined. */
export function which(name) {
  for (const folder of toolEnv().PATH.split(delimiter)) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      if (statSync(file).isFile()) return file;
    } catch {
      // Not here: look further along PATH.
    }
  }
}

/**
 * Runs a program to its end in the checkout's folder and gives what it printed.
 * Never throws: a program that can't be started or takes too long has `ok: false` and says so in `output`.
 */
export function run(command, args = [], { timeout, ...options } = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    env: toolEnv(),
    timeout,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    ...options,
  });
  let output = (done.stdout ?? '') + (done.stderr ?? '');
  if (done.error?.code === 'ETIMEDOUT') output += `\n(stopped after ${timeout / 1000} s)`;
  else if (done.error) output += done.error.message;
  return { ok: done.status === 0, stdout: done.stdout ?? '', output };
}

/** Whether this compiler makes a module: it has a linker, and a standard library for the target of its own making. */
export function makesModules(rustc, env = toolEnv()) {
  mkdirSync(cache, { recursive: true });
  const linker = env[LINKER] ? ['-C', `linker=${env[LINKER]}`] : [];
  const args = [
    '--target',
    TARGET,
    '--crate-type',
    'cdylib',
    ...linker,
    '-o',
    join(cache, 'probe.wasm'),
    '-',
  ];
  return run(rustc, args, { env }).ok;
}

/** 1234.5 → "1.2 s"; 83 → "0.1 s". */
export const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

/** How much that is: 1234 bytes → "1.2 kB". */
export const kilobytes = (bytes) => `${(bytes.length / 1000).toFixed(1)} kB`;
