// Fails every asynchronous step of a page in turn: what is fetched, read, digested, compiled, instantiated or imported.
// A scenario is run whole first, to see which steps it takes, and then once more for each of them, which fails.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SCENARIOS } from './scenarios.mjs';
import { show } from './stage.mjs';

/** How long a page may take to come to rest, in milliseconds; a busy machine has time for it. */
const PATIENCE = 30_000;

/** Once it has, what nobody caught is told within so many milliseconds. */
const AFTERMATH = 60;

/** Taken where something takes long: in some runs, and not in others. */
const BY_CHANCE = /\/style\/progress\.js$/;

/**
 * What runs in the page is given as text.
 * @typedef {object} Scenario
 * @property {string} markup
 * @property {object} files
 * @property {string} [act] a function of the shadow root and the rack: what is done next, once there are cards
 * @property {string} look a function of the same: what there is to see, as a text
 * @property {string} whole what there is to see if nothing fails
 * @property {Record<string, string>} [without] what there is instead, where the step that fails has this in its name
 * @property {string} [again] what brings that after all, once it does not fail any more
 *
 * @typedef {[plain: string, time: number]} Step what it is, and which time it is taken
 */

/** @param {Step} step */
const nameOf = ([plain, time]) => (time > 1 ? `${plain}, time ${time}` : plain);

/**
 * Runs in the page: notes each step, and fails those that are due, until `steps.over`. Which these are stands in
 * the address, so that one page can be loaded for many runs.
 */
function inject() {
  const { failing, lasting } = JSON.parse(decodeURIComponent(location.hash.slice(1)) || '{ "failing": [] }');
  const steps = (window.steps = { seen: [], failed: [], uncaught: [], over: false });
  addEventListener('error', ({ message }) => steps.uncaught.push(message));
  addEventListener('unhandledrejection', ({ reason }) => steps.uncaught.push(String(reason)));
  // A pause before a retry is as short as it may be.
  Math.random = () => 0;

  /** What a step fails with is what the browser would say. */
  const errors = {
    fetch: () => new TypeError('Failed to fetch'),
    body: () => new TypeError('network error'),
    read: () => new TypeError('network error'),
    digest: () => new DOMException('The operation failed', 'OperationError'),
    compile: () => new RangeError('WebAssembly.compile(): Out of memory'),
    instance: () => new RangeError('WebAssembly.Instance(): Out of memory'),
  };
  const times = {};
  /** Throws if it is due. */
  const note = (kind, of) => {
    const plain = `${kind} ${of}`;
    const time = (times[plain] = (times[plain] ?? 0) + 1);
    if (steps.over) return;
    steps.seen.push([plain, time]);
    if (!failing.some(([name, from]) => name === plain && (lasting ? time >= from : time === from))) return;
    steps.failed.push([plain, time]);
    throw errors[kind]();
  };
  const step = async (kind, of, go) => {
    note(kind, of);
    return go();
  };

  /** What buffers, streams and modules are of. */
  const origins = new WeakMap();
  const originOf = (thing) => origins.get(ArrayBuffer.isView(thing) ? thing.buffer : thing) ?? 'of a script';
  const path = (address) => new URL(address, location.href).pathname;

  const { fetch } = window;
  window.fetch = (address, init) => step('fetch', path(address.url ?? address), () => fetch(address, init));
  const { arrayBuffer } = Response.prototype;
  Response.prototype.arrayBuffer = function () {
    return step('body', path(this.url), async () => {
      const bytes = await arrayBuffer.call(this);
      origins.set(bytes, path(this.url));
      return bytes;
    });
  };
  const { get: body } = Object.getOwnPropertyDescriptor(Response.prototype, 'body');
  Object.defineProperty(Response.prototype, 'body', {
    configurable: true,
    get() {
      const stream = body.call(this);
      if (stream) origins.set(stream, path(this.url));
      return stream;
    },
  });
  const { getReader } = ReadableStream.prototype;
  ReadableStream.prototype.getReader = function (...args) {
    const reader = getReader.apply(this, args);
    const read = reader.read.bind(reader);
    reader.read = () => step('read', originOf(this), read);
    return reader;
  };
  const { digest } = SubtleCrypto.prototype;
  SubtleCrypto.prototype.digest = function (name, bytes) {
    return step('digest', originOf(bytes), () => digest.call(this, name, bytes));
  };
  const { compile, Instance } = WebAssembly;
  WebAssembly.compile = (bytes) =>
    step('compile', originOf(bytes), async () => {
      const module = await compile(bytes);
      origins.set(module, originOf(bytes));
      return module;
    });
  WebAssembly.Instance = function (module, imports) {
    note('instance', originOf(module));
    return new Instance(module, imports);
  };
}

/** Runs in the page: what there is to see in every scenario, and in this one. */
function glance(look) {
  const rack = document.querySelector('news-rack');
  const root = rack.shadowRoot;
  const part = (name) => {
    const element = root?.querySelector(`[part=${name}]`);
    return element?.checkVisibility() ? element : undefined;
  };
  if (!part('rack')) return { rest: false };
  const failure = part('failure');
  const busy = !!root.querySelector('[part=cards][aria-busy=true], .skeleton') || !!part('progress');
  return {
    rest: !busy && !!(failure ?? part('empty') ?? part('card')),
    failure: failure?.querySelector('p').textContent,
    retry: !!part('retry'),
    problems: part('problems')?.querySelector('li').textContent,
    // eslint-disable-next-line no-eval -- the test’s own words
    seen: globalThis.eval(look)(root, rack),
    failed: window.steps.failed.length,
  };
}

/** A page for runs of a scenario. @param {Scenario} scenario */
async function stageOf({ markup, files }) {
  const stage = {
    imports: { seen: [], failed: [], times: {}, over: true },
    failing: [],
    thrown: [],
    runs: 0,
  };
  stage.page = await show(markup, {
    files,
    script: '/pkg/news-rack.js',
    before: async (fresh) => {
      fresh.on('pageerror', (error) => stage.thrown.push(String(error)));
      await fresh.route(/\/pkg\/(parts|core|find|yaml)\/.*\.js$/, (route) => {
        const plain = `import ${new URL(route.request().url()).pathname}`;
        const { imports, failing, lasting } = stage;
        const time = (imports.times[plain] = (imports.times[plain] ?? 0) + 1);
        if (imports.over) return route.continue();
        imports.seen.push([plain, time]);
        const isDue = ([name, from]) => name === plain && (lasting ? time >= from : time === from);
        if (!failing.some(isDue)) return route.continue();
        imports.failed.push([plain, time]);
        return route.abort();
      });
      await fresh.addInitScript(inject);
    },
  });
  stage.address = stage.page.url();
  return stage;
}

/**
 * Runs a scenario once.
 * @param {Scenario} scenario @param {Awaited<ReturnType<typeof stageOf>>} stage
 * @param {Step[]} failing @param {boolean} lasting whether they fail from then on
 */
async function run({ act, look, whole, without = {}, again }, stage, failing, lasting) {
  const { page, thrown } = stage;
  // What the run before still asks for is none of this one's.
  await page.goto('about:blank');
  const imports = { seen: [], failed: [], times: {}, over: false };
  thrown.length = 0;
  Object.assign(stage, { imports, failing, lasting });
  const address = new URL(stage.address);
  address.search = ++stage.runs;
  address.hash = encodeURIComponent(JSON.stringify({ failing, lasting }));
  await page.goto(address.href);
  const lesser = Object.entries(without)
    .filter(([part]) => failing.some(([plain]) => plain.includes(part)))
    .map(([, seen]) => seen);
  const trail = [];
  const until = async (what, accepts) => {
    for (const end = Date.now() + PATIENCE; ;) {
      const now = await page.evaluate(glance, String(look));
      if (accepts(now)) return now;
      if (Date.now() > end) assert.fail(`${what}: ${JSON.stringify({ ...now, trail, whole, lesser })}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  const inPage = (code) =>
    page.evaluate((text) => {
      const rack = document.querySelector('news-rack');
      // eslint-disable-next-line no-eval -- the test’s own words
      return globalThis.eval(text)(rack.shadowRoot, rack);
    }, String(code));
  const isWhole = ({ rest, seen, failure }) => rest && seen === whole && failure === undefined;
  const isLesser = ({ rest, seen, failed }) =>
    rest && failed + imports.failed.length > 0 && lesser.includes(seen);
  /** The cause has passed, and somebody tries again: then all is well. */
  const recover = async (how) => {
    imports.over = true;
    await page.evaluate(() => (window.steps.over = true));
    await inPage(how);
  };
  /** Comes to rest at what is `due`, or says why not, with a way to try again that works. */
  const settle = async (what, isDue) => {
    const isTold = ({ rest, failure, problems }) => failure !== undefined || (rest && problems !== undefined);
    const now = await until(what, (it) => isDue(it) || isTold(it));
    if (now.failure !== undefined) {
      assert.ok(
        now.retry && now.failure.length > 10,
        `what failed is told, and can be tried again: ${now.failure}`,
      );
      trail.push(`failure: ${now.failure}`);
      await recover((root) => root.querySelector('[part=retry]').click());
      return until('after a retry', ({ rest, failure }) => rest && failure === undefined);
    }
    if (!isDue(now)) {
      trail.push(`problem: ${now.problems}`);
      await recover((_, rack) => rack.reload());
      return until('loaded again', ({ rest, problems }) => rest && problems === undefined);
    }
    return now;
  };
  await settle('loading', ({ rest }) => rest);
  if (act) await inPage(act);
  const now = await settle('then', (it) => isWhole(it) || isLesser(it));
  if (!isWhole(now)) {
    const isDone = isLesser(now) && !again;
    if (isLesser(now)) trail.push(`without it: ${now.seen}`);
    if (again) await recover(again);
    if (!isDone) await until('in the end', isWhole);
  }
  await new Promise((pass) => setTimeout(pass, AFTERMATH));
  const { seen, failed, uncaught } = await page.evaluate(() => window.steps);
  assert.deepEqual([...uncaught, ...thrown], [], 'all that failed was caught');
  return { seen: [...seen, ...imports.seen], failed: [...failed, ...imports.failed], trail };
}

/** So many pages at once: much of their time they wait. */
const AT_ONCE = 3;

/**
 * Fails every step of a scenario, and with it every one that is taken only then, such as a second way to the same.
 * @param {Scenario} scenario @param {boolean[]} ways once, or from then on
 * @param {(name: string) => boolean} isWanted
 * @returns {Promise<string[]>} what was tried, and what the page did
 */
async function failEach(scenario, ways, isWanted) {
  const stages = await Promise.all(Array.from({ length: AT_ONCE }, () => stageOf(scenario)));
  const whole = await run(scenario, stages[0], [], false);
  assert.deepEqual(whole.trail, [], 'where nothing fails');
  const taken = whole.seen.filter(([plain]) => !BY_CHANCE.test(plain));
  const usual = new Set(whole.seen.map(([plain]) => plain));
  const waiting = ways.flatMap((lasting) => taken.map((step) => ({ failing: [step], lasting })));
  const tried = [];
  const wrong = [];
  const work = async (stage) => {
    for (let next; (next = waiting.shift());) {
      const { failing, lasting } = next;
      const name = `${failing.map(nameOf).join(' and ')} ${lasting ? 'from then on' : 'once'}`;
      if (!isWanted(name)) continue;
      try {
        const { seen, failed, trail } = await run(scenario, stage, failing, lasting);
        const names = failed.map(nameOf);
        assert.ok(
          failing.every((step) => names.includes(nameOf(step))),
          `only these failed: ${names}`,
        );
        tried.push([name, ...trail].join(' → '));
        const others =
          failing.length > 1
            ? []
            : seen.filter(([plain, time]) => time === 1 && !usual.has(plain) && !BY_CHANCE.test(plain));
        for (const step of others) waiting.push({ failing: [...failing, step], lasting });
      } catch (error) {
        wrong.push(`${name}: ${error.message}`);
      }
    }
  };
  await Promise.all(stages.map(work));
  await Promise.all(stages.map(({ page }) => page.close()));
  assert.deepEqual(wrong, []);
  return tried;
}

/**
 * Tests all scenarios.
 * @param {boolean[]} ways whether a step fails once (false), or from then on (true)
 * @param {boolean} everywhere whether a step that several scenarios take fails in each of them, and not only in the first
 */
export function steps(ways, everywhere) {
  const known = new Set();
  for (const [title, scenario] of Object.entries(SCENARIOS)) {
    test(`each step fails: ${title}`, async (t) => {
      const isWanted = (name) => everywhere || (!known.has(name) && !!known.add(name));
      const tried = await failEach(scenario, ways, isWanted);
      for (const line of tried) t.diagnostic(line);
    });
  }
}
