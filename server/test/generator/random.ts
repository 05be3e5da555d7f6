/** A small source of randomness that gives the same numbers for the same seed on every machine. */

export interface Random {
  /** A number from `min` to `max`, both included. */
  readonly int: (min: number, max: number) => number;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  /** So many different items (or all, where there are fewer), in their order. */
  readonly some: <T>(items: readonly T[], count: number) => T[];
}

export function createRandom(seed: number): Random {
  // Neighbouring seeds must not give neighbouring numbers, hence the multiplication.
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (items) => items[int(0, items.length - 1)],
    some: (items, count) => {
      const left = items.map((_, index) => index);
      const taken: number[] = [];
      while (taken.length < count && left.length > 0) taken.push(...left.splice(int(0, left.length - 1), 1));
      return taken.sort((a, b) => a - b).map((index) => items[index]);
    },
  };
}
