// Sets up what building and testing needs and is missing: `npm run setup`; `npm start` and `npm test` call it.
// Plain Node, because it runs before anything is installed. A second run only looks, in well under a second.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  cache,
  cargoBin,
  debianRust,
  findBrowser,
  ownWasmBindgen,
  root,
  run,
  seconds,
  wasmBindgenVersion,
  which,
} from './tools.mjs';

const TARGET = 'wasm32-unknown-unknown';
const MINUTES = 60_000;

/** A thing that is missing and can't be installed from here: its message names the command that would. */
class Missing extends Error {}

/**
 * Looks for each thing and installs it where it is missing. Gives true when all is there.
 * `tests: false` leaves out what only they need: the lints of Rust, and Chromium.
 */
export function setup({ tests = true } = {}) {
  const started = Date.now();
  const steps = [rust, npmPackages, wasmBindgen, wasmPack];
  if (tests) steps.push(rustTools, chromium);
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

/** Does one piece of work, saying so, and how long it took. Gives whether it worked. */
function work(what, command, args, options) {
  process.stdout.write(`setup: ${what} … `);
  const started = Date.now();
  const done = run(command, args, { timeout: 20 * MINUTES, ...options });
  console.log(`${done.ok ? '' : 'failed, '}${seconds(Date.now() - started)}`);
  return done;
}

/** The last lines of what a program printed, for a message. */
const tail = (output) => output.trim().split('\n').slice(-12).join('\n  ');

function must(done, message) {
  if (!done.ok) throw new Missing(`${message}\n  ${tail(done.output)}`);
}

// --- Rust -----------------------------------------------------------------------------------------------

/** Rust with the WebAssembly target: by rustup, else by Debian's packages. */
function rust() {
  if (hasTarget()) return;
  if (existsSync(debianRust)) rmSync(debianRust, { recursive: true }); // Left over, and of no use any more.
  if (hasTarget()) return;

  if (which('rustup')) {
    // Two minutes: behind a network that swallows packets it would hang for ever.
    work(`rustup target add ${TARGET}`, 'rustup', ['target', 'add', TARGET], { timeout: 2 * MINUTES });
    if (hasTarget()) return;
  }
  if (apt()) {
    debianTarget();
    if (hasTarget()) return;
  }
  throw new Missing(
    which('rustup')
      ? `the WebAssembly target of Rust is missing. Run: rustup update stable && rustup target add ${TARGET}`
      : `Rust ${minimumRust()} or later with the target ${TARGET} is missing. Install it as https://rustup.rs says, then run: rustup target add ${TARGET}`,
  );
}

/** Whether the compiler that the scripts would use is new enough and has a standard library for the target. */
function hasTarget() {
  const folder = run('rustc', ['--print', 'target-libdir', '--target', TARGET]).stdout.trim();
  if (!existsSync(folder) || !readdirSync(folder).some((name) => name.startsWith('libstd-'))) return false;
  const version = /^rustc (\d+\.\d+)/.exec(run('rustc', ['--version']).stdout)?.[1];
  return comparable(version) >= comparable(minimumRust());
}

const minimumRust = () => /rust-version = "(.+?)"/.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'))[1];

/** 1.95 → 1095 */
const comparable = (version) => version.split('.').reduce((all, part) => all * 1000 + Number(part), 0);

/**
 * Debian's newest compiler, with the standard library for the target built from the source package: Debian
 * ships none for it. The programs are linked into .cache, from where the scripts put them first on PATH.
 */
function debianTarget() {
  const system = { env: { ...process.env, PATH: `/usr/bin:${process.env.PATH}` } };
  apt('rustc-web', 'cargo-web', 'rust-web-src', 'rust-web-clippy', 'rustfmt-web');
  const said = run('/usr/bin/rustc', ['-vV'], system).stdout;
  const llvm = /LLVM version: (\d+)/.exec(said)?.[1];
  if (!llvm)
    throw new Missing('Debian’s Rust did not install. Run: apt-get install rustc-web cargo-web rust-web-src');
  if (!existsSync(`/usr/bin/wasm-ld-${llvm}`)) apt(`lld-${llvm}`);
  const linker = `/usr/bin/wasm-ld-${llvm}`;

  const folder = run(
    '/usr/bin/rustc',
    ['--print', 'target-libdir', '--target', TARGET],
    system,
  ).stdout.trim();
  if (!existsSync(folder)) {
    const scratch = join(cache, 'wasm-std');
    mkdirSync(join(scratch, 'src'), { recursive: true });
    writeFileSync(
      join(scratch, 'Cargo.toml'),
      '[package]\nname = "scratch"\nedition = "2021"\n[workspace]\n',
    );
    writeFileSync(join(scratch, 'src', 'lib.rs'), '');
    must(
      work(
        `building Rust’s standard library for ${TARGET}`,
        '/usr/bin/cargo',
        [
          'build',
          '--release',
          '--target',
          TARGET,
          '-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test',
        ],
        {
          cwd: scratch,
          env: {
            ...system.env,
            RUSTC_BOOTSTRAP: '1', // -Zbuild-std is there in a release compiler only with this.
            CARGO_TARGET_DIR: join(scratch, 'target'),
            CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: linker,
          },
        },
      ),
      'Rust’s standard library for WebAssembly could not be built:',
    );
    const built = join(scratch, 'target', TARGET, 'release', 'deps');
    const libraries = readdirSync(built).filter(
      (name) => /^lib.*\.rlib$/.test(name) && !name.startsWith('libscratch'),
    );
    const sudo = asRoot();
    const copy = [...sudo, 'cp', ...libraries.map((name) => join(built, name)), folder];
    const folderMade = [...sudo, 'mkdir', '-p', folder];
    must(run(folderMade[0], folderMade.slice(1)), `the folder ${folder} could not be made:`);
    must(run(copy[0], copy.slice(1)), `the standard library could not be put into ${folder}:`);
    rmSync(scratch, { recursive: true });
  }
  mkdirSync(debianRust, { recursive: true });
  for (const program of ['rustc', 'cargo', 'rustfmt', 'cargo-fmt', 'cargo-clippy', 'clippy-driver']) {
    symlinkSync(`/usr/bin/${program}`, join(debianRust, program));
  }
  symlinkSync(linker, join(debianRust, `wasm-ld-${llvm}`));
}

/** Rust's formatter and linter. */
function rustTools() {
  const there = () => run('cargo', ['fmt', '--version']).ok && run('cargo', ['clippy', '--version']).ok;
  if (!which('cargo') || there()) return; // Without cargo, `rust` has said what to do.
  if (which('rustup'))
    work('rustfmt and clippy', 'rustup', ['component', 'add', 'rustfmt', 'clippy'], { timeout: 2 * MINUTES });
  if (!there()) throw new Missing('rustfmt or clippy is missing. Run: rustup component add rustfmt clippy');
}

/** The tool that writes the JavaScript half of the module: exactly the version the crate is built with. */
function wasmBindgen() {
  const version = wasmBindgenVersion();
  const installed = () => / (\S+)/.exec(run('wasm-bindgen', ['--version']).stdout)?.[1];
  const before = installed();
  if (before === version) return;
  // Another version is somebody else's: leave it where it is, and keep ours in the checkout.
  const place = before ? ['--root', ownWasmBindgen()] : [];
  cargoInstall('wasm-bindgen-cli', ['--version', version, ...place]);
  if (installed() !== version) {
    throw new Missing(
      `wasm-bindgen ${version} is missing. Run: cargo install wasm-bindgen-cli --version ${version}`,
    );
  }
}

function wasmPack() {
  if (which('wasm-pack')) return;
  cargoInstall('wasm-pack', []);
  if (!which('wasm-pack')) throw new Missing('wasm-pack is missing. Run: cargo install wasm-pack');
}

function cargoInstall(crate, options) {
  if (!which('cargo')) return;
  // Outside the checkout, whose own settings are not meant for other people's programs. No --locked: a lock
  // file can name a version that a mirror of the registry does not serve.
  const done = work(`building ${crate}, once, some minutes`, 'cargo', ['install', crate, ...options], {
    cwd: cargoBin,
  });
  if (!done.ok) console.error(`  ${tail(done.output)}`);
}

// --- npm and the browser --------------------------------------------------------------------------------

/** The packages of package-lock.json, when they are not the ones in node_modules. */
function npmPackages() {
  const modules = join(root, 'node_modules');
  const stamp = join(modules, '.newsrack-setup');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  must(work('npm ci', 'npm', ['ci', '--no-audit', '--no-fund']), 'the npm packages are missing. Run: npm ci');
  writeFileSync(stamp, wanted);
}

function chromium() {
  if (findBrowser()) return;
  if (apt()) apt('chromium');
  if (findBrowser()) return;
  const command = {
    darwin: 'Run: brew install --cask google-chrome',
    win32: 'Run: winget install Google.Chrome',
    linux: 'Run: sudo apt-get install chromium (or what your distribution calls it)',
  };
  throw new Missing(
    `Chromium, which the tests run pages in, is missing. ${command[process.platform] ?? ''} – or set CHROME to where it is.`,
  );
}

/** The start of a command that runs as root: nothing for root, sudo where it asks no password, else undefined. */
function asRoot() {
  if (process.getuid?.() === 0) return [];
  if (run('sudo', ['-n', 'true']).ok) return ['sudo', '-n'];
}

let aptIsFresh = false;

/** Installs Debian packages; without a name it only says whether that is possible here. */
function apt(...packages) {
  const sudo = which('apt-get') && asRoot();
  if (!sudo) return false;
  const command = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const aptGet = (what, ...args) => work(what, command[0], [...command.slice(1), ...args]).ok;
  if (packages.length === 0) return true;
  aptIsFresh ||= aptGet('apt-get update', 'update');
  return aptGet(
    `apt-get install ${packages.join(' ')}`,
    'install',
    '-y',
    '--no-install-recommends',
    ...packages,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = setup() ? 0 : 1;
