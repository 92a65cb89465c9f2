// What is in a page, as a tree that can be compared: elements, all their attributes and texts, in shadow roots too.

import assert from 'node:assert/strict';

/**
 * Elements as `[name, attributes, ...children]`, texts as texts, data for search engines as what it says.
 * Runs in the page, so all it needs is in it.
 */
export function treeOf(root = document.body) {
  /** Which of six colours a picture’s place has, and the letters in it, follow from a name. */
  const usual = (value) => value.replace(/\btint-\d/, 'tint').replace(/^(auto, )?\d+px$/, 'wide');
  const children = (node) => [...node.childNodes].flatMap((child) => tree(child));
  // As one text, since a great many small values take long to come out of a page.
  return JSON.stringify(tree(root)[0]);

  function tree(node) {
    if (node instanceof Text) return node.data === '' ? [] : [node.data];
    if (!(node instanceof Element)) return [`<!--${node.nodeValue}-->`];
    const attributes = Object.fromEntries(
      // A form may have a box of the name `attributes`.
      node
        .getAttributeNames()
        .map((name) => [name, usual(node.getAttribute(name))])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    // What stands in a box of one line has no line ends.
    if (node instanceof HTMLInputElement) attributes['.value'] = node.value;
    const shadow = node.shadowRoot ? [['#shadow', {}, ...children(node.shadowRoot)]] : [];
    const inside = () => {
      if (node.localName === 'style' || node.className === 'initials') return [];
      if (node.matches('script[type="application/ld+json"]')) return [{ data: JSON.parse(node.textContent) }];
      return children(node instanceof HTMLTemplateElement ? node.content : node);
    };
    return [[node.localName, attributes, ...shadow, ...inside()]];
  }
}

/** Lists in the order of their texts, where that is what they are in. */
const isSorted = ([, { class: name }]) => /\b(values|suggestions)\b/.test(name ?? '');

/**
 * The same with other texts. `write` gets a text and where it stands: `@` and the name of an attribute, `@.value` for
 * what is in a box, `data` for data, or nothing.
 * @returns what has no order that follows from the texts
 */
export function rewritten(tree, write, place = '') {
  if (typeof tree === 'string') return write(tree, place);
  if (tree === null || typeof tree !== 'object') return tree;
  if (!Array.isArray(tree)) {
    const all = Object.entries(tree).map(([name, value]) => {
      // Options are numbered in their order.
      if (name === 'id') return [name, value.replace(/^suggestion-\d+$/, 'suggestion')];
      const inside = place || (name === 'data' ? name : `@${name}`);
      return [name, rewritten(value, write, inside)];
    });
    return Object.fromEntries(all);
  }
  const all = tree.map((each) => rewritten(each, write, place));
  if (!place && typeof all[0] === 'string' && isSorted(tree)) {
    const [name, attributes, ...rows] = all;
    const keyed = rows.map((row) => [JSON.stringify(row), row]).sort(([a], [b]) => (a < b ? -1 : 1));
    return [name, attributes, ...keyed.map(([, row]) => row)];
  }
  return all;
}

/** Where two trees differ first, with what is there in each; undefined if nowhere. */
export function difference(actual, expected, path = []) {
  if (Object.is(actual, expected)) return undefined;
  const both = [actual, expected];
  if (both.some((it) => it === null || typeof it !== 'object'))
    return { path: path.join(' '), actual, expected };
  const names = Array.isArray(expected) && Array.isArray(actual);
  for (const key of new Set(both.flatMap(Object.keys))) {
    const step = names && key > 1 && Array.isArray(expected[key]) ? `${key}:${expected[key][0]}` : key;
    const found = difference(actual[key], expected[key], [...path, step]);
    if (found) return found;
  }
  return undefined;
}

/** Looks until two looks after each other see the same. */
export async function settled(look) {
  let before = JSON.stringify(await look());
  for (let times = 0; times < 200; times++) {
    await new Promise((done) => setTimeout(done, 100));
    const now = JSON.stringify(await look());
    if (now === before) return JSON.parse(now);
    before = now;
  }
  throw new Error('It never settles.');
}

/** Looks until what is there is what is expected; else tells the first place where it is not. */
export async function assertBecomes(look, expected, what) {
  const end = Date.now() + 20_000;
  for (;;) {
    const found = difference(await look(), expected);
    if (!found) return;
    if (Date.now() > end) {
      const short = (part) => JSON.stringify(part)?.slice(0, 1500);
      assert.fail(
        `${what}, at ${found.path}:\n  is      ${short(found.actual)}\n  must be ${short(found.expected)}`,
      );
    }
    await new Promise((done) => setTimeout(done, 50));
  }
}
