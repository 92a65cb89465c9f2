// custom-elements.json: what it says of the element is what the code has, all of it and nothing else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { MANIFEST, manifest } from '../scripts/manifest.mjs';
import { root } from '../scripts/tools.mjs';
import { ATTRIBUTES, propertyOf, read, write } from '../www/element/attributes.js';
import { NewsRackElement } from '../www/element.js';
import { filesIn } from './support/files.mjs';
import { partsIn } from './support/parts.mjs';

const text = readFileSync(join(root, MANIFEST), 'utf8');
const [module, definition] = JSON.parse(text).modules;
const [element] = module.declarations;

const code = filesIn('www', '.js')
  .filter((file) => !/^www\/(site|demo)\//.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');
const names = (list) => list.map(({ name }) => name).toSorted();

test('it is as `node scripts/manifest.mjs` writes it', () => {
  assert.ok(text === manifest(), `${MANIFEST} is old: run node scripts/manifest.mjs`);
  const published = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  assert.equal(published.customElements, MANIFEST);
});

test('it has every attribute and its property, with the default that the code has', () => {
  assert.deepEqual(names(element.attributes), Object.keys(ATTRIBUTES).toSorted());
  for (const { name, fieldName, default: usual } of element.attributes) {
    assert.equal(fieldName, propertyOf(name));
    const value = read(() => null, name);
    // A default in words, as “all”, is that there is none.
    const said = usual && read(() => usual, name);
    const open = value === undefined || value === false || value === '' || value?.length === 0;
    if (!open) assert.deepEqual(said, value, name);
    else assert.ok(!usual || !write(value, name) || /\s/.test(usual), `${name}: ${usual}`);
  }
});

test('it has every property and method', () => {
  const standard = /^(constructor|\w+Callback|addEventListener)$/;
  const own = Object.getOwnPropertyNames(NewsRackElement.prototype).filter((name) => !standard.test(name));
  assert.deepEqual(names(element.members), own.toSorted());
  for (const { kind, name, readonly = false } of element.members) {
    const { value, set } = Object.getOwnPropertyDescriptor(NewsRackElement.prototype, name);
    assert.equal(kind, value ? 'method' : 'field', name);
    if (!value) assert.equal(readonly, !set, name);
  }
});

test('it has every event, slot, part and variable', () => {
  assert.deepEqual(names(element.events), [...new Set(code.match(/(?<=')newsrack-\w+(?=')/g))].toSorted());
  assert.deepEqual(names(element.cssParts), partsIn(code));
  assert.deepEqual(names(element.cssProperties), [...new Set(code.match(/--newsrack-[\w-]+/g))].toSorted());
  assert.ok(element.slots.some(({ name }) => name === ''));
});

test('each has a description and a type', () => {
  const { attributes, members, events, slots, cssParts, cssProperties } = element;
  for (const thing of [...attributes, ...members, ...events, ...slots, ...cssParts, ...cssProperties])
    assert.ok(thing.description?.length > 3, `${thing.name} has no description`);
  for (const thing of [...attributes, ...members, ...events])
    assert.ok((thing.type ?? thing.return?.type)?.text, `${thing.name} has no type`);
});

test('what it names is there', async () => {
  assert.equal(module.exports[0].name, element.name);
  for (const { path } of [module, definition])
    assert.equal((await import(join(root, path)))[element.name], NewsRackElement);
  assert.match(readFileSync(join(root, definition.path), 'utf8'), new RegExp(`'${element.tagName}'`));
});
