/**
 * The WebAssembly modules: found, compiled, and made anew when an instance can't be trusted any more.
 * @import { OpenOptions } from './newsrack.js'
 * @import { Finder } from '../pkg/find/newsrack_find.js'
 */
import { Engine, initSync as startEngine, restSha384, sha384 } from '../pkg/core/newsrack.js';
import { host } from './host.js';
import { ofPage } from './page.js';

/** A general parser that has grown beyond this is replaced: a WebAssembly memory never shrinks. */
const YAML_MEMORY = 64 * 2 ** 20;

/**
 * The instance that each engine and each index of words lives in. The scripts of wasm-bindgen call the last one that
 * was made: what lives in an earlier one must not be called any more.
 * @type {WeakMap<Engine | Finder, object>}
 */
const homes = new WeakMap();

/** @type {Promise<WebAssembly.Module> | undefined} */
let engineModule;
/** The instance that runs. @type {object | undefined} */
let engineHome;

/** An engine with nothing in it. @param {OpenOptions['wasm']} [wasm] used by the first engine of a page */
export async function newEngine(wasm) {
  try {
    engineModule ??= wasm === undefined ? findEngine() : compile(await bytesOf(wasm));
    const module = await engineModule;
    engineHome ??= startEngine({ module });
    return settled(new Engine(), engineHome);
  } catch (error) {
    engineModule = engineHome = undefined;
    throw error;
  }
}

/** The second half of the engine. @type {Promise<WebAssembly.Module> | undefined} */
let restModule;
/** The instance that it was put beside. @type {object | undefined} */
let wholeHome;

/** Whether the engine that runs has its second half. */
export const isWhole = () => !!engineHome && wholeHome === engineHome;

/**
 * Puts the second half of the engine beside the first, if it is not there yet: what pages do with articles after they
 * have shown the newest of them is in it. It is fetched once.
 */
export async function completeEngine() {
  if (isWhole()) return;
  try {
    // Many may wait for it at once, and not all of them ask again.
    restModule ??= findRest().catch(findRest);
    const module = await restModule;
    if (!engineHome || isWhole()) return;
    new WebAssembly.Instance(module, { first: /** @type {WebAssembly.ModuleImports} */ (engineHome) });
    wholeHome = engineHome;
  } catch (error) {
    restModule = undefined;
    throw new Error(`The second half of the engine could not be loaded. ${error}`, { cause: error });
  }
}

const findRest = () =>
  find(
    new URL('../pkg/core/newsrack_rest.wasm', import.meta.url),
    () => import('../pkg/core/newsrack_rest.wasm.js'),
    restSha384,
  );

/** After a trap: the next engines get instances of their own. */
export function abandonInstances() {
  engineHome = finderHome = undefined;
}

/** Whether it lives in an instance that was given up, and is lost with it. @param {Engine | Finder} inhabitant */
export const isLost = (inhabitant) => ![engineHome, finderHome].includes(homes.get(inhabitant));

/** @template {Engine | Finder} T @param {T} inhabitant @param {object} home */
function settled(inhabitant, home) {
  homes.set(inhabitant, home);
  return inhabitant;
}

const findEngine = () =>
  find(
    new URL('../pkg/core/newsrack_bg.wasm', import.meta.url),
    () => import('../pkg/core/newsrack_bg.wasm.js'),
    sha384,
  );

/** @type {ReturnType<typeof findYaml> | undefined} */
let yamlParts;
/** @type {{ memory: WebAssembly.Memory } | undefined} what runs now */
let yaml;

/**
 * Has the general parser rewrite a document. It is fetched with the first one, and whatever happens in it,
 * the answer is what the engine's `settle` takes.
 * @param {{ text: string, line: number, base?: string }} document
 */
export async function rewrite({ text, line, base }) {
  try {
    yamlParts ??= findYaml();
    const { start, rewrite, module } = await yamlParts;
    yaml ??= start({ module });
    try {
      return rewrite(text, line, base);
    } catch {
      yaml = undefined; // After a trap an instance is not to be trusted.
      return refused('yaml-limit', 'This front matter is too much for the YAML parser; write it plainly.');
    } finally {
      if (yaml && yaml.memory.buffer.byteLength > YAML_MEMORY) yaml = undefined;
    }
  } catch (error) {
    yamlParts = yaml = undefined;
    const reason = String(error).replace(/[^.]$/, '$&.');
    return refused('fetch-failed', `This needs the full YAML parser, which could not be loaded. ${reason}`);
  }
}

/** @param {string} code @param {string} message */
const refused = (code, message) => ({ refused: [code, message, null] });

async function findYaml() {
  const { initSync: start, rewrite, sha384 } = await import('../pkg/yaml/newsrack_yaml.js');
  const url = new URL('../pkg/yaml/newsrack_yaml_bg.wasm', import.meta.url);
  const module = await find(url, () => import('../pkg/yaml/newsrack_yaml_bg.wasm.js'), sha384);
  return { start, rewrite, module };
}

/** @type {ReturnType<typeof findFinder> | undefined} */
let finderParts;
/** The instance that runs. @type {object | undefined} */
let finderHome;

/** An index of words with nothing in it. Its module is fetched with the first. @returns {Promise<Finder>} */
export async function newFinder() {
  try {
    finderParts ??= findFinder();
    const { start, Finder, module } = await finderParts;
    finderHome ??= start({ module });
    return settled(new Finder(), finderHome);
  } catch (error) {
    finderParts = finderHome = undefined;
    throw new Error(`The module that searches texts could not be loaded. ${error}`, { cause: error });
  }
}

async function findFinder() {
  const { initSync: start, Finder, sha384 } = await import('../pkg/find/newsrack_find.js');
  const url = new URL('../pkg/find/newsrack_find_bg.wasm', import.meta.url);
  const module = await find(url, () => import('../pkg/find/newsrack_find_bg.wasm.js'), sha384);
  return { start, Finder, module };
}

/**
 * The module in the file beside the script; or, where a bundler has left the file behind or a page comes
 * from the disk, the same bytes as a script.
 * @param {URL} url @param {() => Promise<{ default: string }>} inline @param {string} sha384 what it was built as
 */
async function find(url, inline, sha384) {
  const bytes = isLeftBehind(url) ? undefined : await bytesOf(url).catch(() => undefined);
  const found = bytes && isWasm(bytes) ? bytes : fromBase64((await inline()).default);
  return compile(await verified(found, sha384));
}

/**
 * The same bytes, if they are those that this script was built with. Only pages that could be forged all the same,
 * by http:, can't tell: they have no `subtle`.
 * @param {BufferSource | WebAssembly.Module} bytes @param {string} sha384
 */
async function verified(bytes, sha384) {
  const digest = await globalThis.crypto?.subtle?.digest('SHA-384', /** @type {BufferSource} */ (bytes));
  if (digest && btoa(String.fromCharCode(...new Uint8Array(digest))) !== sha384)
    throw new Error(
      'The .wasm file is not the one that this script was built with: its SHA-384 is another. Take all files of pkg/ from one version.',
    );
  return bytes;
}

/** Whether somebody's bundler moved this script and not the file: its address would be a 404. @param {URL} url */
const isLeftBehind = (url) =>
  /\/pkg\/\w+\/\w+\.wasm$/.test(url.pathname) &&
  !/\/(www\/modules|pkg\/news-?rack)\.js$/.test(new URL(import.meta.url).pathname);

/** @param {NonNullable<OpenOptions['wasm']>} wasm @returns {Promise<BufferSource | WebAssembly.Module>} */
async function bytesOf(wasm) {
  if (typeof wasm === 'string') wasm = new URL(wasm, ofPage('baseURI'));
  if (wasm instanceof URL) {
    if (wasm.protocol === 'file:' && host.readFile)
      return /** @type {BufferSource} */ (await host.readFile(wasm));
    wasm = await fetch(wasm);
  }
  if (wasm instanceof Response) {
    if (!wasm.ok) throw new Error(`${wasm.url}: ${wasm.status} ${wasm.statusText}`);
    return wasm.arrayBuffer();
  }
  return wasm;
}

/** Servers of single-page sites answer with a page where there is no file. @param {BufferSource | WebAssembly.Module} bytes */
function isWasm(bytes) {
  if (bytes instanceof WebAssembly.Module) return true;
  const view = ArrayBuffer.isView(bytes)
    ? new Uint8Array(bytes.buffer, bytes.byteOffset)
    : new Uint8Array(bytes);
  return [0, 0x61, 0x73, 0x6d].every((byte, at) => view[at] === byte);
}

/** @param {BufferSource | WebAssembly.Module} bytes */
async function compile(bytes) {
  if (bytes instanceof WebAssembly.Module) return bytes;
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    if (!/Content.Security.Policy|unsafe-eval|disallowed by embedder|blocked by CSP/i.test(String(error)))
      throw error;
    throw new Error(
      "This page's Content-Security-Policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src.",
      { cause: error },
    );
  }
}

/** @param {string} text */
const fromBase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
