/** Finds in a text what templates and text extraction have left behind. */

import { PAGE_LINE, RESIDUE_WORDS, type ResidueKind } from '../knowledge/residue-words';
import type { Block, Cell, Place } from '../tables/model';
import { memoize } from '../text/memo';
import type { Disclosure } from './model';

export type { ResidueKind };

/** One leftover. */
export interface Residue {
  readonly kind: ResidueKind;
  readonly text: string;
  readonly place: Place;
  /** What should stand there, where that is certain. */
  readonly mended?: string;
}

/** All sorts at once, each a group of its own: a line is walked through once. */
const ANY = new RegExp(RESIDUE_WORDS.map(({ pattern }) => `(${pattern})`).join('|'), 'g');

/** What is left behind in the text of a disclosure and in the captions of its tables, in order. */
export function residueIn({ blocks }: Disclosure): Residue[] {
  return blocks.flatMap((block) => residueOfBlock(block));
}

/** Blocks outlive the edits around them, and so does what was found in them. */
const residueOfBlock = memoize((block: Block): readonly Residue[] =>
  linesOf(block).flatMap((line) => residueOfLine(block, line)),
);

function linesOf(block: Block): readonly Cell[] {
  if (block.type === 'text') return block.lines;
  const { title, mark, lines } = block.caption;
  return [mark, title, ...lines].filter((cell) => cell !== undefined);
}

function residueOfLine(block: Block, { text, start, end }: Cell): Residue[] {
  // Where characters were escaped, offsets in the text are not those of the print.
  if (end - start !== text.length) return [];
  if (PAGE_LINE.test(text)) return [{ kind: 'page-number', text, place: { block, start, end }, mended: '' }];
  return [...text.matchAll(ANY)].map((match) => {
    const [printed, ...groups] = match;
    const { kind, mend } = RESIDUE_WORDS[groups.findIndex((group) => group !== undefined)];
    const from = start + match.index;
    return {
      kind,
      text: printed,
      place: { block, start: from, end: from + printed.length },
      mended: mend?.(printed),
    };
  });
}
