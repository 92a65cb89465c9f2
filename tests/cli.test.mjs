// `newsrack check`, natively and in Node: both print the same, to the letter.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { root, run } from '../scripts/tools.mjs';
import { badInputs } from './support/bad-inputs.mjs';

const samples = join(root, 'www', 'demo', 'articles');
const corpus = join(root, '..', 'shared', 'corpus');

const good = (title) => `---\ntitle: ${title}\nwebUrl: https://example.org/${title}\n---\n`;

const folder = mkdtempSync(join(tmpdir(), 'newsrack-cli-'));
after(() => rmSync(folder, { recursive: true }));

/** Makes a file in the folder of this run. */
function file(name, content) {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

const NODE = ['node', join(root, 'cli', 'newsrack.js')];
let native;

before(() => {
  const { ok, stdout, output } = run('cargo', ['build', '--bin', 'newsrack', '--message-format=json']);
  assert.ok(ok, output);
  const executable = /"executable":"((?:[^"\\]|\\.)+)"/.exec(stdout)?.[1];
  native = [JSON.parse(`"${executable}"`)];
});

/** What a command line answers. */
function answer([command, ...args], { input = '', cwd = folder } = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  return { status, stdout, stderr };
}

/** What both answer, the same. */
function check(args, options) {
  const answers = [native, NODE].map((command) => answer([...command, ...args], options));
  assert.deepEqual(answers[1], answers[0]);
  return answers[0];
}

suite('what is checked', () => {
  test('samples have no problems', () => {
    const { status, stdout, stderr } = check(['check', '--allow-relative-urls', samples]);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: '' });
    assert.match(stderr, /^\d+ articles in \d+ files: no problems\n$/);
    const warned = check(['check', samples]);
    assert.equal(warned.status, 0);
    assert.match(warned.stderr, /^\d+ articles in \d+ files: \d+ warnings\n$/);
  });

  test(
    'real articles have no errors',
    { skip: !existsSync(corpus) && 'there is no ../shared/corpus' },
    () => {
      assert.equal(check(['check', corpus]).stderr, '734 articles in 734 files: no problems\n');
      check(['check', corpus, '--format=json']);
    },
  );

  test('every bad input', () => {
    for (const [number, { name, source }] of badInputs.entries())
      file(`bad/${String(number).padStart(3, '0')}-${basename(name)}`, source);
    const { status, stdout, stderr } = check(['check', 'bad']);
    assert.equal(status, 1);
    const read = badInputs.filter(({ name }) => /\.(md|html|yaml)$/.test(name));
    const problems = read.flatMap((bad) => bad.problems);
    assert.equal(stdout.split('\n').length - 1, problems.length);
    const errors = problems.filter((problem) => problem.startsWith('error')).length;
    const tail = `in ${read.length} files.*: ${errors} errors, ${problems.length - errors} warnings\n$`;
    assert.match(stderr, new RegExp(tail));

    const json = JSON.parse(check(['check', 'bad', '--format', 'json']).stdout);
    assert.equal(json.length, problems.length);
    assert.deepEqual(
      json.map(({ source, line, column, severity, message, code }) => {
        const place = line === undefined ? '' : `${line}:${column}:`;
        return `${source}:${place} ${severity}: ${message} [${code}]\n`;
      }),
      stdout.match(/.+\n/g),
    );
  });

  test('a file is read whatever its name, a folder to its ends', () => {
    file('odd/one.unusual', good('One'));
    for (const name of ['b/2.yaml', 'a/1.MD', 'b.txt', '.hidden/x.md', 'node_modules/x.md', 'x.png', '.x.md'])
      file(`deep/${name}`, 'title: No link');
    symlinkSync('.', join(folder, 'deep', 'round-and-round'));
    symlinkSync('b.txt', join(folder, 'deep', 'linked.md'));
    symlinkSync('nowhere.md', join(folder, 'deep', 'broken.md'));
    const { stdout, stderr } = check(['check', 'deep/b', 'odd/one.unusual', 'deep/']);
    assert.deepEqual(
      stdout.match(/^[^:]+/gm),
      ['a/1.MD', 'b.txt', 'b/2.yaml', 'linked.md'].map((name) => `deep/${name}`),
    );
    assert.equal(stderr, '1 article in 5 files: 4 errors\n');
  });

  test('the standard input', () => {
    const { status, stdout, stderr } = check(['check', '-'], {
      input: `${good('Tides')}---\ntitle: Reef\n---\n`,
    });
    assert.deepEqual([status, stderr], [1, '1 article in 1 file: 1 error\n']);
    assert.equal(
      stdout,
      '(standard input):6:1: error: The article has no link; add a webUrl with its https address. [missing-link]\n',
    );
  });

  test('articles that stand twice are counted once', () => {
    for (const name of ['1.md', '2.md', '3.md']) file(`twice/${name}`, good('Twice'));
    const { status, stderr } = check(['check', 'twice']);
    assert.deepEqual([status, stderr], [0, '1 article in 3 files (2 replaced by later ones): no problems\n']);
  });

  test('nothing wrong, as JSON', () => {
    file('fine/1.md', good('Fine'));
    assert.equal(check(['check', 'fine', '--format=json']).stdout, '[]\n');
  });

  test(
    'a file that may not be read is a problem, and the others are checked',
    {
      skip: process.getuid?.() === 0 && 'root may read everything',
    },
    () => {
      file('locked/1.md', good('Locked'));
      file('locked/2.md', good('Open'));
      run('chmod', ['000', join(folder, 'locked', '1.md')]);
      const { status, stdout, stderr } = check(['check', 'locked']);
      assert.deepEqual([status, stderr], [1, '1 article in 2 files: 1 error\n']);
      assert.match(stdout, /^locked\/1\.md: error: The file could not be read;.* \[fetch-failed\]\n$/);
    },
  );
});

suite('output', () => {
  test('no character of an article or a file name steers the terminal', () => {
    file('steer/\x1b[31m\u202e.md', good('Red').replace('webUrl', '"\u2066":\n"\u2066":\nwebUrl'));
    for (const format of ['text', 'json']) {
      const { stdout, stderr } = check(['check', 'steer', `--format=${format}`]);
      assert.match(stdout, /duplicate-key/);
      // eslint-disable-next-line no-control-regex -- these are what it is about
      assert.doesNotMatch(stdout + stderr, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2066\u202e]/);
      if (format === 'json') assert.equal(JSON.parse(stdout)[0].source, 'steer/\x1b[31m\u202e.md');
    }
    assert.equal(
      check(['check', '\x1b[31mnowhere\n']).stderr,
      'newsrack: There is no file or folder \\u{1b}[31mnowhere\\u{a}.\n',
    );
  });

  test('a reader who has seen enough is no failure', async () => {
    for (let at = 0; at < 50; at += 1) file(`many/${at}.yaml`, '---\ntitle: No link\n---\n'.repeat(1000));
    for (const [command, ...args] of [native, NODE]) {
      const child = spawn(command, [...args, 'check', 'many'], { cwd: folder });
      let stderr = '';
      child.stderr.on('data', (text) => (stderr += text));
      child.stdout.once('data', () => child.stdout.destroy());
      const [status, signal] = await new Promise((done) => child.on('close', (...how) => done(how)));
      assert.deepEqual({ status, signal, stderr }, { status: 1, signal: null, stderr: '' });
    }
  });
});

suite('wrong usage says what to do instead, with status 2', () => {
  const rows = [
    [[], 'Say what to do, such as: newsrack check articles/ (newsrack --help tells more)'],
    [['chekc'], 'There is no command chekc; see newsrack --help'],
    [['--chekc'], 'There is no option --chekc; see newsrack --help'],
    [['check'], 'Say which files or folders to check, such as: newsrack check articles/'],
    [['check', '--fromat', 'json', 'fine'], 'There is no option --fromat; see newsrack --help'],
    [['check', 'fine', '--format'], 'Say which format: --format text or --format json'],
    [['check', '--format=xml'], 'There is no format xml; write --format text or --format json'],
    [['check', 'fine', 'nowhere'], 'There is no file or folder nowhere.'],
    [['check', '--', '--help'], 'There is no file or folder --help.'],
    [
      ['check', 'empty'],
      'No articles in empty: it has no file that ends in .md, .markdown, .html, .yaml, .yml, .txt.',
    ],
  ];
  before(() => {
    file('fine/1.md', good('Fine'));
    mkdirSync(join(folder, 'empty'));
  });
  for (const [args, message] of rows) {
    test(`newsrack ${args.join(' ')}`, () => {
      assert.deepEqual(check(args), { status: 2, stdout: '', stderr: `newsrack: ${message}\n` });
    });
  }
});

test('the native program says who renders', () => {
  const { status, stderr } = answer([...native, 'render', 'fine']);
  assert.deepEqual([status, stderr], [2, 'newsrack: Cards are rendered by Node: npx newsrack render\n']);
});

test('it tells of itself', () => {
  const stdout = readFileSync(join(root, 'cli', 'help.txt'), 'utf8');
  for (const args of [['--help'], ['-h'], ['help'], ['check', '-h'], ['check', 'nowhere', '--help']])
    assert.deepEqual(check(args), { status: 0, stdout, stderr: '' });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json')));
  for (const option of ['--version', '-V'])
    assert.deepEqual(check([option]), { status: 0, stdout: `newsrack ${version}\n`, stderr: '' });
});
