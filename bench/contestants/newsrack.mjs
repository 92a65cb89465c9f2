import { Newsrack } from 'newsrack';

/** As the network hands them over. */
const CHUNK = 64 * 1024;

/** @param {Uint8Array} bytes */
export function streamed(bytes) {
  let at = 0;
  const pull = (controller) => {
    if (at < bytes.length) controller.enqueue(bytes.subarray(at, (at += CHUNK)));
    else controller.close();
  };
  return new Response(new ReadableStream({ pull }));
}

export const newsrack = {
  name: 'newsrack',
  takes: 'yaml',
  async read(bytes) {
    const rack = await Newsrack.open(streamed(bytes));
    const { total, cards } = await rack.search({});
    return { articles: rack.size, total, cards, free: () => rack.free() };
  },
};
