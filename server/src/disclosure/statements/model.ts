/** What sentences say of the numbers that they print. */

import type { Cell, Place, TextBlock } from '../../tables/model';
import type { Amount } from '../table-model';

/** A paragraph of the text, its lines joined; every character knows where it is printed. */
export interface Paragraph {
  readonly block: TextBlock;
  /** Without blanks; digits and brackets of one width. */
  readonly text: string;
  /** The offset in the block of each character of `text`. */
  readonly offsets: readonly number[];
  /** The line on which each character stands. */
  readonly lines: readonly Cell[];
  /** Number of the line of each character, an index into `lines`. */
  readonly lineOf: readonly number[];
  /** The headings above, without blanks, from the widest to the nearest. */
  readonly headings: readonly string[];
}

/** A percentage in a sentence: `87.71%`. */
export interface Percent {
  /** Digits without the point: 8771. */
  readonly coefficient: number;
  readonly decimals: number;
  readonly place: Place;
}

/** What a number of money in a sentence is. */
export type Sense =
  /** An amount of the budget or the accounts. */
  | 'value'
  /** By how much something grew or shrank. */
  | 'change'
  /** What was planned at the start of the year, beside what was spent. */
  | 'planned'
  /** A threshold, a price, a standard a head, or anything else. */
  | 'other';

/** Amounts that a sentence lists as parts of another: `其中：…`, `包括…`, an amount with brackets behind it. */
export interface TextList {
  readonly total: TextAmount;
  readonly parts: readonly TextAmount[];
  /** Whether the words say that the parts are all of it: `按支出功能分类，包括…`. */
  readonly isWhole?: true;
}

/** What the sentence says of one number. */
export interface Statement {
  readonly paragraph: Paragraph;
  /** All numbers of money in the paragraph, in order, this one among them. */
  readonly beside: readonly TextAmount[];
  /** Where the number begins in the paragraph. */
  readonly at: number;
  /** The first value of the sentence, where that is another: what follows it without words of its own is of the same body. */
  readonly head?: TextAmount;
  /** What is named, without the words that only introduce a number; the first candidate has most words. May be empty. */
  readonly subjects: readonly string[];
  /** Words before a year in the middle of the phrase: whose number it is; may be empty. */
  readonly owner: string;
  readonly sense: Sense;
  /** The year that the sentence gives for the number: printed, or −1 for the year before. */
  readonly year?: number;
  /** True where the number is of the year before: 上年, 去年. */
  readonly isLastYear: boolean;
  /** For a change: +1 for growth. */
  readonly direction?: 1 | -1;
  /** The word that gives the direction. */
  readonly directionPlace?: Place;
  /** For a change or a last year's amount without words of its own: the amount that it is compared with. */
  readonly about?: TextAmount;
  /** Where the words leave open what a change is of, a part or all of a list: both, of which its rate chooses. */
  readonly maybeAbout?: readonly TextAmount[];
  /** All the words between the number of money before, or the paragraph's start, and this one. */
  readonly before: string;
  /** True behind 主要原因是 and the like, where anything may be named. */
  readonly isReason: boolean;
  /** The list that this amount is a part of. */
  readonly list?: TextList;
  /** By how many percent it grew or shrank. */
  readonly rate?: Percent & { readonly direction: 1 | -1 };
  /** The same where the number has no sign behind it, so that it may be something else: `，减少 9.52，`. */
  readonly bareRate?: Percent & { readonly direction: 1 | -1 };
  /** How many percent of a whole it is. */
  readonly share?: Percent;
  /** The words that name the whole of the share; empty where the sentence leaves it open: 占 x%, 占比 x%. */
  readonly shareOf?: string;
  /** For what was spent: what had been planned, where the sentence says so right before. */
  readonly planned?: TextAmount;
  /** How many percent of the plan that is: 完成年初预算的 x%. */
  readonly completion?: Percent;
  /** The plan that the percentage names where that is the one before `planned`, and the words that name it. */
  readonly completionOf?: { readonly plan: TextAmount; readonly place: Place };
  /** What the sentence calls it beside the plan: 决算数大于预算数 is 1, 小于 −1, 等于 0. */
  readonly besidePlan?: { readonly order: 1 | 0 | -1; readonly place: Place };
  /** For a change: the reason that the sentence gives, where it names no amounts of its own. */
  readonly reason?: { readonly words: string; readonly place: Place };
  /** Whether it is said to be what it was the year before: 与上年持平. */
  readonly isLevel?: true;
  /** What all of it is said to be: 均为…, 全部为…. */
  readonly allOf?: string;
}

/** A number with a money unit in the text. */
export interface TextAmount extends Amount {
  readonly block: TextBlock;
  readonly line: Cell;
  /** Where the unit is printed. */
  readonly unitPlace: Place;
  readonly statement: Statement;
}

/** A count of things: `8个`. */
export interface TextCount {
  readonly count: number;
  /** The counting word: 个, 辆. */
  readonly word: string;
  readonly place: Place;
  readonly paragraph: Paragraph;
  readonly at: number;
  /** The words before the number, from the last mark of punctuation. */
  readonly before: string;
  /** The words behind it, up to the next mark of punctuation. */
  readonly after: string;
}
