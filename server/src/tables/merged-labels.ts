/** Puts amounts back under their columns in rows whose label spans several columns and is printed once. */

import { parseAmount } from '../amounts/printed';
import { CODE, NAME, SERIAL } from '../knowledge/column-words';
import { compact } from '../text/normalise';
import type { GridRow } from './grid';
import type { Cell, Column } from './model';

const TOTAL = /^(?:合计|总计|小计|共计)[:：]?$/;
/** Figures alone may be a code, but not in the row of a total. */
const CODE_FIGURES = /^\d{1,9}$/;

/** The columns over which a label may reach: from the first that is no serial number to the last before the amounts. */
interface LabelColumns {
  readonly first: number;
  readonly last: number;
  readonly isCode: readonly boolean[];
}

/** The rows as if a label that spans several columns, as that of a total often does, were followed by blank cells. */
export function divideMergedLabels(rows: readonly GridRow[], columns: readonly Column[]): readonly GridRow[] {
  const labels = labelColumns(columns);
  if (!labels) return rows;
  return rows.map((row) => {
    const width = row.outline?.width ?? row.cells.length;
    const missing = labels.last - labels.first;
    return width + missing <= columns.length && isMerged(row, labels) ? divided(row, labels) : row;
  });
}

function labelColumns(columns: readonly Column[]): LabelColumns | undefined {
  const words = columns.map(({ path }) => path.at(-1) ?? '');
  const first = SERIAL.test(words[0] ?? '') ? 1 : 0;
  let last = first;
  while (last < words.length && (CODE.test(words[last]) || NAME.test(words[last]))) last++;
  if (last - first < 2 || last === words.length) return undefined;
  return { first, last: last - 1, isCode: words.map((word) => CODE.test(word)) };
}

/** Whether an amount stands where a label belongs, right behind a total or behind words in a column of codes. */
function isMerged({ cells, outline }: GridRow, { first, isCode }: LabelColumns): boolean {
  if (outline && outline.first > first) return false;
  const label = compact(cells[first]?.text ?? '');
  const next = cells[first + 1]?.text ?? '';
  if (!TOTAL.test(label)) {
    const isLabel = isCode[first] && label !== '' && !/\d/.test(label);
    if (!isLabel || (isCode[first + 1] && CODE_FIGURES.test(next))) return false;
  }
  return next !== '' && cells.slice(first + 1).every(({ text }) => parseAmount(text, '元') !== undefined);
}

function divided({ cells, line }: GridRow, { first, last }: LabelColumns): GridRow {
  const { end } = cells[first];
  const blanks = Array.from({ length: last - first }, (): Cell => ({ text: '', start: end, end }));
  return { cells: cells.toSpliced(first + 1, 0, ...blanks), line };
}
