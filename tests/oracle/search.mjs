// The contract's Query answered by looking at every article: the tests hold the engine against it.

import { instant } from './values.mjs';

/** What an article offers to each list of a query. */
const LISTS = {
  topics: (article) => article.topics,
  providers: (article) => [article.provider?.name],
  types: (article) => [article.type],
  categories: (article) => [article.category],
};
const valuesOf = (article, list) => LISTS[list](article).filter(Boolean);

/**
 * `articles` in the order they were loaded → total, the page of articles, facets, timeline. `seen` are all that
 * were ever read: a value keeps the spelling in which it was first seen, whatever became of that article.
 */
export function search({ articles, seen }, query = {}) {
  const found = articles.filter((article) => matches(article, query));
  const { offset = 0, limit = 20 } = query;
  const result = {
    total: found.length,
    articles: found.toSorted(order(query.sort)).slice(offset, offset + limit),
    facets: Object.fromEntries(
      wantedFacets(query).map((list) => [list, facet(articles, query, list, spellings(seen, query, list))]),
    ),
  };
  if (query.timeline) result.timeline = timeline(articles, query);
  return result;
}

/** The contract's Card without what only the engine decides (highlights, score). */
export function card(article) {
  const { body, secured, featuredContent, related, ...rest } = article;
  return { ...rest, relatedCount: related.length };
}

// Filters

function matches(article, query) {
  return (
    isShown(article, query.published) &&
    Object.keys(LISTS).every((list) => isChosen(article, list, query[list])) &&
    isWithin(article, query) &&
    (query.minQuality === undefined || article.quality >= query.minQuality) &&
    (query.minHeat === undefined || knownHeat(article) >= query.minHeat)
  );
}

function isShown(article, published = true) {
  return published === 'any' || (article.published && !article.removed) === published;
}

function isChosen(article, list, choice = []) {
  return choice.length === 0 || valuesOf(article, list).some((value) => includes(choice, value));
}

function isWithin(article, { since, until }) {
  if (since === undefined && until === undefined) return true;
  const time = timeOf(article);
  return time !== undefined && !(time < firstInstant(since)) && !(time > lastInstant(until));
}

const DAY = 24 * 60 * 60 * 1000;
const isDay = (date) => /^\d{4}-\d\d-\d\d$/.test(date);
const instantOf = (date) => (date instanceof Date ? date.getTime() : instant(date));
const firstInstant = (since) => (since === undefined ? -Infinity : instantOf(since));
const lastInstant = (until) => {
  if (until === undefined) return Infinity;
  return isDay(until) ? instantOf(until) + DAY - 1 : instantOf(until);
};

const timeOf = remembered((article) => article.publishedDateTime && instant(article.publishedDateTime));

/** Thousands of queries ask the same of the same articles. */
function remembered(compute) {
  const known = new WeakMap();
  return (article) => {
    if (!known.has(article)) known.set(article, compute(article));
    return known.get(article);
  };
}

const knownHeat = (article) => (article.heat === -1 ? undefined : article.heat);

const fold = (text) => text.toLowerCase();
const includes = (choice, value) => choice.some((chosen) => fold(chosen) === fold(value));

// Order: what is missing stands last whichever way it goes, and ids break the last ties.

const ORDERS = {
  newest: [descending(timeOf)],
  oldest: [ascending(timeOf)],
  quality: [descending((article) => article.quality), descending(timeOf)],
  heat: [descending(knownHeat), descending(timeOf)],
};

function order(sort = 'newest') {
  const steps = [...(ORDERS[sort] ?? ORDERS.newest), (a, b) => compareText(a.id, b.id)];
  return (a, b) => steps.reduce((decided, step) => decided || step(a, b), 0);
}

function ascending(key) {
  return (a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === undefined || y === undefined) return (x === undefined) - (y === undefined);
    return x - y;
  };
}

function descending(key) {
  return ascending((article) => (key(article) === undefined ? undefined : -key(article)));
}

/** By code point, as UTF-8 has it; JavaScript's `<` compares UTF-16 units. */
const compareText = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

// Counts

function wantedFacets({ facets }) {
  return facets === true ? Object.keys(LISTS) : facets || [];
}

/** The counts of a list ignore that list's own choice, so that a reader can widen it. */
function facet(articles, query, list, values) {
  const choice = query[list] ?? [];
  const found = articles.filter((article) => matches(article, { ...query, [list]: [] }));
  return values
    .map((value) => ({
      value,
      count: found.filter((article) => includes(valuesOf(article, list), value)).length,
      selected: includes(choice, value),
    }))
    .filter(({ count, selected }) => count > 0 || selected)
    .sort((a, b) => b.count - a.count || compareText(a.value, b.value));
}

/** Each value once, in the spelling in which it was first seen. */
function spellings(seen, query, list) {
  const all = [...seen.flatMap((article) => valuesOf(article, list)), ...(query[list] ?? [])];
  return [...new Map(all.toReversed().map((value) => [fold(value), value])).values()];
}

/** Buckets that hold something, in UTC, oldest first. */
function timeline(articles, query) {
  const found = articles.filter((article) =>
    matches(article, { ...query, since: undefined, until: undefined }),
  );
  const starts = found.map(timeOf).filter((time) => time !== undefined);
  const counts = new Map();
  for (const start of starts.map((time) => bucketStart(time, query.timeline)).sort()) {
    counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return [...counts].map(([start, count]) => ({ start, count }));
}

function bucketStart(time, unit) {
  const day = new Date(time);
  if (unit === 'week') day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7)); // back to Monday
  if (unit === 'month') day.setUTCDate(1);
  if (unit === 'year') day.setUTCMonth(0, 1);
  return day.toISOString().slice(0, 10);
}
