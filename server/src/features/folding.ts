/** What can be folded away: sections, tables, the rows below a code, and blocks that state relations. */

import type { FoldingRange } from 'vscode-languageserver-types';
import { statedBlocksIn } from '../disclosure/stated/parse';
import { lineOf, type Span } from '../text/snapshot';
import { codeLevels } from './code-levels';
import { type Division, divisionsOf } from './divisions';
import type { CheckedDocument } from './model';
import { offsetOfBlock, spanOfPlace } from './ranges';
import { spanOfRow, spanOfRows } from './rows';

/**
 * Whole lines, the wider ranges first; at most `limit`, where an editor can show no more. Rows fold below the code above
 * them and nowhere else, so that a total never goes with the header.
 */
export function foldingRanges(document: CheckedDocument, limit = Number.POSITIVE_INFINITY): FoldingRange[] {
  const taken = new Set<number>();
  const found: FoldingRange[] = [];
  const fold = (startLine: number, endLine: number): void => {
    if (endLine <= startLine || taken.has(startLine) || found.length >= limit) return;
    taken.add(startLine);
    found.push({ startLine, endLine });
  };
  const divisions = document.model.disclosures.flatMap((disclosure) => divisionsOf(document, disclosure));
  for (const division of divisions) fold(...linesOf(document, headOf(document, division), division.end));
  for (const { blocks } of document.model.disclosures)
    for (const block of blocks)
      for (const { place } of statedBlocksIn(block)) {
        const { start, end } = spanOfPlace(document, place);
        fold(...linesOf(document, start, end));
      }
  for (const { table } of divisions) if (table) for (const span of rowsOf(document, table)) fold(...span);
  return found;
}

/** Where the heading or title of a division stands, which stays to be seen. */
function headOf(document: CheckedDocument, { start, end, table }: Division): number {
  const title = table?.titlePlace && spanOfPlace(document, table.titlePlace).start;
  return title !== undefined && start <= title && title <= end ? title : start;
}

function linesOf({ snapshot }: CheckedDocument, start: number, end: number): [number, number] {
  return [lineOf(snapshot, start), lineOf(snapshot, end)];
}

/** From the row of each code to the last row below it. */
function rowsOf(document: CheckedDocument, model: NonNullable<Division['table']>): [number, number][] {
  const offset = offsetOfBlock(document, model.table);
  const at = ({ start, end }: Span): Span => ({ start: offset + start, end: offset + end });
  return model.panels.flatMap((panel) =>
    codeLevels(panel).flatMap(({ row, lastRow }): [number, number][] => {
      if (lastRow === row.row) return [];
      const { start } = at(spanOfRow(model.rows[row.row]));
      return [linesOf(document, start, at(spanOfRows(model.rows, row.row, lastRow)).end)];
    }),
  );
}
