/** Where the blocks of a document begin: taken over from edit to edit, since a long document has very many of them. */

import type { Block, Placed } from './model';

/** The offset of the first character of a block; `undefined` for a block of another document. */
export interface Offsets {
  readonly get: (block: Block) => number | undefined;
}

/** Blocks in order with their offsets, and at which index each stands. */
interface Listed extends Offsets {
  readonly blocks: readonly Block[];
  readonly starts: Uint32Array;
  readonly indexes: ReadonlyMap<Block, number>;
  /** Blocks that have taken the place of listed ones since `indexes` was made. */
  readonly replaced: ReadonlyMap<Block, number>;
}

/** With more blocks replaced, all are listed anew. */
const MOST_REPLACED = 32;

/** The offsets of blocks in order. */
export function listOffsets(placed: readonly Placed[]): Offsets {
  const blocks = placed.map(({ block }) => block);
  return listed(
    blocks,
    Uint32Array.from(placed, ({ offset }) => offset),
    new Map(blocks.map((block, index) => [block, index])),
    new Map(),
  );
}

/** The offsets once the block at an index was replaced by one at the same offset, and what is below it has moved. */
export function replaceListed(
  before: Offsets,
  blocks: readonly Block[],
  index: number,
  delta: number,
): Offsets {
  const { starts, indexes, replaced } = before as Listed;
  const moved = starts.slice();
  if (delta !== 0) for (let i = index + 1; i < moved.length; i++) moved[i] += delta;
  if (replaced.size >= MOST_REPLACED)
    return listed(blocks, moved, new Map(blocks.map((block, at) => [block, at])), new Map());
  return listed(blocks, moved, indexes, new Map(replaced).set(blocks[index], index));
}

function listed(
  blocks: readonly Block[],
  starts: Uint32Array,
  indexes: ReadonlyMap<Block, number>,
  replaced: ReadonlyMap<Block, number>,
): Listed {
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
