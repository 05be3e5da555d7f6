/** Joins header words that were broken over lines with other words printed between the pieces. */

import { compact } from '../text/normalise';
import type { Cell } from './model';
import { beginsWord, isKnownText } from './segment-words';

/** How many lines below its beginning a word may go on. */
const REACH = 5;
/** The most lines over which one word is broken. */
const MOST_PIECES = 3;

/** The lines of a header without the pieces that went to words above. Lines that are left empty stay. */
export function joinWrapped(lines: readonly (readonly Cell[])[]): Cell[][] {
  const rest = lines.map((line) => [...line]);
  for (let upper = 0; upper < rest.length; upper++) joinLines(rest, upper);
  for (let upper = 0; upper < rest.length; upper++)
    for (let index = 0; index < rest[upper].length; index++) completeWord(rest, upper, index);
  return rest;
}

/** Two lines of as many pieces, one of them strange, that make known words together: all their words were broken. */
function joinLines(lines: Cell[][], upper: number): void {
  const above = lines[upper];
  if (above.length < 2) return;
  for (let lower = upper + 1; lower < lines.length && lower <= upper + REACH; lower++) {
    const below = lines[lower];
    if (below.length !== above.length || [...above, ...below].every(isKnown)) continue;
    const words = above.map((piece, index) => join([piece, below[index]]));
    if (!words.every(isKnown)) continue;
    lines[upper] = words;
    lines[lower] = [];
    return;
  }
}

/** Puts the pieces below that make a known word of a strange one behind it. */
function completeWord(lines: Cell[][], upper: number, index: number): void {
  const first = lines[upper][index];
  if (isKnown(first)) return;
  const rest = restOf(lines, upper, first);
  if (!rest || isNextTo(lines, upper, index, rest)) return;
  lines[upper][index] = join([first, ...rest]);
  for (let line = upper + 1; line <= upper + REACH && line < lines.length; line++)
    lines[line] = lines[line].filter((piece) => !rest.includes(piece));
}

/** Pieces on lines below that complete a word: the first ones that do, and the longest word that they make. */
function restOf(lines: readonly (readonly Cell[])[], upper: number, first: Cell): Cell[] | undefined {
  const taken: Cell[] = [];
  let word = compact(first.text);
  let found: Cell[] | undefined;
  for (let line = upper + 1; line <= upper + REACH && line < lines.length; line++) {
    const next = lines[line].find(({ text }) => beginsWord(word + compact(text)));
    if (!next || (found && isKnown(next))) continue;
    taken.push(next);
    word += compact(next.text);
    if (isKnownText(word)) found = [...taken];
    if (taken.length === MOST_PIECES) break;
  }
  return found;
}

/** What goes on at once in the next line is read as one word anyway. */
function isNextTo(
  lines: readonly (readonly Cell[])[],
  upper: number,
  index: number,
  rest: readonly Cell[],
): boolean {
  const isLast = index === lines[upper].length - 1;
  return (
    isLast &&
    rest.every(
      (piece, i) => lines[upper + 1 + i]?.[0] === piece && (i === 0 || lines[upper + i].length === 1),
    )
  );
}

function isKnown({ text }: Cell): boolean {
  return isKnownText(compact(text));
}

/** One cell over pieces that are printed apart. */
function join(pieces: readonly Cell[]): Cell {
  const [first, ...more] = pieces;
  return { ...first, text: pieces.map(({ text }) => text).join(''), more };
}
