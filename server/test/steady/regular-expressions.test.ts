/** Every regular expression of the server takes time in proportion to the text, whatever the text is made of. */

import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pieces } from '../architecture/source';
import { cpuTimeOf } from '../support/cpu-time';

const source = new URL('../../src/', import.meta.url);

const LENGTHS = [10_000, 20_000, 40_000];
/** What doubling the length may cost. */
const MOST = 2.5;
/** Milliseconds below which the length hardly shows. */
const NOTHING = 100;
/** Shorter texts come first: what takes long on them would not come back from longer ones. */
const SHORT = [24, 36, 48, 300, 3000];
const TRIES = 3;
/** Hostile texts repeat up to so many of the words that the expression itself looks for. */
const MOST_WORDS = 12;

interface Literal {
  readonly file: string;
  readonly text: string;
  readonly pattern: RegExp;
}

function literals(): Literal[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((file) =>
      pieces(readFileSync(new URL(file, source), 'utf8'))
        .filter(({ kind }) => kind === 'regexp')
        .map(({ text }) => ({ file, text, pattern: patternOf(text) })),
    );
}

function patternOf(text: string): RegExp {
  const end = text.lastIndexOf('/');
  const flags = text.slice(end + 1).replace(/[gy]/g, '');
  return new RegExp(text.slice(1, end), `${flags}g`);
}

const CLASSES: Readonly<Record<string, string>> = { d: '1', s: ' ', w: 'a', S: 'a', D: 'a', u: '，' };

/** The words that an expression looks for, and their characters: what makes it begin to match over and over. */
function wordsOf(pattern: RegExp): string[] {
  const plain = pattern.source.replace(
    /\\(?:u[0-9a-f]{4}|p\{[^}]*\}|.)/gi,
    (escaped) => CLASSES[escaped[1]] ?? escaped[1],
  );
  const words = plain.split(/[()[\]|?*+^$.{}\\:=!<>]+/).filter((word) => word !== '');
  const found = [...new Set([...words, ...words.flatMap((word) => [...word])])].slice(0, MOST_WORDS);
  return [
    ...found,
    ...found.slice(1).map((word, index) => found[index] + word),
    ...found.slice(1).map((word) => found[0] + word),
  ];
}

/** The least of some tries, in milliseconds of processor time. */
function timeOf(pattern: RegExp, word: string, length: number): number {
  const text = `${word.repeat(Math.ceil(length / word.length)).slice(0, length)}\0`;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < TRIES; i++) {
    const cost = cpuTimeOf(() => text.replace(pattern, ''));
    least = Math.min(least, cost);
    if (least < NOTHING) break;
  }
  return least;
}

/** Whether time grows faster than the text; how fast is only measured where a text took long. */
function growsTooFast(pattern: RegExp, word: string): boolean {
  if (SHORT.some((length) => timeOf(pattern, word, length) >= NOTHING)) return true;
  const times = LENGTHS.map((length) => timeOf(pattern, word, length));
  return times[2] >= NOTHING && times[2] > MOST * times[1];
}

test.each(literals())('$file: $text', ({ pattern }) => {
  const slow = wordsOf(pattern).find((word) => growsTooFast(pattern, word));
  expect(slow, 'a text that repeats this takes more than its length').toBeUndefined();
});

test('expressions are found', () => {
  expect(literals().length).toBeGreaterThan(300);
});
