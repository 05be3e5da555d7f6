/** Remembers what was worked out from immutable objects, for as long as these live. */

/** The function, computing its result once for each argument object. */
export function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/**
 * The function of a list of objects, remembering its last result for each first object: it computes again where the list
 * is not the same from first to last.
 */
export function memoizeList<K extends object, V>(
  compute: (keys: readonly K[]) => V,
): (keys: readonly K[]) => V {
  const known = new WeakMap<K, { readonly keys: readonly K[]; readonly value: V }>();
  return (keys) => {
    if (keys.length === 0) return compute(keys);
    const found = known.get(keys[0]);
    if (found && isSameList(found.keys, keys)) return found.value;
    const value = compute(keys);
    known.set(keys[0], { keys, value });
    return value;
  };
}

/** Whether two lists hold the same objects. */
export function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
