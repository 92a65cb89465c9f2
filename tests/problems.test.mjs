// Bad inputs: each is reported exactly, and hides none of the articles beside it.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, suite, test } from 'node:test';
import { badInputs } from './support/bad-inputs.mjs';
import { Newsrack } from './support/rack.mjs';

const good = (title) => `---\ntitle: ${title}\nwebUrl: https://example.org/${title}\n---\n`;
const BEFORE = { name: 'before.md', text: good('Before') };
const AFTER = { name: 'after.md', text: good('After') };

const titles = async (rack) => (await rack.search({ limit: 100 })).cards.map(({ title }) => title).sort();

/** `severity code line:column field: message` */
function line({ severity, code, line, column, field, message }) {
  const place = line === undefined ? '' : ` ${line}:${column}`;
  return `${severity} ${code}${place}${field === undefined ? '' : ` ${field}`}: ${message}`;
}

/** The problems of a source are just these. */
function assertProblems(actual, expected, source) {
  assert.deepEqual(actual.map(line), expected);
  for (const problem of actual) assert.equal(problem.source, source);
}

suite('a bad input is reported exactly, and the other articles show', () => {
  for (const { what, name, source, problems, shown = [] } of badInputs) {
    test(what, async () => {
      const rack = await Newsrack.open([BEFORE]);
      const report = await rack.add(source, name);
      await rack.add(AFTER.text, AFTER.name);
      assertProblems(report.problems, problems, name);
      assert.deepEqual(rack.problems, report.problems);
      assert.equal(report.added, shown.length);
      assert.deepEqual(await titles(rack), ['After', 'Before', ...shown].sort());
      rack.free();
    });
  }
});

suite('a source that can not be had is reported, and the other articles show', () => {
  const answers = {
    '/good.md': (response) => response.end(good('Fetched')),
    '/large.md': (response) => response.end(`${good('Large')}${'long '.repeat(1000)}`),
    '/page.md': (response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html>\n<title>Home: welcome</title>\n'),
    '/broken-off.md': (response) => {
      response.setHeader('content-length', 1000);
      response.write(good('Half'), () => response.destroy());
    },
    '/moved.md': (response) => response.writeHead(302, { location: '/good.md' }).end(),
    '/error.md': (response) => response.writeHead(500).end('title: An error: of the server'),
  };
  const server = createServer(({ url }, response) => {
    (answers[url] ?? ((it) => it.writeHead(404).end('no such file')))(response);
  });
  let origin;
  let nobody;

  before(async () => {
    origin = await listen(server);
    const gone = createServer();
    nobody = await listen(gone);
    gone.close();
  });
  after(() => server.close());

  const fetchFailed = (reason) =>
    `error fetch-failed: The source could not be fetched: ${reason} Check its address and that its server allows this page.`;
  const rows = [
    {
      what: 'a 404',
      url: () => `${origin}/missing.md`,
      problem: fetchFailed('The server answered 404 Not Found.'),
    },
    {
      what: 'a 500',
      url: () => `${origin}/error.md`,
      problem: fetchFailed('The server answered 500 Internal Server Error.'),
    },
    { what: 'nobody there', url: () => `${nobody}/good.md`, problem: fetchFailed('fetch failed.') },
    {
      what: 'a connection that breaks off',
      url: () => `${origin}/broken-off.md`,
      problem: fetchFailed('terminated.'),
    },
    { what: 'no such scheme', url: () => 'gopher://example.org/a.md', problem: fetchFailed('fetch failed.') },
    { what: 'no address at all', url: () => 'http://[', problem: fetchFailed('Invalid URL.') },
    {
      what: 'more bytes than allowed',
      url: () => `${origin}/large.md`,
      problem:
        'error too-large: The source is larger than 1000 bytes; what came before that is shown. Raise maxBytes to read it whole.',
    },
    {
      what: 'a page instead of articles',
      url: () => `${origin}/page.md`,
      problem: 'error no-articles: The source is an HTML or XML page, not articles; check its address.',
    },
  ];
  for (const { what, url, problem } of rows) {
    test(what, async () => {
      const rack = await Newsrack.open([BEFORE, url(), `${origin}/good.md`, AFTER], { maxBytes: 1000 });
      assertProblems(rack.problems, [problem], url());
      assert.deepEqual(await titles(rack), ['After', 'Before', 'Fetched']);
      rack.free();
    });
  }

  test('nothing is wrong with being moved', async () => {
    const rack = await Newsrack.open(`${origin}/moved.md`);
    assert.deepEqual(rack.problems, []);
    assert.deepEqual(await titles(rack), ['Fetched']);
    rack.free();
  });

  test('opening is refused if nothing at all could be loaded', async () => {
    await assert.rejects(Newsrack.open([`${origin}/missing.md`, `${nobody}/good.md`]));
  });
});

test('of a source in which all is wrong, a thousand problems are told, and that there are more', async () => {
  const text = '---\ntitle: No link\n---\n'.repeat(3000) + AFTER.text;
  const rack = await Newsrack.open({ text, name: 'wrong.yaml' });
  const { problems } = rack;
  assert.equal(problems.length, 1001);
  const more = 'warning more-problems 3002:1: More is wrong after this; mend what is told, and look again.';
  assertProblems(problems.slice(-1), [more], 'wrong.yaml');
  assert.deepEqual(await titles(rack), ['After']);
  rack.free();
});

test('what is looked at a few at a time has the same problems as what is looked at at once', async () => {
  const documents = Array.from(
    { length: 450 },
    (_, at) => `---
title: Story ${at}
webUrl: https://example.org/${at}
${at % 7 ? '' : `quality: much\npublishedDateTime: soon\n`}---
`,
  );
  const source = { text: documents.join(''), name: 'many.yaml' };
  const rack = await Newsrack.open(source);
  const other = await Newsrack.open(source);
  await rack.remove(rack.problems[0].article);
  await other.check();
  await other.remove(other.problems[0].article);
  await rack.add(documents[7].replace('Story', 'Another'), 'more.yaml');
  await other.add(documents[7].replace('Story', 'Another'), 'more.yaml');
  await other.check();
  assert.equal(other.problems.length, 132);
  assert.deepEqual(other.problems, rack.problems);
  await assert.rejects(other.check({ signal: AbortSignal.abort(new Error('enough')) }), /enough/);
  rack.free();
  other.free();
});

async function listen(server) {
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${server.address().port}`;
}
