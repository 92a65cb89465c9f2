// `npm test`: sets up, then runs every check in this order; `npm test -- NAME…` runs the steps of these names, and
// `npm run test:long` the one that takes too long for every day.
// All steps run even if one fails. The last line is the count, over all of them: `N passed, N failed`.

import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { BROWSERS } from './browsers.mjs';
import { setup } from './setup.mjs';
import { root, seconds, toolEnv } from './tools.mjs';

const WASM = ['--target', 'wasm32-unknown-unknown', '--lib', '--no-default-features'];
const DENY = ['--', '-D', 'warnings'];

/** What of tests/page only Chromium tries, and why. */
const CHROMIUM_ONLY = {
  smooth: 'no other tells how much moved, and what its time went to',
  start: 'it is about npm start',
  steps: 'it fails what Firefox would not load again, and WebKit’s driver knows one page at a time',
  visual: 'the pictures are Chromium’s',
};

/** What the others try every time: how it looks and how it is used. The rest takes long; a step asked for by name has it. */
const OFTEN = [
  'cards',
  'carousel',
  'controls',
  'keyboard',
  'looks',
  'pictures',
  'progress',
  'skeleton',
  'template',
  'video',
];

/** In the order of what is told soonest; `built` needs the modules in pkg/. */
const STEPS = [
  lint('rustfmt', 'cargo', ['fmt', '--check']),
  lint('clippy', 'cargo', ['clippy', '--all-targets', ...DENY]),
  lint('clippy-engine', 'cargo', ['clippy', ...WASM, '--features', 'engine', ...DENY]),
  lint('clippy-find', 'cargo', ['clippy', ...WASM, '--features', 'find', ...DENY]),
  lint('clippy-yaml', 'cargo', ['clippy', ...WASM, '--features', 'yaml', ...DENY]),
  { name: 'rust', run: () => show('cargo', ['test']).then(cargoCount) },
  lint('build', 'node', ['scripts/build.mjs']),
  lint('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
  lint('eslint', 'eslint', ['.']),
  { ...lint('types', 'tsc', []), built: true },
  nodeTests('node', 'tests'),
  nodeTests('page', 'tests/page'),
  pageTests('firefox'),
  pageTests('webkit'),
  nodeTests('package', 'tests/package'),
  { ...nodeTests('long', 'tests/long'), onlyIfAsked: true },
];

/** A step that is one check: it passes or it fails. */
function lint(name, command, args) {
  return {
    name,
    run: () => show(command, args).then(({ ok }) => ({ passed: Number(ok), failed: Number(!ok) })),
  };
}

/** The tests of one folder. */
function testsIn(folder) {
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  return names.filter((name) => name.endsWith('.test.mjs')).sort();
}

/** A step that runs the tests of one folder. */
function nodeTests(name, folder) {
  const run = async () => {
    const files = testsIn(folder).map((file) => `${folder}/${file}`);
    if (files.length === 0) return { passed: 0, failed: 0 };
    return nodeCount(await show('node', ['--test', '--test-reporter=spec', ...files]));
  };
  return { name, built: true, run };
}

/** The tests of pages once more, in a browser that not everybody has: in one process, which starts it only once. */
function pageTests(name) {
  const { title, find } = BROWSERS[name];
  const run = async (asked) => {
    if (!find()) return { passed: 0, failed: 0, note: `no ${title}` };
    const isTried = (test) => (asked ? !Object.hasOwn(CHROMIUM_ONLY, test) : OFTEN.includes(test));
    const files = testsIn('tests/page').filter((file) => isTried(file.replace('.test.mjs', '')));
    const args = ['--test-reporter=spec', 'tests/support/together.mjs'];
    const paths = files.map((file) => `tests/page/${file}`);
    return nodeCount(await show('node', [...args, ...paths], { NEWSRACK_BROWSER: name }));
  };
  return { name, built: true, run };
}

/** Runs a command, showing what it prints while it prints it. */
function show(command, args, env = {}) {
  return new Promise((done) => {
    let output = '';
    const stdio = ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: root, env: { ...toolEnv(), ...env }, stdio });
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.setEncoding('utf8').on('data', (text) => {
        output += text;
        to.write(text);
      });
    }
    child.on('error', (error) => console.error(`${command} did not start: ${error.message}`));
    child.on('close', (status) => done({ ok: status === 0, output }));
  });
}

/** Adds up a runner's own closing lines. */
function count({ ok, output }, { passed, failed, skipped }) {
  const plain = stripVTControlCharacters(output);
  const sum = (pattern) => [...plain.matchAll(pattern)].reduce((all, [, n]) => all + Number(n), 0);
  return { ok, passed: sum(passed), failed: sum(failed), skipped: sum(skipped) };
}

const cargoCount = (done) =>
  count(done, {
    passed: /^test result: .* (\d+) passed;/gm,
    failed: /^test result: .* (\d+) failed;/gm,
    skipped: /^test result: .* (\d+) ignored;/gm,
  });

const nodeCount = (done) =>
  count(done, {
    passed: /^ℹ pass (\d+)/gm,
    failed: /^ℹ (?:fail|cancelled) (\d+)/gm,
    skipped: /^ℹ (?:skipped|todo) (\d+)/gm,
  });

/** Runs one step, and gives its row of the table. */
async function runStep({ name, run }, asked) {
  console.log(`\n── ${name} ${'─'.repeat(100 - name.length)}`);
  const started = Date.now();
  const { ok = true, passed, failed, skipped = 0, note = '' } = await run(asked);
  const row = { name, time: seconds(Date.now() - started), passed, failed, skipped, note };
  if (note) return row;
  if (passed + failed === 0) row.note = ok ? 'ran no test' : 'did not run';
  else if (!ok && failed === 0) row.note = 'failed beside its tests';
  // A runner that did not compile, crashed, or found nothing to run has failed, whatever it counted.
  if (row.note) row.failed = 1;
  return row;
}

function printTable(rows) {
  const line = (name, time, passed, failed, skipped, note) =>
    console.log(
      `${name.padEnd(14)}${time.padStart(9)}${passed.padStart(9)}${failed.padStart(9)}${skipped.padStart(9)}  ${note}`,
    );
  console.log(`\n── summary ${'─'.repeat(93)}`);
  line('step', 'time', 'passed', 'failed', 'skipped', '');
  for (const { name, time, passed, failed, skipped, note } of rows) {
    line(name, time, `${passed}`, `${failed}`, `${skipped}`, note);
  }
}

/** The steps of these names, or all but the long one; with the build before the ones that need it. */
function choose(names) {
  const known = STEPS.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown) throw new Error(`There is no step ${unknown}. The steps are: ${known.join(', ')}.`);
  const chosen = STEPS.filter(({ name, onlyIfAsked }) =>
    names.length === 0 ? !onlyIfAsked : names.includes(name),
  );
  const build = STEPS.find(({ name }) => name === 'build');
  if (chosen.includes(build) || !chosen.some(({ built }) => built)) return chosen;
  return [build, ...chosen];
}

/** In which browsers the pages were tested, and in which they were not because there is none. */
function printBrowsers(rows, names) {
  const ran = { page: 'chromium', firefox: 'firefox', webkit: 'webkit' };
  for (const { name, note } of rows.filter((row) => row.name in ran)) {
    const { title } = BROWSERS[ran[name]];
    if (note.startsWith('no ')) console.log(`NOT tested in ${title}: it is missing.`);
    else if (name === 'page') console.log(`Tested in ${title}.`);
    else if (names.includes(name)) console.log(`Tested in ${title}, without what is for Chromium alone.`);
    else console.log(`Tested in ${title} in part: npm test -- ${name} tries the rest.`);
  }
  if (rows.some(({ name, note }) => name !== 'page' && name in ran && !note))
    for (const [file, why] of Object.entries(CHROMIUM_ONLY))
      console.log(`In Chromium alone: ${file}.test.mjs, as ${why}.`);
}

async function main() {
  const names = process.argv.slice(2);
  const steps = choose(names);
  if (!setup()) throw new Error('Something is missing: see above. Nothing was tested.');
  const rows = [];
  for (const step of steps) rows.push(await runStep(step, names.includes(step.name)));
  printTable(rows);
  if (!existsSync(join(root, '..', 'shared', 'corpus'))) {
    console.log('\nThe tests on the real articles were skipped: there is no ../shared/corpus.');
  }
  printBrowsers(rows, names);
  const total = (key) => rows.reduce((all, row) => all + row[key], 0);
  process.exitCode = total('failed') === 0 ? 0 : 1;
  console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
