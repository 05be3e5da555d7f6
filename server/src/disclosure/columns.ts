/** Gives every column its role by the words of its header, and by what stands in it where words leave it open. */

import { isDamaged, parseBroken } from '../amounts/flawed';
import { toHalfWidth } from '../amounts/printed';
import * as words from '../knowledge/column-words';
import { isSideWord } from '../knowledge/header-order';
import type { Table } from '../tables/model';
import { compact } from '../text/normalise';
import { findGluedCode } from './glued-code';
import type { ColumnModel, ColumnRole } from './model';
import { readLabel } from './rows';

const CODE_CELL = /^\d{3}(?:\d{2}){0,2}$/;

export function understandColumns(table: Table): ColumnModel[] {
  const columns = table.columns.map(
    ({ path }, index): ColumnModel => ({
      index,
      path,
      // Amounts of a form stand in the rows that name them, in no column.
      role: table.isForm ? 'text' : roleOf(path, contentOf(table, index)),
    }),
  );
  const told = columns.map((column) => {
    if (namesCodes(column, columns)) return asName(column);
    return isMeasured(table, column) ? { ...column, role: 'quantity' as const } : column;
  });
  return withSidesOnTop(namedByRows(table, namedByTotal(table, told)));
}

/** So many rows with a word before each amount show that the words name them. */
const FEWEST_NAMED = 3;

/** Words between two columns of amounts name those behind them where they stand beside each, no two the same: a further panel. */
function namedByRows(table: Table, columns: readonly ColumnModel[]): readonly ColumnModel[] {
  return columns.map((column) => {
    const { index, role } = column;
    const isBetween = columns[index - 1]?.role === 'amount' && columns[index + 1]?.role === 'amount';
    return role === 'text' && isBetween && nameAmounts(table, index) ? asName(column) : column;
  });
}

function nameAmounts({ rows }: Table, index: number): boolean {
  const names: string[] = [];
  for (const { cells } of rows) {
    const [name, amount] = [cells[index]?.text ?? '', cells[index + 1]?.text ?? ''];
    if (name !== '') names.push(compact(name));
    else if (amount !== '') return false;
  }
  return names.length >= FEWEST_NAMED && new Set(names).size === names.length;
}

/** Where no header word tells the column of names, it is the one before the amounts that the word 合计 stands in. */
function namedByTotal(table: Table, columns: readonly ColumnModel[]): readonly ColumnModel[] {
  const firstAmount = columns.findIndex(({ role }) => role === 'amount');
  if (firstAmount < 1 || columns.some(({ role }) => role === 'name' || role === 'code')) return columns;
  const named = columns
    .slice(0, firstAmount)
    .find(
      ({ role, index }) => role === 'text' && table.rows.some(({ cells }) => isTotal(cells[index]?.text)),
    );
  return columns.map((column) => (column === named ? asName(column) : column));
}

function isTotal(text = ''): boolean {
  return readLabel(text).role === 'total';
}

/** What stands beside the value of an indicator: how it is compared with what was reached. */
const COMPARISON = /^(?:[≥≤＝=><＞＜﹥﹤]|>=|<=|定性|定量)$/;

/** Whether most numbers of a column stand behind a comparison: they are values of indicators, and no money. */
function isMeasured(table: Table, { index, role }: ColumnModel): boolean {
  if (role !== 'amount' || index === 0) return false;
  const printed = table.rows.filter(({ cells }) => (cells[index]?.text ?? '') !== '');
  const compared = printed.filter(({ cells }) => COMPARISON.test(compact(cells[index - 1]?.text ?? '')));
  return compared.length * 2 > printed.length;
}

function asName(column: ColumnModel): ColumnModel {
  return { ...column, role: 'name' };
}

/** Words right behind codes, under a header that says 名称 or 科目 in whatever words, where no other column has the names. */
function namesCodes({ index, role, path }: ColumnModel, columns: readonly ColumnModel[]): boolean {
  if (role !== 'text' || columns[index - 1]?.role !== 'code') return false;
  return words.ENDS_AS_NAME.test(path.at(-1) ?? '') && columns[index + 1]?.role !== 'name';
}

/**
 * Where 预算数 or 决算数 stands below every column of amounts, it is read as if it stood above them, and left out where all
 * have the same: so that the words above say what is added up. The two sides of 收支 tables are no such columns.
 */
function withSidesOnTop(columns: readonly ColumnModel[]): ColumnModel[] {
  const amounts = columns.filter(({ role }) => role === 'amount');
  const names = columns.filter(({ role }) => role === 'name');
  const areSides = amounts.every(({ path }) => path.length > 1 && isSideWord(path[path.length - 1]));
  if (amounts.length < 2 || names.length > 1 || !areSides) return [...columns];
  const isOne = new Set(amounts.map(({ path }) => path.at(-1))).size === 1;
  return columns.map((column) => {
    if (column.role !== 'amount') return column;
    const above = column.path.slice(0, -1);
    return { ...column, path: isOne ? above : [...column.path.slice(-1), ...above] };
  });
}

/** What the printed cells of a column are, in shares of the printed ones. */
interface Content {
  readonly printed: number;
  readonly numeric: number;
  readonly codes: number;
  /** Names with their codes in one cell. */
  readonly glued: number;
}

/** A column whose header leaves it open is what so many of its printed cells are. */
const MOST_CELLS = 0.8;

function contentOf(table: Table, column: number): Content {
  let printed = 0;
  let numeric = 0;
  let codes = 0;
  let glued = 0;
  for (const row of table.rows) {
    const text = row.cells[column]?.text ?? '';
    if (text === '') continue;
    printed++;
    if (CODE_CELL.test(compact(toHalfWidth(text)))) codes++;
    if (parseBroken(text, '元') || isDamaged(text) || parseBroken(compact(text), '元')) numeric++;
    else if (findGluedCode(text)) glued++;
  }
  const share = (count: number): number => (printed ? count / printed : 0);
  return { printed, numeric: share(numeric), codes: share(codes), glued: share(glued) };
}

function roleOf(path: readonly string[], content: Content): ColumnRole {
  const word = path.at(-1) ?? '';
  if (words.SERIAL.test(word)) return 'serial';
  if (words.CODE.test(word)) return 'code';
  if (words.CODE_WORD.test(word) && content.codes > MOST_CELLS) return 'code';
  const isNumeric = content.printed > 0 && content.numeric > 0.5;
  if (words.NAME.test(word) && !isNumeric) return 'name';
  if (words.ENDS_AS_NAME.test(word) && content.glued > MOST_CELLS) return 'name';
  if (words.PERCENT.test(word)) return 'percent';
  if (words.QUANTITY.test(word)) return 'quantity';
  if (words.UNIT_PRICE.test(word)) return 'unit-price';
  if (words.TEXT.test(word) && !isNumeric) return 'text';
  if (content.printed > 0 && !isNumeric) return 'text';
  if (path.some((step) => words.MONEY.test(step))) return 'amount';
  if (word === '' && content.codes > MOST_CELLS) return 'code';
  return isNumeric && word !== '' ? 'amount' : 'text';
}
