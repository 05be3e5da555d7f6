/** Puts header words back over their columns where extraction packed a row to the left or swapped its last two. */

import type { Cell } from './model';

/** One header row: the word printed over each column, or nothing. */
type Words = readonly (Cell | undefined)[];

/** The rows of a header, top level first, with displaced words where they belong. Rows in order stay as they are. */
export function repairHeader(rows: readonly Words[]): Words[] {
  const repaired: Words[] = [];
  for (const row of rows) {
    const above = repaired.at(-1);
    const swapped = above && unswap(above, row);
    if (swapped) repaired.splice(-1, 1, ...swapped);
    else repaired.push(above ? unpack(repaired, row) : row);
  }
  return repaired;
}

/**
 * A row below others has words only where a cell above spans several columns. One with as many words as there are such
 * columns, but over other ones, was packed to the left.
 */
function unpack(above: readonly Words[], row: Words): Words {
  const slots = dividedColumns(above, row.length);
  const words = row.filter((word) => word !== undefined);
  const isPacked = words.length === slots.length && slots.some((column) => row[column] === undefined);
  if (!isPacked) return row;
  const placed: (Cell | undefined)[] = row.map(() => undefined);
  slots.forEach((column, index) => {
    placed[column] = words[index];
  });
  return placed;
}

/** Columns under a cell that spans several: from a printed word to the next, on whichever level. */
function dividedColumns(above: readonly Words[], count: number): number[] {
  const columns: number[] = [];
  for (let start = 0; start < count; ) {
    let end = start + 1;
    while (end < count && above.every((row) => row[end] === undefined)) end++;
    if (end - start > 1) for (let column = start; column < end; column++) columns.push(column);
    start = end;
  }
  return columns;
}

/**
 * A word over a blank, right before a word that no cell spans: the two columns were swapped, and the lower word is the
 * last of the group before. Gives both rows.
 */
function unswap(upper: Words, lower: Words): readonly [Words, Words] | undefined {
  for (let column = 1; column + 1 < lower.length; column++) {
    const isOver = upper[column] !== undefined && lower[column] === undefined;
    const isOrphan = upper[column + 1] === undefined && lower[column + 1] !== undefined;
    const endsGroup = upper[column - 1] === undefined && lower[column - 1] !== undefined;
    const isAlone = column + 2 >= lower.length || upper[column + 2] !== undefined;
    if (isOver && isOrphan && endsGroup && isAlone) return [swap(upper, column), swap(lower, column)];
  }
  return undefined;
}

function swap(row: Words, column: number): Words {
  const swapped = [...row];
  [swapped[column], swapped[column + 1]] = [row[column + 1], row[column]];
  return swapped;
}
