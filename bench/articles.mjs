// What is read: one stream of articles, and the same articles as JSON.

import { readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { JSON_SCHEMA, load } from 'js-yaml';
import { find } from '../cli/files.js';
import { root } from '../scripts/tools.mjs';
import { documents } from './peers.mjs';

const SAMPLES = join(root, 'www', 'demo', 'articles');

/** As many megabytes as a large archive of news has. */
const SIZE = 8e6;

/**
 * @typedef {object} Articles
 * @property {string} name what they are, for people
 * @property {Uint8Array} yaml the stream
 * @property {Uint8Array} json an array of the same
 */

/** The articles in the files of a folder. @param {string} path @returns {Articles} */
export function articlesIn(path) {
  const files = find([resolve(process.env.INIT_CWD ?? process.cwd(), path)]);
  return articles(`those in ${basename(path)}`, files.map(({ path }) => stream(path)).join(''));
}

/**
 * The samples of this project, again and again with other titles, dates and links, up to a size or a number.
 * @param {{ atMost?: number }} [options] @returns {Articles}
 */
export function samples({ atMost = Infinity } = {}) {
  const all = find([SAMPLES]).flatMap(({ path }) => [...documents(stream(path))].map(({ text }) => text));
  // One shows off anchors. Of hundreds of real articles none has any: multiplied it would weigh too much.
  const originals = all.filter((text) => !/[:-] [&*]\w/.test(text));
  const texts = [];
  for (let length = 0; length < SIZE && texts.length < atMost; length += texts.at(-1).length)
    texts.push(
      variant(originals[texts.length % originals.length], Math.floor(texts.length / originals.length)),
    );
  return articles('the demo’s, multiplied', texts.join(''));
}

/** One of the many articles that could have been made of this one. */
const variant = (text, number) =>
  text
    .replace(/^([ -]*title: ["']?)(?=[^\s|>"'])/gm, `$1${number} × `)
    .replace(/(Url: ["']?https?:\/\/[^\s"'#]+)/g, `$1?copy=${number}`)
    .replace(/(DateTime: ["']?)(\d{4}-\d\d-\d\d)/g, (_, key, date) => key + daysBefore(date, 3 * number))
    // The demo's pictures lie beside it; others have addresses.
    .replace(/(url: ["']?)\.\.\//g, '$1https://newsrack.example/demo/');

const daysBefore = (date, days) => new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);

/**
 * The articles of a file, each between two lines of dashes: as those who split them at these lines need it. For
 * the same reason bodies with such lines are left out.
 */
function stream(path) {
  const text = readFileSync(path, 'utf8').replace(/\r\n/g, '\n').replace(/\n*$/, '\n');
  const [, ...parts] = `\n${text.replace(/^(?!---)/, '---\n')}`.split('\n---\n');
  if (/\.(md|markdown|html)$/.test(path)) return article(parts[0], parts.length === 2 ? parts[1] : '');
  const isFrontMatter = (part) => /^(#.*\n|\n)*[\w"'-]+:( |\n)/.test(part ?? '');
  return parts
    .map(
      (part, at) => isFrontMatter(part) && article(part, isFrontMatter(parts[at + 1]) ? '' : parts[at + 1]),
    )
    .filter(Boolean)
    .join('');
}

const article = (front, body = '') => `---\n${front.replace(/\n*$/, '\n')}---\n${body.replace(/\n*$/, '\n')}`;

/** @param {string} name @param {string} text @returns {Articles} */
function articles(name, text) {
  const list = Array.from(documents(text), ({ yaml }) => load(yaml, { schema: JSON_SCHEMA }));
  const encoder = new TextEncoder();
  return { name, yaml: encoder.encode(text), json: encoder.encode(JSON.stringify(list)) };
}
