/** Where a disclosure prints a name or a term, and whether it stands there by itself or within other words. */

import type { Disclosure } from '../disclosure/model';
import type { Block, Cell, Table } from '../tables/model';
import { lineOf, type Span } from '../text/snapshot';
import { createTermFinder, standsApart, termKey } from '../text/terms';
import type { CheckedDocument } from './model';
import { offsetOfBlock } from './ranges';

/** One place in which some words are printed. */
export interface Occurrence {
  readonly block: Block;
  /** In offsets of the document. */
  readonly span: Span;
  /** What stands of it at the beginning of the next line, where it is broken. */
  readonly rest?: Span;
  /** False where a word stands right before or behind it, of which it may be a part. */
  readonly isApart: boolean;
}

/**
 * Every place where a disclosure prints a name, by what counts in it, be it broken over two lines; where that is only a part
 * of one of the `others`, it is not meant.
 */
export function occurrencesOf(
  document: CheckedDocument,
  disclosure: Disclosure,
  name: string,
  others: readonly string[],
): Occurrence[] {
  const { find, isMeant } = finderOf(name, others);
  const whole = printedIn(document, disclosure, find).flatMap(
    ({ block, span, piece, within }): Occurrence[] =>
      isMeant(piece.text, within) ? [{ block, span, isApart: standsApart(piece.text, within) }] : [],
  );
  const broken = brokenIn(document, disclosure, find, name.length).filter(({ text, within }) =>
    isMeant(text, within),
  );
  return [
    ...whole,
    ...broken.map(({ block, span, rest, text, within }) => ({
      block,
      span,
      rest,
      isApart: standsApart(text, within),
    })),
  ].sort((a, b) => a.span.start - b.span.start);
}

/** Where a text has a name that is no part of one of the `others` there. */
export function wholeIn(text: string, name: string, others: readonly string[]): Span[] {
  const { find, isMeant } = finderOf(name, others);
  return find(text).filter((within) => isMeant(text, within));
}

/** Finds a name and the longer ones around it, and tells which are itself. */
function finderOf(name: string, others: readonly string[]) {
  const key = termKey(name);
  const longer = others.map(termKey).filter((other) => other.length > key.length && other.includes(key));
  return {
    find: createTermFinder([...new Set([key, ...longer])]),
    isMeant: (text: string, { start, end }: Span): boolean => termKey(text.slice(start, end)) === key,
  };
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
    return linesOf(document, block)
      .flat()
      .flatMap((piece) => {
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

/** A place that goes on in the next line, in offsets of the document, with the words around it joined and where in these it stands. */
interface Broken {
  readonly block: Block;
  readonly span: Span;
  readonly rest: Span;
  readonly text: string;
  readonly within: Span;
}

/** Blanks and quotes within a term do not count: so many times its length is looked at on either side of a line's end. */
const REACH = 3;

/** What a finder of terms finds across the ends of lines; `length` is that of the longest term that is meant. */
function brokenIn(
  document: CheckedDocument,
  { blocks }: Disclosure,
  find: (text: string) => readonly Span[],
  length: number,
): Broken[] {
  return blocks.flatMap((block) => {
    const offset = offsetOfBlock(document, block);
    return linesOf(document, block).flatMap((lines) =>
      lines.slice(1).flatMap((next, index) => {
        const line = lines[index];
        const tail = line.text.slice(-REACH * length);
        const text = tail + next.text.slice(0, REACH * length);
        const from = offset + line.end - tail.length;
        return find(text).flatMap((within): Broken[] => {
          if (within.start >= tail.length || within.end <= tail.length) return [];
          const span = { start: from + within.start, end: offset + line.end };
          const rest = offset + next.start;
          return [{ block, span, rest: { start: rest, end: rest + within.end - tail.length }, text, within }];
        });
      }),
    );
  });
}

/** The pieces of a block by what goes on from line to line: the lines of a text, and those of each printed word of a table. */
function linesOf(document: CheckedDocument, block: Block): readonly (readonly Cell[])[] {
  const { text } = document.snapshot;
  const offset = offsetOfBlock(document, block);
  if (block.type === 'table')
    return wordsOf(block).map((cell) => {
      const { start, end, more } = cell;
      return more ? [{ start, end, text: text.slice(offset + start, offset + end) }, ...more] : [cell];
    });
  const lineAt = (relative: number): number => lineOf(document.snapshot, offset + relative);
  return block.lines.reduce<Cell[][]>((all, line) => {
    const last = all.at(-1)?.at(-1);
    const isNext = last && lineAt(line.start) - lineAt(last.end) === 1;
    if (isNext) all.at(-1)?.push(line);
    else all.push([line]);
    return all;
  }, []);
}

function wordsOf({ caption: { title, lines }, columns, rows }: Table): Cell[] {
  // A header over several columns stands in the path of each.
  const headers = new Map(columns.flatMap((column) => column.headers).map((cell) => [cell.start, cell]));
  return [...(title ? [title] : []), ...lines, ...headers.values(), ...rows.flatMap(({ cells }) => cells)];
}
