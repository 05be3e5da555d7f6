/** `table/order`: 序号, 栏次 and the ordinals 一、二、… of a table run on without gap (rule 8). */

import { parseAmount } from '../../amounts/printed';
import type { PanelRow, TableModel } from '../../disclosure/model';
import { classOfName } from '../../knowledge/function-classes';
import type { Cell, Place } from '../../tables/model';
import { eachTable } from '../each-table';
import type { Finding, FindingRule } from '../model';
import { say } from '../wording';

const CODE = 'table/order';

/** A list may begin anywhere and begin again; each number is then the one before it and one more. */
export const tableOrder: FindingRule = {
  code: CODE,
  check: eachTable((table) => [...columnNumbers(table), ...serials(table), ...ordinals(table)]),
};

/** A number as printed, and its value. */
interface Numbered {
  readonly value: number;
  readonly text: string;
  readonly place: Place;
}

function columnNumbers({ table }: TableModel): Finding[] {
  const numbers = (table.columnNumbers ?? []).map(({ value, cell: { text, start, end } }) => {
    return { value, text, place: { block: table, start, end } };
  });
  return gaps(numbers);
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

/** A list may begin again with 1. One number that its neighbours leave no doubt of is told as mistyped, and once. */
function gaps(numbers: readonly Numbered[]): Finding[] {
  const findings: Finding[] = [];
  let before: number | undefined;
  numbers.forEach((number, index) => {
    const expected = before === undefined ? number.value : before + 1;
    const isMistyped = number.value !== expected && numbers[index + 1]?.value === expected + 1;
    if (number.value !== expected && (number.value !== 1 || isMistyped))
      findings.push(gap(expected, number, isMistyped));
    before = isMistyped ? expected : number.value;
  });
  return findings;
}

function gap(expected: number, { value, text, place }: Numbered, isMistyped: boolean): Finding {
  const before = expected - 1;
  const quoted = text === String(value) ? '' : `（“${text}”）`;
  const inChinese = isMistyped ? `，似应为 ${expected}` : '';
  const inEnglish = isMistyped ? `; it should be ${expected}` : '';
  return {
    code: CODE,
    severity: 3,
    place,
    message: (locale) =>
      say(
        locale,
        `序号不连续：${before} 之后是 ${value}${quoted}${inChinese}`,
        `The numbering has a gap: ${before} is followed by ${value}${quoted}${inEnglish}`,
      ),
    related: [],
    fixes: [],
  };
}
