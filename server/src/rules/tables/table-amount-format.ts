/** `table/amount-format`: a cell of an amount column that is no amount, or an amount in a code column (rule 10). */

import { isZero } from '../../amounts/exact';
import { hasThousands, isErrorValue, partsThousands, printProperly } from '../../amounts/flawed';
import { type Flaw, parseAmount } from '../../amounts/printed';
import type { Amount, ColumnModel, Panel, TableModel } from '../../disclosure/model';
import { BUDGET_KINDS } from '../../knowledge/table-kinds';
import { tells } from '../../lexicon/describe';
import type { Cell, Place, Row } from '../../tables/model';
import { memoize } from '../../text/memo';
import { compact } from '../../text/normalise';
import { eachTable } from '../each-table';
import type { Finding, FindingRule, Fix, Words } from '../model';
import { say } from '../wording';

const CODE = 'table/amount-format';

/** Words in an amount column say something of their own; only what has digits is taken for a damaged amount. */
export const tableAmountFormat: FindingRule = {
  code: CODE,
  check: (disclosure, context) => [
    ...inCells(disclosure, context),
    ...disclosure.tables.flatMap((table) =>
      flawedAmounts(table).map((amount) => flawed(table, amount, context.holds)),
    ),
  ],
};

const inCells = eachTable((table) => (BUDGET_KINDS.has(table.kind) ? checkTable(table) : []));

/** The amounts of a table that are read by their digits; none where it prints most of its amounts so: then it means to. */
const flawedAmounts = memoize((model: TableModel): readonly Amount[] => {
  if (!BUDGET_KINDS.has(model.kind)) return [];
  const amounts = model.panels.flatMap(({ rows }) => rows.flatMap((row) => row.amounts));
  const printed = amounts.filter((amount) => amount !== undefined && !isZero(amount.printed.value));
  const found = printed.filter((amount): amount is Amount => amount?.printed.flaw !== undefined);
  const long = printed.filter((amount) => amount && hasThousands(amount.printed));
  const alike = found.every(({ printed }) => hasThousands(printed)) ? long : printed;
  return found.length * 2 > alike.length && found.length >= FEWEST_TO_MEAN ? [] : found;
});

/** Fewer amounts printed in a way of their own do not show that a table means to print so. */
const FEWEST_TO_MEAN = 4;

function flawed(model: TableModel, amount: Amount, holds: (amount: Amount) => boolean): Finding {
  const { printed, place } = amount;
  const newText = printProperly(printed, separatorIn(model));
  const reason = REASONS[printed.flaw ?? 'blanks'];
  return {
    code: CODE,
    severity: 2,
    place,
    message: (locale) =>
      say(
        locale,
        `“${printed.text}”${reason('zh-cn')}，按 ${newText} 校核`,
        `“${printed.text}” ${reason('en')}: it was checked as ${newText}`,
      ),
    related: [],
    fixes: [change(place, newText, printed.flaw === 'separators' && holds(amount))],
    amount,
  };
}

const REASONS: Readonly<Record<Flaw, Words>> = {
  blanks: (locale) => say(locale, '中间有空格', 'has blanks inside'),
  separators: (locale) => say(locale, '千位分隔符不对', 'has wrong separators of thousands'),
  unit: (locale) => say(locale, '后的单位与表的单位不同', 'has another unit behind it than the table'),
};

/** What parts the thousands of most amounts of a table that have any. */
const separatorIn = memoize((model: TableModel): '' | ',' => {
  const parted = model.rows.flatMap(({ cells }) => cells.map(({ text }) => partsThousands(text)));
  const count = (value: boolean) => parted.filter((each) => each === value).length;
  return count(true) > 0 && count(true) >= count(false) ? ',' : '';
});

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
  if (column.role === 'percent' && column.path.some((word) => tells(word, 'share')))
    return tooLarge(model, cell);
  return undefined;
}

function isAmount({ panels }: TableModel, { index }: ColumnModel, row: number): boolean {
  const panel = panels.find(({ amountColumns }: Panel) => amountColumns.includes(index));
  return !panel || panel.rows[row]?.amounts[panel.amountColumns.indexOf(index)] !== undefined;
}

function damaged(model: TableModel, cell: Cell): Finding | undefined {
  const isError = isErrorValue(cell.text);
  if (!hasDigit(cell.text) && !isError) return undefined;
  const joined = compact(cell.text);
  const isJoined = joined !== cell.text && parseAmount(joined, '元') !== undefined;
  const message: Words = (locale) =>
    say(
      locale,
      `“${cell.text}”不是数额：${isJoined ? '中间有空格' : isError ? '公式出错' : '夹有别的字符'}，未能校核`,
      `“${cell.text}” is no amount: ${isJoined ? 'it has blanks inside' : isError ? 'a formula has failed' : 'it has other characters in it'}, so that it was not checked`,
    );
  return finding(model, cell, message, isJoined ? [change(placeOf(model.table, cell), joined, false)] : []);
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

function change(place: Place, newText: string, isPreferred: boolean): Fix {
  return {
    title: (locale) => say(locale, `改为 ${newText}`, `Change to ${newText}`),
    kind: 'join',
    isPreferred,
    edits: [{ place, newText }],
  };
}

function placeOf(block: TableModel['table'], { start, end }: Cell): Place {
  return { block, start, end };
}

function finding({ table }: TableModel, cell: Cell, message: Words, fixes: readonly Fix[] = []): Finding {
  return { code: CODE, severity: 2, place: placeOf(table, cell), message, related: [], fixes };
}
