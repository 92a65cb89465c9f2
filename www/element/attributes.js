/**
 * The attributes of `<news-rack>`: how each is read, how its property writes it back, and the query they ask together.
 * Knows no DOM.
 * @import { Query } from '../newsrack.js'
 */

export const SORTS = /** @type {const} */ (['relevance', 'newest', 'oldest', 'quality', 'heat', 'trending']);
export const FACETS = /** @type {const} */ (['topics', 'providers', 'types', 'categories']);
export const LAYOUTS = /** @type {const} */ (['grid', 'list', 'headlines', 'magazine', 'carousel']);
export const CONTROLS = ['search', ...FACETS, 'timeline', 'dates', 'quality', 'sort', 'layout'];
export const PAGINGS = /** @type {const} */ (['more', 'pages', 'endless']);
const USUAL_CONTROLS = ['search', 'topics', 'providers', 'sort'];

/**
 * How an attribute's text becomes the property's value (null: there is no attribute), and back.
 * @template T
 * @typedef {{ read: (text: string | null) => T, write?: (value: any) => string | null }} Kind
 */

/** @type {Kind<string>} */
const text = {
  read: (given) => given?.trim() ?? '',
  write: (value) => (value instanceof Date ? value.toISOString() : value),
};

/** Values between commas; a comma within a value is written `\,`. @type {Kind<string[]>} */
const list = {
  read: (given) =>
    (given?.match(/(\\.|[^,])+/gs) ?? [])
      .map((value) => value.replace(/\\(.)/gs, '$1').trim())
      .filter(Boolean),
  write: (value) =>
    [value]
      .flat()
      .map((each) => (Array.isArray(value) ? each.replace(/[\\,]/g, '\\$&') : each))
      .join(', '),
};

/** Names of hosts, with spaces between them. @type {Kind<string[]>} */
const hosts = {
  read: (given) => given?.toLowerCase().split(/\s+/).filter(Boolean) ?? [],
  write: (value) => [value].flat().join(' ') || null,
};

/** @type {Kind<number | undefined>} */
const number = { read: (given) => (given?.trim() && Number.isFinite(+given) ? +given : undefined) };

/** @param {number} usual @param {number} least @param {number} [most] @returns {Kind<number>} */
const count = (usual, least, most = Infinity) => ({
  read(given) {
    const value = number.read(given) ?? usual;
    return value >= least && value <= most ? Math.floor(value) : usual;
  },
});

/** More often than every ten seconds nobody's server is asked. @type {Kind<number | undefined>} */
const seconds = {
  read(given) {
    const value = number.read(given);
    return value && value > 0 ? Math.max(value, 10) : undefined;
  },
};

/** Absent, or a text that may be empty; true is the empty one. @type {Kind<string | undefined>} */
const prefix = {
  read: (given) => given?.trim(),
  write: (value) => (value === true ? '' : value === false ? null : value),
};

/**
 * @template {string} T
 * @template {string | undefined} U
 * @param {readonly T[]} values @param {U} usual
 * @returns {Kind<T | U>}
 */
const oneOf = (values, usual) => ({
  read(given) {
    const value = given?.trim().toLowerCase();
    return values.find((each) => each === value) ?? usual;
  },
});

/** @type {Kind<boolean | 'any'>} */
const published = {
  read(given) {
    const value = given?.trim().toLowerCase();
    return value === 'any' ? 'any' : value !== 'false';
  },
};

/** @type {Kind<boolean>} */
const flag = { read: (given) => given !== null, write: (value) => (value ? '' : null) };

/** @type {Kind<string[]>} */
const controls = {
  read(given) {
    const names = given?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
    return names.length ? CONTROLS.filter((name) => names.includes(name)) : USUAL_CONTROLS;
  },
  write: (value) => (Array.isArray(value) ? value.join(' ') || 'none' : value),
};

export const ATTRIBUTES = {
  src: text,
  integrity: text,
  text,
  topics: list,
  providers: list,
  types: list,
  categories: list,
  since: text,
  until: text,
  'min-quality': number,
  'min-heat': number,
  published,
  sort: oneOf(SORTS, undefined),
  limit: count(20, 1),
  layout: oneOf(LAYOUTS, 'grid'),
  theme: oneOf(/** @type {const} */ (['auto', 'light', 'dark']), 'auto'),
  controls,
  paging: oneOf(PAGINGS, 'more'),
  'url-state': prefix,
  refresh: seconds,
  related: count(8, 0),
  video: oneOf(/** @type {const} */ (['link', 'play']), 'link'),
  images: oneOf(/** @type {const} */ (['all', 'none']), 'all'),
  hosts,
  heading: count(3, 2, 6),
  'allow-relative-urls': flag,
};

/** The property that mirrors an attribute: `min-quality` is `minQuality`. @param {string} attribute */
export const propertyOf = (attribute) => attribute.replace(/-./g, (dash) => dash[1].toUpperCase());

/**
 * @template {keyof typeof ATTRIBUTES} N
 * @param {(name: string) => string | null} get @param {N} name
 * @returns {ReturnType<typeof ATTRIBUTES[N]['read']>}
 */
export const read = (get, name) => /** @type {any} */ (ATTRIBUTES[name].read(get(name)));

/** What an attribute must say for its property to have this value. @param {unknown} value @param {keyof typeof ATTRIBUTES} name */
export function write(value, name) {
  const { write: own = String } = /** @type {Kind<unknown>} */ (ATTRIBUTES[name]);
  return value === undefined || value === null ? null : own(value);
}

/** Those that a query is made of. */
export const ASKING = /** @type {const} */ ([
  'text',
  ...FACETS,
  'since',
  'until',
  'min-quality',
  'min-heat',
  'published',
  'sort',
  'limit',
]);

/**
 * What the attributes ask for; what they leave open is left out.
 * @param {(name: string) => string | null} get
 * @returns {Query}
 */
export const queryOf = (get) =>
  compact(Object.fromEntries(ASKING.map((name) => [propertyOf(name), read(get, name)])));

/** Leaves out what is undefined or empty. @param {Query} query @returns {Query} */
export function compact(query) {
  return Object.fromEntries(
    Object.entries(query).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && !value.length),
    ),
  );
}
