/** Mistypes the subtotals of a document, one digit at a time, and puts edits back into a text. */

import type { Range, TextEdit } from 'vscode-languageserver-types';
import { createSnapshot, offsetAt } from '../../src/text/snapshot';
import type { Found } from './facts';

/** A text in which one subtotal is wrong, and where. */
export interface Mutation {
  readonly text: string;
  readonly range: Range;
  readonly printed: string;
  readonly mistyped: string;
}

const SUBTOTALS = new Set(['sum/children', 'sum/total']);

/** Every printed amount that is the total of a parent or a 合计, each with one digit before the point changed. */
export function mistypedSubtotals(text: string, relations: readonly Found[]): Mutation[] {
  const snapshot = createSnapshot(text);
  const totals = new Map<number, Range>();
  for (const { rule, total } of relations) {
    if (SUBTOTALS.has(rule)) totals.set(offsetAt(snapshot, total.start), total);
  }
  return [...totals].flatMap(([start, range], index) => {
    const end = offsetAt(snapshot, range.end);
    const printed = text.slice(start, end);
    const mistyped = mistype(printed, index);
    return mistyped === undefined
      ? []
      : [{ text: text.slice(0, start) + mistyped + text.slice(end), range, printed, mistyped }];
  });
}

/** Changes one digit before the point, so that the change is beyond any rounding; blanks stay as they are. */
function mistype(printed: string, index: number): string | undefined {
  const whole = printed.split('.')[0];
  const digits = [...whole.matchAll(/\d/g)];
  if (digits.length === 0) return undefined;
  const at = digits[index % digits.length].index;
  return `${printed.slice(0, at)}${(Number(printed[at]) % 9) + 1}${printed.slice(at + 1)}`;
}

/** A text with edits made; they do not overlap. */
export function withEdits(text: string, edits: readonly TextEdit[]): string {
  const snapshot = createSnapshot(text);
  const placed = edits.map(({ range, newText }) => ({
    start: offsetAt(snapshot, range.start),
    end: offsetAt(snapshot, range.end),
    newText,
  }));
  return placed
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
