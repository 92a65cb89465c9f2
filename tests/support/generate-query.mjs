// Queries made up by chance, of what the articles hold: so most of them find something. Texts are not among them:
// tests/search_oracle.rs asks for those.

const FACETS = ['topics', 'providers', 'types', 'categories'];
const DAY = 24 * 60 * 60 * 1000;

export function generateQuery(random, articles) {
  const article = () => random.pick(articles) ?? {};
  const values = (list) =>
    Array.from({ length: random.below(4) }, list).map((value = 'nowhere') => respell(random, value));
  const query = {
    topics: values(() => random.pick(article().topics ?? [])),
    providers: values(() => article().provider?.name),
    types: values(() => article().type),
    categories: values(() => article().category),
    since: someDate(random, article()),
    until: someDate(random, article()),
    minQuality: random.pick([article().quality, 40]),
    minHeat: random.pick([article().heat, 0, -1]),
    published: random.pick([true, false, 'any', 'any']),
    offset: random.pick([0, 1, 5, 30]),
    limit: random.pick([0, 1, 3, 10, 100]),
    facets: random.pick(
      [true, false, random.some(FACETS)].map((it) => (Array.isArray(it) ? [...new Set(it)] : it)),
    ),
    timeline: random.pick(['day', 'week', 'month', 'year']),
  };
  // Each field seldom: a query that asks for everything finds nothing.
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && random.chance(0.25));
  const sort = random.chance(0.7) ? { sort: random.pick(['newest', 'oldest', 'quality', 'heat']) } : {};
  return { ...Object.fromEntries(asked), ...sort };
}

/** Case is ignored. */
function respell(random, value) {
  return random.pick([value, value, value.toLowerCase(), value.toUpperCase()]);
}

function someDate(random, { publishedDateTime = '2021-06-10' }) {
  const time = Date.parse(publishedDateTime);
  const near = new Date((Number.isNaN(time) ? 0 : time) + random.pick([0, 0, 1, -1, DAY, -30 * DAY]));
  return random.pick([
    near,
    near.toJSON(),
    near.toJSON().slice(0, 10),
    `${near.toJSON().slice(0, 10)} 12:00`,
  ]);
}
