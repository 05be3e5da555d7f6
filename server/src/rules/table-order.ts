/** `table/order`: 序号 and the ordinals 一、二、… of a table run on without gap (rule 8). */

import { parseAmount } from '../amounts/printed';
import type { PanelRow, TableModel } from '../disclosure/model';
import { classOfName } from '../knowledge/function-classes';
import type { Cell, Place } from '../tables/model';
import type { Finding, FindingRule } from './model';
import { say } from './wording';

const CODE = 'table/order';

/** A list may begin anywhere and begin again; each number is then the one before it and one more. */
export const tableOrder: FindingRule = {
  code: CODE,
  check: ({ tables }) => tables.flatMap((table) => [...serials(table), ...ordinals(table)]),
};

/** A number as printed, and its value. */
interface Numbered {
  readonly value: number;
  readonly text: string;
  readonly place: Place;
}

function serials({ table, columns }: TableModel): Finding[] {
  const column = columns.find(({ role }) => role === 'serial');
  if (!column) return [];
  const numbers = table.rows.flatMap(({ cells }) => serialIn(table, cells[column.index]) ?? []);
  return gaps(numbers);
}

function serialIn(block: TableModel['table'], cell: Cell | undefined): Numbered | undefined {
  const printed = cell && parseAmount(cell.text, '元');
  if (!cell || !printed || printed.blank || printed.decimals > 0 || typeof printed.value !== 'number')
    return undefined;
  const place = { block, start: cell.start, end: cell.end };
  return { value: printed.value / 100, text: cell.text, place };
}

/** The official lists of functions leave numbers out: lines of functions are not counted. */
function ordinals({ panels }: TableModel): Finding[] {
  return panels.flatMap(({ rows }) => {
    const lines = rows.filter(({ ordinal, role }) => ordinal?.level === 1 && role !== 'of-which');
    return lines.some(({ label }) => classOfName(label) !== undefined) ? [] : gaps(lines.flatMap(ordinalOf));
  });
}

function ordinalOf({ ordinal, label, labelPlace }: PanelRow): readonly Numbered[] {
  return ordinal && labelPlace ? [{ value: ordinal.number, text: label, place: labelPlace }] : [];
}

function gaps(numbers: readonly Numbered[]): Finding[] {
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    if (!before || number.value === before.value + 1 || number.value === 1) return [];
    return [gap(before, number)];
  });
}

function gap(before: Numbered, number: Numbered): Finding {
  return {
    code: CODE,
    severity: 3,
    place: number.place,
    message: (locale) =>
      say(
        locale,
        `序号不连续：${before.value} 之后是 ${number.value}（“${number.text}”）`,
        `The numbering has a gap: ${before.value} is followed by ${number.value} (“${number.text}”)`,
      ),
    related: [],
    fixes: [],
  };
}
