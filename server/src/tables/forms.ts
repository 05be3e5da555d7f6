/** Recognises forms: tables of irregular rows around a list of indicators, as 绩效目标表 print them. */

import { means } from '../lexicon/describe';
import { compact } from '../text/normalise';
import type { GridRow } from './grid';
import type { Cell } from './model';

/** How many words of indicators at least make a header. */
const FEWEST_WORDS = 3;
const FIRST_CELLS = 3;
const LONGEST_WORD = 10;

/** Whether cells are the header of a list of indicators: 一级指标, 二级指标, 三级指标 … */
export function isIndicatorHeader(cells: readonly Cell[]): boolean {
  // A quick look first: nearly all rows of all tables are none.
  if (!mayBeHeader(cells)) return false;
  const words = cells.map(({ text }) => compact(text)).filter((word) => word !== '');
  if (!words.some((word) => means(word, 'first-level')) || !words.some((word) => means(word, 'lower-level')))
    return false;
  const known = words.filter((word) => means(word, 'indicator-heading')).length;
  return known >= FEWEST_WORDS && known * 2 > words.length;
}

/** 一级指标 stands among the first cells. */
function mayBeHeader(cells: readonly Cell[]): boolean {
  for (let i = 0; i < cells.length && i < FIRST_CELLS; i++)
    if (cells[i].text.length <= LONGEST_WORD && cells[i].text.includes('级')) return true;
  return false;
}

/** The header of a form and its other rows; headers repeated on later pages are left out. */
export function splitForm(
  rows: readonly GridRow[],
): { readonly header: readonly GridRow[]; readonly data: readonly GridRow[] } | undefined {
  const header = rows.find((row) => isIndicatorHeader(row.cells));
  return header && { header: [header], data: rows.filter((row) => !isIndicatorHeader(row.cells)) };
}
