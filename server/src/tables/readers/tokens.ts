/** Words of a line parted by blanks, for readers of layouts that have no other mark between cells. */

import { withoutUnseen } from '../../text/readable';
import type { Cell } from '../model';

/** The words of a line, each with its span. */
export function tokensOf(cell: Cell): Cell[] {
  const tokens: Cell[] = [];
  for (const match of cell.text.matchAll(/\S+/g)) {
    const start = cell.start + match.index;
    const text = withoutUnseen(match[0]);
    if (text !== '') tokens.push({ text, start, end: start + match[0].length });
  }
  return tokens;
}

/** One cell over several words, parted by single blanks; nothing where there are none. */
export function joined(pieces: readonly Cell[]): Cell | undefined {
  if (pieces.length === 0) return undefined;
  return {
    text: pieces.map(({ text }) => text).join(' '),
    start: pieces[0].start,
    end: pieces[pieces.length - 1].end,
  };
}
