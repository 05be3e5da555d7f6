/** Where in its original something stands that was found in its view, as data and in words. */

import type { Range } from 'vscode-languageserver-types';
import type { TableModel } from '../disclosure/model';
import type { Locale } from '../rules/model';
import { columnName, isInText, rowName } from '../rules/names';
import { say } from '../rules/wording';
import type { Origin, ParagraphOrigin } from '../sources/model';
import { originAt } from '../sources/view/view';
import { amountAt } from './lookup';
import type { CheckedDocument, FoundDocument } from './model';
import { rangeOfPlace } from './ranges';

/** The place in the original of what begins where a range of the view does; `undefined` for texts. */
export function originOf(document: Pick<FoundDocument, 'original'>, { start }: Range): Origin | undefined {
  const { original } = document;
  return original && originAt(original.view, start.line, start.character);
}

/** A place in an original: `第12页`, `工作表“表3”B7`, `第5段`, `第2张表第3行第4列`. */
export function originText(origin: Origin, locale: Locale): string {
  if ('page' in origin) return say(locale, `第${origin.page}页`, `page ${origin.page}`);
  if ('sheet' in origin && origin.sheet === '')
    return say(locale, `单元格${origin.cell}`, `cell ${origin.cell}`);
  if ('sheet' in origin)
    return say(locale, `工作表“${origin.sheet}”${origin.cell}`, `sheet “${origin.sheet}” ${origin.cell}`);
  return origin.table === undefined
    ? say(locale, `第${origin.paragraph}段`, `paragraph ${origin.paragraph}`)
    : tableText(origin.table, origin, locale);
}

/** Nobody counts the paragraphs of cells. */
function tableText(table: number, { row, column }: ParagraphOrigin, locale: Locale): string {
  const words = [say(locale, `第${table}张表`, `table ${table}`)];
  if (row !== undefined) words.push(say(locale, `第${row}行`, `row ${row}`));
  if (column !== undefined) words.push(say(locale, `第${column}列`, `column ${column}`));
  return words.join(say(locale, '', ', '));
}

/** The same with the table, row and column by the words that are printed there; `undefined` for texts. */
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
