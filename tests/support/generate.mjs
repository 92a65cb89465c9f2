// Sources made up by chance: every way to write a field, a few ways to get it wrong, many articles in few words
// so that filters meet. What is written here has to be read the same by the engine and by the oracle.

import { writeYaml } from './yaml-writer.mjs';

const WORDS =
  `tide gauge Harbour OCEAN reef coral sensor naïve Ærø Straße ΟΔΥΣΣΕΥΣ İzmir 海洋 モデル 𝒜lgebra हिन्दी شبكة עברית
  don't A&B C++ 24/7 50% — – - snake_case "quoted" &amp; &#8217; &lt;b&gt; &amp;lt; &nbsp; &bogus; &hellip;`.split(
    /\s+/,
  );
const TOPICS = [
  'Oceans',
  'oceans',
  'OCEANS',
  'Climate',
  'climate',
  'AI',
  'Power Apps',
  'Straße',
  '1984',
  'NO',
  '海洋',
  '~',
  ' Reefs ',
];
const PROVIDERS = ['Example News', 'example news', 'Tide Times', 'Reef Review', 'Ærø Avis', 'null'];
const TYPES = ['article', 'video', 'Article', 'podcast'];
const CATEGORIES = ['news', 'News', 'blog', 'true'];
const DATES = `2021-06-10T11:03:00Z 2021-06-10t11:03:00z 2021-06-10T23:30:00-05:00 2021-06-11T00:30:00+14:00
  2021-06-10T11:03:00.250Z 2021-06-10 2021-06-11 2021-06-14 2021-01-01 2020-12-31 2020-02-29 2019-12-30T00:00:00+00:00
  1999-12-31T23:59:59Z 1969-07-20T20:17:40Z 0099-03-01 2024-02-29T12:00:00+05:30`.split(/\s+/);
const SPACED_DATES = ['2021-06-10 11:03', '2021-06-10 11:03:30', '2021-06-10 11:03:00Z'];
const BAD_DATES = [
  '2021-02-30',
  '2021-13-01',
  '10 June 2021',
  '2021-06-10T25:00:00Z',
  '2021-6-1',
  'soon',
  '2021',
  '2021-02-29T00:00:00Z',
];
const GOOD_URLS = [
  'https://example.org/A',
  'HTTPS://Example.org/b',
  'http://example.org:8080/?q=1#x',
  'https://例え.jp/海',
  'https:example.org/c',
  'https:\\\\example.org\\d',
  ' https://example.org/e ',
  'https://exam\tple.org/f',
  'https://[::1]/g',
];
const BAD_URLS = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  '/relative',
  '//example.org/x',
  'example.org',
  'https://user@example.org/',
  'https://user:pw@example.org/',
  'ftp://example.org/',
  'https://',
  'http://a b/',
  'mailto:a@example.org',
];
const NUMBERS = [
  '0',
  '1',
  '37',
  '37',
  '56',
  '91',
  '91',
  '189',
  '3694',
  '-1',
  '-1',
  '1.5',
  '1e2',
  '+7',
  '.5',
  '~',
  'null',
  '',
];
const BAD_NUMBERS = ['many', '.inf', '.nan', 'NaN', '1e999', '12px', '1,000'];
const BOOLEANS = ['true', 'false', 'True', 'FALSE', 'yes', 'No', 'on', 'OFF', '~', ''];
const EMBEDS = [
  '<iframe src="https://www.youtube.com/embed/x?a=1&amp;b=2"></iframe>',
  " <IFRAME width=1 SRC='//player.vimeo.com/video/1' allowfullscreen>\n</IFRAME> ",
  '<iframe src=https://embed.ted.com/t></iframe>',
  '<iframe src="http://www.youtube.com/embed/x"></iframe>',
  '<iframe src="https://evil.example/embed"></iframe>',
  '<iframe src="https://www.youtube.com/a"></iframe><script>x</script>',
  '<iframe title="src=x>" src="https://youtube.com/e"></iframe>',
  '<iframe src="https://www.youtube.com@evil.example/"></iframe>',
  '<iframe src="HTTPS://WWW.YouTube.com/embed/x"></iframe>',
  'just text',
];
const BODIES = [
  '',
  '\n',
  'A body.\n',
  '\n\nTwo lines\nof body.\n',
  '# Head\n\nText with *stars* and [a link](https://example.org).\n',
  '<p>One &amp; two</p>\n',
  `${'long '.repeat(60)}\n`,
  'Before\n\n---\n\nafter a rule\n',
];

export function generateSource(random) {
  const single = random.chance(0.3);
  const count = single ? 1 : random.below(8);
  const newline = random.chance(0.2) ? '\r\n' : '\n';
  const text = Array.from({ length: count }, (_, at) => writeDocument(random, single, at)).join('');
  return {
    name: random.pick(
      single
        ? ['a.md', 'b.html', 'C.MARKDOWN', 'https://example.org/d.md?v=1']
        : ['news.yaml', 'feed.txt', undefined],
    ),
    text: `${random.pick(['', '', '\uFEFF', '\n', '# about this file\n'])}${text}`.replaceAll('\n', newline),
  };
}

function writeDocument(random, single, at) {
  const broken = random.chance(0.03) ? random.pick(['x: A: b\n', 'x: 1\nx: 2\n', 'x: "\\q"\n']) : '';
  const silent = random.chance(0.03) && random.pick(['', '\n', '# nothing yet\n']);
  const yaml = silent === false ? writeYaml(random, generateArticle(random)) + broken : silent;
  if (single) return `---\n${yaml}---\n${random.pick(BODIES)}`;
  const end = random.pick(['---\n', '...\n', '', `---\n${random.pick(BODIES)}`]);
  return `${at === 0 && random.chance(0.3) ? '' : '---\n'}${random.chance(0.1) ? '# a comment\n\n' : ''}${yaml}${end}`;
}

function generateArticle(random) {
  const title = random.chance(0.03) ? [] : [['title', words(random, 1, 6)]];
  const link = random.chance(0.03) ? [] : [['webUrl', `https://example.org/${random.below(1000)}`]];
  const fields = [...title, ...link, ...storyFields(random), ...ownFields(random)];
  return Object.fromEntries(random.shuffle(Object.entries(Object.fromEntries(fields))));
}

function ownFields(random) {
  const field = maybe(random);
  return [
    ...field(0.5, 'category', () => random.pick(CATEGORIES)),
    ...field(0.2, 'updatedDateTime', () => date(random)),
    ...field(0.5, 'published', () => mostly(random, BOOLEANS, ['maybe', '2'])),
    ...field(0.1, 'removed', () => mostly(random, BOOLEANS, ['gone'])),
    ...field(0.8, 'topics', () => (random.chance(0.2) ? random.pick(TOPICS) : random.some(TOPICS, 5))),
    ...field(0.2, 'featuredContent', () => random.pick(EMBEDS)),
    ...field(0.2, 'secured', () => 'bm90+aGluZw==;aXY='),
    ...field(0.1, 'locale', () => 'en'),
    ...field(0.4, 'related', () => Array.from({ length: random.below(4) }, () => related(random))),
  ];
}

function storyFields(random) {
  const field = maybe(random);
  return [
    ...field(0.7, 'excerpt', () => words(random, 0, 12)),
    ...field(0.9, 'publishedDateTime', () => date(random)),
    ...field(0.3, 'originalUrl', () => url(random)),
    ...field(0.2, 'ampWebUrl', () => url(random)),
    ...field(0.1, 'cdnAmpWebUrl', () => url(random)),
    ...field(0.7, 'type', () => random.pick(TYPES)),
    ...field(0.8, 'quality', () => mostly(random, NUMBERS, BAD_NUMBERS)),
    ...field(0.8, 'heat', () => mostly(random, NUMBERS, BAD_NUMBERS)),
    ...field(0.7, 'provider', () => provider(random)),
    ...field(0.4, 'images', () => Array.from({ length: random.below(3) }, () => image(random))),
  ];
}

function related(random) {
  const field = maybe(random);
  return Object.fromEntries([
    ...field(0.9, 'title', () => words(random, 1, 6)),
    ...field(0.9, 'webUrl', () =>
      random.chance(0.3) ? `https://example.org/${random.below(1000)}` : url(random),
    ),
    ...storyFields(random),
  ]);
}

function provider(random) {
  const field = maybe(random);
  return Object.fromEntries([
    ...field(0.9, 'name', () => random.pick(PROVIDERS)),
    ...field(0.5, 'domain', () => 'example.org'),
    ...field(0.2, 'images', () => [image(random)]),
  ]);
}

function image(random) {
  const field = maybe(random);
  return Object.fromEntries([
    ...field(0.95, 'url', () => url(random)),
    ...field(0.7, 'width', () => mostly(random, NUMBERS, BAD_NUMBERS)),
    ...field(0.7, 'height', () => mostly(random, NUMBERS, BAD_NUMBERS)),
    ...field(0.5, 'isCached', () => mostly(random, BOOLEANS, ['so so'])),
    ...field(0.3, 'title', () => words(random, 1, 4)),
    ...field(0.1, 'attribution', () => words(random, 1, 4)),
  ]);
}

const maybe = (random) => (probability, key, make) => (random.chance(probability) ? [[key, make()]] : []);
const mostly = (random, good, bad) => random.pick(random.chance(0.9) ? good : bad);
const words = (random, least, most) =>
  Array.from({ length: least + random.below(most - least + 1) }, () => random.pick(WORDS)).join(
    random.chance(0.1) ? ' \n ' : ' ',
  );
const date = (random) => mostly(random, [...DATES, ...DATES, ...SPACED_DATES], BAD_DATES);
const url = (random) => mostly(random, GOOD_URLS, BAD_URLS);
