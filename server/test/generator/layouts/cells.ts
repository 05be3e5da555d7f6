/** Prints tables a cell a line behind a tab, rows parted by blank lines, merged header cells once. */

import type { Row } from '../model';
import {
  depthOf,
  headerWord,
  joinsLeft,
  type LayoutPrinter,
  mergedAway,
  numberCells,
  type Printing,
  piecesAmongNumbers,
  printedCells,
  shorn,
  writeCell,
} from './layout';

export const cells: LayoutPrinter = {
  layout: 'cells',
  captionLead: '\t',
  captionGap: '\t',
  header,
  row,
  between: ({ writer }) => writer.end(),
};

function header(printing: Printing): void {
  const { writer, table, artefacts } = printing;
  const { columns } = table;
  const depth = depthOf(columns);
  const pieces = piecesAmongNumbers(printing);
  const mayBeOnce = depth > 1 && table.rows.length > 2 && !printing.hasUnseenWords;
  const isOnce = mayBeOnce && artefacts.use('header-merged-once', 0.5);
  const levels = Array.from({ length: depth }, (_, level) =>
    columns.flatMap(({ path }, index) => {
      if (joinsLeft(columns, index, level)) return [];
      const word = path[level] === undefined ? '' : headerWord(printing, path[level]);
      return [pieces || printing.hasPiecesOnTotal ? shorn(word) : word];
    }),
  );
  const rows = levels
    .map((words) => (isOnce ? words.filter((word) => word !== '') : words))
    .filter((words) => words.some((word) => word !== ''));
  rows.forEach((words, index) => {
    if (index > 0) writer.end();
    for (const word of words) writer.end(`\t${word}`);
  });
  if (!table.columnNumbers) return;
  writer.end();
  for (const cell of pieces ?? numberCells(printing)) writer.end(`\t${cell}`);
}

function row(printing: Printing, printed: Row): void {
  const { writer, artefacts, random, table } = printing;
  const { row: shown, cells: printedRow } = printedCells(printing, printed);
  const padding = artefacts.use('cell-padded', 0.1) ? random.pick([' ', '　　']) : '';
  const gap =
    printedRow.length > 3 && artefacts.use('blank-line-in-row', 0.1)
      ? random.int(2, printedRow.length - 1)
      : -1;
  const torn = printing.tear && gap < 0 && printedRow.length > 3 ? random.int(2, printedRow.length - 1) : -1;
  const skipped = gap < 0 && torn < 0 ? mergedAway(printing, printed, printedRow) : [];
  printedRow.forEach((cell, index) => {
    if (skipped.includes(index)) return;
    if (index === gap) writer.end();
    if (index === torn) printing.tear?.();
    const isName = table.columns[index].role === 'name';
    const at = cell.text.length - 2;
    if (isName && at > 3 && artefacts.use('cell-of-lines', 0.15)) {
      writer.end(`\t${cell.text.slice(0, at)}`);
      writer.end(cell.text.slice(at));
      return;
    }
    const isText = cell.amount === undefined && cell.text !== '';
    writeCell(printing, shown, index, cell, `\t${isText ? padding : ''}`);
    writer.end();
  });
}
