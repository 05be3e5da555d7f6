/** Which columns a total column adds up: of the structures that a header allows, the one that the rows bear out. */

import { isZero } from '../amounts/exact';
import type { Panel, PanelRow } from '../disclosure/model';
import { addsUp } from './adds-up';

/** A column that is the sum of others; numbers are indexes into the panel's amounts. */
export interface ColumnSum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** Sums that belong together: a total broken down twice is one structure of two. */
export type Structure = readonly ColumnSum[];

/** A structure is taken instead of the one that the words say where so many rows that tell them apart bear it out … */
const LEAST_ROWS = 2;
/** … or so many where the words leave it open; in any case in most of those that the words do not explain. */
const LEAST_ROWS_UNCERTAIN = 1;
/** A structure may lose so few of the rows that the usual one explains. */
const HOLDS_FOR_ONE_BROKEN = 3;

/**
 * The usual structure, or that of the others under which the most rows add up, if these are clearly more. A row in which both hold, or
 * neither, says nothing; so one wrong amount changes nothing.
 */
export function likeliestStructure(
  panel: Panel,
  usual: ColumnSum,
  isCertain: boolean,
  others: () => readonly Structure[],
): Structure {
  const rows = panel.rows.filter((row) => isTelling(row, usual.total));
  const broken = rows.filter((row) => !holds(row, [usual]));
  if (broken.length === 0) return [usual];
  const least = isCertain ? LEAST_ROWS : LEAST_ROWS_UNCERTAIN;
  let best: { readonly structure: Structure; readonly gain: number } | undefined;
  for (const structure of others()) {
    const mended = broken.filter((row) => holds(row, structure)).length;
    if (mended < least || mended <= broken.length - mended) continue;
    const lost = rows.filter((row) => holds(row, [usual]) && !holds(row, structure)).length;
    if (mended >= HOLDS_FOR_ONE_BROKEN * lost && mended - lost > (best?.gain ?? 0))
      best = { structure, gain: mended - lost };
  }
  return best?.structure ?? [usual];
}

/** So much a row speaks for a sum that adds up several amounts in it; one that repeats a single amount speaks once. */
const VOTES_OF_A_SUM = 2;

/** How many votes the rows of a panel give a sum; none where there is one in which it does not hold. */
export function votesFor(panel: Panel, sum: ColumnSum): number {
  const telling = panel.rows.filter((row) => isTelling(row, sum.total));
  if (!telling.every((row) => holds(row, [sum]))) return 0;
  const isSum = (row: PanelRow) => sum.parts.filter((part) => isTelling(row, part)).length > 1;
  return telling.reduce((votes, row) => votes + (isSum(row) ? VOTES_OF_A_SUM : 1), 0);
}

/** A row that prints money in a column. */
function isTelling({ amounts }: PanelRow, column: number): boolean {
  const amount = amounts[column];
  return amount !== undefined && !isZero(amount.printed.value);
}

/** A row in which one of the amounts was not read bears out nothing. */
function holds({ amounts }: PanelRow, structure: Structure): boolean {
  return structure.every(({ total, parts }) => {
    const summed = parts.map((part) => amounts[part]);
    return amounts[total] !== undefined && !summed.includes(undefined) && addsUp(amounts[total], summed);
  });
}
