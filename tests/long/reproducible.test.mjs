// The package is the same bytes wherever it is built: in another folder, with cargo's sources in another.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { root, run, toolEnv } from '../../scripts/tools.mjs';

const temporary = mkdtempSync(join(tmpdir(), 'newsrack-twice-'));
after(() => rmSync(temporary, { recursive: true, force: true }));

const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** What git knows of the checkout or could, in a folder of its own, with the tools that are set up for this one. */
function copy(folder) {
  const list = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  assert.ok(list.ok, list.output);
  for (const name of list.stdout.split('\0').filter((name) => name && existsSync(join(root, name)))) {
    if (name === 'node_modules') continue; // A link, where somebody has one.
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    copyFileSync(join(root, name), join(folder, name));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** A folder for cargo by another name, with what the real one has. */
function otherCargo(folder) {
  const real = process.env.CARGO_HOME ?? join(homedir(), '.cargo');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(real)) symlinkSync(join(real, name), join(folder, name));
  return folder;
}

/** Builds and packs all of it, as publishing does; gives the sum of each file in the tarball, and of that itself. */
function sums(folder, env = {}) {
  const own = { ...toolEnv(), CARGO_TARGET_DIR: join(folder, 'target'), ...env };
  const done = run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: folder, env: own });
  assert.ok(done.ok, done.output);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  const unpacked = run('tar', ['-xzf', tarball], { cwd: folder });
  assert.ok(unpacked.ok, unpacked.output);
  const files = readdirSync(join(folder, 'package'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  assert.ok(
    files.some((file) => file.endsWith('newsrack_bg.wasm')),
    'the tarball holds the engine',
  );
  const inside = files.map((file) => [file.slice(folder.length + 1), sha256(file)]);
  return Object.fromEntries([...inside, ['the tarball', sha256(join(folder, tarball))]]);
}

test('built in two folders, each file of the package and the tarball are the same bytes', () => {
  const one = copy(join(temporary, 'one'));
  const other = copy(join(temporary, 'a', 'second', 'folder'));
  const first = sums(one);
  const CARGO_HOME = otherCargo(join(temporary, 'home', 'of-another', 'cargo'));
  assert.deepEqual(sums(other, { CARGO_HOME }), first);
  console.log(`${Object.keys(first).length - 1} files, and the tarball: ${first['the tarball']}`);
});
