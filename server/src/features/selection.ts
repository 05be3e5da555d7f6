/** What a selection grows to: an amount, its cell, its row, its table, and the sections around. */

import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { isInText } from '../rules/names';
import { offsetAt, rangeOf, type Span } from '../text/snapshot';
import { divisionsOf } from './divisions';
import { amountAt, codeAt, disclosureAt, pieceAt, tableAt } from './lookup';
import type { CheckedDocument } from './model';
import { offsetOfBlock, spanOfPlace } from './ranges';
import { spanOfRow } from './rows';

/** For each position what stands there with all that is around it; at least the position itself. */
export function selectionRanges(document: CheckedDocument, positions: readonly Position[]): SelectionRange[] {
  return positions.map((position) => selectionAt(document, position));
}

function selectionAt(document: CheckedDocument, position: Position): SelectionRange {
  const { snapshot } = document;
  const offset = offsetAt(snapshot, position);
  const whole: Span = { start: 0, end: snapshot.text.length };
  const wider = [...aroundPosition(document, position), whole];
  const spans: Span[] = [];
  for (const span of wider) {
    const inner = spans.at(-1) ?? { start: offset, end: offset };
    if (span.start > inner.start || span.end < inner.end) continue;
    if (span.start < inner.start || span.end > inner.end) spans.push(span);
  }
  let selection: SelectionRange | undefined;
  for (const span of spans.reverse()) selection = { range: rangeOf(snapshot, span), parent: selection };
  return selection ?? { range: rangeOf(snapshot, { start: offset, end: offset }) };
}

/** From the narrowest to the widest; some may be the same, or be none of the position. */
function aroundPosition(document: CheckedDocument, position: Position): Span[] {
  const spans: Span[] = [];
  const code = codeAt(document, position);
  if (code) spans.push(spanOfPlace(document, code.place));
  const amount = amountAt(document, position);
  if (amount) spans.push(spanOfPlace(document, amount.place));
  if (amount && isInText(amount)) {
    const { start } = spanOfPlace(document, amount.place);
    spans.push({ start, end: spanOfPlace(document, amount.unitPlace).end });
  }
  const piece = pieceAt(document, position);
  if (piece) spans.push(spanOfPlace(document, piece));
  const around = tableAt(document, position);
  if (around?.row !== undefined) {
    const { table, rows } = around.table;
    const { start, end } = spanOfRow(rows[around.row]);
    const offset = offsetOfBlock(document, table);
    spans.push({ start: offset + start, end: offset + end });
  }
  return [...spans, ...divisionsAround(document, position)];
}

/** The table and sections around a position, the narrowest first. */
function divisionsAround(document: CheckedDocument, position: Position): Span[] {
  const disclosure = disclosureAt(document, position);
  if (!disclosure) return [];
  const offset = offsetAt(document.snapshot, position);
  return divisionsOf(document, disclosure)
    .filter(({ start, end }) => start <= offset && offset <= end)
    .reverse();
}
