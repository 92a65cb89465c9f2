// Chance that can be had again: the same seed makes the same choices.

export function randomFrom(seed) {
  let state = seed >>> 0;
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  const pick = (list) => list[below(list.length)];
  return {
    below,
    pick,
    chance: (probability) => next() < probability,
    /** Up to `most` picks, none to all of them. */
    some: (list, most = 3) => Array.from({ length: below(most + 1) }, () => pick(list)),
    shuffle: (list) =>
      list
        .map((it) => [next(), it])
        .sort(([a], [b]) => a - b)
        .map(([, it]) => it),
  };
}
