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

/** The element `<news-rack>`. Each attribute has a property; setting one to null or undefined removes it. */
export class NewsRackElement extends HTMLElement {
  /** One or more addresses of articles, with spaces between them. */
  get src(): string;
  set src(value: string | null | undefined);
  get text(): string;
  set text(value: string | null | undefined);
  get topics(): string[];
  set topics(value: string[] | string | null | undefined);
  get providers(): string[];
  set providers(value: string[] | string | null | undefined);
  get types(): string[];
  set types(value: string[] | string | null | undefined);
  get categories(): string[];
  set categories(value: string[] | string | null | undefined);
  get since(): string;
  set since(value: string | Date | null | undefined);
  get until(): string;
  set until(value: string | Date | null | undefined);
  get minQuality(): number | undefined;
  set minQuality(value: number | null | undefined);
  get minHeat(): number | undefined;
  set minHeat(value: number | null | undefined);
  get published(): boolean | 'any';
  set published(value: boolean | 'any' | null | undefined);
  get sort(): Sort | undefined;
  set sort(value: Sort | null | undefined);
  /** How many cards a page of results has. Default 20. */
  get limit(): number;
  set limit(value: number | null | undefined);
  get layout(): Layout;
  set layout(value: Layout | null | undefined);
  /** The colours: `auto` follows the page. */
  get theme(): Theme;
  set theme(value: Theme | null | undefined);
  /** Which controls are shown: search, topics, providers, types, categories, timeline, dates, quality, sort, layout; `[]` for none. */
  get controls(): string[];
  set controls(value: string[] | string | null | undefined);
  /** How the reader comes to further cards: by a button, by numbered pages, or by reading on. */
  get paging(): Paging;
  set paging(value: Paging | null | undefined);
  /** Whether the reader's choices are in the page's address: the prefix of their parameters there, maybe ''. */
  get urlState(): string | undefined;
  set urlState(value: string | boolean | null | undefined);
  /** After how many seconds the sources are looked at again, 10 at least. */
  get refresh(): number | undefined;
  set refresh(value: number | null | undefined);
  /** How many related links a card unfolds to. Default 8; 0 for no such links. */
  get related(): number;
  set related(value: number | null | undefined);
  /** Whether videos play in their cards, after a click, or are links like other articles. Default `link`. */
  get video(): 'link' | 'play';
  set video(value: 'link' | 'play' | null | undefined);
  /** The level of the cards' headings, 2 to 6. Default 3. */
  get heading(): number;
  set heading(value: number | null | undefined);
  get allowRelativeUrls(): boolean;
  set allowRelativeUrls(value: boolean | null | undefined);

  /** The articles in use. Set it to show a rack of one's own in place of `src`; who made it frees it. */
  get rack(): Newsrack | undefined;
  set rack(value: Newsrack | null | undefined);
  /** The words of the element: those given replace the English ones. */
  get texts(): Partial<Texts>;
  set texts(value: Partial<Texts> | null | undefined);
  /** Makes the cards in place of the element; what it gives nothing for has its usual card. */
  get renderCard(): RenderCard | undefined;
  set renderCard(value: RenderCard | null | undefined);
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

declare global {
  interface HTMLElementTagNameMap {
    'news-rack': NewsRackElement;
  }
}
