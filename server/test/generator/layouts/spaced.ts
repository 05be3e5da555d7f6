/** Prints tables as text taken from PDF: cells parted by one blank, blank cells lost, header words scattered over lines. */

import type { Row } from '../model';
import {
  depthOf,
  joinsLeft,
  type LayoutPrinter,
  numberCells,
  type Printing,
  printedCells,
  writeCell,
} from './layout';

export const spaced: LayoutPrinter = {
  layout: 'spaced',
  captionLead: '',
  captionGap: ' ',
  header,
  row,
  between: ({ writer, artefacts }) => {
    if (artefacts.use('blank-line-between-rows', 0.95)) writer.end();
  },
};

function header(printing: Printing): void {
  const { writer, table } = printing;
  const { columns } = table;
  for (let level = 0; level < depthOf(columns); level++) {
    const words = columns.flatMap(({ path }, index) =>
      path[level] === undefined || joinsLeft(columns, index, level) ? [] : [path[level]],
    );
    if (words.length > 0) writeWords(printing, words);
  }
  if (table.columnNumbers)
    writer.end(
      numberCells(printing)
        .filter((cell) => cell !== '')
        .join(' '),
    );
}

/** Words of one level: in a line, or broken into pieces over several, with a blank lost now and then. */
function writeWords(printing: Printing, words: readonly string[]): void {
  const { writer, artefacts, random, hasUnseenWords } = printing;
  const inPieces = !hasUnseenWords && artefacts.use('header-pieces', 0.6);
  words.forEach((word, index) => {
    const at = word.length > 4 && inPieces ? random.int(2, word.length - 2) : 0;
    if (index > 0) writer.write(separator());
    if (at > 0) writer.end(word.slice(0, at));
    writer.write(word.slice(at));
  });
  writer.end();

  function separator(): string {
    if (inPieces && random.chance(0.4)) return '\n';
    return words.length > 2 && !hasUnseenWords && artefacts.use('header-glued', 0.1) ? '' : ' ';
  }
}

function row(printing: Printing, printed: Row): void {
  const { writer, artefacts, random, table } = printing;
  const { row: shown, cells: set } = printedCells(printing, printed);
  // How far a name is set in is lost with the other blanks.
  const cells = set.map((cell) => ({ ...cell, text: cell.text.trimStart() }));
  let isFirst = true;
  cells.forEach((cell, index) => {
    if (cell.text === '') return;
    if (!isFirst) writer.write(' ');
    isFirst = false;
    const isName = table.columns[index].role === 'name';
    if (isName && cell.text.length > 8 && artefacts.use('name-over-lines', 0.2)) {
      const at = random.int(4, cell.text.length - 2);
      writer.end(cell.text.slice(0, at));
      writer.write(cell.text.slice(at));
      return;
    }
    writeCell(printing, shown, index, cell);
  });
  writer.end();
}
