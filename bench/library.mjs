// What is searched: articles as plain objects for those who take such, and as a stream for newsrack.

import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Newsrack } from 'newsrack';
import { find } from '../cli/files.js';
import { root } from '../scripts/tools.mjs';

const SHARED = ['corpus', 'seeds'].map((name) => join(root, '..', 'shared', name));
const DEMO = join(root, 'www', 'demo', 'articles');

/**
 * @typedef {object} Plain an article with only what all contestants can make use of
 * @property {string} link
 * @property {string} title
 * @property {string} excerpt
 * @property {string[]} topics
 * @property {string} provider
 * @property {string | undefined} date
 *
 * @typedef {{ name: string, articles: Plain[], withRelated: Plain[] }} Library
 */

/** Those in folders, else the shared ones, else the demo's. @param {string[]} folders @returns {Promise<Library>} */
export async function library(folders) {
  const shared = SHARED.every((path) => existsSync(path));
  const paths = folders.map((path) => resolve(process.env.INIT_CWD ?? process.cwd(), path));
  if (paths.length === 0) paths.push(...(shared ? SHARED : [DEMO]));
  const name =
    folders.length > 0
      ? paths.map((path) => basename(path)).join(', ')
      : shared
        ? 'the corpus'
        : 'the demo’s';
  const sources = find(paths).map(({ name, path }) => ({ name, text: readFileSync(path, 'utf8') }));
  const rack = await Newsrack.open(sources);
  const articles = [];
  const related = [];
  for (let offset = 0; offset < rack.size; offset += 100) {
    const { cards } = await rack.search({ published: 'any', offset, limit: 100 });
    for (const { id } of cards) {
      const article = await rack.get(id);
      articles.push(plain(article, article.topics));
      // Of these nobody has said the topics: they are about what the article is about.
      related.push(...article.related.map((link) => plain(link, article.topics)));
    }
  }
  rack.free();
  return { name, articles: once(articles), withRelated: once([...articles, ...related]) };
}

const plain = ({ title, excerpt = '', webUrl, originalUrl, provider, publishedDateTime }, topics) => ({
  link: webUrl ?? originalUrl,
  title,
  excerpt,
  topics: topics.map(spelling),
  provider: spelling(provider?.name ?? ''),
  date: publishedDateTime,
});

const spellings = new Map();

/** As it was spelt first: newsrack lets case be, but who counts by hand does not think of it. */
function spelling(name) {
  const key = name.toLowerCase();
  if (!spellings.has(key)) spellings.set(key, name);
  return spellings.get(key);
}

/** One with a link, each link once: many articles recommend the same ones. */
function once(articles) {
  const seen = new Set([undefined]);
  return articles.filter(({ link }) => !seen.has(link) && seen.add(link));
}

/**
 * The same again and again, up to a number: each copy earlier by some days and, as a new article would, with a word
 * that no other has. So the words become more with the articles, while queries still find what they did.
 * @param {Plain[]} articles @param {number} number
 */
export function multiplied(articles, number) {
  return Array.from({ length: number }, (_, at) => {
    const original = articles[at % articles.length];
    const copy = Math.floor(at / articles.length);
    if (copy === 0) return original;
    const { link, excerpt, date } = original;
    return {
      ...original,
      link: `${link}${link.includes('?') ? '&' : '?'}copy=${copy}`,
      excerpt: `${excerpt} ${madeUp(at)}`.trim(),
      date: date && new Date(Date.parse(date) - copy * 3 * 86_400_000).toISOString(),
    };
  });
}

const CONSONANTS = 'bcdfghjklmnprstvwxyz';
const VOWELS = 'aeiou';

/** A word of five syllables: so many are possible that hardly any two are alike. @param {number} number */
function madeUp(number) {
  let rest = Math.imul(number, 2_654_435_761) >>> 0;
  let word = '';
  for (let syllable = 0; syllable < 5; syllable++) {
    word += CONSONANTS[rest % 20] + VOWELS[Math.floor(rest / 20) % 5];
    rest = Math.floor(rest / 100);
  }
  return word;
}

const encoder = new TextEncoder();

/** The stream. @param {Plain[]} articles */
export function yamlOf(articles) {
  return encoder.encode(articles.map(document).join(''));
}

/** The list. @param {Plain[]} articles */
export const jsonOf = (articles) => encoder.encode(JSON.stringify(articles));

/** What JSON quotes, YAML reads. */
const document = ({ link, title, excerpt, topics, provider, date }) =>
  [
    '---',
    `title: ${JSON.stringify(title)}`,
    `excerpt: ${JSON.stringify(excerpt)}`,
    ...(date ? [`publishedDateTime: ${date}`] : []),
    `webUrl: ${JSON.stringify(link)}`,
    ...(provider ? ['provider:', `  name: ${JSON.stringify(provider)}`] : []),
    ...(topics.length > 0 ? ['topics:', ...topics.map((topic) => `  - ${JSON.stringify(topic)}`)] : []),
    '---\n',
  ].join('\n');
