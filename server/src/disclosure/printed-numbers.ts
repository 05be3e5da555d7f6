/** Finds every number with the look of money in tables, and in lines that look like rows of one; read or not. */

import { isZero } from '../amounts/exact';
import { areFigures, looksLikeMoney, looksLikeMoneyAmongMeasures } from '../amounts/money-look';
import { isWrapped, namesTable, stripTitle } from '../tables/captions';
import { piecesOf } from '../tables/cells';
import type { Cell, Row, TextBlock } from '../tables/model';
import { memoize } from '../text/memo';
import type { Span } from '../text/snapshot';
import { readFormDetails } from './form-details';
import { type FormAmount, readForm } from './forms';
import type { Amount, ColumnRole, TableModel } from './model';

/**
 * Why a number was not read: its column was not understood, the blanks around it were lost so that its column is not
 * known, no table was recognised where it stands, or it stands where amounts do and is none.
 */
export type UnreadReason = 'columns' | 'blanks' | 'table' | 'number';

/** Numbers that were not read for one reason; relative to their block. */
export interface UnreadNumbers {
  readonly reason: UnreadReason;
  readonly numbers: readonly Cell[];
}

/** The numbers of a table. */
export interface NumbersOfTable {
  /** Those that stand in a column of amounts, or beside the words that name them in a form. Blanks and dashes are none. */
  readonly read: readonly Amount[];
  readonly unread: readonly UnreadNumbers[];
}

/** Numbers in lines that look like rows, below the title that stands over them, if one does. */
export interface NumbersOfLines {
  readonly title: string;
  readonly numbers: readonly Span[];
}

/** Sentences have marks that rows have not. */
const SENTENCE = /[，。；！？]/;
/** Without such figures there is no number with the look of money: most cells and lines need not be taken apart. */
const MAY_BE_MONEY = /[\d０-９][.,．，][\d０-９]/;
/** A number with one decimal at the beginning of a line numbers a heading: `3.1 收入`. */
const ORDINAL = /^\d{1,2}\.\d$/;

/** What stands in these columns is no money, whatever it looks like. */
const NO_MONEY: ReadonlySet<ColumnRole> = new Set(['serial', 'code', 'percent', 'quantity', 'unit-price']);

/** All numbers of a table that look like money. */
export const numbersOfTable = memoize((model: TableModel): NumbersOfTable => {
  const amounts = amountsIn(model);
  const counted = new Set(amounts.map(({ place }) => place.start));
  const read = [...amounts, ...amountsOfForm(model).filter(({ place }) => !counted.has(place.start))];
  for (const { place } of [...read, ...sharesOfPlan(model)]) counted.add(place.start);
  const unread = new Map<UnreadReason, Cell[]>();
  const note: Note = (reason, number) => {
    if (counted.has(number.start)) return;
    counted.add(number.start);
    const found = unread.get(reason);
    if (found) found.push(number);
    else unread.set(reason, [number]);
  };
  for (const row of model.rows) noteCells(model, row, note);
  for (const { loose = [] } of model.table.rows)
    for (const { numbers } of loose)
      for (const number of numbers) if (looksLikeMoney(number.text)) note('blanks', number);
  for (const number of model.table.lost ?? []) note('blanks', number);
  return { read, unread: [...unread].map(([reason, numbers]) => ({ reason, numbers })) };
});

function amountsIn({ panels }: TableModel): Amount[] {
  return panels.flatMap(({ rows }) =>
    rows.flatMap(({ amounts }) =>
      // Blanks and dashes are no numbers, and exact.
      amounts.filter((amount): amount is Amount => amount !== undefined && !isZero(amount.printed.step)),
    ),
  );
}

function amountsOfForm(model: TableModel): Amount[] {
  const form = readForm(model);
  return [form?.budget, form?.fiscal, form?.carriedOver, form?.other].filter(
    (amount): amount is NonNullable<typeof amount> => amount !== undefined && !isZero(amount.printed.step),
  );
}

/** How much of the money is to be paid by when, where that is in percent: no money. */
function sharesOfPlan(model: TableModel): FormAmount[] {
  const plan = readFormDetails(model)?.plan;
  return plan?.isCalledPercent ? plan.steps.map(({ amount }) => amount) : [];
}

/** Counts a number that was not read, once. */
type Note = (reason: UnreadReason, number: Cell) => void;

function noteCells({ columns, kind }: TableModel, { cells, undetermined }: Row, note: Note): void {
  const isMoney = kind === 'performance-target' ? looksLikeMoneyAmongMeasures : looksLikeMoney;
  cells.forEach((cell, column) => {
    const role = columns[column]?.role ?? 'text';
    if (cell.text === '' || NO_MONEY.has(role)) return;
    const numbers = MAY_BE_MONEY.test(cell.text) ? piecesOf(cell).filter(({ text }) => isMoney(text)) : [];
    const isAmount = role === 'amount';
    const reason = isAmount && undetermined?.includes(column) ? 'blanks' : 'columns';
    for (const number of numbers) note(reason, number);
    if (isAmount && numbers.length === 0 && areFigures(cell.text)) note('number', cell);
  });
}

/**
 * The numbers in lines of a text that look like rows of a table which nobody recognised: figures that stand by
 * themselves, in lines that are no sentences. Those with a unit of money in their sentence are among them still.
 */
export const numbersOfLines = memoize(({ lines }: TextBlock): readonly NumbersOfLines[] => {
  const found: { title: string; numbers: Span[] }[] = [];
  let title = '';
  let open: Span[] | undefined;
  for (const [index, line] of lines.entries()) {
    const numbers = numbersOfLine(line, lines[index - 1]);
    if (numbers.length > 0) {
      if (!open) {
        open = [];
        found.push({ title, numbers: open });
      }
      for (const number of numbers) open.push(number);
    } else if (namesTable(line.text)) {
      title = stripTitle(line.text);
      open = undefined;
    }
  }
  return found;
});

function numbersOfLine(line: Cell, above: Cell | undefined): Span[] {
  if (!MAY_BE_MONEY.test(line.text)) return [];
  const pieces = piecesOf(line);
  const areMoney = pieces.map(
    ({ text, start }) => looksLikeMoney(text) && !(start === line.start && ORDINAL.test(text)),
  );
  if (!areMoney.includes(true)) return [];
  // Sentences part no two numbers by a blank alone.
  const isRow = areMoney.some((isMoney, index) => isMoney && areMoney[index + 1]);
  if (!isRow && isInSentence(line, above)) return [];
  return pieces.filter((_, index) => areMoney[index]).map(({ start, end }) => ({ start, end }));
}

/** A line with the marks of a sentence, or the next line of one. */
function isInSentence({ text }: Cell, above: Cell | undefined): boolean {
  if (SENTENCE.test(withoutFigures(text))) return true;
  return above !== undefined && isWrapped(above.text) && SENTENCE.test(withoutFigures(above.text));
}

/** A full-width comma within a number ends no clause. */
function withoutFigures(text: string): string {
  return text.includes('，') ? text.replace(/[\d０-９]，(?=[\d０-９]{3})/g, '') : text;
}
