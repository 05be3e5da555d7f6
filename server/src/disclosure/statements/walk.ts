/** What is known on the way through a paragraph, from one number of money to the next. */

import type { Place } from '../../tables/model';
import type { Paragraph, TextAmount } from './model';
import type { PartNumber } from './numbered';

/** Marks that end a piece of a sentence. */
export const MARKS = new Set('，。；：！？（）');

/** What a number is called stands in so many characters before it. */
export const LONGEST_PHRASE = 160;

/** A list while its parts are still being read. */
export interface OpenList {
  readonly list: { readonly total: TextAmount; readonly parts: TextAmount[]; readonly isWhole?: true };
  /** The bracket in which it stands; lists end where theirs closes. */
  readonly depth: number;
  /** Whether its parts are set off by semicolons. */
  bySemicolon: boolean;
  /** The number before its last part, where its parts are numbered. */
  number?: PartNumber;
}

/** What is known on the way through a paragraph. */
export interface Walk {
  readonly paragraph: Paragraph;
  readonly quiet: readonly boolean[];
  readonly amounts: TextAmount[];
  readonly lists: OpenList[];
  /** Lists that ended with a sentence: numbered parts may go on behind it. */
  ended: readonly OpenList[];
  /** Pieces of text since the last number, up to the current one. */
  segments: string[];
  segmentStart: number;
  depth: number;
  /** The amount that a bracket was opened behind. */
  bracketOf: (TextAmount | undefined)[];
  last?: TextAmount;
  lastValue?: TextAmount;
  /** The first value of the paragraph before, below the same headings. */
  readonly above?: TextAmount;
  /** The first value of the paragraph: what later sentences break down. */
  topic?: TextAmount;
  isReason: boolean;
  /** Whether the sentence has an amount of which nobody knows how much it is. */
  isTorn?: boolean;
  /** Whether the first amount of the paragraph is such a one. */
  isTopicTorn?: boolean;
  /** The list that ended with the semicolon before, where its last part is the last value: what follows may be of either. */
  justEnded?: OpenList;
  /** The amount that a colon stands right behind. */
  colonBehind?: TextAmount;
  /** The sentence's first value of this year. */
  sentenceValue?: TextAmount;
  /** The sentence's first value of any year. */
  sentenceHead?: TextAmount;
}

/** Where the unit of an amount ends in its paragraph. */
export function endOf({ statement }: TextAmount): number {
  return statement.paragraph.text.indexOf('元', statement.at) + 1;
}

/** The place of some characters of a paragraph. */
export function placeIn({ block, offsets }: Paragraph, start: number, end: number): Place {
  return { block, start: offsets[start], end: offsets[end - 1] + 1 };
}
