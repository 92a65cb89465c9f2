// FORMAT.md read in the plainest way: sources → articles (the contract's shape) and problems. The tests hold the
// engine against it, so it is written to be believed on sight and shares nothing with the engine.

import {
  FAILSAFE_SCHEMA,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  load,
  mapTag,
  mergeTag,
  seqTag,
} from 'js-yaml';
import { split } from './split.mjs';
import * as value from './values.mjs';

const WARNINGS = ['bad-url', 'bad-date', 'bad-value'];
const severity = (code) => (WARNINGS.includes(code) ? 'warning' : 'error');

/** One source → its articles and problems. */
export const read = (text, name) => readAll([{ text, name }]);

/**
 * Sources `{ text, name }` → the articles they make together, in the order they were loaded; all that were read,
 * those replaced since included; and all problems.
 */
export function readAll(sources) {
  const articles = new Map();
  const seen = [];
  const problems = [];
  for (const { text, name } of sources) {
    const documents = split(text, name);
    if (documents.length === 0) problems.push({ severity: 'error', code: 'no-articles', source: name });
    for (const document of documents) {
      const report = (code, field) => {
        problems.push({ severity: severity(code), code, source: name, field });
      };
      const article = readArticle(document, name, report);
      if (!article) continue;
      seen.push(article);
      addTo(articles, article);
    }
  }
  return { articles: connect([...articles.values()]), seen, problems };
}

function readArticle(document, source, report) {
  if (document.unterminated) return report('unterminated');
  const fields = parse(document.yaml, report);
  if (!fields) return undefined;

  const at = fieldsOf(fields, report);
  const story = readStory(at);
  const body = document.body?.replace(/^\s*\n/, '').trimEnd() || undefined;
  const featuredContent = value.rawText(...at('featuredContent'));
  const article = present({
    ...story,
    excerpt: story.excerpt ?? (body && (value.firstCharacters(value.plainText(body), 200) || undefined)),
    category: value.text(...at('category')),
    updatedDateTime: value.date(...at('updatedDateTime')),
    published: value.boolean(...at('published')) ?? true,
    removed: value.boolean(...at('removed')),
    topics: readTopics(...at('topics')),
    images: story.images ?? [],
    featuredContent,
    embedUrl: value.embedUrl(featuredContent),
    secured: value.rawText(...at('secured')),
    body,
    related: readList(...at('related'))
      .map(readRelated)
      .filter(Boolean),
    source,
    line: document.line,
  });

  // Only now, for whatever else is wrong with a lost article is worth knowing too.
  const link = story.webUrl || story.originalUrl;
  if (!story.title) report('missing-title');
  if (!link) report('missing-link');
  return story.title && link ? article : undefined;
}

// In the failsafe schema every scalar is its text. Merge keys work, and tags of any kind don't matter.
const anyTag = { matchByTagPrefix: true };
const SCHEMA = FAILSAFE_SCHEMA.withTags(
  mergeTag,
  ...['!', 'tag:'].flatMap((prefix) => [
    defineScalarTag(prefix, { ...anyTag, resolve: (text) => text }),
    defineSequenceTag(prefix, { ...seqTag, ...anyTag }),
    defineMappingTag(prefix, { ...mapTag, ...anyTag }),
  ]),
);

function parse(yaml, report) {
  try {
    const isSilent = yaml.split('\n').every((line) => /^\s*(#|$)/.test(line));
    const fields = isSilent ? {} : load(yaml, { schema: SCHEMA });
    return isMap(fields) ? fields : report('yaml-syntax');
  } catch (error) {
    return report(error.reason === 'duplicated mapping key' ? 'duplicate-key' : 'yaml-syntax');
  }
}

const isMap = (it) => typeof it === 'object' && !Array.isArray(it);

/** For each key its value, and a way to report what is wrong with it; paths such as `related[2].webUrl` add up. */
const fieldsOf = (fields, report) => (key) => [fields[key], (code, path = '') => report(code, key + path)];
const fieldsIn = (fields, report) => fieldsOf(fields, (code, path) => report(code, `.${path}`));

/** What an article and a related link have in common. */
function readStory(at) {
  return present({
    title: value.text(...at('title')),
    excerpt: value.excerpt(...at('excerpt')),
    publishedDateTime: value.date(...at('publishedDateTime')),
    webUrl: value.link(...at('webUrl')),
    originalUrl: value.link(...at('originalUrl')),
    ampWebUrl: value.link(...at('ampWebUrl')),
    cdnAmpWebUrl: value.link(...at('cdnAmpWebUrl')),
    type: value.text(...at('type')),
    quality: value.number(...at('quality')),
    heat: value.number(...at('heat')),
    provider: readProvider(...at('provider')),
    images: readImages(...at('images')),
  });
}

function readRelated({ item, report }) {
  if (value.isAbsent(item)) return undefined;
  if (!isMap(item)) return report('bad-value');
  const link = readStory(fieldsIn(item, report));
  const leadsSomewhere = link.webUrl || link.originalUrl || link.ampWebUrl;
  return link.title && leadsSomewhere ? { ...link, origin: 'editorial' } : report('bad-value');
}

function readProvider(fields, report) {
  if (value.isAbsent(fields)) return undefined;
  if (!isMap(fields)) return report('bad-value');
  const at = fieldsIn(fields, report);
  const provider = present({
    name: value.text(...at('name')),
    domain: value.text(...at('domain')),
    images: readImages(...at('images')),
  });
  return Object.keys(provider).length > 0 ? provider : undefined;
}

function readImages(list, report) {
  const images = readList(list, report).map(readImage).filter(Boolean);
  return images.length > 0 ? images : undefined;
}

function readImage({ item, report }) {
  if (value.isAbsent(item)) return undefined;
  if (!isMap(item)) return report('bad-value');
  if (value.isAbsent(item.url)) report('bad-value');
  const at = fieldsIn(item, report);
  const image = present({
    url: value.link(...at('url')),
    width: value.number(...at('width')),
    height: value.number(...at('height')),
    isCached: value.boolean(...at('isCached')),
    title: value.text(...at('title')),
    attribution: value.text(...at('attribution')),
  });
  return image.url && image;
}

/** A list of topics, or one topic; each once. */
function readTopics(topics, report) {
  if (typeof topics === 'string') return readTopics(value.isAbsent(topics) ? [] : [topics], report);
  const texts = readList(topics, report).map(({ item, report }) => value.text(item, report));
  return distinct(texts.filter(Boolean), (topic) => topic.toLowerCase());
}

function readList(list, report) {
  if (value.isAbsent(list)) return [];
  if (!Array.isArray(list)) return report('bad-value') ?? [];
  return list.map((item, index) => ({
    item,
    report: (code, inner = '') => report(code, `[${index}]${inner}`),
  }));
}

/** An absent field is absent, not undefined. */
const present = (fields) => Object.fromEntries(Object.entries(fields).filter(([, it]) => it !== undefined));

const distinct = (list, key) =>
  list.filter((it, at) => list.findIndex((other) => key(other) === key(it)) === at);

// Identity, among all the articles that are loaded.

const linkOf = (article) => article.webUrl ?? article.originalUrl;

/** Same id and same link: the later article replaces the earlier. Same id, another link: -2, -3, … */
function addTo(articles, article) {
  const base = idOf(article);
  let id = base;
  for (let n = 2; articles.has(id) && linkOf(articles.get(id)) !== linkOf(article); n += 1)
    id = `${base}-${n}`;
  articles.delete(id); // What replaces another was loaded later than it.
  articles.set(id, { id, ...article });
}

export function idOf(article) {
  const time = article.publishedDateTime && value.instant(article.publishedDateTime);
  const day = time === undefined ? '' : new Date(time).toISOString().slice(0, 10);
  return [day, slug(article.title)].filter(Boolean).join('-') || hash(linkOf(article));
}

export const slug = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\s-]/gu, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^-|-$/g, '');

/** FNV-1a, 64 bits. */
function hash(link) {
  let state = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(link))
    state = BigInt.asUintN(64, (state ^ BigInt(byte)) * 0x100000001b3n);
  return state.toString(16).padStart(16, '0');
}

/** Gives a related link the id of the loaded article that it leads to. */
function connect(articles) {
  const addresses = (it) => [it.webUrl, it.originalUrl].filter(Boolean);
  const ids = new Map(
    articles.flatMap((article) => addresses(article).map((address) => [address, article.id])),
  );
  const find = (link) =>
    addresses(link)
      .map((address) => ids.get(address))
      .find(Boolean);
  return articles.map((article) => ({
    ...article,
    related: article.related.map((link) => present({ ...link, id: find(link) })),
  }));
}
