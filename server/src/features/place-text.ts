/** Says where in its original something stands that was found in its view, as people look for it there. */

import type { Range } from 'vscode-languageserver-types';
import type { DocumentModel, TableModel } from '../disclosure/model';
import type { Locale } from '../rules/model';
import { columnName, isInText, rowName } from '../rules/names';
import { say } from '../rules/wording';
import { memoize } from '../text/memo';
import { amountAt, tableAt } from './lookup';
import type { CheckedDocument } from './model';
import { originOf, originText } from './origin';

/** A place in an original with the table, row and column by the words that are printed there; `undefined` for texts. */
export function placeText(document: CheckedDocument, range: Range): string | undefined {
  const origin = originOf(document, range);
  if (!origin) return undefined;
  const { locale } = document.settings;
  return [originText(origin, locale), ...wordsAround(document, range, locale)].join(' ');
}

function wordsAround(document: CheckedDocument, range: Range, locale: Locale): string[] {
  const table = tableAt(document, range.start)?.table;
  if (!table) return [];
  const number = numbersOf(document.model).get(table);
  const words = [say(locale, `表${number}“${table.title}”`, `table ${number} “${table.title}”`)];
  const amount = amountAt(document, range.start);
  if (!amount || isInText(amount)) return words;
  const [row, column] = [rowName(amount), columnName(amount)];
  if (row !== '') words.push(say(locale, `行“${row}”`, `row “${row}”`));
  if (column !== '') words.push(say(locale, `列“${column}”`, `column “${column}”`));
  return words;
}

/** The numbers of all tables, from 1 in the order of the document. */
const numbersOf = memoize(({ disclosures }: DocumentModel): ReadonlyMap<TableModel, number> => {
  return new Map(disclosures.flatMap(({ tables }) => tables).map((table, index) => [table, index + 1]));
});
