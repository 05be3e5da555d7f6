/** Takes off the page numbers that the end of a page left before rows: `12 2080505`, `122080505`, `12一、…`. */

import { DOMAINS, FIRST_LEVEL, isBetweenSiblings } from '../knowledge/domains';
import type { Code, CodeDomain } from './table-model';

/** A page has at least so many rows of a table that goes on for pages. */
const ROWS_OF_PAGE = 3;
const MOST_DIGITS = 3;
/** Digits of a 项 of the functional classification: a number before so many is no unit's, whose codes are shorter together. */
const MOST_OF_CODE = 7;

/** A page number that nothing else looks like, before what begins a row: `— 12 —`, `12/60`. Half-width. */
const MARKED_PAGE =
  /^\s*(?:[-—–−]\s*\d{1,3}\s*[-—–−]|\d{1,3}\s*\/\s*\d{1,3}(?=\s|\p{Script=Han}))\s*(?=[\p{Script=Han}\d(（])/u;

/** Where a text begins behind a page number in front of it. */
export function behindMarkedPage(text: string): number {
  return MARKED_PAGE.exec(text)?.[0].length ?? 0;
}

type Codes = readonly (Code | undefined)[];

/** A code once the page number is taken off it. */
interface Unpaged {
  readonly page: number;
  readonly code: Code;
}

/**
 * The codes of a panel's rows, those whole that have a page number before them: no classification has so many digits, what
 * is left when they are taken off is a 项 or a code of a 类 that the table prints, and such numbers rise from row to row. Once a page
 * number was found, a code that is one by its digits may have one too, if no neighbour is of its 类.
 */
export function withoutPagesBefore(codes: Codes, domain: CodeDomain | undefined): Codes {
  if (!domain || domain === 'unit') return codes;
  const printed = codes.flatMap((code, index) =>
    code ? [{ code: { ...code, domain }, index, isUnit: code.domain === 'unit' }] : [],
  );
  const given = printed.filter(({ code }) => isWhole(code));
  const odd = printed.filter(({ code }) => !isWhole(code) && code.digits.length > FIRST_LEVEL);
  if (odd.length === 0 || given.length < ROWS_OF_PAGE * odd.length) return codes;
  const classes = new Set(given.map(({ code }) => classOf(code)));
  const near = (at: number) => [printed[at - 1], printed[at + 1]].map((one) => one && classOf(one.code));
  const found = new Map<number, Unpaged>();
  const hidden = new Map<number, Unpaged>();
  for (const [at, { code, index, isUnit }] of printed.entries()) {
    const beside = near(at);
    const isGiven = isWhole(code);
    if (isGiven && beside.includes(classOf(code))) continue;
    const [above, below] = [printed[at - 1], printed[at + 1]].map((one) => one?.code.digits);
    if (isBetweenSiblings(code.digits, above, below)) continue;
    // What the name says to be a unit's code may have a number before it only where it is longer than those of units.
    const mayFit = ({ digits }: Code) =>
      beside.includes(classOf({ digits })) ||
      (!isGiven && (classes.has(classOf({ digits })) || digits.length === MOST_OF_CODE));
    const fits = (rest: Code) => mayFit(rest) && (!isUnit || rest.digits.length === MOST_OF_CODE);
    const unpaged = withoutPage(code, fits);
    if (unpaged) (isGiven ? hidden : found).set(index, unpaged);
  }
  const taken = [new Map([...found, ...hidden]), found].find((pages) => pages.size > 0 && areRising(pages));
  return found.size > 0 && taken ? codes.map((code, index) => taken.get(index)?.code ?? code) : codes;
}

function areRising(pages: ReadonlyMap<number, Unpaged>): boolean {
  const inOrder = [...pages].sort(([a], [b]) => a - b).map(([, { page }]) => page);
  return inOrder.every((page, at) => at === 0 || page > inOrder[at - 1]);
}

function classOf({ digits }: Pick<Code, 'digits'>): string {
  return digits.slice(0, FIRST_LEVEL);
}

function isWhole({ digits, domain }: Code): boolean {
  if (domain === 'unit') return false;
  const { firstDigit, lengths } = DOMAINS[domain];
  return digits.startsWith(firstDigit) && lengths.includes(digits.length);
}

/** The longest code that is left without up to three digits before it, and whose 类 fits. */
function withoutPage(code: Code, fits: (rest: Code) => boolean): Unpaged | undefined {
  if (code.digits.startsWith('0')) return undefined;
  for (let length = 1; length <= MOST_DIGITS; length++) {
    const rest = { ...code, digits: code.digits.slice(length), isSlipped: true };
    if (isWhole(rest) && fits(rest)) return { page: Number(code.digits.slice(0, length)), code: rest };
  }
  return undefined;
}
