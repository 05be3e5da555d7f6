/** How wide tabs have to be for the columns of a tab-separated text to stand in line. */

import { widthBetween } from '../../server/src/text/width';

/** Lines that are looked at: tables of one text are alike, and a long one is opened as quickly as others. */
const MOST_LINES = 2_000;
/** Columns of the screen: a sentence in a cell must not push the amounts beside it out of sight. */
const WIDEST = 36;
/** A row has at least three cells; one tab alone indents. */
const FEWEST_TABS = 2;

/**
 * The width of the widest cell with a blank behind it, cells that are sentences left out; `undefined` where there is no
 * row of cells parted by tabs.
 */
export function tabWidthOf(lineCount: number, lineAt: (line: number) => string): number | undefined {
  let widest = 0;
  for (let line = 0; line < Math.min(lineCount, MOST_LINES); line++) {
    const cells = lineAt(line).split('\t');
    if (cells.length <= FEWEST_TABS) continue;
    // What stands behind the last tab needs no tab behind it.
    for (const cell of cells.slice(0, -1)) {
      const width = widthBetween(cell, 0, cell.length, 1);
      if (width > widest && width <= WIDEST) widest = width;
    }
  }
  return widest === 0 ? undefined : widest + 1;
}
