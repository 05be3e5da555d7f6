/** Prints tables a cell a line behind a tab, rows parted by blank lines, merged header cells once. */

import type { Row } from '../model';
import {
  depthOf,
  headerWord,
  joinsLeft,
  type LayoutPrinter,
  numberCells,
  type Printing,
  printedCells,
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
  const { writer, table } = printing;
  const { columns } = table;
  const depth = depthOf(columns);
  for (let level = 0; level < depth; level++) {
    if (level > 0) writer.end();
    columns.forEach(({ path }, index) => {
      if (joinsLeft(columns, index, level)) return;
      writer.end(`\t${path[level] === undefined ? '' : headerWord(printing, path[level])}`);
    });
  }
  if (!table.columnNumbers) return;
  writer.end();
  for (const cell of numberCells(printing)) writer.end(`\t${cell}`);
}

function row(printing: Printing, printed: Row): void {
  const { writer, artefacts, random, table } = printing;
  const { row: shown, cells: printedRow } = printedCells(printing, printed);
  const padding = artefacts.use('cell-padded', 0.1) ? random.pick([' ', '　　']) : '';
  const gap =
    printedRow.length > 3 && artefacts.use('blank-line-in-row', 0.1)
      ? random.int(2, printedRow.length - 1)
      : -1;
  printedRow.forEach((cell, index) => {
    if (index === gap) writer.end();
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
