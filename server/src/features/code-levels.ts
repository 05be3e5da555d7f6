/** The rows of a panel that print codes, as the levels of these nest them: 类 over 款 over 项, units over all. */

import type { Code, Panel, PanelRow, RowRole } from '../disclosure/model';
import { memoize } from '../text/memo';

/** A row with a code, and how far what belongs to it goes. */
export interface CodeLevel {
  readonly row: PanelRow;
  readonly code: Code;
  /** Index of the level right above among those of the panel. */
  readonly parent?: number;
  /** The last row, by its index in the table, of what stands below it; its own where nothing does. */
  readonly lastRow: number;
}

/** Nothing goes on over these: what stands below a total is no part of what stands above. */
const ENDS: ReadonlySet<RowRole> = new Set(['total', 'subtotal', 'grand-total', 'carry-over']);

/** In the order of the rows, each behind the level above it. A total belongs to none. */
export const codeLevels = memoize(({ rows }: Panel): readonly CodeLevel[] => {
  const levels: { row: PanelRow; code: Code; parent?: number; lastRow: number }[] = [];
  const open: number[] = [];
  for (const row of rows) {
    const { code } = row;
    if (ENDS.has(row.role)) open.length = 0;
    if (!code || ENDS.has(row.role)) continue;
    while (open.length > 0 && !isAbove(levels[open[open.length - 1]], row, code)) open.pop();
    levels.push({ row, code, parent: open.at(-1), lastRow: row.row });
    for (const index of open) levels[index].lastRow = row.row;
    open.push(levels.length - 1);
  }
  return levels;
});

function isAbove(
  { row, code }: Pick<CodeLevel, 'row' | 'code'>,
  below: PanelRow,
  { digits, domain }: Code,
): boolean {
  if (row.role === 'unit' && below.role !== 'unit') return true;
  return code.domain === domain && digits.length > code.digits.length && digits.startsWith(code.digits);
}

const DIGITS_OF_CATEGORY = 3;
const DIGITS_OF_SECTION = 5;

/** What a code is one of: 类, 款, 项, or the units that spend. */
export function levelOfCode({ digits, domain }: Code): 'unit' | 'category' | 'section' | 'item' {
  if (domain === 'unit') return 'unit';
  if (digits.length <= DIGITS_OF_CATEGORY) return 'category';
  return digits.length <= DIGITS_OF_SECTION ? 'section' : 'item';
}
