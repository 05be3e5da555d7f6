/** Narrows the candidates of lost numbers by the rows around them: the columns that a table uses. */

import type { TableModel } from '../disclosure/model';
import type { Candidate, Group } from './place-candidates';

/** Keeps, of the ways that are left for the rows of a table, those whose columns most other rows use. */
export function keepUsual(groups: readonly Group[]): void {
  const open = groups.filter(({ candidates }) => candidates.length > 1);
  if (open.length === 0) return;
  const uses = usesOf(open[0].table, groups);
  for (const group of open) group.candidates = mostUsual(group.candidates, uses);
}

/** How many rows surely have a number in each column. */
function usesOf(table: TableModel, groups: readonly Group[]): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  const count = (column: number) => uses.set(column, (uses.get(column) ?? 0) + 1);
  const loose = new Set(groups.map(({ index }) => index));
  table.rows.forEach((row, index) => {
    if (loose.has(index)) return;
    for (const { amountColumns } of table.panels)
      for (const column of amountColumns) if (row.cells[column]?.text) count(column);
  });
  for (const { candidates } of groups) if (candidates.length === 1) candidates[0].columns.forEach(count);
  return uses;
}

function mostUsual(
  candidates: readonly Candidate[],
  uses: ReadonlyMap<number, number>,
): readonly Candidate[] {
  const scores = candidates.map((candidate) => candidate.columns.filter((column) => uses.has(column)).length);
  const best = Math.max(...scores);
  return scores.every((score) => score === best)
    ? candidates
    : candidates.filter((_, index) => scores[index] === best);
}
