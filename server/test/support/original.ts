/** Originals drawn by hand: tables as rows of words, `<` and `^` where a cell goes on from its left or from above. */

import type { GridBlock, GridCell, Original, OriginalBlock } from '../../src/sources/model';

/** A table on a page. Blank cells are left out, as sources leave them out. */
export function grid(drawn: readonly (readonly string[])[], page = 1, table = 1): GridBlock {
  const cells = drawn.flatMap((row, at) =>
    row.flatMap((text, column): GridCell[] => {
      if (text === '<' || text === '^') return [];
      const columnSpan = runOf(row.slice(column + 1), '<');
      const rowSpan = runOf(
        drawn.slice(at + 1).map((each) => each[column]),
        '^',
      );
      if (text === '' && columnSpan + rowSpan === 2) return [];
      const origin = { page, table, row: at + 1, column: column + 1 };
      return [{ text, row: at, column, rowSpan, columnSpan, origin }];
    }),
  );
  return {
    type: 'grid',
    cells,
    rowCount: drawn.length,
    columnCount: Math.max(0, ...drawn.map((row) => row.length)),
    origin: { page, table },
  };
}

function runOf(cells: readonly (string | undefined)[], mark: string): number {
  const end = cells.findIndex((cell) => cell !== mark);
  return 1 + (end < 0 ? cells.length : end);
}

export function paragraph(text: string, page = 1, level?: number): OriginalBlock {
  return { type: 'paragraph', text, origin: { page }, ...(level !== undefined && { level }) };
}

export function original(...blocks: readonly OriginalBlock[]): Original {
  return { source: 'pdf', blocks, omissions: [] };
}
