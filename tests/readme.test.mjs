// What the documents show and say: their examples run, their links lead somewhere, their tables are complete.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, suite, test } from 'node:test';
import { cache, root, run } from '../scripts/tools.mjs';
import { ATTRIBUTES, propertyOf } from '../www/element/attributes.js';
import { Newsrack } from '../www/node.js';
import { filesIn } from './support/files.mjs';
import { partsIn } from './support/parts.mjs';
import { show, titles, until } from './page/util/stage.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');

const DOCUMENTS = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...filesIn('docs', '.md')];

/** The fenced blocks of a language, in their order. */
const blocks = (file, language) =>
  [...read(file).matchAll(/^```(\w+)\n(.*?)^```$/gms)]
    .filter(([, found]) => found === language)
    .map(([, , text]) => text);

/** Between two backquotes, all over a text. */
const named = (text) => new Set([...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name));

const missing = (wanted, there) => wanted.filter((name) => !there.has(name));

/** The part of a document under a heading, up to the next. */
const section = (file, heading) =>
  read(file)
    .split(/^#+ /m)
    .find((part) => part.startsWith(`${heading}\n`)) ?? '';

/** The README's own articles are what its examples show. */
const [articles] = blocks('README.md', 'yaml');

suite('the README’s programs print what they say they do', () => {
  // Within the checkout, where Node finds the package by its name.
  const folder = join(cache, 'readme');
  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const [at, program] of blocks('README.md', 'js').entries()) {
    test(`program ${at + 1}`, () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'articles.yaml'), articles);
      writeFileSync(join(folder, `${at}.mjs`), program);
      const said = [...program.matchAll(/^console\.log\(.*\); \/\/ (.+)$/gm)].map(([, text]) => text);
      const { ok, output } = run('node', [join(folder, `${at}.mjs`)]);
      assert.ok(ok, output);
      assert.deepEqual(output.trimEnd().split('\n'), said);
    });
  }
});

suite('the README’s pages show cards', () => {
  const bundle = 'newsrack/pkg/news-rack.js';
  const files = { '/site/articles.yaml': articles };
  const halves = ['bg', 'rest'].map((half) => `pkg/core/newsrack_${half}.wasm`);
  for (const path of ['pkg/news-rack.js', ...halves, ...filesIn('pkg/parts')])
    files[`/site/newsrack/${path}`] = { body: readFileSync(join(root, path)) };

  for (const [at, markup] of blocks('README.md', 'html').entries()) {
    test(`page ${at + 1}`, async () => {
      const page = await show(markup, { files, script: bundle, head: '<base href="/site/">' });
      await until(async () => (await titles(page)).length > 0, true);
      assert.deepEqual(page.complaints, []);
      await page.close();
    });
  }
});

test('what the README shows of frameworks stands in the examples', () => {
  const dense = (text) => text.replace(/\s+/g, ' ').trim();
  for (const [language, file] of [
    ['tsx', 'examples/react/src/App.tsx'],
    ['vue', 'examples/vue/src/App.vue'],
  ]) {
    const shown = blocks('README.md', language);
    assert.ok(shown.length > 0);
    for (const block of shown) assert.ok(dense(read(file)).includes(dense(block)), `${block} in ${file}`);
  }
});

test('the articles in the documents have nothing wrong with them', async () => {
  for (const file of DOCUMENTS) {
    for (const text of blocks(file, 'yaml').filter((block) => block.startsWith('---\n'))) {
      const rack = await Newsrack.open({ text });
      assert.deepEqual(rack.problems, [], `in ${file}`);
      rack.free();
    }
  }
});

test('every link within the project leads somewhere', () => {
  const slug = (heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .replaceAll(' ', '-');
  const lost = [];
  for (const file of DOCUMENTS) {
    for (const [, link] of read(file).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(link)) continue;
      const [path, anchor] = link.split('#');
      const target = path ? join(dirname(file), path) : file;
      if (!existsSync(join(root, target))) lost.push(`${file}: ${link}`);
      else if (anchor) {
        const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading));
        if (!headings.includes(anchor)) lost.push(`${file}: ${link}`);
      }
    }
  }
  assert.deepEqual(lost, []);
});

test('the README names every attribute, every part and every variable of the element, and no others', () => {
  const rows = section('README.md', 'Attributes')
    .match(/^\| `.*?\|/gm)
    .join();
  assert.deepEqual([...named(rows)].toSorted(), Object.keys(ATTRIBUTES).toSorted());

  const looks = section('README.md', 'Looks');
  const code = filesIn('www', '.js').map(read).join('\n');
  assert.deepEqual([...named(looks.slice(looks.indexOf('| part |')))].toSorted(), partsIn(code));

  const variables = [...new Set(code.match(/--newsrack-[\w-]+/g))];
  assert.deepEqual(missing(variables, named(looks)), []);
});

test('the README names every property, method and event of the element’s own', () => {
  const types = read('www/news-rack.d.ts');
  const [, members] = /class NewsRackElement [^{]*\{(.*?)^\}/ms.exec(types);
  const own = [...members.matchAll(/^ {2}(?:get )?(\w+)\(\)/gm)].map(([, name]) => name);
  const mirrors = new Set(Object.keys(ATTRIBUTES).map(propertyOf));
  const events = types.match(/newsrack-\w+/g);
  const told = named(section('README.md', 'Properties, methods and events').replaceAll('()', ''));
  assert.deepEqual(missing([...own.filter((name) => !mirrors.has(name)), ...events], told), []);
});

test('the format’s document names every code of a problem', () => {
  const [, variants] = /pub enum Code \{(.*?)^\}/ms.exec(read('src/problem.rs'));
  const codes = [...variants.matchAll(/^ +(\w+),$/gm)].map(([, name]) =>
    name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase(),
  );
  assert.ok(codes.length > 0);
  assert.deepEqual(missing(codes, named(read('docs/format.md'))), []);
});

test('the map in CONTRIBUTING.md has a line for each file of src/ and www/, and for no other', () => {
  const map = blocks('CONTRIBUTING.md', 'text').join('\n');
  const lines = map.match(/^(?:src|www)\/\S+\.(?:rs|js)/gm);
  // The files of this folder are all of one kind, and have one line.
  const languages = 'www/texts/languages/';
  assert.ok(map.includes(`\n${languages} `));
  const files = [...filesIn('src', '.rs'), ...filesIn('www', '.js')].filter(
    (file) => !file.startsWith(languages),
  );
  assert.deepEqual(lines.toSorted(), files.toSorted());
});
