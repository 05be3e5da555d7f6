/** Reads what stands in a cell for codes though it is no plain number: blanks within, full-width digits, letters for digits. */

import { toHalfWidth } from '../amounts/printed';
import { compact } from '../text/normalise';

/** What is wrong with a printed code. */
export type CodeFlaw = 'blank' | 'wide' | 'letter' | 'mark';

export interface CodeText {
  /** The digits that are meant; `undefined` where they cannot be told. */
  readonly digits?: string;
  readonly flaws: readonly CodeFlaw[];
}

/** Letters that are taken for digits when a page is read by a machine, or typed for them. */
const LOOKALIKES: Readonly<Record<string, string>> = { O: '0', o: '0', l: '1', I: '1', '|': '1' };
const LOOKALIKE = /[OolI|]/g;
const MARKS_AROUND = /^['’‘`.,，、。:：-]+|['’‘`.,，、。:：-]+$/g;
const DIGITS = /^\d+$/;
/** With fewer digits, letters are a word rather than digits misread. */
const ENOUGH_DIGITS = /\d.*\d/;
const FEWEST = 3;
const NAME = /\p{Script=Han}/u;

/** `undefined` for what is a plain number, or no code at all. */
export function readCodeText(text: string): CodeText | undefined {
  if (DIGITS.test(text) || NAME.test(text)) return undefined;
  const half = toHalfWidth(text);
  if (!ENOUGH_DIGITS.test(half)) return undefined;
  const joined = compact(half);
  const bare = joined.replace(MARKS_AROUND, '');
  const digits = bare.replace(LOOKALIKE, (letter) => LOOKALIKES[letter]);
  if (digits.length < FEWEST) return undefined;
  const flaws: CodeFlaw[] = [];
  if (joined !== half) flaws.push('blank');
  if (half !== text) flaws.push('wide');
  if (bare !== joined) flaws.push('mark');
  if (digits !== bare) flaws.push('letter');
  return { digits: DIGITS.test(digits) ? digits : undefined, flaws };
}
