// Servers that misbehave: whatever one does, the reader sees what there is or why there is nothing, and what may pass
// is asked for again.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plain, stories } from './util/articles.mjs';
import { browserName, only } from '../support/browser.mjs';
import { loaded, show, until } from './util/stage.mjs';
import { held, hold, pass } from './util/timers.mjs';

const TEXT = stories(3);
const ALL = ['Story 1', 'Story 2', 'Story 3'];
const HALF = Buffer.byteLength(stories(1)) + 40;
const FAILED = /^The articles can’t be shown\./;

const send =
  (status, headers = {}, body = TEXT) =>
  (_, response) =>
    response.writeHead(status, headers).end(body);
const body = (bytes) => send(200, {}, bytes);

/** Sends the first bytes of the articles, and hangs up. */
const cut = (bytes, headers) => (_, response) => {
  response.writeHead(200, { 'content-length': Buffer.byteLength(TEXT), ...headers });
  response.flushHeaders();
  response.write(TEXT.slice(0, bytes));
  // What a slow page has not read by then is lost to it.
  setTimeout(() => response.destroy(), 500);
};

/** First these answers, one each time it is asked; then the articles. */
const first =
  (...answers) =>
  (request, response, time) =>
    (answers[time] ?? body(TEXT))(request, response);

const SAME = { etag: '"same"' };
const whole = send(200, SAME);
const reset = (request) => request.socket.resetAndDestroy();
const silence = () => {};
/** In milliseconds. */
const LATER = 1000;
const later = { 'retry-after': String(LATER / 1000) };
const trickle = async (_, response) => {
  response.writeHead(200);
  for (const byte of Buffer.from(plain('Slow'))) {
    response.write(Buffer.of(byte));
    await new Promise((done) => setTimeout(done, 10));
  }
  response.end();
};

/**
 * What a server does, what is then seen, and how often it was asked. `seen` are the titles of the cards, or what the
 * element says in their place.
 */
const CASES = {
  'a 404': { answer: send(404, {}, 'gone'), seen: FAILED, asked: 1 },
  'a 403': { answer: send(403, {}, 'no'), seen: FAILED, asked: 1 },
  'a 500': { answer: send(500, {}, 'oh'), seen: FAILED, asked: 3 },
  'a 500 once': { answer: first(send(500, {}, 'oh')), seen: ALL, asked: 2 },
  'a 408 and a 502': { answer: first(send(408), send(502)), seen: ALL, asked: 3 },
  'a 503 that says when to come back': { answer: first(send(503, later)), seen: ALL, asked: 2, after: 1000 },
  'a 429 that says so': { answer: first(send(429, later)), seen: ALL, asked: 2, after: 1000 },
  'a 429 for an hour': { answer: send(429, { 'retry-after': '3600' }), seen: FAILED, asked: 1 },
  'a redirect without end': { answer: send(302, { location: '#self' }), seen: FAILED },
  silence: { answer: silence, seen: FAILED, asked: 3 },
  'silence once': { answer: first(silence), seen: ALL, asked: 2 },
  'silence after the first bytes': {
    answer: first((_, response) => response.writeHead(200, SAME).write(TEXT.slice(0, HALF)), whole),
    seen: ALL,
    asked: 2,
  },
  'a connection that is reset': { answer: reset, seen: FAILED },
  'one that is reset once': { answer: first(reset), seen: ALL },
  'a body cut off, and then whole': { answer: first(cut(HALF, SAME), whole), seen: ALL, asked: 2 },
  'a body cut off twice': { answer: first(cut(HALF, SAME), cut(HALF + 9, SAME), whole), seen: ALL, asked: 3 },
  'a body cut off, and then another': {
    answer: first(cut(HALF, SAME), send(200, { etag: '"other"' })),
    seen: ['Story 1'],
    problem: /could not be fetched/,
  },
  'one byte after another': { answer: trickle, seen: ['Slow'], asked: 1 },
  'a page': {
    answer: send(200, { 'content-type': 'text/html' }, '<!doctype html><title>Hi</title>'),
    seen: /^There are no articles here yet\./,
    problem: /HTML or XML page/,
  },
  nothing: { answer: body(''), seen: /^There are no articles here yet\./ },
  'nothing, and no body': { answer: send(204, {}, undefined), seen: /^There are no articles here yet\./ },
  'a byte-order mark': { answer: body(`\ufeff${TEXT}`), seen: ALL, asked: 1 },
  'UTF-16': {
    answer: body(Buffer.from(`\ufeff${TEXT}`, 'utf16le')),
    seen: /^There are no articles here yet\./,
    problem: /UTF-16/,
  },
  'bad UTF-8': {
    answer: body(
      Buffer.concat([Buffer.from(TEXT), Buffer.from(plain('Bad').replace('Lines', '\xff'), 'latin1')]),
    ),
    seen: [...ALL, /Bad|^$/],
    problem: /UTF-8/,
  },
  'what is no gzip': {
    answer: send(200, { 'content-encoding': 'gzip' }),
    // WebKit’s network takes it as it is.
    seen: browserName === 'webkit' ? ALL : FAILED,
  },
  'the type of a picture': { answer: send(200, { 'content-type': 'image/png' }), seen: ALL, asked: 1 },
  // What had come by then is shown, if the browser still handed it on. To Firefox an answer without a byte is none.
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, at) => [
      `a body cut off at ${at} tenths`,
      {
        answer: cut(Math.floor((TEXT.length * at) / 10)),
        problem: at || browserName !== 'firefox' ? /could not be fetched/ : FAILED,
        asked: at || browserName !== 'firefox' ? 1 : 3,
      },
    ]),
  ),
};

/** Keeps what nobody caught. */
const watch = (fresh) =>
  fresh.addInitScript(() => {
    window.uncaught = [];
    addEventListener('error', ({ message }) => window.uncaught.push(message));
    addEventListener('unhandledrejection', ({ reason }) => window.uncaught.push(String(reason)));
  });

/** Long pauses pass sooner too: 30 seconds of silence are 0.6. */
const hasten = async (fresh) => {
  await watch(fresh);
  await fresh.addInitScript(() => {
    const { setTimeout } = window;
    window.setTimeout = (act, time, ...rest) => setTimeout(act, time > 20_000 ? time / 50 : time, ...rest);
  });
};

/** What the reader sees: the cards’ titles, or what is said in their place; and what is said besides. */
const look = (page, id) =>
  page.evaluate((wanted) => {
    const { shadowRoot } = document.getElementById(wanted);
    const text = (part) =>
      [...(shadowRoot?.querySelectorAll(`[part=${part}]:not([hidden])`) ?? [])]
        .map((it) => it.textContent)
        .join(' ');
    return {
      busy: shadowRoot?.querySelector('[part=cards]')?.ariaBusy !== 'false',
      titles: [...(shadowRoot?.querySelectorAll('article a[part=link]') ?? [])].map((it) => it.textContent),
      notice: text('failure') + text('empty'),
      problems: text('problems'),
    };
  }, id);

const GROUP = 9;
const isSilent = (name) => name.startsWith('silence');
const silent = Object.keys(CASES).filter(isSilent);
const others = Object.keys(CASES).filter((name) => !isSilent(name));
for (let at = 0; at < others.length; at += GROUP) whatever(others.slice(at, at + GROUP), at, watch);
whatever(silent, 100, hasten);

function whatever(group, at, before) {
  test(`whatever a server does: ${group.join('; ')}`, { timeout: 90_000 }, async () => {
    const asked = new Map(group.map((name) => [name, []]));
    const files = Object.fromEntries(
      group.map((name, n) => [
        `/odd-${at + n}.yaml`,
        (request, response) => {
          const times = asked.get(name);
          times.push(Date.now());
          CASES[name].answer(request, response, times.length - 1);
        },
      ]),
    );
    const racks = group.map(
      (name, n) => `<news-rack id="odd-${at + n}" src="/odd-${at + n}.yaml"></news-rack>`,
    );
    const page = await show(racks.join(''), { files, before });
    for (const [n, name] of group.entries()) {
      const { seen, problem, asked: count, after } = CASES[name];
      const id = `odd-${at + n}`;
      await until(async () => [name, (await look(page, id)).busy], [name, false]);
      const { titles, notice, problems } = await look(page, id);
      if (seen instanceof RegExp) assert.match(notice, seen, name);
      else if (seen)
        assert.ok(
          seen.every((title) => title instanceof RegExp || titles.includes(title)),
          `${name}: ${titles} ${notice} ${problems}`,
        );
      if (problem) assert.match(problems + notice, problem, name);
      const times = asked.get(name);
      // A slow machine is silent too.
      if (count && before === hasten) assert.ok(times.length >= count, name);
      else if (count) assert.equal(times.length, count, name);
      if (after) assert.ok(times[1] - times[0] >= after - 5, `${name}: after ${times[1] - times[0]} ms`);
    }
    assert.deepEqual(await page.evaluate(() => window.uncaught), []);
    await page.close();
  });
}

test(
  'a server that does not let other pages read it, and one that is not there',
  only('chromium firefox', 'requests to elsewhere go there'),
  async () => {
    let asked = 0;
    const files = {
      '/closed.yaml'(_, response) {
        asked++;
        response.end(TEXT);
      },
    };
    const page = await show('<news-rack id="closed"></news-rack><news-rack id="nowhere"></news-rack>', {
      files,
      async before(fresh) {
        await watch(fresh);
        await fresh.route(/localhost|nowhere/, (route) => route.continue());
      },
    });
    await page.evaluate(() => {
      document.getElementById('closed').src = `http://localhost:${location.port}/closed.yaml`;
      document.getElementById('nowhere').src = 'http://nowhere.invalid/news.yaml';
    });
    for (const id of ['closed', 'nowhere'])
      await until(async () => FAILED.test((await look(page, id)).notice), true);
    assert.equal(asked, 3);
    assert.deepEqual(await page.evaluate(() => window.uncaught), []);
    await page.close();
  },
);

test('who leaves while a source is waited for again asks no more', async () => {
  let asked = 0;
  const files = {
    '/busy.yaml'(_, response) {
      asked++;
      response.writeHead(503, later).end();
    },
  };
  const page = await show('<news-rack src="/busy.yaml"></news-rack>', {
    files,
    before: async (fresh) => {
      await watch(fresh);
      await hold(fresh, LATER);
    },
  });
  await until(() => held(page), [1, 1]);
  await page.locator('news-rack').evaluate((it) => it.remove());
  await pass(page);
  await page.waitForTimeout(500);
  assert.equal(asked, 1);
  assert.deepEqual(await page.evaluate(() => window.uncaught), []);
  await page.close();
});

test('what is there stays when it can’t be loaded again, and can still be searched', async () => {
  let answer = whole;
  const files = { '/news.yaml': (request, response) => answer(request, response) };
  const page = await show('<news-rack id="it" src="/news.yaml"></news-rack>', { files, before: watch });
  const status = () => page.locator('news-rack [part=status]').textContent();
  const reload = () => page.locator('news-rack').evaluate((it) => it.reload());
  const OLD = '3 articles · Not up to date: the articles could not be loaded again.';
  await until(async () => (await look(page, 'it')).titles, ALL);
  // While it loads, it loads nothing again.
  await loaded(page);
  for (const bad of [send(404, {}, ''), cut(HALF), reset]) {
    answer = bad;
    await reload();
    await until(status, OLD);
    assert.deepEqual((await look(page, 'it')).titles, ALL);
    answer = whole;
    await reload();
    await until(status, '3 articles');
  }
  answer = cut(HALF);
  await reload();
  await until(status, OLD);
  await page.getByRole('combobox', { name: 'Search articles' }).fill('story 2');
  await until(async () => (await look(page, 'it')).titles[0], 'Story 2');
  assert.deepEqual(await page.evaluate(() => window.uncaught), []);
  await page.close();
});

test('50 MB come through, and what is in them', { timeout: 90_000 }, async () => {
  const filler = `${'Words without end. '.repeat(55_000)}\n`;
  const files = {
    async '/huge.yaml'(_, response) {
      response.writeHead(200);
      for (let part = 0; part < 50; part++) {
        if (!response.write(plain(`Part ${part}`) + filler))
          await new Promise((done) => response.once('drain', done));
      }
      response.end();
    },
  };
  const page = await show('<news-rack id="it" src="/huge.yaml" limit="60"></news-rack>', {
    files,
    before: hasten,
  });
  for (let patience = 0; patience < 6; patience++) {
    if (!(await look(page, 'it')).busy) break;
    await page.waitForTimeout(2000);
  }
  await until(async () => (await look(page, 'it')).titles.length, 50);
  assert.deepEqual(await page.evaluate(() => window.uncaught), []);
  await page.close();
});
