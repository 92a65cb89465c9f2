// Times contestants against each other, in Node or in a page.

/**
 * @typedef {{ name: string, run: () => Promise<{ check: unknown, free?: () => void }> }} Contestant
 * @typedef {{ name: string, times: number[], check: unknown }} Timing in milliseconds, the quickest first
 */

/** A contestant may run again in its turn as long as its runs took less than this together. */
const TURN = 150;
const RUNS_PER_TURN = 15;

/**
 * Every round each contestant has its turn, in another order each time, so that what the machine does besides
 * hits all of them alike. The first round is only for the engine to get warm.
 * @param {Contestant[]} contestants @param {{ rounds: number, warmUp?: boolean }} options @returns {Promise<Timing[]>}
 */
export async function measure(contestants, { rounds, warmUp = true }) {
  const timings = contestants.map(({ name }) => ({ name, times: [], check: undefined }));
  for (let round = warmUp ? -1 : 0; round < rounds; round++) {
    const order = contestants.map((_, at) => (at + round + 1) % contestants.length);
    for (const at of round % 2 === 0 ? order : order.reverse()) {
      const { times, check } = await takeTurn(contestants[at]);
      timings[at].check = check;
      if (round >= 0) timings[at].times.push(...times);
    }
  }
  for (const { times } of timings) times.sort((a, b) => a - b);
  return timings;
}

/** @param {Contestant} contestant */
async function takeTurn({ run }) {
  const times = [];
  let check;
  for (let total = 0; times.length === 0 || (total < TURN && times.length < RUNS_PER_TURN);) {
    // Nobody pays for the rubbish of the one before.
    globalThis.gc?.();
    const start = performance.now();
    const result = await run();
    const time = performance.now() - start;
    ({ check } = result);
    result.free?.();
    times.push(time);
    total += time;
  }
  return { times, check };
}

/** The value below which this part of the sorted values lies. @param {number[]} sorted @param {number} part */
export const quantile = (sorted, part) => sorted[Math.round((sorted.length - 1) * part)];
