// Rust's WebAssembly target where rustup can't get it: Debian's newest compiler, for which the standard library is
// built from Debian's package of its source, since Debian ships none for this target.

import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Missing, apt, asRoot, must, work } from './install.mjs';
import { LINKER, TARGET, cache, debianRust, makesModules, run } from './tools.mjs';

/** Installs what is missing, and links it into .cache, from where the scripts put it first on PATH. */
export function setUpDebianRust() {
  const packages = ['rustc-web', 'cargo-web', 'rust-web-src', 'rust-web-clippy', 'rustfmt-web'];
  apt(...packages);
  const llvm = /LLVM version: (\d+)/.exec(run('/usr/bin/rustc', ['-vV']).stdout)?.[1];
  if (!llvm) throw new Missing(`Debian's Rust did not install. Run: apt-get install ${packages.join(' ')}`);
  const linker = `wasm-ld-${llvm}`;
  if (!existsSync(`/usr/bin/${linker}`)) apt(`lld-${llvm}`);
  // Debian's programs call each other by name, whatever else is on PATH.
  const env = { ...process.env, PATH: `/usr/bin:${process.env.PATH}`, [LINKER]: linker };
  if (!makesModules('/usr/bin/rustc', env)) buildStandardLibrary(env);

  mkdirSync(debianRust, { recursive: true });
  for (const name of ['rustc', 'cargo', 'rustfmt', 'cargo-fmt', 'cargo-clippy', 'clippy-driver', linker]) {
    symlinkSync(`/usr/bin/${name}`, join(debianRust, name));
  }
}

/** Builds it for a crate with nothing in it, and puts it where the compiler looks. */
function buildStandardLibrary(env) {
  const crate = join(cache, 'wasm-std');
  mkdirSync(join(crate, 'src'), { recursive: true });
  writeFileSync(join(crate, 'Cargo.toml'), '[package]\nname = "nothing"\nedition = "2021"\n[workspace]\n');
  writeFileSync(join(crate, 'src', 'lib.rs'), '');
  const std = '-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test';
  // A released compiler knows -Z only with this variable.
  const bootstrap = { ...env, RUSTC_BOOTSTRAP: '1', CARGO_TARGET_DIR: join(crate, 'target') };
  const args = ['build', '--release', '--target', TARGET, std];
  const options = { cwd: crate, env: bootstrap };
  const done = work(`building the standard library for ${TARGET}`, '/usr/bin/cargo', args, options);
  must(done, 'The standard library of Rust could not be built for WebAssembly:');

  const built = join(crate, 'target', TARGET, 'release', 'deps');
  const names = readdirSync(built).filter(
    (name) => /^lib.*\.rlib$/.test(name) && !name.startsWith('libnothing'),
  );
  const said = run('/usr/bin/rustc', ['--print', 'target-libdir', '--target', TARGET], { env });
  const folder = said.stdout.trim();
  // An older compiler's library may be there still: the two together would be ambiguous.
  const replace = ['sh', '-c', 'rm -rf "$0" && mkdir -p "$0" && cp "$@" "$0"', folder];
  const [command, ...rest] = [...asRoot(), ...replace, ...names.map((name) => join(built, name))];
  must(run(command, rest), `The standard library could not be put into ${folder}:`);
  rmSync(crate, { recursive: true });
}
