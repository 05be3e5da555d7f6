/** Gives every column its role by the words of its header, and by what stands in it where words leave it open. */

import { isDamaged, parseBroken } from '../amounts/flawed';
import { toHalfWidth } from '../amounts/printed';
import { CODE_PIECES, isSideWord, isUnknown, means, tells } from '../lexicon/describe';
import type { Table } from '../tables/model';
import { compact } from '../text/normalise';
import { isAskedAt } from './asked';
import { findGluedCode } from './glued-code';
import type { ColumnModel, ColumnRole } from './model';
import { readLabel } from './rows';

const PIECE = /^\d{2}$/;
const DECIMAL = /\d\.\d/;
const PERCENT = /\d[%％]$/;
const WHOLE_NUMBER = /^[1-9]\d*$/;
const CODE_CELL = /^\d{3}(?:\d{2}){0,2}$/;
/** Digits that a code has more than its parent. */
const PIECE_LENGTH = 2;

export function understandColumns(table: Table): ColumnModel[] {
  const contents = table.columns.map((_, index) => contentOf(table, index));
  const columns = table.columns.map(({ path }, index): ColumnModel => {
    // Amounts of a form stand in the rows that name them, in no column.
    if (table.isForm) return { index, path, role: 'text' };
    if (!isUnknown(path.at(-1) ?? '') || path.length === 0)
      return { index, path, role: roleOfLabels(path, contents, index) ?? roleOf(path, contents[index]) };
    const piece = pieceOfCode(table, contents, index);
    if (piece) return { index, path: [...path.slice(0, -1), piece], role: 'code' };
    const role = roleOfUnknown(contents, index) ?? roleOf(path, contents[index]);
    return { index, path, role, isUnknown: true };
  });
  const told = columns.map((column) => {
    if (namesCodes(column, columns)) return asName(column);
    return isMeasured(table, column) ? { ...column, role: 'quantity' as const } : column;
  });
  const named = namedByRows(table, namedByTotal(table, told));
  return withSidesOnTop(withUnknownNames(named, contents));
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
  let printed = 0;
  let compared = 0;
  for (const [row, { cells }] of table.rows.entries()) {
    if ((cells[index]?.text ?? '') === '' || isAskedAt(table, row, index)) continue;
    printed++;
    const isCompared = COMPARISON.test(compact(cells[index - 1]?.text ?? ''));
    if (isCompared && !isAskedAt(table, row, index - 1)) compared++;
  }
  return compared * 2 > printed;
}

/** The piece of a code that stands in a column of two digits between one of 类 or 款 and others, or names. */
function pieceOfCode({ columns }: Table, contents: readonly Content[], index: number): string | undefined {
  const above = CODE_PIECES.indexOf(columns[index - 1]?.path.at(-1) ?? '');
  return above >= 0 && contents[index].pieces > MOST_CELLS ? CODE_PIECES[above + 1] : undefined;
}

function asName(column: ColumnModel): ColumnModel {
  return { ...column, role: 'name' };
}

/** Words right behind codes, under a header that says 名称 or 科目 in whatever words, where no other column has the names. */
function namesCodes({ index, role, path }: ColumnModel, columns: readonly ColumnModel[]): boolean {
  if (role !== 'text' || columns[index - 1]?.role !== 'code') return false;
  return tells(path.at(-1) ?? '', 'name') && columns[index + 1]?.role !== 'name';
}

/**
 * What rows are about stands on the left of their amounts: where no column of the labels of a panel says that it has the
 * names, the first one under an unknown word that holds words has them, and the only one before all amounts whatever its word.
 */
function withUnknownNames(columns: readonly ColumnModel[], contents: readonly Content[]): ColumnModel[] {
  const named = [...columns];
  for (let from = 0; from < columns.length; ) {
    let to = from;
    while (to < columns.length && columns[to].role !== 'amount') to++;
    const labels = columns.slice(from, to);
    const isOnly = from === 0 && labels.length === 1;
    const first = labels.find(
      (column) =>
        column.role === 'text' && (column.isUnknown || isOnly) && holdsWords(contents[column.index]),
    );
    if (first && to < columns.length && !labels.some(({ role }) => role === 'name'))
      named[first.index] = asName(first);
    while (to < columns.length && columns[to].role === 'amount') to++;
    from = to;
  }
  return named;
}

function holdsWords({ printed, numeric }: Content): boolean {
  return printed > 1 && numeric === 0;
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
  /** Cells that ask for their value; they are not printed. */
  readonly asked: number;
  readonly numeric: number;
  readonly codes: number;
  /** Figures with a percent sign. */
  readonly percents: number;
  /** Names with their codes in one cell. */
  readonly glued: number;
  /** Numbers that are one more than the one above. */
  readonly counted: number;
  /** Codes whose parents stand above them. */
  readonly nested: number;
  /** Two digits, as 款 and 项 have them. */
  readonly pieces: number;
  /** Figures without decimals, noughts aside, and those with some. */
  readonly whole: number;
  readonly decimal: number;
}

/** A column whose header leaves it open is what so many of its printed cells are. */
const MOST_CELLS = 0.8;

function contentOf(table: Table, column: number): Content {
  let printed = 0;
  let totals = 0;
  let asked = 0;
  let numeric = 0;
  let codes = 0;
  let percents = 0;
  let glued = 0;
  let counted = 0;
  let nested = 0;
  const printedCodes = new Set<string>();
  let whole = 0;
  let decimal = 0;
  let pieces = 0;
  let above: number | undefined;
  for (const [index, row] of table.rows.entries()) {
    const text = row.cells[column]?.text ?? '';
    if (text === '') continue;
    // What is asked for says nothing of what is printed beside it.
    if (isAskedAt(table, index, column)) {
      asked++;
      continue;
    }
    printed++;
    const squeezed = compact(text);
    if (WHOLE_NUMBER.test(squeezed)) whole++;
    else if (DECIMAL.test(text)) decimal++;
    if (PERCENT.test(text)) percents++;
    if (PIECE.test(text)) pieces++;
    if (above !== undefined && Number(text) === above + 1) counted++;
    above = WHOLE_NUMBER.test(text) ? Number(text) : undefined;
    const code = CODE_CELL.exec(toHalfWidth(squeezed))?.[0] ?? '';
    if (code !== '') codes++;
    else if (tells(squeezed, 'total')) totals++;
    if (code !== '' && printedCodes.has(code.slice(0, -PIECE_LENGTH))) nested++;
    printedCodes.add(code);
    if (isNumeric(text) || (squeezed !== text && parseBroken(squeezed, '元'))) numeric++;
    else if (findGluedCode(text)) glued++;
  }
  const share = (count: number): number => (printed ? count / printed : 0);
  return {
    printed,
    asked,
    numeric: share(numeric),
    // Where the column is narrow its total is named in it.
    codes: printed > totals ? codes / (printed - totals) : 0,
    percents: share(percents),
    glued: share(glued),
    counted: printed > 1 ? counted / (printed - 1) : 0,
    nested: printed > 2 ? nested / (printed - 1) : 0,
    whole: share(whole),
    decimal: share(decimal),
    pieces: share(pieces),
  };
}

function isNumeric(text: string): boolean {
  return parseBroken(text, '元') !== undefined || isDamaged(text);
}

/**
 * What a column under a word that nobody knows is, where its body says so: it counts the rows, holds codes on the left of
 * the names, or holds whole numbers where amounts have decimals.
 */
function roleOfUnknown(contents: readonly Content[], index: number): ColumnRole | undefined {
  const content = contents[index];
  if (content.printed === 0) return undefined;
  if (content.counted > MOST_CELLS) return 'serial';
  if (holdsCodes(contents, index) && standBesideMost(contents, index)) return 'code';
  const haveDecimals = contents.some(({ decimal }) => decimal > MOST_CELLS);
  return content.numeric > MOST_CELLS && content.whole > MOST_CELLS && haveDecimals ? 'text' : undefined;
}

/** Whether a column holds codes on the left of words. */
function holdsCodes(contents: readonly Content[], index: number): boolean {
  const beside = contents[index + 1];
  const isBeforeNames = beside !== undefined && beside.printed > 0 && beside.numeric < 1 - MOST_CELLS;
  return contents[index].codes > MOST_CELLS && isBeforeNames;
}

/** Whether what a column holds stands beside most cells of the next: a whole amount of seven digits before further names does not. */
function standBesideMost(contents: readonly Content[], index: number): boolean {
  return contents[index].printed * 2 > contents[index + 1].printed;
}

/** So many of the codes below the first have their parents above them where a column is a tree of codes. */
const MOST_NESTED = 0.5;

/**
 * Codes on the left of names are codes under a word for names, `科目 | 名称`, and under any word where they make a tree, as
 * amounts never do: `支出功能分类 | 名称`.
 */
function roleOfLabels(
  path: readonly string[],
  contents: readonly Content[],
  index: number,
): ColumnRole | undefined {
  if (!holdsCodes(contents, index)) return undefined;
  const word = path.at(-1) ?? '';
  // 收入 and 支出 head amounts as well as names.
  const isLabel = tells(word, 'name') && !means(word, 'side-heading');
  return isLabel || contents[index].nested > MOST_NESTED ? 'code' : undefined;
}

function roleOf(path: readonly string[], content: Content): ColumnRole {
  const word = path.at(-1) ?? '';
  if (means(word, 'serial')) return 'serial';
  if (means(word, 'code')) return 'code';
  if (tells(word, 'code') && content.codes > MOST_CELLS) return 'code';
  const isNumeric = content.printed > 0 && content.numeric > 0.5;
  // Who asks for values only asks for amounts, under a word of their own too; 收入 and 支出 head names as well.
  const isAsked = content.printed === 0 && content.asked > 0;
  if (means(word, 'name') && !isNumeric && !isAsked) return 'name';
  if (tells(word, 'name') && content.glued > MOST_CELLS) return 'name';
  if (tells(word, 'percent')) return 'percent';
  if (tells(word, 'quantity')) return 'quantity';
  if (tells(word, 'unit-price')) return 'unit-price';
  if (tells(word, 'text') && !isNumeric) return 'text';
  if (content.percents > MOST_CELLS && content.printed > 1) return 'percent';
  if (content.printed > 0 && !isNumeric) return 'text';
  if (path.some((step) => tells(step, 'money'))) return 'amount';
  if (word === '' && content.codes > MOST_CELLS) return 'code';
  return (isNumeric || isAsked) && word !== '' ? 'amount' : 'text';
}
