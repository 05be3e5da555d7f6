/** Leaves out what is found in rows of the table language that have cells too many or too few: that is said of them already. */

import type { Disclosure } from '../disclosure/model';
import type { Finding } from '../rules/model';
import type { Block } from '../tables/model';
import type { WrittenFault } from '../tables/written-faults';
import { groupBy } from '../text/collections';
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
    const row = lastUpTo(torn.get(place.block) ?? [], place.start);
    return !row || place.end > row.end;
  });
}

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
    const row = lastUpTo(rows, end);
    return row ? { start: Math.min(row.start, start), end: Math.max(row.end, end) } : { start, end };
  });
}

/** The last of spans in order that begins at an offset or before it. */
function lastUpTo(spans: readonly Span[], offset: number): Span | undefined {
  let [from, to] = [0, spans.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (spans[middle].start <= offset) from = middle + 1;
    else to = middle;
  }
  return spans[from - 1];
}
