import { Newsrack } from 'newsrack';

/** As the network hands them over. */
const PART = 64 * 1024;

/** @param {Uint8Array} bytes */
export function streamed(bytes) {
  let at = 0;
  const pull = (controller) => {
    if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += PART)));
    else controller.close();
  };
  return new Response(new ReadableStream({ pull }));
}

const contestant = (name, sourceOf) => ({
  name,
  isOurs: true,
  takes: 'yaml',
  async read(bytes) {
    const rack = await Newsrack.open(sourceOf(bytes));
    const { total, cards } = await rack.search({});
    return { articles: rack.size, total, cards, free: () => rack.free() };
  },
});

/** All bytes at once, as the others have them. */
export const newsrack = contestant('newsrack', (bytes) => bytes);
export const streamedNewsrack = contestant('newsrack, in 64 KiB parts', streamed);
