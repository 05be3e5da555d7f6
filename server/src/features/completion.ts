/** Completion: codes and names of the classification in their cells, terms in the text, standard tables on a new line. */

import type { CompletionList, Position } from 'vscode-languageserver-types';
import type { Classification } from '../knowledge/model';
import { headingMarks } from '../text/typed';
import { isAmongRows } from './begun-row';
import { codeCompletion, sortTextAt } from './code-completion';
import { lineBefore, type TypedCell, typedCell } from './completion-place';
import type { LoadReadings } from './fit';
import { pieceAt, tableAt } from './lookup';
import type { CheckedDocument } from './model';
import { statedCompletion } from './stated-completion';
import { textCompletion } from './text-completion';

export interface CompletionOptions {
  readonly classification: Classification;
  readonly readings: LoadReadings;
  /** Whether the client fills in snippets. */
  readonly snippets: boolean;
  /** The year that a new disclosure is for. */
  readonly year?: number;
  /** The character that brought the list up by itself. */
  readonly trigger?: string;
}

/** Brings the list up behind the marks of a heading only. */
const BLANK = ' ';

const NOTHING: CompletionList = { isIncomplete: false, items: [] };

/** What fits at a position. The list is made anew with every letter, as clients cannot match pinyin. */
export async function completion(
  document: CheckedDocument,
  position: Position,
  options: CompletionOptions,
): Promise<CompletionList> {
  if (options.trigger === BLANK && !headingMarks(lineBefore(document, position).text)) return NOTHING;
  const stated = statedCompletion(document, position);
  if (stated) return stated;
  const cell = typedCell(document, position);
  if (cell) {
    const codes = await codeCompletion(document, cell, options.classification, options.readings);
    return isBelowTable(cell) ? followedBy(codes, await textCompletion(document, position, options)) : codes;
  }
  if (tableAt(document, position) && pieceAt(document, position)) return NOTHING;
  if (isAmongRows(document, position)) return NOTHING;
  return textCompletion(document, position, options);
}

/** Whether nothing is typed below the last row of a table: its next row may come there, or something else. */
function isBelowTable({ typed, isNew, index, table }: TypedCell): boolean {
  return isNew === true && typed === '' && index === table.table.rows.length;
}

/** So many codes stand before what else may follow a table: a 类 has up to some fifteen 款. */
const CODES_FIRST = 20;

function followedBy(first: CompletionList, then: CompletionList): CompletionList {
  const items = [...first.items.slice(0, CODES_FIRST), ...then.items].map((item, index) => ({
    ...item,
    sortText: sortTextAt(index),
  }));
  return { isIncomplete: true, items };
}
