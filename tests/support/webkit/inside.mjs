// What runs within the page: playwright's own finding of elements, so that locators mean the same everywhere.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';

/** Playwright keeps it as a text within its bundle, and hands it to nobody. */
function findingScript() {
  const bundle = readFileSync(
    createRequire(import.meta.url).resolve('playwright-core/lib/coreBundle'),
    'utf8',
  );
  const line = bundle.split('\n').find((each) => /^\s*source\d* = '.*InjectedScript: \(\) =>/.test(each));
  return runInNewContext(line.replace(/^\s*source\d* = /, '').replace(/;\s*$/, ''));
}

const OPTIONS = {
  sdkLanguage: 'javascript',
  testIdAttributeName: 'data-testid',
  stableRafCount: 2,
  browserName: 'webkit',
  customEngines: [],
};

let script;

/** Sets up `window.__inside`, with playwright's finder and the three functions below. */
export function insideScript() {
  script ??= `
    const module = {};
    ${findingScript()}
    const finder = new (module.exports.InjectedScript())(globalThis, ${JSON.stringify(OPTIONS)});
    Object.defineProperty(window, '__inside', { value: { finder, all: ${all}, pack: ${pack}, unpack: ${unpack} } });`;
  return script;
}

/** The elements that a selector of playwright finds. */
function all(selector) {
  return this.finder.querySelectorAll(this.finder.parseSelector(selector), document);
}

/** A value as WebDriver lets it through: it has no undefined. */
export function pack(value, seen = []) {
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return {};
  if (value instanceof Date) return { date: value.toISOString() };
  if (value instanceof RegExp) return { source: value.source, flags: value.flags };
  if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
  if (value === null || typeof value !== 'object') return { value };
  if (seen.includes(value) || (globalThis.Node && value instanceof Node)) return {};
  const inner = [...seen, value];
  if (Array.isArray(value)) return { list: value.map((each) => pack(each, inner)) };
  return { map: Object.entries(value).map(([name, each]) => [name, pack(each, inner)]) };
}

export function unpack(packed) {
  if ('value' in packed) return packed.value;
  if ('list' in packed) return packed.list.map(unpack);
  if ('map' in packed) return Object.fromEntries(packed.map.map(([name, each]) => [name, unpack(each)]));
  if ('date' in packed) return new Date(packed.date);
  if ('source' in packed) return new RegExp(packed.source, packed.flags);
  if ('number' in packed) return Number(packed.number);
  return undefined;
}

/** Runs before the page: counts its keys, and keeps what it complains of, until somebody asks. */
export function listen() {
  let keys = 0;
  addEventListener('keyup', () => keys++, true);
  Object.defineProperty(window, '__keys', { get: () => keys });
  const complaints = [];
  Object.defineProperty(window, '__complaints', { value: complaints });
  for (const [method, type] of [
    ['error', 'error'],
    ['warn', 'warning'],
  ]) {
    const own = console[method];
    console[method] = (...words) => {
      complaints.push(['console', type, words.map(String).join(' ')]);
      own.apply(console, words);
    };
  }
  addEventListener('error', ({ error, message }) => complaints.push(['pageerror', String(error ?? message)]));
  addEventListener('unhandledrejection', ({ reason }) => complaints.push(['pageerror', String(reason)]));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    complaints.push(['console', 'error', `The policy forbids ${blockedURI}: ${violatedDirective}`]),
  );
}
