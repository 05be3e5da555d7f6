/** Reads what columns of percentages print: `12.29%`, `-5.1`. */

import { toHalfWidth } from '../amounts/printed';
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
