// Documents written to bring a reader to a halt, each of a size that is asked for. `shown` says whether an article
// comes of it all the same, in the two sizes that the tests ask for; `codes` what is said of it.

const HEAD = 'title: Reef\nwebUrl: https://example.org/reef\n';

/** Repeats `unit`, a text or a function of the number, up to `size` bytes. */
function fill(size, unit) {
  const units = [];
  for (let bytes = 0, n = 0; ; n += 1) {
    const next = typeof unit === 'string' ? unit : unit(n);
    bytes += Buffer.byteLength(next);
    if (bytes > size) return units.join('');
    units.push(next);
  }
}

/** A shape whose YAML follows a title and a link. */
const yaml = (what, make) => ({ what, make: (size) => `---\n${HEAD}${make(size)}\n---\n` });
/** A shape of the body of an article. */
const body = (what, make) => ({ what, make: (size) => `---\n${HEAD}---\n${make(size)}\n` });
/** A shape of a whole source of many articles. */
const stream = (what, make) => ({ what, make, name: 'hostile.yaml' });

const half = (size) => Math.floor(size / 2);
const deep = (size, line) => {
  const depth = Math.floor(Math.sqrt(2 * size));
  return Array.from({ length: depth }, (_, n) => `${' '.repeat(n)}${line(n)}\n`).join('');
};
const numbered = (size, prefix) => fill(size, (n) => `${prefix}${n}: 1\n`);

export const hostile = [
  yaml('lists in lists', (size) => `x: ${'['.repeat(half(size))}${']'.repeat(half(size))}`),
  yaml('lists never closed', (size) => `x: ${'['.repeat(size)}`),
  yaml('maps in maps', (size) => `x: ${fill(half(size), '{a: ')}`),
  yaml('lists and maps in turn', (size) => `x: ${fill(size, '[{')}`),
  yaml('pairs in lists', (size) => `x: [${fill(size, 'a: b, ')}]`),
  yaml('the most brackets that are let through', (size) => `x: ${'['.repeat(256)}${' '.repeat(half(size))}`),
  yaml('one anchor and its aliases', (size) => `x: [&a [1], ${fill(size, '*a, ')}]`),
  yaml('the most aliases that are let through, of the longest list', (size) => {
    const items = fill(Math.min(size, 15_000), '1,');
    return `x: &a [${items}]\ny: [${'*a,'.repeat(4)}]`;
  }),
  yaml('aliases of aliases', (size) => {
    const levels = Array.from({ length: 8 }, (_, n) => `x${n}: &a${n} [${`*a${n - 1},`.repeat(7)}]\n`);
    return `x: &a-1 [1]\n${levels.join('')}${fill(size - 400, '# padding\n')}`;
  }),
  yaml('an alias of what it stands in', (size) => `x: &a [*a]\n${fill(size, '# padding\n')}`),
  yaml('anchors', (size) => `x: [${fill(size, (n) => `&a${n} 1,`)}]`),
  yaml('tags', (size) => `x: [${fill(size, (n) => `!t${n} 1,`)}]`),
  yaml('one tag', (size) => `x: !${'t'.repeat(size)} 1`),
  yaml('merges of one map', (size) => {
    const map = fill(Math.min(size, 15_000), (n) => `k${n}: 1,`);
    return `x: &a {${map}}\ny: {<<: [${'*a,'.repeat(4)}]}`;
  }),
  yaml('merges of merges', (size) => {
    const maps = Array.from(
      { length: 30 },
      (_, n) => `x${n}: &a${n} {<<: [*a${n - 1},*a${n - 1}], k${n}: 1}\n`,
    );
    return `x: &a-1 {k: 1}\n${maps.join('')}${fill(size - 1500, '# padding\n')}`;
  }),
  yaml('one key', (size) => `${'k'.repeat(size)}: 1`),
  yaml('one key in quotes', (size) => `"${'k'.repeat(size)}": 1`),
  yaml('a key over many lines', (size) => fill(size, 'k\n')),
  yaml('keys', (size) => numbered(size, 'k')),
  yaml('keys of a map', (size) => `provider:\n${numbered(size, '  k')}`),
  yaml('keys in brackets', (size) => `x: {${fill(size, (n) => `k${n}: 1, `)}}`),
  yaml('one key again and again', (size) => fill(size, 'k: 1\n')),
  yaml('one field again and again', (size) => fill(size, 'title: Reef\n')),
  yaml('questions', (size) => fill(size, '? ')),
  yaml('maps, one deeper each line', (size) => deep(size, () => 'a:')),
  yaml('lists, one deeper each line', (size) => `x:\n${deep(size, () => '-')}`),
  yaml('dashes on a line', (size) => `x:\n  ${fill(size, '- ')}a`),
  yaml('indentation', (size) => `x:\n${' '.repeat(size)}y: 1`),
  yaml('a line of text', (size) => `x: ${'a'.repeat(size)}`),
  yaml('a title', (size) => `excerpt: ${fill(size, 'word ')}`),
  yaml('lines of text', (size) => `x: a\n${fill(size, '  a\n')}`),
  yaml('lines in quotes', (size) => `excerpt: "a\n${fill(size, '  a\n\n')}  "`),
  yaml('a quotation mark never closed', (size) => `x: "${fill(size, 'a\n  ')}`),
  yaml('quotation marks', (size) => `x: ${"'".repeat(size)}`),
  yaml('backslashes', (size) => `x: "${'\\'.repeat(half(size) * 2)}"`),
  yaml('escapes', (size) => `excerpt: "${fill(size, '\\u00e9\\x41\\n')}"`),
  yaml('escaped line ends', (size) => `excerpt: "${fill(size, 'a\\\n ')}"`),
  yaml('surrogates alone', (size) => `x: "${fill(size, '\\ud83d')}"`),
  yaml('pairs of surrogates', (size) => `excerpt: "${fill(size, '\\ud83d\\ude00')}"`),
  yaml('pairs of surrogates in a list, for the general parser', (size) => {
    return `x: &a [${fill(size, '"\\ud83d\\ude00",')}]`;
  }),
  yaml('blank lines with a tab, for the general parser', (size) => `x: &a b\n${fill(size, '\t\n')}y: 1`),
  yaml(
    'line ends of old, for the general parser',
    (size) => `x: &a "${fill(size, '\u{85}\u{2028}\u{2029}')}"`,
  ),
  yaml('NULs', (size) => `x: ${'\0'.repeat(size)}`),
  yaml('lone carriage returns', (size) => fill(size, 'x: 1\r')),
  yaml('byte-order marks', (size) => fill(size, '\uFEFF')),
  yaml('blank lines', (size) => `${'\n'.repeat(size)}x: 1`),
  yaml('comments', (size) => `${fill(size, '#\n')}x: 1`),
  yaml('white space', (size) => `x: 1${' \t'.repeat(half(size))}`),
  yaml('a block of text', (size) => `excerpt: |\n${fill(size, '  a\n')}`),
  yaml('a folded block of text', (size) => `excerpt: >\n${fill(size, ' a\n  b\n\n')}`),
  yaml('a block of blank lines that are kept', (size) => `excerpt: |+\n${'\n'.repeat(size)}`),
  yaml('colons', (size) => `x: ${':'.repeat(size)}`),
  yaml('colons with spaces', (size) => fill(size, 'a: ')),
  yaml('directives', (size) => fill(size, '%TAG ! a\n')),
  yaml('topics', (size) => `topics:\n${fill(size, (n) => `- t${n}\n`)}`),
  yaml('topics in capitals, of other scripts', (size) => `topics:\n${fill(size, (n) => `- Æ${n}\n`)}`),
  yaml('images', (size) => `images:\n${fill(size, '- url: https://example.org/\n')}`),
  yaml('images that are none', (size) => `images:\n${fill(size, '- a\n')}`),
  yaml('related links', (size) => `related:\n${fill(size, '- title: a\n  webUrl: https://example.org/\n')}`),
  yaml('related links that are none', (size) => `related:\n${fill(size, '-\n  - a\n')}`),
  yaml('faults, for the general parser', (size) => `x: &a b\nimages:\n${fill(size, '- url: no link\n')}`),
  yaml('lists that are none, for the general parser', (size) => `x: &a b\nimages:\n${fill(size, '- - a\n')}`),
  yaml('digits', (size) => `quality: ${'9'.repeat(size)}`),
  yaml('an exponent', (size) => `heat: 1e${'0'.repeat(size)}1`),
  yaml('a link', (size) => `originalUrl: https://example.org/${'a'.repeat(size)}`),
  yaml('a host', (size) => `originalUrl: https://${fill(size, 'a.')}org/`),
  yaml('a link in need of mending', (size) => `originalUrl: https:${'\\'.repeat(size)}example.org`),
  yaml('ampersands', (size) => `excerpt: ${'&amp;'.repeat(1)}${'&'.repeat(size)}`),
  yaml('references', (size) => `excerpt: a ${fill(size, '&amp;lt;')}`),
  yaml('an embed of attributes', (size) => `featuredContent: <iframe ${fill(size, 'a ')}></iframe>`),
  yaml('an embed of spaces', (size) => `featuredContent: <iframe${' '.repeat(size)}x`),
  body('tags in a body', (size) => '<'.repeat(size)),
  body('comments in a body', (size) => fill(size, '<!--')),
  body('scripts in a body', (size) => fill(size, '<script ')),
  body('brackets in a body', (size) => '['.repeat(size)),
  body('links in a body', (size) => fill(size, '[](')),
  body('emphasis in a body', (size) => fill(size, '*a ')),
  body('marks in a body', (size) => fill(size, '**__~~`')),
  body('rules in a body', (size) => fill(size, '- ')),
  body('quotes in a body', (size) => '>'.repeat(size)),
  stream('lines of dashes', (size) => fill(size, '---\n')),
  stream('dashes and dots', (size) => fill(size, '---\n...\n')),
  stream('empty articles', (size) => fill(size, '---\na: 1\n')),
  stream('one article again and again', (size) => fill(size, `---\n${HEAD}---\n`)),
  stream('one title, other links', (size) =>
    fill(size, (n) => `---\ntitle: R\nwebUrl: https://a.org/${n}\n`),
  ),
];
