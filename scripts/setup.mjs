// Sets up what building and testing needs and is missing: `npm run setup`, with `-- --no-tests` what building needs;
// `npm start` and `npm test` call it.
// Plain Node, because it runs before anything is installed. A second run only looks, in well under a second.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BROWSERS } from './browsers.mjs';
import { setUpDebianRust } from './debian-rust.mjs';
import { MINUTES, Missing, apt, hasApt, must, tail, work } from './install.mjs';
import {
  TARGET,
  debianRust,
  makesModules,
  ownWasmBindgen,
  root,
  run,
  seconds,
  wasmBindgenVersion,
  which,
} from './tools.mjs';

/**
 * Looks for each thing and installs it where it is missing. Gives true when all is there.
 * `tests: false` leaves out what only they need: the lints of Rust, and browsers.
 */
export function setup({ tests = true } = {}) {
  const started = Date.now();
  const steps = [rust, npmPackages, wasmBindgen, wasmPack];
  if (tests) steps.push(rustLints, chromium, otherBrowsers);
  const missing = [];
  for (const step of steps) {
    try {
      step();
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      missing.push(error.message);
    }
  }
  for (const message of missing) console.error(`setup: ${message}`);
  if (missing.length === 0) console.log(`setup: all there (${seconds(Date.now() - started)})`);
  return missing.length === 0;
}

/** Rust with the WebAssembly target: by rustup, else by Debian's packages. */
function rust() {
  if (hasTarget()) return;
  rmSync(debianRust, { recursive: true, force: true }); // It would hide the Rust that the machine has.
  if (hasTarget()) return;

  if (which('rustup')) {
    // A limit, because behind a network that swallows packets it would hang for ever.
    work(`rustup target add ${TARGET}`, 'rustup', ['target', 'add', TARGET], { timeout: 2 * MINUTES });
    if (hasTarget()) return;
  }
  if (hasApt()) {
    setUpDebianRust();
    if (hasTarget()) return;
  }
  throw new Missing(
    which('rustup')
      ? `the WebAssembly target of Rust is missing. Run: rustup update stable && rustup target add ${TARGET}`
      : `Rust ${minimumRust()} or later is missing. Install it as https://rustup.rs says, then run this again.`,
  );
}

/** Whether the compiler that the scripts would use is new enough, and makes modules. */
function hasTarget() {
  const version = /^rustc (\d+\.\d+)/.exec(run('rustc', ['--version']).stdout)?.[1];
  return version !== undefined && comparable(version) >= comparable(minimumRust()) && makesModules('rustc');
}

const minimumRust = () => /rust-version = "(.+?)"/.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))[1];

/** 1.95 → 1095 */
const comparable = (version) => version.split('.').reduce((all, part) => all * 1000 + Number(part), 0);

/** Rust's formatter and linter. */
function rustLints() {
  const there = () => run('cargo', ['fmt', '--version']).ok && run('cargo', ['clippy', '--version']).ok;
  if (!which('cargo') || there()) return; // Without cargo, `rust` has said what to do.
  const add = ['component', 'add', 'rustfmt', 'clippy'];
  if (which('rustup')) work(`rustup ${add.join(' ')}`, 'rustup', add, { timeout: 2 * MINUTES });
  if (!there()) throw new Missing(`rustfmt or clippy is missing. Run: rustup ${add.join(' ')}`);
}

/** The packages of package-lock.json, when they are not the ones in node_modules. */
function npmPackages() {
  const stamp = join(root, 'node_modules', '.newsrack-setup');
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  must(work('npm ci', 'npm', ['ci', '--no-audit', '--no-fund']), 'The npm packages are missing. Run: npm ci');
  writeFileSync(stamp, wanted);
}

/** The tool that writes the JavaScript half of the modules: exactly the version that the crate is built with. */
function wasmBindgen() {
  const version = wasmBindgenVersion;
  const installed = () => / (\S+)/.exec(run('wasm-bindgen', ['--version']).stdout)?.[1];
  const before = installed();
  if (before === version) return;
  // Another version is there for other projects: it stays, and ours goes into the checkout.
  cargoInstall('wasm-bindgen-cli', '--version', version, ...(before ? ['--root', ownWasmBindgen] : []));
  if (installed() === version) return;
  throw new Missing(`wasm-bindgen is missing. Run: cargo install wasm-bindgen-cli --version ${version}`);
}

function wasmPack() {
  if (which('wasm-pack')) return;
  cargoInstall('wasm-pack');
  if (!which('wasm-pack')) throw new Missing('wasm-pack is missing. Run: cargo install wasm-pack');
}

function cargoInstall(crate, ...options) {
  if (!which('cargo')) return;
  // Not in the checkout, whose settings for cargo are not meant for other programs. And without --locked: a
  // lock file can name a version that a mirror of the registry does not serve.
  const args = ['install', crate, ...options];
  const done = work(`building ${crate} (some minutes, once)`, 'cargo', args, { cwd: tmpdir() });
  if (!done.ok) console.error(`  ${tail(done.output)}`);
}

function chromium() {
  if (has('chromium')) return;
  const mac = process.platform === 'darwin';
  const command = mac ? 'brew install --cask google-chrome' : 'sudo apt-get install chromium';
  throw new Missing(
    `Chromium, for the tests of pages, is missing. Run: ${command} (or set CHROME to its path)`,
  );
}

/** The tests of pages run in these too. Where they can't be had, they run in Chromium alone, and say so. */
function otherBrowsers() {
  for (const name of ['firefox', 'webkit']) {
    if (has(name)) continue;
    const { title, packages } = BROWSERS[name];
    const remedy = `Run: sudo apt-get install ${packages.join(' ')}`;
    console.error(`setup: ${title} is missing: the pages are not tested in it. ${remedy}`);
  }
}

/** Whether the browser is there, if need be after it was installed. @param {string} name */
function has(name) {
  const { find, packages } = BROWSERS[name];
  if (!find() && hasApt()) apt(...packages);
  return Boolean(find());
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = setup({ tests: !process.argv.includes('--no-tests') }) ? 0 : 1;
