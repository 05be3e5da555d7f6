/** A page → its tables and the lines of type between them, from the top. */

import { type Lattice, latticeOf } from './lattice';
import { linesOf, type TypeLine } from './lines-of-type';
import type { PageContent, Piece } from './page-model';
import { fillLattice, isWithin, type PageTable } from './page-table';
import { crossing, joined } from './rulings';
import { unruledTables } from './unruled';

export type PageItem =
  | { readonly type: 'table'; readonly table: PageTable; readonly top: number; readonly bottom: number }
  | { readonly type: 'line'; readonly line: TypeLine; readonly top: number; readonly bottom: number };

export interface PageLayout {
  readonly content: PageContent;
  readonly items: readonly PageItem[];
}

/** Parts what stands on a page. */
export function layOut(content: PageContent): PageLayout {
  const rulings = { horizontal: joined(content.horizontal), vertical: joined(content.vertical) };
  const lattices = crossing(rulings).flatMap((group) => latticeOf(group) ?? []);
  const { tables, rest } = tablesOf(lattices, content);
  const lines = linesOf(rest).map(
    (line): PageItem => ({ type: 'line', line, top: line.y, bottom: line.y + line.height }),
  );
  const items = [...tables, ...lines].sort((a, b) => a.top - b.top);
  return { content, items: withUnruled(items, content.page, tables.length + 1) };
}

/** Lines between tables whose text stands in columns become tables, numbered behind those that lines are drawn round. */
function withUnruled(items: readonly PageItem[], page: number, number: number): PageItem[] {
  const result: PageItem[] = [];
  let found = 0;
  for (let start = 0, end = 0; start < items.length; start = end) {
    const lines: TypeLine[] = [];
    for (let item = items[end]; item?.type === 'line'; item = items[++end]) lines.push(item.line);
    let at = start;
    for (const { start: from, end: to, table } of unruledTables(lines, page, number + found)) {
      result.push(...items.slice(at, start + from), tableItem(table));
      at = start + to;
      found++;
    }
    result.push(...items.slice(at, end));
    if (end < items.length) result.push(items[end++]);
  }
  return result;
}

const tableItem = (table: PageTable): PageItem => ({
  type: 'table',
  table,
  top: table.ys[0],
  bottom: table.ys[table.ys.length - 1],
});

/** Lattices with their text, the inner ones first where one stands in a cell of another. */
function tablesOf(
  lattices: readonly Lattice[],
  { pieces, page }: PageContent,
): { readonly tables: readonly PageItem[]; readonly rest: readonly Piece[] } {
  let rest = pieces;
  const found: { readonly lattice: Lattice; readonly inside: readonly Piece[] }[] = [];
  const smallFirst = [...lattices].sort((a, b) => areaOf(a) - areaOf(b));
  for (const lattice of smallFirst) {
    if (lattice.cells.length < 2) continue;
    const inside = rest.filter((piece) => isWithin(lattice, piece));
    // In a frame with lines along the rows only, the text must tell the columns.
    const isOneColumn = lattice.xs.length === 2;
    if (!isTable(lattice, inside) || (isOneColumn && linesOf(inside).some(({ isParted }) => isParted)))
      continue;
    const taken = new Set(inside);
    rest = rest.filter((piece) => !taken.has(piece));
    found.push({ lattice, inside });
  }
  found.sort((a, b) => a.lattice.ys[0] - b.lattice.ys[0] || a.lattice.xs[0] - b.lattice.xs[0]);
  const tables = found.map(({ lattice, inside }, i) => tableItem(fillLattice(lattice, inside, page, i + 1)));
  return { tables, rest };
}

const areaOf = ({ xs, ys }: Lattice): number => (xs[xs.length - 1] - xs[0]) * (ys[ys.length - 1] - ys[0]);

/** Two cells at least hold text: a frame round a paragraph is no table, nor is a drawing. */
function isTable({ xs, ys, owner }: Lattice, inside: readonly Piece[]): boolean {
  const columns = xs.length - 1;
  const cells = new Set(
    inside.map(({ x, y, width, height }) => {
      const row = Math.max(
        0,
        ys.findLastIndex((at) => at <= y + height / 2),
      );
      const column = Math.max(
        0,
        xs.findLastIndex((at) => at <= x + width / 2),
      );
      return owner[Math.min(row, ys.length - 2) * columns + Math.min(column, columns - 1)];
    }),
  );
  return cells.size > 1;
}
