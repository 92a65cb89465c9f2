/**
 * A source of articles → its name, the base of its links, and its bytes as they arrive.
 * @import { OpenOptions, Source } from './newsrack.js'
 */
import { host } from './host.js';
import { ofPage } from './page.js';
import { Persistence } from './sources/persistence.js';
import { chunksOf } from './sources/stream.js';

/**
 * @typedef {object} Opened
 * @property {string} [name] what problems call it; its ending says whether it is one article
 * @property {string} [base] what relative links are relative to
 * @property {number} [totalBytes]
 * @property {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} chunks
 */

/** The name of a source that is known before it is opened. @param {Source} source */
export function nameOf(source) {
  if (typeof source === 'string') return source;
  if (source instanceof URL) return source.href;
  if (source instanceof Request || source instanceof Response) return source.url || undefined;
  if ('name' in source && typeof source.name === 'string') return source.name; // A File, or a text.
  return undefined;
}

/** @param {Source} source @param {OpenOptions} options @returns {Promise<Opened>} */
export async function openSource(source, options) {
  const name = nameOf(source);
  const base = pageAddress();
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) {
    return { name, base, ...whole(bytesOf(source)) };
  }
  if (source instanceof Blob)
    return { name, base, totalBytes: source.size, chunks: chunksOf(source.stream()) };
  if (source instanceof Response) {
    const persistence = new Persistence(async () => source, { ...options, retries: 0, timeout: Infinity });
    return opened(await persistence.response(), name, base, persistence);
  }
  if (typeof source === 'object' && 'text' in source && typeof source.text === 'string') {
    return { name, base, ...whole(new TextEncoder().encode(source.text)) };
  }
  const request = /** @type {string | URL | Request} */ (source);
  const address = request instanceof Request ? request.url : String(new URL(request, base));
  if (address.startsWith('file:') && host.readFile) {
    return { name, base: address, ...whole(await host.readFile(new URL(address))) };
  }
  const get = (/** @type {AbortSignal} */ signal) =>
    (options.fetch ?? fetch)(request instanceof Request ? request : address, { signal });
  // Only what changes nothing is asked for twice.
  const again = /^https?:/.test(address) && (!(request instanceof Request) || request.method === 'GET');
  const persistence = new Persistence(get, again ? options : { ...options, retries: 0 });
  return opened(await persistence.response(), name, address, persistence);
}

/** @param {Response} response @param {string | undefined} name @param {string | undefined} base @param {Persistence} persistence @returns {Opened} */
function opened(response, name, base, persistence) {
  // The length of a compressed answer says nothing of what comes out of it.
  const length = response.headers.has('content-encoding')
    ? NaN
    : Number(response.headers.get('content-length') || NaN);
  const totalBytes = Number.isFinite(length) ? length : undefined;
  return { name, base: response.url || base, totalBytes, chunks: persistence.chunks(response) };
}

/** @param {ArrayBuffer | ArrayBufferView} data */
export const bytesOf = (data) =>
  data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** @param {Uint8Array} bytes */
const whole = (bytes) => ({ totalBytes: bytes.length, chunks: [bytes] });

export const pageAddress = () => ofPage('baseURI') ?? host.address;
