// Searching for texts through the package: what the engine and the index of words make of it together.
// What is found and in which order is compared with a slow search in tests/search_oracle.rs.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Newsrack } from './support/rack.mjs';

const ARTICLES = [
  ['Tide tables for Ærø', 'When the harbour falls dry.', '2026-01-10', ['Sea', 'Tides'], 'Harbour Times'],
  ['Harbour opens', 'A café by the water.', '2026-01-12', ['Sea'], 'Harbour Times'],
  ['Harbour opens again, after years', 'Voted for by the town.', '2026-01-11', ['Town'], 'Coast Post'],
  ['京都の桜', '東京都から来た人々', '2026-01-09', ['Travel'], 'Coast Post'],
  [
    'Kites over the gulf',
    'Votes on wind power, and on Harbour Street.',
    '2026-01-08',
    ['Wind power'],
    'Coast Post',
  ],
  ['A draft on harbours', 'Nobody sees it.', '2026-01-13', ['Secret'], 'Coast Post', 'published: false'],
];

const source = (articles) =>
  articles
    .map(([title, excerpt, date, topics, provider, more = 'published: true'], at) =>
      [
        '---',
        `title: "${title}"`,
        `excerpt: "${excerpt}"`,
        `webUrl: https://example.org/${encodeURIComponent(title)}/${at}`,
        `publishedDateTime: ${date}`,
        `topics: [${topics.join(', ')}]`,
        `provider: { name: ${provider} }`,
        more,
        '---\n',
      ].join('\n'),
    )
    .join('\n');

const open = (articles = ARTICLES) => Newsrack.open({ text: source(articles), name: 'articles.yaml' });

/** Titles with their marks in brackets. */
const marked = ({ title, highlights }) =>
  (highlights?.title ?? []).reduceRight(
    (text, [from, to]) => `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`,
    title,
  );

const CASES = {
  'harbour opens': ['[Harbour] [opens]', '[Harbour] [opens] again, after years'],
  'opens harb': ['[Harbour] [opens]', '[Harbour] [opens] again, after years'],
  '"opens again"': ['Harbour [opens again], after years'],
  'harbour -opens': ['Tide tables for Ærø', 'Kites over the gulf'],
  'provider:"harbour times" harbour': ['[Harbour] opens', 'Tide tables for Ærø'],
  'topic:sea title:tide': ['[Tide] tables for Ærø'],
  vote: ['Harbour opens again, after years', 'Kites over the gulf'],
  aero: ['Tide tables for [Ærø]'],
  CAFE: ['Harbour opens'],
  京: ['[京]都の桜'],
  京都: ['[京都]の桜'],
  secret: [],
  qqqqqqqq: [],
};

/** A word of a title, and how else people write it. By the page's own tables of letters, which only a page has. */
const SPELLINGS = [
  ['Straße', 'STRASSE'],
  ['Çeşme', 'cesme'],
  ['İzmir', 'izmir'],
  ['ısırgan', 'ISIRGAN'],
  ['Đồng', 'dong'],
  ['Cafe\u0301', 'café'],
  ['ﬁnance', 'finance'],
  ['Ǆungla', 'džungla'],
  ['Οδός', 'ΟΔΟΣ'],
  ['Ёлка', 'елка'],
  ['йод', 'и\u0306од'],
  ['Київ', 'КИІВ'],
  ['مُحَمَّد', 'محمد'],
  ['مدرسة', 'مدرسه'],
  ['שָׁלוֹם', 'שלום'],
  ['क़लम', 'कलम'],
  ['हिन्दी', 'हिन्दी'],
  ['น้ำตก', 'น้ำตก'],
  ['ｶﾞｽ', 'ガス'],
  ['か\u3099く', 'がく'],
  ['한국', '한국'.normalize('NFD')],
  ['契\uf900約', '契豈約'],
];

test('words are one, however their letters are written', async () => {
  const titles = SPELLINGS.map(([title]) => [title, '', '2026-01-10', [], '']);
  const rack = await open([...titles, ['иод', 'Without its breve.', '2026-01-10', [], '']]);
  const found = [];
  // Twice: what was looked up once is remembered.
  for (const [, text] of [...SPELLINGS, ...SPELLINGS])
    found.push((await rack.search({ text: `"${text}"` })).cards.map(marked));
  const wanted = SPELLINGS.map(([title]) => [`[${title}]`]);
  assert.deepEqual(found, [...wanted, ...wanted]);
  rack.free();
});

suite('a text', () => {
  for (const [text, expected] of Object.entries(CASES)) {
    test(`${text} finds what it should, marked`, async () => {
      const rack = await open();
      const { cards, total, corrected } = await rack.search({ text });
      assert.deepEqual({ cards: cards.map(marked), total }, { cards: expected, total: expected.length });
      assert.equal(corrected, undefined);
      assert.ok(cards.every(({ score }, at) => at === 0 || score <= cards[at - 1].score));
      rack.free();
    });
  }

  test('that is misspelt finds what was meant, and says so', async () => {
    const rack = await open();
    const { cards, corrected } = await rack.search({ text: 'Habrour oppens', limit: 1 });
    assert.deepEqual(
      { cards: cards.map(marked), corrected },
      { cards: ['[Harbour] [opens]'], corrected: 'harbour opens' },
    );
    rack.free();
  });

  test('is counted together with filters, spans and lists', async () => {
    const rack = await open();
    const query = { text: 'harbour', topics: ['sea'], facets: true, timeline: 'month', published: 'any' };
    const { total, facets, timeline } = await rack.search(query);
    assert.equal(total, 2);
    assert.deepEqual(timeline, [{ start: '2026-01-01', count: 2 }]);
    assert.deepEqual(
      facets.topics.map(({ value, count, selected }) => [value, count, selected]),
      [
        ['Sea', 2, true],
        ['Secret', 1, false],
        ['Tides', 1, false],
        ['Town', 1, false],
        ['Wind power', 1, false],
      ],
    );
    rack.free();
  });

  test('finds what came and not what went, without a new rack', async () => {
    const rack = await open();
    const ids = async () =>
      (await rack.search({ text: 'lighthouse', published: 'any' })).cards.map(({ id }) => id);
    assert.deepEqual(await ids(), []);
    for (let day = 1; day <= 9; day += 1)
      await rack.add(source([[`Lighthouse ${day}`, 'Seen far.', `2026-02-0${day}`, [], 'Coast Post']]));
    assert.equal((await ids()).length, 9);
    const [newest] = await ids();
    assert.equal(await rack.remove(newest), true);
    assert.deepEqual((await ids()).includes(newest), false);
    assert.equal((await ids()).length, 8);
    rack.free();
  });

  test('of any length and oddity is answered', async () => {
    const rack = await open();
    const words = Array.from({ length: 10_000 }, (_, at) => `w${at}`).join(' ');
    for (const text of [
      'x'.repeat(1e6),
      words,
      '*'.repeat(999),
      '"'.repeat(999),
      '-'.repeat(999),
      '\0\u0301\u202e',
      '   ',
      'a*',
    ])
      assert.ok((await rack.search({ text })).total >= 0, text.slice(0, 20));
    rack.free();
  });

  test('may be asked for many times at once', async () => {
    const rack = await open();
    const totals = await Promise.all(
      ['harbour', 'kites', 'qqqqqqqq'].map(async (text) => (await rack.search({ text })).total),
    );
    assert.deepEqual(totals, [4, 1, 0]);
    rack.free();
  });
});

test('suggestions complete the last word by topics and titles, with counts', async () => {
  const rack = await open();
  const found = async (text, limit) => {
    const { completions, corrected } = await rack.suggest(text, limit);
    return [completions.map(({ text, count, origin }) => `${text} ${count} ${origin}`), corrected];
  };
  assert.deepEqual(await found('t'), [
    ['Tides 1 topic', 'Town 1 topic', 'Travel 1 topic', 'tables 1 title', 'the 1 title', 'tide 1 title'],
    undefined,
  ]);
  assert.deepEqual(await found('t', 1), [['Tides 1 topic'], undefined]);
  assert.deepEqual(await found('harbour o'), [['harbour opens 2 title', 'harbour over 1 title'], undefined]);
  assert.deepEqual(await found('wind p'), [['Wind power 1 topic'], undefined]);
  assert.deepEqual(await found('ær'), [['ærø 1 title'], undefined]);
  assert.deepEqual(await found('secr'), [[], undefined]);
  assert.deepEqual(await found('habrour'), [[], 'harbour']);
  assert.deepEqual(await found(''), [[], undefined]);
  rack.free();
});

test('related articles share rare words; none is the article, told twice, or hidden', async () => {
  const rack = await open();
  const { cards } = await rack.search({ text: '"harbour opens"', sort: 'newest' });
  const related = await rack.related(cards[0].id);
  assert.deepEqual(
    related.map(({ title, origin, id }) => [title, origin, typeof id]),
    [
      ['Harbour opens again, after years', 'computed', 'string'],
      ['Tide tables for Ærø', 'computed', 'string'],
      ['Kites over the gulf', 'computed', 'string'],
    ],
  );
  assert.deepEqual(await rack.related('no such article'), []);
  rack.free();
});

test('who gives up while words are read is told so, and can ask again', async () => {
  const rack = await open();
  const abort = new AbortController();
  const search = rack.search({ text: 'harbour' }, { signal: abort.signal });
  abort.abort();
  await assert.rejects(search, { name: 'AbortError' });
  assert.equal((await rack.search({ text: 'harbour' })).total, 4);
  rack.free();
});
