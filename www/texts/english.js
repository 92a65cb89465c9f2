/**
 * The words of the element in English: those that are said from the first, and those that come with a part. Parts that
 * say one word of a group have all of it, and none of the other groups.
 */

/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Text */

export const FIRST = {
  /** The language these texts are in: its plural rules and numbers apply to them. */
  lang: 'en',
  articles: /** @type {Text} */ ({ one: '{n} article', other: '{n} articles' }),
  articlesOf: /** @type {Text} */ ({ one: '{n} article of {size}', other: '{n} articles of {size}' }),
  loading: 'Loading articles…',
  corrected: 'Showing results for {words}',
  list: 'Articles',
  search: 'Search articles',
  topics: 'Topics',
  providers: 'Providers',
  types: 'Types',
  categories: 'Categories',
  sort: 'Sort',
  relevance: 'Best match',
  newest: 'Newest first',
  oldest: 'Oldest first',
  quality: 'Highest quality',
  heat: 'Most popular',
  trending: 'Trending',
  remove: 'Remove {filter}',
  clear: 'Clear all',
  more: 'Show more articles',
  video: 'Video',
  related: /** @type {Text} */ ({ one: '{n} related link', other: '{n} related links' }),
  alike: 'More like this',
  empty: 'No article matches.',
  emptyRack: 'There are no articles here yet.',
  widen: /** @type {Text} */ ({
    one: 'Without {filter}: {n} article',
    other: 'Without {filter}: {n} articles',
  }),
  failed: 'The articles can’t be shown.',
  retry: 'Try again',
  problems: /** @type {Text} */ ({
    one: '{n} problem: something is not shown',
    other: '{n} problems: something is not shown',
  }),
  place: '{source}, line {line}',
  dates: 'Dates',
  minQuality: 'Quality',
  stale: 'Not up to date: the articles could not be loaded again.',
};

export const LINKS = {
  relatedMore: 'Show more links',
  noneRelated: 'Nothing related was found.',
  showHere: 'Show it here',
};

export const SPAN = {
  from: 'From',
  to: 'To',
  since: 'From {date}',
  until: 'Until {date}',
  span: '{from} – {to}',
};

export const FILTERS = {
  phrase: '“{words}”',
  atLeast: 'At least {n}',
  onlyThis: 'Only “{title}”',
};

export const VALUES = {
  showAll: 'Show all {n}',
};

export const FIND = {
  find: 'Find in {list}',
  noneFound: 'Nothing found',
};

export const SUGGESTIONS = {
  suggestions: 'Suggestions',
  suggested: /** @type {Text} */ ({ one: '{n} suggestion', other: '{n} suggestions' }),
  didYouMean: 'Did you mean {words}?',
};

export const TIMELINE = {
  timeline: 'Articles over time',
  bar: /** @type {Text} */ ({ one: '{date}: {n} article', other: '{date}: {n} articles' }),
};

export const DATES = {
  anyTime: 'Any time',
  today: 'Today',
  pastWeek: 'Past week',
  pastMonth: 'Past month',
  pastYear: 'Past year',
};

export const QUALITY = {
  anyQuality: 'Any quality',
};

export const LAYOUT = {
  layout: 'Layout',
  grid: 'Grid',
  rows: 'List',
  headlines: 'Headlines',
  magazine: 'Magazine',
  carousel: 'Carousel',
};

export const STEPS = {
  previous: 'Previous',
  next: 'Next',
};

export const PAGES = {
  pages: 'Pages',
  page: 'Page {n}',
};

export const VIDEO = {
  play: 'Play the video: {title}',
  close: 'Close the video',
};

export const FRESH = {
  fresh: /** @type {Text} */ ({ one: '{n} new article', other: '{n} new articles' }),
};

/** All of them; only who has use for it gets it bundled. */
export const ENGLISH = /* @__PURE__ */ (() => ({
  ...FIRST,
  ...LINKS,
  ...SPAN,
  ...FILTERS,
  ...VALUES,
  ...FIND,
  ...SUGGESTIONS,
  ...TIMELINE,
  ...DATES,
  ...QUALITY,
  ...LAYOUT,
  ...STEPS,
  ...PAGES,
  ...VIDEO,
  ...FRESH,
}))();
