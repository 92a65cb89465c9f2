/**
 * A source of articles → its name, the base of its links, and its bytes as they arrive.
 * @import { OpenOptions, Source } from './newsrack.js'
 */
import { host } from './host.js';

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
  if (source instanceof Response) return opened(source, name, source.url || base);
  if (typeof source === 'object' && 'text' in source && typeof source.text === 'string') {
    return { name, base, ...whole(new TextEncoder().encode(source.text)) };
  }
  const request = /** @type {string | URL | Request} */ (source);
  const address = request instanceof Request ? request.url : String(new URL(request, base));
  if (address.startsWith('file:') && host.readFile) {
    return { name, base: address, ...whole(await host.readFile(new URL(address))) };
  }
  const response = await (options.fetch ?? fetch)(request instanceof Request ? request : address, {
    signal: options.signal,
  });
  return opened(response, name, response.url || address);
}

/** @param {Response} response @param {string | undefined} name @param {string | undefined} base @returns {Opened} */
function opened(response, name, base) {
  if (!response.ok)
    throw new Error(`The server answered ${response.status} ${response.statusText}`.trim() + '.');
  // The length of a compressed answer says nothing of what comes out of it.
  const length = response.headers.has('content-encoding')
    ? NaN
    : Number(response.headers.get('content-length') || NaN);
  const totalBytes = Number.isFinite(length) ? length : undefined;
  return { name, base, totalBytes, chunks: response.body ? chunksOf(response.body) : [] };
}

/** Safari's streams can't be iterated. @param {ReadableStream<Uint8Array>} stream */
async function* chunksOf(stream) {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    ended = true;
  } finally {
    // Who stops listening stops the network too.
    if (!ended) await reader.cancel().catch(() => {});
  }
}

/** @param {ArrayBuffer | ArrayBufferView} data */
export const bytesOf = (data) =>
  data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

/** @param {Uint8Array} bytes */
const whole = (bytes) => ({ totalBytes: bytes.length, chunks: [bytes] });

export const pageAddress = () => globalThis.document?.baseURI ?? host.address;
