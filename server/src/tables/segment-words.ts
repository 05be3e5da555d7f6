/** Finds header words in pieces of text that were broken over lines or run together. */

import { COMPARED_BEHIND, inOneWidth, SPELLED_WORDS } from '../lexicon/describe';
import { compact } from '../text/normalise';
import type { HeaderWord } from './arrange-header';
import type { Cell } from './model';

const WORDS: ReadonlySet<string> = new Set(SPELLED_WORDS.map(normal));
/** What every word of the dictionary begins with. */
const BEGINNINGS: ReadonlySet<string> = new Set(
  [...WORDS].flatMap((word) => Array.from(word, (_, index) => word.slice(0, index + 1))),
);
const YEAR = /^20\d{2}年$/;
const YEAR_LENGTH = 5;
const SIDE = /^（(?:预算|决算)数）$/;
const SIDE_LENGTH = 5;
const LONGEST = Math.max(...SPELLED_WORDS.map((word) => word.length));

function normal(text: string): string {
  return inOneWidth(compact(text));
}

/** Whether a text is a word of the dictionary, or several. */
export function isKnownText(text: string): boolean {
  return segmentWords([{ text, start: 0, end: text.length }]).unknown.size === 0;
}

/** Whether a word of the dictionary begins with a text, or is it. */
export function beginsWord(text: string): boolean {
  return BEGINNINGS.has(normal(text));
}

/** A character of the header with the offset at which it is printed. */
interface Letter {
  readonly char: string;
  readonly at: number;
  /** True for the first letter of a printed piece. */
  readonly begins: boolean;
  /** True for the first letter of what a piece has on another line. */
  readonly goesOn: boolean;
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
    const length = isStrangePiece(letters, at) ? 0 : longestWord(letters, at);
    const end = length > 0 ? at + length : endOfUnknown(letters, at);
    if (length > 0) known++;
    else unknown.add(letters[at].at);
    words.push(wordBetween(letters, at, end));
    at = end;
  }
  return { words, known, unknown };
}

function lettersOf(piece: Cell): Letter[] {
  const { start, end, more = [] } = piece;
  const first = more.length === 0 ? piece : { text: piece.text.slice(0, end - start), start, end };
  return [first, ...more].flatMap((part, index) => lettersAt(part, index > 0));
}

function lettersAt({ text, start }: Cell, goesOn: boolean): Letter[] {
  const chars = normal(text);
  const letters: Letter[] = [];
  for (let i = 0; i < text.length; i++) {
    if (compact(text[i]) === '') continue;
    const isFirst = letters.length === 0;
    const char = chars[letters.length];
    letters.push({ char, at: start + i, begins: isFirst && !goesOn, goesOn: isFirst && goesOn });
  }
  return letters;
}

/**
 * The length of the longest word at a place. One that begins a piece and goes on into the middle of another is one only
 * if no shorter word ends with a piece and leaves another at the beginning of the next: `项目 支出预算` are two.
 */
function longestWord(letters: readonly Letter[], at: number): number {
  const { longest, whole } = wordLengths(letters, at);
  const isDivided = letters[at].begins && whole > 0 && whole < longest;
  const length = isDivided && beginsAnother(letters, at + whole) ? whole : longest;
  if (length === 0) return 0;
  const end = length + comparisonLength(letters, at + length);
  return end + sideLength(letters, at + end);
}

function beginsAnother(letters: readonly Letter[], at: number): boolean {
  return at < letters.length && wordLengths(letters, at).longest > 0;
}

/** The lengths of the longest word at a place, and of the longest that ends with a piece. */
function wordLengths(
  letters: readonly Letter[],
  at: number,
): { readonly longest: number; readonly whole: number } {
  const from = at + yearLength(letters, at);
  let text = '';
  let longest = 0;
  let whole = 0;
  for (let length = 1; length <= LONGEST && from + length <= letters.length; length++) {
    text += letters[from + length - 1].char;
    if (!WORDS.has(text)) continue;
    longest = length + from - at;
    const end = at + longest;
    if (letters[end + sideLength(letters, end)]?.begins !== false) whole = longest;
  }
  return { longest, whole };
}

/** A word may say behind it which amount it means: `合计（决算数）`. */
function sideLength(letters: readonly Letter[], at: number): number {
  const text = letters.slice(at, at + SIDE_LENGTH).map(({ char }) => char);
  return SIDE.test(text.join('')) ? SIDE_LENGTH : 0;
}

/** What a word is compared with is no longer: `比2023年执行数`. */
const COMPARISON_LENGTH = 18;

function comparisonLength(letters: readonly Letter[], at: number): number {
  if (!COMPARING.has(letters[at]?.char)) return 0;
  const text = letters.slice(at, at + COMPARISON_LENGTH).map(({ char }) => char);
  return COMPARED_BEHIND.exec(text.join(''))?.[0].length ?? 0;
}

const COMPARING: ReadonlySet<string | undefined> = new Set(['比', '较', '与']);

/** A word may have a year before it: `2023年预算数`. */
function yearLength(letters: readonly Letter[], at: number): number {
  const text = letters.slice(at, at + YEAR_LENGTH).map(({ char }) => char);
  return YEAR.test(text.join('')) ? YEAR_LENGTH : 0;
}

/** Whether a piece begins here that is not made up of known words alone: it is one word then, whatever it begins with. */
function isStrangePiece(letters: readonly Letter[], at: number): boolean {
  if (!letters[at].begins) return false;
  const end = endOfPiece(letters, at);
  for (let next = at; next < end; ) {
    const length = longestWord(letters, next);
    if (length === 0) return true;
    next += length;
  }
  return false;
}

function endOfPiece(letters: readonly Letter[], at: number): number {
  const end = letters.findIndex(({ begins }, index) => index > at && begins);
  return end < 0 ? letters.length : end;
}

/** An unknown word goes on to the next piece; behind a known one also to the next known word of more than one letter. */
function endOfUnknown(letters: readonly Letter[], at: number): number {
  if (letters[at].begins) return endOfPiece(letters, at);
  let end = at + 1;
  while (end < letters.length && !letters[end].begins && longestWord(letters, end) < 2) end++;
  return end;
}

function wordBetween(letters: readonly Letter[], from: number, to: number): HeaderWord {
  const parts: Letter[][] = [];
  for (const letter of letters.slice(from, to)) {
    if (parts.length === 0 || letter.goesOn) parts.push([]);
    parts[parts.length - 1].push(letter);
  }
  const [first, ...more] = parts.map(cellOf);
  const word = textOf(letters.slice(from, to));
  return { word, cell: { ...first, text: word, ...(more.length > 0 && { more }) } };
}

function cellOf(letters: readonly Letter[]): Cell {
  return { text: textOf(letters), start: letters[0].at, end: letters[letters.length - 1].at + 1 };
}

function textOf(letters: readonly Letter[]): string {
  return letters.map(({ char }) => char).join('');
}
