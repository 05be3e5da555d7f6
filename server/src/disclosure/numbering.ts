/** Reads the numbers of headings: 第二部分, 二、, （二）. */

import { HEADINGS, readOrdinal as readNumber, withoutOrdinal as withoutNumber } from '../lexicon/ordinals';

/** The number that a heading begins with. */
export interface Ordinal {
  /** 1 for 第二部分, 2 for 二、, 3 for （二）. */
  readonly level: number;
  readonly number: number;
  /** As printed: 二. */
  readonly numeral: string;
  /** As printed, with the words around it: 第二部分, 二、. */
  readonly label: string;
}

/** The number that a title (without blanks and marks) begins with; nothing where it has none. */
export function readOrdinal(title: string): Ordinal | undefined {
  const found = readNumber(title, HEADINGS);
  if (!found) return undefined;
  const { numbering, ...printed } = found;
  return { level: HEADINGS.indexOf(numbering) + 1, ...printed };
}

/** What follows the number of a title. */
export function withoutOrdinal(title: string): string {
  return HEADINGS.reduce((rest, numbering) => withoutNumber(rest, [numbering]), title);
}
