/** The relation blocks of a disclosure, each with the nearest table above it. */

import type { Disclosure, TableModel } from '../../disclosure/model';
import type { Block, TextBlock } from '../../tables/model';
import { memoize } from '../../text/memo';

/** A relation block where it stands. */
export interface StatedBlock {
  readonly block: TextBlock;
  /** Index among the blocks of the disclosure. */
  readonly index: number;
  /** `undefined` before the first table. */
  readonly above: TableModel | undefined;
}

/** All relation blocks, in the order of the text. */
export const statedBlocks = memoize(({ blocks, tables }: Disclosure): readonly StatedBlock[] => {
  const models = new Map(tables.map((model) => [model.table as Block, model]));
  const found: StatedBlock[] = [];
  let above: TableModel | undefined;
  for (const [index, block] of blocks.entries()) {
    above = models.get(block) ?? above;
    if (block.type === 'text' && block.stated) found.push({ block, index, above });
  }
  return found;
});
