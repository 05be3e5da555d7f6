/** Where the blocks of a document begin: taken over from edit to edit, since a long document has very many of them. */

import type { Block, Placed } from './model';

/** Blocks in order with their offsets, and at which index each stands. */
export interface Offsets {
  readonly blocks: readonly Block[];
  readonly starts: Uint32Array;
  readonly indexes: ReadonlyMap<Block, number>;
  /** Blocks that have taken the place of listed ones since `indexes` was made. */
  readonly replaced: ReadonlyMap<Block, number>;
  /** The offset of the first character of a block; `undefined` for a block of another document. */
  readonly get: (block: Block) => number | undefined;
}

/** With more blocks replaced, all are listed anew. */
const MOST_REPLACED = 32;

const NONE_REPLACED: ReadonlyMap<Block, number> = new Map();

/** The offsets of blocks in order. */
export function listOffsets(placed: readonly Placed[]): Offsets {
  const blocks = placed.map(({ block }) => block);
  const starts = Uint32Array.from(placed, ({ offset }) => offset);
  return listed(blocks, starts, indexesOf(blocks), NONE_REPLACED);
}

/** The offsets once the block at an index was replaced by one at the same offset, and what is below it has moved. */
export function replaceListed(
  { starts, indexes, replaced }: Offsets,
  blocks: readonly Block[],
  index: number,
  delta: number,
): Offsets {
  const moved = starts.slice();
  if (delta !== 0) for (let i = index + 1; i < moved.length; i++) moved[i] += delta;
  return replaced.size < MOST_REPLACED
    ? listed(blocks, moved, indexes, new Map(replaced).set(blocks[index], index))
    : listed(blocks, moved, indexesOf(blocks), NONE_REPLACED);
}

function indexesOf(blocks: readonly Block[]): ReadonlyMap<Block, number> {
  return new Map(blocks.map((block, index) => [block, index]));
}

function listed(
  blocks: readonly Block[],
  starts: Uint32Array,
  indexes: ReadonlyMap<Block, number>,
  replaced: ReadonlyMap<Block, number>,
): Offsets {
  return {
    blocks,
    starts,
    indexes,
    replaced,
    get: (block) => {
      const index = replaced.get(block) ?? indexes.get(block);
      return index !== undefined && blocks[index] === block ? starts[index] : undefined;
    },
  };
}
