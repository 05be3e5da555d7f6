/** Finds header words in pieces of text that were broken over lines or run together. */

import { HEADER_DICTIONARY } from '../knowledge/header-dictionary';
import { compact } from '../text/normalise';
import type { HeaderWord } from './arrange-header';
import type { Cell } from './model';

const WORDS: ReadonlySet<string> = new Set(HEADER_DICTIONARY.map(normal));
const YEAR = /^20\d{2}年$/;
const YEAR_LENGTH = 5;
const SIDE = /^（(?:预算|决算)数）$/;
const SIDE_LENGTH = 5;
const LONGEST = Math.max(...HEADER_DICTIONARY.map((word) => word.length));

/** Brackets and colons in one width, so that words compare. */
function normal(text: string): string {
  return compact(text).replace(/\(/g, '（').replace(/\)/g, '）').replace(/:/g, '：');
}

/** A character of the header with the offset at which it is printed. */
interface Letter {
  readonly char: string;
  readonly at: number;
  /** True for the first letter of a printed piece. */
  readonly begins: boolean;
}

/**
 * Words of the dictionary, longest first, in the order printed. What is not in the dictionary is a word as far as its
 * piece goes. `known` counts the words found in the dictionary.
 */
export function segmentWords(pieces: readonly Cell[]): {
  readonly words: readonly HeaderWord[];
  readonly known: number;
  /** Where the words begin that are not in the dictionary. */
  readonly unknown: ReadonlySet<number>;
} {
  const letters = pieces.flatMap(lettersOf);
  const words: HeaderWord[] = [];
  const unknown = new Set<number>();
  let known = 0;
  for (let at = 0; at < letters.length; ) {
    const length = longestWord(letters, at);
    const end = length > 0 ? at + length : endOfUnknown(letters, at);
    if (length > 0) known++;
    else unknown.add(letters[at].at);
    words.push(wordBetween(letters, at, end));
    at = end;
  }
  return { words, known, unknown };
}

function lettersOf(piece: Cell): Letter[] {
  const text = normal(piece.text);
  const letters: Letter[] = [];
  let from = 0;
  for (let i = 0; i < piece.text.length; i++) {
    if (compact(piece.text[i]) === '') continue;
    letters.push({ char: text[from], at: piece.start + i, begins: from === 0 });
    from++;
  }
  return letters;
}

function longestWord(letters: readonly Letter[], at: number): number {
  const from = at + yearLength(letters, at);
  let text = '';
  let longest = 0;
  for (let length = 1; length <= LONGEST && from + length <= letters.length; length++) {
    text += letters[from + length - 1].char;
    if (WORDS.has(text)) longest = length + from - at;
  }
  return longest > 0 ? longest + sideLength(letters, at + longest) : 0;
}

/** A word may say behind it which amount it means: `合计（决算数）`. */
function sideLength(letters: readonly Letter[], at: number): number {
  const text = letters.slice(at, at + SIDE_LENGTH).map(({ char }) => char);
  return SIDE.test(text.join('')) ? SIDE_LENGTH : 0;
}

/** A word may have a year before it: `2023年预算数`. */
function yearLength(letters: readonly Letter[], at: number): number {
  const text = letters.slice(at, at + YEAR_LENGTH).map(({ char }) => char);
  return YEAR.test(text.join('')) ? YEAR_LENGTH : 0;
}

/** An unknown word goes on to the next piece or the next known word of more than one letter. */
function endOfUnknown(letters: readonly Letter[], at: number): number {
  let end = at + 1;
  while (end < letters.length && !letters[end].begins && longestWord(letters, end) < 2) end++;
  return end;
}

function wordBetween(letters: readonly Letter[], from: number, to: number): HeaderWord {
  const text = letters
    .slice(from, to)
    .map(({ char }) => char)
    .join('');
  return { word: text, cell: { text, start: letters[from].at, end: letters[to - 1].at + 1 } };
}
