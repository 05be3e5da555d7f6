/** Says which columns of a table cannot be told apart once its blank cells are lost. */

import type { Column, GeneratedTable } from './model';

const TOTAL = /^(?:合计|小计|总计)(?:（|$)/;

/**
 * The columns of a sum of which some are blank in every row: nothing in the table says which of them the others are. The
 * parts of a sum are the columns below its heading, those of further headings too that have no total of their own.
 */
export function openColumns({ columns, rows }: GeneratedTable): ReadonlySet<number> {
  const open = new Set<number>();
  for (const parts of partsOfSums(columns)) {
    const used = parts.filter((column) => rows.some(({ cells }) => cells[column].text !== ''));
    if (used.length < parts.length) for (const column of used) open.add(column);
  }
  return open;
}

function partsOfSums(columns: readonly Column[]): Iterable<readonly number[]> {
  const totals = new Set(
    columns.flatMap((column) => (isTotal(column) ? [headingOf(column, column.path.length - 1)] : [])),
  );
  const parts = new Map<string, number[]>();
  columns.forEach((column, index) => {
    if (column.role !== 'amount' || isTotal(column)) return;
    let depth = column.path.length - 1;
    while (depth > 0 && !totals.has(headingOf(column, depth))) depth--;
    const heading = headingOf(column, depth);
    if (!totals.has(heading)) return;
    parts.set(heading, [...(parts.get(heading) ?? []), index]);
  });
  return parts.values();
}

function isTotal({ role, path }: Column): boolean {
  return role === 'amount' && TOTAL.test(path[path.length - 1]);
}

/** The panel and heading that a column stands below, and which of two amounts it is. */
function headingOf({ panel, path }: Column, depth: number): string {
  const side = /（(.*)）$/.exec(path[path.length - 1])?.[1] ?? '';
  return [panel, ...path.slice(0, depth), /^(?:预算|决算)数$/.test(side) ? side : ''].join('/');
}
