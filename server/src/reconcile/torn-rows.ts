/** Leaves out what is found in rows of the table language that have cells too many or too few: that is said of them already. */

import type { Disclosure } from '../disclosure/model';
import type { Finding } from '../rules/model';
import type { Block } from '../tables/model';
import type { WrittenFault } from '../tables/written-faults';
import { groupBy, lastAtOrBefore } from '../text/collections';
import { memoize } from '../text/memo';
import type { Span } from '../text/snapshot';

/** The findings but for those of amounts and names in such rows, which stand where they should not. */
export function withoutTornRows(
  { faults = [] }: Disclosure,
  findings: readonly Finding[],
): readonly Finding[] {
  const torn = tornRows(faults);
  if (torn.size === 0) return findings;
  return findings.filter(({ code, place }) => {
    if (code.startsWith('budget/')) return true;
    const rows = torn.get(place.block) ?? [];
    const row = rows[lastAtOrBefore(rows, place.start, startOf)];
    return !row || place.end > row.end;
  });
}

const startOf = ({ start }: Span): number => start;

/** Where such rows stand in their tables, in order. */
const tornRows = memoize((faults: readonly WrittenFault[]): ReadonlyMap<Block, readonly Span[]> => {
  const torn = faults.filter(({ problem }) => problem.type === 'row-length').map(({ place }) => place);
  const byBlock = groupBy(torn, ({ block }) => block);
  return new Map([...byBlock].map(([block, places]) => [block, rowsAround(block, places)]));
});

/** Each row from its first cell to its last, or to where what is too much of it ends. */
function rowsAround(block: Block, places: readonly Span[]): Span[] {
  if (block.type !== 'table') return [];
  const rows = block.rows.flatMap(({ cells }) =>
    cells.length === 0 ? [] : [{ start: cells[0].start, end: cells[cells.length - 1].end }],
  );
  return places.map(({ start, end }) => {
    const row = rows[lastAtOrBefore(rows, end, startOf)];
    return row ? { start: Math.min(row.start, start), end: Math.max(row.end, end) } : { start, end };
  });
}
