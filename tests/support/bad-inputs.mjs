// Bad inputs, each with its exact problems, as lines of `severity code line:column field: message`, and the titles
// of the articles that the source shows all the same.

const article = (lines) => `---\ntitle: Reef\nwebUrl: https://example.org/reef\n${lines}---\n`;
const bytes = (...parts) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const BAD_URL =
  'This is no address of a web page; write it in full, as https://example.org/tides, without a user name. It is left out.';
const BAD_DATE = 'This is no date; write it as 2021-06-10 or 2021-06-10T11:03:00Z. It is left out.';

export const badInputs = [
  {
    what: 'not YAML',
    name: 'a.md',
    source: '---\ntitle: [Reef\nwebUrl: https://example.org/reef\n---\n',
    problems: [
      'error yaml-syntax 2:8: This bracket opens a list or map that is not closed as it should be; close it, or put the text in quotes.',
    ],
  },
  {
    what: 'a colon in a plain title',
    name: 'a.md',
    source: '---\ntitle: Reef: a story\nwebUrl: https://example.org/reef\n---\n',
    problems: [
      "error yaml-syntax 2:12: A colon can't stand here; put the whole text in quotes, or indent the key as those above it.",
    ],
  },
  {
    what: 'an asterisk before a plain title',
    name: 'a.md',
    source: '---\ntitle: *Reef*\nwebUrl: https://example.org/reef\n---\n',
    problems: ["error yaml-syntax 2:8: A text can't begin with this sign; put the whole text in quotes."],
  },
  {
    what: 'a quotation mark that is never closed',
    name: 'a.md',
    source: '---\ntitle: "Reef\nwebUrl: https://example.org/reef\n---\n',
    problems: [
      'error yaml-syntax 2:8: This quotation mark is never closed; add the other one, or take this one away.',
    ],
  },
  {
    what: 'a tab for indentation',
    name: 'a.md',
    source: article('provider:\n\tname: Tide Times\n'),
    problems: ["error yaml-syntax 5:1: A tab can't indent a line; use spaces."],
  },
  {
    what: 'a list where the fields should be',
    name: 'a.json',
    source: '[{ "title": "Reef", "webUrl": "https://example.org/reef" }]',
    problems: [
      'error yaml-syntax 1:1: This is not front matter: it should be "key: value" lines, such as "title: Tides".',
    ],
  },
  {
    what: 'no title',
    name: 'a.md',
    source: '---\nwebUrl: https://example.org/reef\n---\n',
    problems: ['error missing-title 2:1: The article has no title; add a line such as title: "Tides".'],
  },
  {
    what: 'an empty title',
    name: 'a.md',
    source: '---\ntitle: " "\nwebUrl: https://example.org/reef\n---\n',
    problems: ['error missing-title 2:1: The article has no title; add a line such as title: "Tides".'],
  },
  {
    what: 'no link',
    name: 'a.md',
    source: '---\ntitle: Reef\nampWebUrl: https://example.org/reef\n---\n',
    problems: ['error missing-link 2:1: The article has no link; add a webUrl with its https address.'],
  },
  {
    what: 'neither title nor link',
    name: 'a.md',
    source: '---\n# nothing yet\ncategory: news\n---\n',
    problems: [
      'error missing-title 3:1: The article has no title; add a line such as title: "Tides".',
      'error missing-link 3:1: The article has no link; add a webUrl with its https address.',
    ],
  },
  {
    what: 'a comment for front matter',
    name: 'a.md',
    source: '---\n# to do\n---\nA story of a reef.\n',
    problems: [
      'error missing-title 2:1: The article has no title; add a line such as title: "Tides".',
      'error missing-link 2:1: The article has no link; add a webUrl with its https address.',
    ],
  },
  {
    what: 'dashes with nothing between and after them',
    name: 'a.md',
    source: '---\n\n---\n\n',
    problems: [
      'error no-articles: The source holds no article; articles begin with a line of three dashes (---).',
    ],
  },
  {
    what: 'a key that stands twice',
    name: 'a.md',
    source: article('category: news\ntitle: Another\n'),
    problems: ['error duplicate-key 5:1: The key "title" stands here a second time; keep one of the two.'],
  },
  {
    what: 'a key that stands twice in a related link',
    name: 'a.md',
    source: article(
      'related:\n  - title: Tides\n    webUrl: https://example.org/1\n    webUrl: https://example.org/2\n',
    ),
    problems: [
      'warning duplicate-key 7:5 related: The key "webUrl" stands here a second time; keep one of the two. The related links are left out.',
    ],
    shown: ['Reef'],
  },
  {
    what: 'a block that is never closed',
    name: 'a.md',
    source: '---\ntitle: Reef\nwebUrl: https://example.org/reef\n\nThe body.\n',
    problems: [
      'error unterminated 1:1: The front matter never ends; close it with a line of three dashes (---).',
    ],
  },
  {
    what: 'broken UTF-8',
    name: 'a.md',
    source: bytes('---\ntitle: R', [0xe9], 'ef\nwebUrl: https://example.org/reef\n---\n'),
    problems: ['error not-utf8 2:9: The bytes here are not UTF-8 text; save the file as UTF-8.'],
  },
  {
    what: 'UTF-16, little end first',
    name: 'a.md',
    source: bytes([0xff, 0xfe], Buffer.from(article(''), 'utf16le')),
    problems: ['error not-utf8: The source is UTF-16, not UTF-8; save it as UTF-8.'],
  },
  {
    what: 'UTF-16, big end first',
    name: 'a.md',
    source: bytes([0xfe, 0xff], Buffer.from(article(''), 'utf16le').swap16()),
    problems: ['error not-utf8: The source is UTF-16, not UTF-8; save it as UTF-8.'],
  },
  {
    what: 'a picture',
    name: 'a.png',
    source: bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR', [0, 0, 2, 0x58]),
    problems: ['error not-utf8 1:1: The bytes here are not UTF-8 text; save the file as UTF-8.'],
  },
  {
    what: 'an HTML page',
    name: 'https://example.org/articles.yaml',
    source: '<!doctype html>\n<html lang="en">\n<title>Not found</title>\n<p>There is no such page: sorry.\n',
    problems: ['error no-articles: The source is an HTML or XML page, not articles; check its address.'],
  },
  {
    what: 'an HTML page named so',
    name: 'a.html',
    source: '<!doctype html>\n<html lang="en">\n<title>Not found</title>\n<hr>\n',
    problems: ['error no-articles: The source is an HTML or XML page, not articles; check its address.'],
  },
  {
    what: 'an empty file',
    name: 'a.md',
    source: '',
    problems: ['error no-articles: The source is empty; articles begin with a line of three dashes (---).'],
  },
  {
    what: 'a file of blank lines and comments',
    name: 'a.yaml',
    source: '\n# to do\n\n',
    problems: [
      'error no-articles: The source holds no article; articles begin with a line of three dashes (---).',
    ],
  },
  {
    what: 'Markdown without front matter',
    name: 'a.md',
    source: '# Reef\n\nA story of a reef.\n',
    problems: [
      'error yaml-syntax 3:1: This is not front matter: it should be "key: value" lines, such as "title: Tides".',
    ],
  },
  {
    what: 'a javascript: link beside a good one',
    name: 'a.md',
    source: article('originalUrl: javascript:alert(1)\n'),
    problems: [`warning bad-url 4:14 originalUrl: ${BAD_URL}`],
    shown: ['Reef'],
  },
  {
    what: 'a javascript: link alone, in disguise',
    name: 'a.md',
    source: '---\ntitle: Reef\nwebUrl: "\\x01java\\nscript:alert(1)"\n---\n',
    problems: [
      'error missing-link 2:1: The article has no link; add a webUrl with its https address.',
      `warning bad-url 3:9 webUrl: ${BAD_URL}`,
    ],
  },
  {
    what: 'a link with user info',
    name: 'a.md',
    source: article('ampWebUrl: https://www.example.org@example.net/\n'),
    problems: [`warning bad-url 4:12 ampWebUrl: ${BAD_URL}`],
    shown: ['Reef'],
  },
  {
    what: 'a relative link, not allowed',
    name: 'a.md',
    source: article('images:\n  - url: /logout\n'),
    problems: [`warning bad-url 5:10 images[0].url: ${BAD_URL}`],
    shown: ['Reef'],
  },
  {
    what: 'a date that can not be read',
    name: 'a.md',
    source: article('publishedDateTime: last Tuesday\n'),
    problems: [`warning bad-date 4:20 publishedDateTime: ${BAD_DATE}`],
    shown: ['Reef'],
  },
  {
    what: 'a date that never was',
    name: 'a.md',
    source: article('updatedDateTime: 2021-02-30\n'),
    problems: [`warning bad-date 4:18 updatedDateTime: ${BAD_DATE}`],
    shown: ['Reef'],
  },
  {
    what: 'values of the wrong kind',
    name: 'a.md',
    source: article(
      'quality: high\npublished: maybe\nprovider: Tide Times\ntopics:\n  a: b\ncategory: [news]\n',
    ),
    problems: [
      'warning bad-value 4:10 quality: This should be a number, such as 7 or 0.5; it is left out.',
      'warning bad-value 5:12 published: This should be true or false; it is left out.',
      'warning bad-value 6:11 provider: This should be a map of "key: value" lines; it is left out.',
      'warning bad-value 8:3 topics: This should be a list, each item on a line that begins with "- "; it is left out.',
      'warning bad-value 9:11 category: This should be a text, not a list or map; it is left out.',
    ],
    shown: ['Reef'],
  },
  {
    what: 'a number without end',
    name: 'a.md',
    source: article('heat: 1e999\n'),
    problems: ['warning bad-value 4:7 heat: This should be a number, such as 7 or 0.5; it is left out.'],
    shown: ['Reef'],
  },
  {
    what: 'related links that lead nowhere',
    name: 'a.md',
    source: article('related:\n  - title: Tides\n  - webUrl: https://example.org/tides\n'),
    problems: [
      'warning bad-value 5:5 related[0]: A related link needs a title and a webUrl; this one is left out.',
      'warning bad-value 6:5 related[1]: A related link needs a title and a webUrl; this one is left out.',
    ],
    shown: ['Reef'],
  },
  {
    what: 'an image without address',
    name: 'a.md',
    source: article('images:\n  - width: 600\n'),
    problems: ['warning bad-value 5:5 images[0]: An image is a map with a url; this one is left out.'],
    shown: ['Reef'],
  },
  {
    what: 'sixty-four thousand brackets',
    name: 'a.md',
    source: article(`x: ${'['.repeat(65_536)}\n`),
    problems: [
      'error yaml-limit 4:1: This front matter has 65585 bytes; with rarer YAML, such as here, it may have 16384. Write this as plain "key: value" lines and there is no such limit.',
    ],
  },
  {
    what: 'ten thousand aliases',
    name: 'a.md',
    source: article(`x: [&a [1], ${'*a, '.repeat(10_000)}]\n`),
    problems: [
      'error yaml-limit 4:5: This front matter has 40059 bytes; with rarer YAML, such as here, it may have 16384. Write this as plain "key: value" lines and there is no such limit.',
    ],
  },
  {
    what: 'a bad article among good ones, in one stream',
    name: 'stream.yaml',
    source: `${article('')}---\ntitle: A: b\nwebUrl: https://example.org/2\n---\n---\ntitle: Tides\nwebUrl: https://example.org/3\n---\n`,
    problems: [
      "error yaml-syntax 6:9: A colon can't stand here; put the whole text in quotes, or indent the key as those above it.",
    ],
    shown: ['Reef', 'Tides'],
  },
];
