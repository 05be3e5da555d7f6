/** Says where in its original something stands that was found in its view, as people look for it there. */

import type { Range } from 'vscode-languageserver-types';
import type { TableModel } from '../disclosure/model';
import type { Locale } from '../rules/model';
import { columnName, isInText, rowName } from '../rules/names';
import { say } from '../rules/wording';
import { amountAt } from './lookup';
import type { CheckedDocument } from './model';
import { originOf, originText } from './origin';
import { rangeOfPlace } from './ranges';

/** A place in an original with the table, row and column by the words that are printed there; `undefined` for texts. */
export function placeText(document: CheckedDocument, range: Range): string | undefined {
  const origin = originOf(document, range);
  if (!origin) return undefined;
  const { locale } = document.settings;
  return [originText(origin, locale), ...wordsAround(document, range, locale)].join(' ');
}

function wordsAround(document: CheckedDocument, range: Range, locale: Locale): string[] {
  const tables = document.model.disclosures.flatMap((disclosure) => disclosure.tables);
  const index = tables.findIndex((table) => isWithin(document, table, range));
  if (index < 0) return [];
  const { title } = tables[index];
  const words = [say(locale, `表${index + 1}“${title}”`, `table ${index + 1} “${title}”`)];
  const amount = amountAt(document, range.start);
  if (!amount || isInText(amount)) return words;
  const [row, column] = [rowName(amount), columnName(amount)];
  if (row !== '') words.push(say(locale, `行“${row}”`, `row “${row}”`));
  if (column !== '') words.push(say(locale, `列“${column}”`, `column “${column}”`));
  return words;
}

function isWithin(document: CheckedDocument, { table }: TableModel, { start }: Range): boolean {
  const own = rangeOfPlace(document, { block: table, start: table.start, end: table.end });
  return own.start.line <= start.line && start.line <= own.end.line;
}
