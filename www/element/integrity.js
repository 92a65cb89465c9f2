/**
 * Sources whose bytes the page knows beforehand: `integrity` has a hash for each, and the browser refuses other bytes.
 * It can tell only when it has them all: nothing of such a source is shown before that. Loaded where it is wanted.
 */
import { ofPage } from '../page.js';

/** As scripts have it. What browsers do not understand they pass over, and take any bytes. */
const HASH = /^sha(256-[\w+/-]{43}=|384-[\w+/-]{64}|512-[\w+/-]{86}==)$/;

/**
 * Fetches one source.
 * @param {RequestInfo | URL} address @param {RequestInit | undefined} init
 * @param {string} integrity @param {string[]} urls all sources, in the order of their hashes
 */
export async function fetchChecked(address, init, integrity, urls) {
  const own = hashOf(String(address), integrity, urls);
  try {
    return await fetch(address, { ...init, integrity: own });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new TypeError(`${error.message}, or its bytes are not those of its integrity, ${own}`, {
      cause: error,
    });
  }
}

/** A single source may have several hashes, any of which will do. @param {string} address @param {string} integrity @param {string[]} urls */
function hashOf(address, integrity, urls) {
  const hashes = integrity.split(/\s+/);
  const wrong = hashes.find((hash) => !HASH.test(hash));
  if (wrong) throw new Error(`integrity has ${wrong}, which is no hash such as sha384-… in Base64.`);
  if (urls.length === 1) return integrity;
  if (hashes.length !== urls.length)
    throw new Error(`integrity has ${hashes.length} hashes for ${urls.length} sources; each needs one.`);
  const base = ofPage('baseURI');
  const at = urls.findIndex((url) => URL.canParse(url, base) && new URL(url, base).href === address);
  if (at < 0) throw new Error(`integrity has no hash for ${address}.`);
  return hashes[at];
}
