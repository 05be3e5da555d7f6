/** Puts amounts back under their columns in rows whose label spans several columns and is printed once. */

import { parseBroken } from '../amounts/flawed';
import { means, tells } from '../lexicon/describe';
import { compact } from '../text/normalise';
import type { GridRow } from './grid';
import type { Cell, Column } from './model';

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
  const headings = headingsOf(columns);
  return rows.map((row) => {
    const width = row.outline?.width ?? row.cells.length;
    if (width >= columns.length) return row;
    if (width === 2 * headings.length && isOfHeadings(row))
      return underHeadings(row, headings, columns.length);
    const missing = labels.last - labels.first;
    return width + missing <= columns.length && isMerged(row, labels) ? divided(row, labels) : row;
  });
}

/** The columns that one of the outermost header words spans. */
interface Heading {
  readonly first: number;
  readonly last: number;
}

/** The outermost words of a header where there are several and each spans several columns; none where one does not. */
function headingsOf(columns: readonly Column[]): readonly Heading[] {
  const headings: Heading[] = [];
  columns.forEach(({ headers }, column) => {
    const open = headings.at(-1);
    if (open && headers[0] === columns[open.first].headers[0])
      headings[headings.length - 1] = { ...open, last: column };
    else headings.push({ first: column, last: column });
  });
  return headings.length > 1 && headings.every(({ first, last }) => last > first) ? headings : [];
}

/** A label and an amount for each heading: `人员经费合计`, `9.00`, `公用经费合计`, `1.00`. */
function isOfHeadings({ cells }: GridRow): boolean {
  return cells.every(({ text }, index) => {
    const isAmount = text !== '' && parseBroken(text, '元') !== undefined;
    return index % 2 === 0 ? tells(compact(text), 'total') : isAmount;
  });
}

/** Labels in the first columns of their headings, amounts in the last ones. */
function underHeadings({ cells, line }: GridRow, headings: readonly Heading[], count: number): GridRow {
  const { end } = cells[cells.length - 1];
  const placed = Array.from({ length: count }, (): Cell => ({ text: '', start: end, end }));
  headings.forEach(({ first, last }, index) => {
    placed[first] = cells[2 * index];
    placed[last] = cells[2 * index + 1];
  });
  return { cells: placed, line };
}

function labelColumns(columns: readonly Column[]): LabelColumns | undefined {
  const words = columns.map(({ path }) => path.at(-1) ?? '');
  const first = means(words[0] ?? '', 'serial') ? 1 : 0;
  let last = first;
  while (last < words.length && (means(words[last], 'code') || means(words[last], 'name'))) last++;
  if (last - first < 2 || last === words.length) return undefined;
  return { first, last: last - 1, isCode: words.map((word) => means(word, 'code')) };
}

/** Whether an amount stands where a label belongs, right behind a total or behind words in a column of codes. */
function isMerged({ cells, outline }: GridRow, { first, isCode }: LabelColumns): boolean {
  if (outline && outline.first > first) return false;
  const label = compact(cells[first]?.text ?? '');
  const next = cells[first + 1]?.text ?? '';
  if (!(means(label, 'whole') || means(label, 'subtotal'))) {
    const isLabel = isCode[first] && label !== '' && !/\d/.test(label);
    if (!isLabel || (isCode[first + 1] && CODE_FIGURES.test(next))) return false;
  }
  return next !== '' && cells.slice(first + 1).every(({ text }) => parseBroken(text, '元') !== undefined);
}

function divided({ cells, line }: GridRow, { first, last }: LabelColumns): GridRow {
  const { end } = cells[first];
  const blanks = Array.from({ length: last - first }, (): Cell => ({ text: '', start: end, end }));
  return { cells: cells.toSpliced(first + 1, 0, ...blanks), line };
}
