// Bad inputs, each with its exact problems, as lines of `severity code line:column field: message`, and the titles
// of the articles that the source shows all the same.

const article = (lines) => `---\ntitle: Reef\nwebUrl: https://example.org/reef\n${lines}---\n`;
const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

export const badInputs = [
  {
    what: 'not YAML',
    name: 'a.md',
    source: '---\ntitle: [Reef\nwebUrl: https://example.org/reef\n---\n',
    problems: ['error yaml-syntax'],
  },
  {
    what: 'a colon in a plain title',
    name: 'a.md',
    source: '---\ntitle: Reef: a story\nwebUrl: https://example.org/reef\n---\n',
    problems: ['error yaml-syntax 2:'],
  },
  {
    what: 'an asterisk before a plain title',
    name: 'a.md',
    source: '---\ntitle: *Reef*\nwebUrl: https://example.org/reef\n---\n',
    problems: ['error yaml-syntax 2:'],
  },
  {
    what: 'a quotation mark that is never closed',
    name: 'a.md',
    source: '---\ntitle: "Reef\nwebUrl: https://example.org/reef\n---\n',
    problems: ['error yaml-syntax'],
  },
  {
    what: 'a tab for indentation',
    name: 'a.md',
    source: article('provider:\n\tname: Tide Times\n'),
    problems: ['error yaml-syntax 5:'],
  },
  {
    what: 'a list where the fields should be',
    name: 'a.json',
    source: '[{ "title": "Reef", "webUrl": "https://example.org/reef" }]',
    problems: ['error yaml-syntax 1:'],
  },
  {
    what: 'no title',
    name: 'a.md',
    source: '---\nwebUrl: https://example.org/reef\n---\n',
    problems: ['error missing-title 2:1'],
  },
  {
    what: 'an empty title',
    name: 'a.md',
    source: '---\ntitle: " "\nwebUrl: https://example.org/reef\n---\n',
    problems: ['error missing-title'],
  },
  {
    what: 'no link',
    name: 'a.md',
    source: '---\ntitle: Reef\nampWebUrl: https://example.org/reef\n---\n',
    problems: ['error missing-link 2:1'],
  },
  {
    what: 'neither title nor link',
    name: 'a.md',
    source: '---\n# nothing yet\ncategory: news\n---\n',
    problems: ['error missing-title 3:1', 'error missing-link 3:1'],
  },
  {
    what: 'a key that stands twice',
    name: 'a.md',
    source: article('category: news\ntitle: Another\n'),
    problems: ['error duplicate-key 5:1'],
  },
  {
    what: 'a key that stands twice in a related link',
    name: 'a.md',
    source: article(
      'related:\n  - title: Tides\n    webUrl: https://example.org/1\n    webUrl: https://example.org/2\n',
    ),
    problems: ['error duplicate-key 7:5'],
  },
  {
    what: 'a block that is never closed',
    name: 'a.md',
    source: '---\ntitle: Reef\nwebUrl: https://example.org/reef\n\nThe body.\n',
    problems: ['error unterminated'],
  },
  {
    what: 'broken UTF-8',
    name: 'a.md',
    source: bytes('---\ntitle: R', [0xe9], 'ef\nwebUrl: https://example.org/reef\n---\n'),
    problems: ['error not-utf8 2:9'],
  },
  {
    what: 'UTF-16, little end first',
    name: 'a.md',
    source: bytes([0xff, 0xfe], Buffer.from(article(''), 'utf16le')),
    problems: ['error not-utf8'],
  },
  {
    what: 'UTF-16, big end first',
    name: 'a.md',
    source: bytes([0xfe, 0xff], Buffer.from(article(''), 'utf16le').swap16()),
    problems: ['error not-utf8'],
  },
  {
    what: 'a picture',
    name: 'a.png',
    source: bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 0x58]),
    problems: ['error not-utf8'],
  },
  {
    what: 'an HTML page',
    name: 'https://example.org/articles.yaml',
    source: '<!doctype html>\n<html lang="en">\n<title>Not found</title>\n<p>There is no such page: sorry.\n',
    problems: ['error yaml-syntax 1:1'],
  },
  {
    what: 'an HTML page named so',
    name: 'a.html',
    source: '<!doctype html>\n<html lang="en">\n<title>Not found</title>\n<hr>\n',
    problems: ['error yaml-syntax 1:1'],
  },
  { what: 'an empty file', name: 'a.md', source: '', problems: ['error no-articles'] },
  {
    what: 'a file of blank lines and comments',
    name: 'a.yaml',
    source: '\n# to do\n\n',
    problems: ['error no-articles'],
  },
  {
    what: 'Markdown without front matter',
    name: 'a.md',
    source: '# Reef\n\nA story of a reef.\n',
    problems: ['error yaml-syntax'],
  },
  {
    what: 'a javascript: link beside a good one',
    name: 'a.md',
    source: article('originalUrl: javascript:alert(1)\n'),
    problems: ['warning bad-url 4:14 originalUrl'],
    shown: ['Reef'],
  },
  {
    what: 'a javascript: link alone, in disguise',
    name: 'a.md',
    source: '---\ntitle: Reef\nwebUrl: "\\x01java\\nscript:alert(1)"\n---\n',
    problems: ['warning bad-url 3:9 webUrl', 'error missing-link 2:1'],
  },
  {
    what: 'a link with user info',
    name: 'a.md',
    source: article('ampWebUrl: https://www.example.org@example.net/\n'),
    problems: ['warning bad-url 4:12 ampWebUrl'],
    shown: ['Reef'],
  },
  {
    what: 'a relative link, not allowed',
    name: 'a.md',
    source: article('images:\n  - url: /logout\n'),
    problems: ['warning bad-url 5:10 images[0].url'],
    shown: ['Reef'],
  },
  {
    what: 'a date that can not be read',
    name: 'a.md',
    source: article('publishedDateTime: last Tuesday\n'),
    problems: ['warning bad-date 4:20 publishedDateTime'],
    shown: ['Reef'],
  },
  {
    what: 'a date that never was',
    name: 'a.md',
    source: article('updatedDateTime: 2021-02-30\n'),
    problems: ['warning bad-date 4:18 updatedDateTime'],
    shown: ['Reef'],
  },
  {
    what: 'values of the wrong kind',
    name: 'a.md',
    source: article(
      'quality: high\npublished: maybe\nprovider: Tide Times\ntopics:\n  a: b\ncategory: [news]\n',
    ),
    problems: [
      'warning bad-value 4:10 quality',
      'warning bad-value 5:12 published',
      'warning bad-value 6:11 provider',
      'warning bad-value 8:3 topics',
      'warning bad-value 9:11 category',
    ],
    shown: ['Reef'],
  },
  {
    what: 'a number without end',
    name: 'a.md',
    source: article('heat: 1e999\n'),
    problems: ['warning bad-value 4:7 heat'],
    shown: ['Reef'],
  },
  {
    what: 'related links that lead nowhere',
    name: 'a.md',
    source: article('related:\n  - title: Tides\n  - webUrl: https://example.org/tides\n'),
    problems: ['warning bad-value 5:5 related[0]', 'warning bad-value 6:5 related[1]'],
    shown: ['Reef'],
  },
  {
    what: 'an image without address',
    name: 'a.md',
    source: article('images:\n  - width: 600\n'),
    problems: ['warning bad-value 5:5 images[0]'],
    shown: ['Reef'],
  },
  {
    what: 'sixty-four thousand brackets',
    name: 'a.md',
    source: article(`x: ${'['.repeat(65_536)}\n`),
    problems: ['error yaml-limit'],
  },
  {
    what: 'ten thousand aliases',
    name: 'a.md',
    source: article(`x: [&a [1], ${'*a, '.repeat(10_000)}]\n`),
    problems: ['error yaml-limit'],
  },
  {
    what: 'a bad article among good ones, in one stream',
    name: 'stream.yaml',
    source: `${article('')}---\ntitle: A: b\nwebUrl: https://example.org/2\n---\n---\ntitle: Tides\nwebUrl: https://example.org/3\n---\n`,
    problems: ['error yaml-syntax 6:'],
    shown: ['Reef', 'Tides'],
  },
];
