/**
 * The contract of the npm package `newsrack`: names and shapes that pages and checks rely on.
 * Add to it freely; rename or remove nothing in it without an issue that says so.
 * An absent field is absent (never null or ""). Dates cross as the text that the article holds.
 */

export interface Image {
  url: string;
  width?: number;
  height?: number;
  isCached?: boolean;
  title?: string;
  attribution?: string;
}
export interface Provider {
  name?: string;
  domain?: string;
  images?: Image[];
}

export interface RelatedLink {
  title: string;
  excerpt?: string;
  publishedDateTime?: string;
  type?: string;
  quality?: number;
  heat?: number;
  webUrl?: string;
  originalUrl?: string;
  ampWebUrl?: string;
  cdnAmpWebUrl?: string;
  provider?: Provider;
  images?: Image[];
  /** "editorial": from the article's own list. "computed": found by likeness among the loaded articles. */
  origin: 'editorial' | 'computed';
  /** Set when the link is itself a loaded article. */
  id?: string;
}

export interface Article {
  id: string;
  category?: string;
  title: string;
  excerpt?: string;
  publishedDateTime?: string;
  updatedDateTime?: string;
  webUrl?: string;
  originalUrl?: string;
  ampWebUrl?: string;
  cdnAmpWebUrl?: string;
  type?: string;
  quality?: number;
  heat?: number;
  published: boolean;
  removed?: boolean;
  provider?: Provider;
  topics: string[];
  images: Image[];
  featuredContent?: string;
  embedUrl?: string;
  secured?: string;
  body?: string;
  /** The article's own related links, in their order. */
  related: RelatedLink[];
  /** The source it came from, and the line of its first key there (1-based). */
  source?: string;
  line?: number;
}

/** What a page of results needs to draw a card: an Article without body, secured and featuredContent, its related links counted. */
export interface Card extends Omit<Article, 'body' | 'secured' | 'featuredContent' | 'related'> {
  relatedCount: number;
  /** [start, end) in UTF-16 code units, for marking matches without HTML. */
  highlights?: { title?: [number, number][]; excerpt?: [number, number][] };
  score?: number;
}

export interface Query {
  /** Words (all must match; the last is also tried as a prefix; misspellings are forgiven), "a phrase", -without. */
  text?: string;
  /** Within one list: any of them. Between lists: all must hold. Case is ignored. */
  topics?: string[];
  providers?: string[];
  types?: string[];
  categories?: string[];
  /** Inclusive. A date alone means that whole day in UTC. */
  since?: string | Date;
  until?: string | Date;
  minQuality?: number;
  minHeat?: number;
  /** Default true. "any" also shows unpublished and removed ones. */
  published?: boolean | 'any';
  /** Default: "relevance" with text, else "newest". "trending" weighs heat against age. */
  sort?: 'relevance' | 'newest' | 'oldest' | 'quality' | 'heat' | 'trending';
  /** After how many days relevance prefers an article half as much for being new. Default 30; 0: no preference. */
  halfLife?: number;
  /** Defaults 0 and 20. */
  offset?: number;
  limit?: number;
  /** Which lists to count; true for all. A list's counts ignore that list's own choice (so a reader can widen it). */
  facets?: boolean | ('topics' | 'providers' | 'types' | 'categories')[];
  /** Counts per bucket; they ignore since and until. */
  timeline?: 'day' | 'week' | 'month' | 'year';
}

export interface FacetCount {
  value: string;
  count: number;
  selected: boolean;
}
export interface Result {
  total: number;
  cards: Card[];
  facets: Partial<Record<'topics' | 'providers' | 'types' | 'categories', FacetCount[]>>;
  timeline?: { start: string; count: number }[];
  /** Present when a word was corrected: what was searched for instead. */
  corrected?: string;
}

/** What a text that is being typed could become. */
export interface Suggestions {
  /** Those of most articles first. */
  completions: {
    /** A topic, or the typed text with its last word finished. */
    text: string;
    /** How many shown articles have it, among those that hold what was typed before. */
    count: number;
    /** "topic": to be chosen in `topics`. "title": words of titles, to be searched for as `text`. */
    origin: 'topic' | 'title';
  }[];
  /** "Did you mean": what a search would look for instead, if nothing holds the text as it is. */
  corrected?: string;
}

export interface Problem {
  severity: 'error' | 'warning';
  /** A stable kebab-case name, such as yaml-syntax, yaml-limit, missing-title, missing-link, bad-url, bad-date, bad-value, duplicate-key, unterminated, not-utf8, too-large, fetch-failed, engine-failed. */
  code: string;
  message: string;
  source?: string;
  line?: number;
  column?: number;
  field?: string;
  article?: string;
}

export type Source =
  string | URL | Request | Response | Blob | ArrayBuffer | Uint8Array | { text: string; name?: string };
export interface Progress {
  rack: Newsrack;
  source?: string;
  bytes: number;
  totalBytes?: number;
  articles: number;
}
export interface OpenOptions {
  signal?: AbortSignal;
  fetch?: typeof fetch;
  onProgress?(progress: Progress): void;
  /** Refuse a source beyond this many bytes, while it streams. Default 256 MiB. */
  maxBytes?: number;
  /**
   * How often a source is asked for again where that may help: after a network error, a time-out, an answer of 408,
   * 425, 429 or 5xx, or one that broke off while the source is still the same. Pauses grow, and `Retry-After` counts.
   * Default 2.
   */
  retries?: number;
  /** How many milliseconds a server may say nothing. Default 30,000. */
  timeout?: number;
  allowRelativeUrls?: boolean;
  /**
   * Where the engine’s WebAssembly module is, or its bytes; the default finds it beside the script, in browsers, bundlers
   * and Node. Its second half, and what else is loaded when needed, is always found there.
   */
  wasm?: URL | string | Response | BufferSource | WebAssembly.Module;
}

/** Whether the articles are in memory or in an archive on a static host, the same calls give the same answers: so they are asynchronous. */
export class Newsrack {
  /** Loads every source (a string is a URL). Articles are searchable, through onProgress, while bytes still arrive. Rejects only if nothing could be loaded. */
  static open(sources: Source | Source[], options?: OpenOptions): Promise<Newsrack>;
  /** Adds articles from text (not a URL) or bytes; the report counts them. */
  add(
    source: string | Uint8Array,
    name?: string,
  ): Promise<{ added: number; replaced: number; problems: Problem[] }>;
  remove(id: string): Promise<boolean>;
  readonly size: number;
  /** What is wrong with sources and articles; none are told before `open` is done. */
  readonly problems: Problem[];
  /** Looks at all articles for problems, a few at a time; else `problems` looks at all at once, some microseconds each. */
  check(options?: { signal?: AbortSignal }): Promise<void>;
  search(query?: Query, options?: { signal?: AbortSignal }): Promise<Result>;
  get(id: string): Promise<Article | undefined>;
  /** Editorial links first, then computed ones up to the limit (default 8); no doubles, never the article itself. */
  related(id: string, limit?: number): Promise<RelatedLink[]>;
  /** What to offer while a text is being typed; the limit is 8 if not said. */
  suggest(text: string, limit?: number): Promise<Suggestions>;
  free(): void;
}
