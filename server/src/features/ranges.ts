/** From places, which are relative to their blocks, to spans and LSP ranges of the document. */

import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { Edit } from '../rules/model';
import type { Block, Place } from '../tables/model';
import { memoize } from '../text/memo';
import { positionAt, rangeOf, type Span } from '../text/snapshot';
import type { CheckedDocument } from './model';

/** The offset of a block's first character. Throws for a block of another document: a mistake in the program. */
export function offsetOfBlock(document: CheckedDocument, block: Block): number {
  const offset = document.model.read.offsets.get(block);
  if (offset === undefined) throw new Error('The block does not belong to the document.');
  return offset;
}

/** Starts of blocks by the check that they were asked of. */
const startsOf = memoize((_: CheckedDocument) => new Map<Block, Position>());

/** The position of a block's first character. */
export function startOfBlock(document: CheckedDocument, block: Block): Position {
  const starts = startsOf(document);
  const start = starts.get(block) ?? positionAt(document.snapshot, offsetOfBlock(document, block));
  starts.set(block, start);
  return start;
}

/** The span of a place counted from the start of the document. */
export function spanOfPlace(document: CheckedDocument, place: Place): Span {
  const offset = offsetOfBlock(document, place.block);
  return { start: offset + place.start, end: offset + place.end };
}

export function rangeOfPlace(document: CheckedDocument, place: Place): Range {
  return rangeOf(document.snapshot, spanOfPlace(document, place));
}

export function textEditOf(document: CheckedDocument, edit: Edit): TextEdit {
  return { range: rangeOfPlace(document, edit.place), newText: edit.newText };
}
