/** Letting a finding of the table language stand: the comment that says so, with room for the reason. */

import type { TextEdit } from 'vscode-languageserver-types';
import { canBeWaived } from '../reconcile/let-stand';
import type { Finding, Locale } from '../rules/model';
import { say } from '../rules/wording';
import type { Place } from '../tables/model';
import { waiverText } from '../tables/waivers';
import { lineText } from '../text/snapshot';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';
import { placeholderReason } from './waivers';

/** What is let stand, and where that is written. */
export interface WaiverOffer {
  readonly title: string;
  readonly edit: TextEdit;
}

/**
 * The waiver of an error or a warning in a `.budget` file: in the last cell of its row, or on a line above its line of text.
 * `undefined` elsewhere, where its line has one already, and in a row that does not begin with a pipe: a line above it would
 * cut its table in two, and how it is written is told and mended first.
 */
export function waiverOffer(document: CheckedDocument, finding: Finding): WaiverOffer | undefined {
  const { snapshot, language, original, settings } = document;
  const { code, severity, place, places = [place] } = finding;
  if (language !== 'budget' || original || severity > 2 || !canBeWaived(finding)) return undefined;
  // What is told of several places is let stand at each of them.
  if (places.length > 1) return undefined;
  const { line } = rangeOfPlace(document, place).start;
  const text = lineText(snapshot, line);
  const waiver = waiverText(code, placeholderReason(settings.locale));
  const isRow = text.trimStart().startsWith('|');
  if (!isRow && isAmongRows(place)) return undefined;
  const edit = isRow ? inLastCell(text, line, waiver) : { range: emptyAt(line, 0), newText: `${waiver}\n` };
  return edit && { title: titleOf(code, settings.locale), edit };
}

/** Whether a place is in the rows of a table, those of its header among them. */
function isAmongRows({ block, start }: Place): boolean {
  if (block.type !== 'table') return false;
  const headers = block.columns.flatMap(({ headers }) => headers);
  const from = headers.concat(block.rows[0]?.cells ?? []).map((cell) => cell.start);
  return start >= Math.min(...from);
}

function titleOf(code: string, locale: Locale): string {
  return say(locale, `忽略这里的 ${code}（请写明原因）`, `Let ${code} stand here (say why)`);
}

/** Before the pipe that ends a row, or at its end where none does. */
function inLastCell(text: string, line: number, waiver: string): TextEdit | undefined {
  if (text.includes('<!--')) return undefined;
  const row = text.trimEnd();
  const isClosed = row.endsWith('|') && row.trim() !== '|';
  const before = isClosed ? row.slice(0, -1).trimEnd() : row;
  const end = isClosed ? row.length - 1 : row.length;
  const range = { start: { line, character: before.length }, end: { line, character: end } };
  return { range, newText: isClosed ? ` ${waiver} ` : ` ${waiver}` };
}

function emptyAt(line: number, character: number): TextEdit['range'] {
  return { start: { line, character }, end: { line, character } };
}
