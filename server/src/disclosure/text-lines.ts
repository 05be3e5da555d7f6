/** The printed lines of a disclosure that are neither rows of tables nor entries of its contents list. */

import type { Block, Caption, Cell, TextBlock } from '../tables/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import type { Disclosure } from './model';

/** Lines that stand together: those of a text, or those above a table, its title first. */
export type Lines = readonly Cell[];

export interface LinesOfBlock {
  readonly block: Block;
  readonly lines: Lines;
}

/**
 * The lines block by block, in order. Most edits leave most of them the same lists, so that what is found in one can be
 * remembered by it.
 */
export const linesOutsideContents = memoize(({ blocks, outline }: Disclosure): readonly LinesOfBlock[] => {
  const listed = groupBy(
    outline.contents.map(({ place }) => place),
    ({ block }) => block,
  );
  return blocks.map((block) => {
    if (block.type === 'table') return { block, lines: captionLines(block.caption) };
    const entries = listed.get(block);
    const lines = entries ? withoutLines(block, new Set(entries.map(({ start }) => start))) : block.lines;
    return { block, lines };
  });
});

const captionLines = memoize(({ title, lines }: Caption): Lines => (title ? [title, ...lines] : lines));

function withoutLines({ lines }: TextBlock, starts: ReadonlySet<number>): Lines {
  return lines.filter(({ start }) => !starts.has(start));
}
