/** The lines of a block of text as they are printed, without page numbers and bookmarks, headings told. */

import type { Disclosure, Section } from '../../disclosure/model';
import { isHeading, isPageNumber, stripBookmark } from '../../tables/captions';
import type { Block, ReadDocument, TextBlock } from '../../tables/model';
import { lineOf, type Snapshot } from '../../text/snapshot';

export interface PrintedLine {
  /** Where the line begins, relative to its block. */
  readonly start: number;
  /** What stands on the line, in order. */
  readonly pieces: readonly string[];
  /** Of a heading: how many levels it stands below the top, from 1. */
  readonly level?: number;
  /** Whether it is written as a heading of Markdown already. */
  readonly isMarked?: boolean;
}

/** Headings by the first character of their lines. */
export type Headings = ReadonlyMap<Block, ReadonlyMap<number, Section>>;

export function headingsOf({ outline }: Disclosure): Headings {
  const headings = new Map<Block, Map<number, Section>>();
  for (const section of outline.sections) {
    const { block, start } = section.place;
    const own = headings.get(block) ?? new Map<number, Section>();
    headings.set(block, own.set(start, section));
  }
  return headings;
}

/** The document in the table language keeps the marks of its headings; in a text their words tell the level. */
export function printedLines(
  snapshot: Snapshot,
  { offsets, frontMatter }: ReadDocument,
  block: TextBlock,
  headings: Headings,
): PrintedLine[] {
  const offset = offsets.get(block) ?? 0;
  const isWritten = frontMatter !== undefined;
  const lines: PrintedLine[] = [];
  let last = -1;
  for (const { text, start } of block.lines) {
    const line = lineOf(snapshot, offset + start);
    const section = headings.get(block)?.get(start);
    const before = lines[lines.length - 1];
    if (section && !(isWritten && isHeading(text)))
      lines.push({ start, pieces: [section.title], level: section.level });
    else if (line === last) lines[lines.length - 1] = { ...before, pieces: [...before.pieces, text] };
    else if (isHeading(text)) lines.push({ start, pieces: [text], isMarked: true });
    else if (isPageNumber(text)) continue;
    else lines.push({ start, pieces: [stripBookmark(text)] });
    last = line;
  }
  return lines;
}
