// Names that every object of JavaScript has already: as texts of articles and of queries they are texts like others.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../scripts/tools.mjs';
import { Newsrack } from '../www/node.js';
import { NAMES, feedOf, untouched } from './support/names.mjs';
import { render } from './support/render.mjs';

const open = () => Newsrack.open([{ name: 'names.yaml', text: feedOf(NAMES) }]);

test('each is counted and found as topic, provider, type, category, word and id', async () => {
  const rack = await open();
  assert.equal(rack.size, NAMES.length);
  assert.deepEqual(rack.problems, []);
  const { facets } = await rack.search({ facets: true });
  for (const list of ['topics', 'providers', 'types', 'categories']) {
    assert.deepEqual(
      facets[list].map(({ value, count }) => `${value} ${count}`).sort(),
      NAMES.map((name) => `${name} 1`).sort(),
      list,
    );
    for (const name of NAMES) {
      const { total, cards } = await rack.search({ [list]: [name] });
      assert.deepEqual([total, cards[0].title], [1, name]);
    }
  }
  for (const name of NAMES) {
    const { cards } = await rack.search({ text: `"${name}"` });
    assert.ok(
      cards.some(({ title }) => title === name),
      name,
    );
    const article = await rack.get(cards.find(({ title }) => title === name).id);
    assert.deepEqual([article.title, article.related[0].title], [name, name]);
    assert.equal((await rack.related(article.id))[0].title, name);
    // Without a date, the id is the title in lower case.
    const id = name.toLowerCase();
    assert.equal((await rack.get(name))?.title, name === id ? name : undefined);
    assert.equal((await rack.get(id)).title, name);
    await rack.suggest(name);
  }
  for (const name of NAMES) assert.equal(await rack.remove(name), name === name.toLowerCase());
  rack.free();
  untouched();
});

test('as fields of an article they are passed over, in the plain style and in rarer YAML', async () => {
  const fields = NAMES.map((name) => `${name}: {title: other, ${name}: other}\n`).join('');
  for (const rare of ['', 'x: &a b\n']) {
    const text = `---\ntitle: Tides\nwebUrl: https://news.example/\n${rare}${fields}provider:\n  ${NAMES[0]}: other\n---\n`;
    const rack = await Newsrack.open([{ name: 'fields.yaml', text }]);
    assert.deepEqual(rack.problems, []);
    const { cards } = await rack.search();
    assert.deepEqual(
      cards.map(({ title, provider }) => [title, provider?.name]),
      [['Tides', undefined]],
    );
    const article = await rack.get(cards[0].id);
    assert.equal(Object.getPrototypeOf(article), Object.prototype);
    for (const name of NAMES) assert.equal(Object.hasOwn(article, name), false);
    rack.free();
  }
  untouched();
});

test('a query that has them as fields asks for nothing by them', async () => {
  const rack = await open();
  for (const name of NAMES) {
    const query = JSON.parse(`{"${name}": {"limit": 0, "text": "nothing"}}`);
    const { total, cards } = await rack.search(query).catch((error) => ({ total: error.message, cards: [] }));
    if (typeof total === 'number') assert.deepEqual([total, cards.length], [NAMES.length, NAMES.length]);
    else assert.ok(total.includes(name), total);
  }
  rack.free();
  untouched();
});

test('the command line checks them, renders them and refuses them as parts of a query', () => {
  const files = { 'names.yaml': feedOf(NAMES) };
  const { stdout, stderr, status } = render(files, 'names.yaml');
  assert.equal(status, 0, stderr);
  assert.match(stderr, new RegExp(`^${NAMES.length} cards of ${NAMES.length} articles`));
  for (const name of NAMES) assert.ok(stdout.includes(`>${name}</a>`), name);
  for (const name of ['__proto__', 'constructor']) {
    const one = render(files, 'names.yaml', '--query', `topics=${name}`);
    assert.match(one.stderr, /^1 card of/);
    const other = render(files, 'names.yaml', '--query', `{"${name}": 1}`);
    assert.equal(other.status, 2);
    assert.match(other.stderr, new RegExp(`--query has no ${name}`));
  }
  const check = spawnSync(process.execPath, [join(root, 'cli', 'newsrack.js'), 'check', '-'], {
    input: feedOf(NAMES),
    encoding: 'utf8',
  });
  assert.equal(check.status, 0, check.stdout + check.stderr);
});
