// Names that every object of JavaScript has already.

import assert from 'node:assert/strict';

export const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
];

/** An article of each, which has it wherever a text can be. */
export const feedOf = (names) =>
  names
    .map(
      (name, at) =>
        `---\ntitle: ${name}\nwebUrl: https://news.example/${at}\ncategory: ${name}\ntype: ${name}\nprovider:\n  name: ${name}\n` +
        `  domain: ${name}\ntopics:\n- ${name}\nexcerpt: ${name}\nrelated:\n- title: ${name}\n  webUrl: https://r.example/${at}\n---\n`,
    )
    .join('');

const before = describe();

function describe() {
  return [Object, Array, Function, String, Map]
    .map(({ name, prototype }) => `${name}: ${Reflect.ownKeys(prototype).map(String).join(' ')}`)
    .join('\n');
}

/** That no prototype has changed since this was loaded. */
export function untouched() {
  assert.equal(describe(), before);
  assert.equal({}.title, undefined);
  assert.equal({}.other, undefined);
}
