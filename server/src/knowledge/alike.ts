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
