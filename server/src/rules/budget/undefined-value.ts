/** `budget/undefined-value`: `=` asks for a value that no relation gives. */

import { askedIn } from '../../disclosure/asked';
import type { TableModel } from '../../disclosure/model';
import type { Place } from '../../tables/model';
import { groupBy } from '../../text/collections';
import type { Finding, FindingRule } from '../model';
import { say } from '../wording';

/** A cell that asks is computed from what it is the sum of; where the table shows no parts of it, that has to be said. */
export const undefinedValue: FindingRule = {
  code: 'budget/undefined-value',
  check: ({ tables, circular = [] }) => {
    const found = tables.flatMap((table) => {
      const open = askedIn(table).filter(({ text }) => text === undefined);
      if (open.length === 0) return [];
      return open.map(({ row, column }) => findingAt(table, row, column));
    });
    const byBlock = groupBy(circular, ({ block }) => block);
    const startsOf = new Map([...byBlock].map(([block, places]) => [block, new Set(places.map(startOf))]));
    return found.filter(({ place }) => !startsOf.get(place.block)?.has(place.start));
  },
};

function startOf({ start }: Place): number {
  return start;
}

/** What a row is called on the side that a column is of, or else on any. */
function labelAt({ panels }: TableModel, row: number, column: number): string {
  const own = panels.find(({ amountColumns }) => amountColumns.includes(column));
  return [own, ...panels].flatMap((panel) => panel?.rows[row]?.label || []).at(0) ?? '';
}

function findingAt(model: TableModel, row: number, column: number): Finding {
  const { table, columns } = model;
  const label = labelAt(model, row, column);
  const { start, end } = table.rows[row].cells[column];
  const name = columns[column]?.path.join('/') ?? '';
  return {
    code: 'budget/undefined-value',
    severity: 1,
    place: { block: table, start, end },
    message: (locale) =>
      say(
        locale,
        `“=”算不出来：“${label}”的“${name}”没有可以相加的明细，或者明细也算不出来；请填写数额`,
        `“=” has no value: ${label}, ${name} has no parts to add up, or they have none; print the amount`,
      ),
    related: [],
    fixes: [],
  };
}
