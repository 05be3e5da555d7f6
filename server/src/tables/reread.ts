/** Reads a changed text again: only the blocks around the change, the others are taken over as they are. */

import { createSnapshot, lineOf, lineStart, type Snapshot, type TextChange } from '../text/snapshot';
import type { Steps } from '../text/steps';
import type { Block, FrontMatter, Placed, ReadDocument } from './model';
import { replaceListed } from './offsets';
import { documentOf, readBlocks, readInSteps, writtenDocument } from './read';
import { type Reread, rereadRow } from './reread-row';

/**
 * How many tables are read again on either side of a change: whether a table goes on with the one before is decided by
 * the pages before it and the lines between, so that the last two of three untouched tables tell that reading is in step.
 * So do the first two above the change: a reader may look at lines above those read again, or have begun there.
 */
const MARGIN = 3;
/** So many untouched tables, read as they were before, tell that reading is in step. */
const IN_STEP = 2;

/** The same document that reading the new text from scratch gives; unchanged blocks are the same objects as before. */
export function* rereadInSteps(
  read: ReadDocument,
  before: Snapshot,
  after: Snapshot,
  change: TextChange,
): Steps<ReadDocument> {
  const isWhole = read.isWritten || mayHaveFrontMatter(before) || mayHaveFrontMatter(after);
  const row = isWhole ? undefined : rereadRow(read, before, after, change);
  if (row) return withTable(read, row, change);
  const old = read.blocks.map((block): Placed => ({ block, offset: read.offsets.get(block) ?? 0 }));
  if (isWhole) return yield* rereadWhole(read, old, before, after);
  let [above, below] = [MARGIN, MARGIN];
  for (;;) {
    const first = firstReread(old, change, above);
    const next = firstKept(old, change, below);
    const window = yield* readWindow(old, first, next, before, after, change);
    const isLedTo = first === 0 || leads(window, old, first, before, after);
    const isJoined = next === old.length || joins(window, old, next, before, after);
    if (!isLedTo) above *= 4;
    if (!isJoined) below *= 4;
    if (!isLedTo || !isJoined) continue;
    const delta = change.newEnd - change.oldEnd;
    const kept = old.slice(next).map(({ block, offset }) => ({ block, offset: offset + delta }));
    const reread = reuse(window, old.slice(first, next), before, after);
    return documentOf([...old.slice(0, first), ...reread, ...kept]);
  }
}

/** The document with another table in the place of one that begins at the same offset. */
function withTable(read: ReadDocument, { index, block }: Reread, change: TextChange): ReadDocument {
  const blocks = [...read.blocks];
  blocks[index] = block;
  return {
    ...read,
    blocks,
    offsets: replaceListed(read.offsets, blocks, index, change.newEnd - change.oldEnd),
  };
}

/** Front matter is short and at the top: documents that have it are written by hand and small. */
function mayHaveFrontMatter({ text }: Snapshot): boolean {
  return text.startsWith('---');
}

/** Index of the block from which to read: so many tables before the change; 0 where there are not as many. */
function firstReread(old: readonly Placed[], change: TextChange, margin: number): number {
  let index = old.findLastIndex(({ block, offset }) => offset + block.end < change.start - 1);
  for (let tables = 0; index >= 0; index--) {
    if (old[index].block.type === 'table') tables++;
    if (tables > margin) return index;
  }
  return 0;
}

/** Index of the first block behind the change that is kept: a table with so many tables between. */
function firstKept(old: readonly Placed[], change: TextChange, margin: number): number {
  let tables = 0;
  const from = old.findIndex(({ offset }) => offset > change.oldEnd + 1);
  for (let index = from < 0 ? old.length : from; index < old.length; index++) {
    if (old[index].block.type !== 'table') continue;
    tables++;
    if (tables > margin) return index;
  }
  return old.length;
}

/** Reads the text between two blocks of the old text as it is now. */
function* readWindow(
  old: readonly Placed[],
  first: number,
  next: number,
  before: Snapshot,
  after: Snapshot,
  change: TextChange,
): Steps<Placed[]> {
  const start = first === 0 ? 0 : lineStart(before, lineOf(before, old[first].offset));
  const delta = change.newEnd - change.oldEnd;
  const isEnd = next >= old.length;
  const end = isEnd ? after.text.length : lineStart(before, lineOf(before, old[next].offset)) + delta;
  const window = createSnapshot(after.text.slice(start, end));
  const placed = yield* readBlocks(window, 0, isEnd);
  return placed.map(({ block, offset }) => ({ block, offset: offset + start }));
}

/** Whether the first two tables read again are those that stood there before: then reading has begun in step. */
function leads(
  window: readonly Placed[],
  old: readonly Placed[],
  first: number,
  before: Snapshot,
  after: Snapshot,
): boolean {
  for (let index = 0, tables = 0; tables < IN_STEP; index++) {
    const [read, known] = [window[index], old[first + index]];
    if (!read || !known || !isSame(read, known, before, after)) return false;
    if (read.block.type === 'table') tables++;
  }
  return true;
}

/** Whether the last two tables read again are those that stood before the first kept block: then reading has come back in step. */
function joins(
  window: readonly Placed[],
  old: readonly Placed[],
  next: number,
  before: Snapshot,
  after: Snapshot,
): boolean {
  for (let back = 1, tables = 0; tables < IN_STEP; back++) {
    const [read, known] = [window.at(-back), old[next - back]];
    if (!read || !known || !isSame(read, known, before, after)) return false;
    if (read.block.type === 'table') tables++;
  }
  return true;
}

function isSame(a: Placed, b: Placed, before: Snapshot, after: Snapshot): boolean {
  return isAlike(a.block, b.block) && textOf(a, after) === textOf(b, before);
}

function isAlike(a: Block, b: Block): boolean {
  if (a.type !== b.type || a.end !== b.end) return false;
  if (a.type === 'text' && b.type === 'text') return (a.stated === undefined) === (b.stated === undefined);
  return a.type === 'text' || b.type === 'text' || (a.isLast === b.isLast && a.layout === b.layout);
}

function textOf({ block, offset }: Placed, { text }: Snapshot): string {
  return text.slice(offset, offset + block.end);
}

/** Puts the old objects in the place of blocks that say the same, each once. */
function reuse(
  blocks: readonly Placed[],
  old: readonly Placed[],
  before: Snapshot,
  after: Snapshot,
): Placed[] {
  let from = 0;
  return blocks.map((placed) => {
    const index = old.findIndex((known, i) => i >= from && isSame(placed, known, before, after));
    if (index < 0) return placed;
    from = index + 1;
    return { block: old[index].block, offset: placed.offset };
  });
}

/**
 * Reads the whole text: what is in the table language is written by hand and short. Front matter that comes or goes has every
 * line read in another way, also where it looks the same, unless all of it is in the table language.
 */
function* rereadWhole(
  read: ReadDocument,
  old: readonly Placed[],
  before: Snapshot,
  after: Snapshot,
): Steps<ReadDocument> {
  const isWritten = read.isWritten === true;
  const reread = yield* readInSteps(after, isWritten);
  if (!isWritten && !read.frontMatter !== !reread.frontMatter) return reread;
  // What is made of the blocks below stays as it is where this says the same.
  const frontMatter = saysSame(read.frontMatter, reread.frontMatter) ? read.frontMatter : reread.frontMatter;
  const placed = reread.blocks.map((block): Placed => ({ block, offset: reread.offsets.get(block) ?? 0 }));
  const blocks = reuse(placed, old, before, after);
  return isWritten || frontMatter
    ? writtenDocument(after, blocks, { frontMatter, isWritten })
    : documentOf(blocks);
}

function saysSame(some: FrontMatter | undefined, other: FrontMatter | undefined): boolean {
  return (
    !some === !other && some?.body === other?.body && some?.year === other?.year && some?.unit === other?.unit
  );
}
