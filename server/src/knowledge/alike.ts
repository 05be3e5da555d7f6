/** Names that are nearly the same: one that leaves out a few characters of the other, or that shares most of them. */

/** Names this short differ by a character too easily. */
const SHORTEST = 6;
/** So many characters may be left out. */
const MOST_LEFT_OUT = 2;
/** Characters that tell things of one name apart: numbers, years, phases, and what stands in brackets. */
const TELLS_APART = /[\d零一二三四五六七八九十年期批第（）()[\]【】]/;

/** Whether the shorter name is the longer one without one or two characters that tell nothing apart. */
export function leavesOutLittle(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const more = long.length - short.length;
  if (short.length < SHORTEST || more === 0 || more > MOST_LEFT_OUT) return false;
  let at = 0;
  const extra: string[] = [];
  for (const character of long) {
    if (character === short[at]) at++;
    else extra.push(character);
  }
  return at === short.length && !extra.some((character) => TELLS_APART.test(character));
}

/** Whether one name is the other with one character mistyped, or a few left out, that tell nothing apart. */
export function isSlip(a: string, b: string): boolean {
  if (leavesOutLittle(a, b)) return true;
  if (a.length !== b.length || a.length < SHORTEST) return false;
  const differing = [...a].flatMap((character, at) => (character === b[at] ? [] : [character + b[at]]));
  return differing.length === 1 && !TELLS_APART.test(differing[0]);
}

/** How much of two names is common, from 0 to 1: characters in the same order, twice over both lengths. */
export function likeness(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const character of a) {
    const next = [0];
    for (let at = 0; at < b.length; at++)
      next.push(character === b[at] ? row[at] + 1 : Math.max(row[at + 1], next[at]));
    row = next;
  }
  return a.length + b.length === 0 ? 0 : (2 * row[b.length]) / (a.length + b.length);
}

/** How alike two names are, from 0 to 1: 1 for the same, else the share of pairs of neighbouring characters in common. */
export function sharedPairs(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  const pairs = pairsOf(a);
  const others = pairsOf(b);
  if (pairs.size + others.size === 0) return 0;
  let common = 0;
  for (const pair of pairs) if (others.has(pair)) common++;
  return (2 * common) / (pairs.size + others.size);
}

function pairsOf(name: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < name.length; at++) pairs.add(name.slice(at, at + 2));
  return pairs;
}

/**
 * Whether two names (by their keys) may be the same: equal but for a 的, or one of them cut off. Names that are not
 * printed agree with any.
 */
export function agree(a: string, b: string): boolean {
  if (a === '' || b === '') return true;
  const [one, other] = [withoutParticle(a), withoutParticle(b)];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short === long || (short.length > 1 && long.startsWith(short));
}

function withoutParticle(key: string): string {
  return key.includes('的') ? key.replaceAll('的', '') : key;
}
