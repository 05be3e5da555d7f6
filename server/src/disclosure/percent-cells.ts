/** Reads what columns of percentages print: `12.29%`, `-5.1`. */

import { groupDigits, toHalfWidth } from '../amounts/printed';
import type { Cell } from '../tables/model';
import { compact } from '../text/normalise';

/** A percentage in a cell, with its sign. */
export interface PercentCell {
  /** Digits without the point: −51 for −5.1. */
  readonly coefficient: number;
  readonly decimals: number;
}

const PERCENT = /^(-?)(\d{1,6})(?:\.(\d{1,6}))?%?$/;

/** The percentage that a cell prints; `undefined` where it prints anything else. */
export function readPercent({ text }: Cell): PercentCell | undefined {
  const match = PERCENT.exec(compact(toHalfWidth(text)).replaceAll(',', '').replaceAll('−', '-'));
  if (!match) return undefined;
  const [, minus, whole, fraction = ''] = match;
  const digits = Number(whole + fraction);
  return { coefficient: minus === '' ? digits : -digits, decimals: fraction.length };
}

const NUMBER = /[-−－]?[\d０-９][\d０-９,，.．]*/;

/** A printed percentage with another number in it: whatever stands around the number stays, and so do its groups of thousands. */
export function withPercent(text: string, { coefficient, decimals }: PercentCell): string {
  const digits = String(Math.abs(coefficient)).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return text.replace(NUMBER, (before) => {
    const separator = /[,，]/.exec(before)?.[0] ?? '';
    const whole = groupDigits(digits.slice(0, point), separator);
    return `${coefficient < 0 ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(point)}` : ''}`;
  });
}
