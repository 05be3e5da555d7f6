/** The relation blocks of a disclosure, each with the nearest table above it. */

import type { Disclosure, TableModel } from '../../disclosure/model';
import { type StatedBlock, statedBlocksIn } from '../../disclosure/stated/parse';
import type { Block } from '../../tables/model';
import { memoize } from '../../text/memo';

/** A relation block where it stands. */
export interface StatedHere extends StatedBlock {
  /** Index among the blocks of the disclosure. */
  readonly index: number;
  /** `undefined` before the first table. */
  readonly above: TableModel | undefined;
}

/** All relation blocks, in the order of the text. */
export const statedBlocks = memoize(({ blocks, tables }: Disclosure): readonly StatedHere[] => {
  const models = new Map(tables.map((model) => [model.table as Block, model]));
  const found: StatedHere[] = [];
  let above: TableModel | undefined;
  for (const [index, block] of blocks.entries()) {
    // What stands between a title and its table stands above the table.
    for (const stated of statedBlocksIn(block)) found.push({ ...stated, index, above });
    above = models.get(block) ?? above;
  }
  return found;
});
