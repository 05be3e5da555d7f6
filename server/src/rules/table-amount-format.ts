/** `table/amount-format`: a cell of an amount column that is no amount, or an amount in a code column (rule 10). */

import { parseAmount } from '../amounts/printed';
import type { ColumnModel, Panel, TableModel } from '../disclosure/model';
import { SHARE } from '../knowledge/column-words';
import { BUDGET_KINDS } from '../knowledge/table-kinds';
import type { Cell, Place, Row } from '../tables/model';
import { compact } from '../text/normalise';
import { eachTable } from './each-table';
import type { Finding, FindingRule, Fix, Words } from './model';
import { say } from './wording';

const CODE = 'table/amount-format';

/** Words in an amount column say something of their own; only what has digits is taken for a damaged amount. */
export const tableAmountFormat: FindingRule = {
  code: CODE,
  check: eachTable((table) => (BUDGET_KINDS.has(table.kind) ? checkTable(table) : [])),
};

function checkTable(model: TableModel): Finding[] {
  return model.columns.flatMap((column) =>
    model.table.rows.flatMap((row, index) => {
      const cell = row.cells[column.index];
      if (!cell || cell.text === '' || isCutOff(model, row, index)) return [];
      return checkCell(model, column, cell, index) ?? [];
    }),
  );
}

/** The last row of a text that ends in the middle of it says nothing. */
function isCutOff({ table }: TableModel, row: Row, index: number): boolean {
  return table.isLast && index === table.rows.length - 1 && row.cells.length < table.columns.length;
}

function checkCell(model: TableModel, column: ColumnModel, cell: Cell, row: number): Finding | undefined {
  if (column.role === 'amount') return isAmount(model, column, row) ? undefined : damaged(model, cell);
  if (column.role === 'code')
    return (parseAmount(cell.text, '元')?.decimals ?? 0) > 0 ? misplaced(model, cell) : undefined;
  if (column.role === 'percent' && column.path.some((word) => SHARE.test(word))) return tooLarge(model, cell);
  return undefined;
}

function isAmount({ panels }: TableModel, { index }: ColumnModel, row: number): boolean {
  const panel = panels.find(({ amountColumns }: Panel) => amountColumns.includes(index));
  return !panel || panel.rows[row]?.amounts[panel.amountColumns.indexOf(index)] !== undefined;
}

function damaged(model: TableModel, cell: Cell): Finding | undefined {
  if (!hasDigit(cell.text)) return undefined;
  const joined = compact(cell.text);
  const isJoined = joined !== cell.text && parseAmount(joined, '元') !== undefined;
  const message: Words = (locale) =>
    say(
      locale,
      `“${cell.text}”不是数额：${isJoined ? '中间有空格' : '夹有别的字符'}，未能校核`,
      `“${cell.text}” is no amount: ${isJoined ? 'it has blanks inside' : 'it has other characters in it'}, so that it was not checked`,
    );
  return finding(model, cell, message, isJoined ? [join(model, cell, joined)] : []);
}

function hasDigit(text: string): boolean {
  return [...text.normalize('NFKC')].some((character) => character >= '0' && character <= '9');
}

function misplaced(model: TableModel, cell: Cell): Finding {
  return finding(model, cell, (locale) =>
    say(
      locale,
      `“${cell.text}”像是数额，却在编码栏中`,
      `“${cell.text}” looks like an amount but stands in a column of codes`,
    ),
  );
}

function tooLarge(model: TableModel, cell: Cell): Finding | undefined {
  const number = cell.text.endsWith('%') ? cell.text.slice(0, -1) : cell.text;
  const share = parseAmount(number, '元');
  if (!share || share.blank || Number(share.value) <= 100 * 100) return undefined;
  return finding(model, cell, (locale) =>
    say(locale, `占比 ${cell.text} 超过 100%`, `A share of ${cell.text} is over 100%`),
  );
}

function join({ table }: TableModel, cell: Cell, newText: string): Fix {
  return {
    title: (locale) => say(locale, `改为 ${newText}`, `Change to ${newText}`),
    kind: 'join',
    // Two amounts that lost the border between them look the same.
    isPreferred: false,
    edits: [{ place: placeOf(table, cell), newText }],
  };
}

function placeOf(block: TableModel['table'], { start, end }: Cell): Place {
  return { block, start, end };
}

function finding({ table }: TableModel, cell: Cell, message: Words, fixes: readonly Fix[] = []): Finding {
  return { code: CODE, severity: 2, place: placeOf(table, cell), message, related: [], fixes };
}
