// Measures two or more things in turn, so that a machine that slows down slows all of them down.

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs each measurement once a round and once before, unmeasured, to warm up; the order turns round by round.
 * Returns the median of each, under its own name.
 */
export async function medians(measurements, rounds) {
  const names = Object.keys(measurements);
  const values = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) await measurements[name]();
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : [...names].reverse();
    for (const name of order) values[name].push(await measurements[name]());
  }
  return Object.fromEntries(names.map((name) => [name, median(values[name])]));
}
