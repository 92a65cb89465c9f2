/** Types of `newsrack/element` and `newsrack/define`. tests/types.ts holds them to the code. */

import type { Card, Newsrack, Problem, Query, RelatedLink, Result } from './newsrack.js';

/** A text, or its plural forms, where `{n}` is the number. */
export type Text = string | Partial<Record<Intl.LDMLPluralRule, string>>;

/** The words of the element. `{name}` is filled in. */
export interface Texts {
  /** The language these texts are in: its plural rules and numbers apply to them. */
  lang: string;
  articles: Text;
  articlesOf: Text;
  loading: string;
  corrected: string;
  list: string;
  search: string;
  topics: string;
  providers: string;
  types: string;
  categories: string;
  showAll: string;
  sort: string;
  relevance: string;
  newest: string;
  oldest: string;
  quality: string;
  heat: string;
  trending: string;
  phrase: string;
  remove: string;
  clear: string;
  more: string;
  video: string;
  related: Text;
  relatedMore: string;
  alike: string;
  noneRelated: string;
  empty: string;
  emptyRack: string;
  widen: Text;
  failed: string;
  retry: string;
  problems: Text;
  place: string;
  suggestions: string;
  suggested: Text;
  didYouMean: string;
  find: string;
  noneFound: string;
  timeline: string;
  bar: Text;
  dates: string;
  from: string;
  to: string;
  since: string;
  until: string;
  span: string;
  anyTime: string;
  today: string;
  pastWeek: string;
  pastMonth: string;
  pastYear: string;
  minQuality: string;
  anyQuality: string;
  atLeast: string;
  layout: string;
  grid: string;
  rows: string;
  headlines: string;
  magazine: string;
  carousel: string;
  previous: string;
  next: string;
  pages: string;
  page: string;
  play: string;
  close: string;
  showHere: string;
  onlyThis: string;
  fresh: Text;
  stale: string;
}

export type Layout = 'grid' | 'list' | 'headlines' | 'magazine' | 'carousel';
export type Theme = 'auto' | 'light' | 'dark';
export type Paging = 'more' | 'pages' | 'endless';
export type Sort = NonNullable<Query['sort']>;

/** Makes an article's card. An error in it is told as a problem, and the usual card shown. */
export type RenderCard = (card: Card, host: NewsRackElement) => Node | null | undefined;

/** What the element can be given, as properties. Each attribute has one; null or undefined removes it. */
export interface NewsRackProperties {
  /** One or more addresses of articles, with spaces between them. */
  src?: string | null | undefined;
  text?: string | null | undefined;
  topics?: string[] | string | null | undefined;
  providers?: string[] | string | null | undefined;
  types?: string[] | string | null | undefined;
  categories?: string[] | string | null | undefined;
  since?: string | Date | null | undefined;
  until?: string | Date | null | undefined;
  minQuality?: number | null | undefined;
  minHeat?: number | null | undefined;
  published?: boolean | 'any' | null | undefined;
  sort?: Sort | null | undefined;
  /** How many cards a page of results has. Default 20. */
  limit?: number | null | undefined;
  layout?: Layout | null | undefined;
  /** The colours: `auto` follows the page. */
  theme?: Theme | null | undefined;
  /** Which controls are shown: search, topics, providers, types, categories, timeline, dates, quality, sort, layout; `[]` for none. */
  controls?: string[] | string | null | undefined;
  /** How the reader comes to further cards: by a button, by numbered pages, or by reading on. */
  paging?: Paging | null | undefined;
  /** Whether the reader's choices are in the page's address: the prefix of their parameters there, maybe ''. */
  urlState?: string | boolean | null | undefined;
  /** After how many seconds the sources are looked at again, 10 at least. */
  refresh?: number | null | undefined;
  integrity?: string | null | undefined;
  /** How many related links a card unfolds to. Default 8; 0 for no such links. */
  related?: number | null | undefined;
  /** Whether videos play in their cards, after a click, or are links like other articles. Default `link`. */
  video?: 'link' | 'play' | null | undefined;
  /** Whether pictures are shown. Default `all`. */
  images?: 'all' | 'none' | null | undefined;
  /** The only hosts that pictures and videos are loaded from; `*.example.org` is all within one. Default all but the page's own. */
  hosts?: string[] | string | null | undefined;
  /** The level of the cards' headings, 2 to 6. Default 3. */
  heading?: number | null | undefined;
  allowRelativeUrls?: boolean | null | undefined;
  /** The articles in use. Set it to show a rack of one's own in place of `src`; who made it frees it. */
  rack?: Newsrack | null | undefined;
  /** The words of the element: those given replace those of the page's language. */
  texts?: Partial<Texts> | null | undefined;
  /** Makes the cards in place of the element; what it gives nothing for has its usual card. */
  renderCard?: RenderCard | null | undefined;
}

/** The element `<news-rack>`. */
export class NewsRackElement extends HTMLElement {
  get src(): string;
  set src(value: NewsRackProperties['src']);
  get text(): string;
  set text(value: NewsRackProperties['text']);
  get topics(): string[];
  set topics(value: NewsRackProperties['topics']);
  get providers(): string[];
  set providers(value: NewsRackProperties['providers']);
  get types(): string[];
  set types(value: NewsRackProperties['types']);
  get categories(): string[];
  set categories(value: NewsRackProperties['categories']);
  get since(): string;
  set since(value: NewsRackProperties['since']);
  get until(): string;
  set until(value: NewsRackProperties['until']);
  get minQuality(): number | undefined;
  set minQuality(value: NewsRackProperties['minQuality']);
  get minHeat(): number | undefined;
  set minHeat(value: NewsRackProperties['minHeat']);
  get published(): boolean | 'any';
  set published(value: NewsRackProperties['published']);
  get sort(): Sort | undefined;
  set sort(value: NewsRackProperties['sort']);
  get limit(): number;
  set limit(value: NewsRackProperties['limit']);
  get layout(): Layout;
  set layout(value: NewsRackProperties['layout']);
  get theme(): Theme;
  set theme(value: NewsRackProperties['theme']);
  get controls(): string[];
  set controls(value: NewsRackProperties['controls']);
  get paging(): Paging;
  set paging(value: NewsRackProperties['paging']);
  get urlState(): string | undefined;
  set urlState(value: NewsRackProperties['urlState']);
  get refresh(): number | undefined;
  set refresh(value: NewsRackProperties['refresh']);
  get integrity(): string;
  set integrity(value: NewsRackProperties['integrity']);
  get related(): number;
  set related(value: NewsRackProperties['related']);
  get video(): 'link' | 'play';
  set video(value: NewsRackProperties['video']);
  get images(): 'all' | 'none';
  set images(value: NewsRackProperties['images']);
  get hosts(): string[];
  set hosts(value: NewsRackProperties['hosts']);
  get heading(): number;
  set heading(value: NewsRackProperties['heading']);
  get allowRelativeUrls(): boolean;
  set allowRelativeUrls(value: NewsRackProperties['allowRelativeUrls']);

  get rack(): Newsrack | undefined;
  set rack(value: NewsRackProperties['rack']);
  get texts(): Partial<Texts>;
  set texts(value: NewsRackProperties['texts']);
  get renderCard(): RenderCard | undefined;
  set renderCard(value: NewsRackProperties['renderCard']);
  /** What is asked for now: the attributes, and over them what the reader chose. */
  get query(): Query;
  /** Loads the sources again. */
  reload(): void;

  addEventListener<K extends keyof NewsRackEventMap>(
    type: K,
    listener: (this: NewsRackElement, event: NewsRackEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export interface NewsRackEventMap extends HTMLElementEventMap {
  /** All sources are loaded. */
  'newsrack-load': CustomEvent<{ rack: Newsrack }>;
  /** Other articles are shown. */
  'newsrack-search': CustomEvent<{ query: Query; result: Result }>;
  /** Something went wrong; told once for each problem. */
  'newsrack-problem': CustomEvent<{ problem: Problem }>;
  /** A reader follows a card's link, or a related one of it; cancel it to do something else. */
  'newsrack-select': CustomEvent<{ card: Card; link?: RelatedLink }>;
}

/** Its own events as React and others name their listeners. */
export type NewsRackListeners = {
  [Name in keyof NewsRackEventMap as Name extends `newsrack-${string}` ? `on${Name}` : never]?:
    ((event: NewsRackEventMap[Name]) => void) | undefined;
};

declare global {
  interface HTMLElementTagNameMap {
    'news-rack': NewsRackElement;
  }
}
