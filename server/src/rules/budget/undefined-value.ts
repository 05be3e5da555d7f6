/** `budget/undefined-value`: `=` asks for a value that no relation gives. */

import { askedIn } from '../../disclosure/asked';
import type { TableModel } from '../../disclosure/model';
import type { Finding, FindingRule } from '../model';
import { say } from '../wording';

/** A cell that asks is computed from what it is the sum of; where the table shows no parts of it, that has to be said. */
export const undefinedValue: FindingRule = {
  code: 'budget/undefined-value',
  check: ({ tables, circular = [] }) => {
    const found = tables.flatMap((table) =>
      askedIn(table).flatMap(({ row, column, text }) =>
        text === undefined ? [findingAt(table, row, column)] : [],
      ),
    );
    const isCircular = ({ place: { block, start } }: Finding) =>
      circular.some((place) => place.block === block && place.start === start);
    return found.filter((finding) => !isCircular(finding));
  },
};

function findingAt({ table, columns, panels }: TableModel, row: number, column: number): Finding {
  const { start, end } = table.rows[row].cells[column];
  const name = columns[column]?.path.join('/') ?? '';
  const own = panels.find(({ amountColumns }) => amountColumns.includes(column));
  const label = [own, ...panels].flatMap((panel) => panel?.rows[row]?.label || []).at(0) ?? '';
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
