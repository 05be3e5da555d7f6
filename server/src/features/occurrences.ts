/** Where a disclosure prints a name or a term, and whether it stands there by itself or within other words. */

import type { Disclosure } from '../disclosure/model';
import type { Block, Cell, Table } from '../tables/model';
import type { Span } from '../text/snapshot';
import { createTermFinder, standsApart, termKey } from '../text/terms';
import type { CheckedDocument } from './model';
import { offsetOfBlock } from './ranges';

/** One place in which some words are printed. */
export interface Occurrence {
  readonly block: Block;
  /** In offsets of the document. */
  readonly span: Span;
  /** False where a word stands right before or behind it, of which it may be a part. */
  readonly isApart: boolean;
}

/**
 * Every place where a disclosure prints a name, by what counts in it; where that is only a part of one of the `others`, it is
 * not meant. Names that are broken over lines are not found.
 */
export function occurrencesOf(
  document: CheckedDocument,
  disclosure: Disclosure,
  name: string,
  others: readonly string[],
): Occurrence[] {
  const key = termKey(name);
  const longer = others.map(termKey).filter((other) => other.length > key.length && other.includes(key));
  const find = createTermFinder([...new Set([key, ...longer])]);
  return printedIn(document, disclosure, find).flatMap(({ block, span, piece, within }) => {
    if (piece.more || termKey(piece.text.slice(within.start, within.end)) !== key) return [];
    return [{ block, span, isApart: standsApart(piece.text, within) }];
  });
}

/** A place that a finder found, in offsets of the document, with the printed piece and where in that it stands. */
interface Printed {
  readonly block: Block;
  readonly span: Span;
  readonly piece: Cell;
  readonly within: Span;
}

/** What a finder of terms finds in the lines of a disclosure's texts and in the printed words of its tables. */
export function printedIn(
  document: CheckedDocument,
  { blocks }: Disclosure,
  find: (text: string) => readonly Span[],
): Printed[] {
  return blocks.flatMap((block) => {
    const offset = offsetOfBlock(document, block);
    return piecesOf(block).flatMap((piece) => {
      const base = offset + piece.start;
      return find(piece.text).map((within) => ({
        block,
        span: { start: base + within.start, end: base + within.end },
        piece,
        within,
      }));
    });
  });
}

/** The lines of a text, or the printed words of a table. */
function piecesOf(block: Block): readonly Cell[] {
  return block.type === 'text' ? block.lines : wordsOf(block);
}

function wordsOf({ caption: { title, lines }, columns, rows }: Table): Cell[] {
  // A header over several columns stands in the path of each.
  const headers = new Map(columns.flatMap((column) => column.headers).map((cell) => [cell.start, cell]));
  return [...(title ? [title] : []), ...lines, ...headers.values(), ...rows.flatMap(({ cells }) => cells)];
}
