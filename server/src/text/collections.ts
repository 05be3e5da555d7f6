/** Small helpers on collections that the language's library lacks, or our oldest runtime. */

/** The largest of any number of numbers, none of them negative; 0 of none. A call with each as an argument has a limit. */
export function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => (each > most ? each : most), 0);
}

/** Adds items to a list, however many they are. */
export function appendAll<V>(list: V[], items: Iterable<V>): void {
  for (const item of items) list.push(item);
}

/** The items by a key, in the order in which they come. */
export function groupBy<K, V>(items: Iterable<V>, keyOf: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The index of the last of some items, sorted by `startOf`, that starts at or before an offset; −1 if none does. */
export function lastAtOrBefore<T>(items: readonly T[], offset: number, startOf: (item: T) => number): number {
  let low = -1;
  let high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (startOf(items[middle]) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** How many of sorted numbers are below a bound. */
export function countBelow(sorted: readonly number[], bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
