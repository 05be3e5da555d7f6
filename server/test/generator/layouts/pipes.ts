/** Prints tables as GFM pipe tables, the header's levels joined by slashes. */

import type { Row } from '../model';
import { headerWord, type LayoutPrinter, type Printing, printedCells, writeCell } from './layout';

export const pipes: LayoutPrinter = {
  layout: 'pipes',
  captionLead: '',
  captionGap: ' ',
  header,
  row,
  between: () => undefined,
};

function header(printing: Printing): void {
  const { writer, table } = printing;
  writer.end(
    `| ${table.columns.map(({ path }) => path.map((word) => headerWord(printing, word)).join('/')).join(' | ')} |`,
  );
  writer.end(`|${table.columns.map(({ role }) => (role === 'amount' ? ' ---: ' : ' --- ')).join('|')}|`);
}

function row(printing: Printing, printed: Row): void {
  const { writer, artefacts, random } = printing;
  const { row: shown, cells } = printedCells(printing, printed);
  let count = cells.length;
  if (cells.at(-1)?.text === '' && artefacts.use('ragged-row', 0.3)) count--;
  const padding = artefacts.use('cell-padded', 0.1) ? random.pick(['  ', '      ']) : ' ';
  writer.write('|');
  cells.slice(0, count).forEach((cell, index) => {
    writeCell(printing, shown, index, cell, padding, ' |');
  });
  writer.end();
}
