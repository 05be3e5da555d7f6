/** From places, which are relative to their blocks, to spans and LSP ranges of the document. */

import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Edit } from '../rules/model';
import type { Block, Place } from '../tables/model';
import { memoize } from '../text/memo';
import { readable } from '../text/readable';
import {
  lineOf,
  lineStart,
  offsetAt,
  positionAt,
  rangeOf,
  type Snapshot,
  type Span,
  type TextChange,
} from '../text/snapshot';
import type { Stretch } from '../text/stretches';
import type { CheckedDocument, FoundDocument } from './model';

/** What places are found in. */
type Placing = Pick<FoundDocument, 'snapshot' | 'model' | 'since'>;

/** The offset of a block's first character. Throws for a block of another document: a mistake in the program. */
export function offsetOfBlock(document: Placing, block: Block): number {
  return moved(offsetAsRead(document, block), document.since);
}

function offsetAsRead({ model }: Placing, block: Block): number {
  const offset = model.read.offsets.get(block);
  if (offset === undefined) throw new Error('The block does not belong to the document.');
  return offset;
}

/** Where an offset is after a change; what stood in the replaced text is taken to its edges. */
function moved(offset: number, since: TextChange | undefined): number {
  if (!since || offset <= since.start) return offset;
  return offset < since.oldEnd ? since.newEnd : offset + since.newEnd - since.oldEnd;
}

/** Starts of blocks by the check that they were asked of. */
const startsOf = memoize((_: Placing) => new Map<Block, Position>());

/** The position of a block's first character. */
export function startOfBlock(document: Placing, block: Block): Position {
  const starts = startsOf(document);
  const start = starts.get(block) ?? positionAt(document.snapshot, offsetOfBlock(document, block));
  starts.set(block, start);
  return start;
}

/** The line of the document on which a line of a block begins: lines of blocks are those that were read. */
export function lineOfBlock(
  document: Placing & Pick<CheckedDocument, 'snapshot'>,
  block: Block,
  line: number,
): number {
  const read = readable(document.snapshot);
  const first = lineOf(read, offsetOfBlock(document, block));
  return lineOf(document.snapshot, lineStart(read, first + line));
}

/** The span of a place counted from the start of the document. */
export function spanOfPlace(document: Placing, place: Place): Span {
  const offset = offsetAsRead(document, place.block);
  const { since } = document;
  return { start: moved(offset + place.start, since), end: moved(offset + place.end, since) };
}

export function rangeOfPlace(document: Placing, place: Place): Range {
  return rangeOf(document.snapshot, spanOfPlace(document, place));
}

export function textEditOf(document: Placing, edit: Edit): TextEdit {
  return { range: rangeOfPlace(document, edit.place), newText: edit.newText };
}

/** Edits by the offsets that they are for, in order. */
export function stretchesOf(edits: readonly TextEdit[], snapshot: Snapshot): Stretch[] {
  return edits
    .map(({ range, newText }) => ({
      start: offsetAt(snapshot, range.start),
      end: offsetAt(snapshot, range.end),
      text: newText,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether a change moves what stands in a block against the block's own start. */
export function isStretched({ model, since }: Placing, block: Block): boolean {
  const offset = model.read.offsets.get(block) ?? 0;
  return (
    since !== undefined &&
    since.newEnd !== since.oldEnd &&
    offset <= since.start &&
    since.start <= offset + block.end
  );
}

/** Below 0 where one position is before another, above 0 where it is behind it. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Whether one position stands before another. */
export function isBefore(a: Position, b: Position): boolean {
  return comparePositions(a, b) < 0;
}

/** Whether two ranges are the same. */
export function isSameRange(range: Range, other: Range): boolean {
  const { start, end } = range;
  return (
    start.line === other.start.line &&
    start.character === other.start.character &&
    end.line === other.end.line &&
    end.character === other.end.character
  );
}
