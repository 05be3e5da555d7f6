/** Names amounts in the words of their table: 卫生健康支出（210）合计. */

import { formatAmount } from '../amounts/printed';
import type { Amount, PanelRow, TextAmount } from '../disclosure/model';
import { means } from '../lexicon/describe';
import type { Locale } from './model';

/** The panel row that an amount stands in, if it stands in a table. */
export function rowOf(amount: Amount): PanelRow | undefined {
  const { cell } = amount;
  if (!cell) return undefined;
  const panel = cell.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  return panel?.rows[cell.row];
}

/** Row name with its code in brackets, e.g. `卫生健康支出（210）`. */
export function rowName(amount: Amount): string {
  const row = rowOf(amount);
  if (!row) return '';
  return row.code ? `${row.label}（${row.code.digits}）` : row.label;
}

/**
 * The last word of the column's header, with the word above it where the last alone says little and the word above
 * tells it from the other columns.
 */
export function columnName({ cell }: Amount): string {
  if (!cell) return '';
  const { path } = cell.table.columns[cell.column];
  const word = path.at(-1) ?? '';
  const above = path.at(-2);
  // The side of a table does not name a total below it.
  if (!above || !tellsLittle(word) || means(above, 'side-heading')) return word;
  return standsOverAll(above, path.length - 2, cell) ? word : `${above}${word}`;
}

/** Names for the columns of some amounts: with all words above them where the last say the same of two. */
export function columnNames(amounts: readonly Amount[]): (amount: Amount) => string {
  const names = amounts.map(columnName);
  if (new Set(names).size === names.length) return columnName;
  return ({ cell }) => cell?.table.columns[cell.column].path.join('/') ?? '';
}

/** Whether a word names a column only together with the word above it. */
function tellsLittle(word: string): boolean {
  return means(word, 'whole') || means(word, 'subtotal');
}

/** Whether a header word stands over all amount columns of a panel. */
function standsOverAll(word: string, level: number, { table, column }: NonNullable<Amount['cell']>): boolean {
  const panel = table.panels.find(({ amountColumns }) => amountColumns.includes(column));
  return panel?.amountColumns.every((each) => table.columns[each].path[level] === word) ?? false;
}

/** Row and column name: what a clerk would call the amount. */
export function fullName(amount: Amount): string {
  if (isInText(amount)) return textName(amount);
  const row = rowName(amount);
  const column = columnName(amount);
  if (row === '' || row.endsWith(column)) return row || column;
  if (column === '' || (means(column, 'says-money') && !hasSiblings(amount))) return row;
  // A code in brackets parts the two by itself.
  return row.endsWith('）') ? row + column : `${row} · ${column}`;
}

/** Whether an amount is a number of the text. */
export function isInText(amount: Amount): amount is TextAmount {
  return 'statement' in amount;
}

/** The words that the sentence names a number by, in quotes; empty where it has none of its own. */
function textName({ statement }: TextAmount): string {
  const [subject] = statement.subjects;
  if (subject !== undefined) return `“${subject}”`;
  return statement.about ? textName(statement.about) : '';
}

/** Whether the amount's panel has other amount columns beside its own. */
function hasSiblings({ cell }: Amount): boolean {
  const panel = cell?.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  return (panel?.amountColumns.length ?? 0) > 1;
}

/** The printed amount as a plain decimal of its own unit, for programs; `0` for a blank. */
export function valueText(amount: Amount): string {
  return formatAmount(amount.printed.value, amount.printed.unit, amount.printed.decimals);
}

/** Up to `most` names with the word for a list, a name that rows share once, then how many more there are. */
export function listNames(names: readonly string[], locale: Locale, most = 4): string {
  const shown = [...new Set(names)].slice(0, most);
  const list = shown.join(locale === 'en' ? ', ' : '、');
  const more = names.length - shown.length;
  if (more === 0) return list;
  return locale === 'en' ? `${list} and ${more} more` : `${list}等 ${names.length} 项`;
}
