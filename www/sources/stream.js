/**
 * The bytes of a stream as they arrive. Safari's streams can't be iterated.
 * @param {ReadableStream<Uint8Array>} stream
 * @param {<T>(reading: Promise<T>) => Promise<T>} [within] what each reading has to do, such as to end in time
 */
export async function* chunksOf(stream, within = (reading) => reading) {
  const reader = stream.getReader();
  let ended = false;
  try {
    for (;;) {
      const { done, value } = await within(reader.read());
      if (done) break;
      yield value;
    }
    ended = true;
  } finally {
    // Who stops listening stops the network too.
    if (!ended) await reader.cancel().catch(() => {});
  }
}
