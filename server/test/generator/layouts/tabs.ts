/** Prints tables as rows of tab-separated cells, merged header cells blank where they continue. */

import type { Cell, Row } from '../model';
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

export const tabs: LayoutPrinter = {
  layout: 'tabs',
  captionLead: '',
  captionGap: '\t',
  header,
  row,
  between: ({ writer, artefacts }) => {
    if (artefacts.use('blank-line-between-rows', 0.1)) writer.end();
  },
};

function header(printing: Printing): void {
  const { writer, table } = printing;
  const depth = depthOf(table.columns);
  const levels = Array.from({ length: depth }, (_, level) =>
    table.columns.map(({ path }, index) =>
      path[level] === undefined || joinsLeft(table.columns, index, level)
        ? ''
        : headerWord(printing, path[level]),
    ),
  );
  for (const [level, cells] of disturbed(printing, levels).entries())
    writer.end(level === 0 ? cells.join('\t') : withTrail(printing, cells));
  if (table.columnNumbers) writer.end(numberCells(printing).join('\t'));
}

/** Lower header rows may end at their last word. */
function withTrail({ random }: Printing, cells: readonly string[]): string {
  const text = cells.join('\t');
  return random.chance(0.2) ? text.replace(/\t+$/, '') : text;
}

/** Moves header words away from their columns, the way careless extraction does. */
function disturbed({ artefacts, table }: Printing, levels: readonly string[][]): string[][] {
  const rows = levels.map((cells) => [...cells]);
  const last = rows[rows.length - 1];
  const words = last.filter((word) => word !== '');
  const firstGap = last.indexOf('');
  const isPacked = firstGap < 0 || last.slice(firstGap).every((word) => word === '');
  if (rows.length > 1 && !isPacked && table.rows.length > 2 && artefacts.use('header-left-packed', 0.3)) {
    rows[rows.length - 1] = [...words, ...last.slice(words.length).map(() => '')];
    return rows;
  }
  const [top, lower] = rows;
  const end = top.length - 1;
  const canSwap =
    lower !== undefined &&
    top[end] !== '' &&
    lower[end] === '' &&
    lower[end - 1] !== '' &&
    top[end - 1] === '';
  if (canSwap && table.rows.length > 2 && artefacts.use('header-displaced', 0.5)) {
    [top[end - 1], top[end]] = [top[end], ''];
    [lower[end - 1], lower[end]] = ['', lower[end - 1]];
  }
  return rows;
}

function row(printing: Printing, printed: Row): void {
  const { writer, artefacts, random } = printing;
  const { row: shown, cells } = printedCells(printing, printed);
  const [first, second] = overLines(printing, cells);
  let count = first.length;
  if (first.at(-1)?.text === '' && first.length > 2 && artefacts.use('ragged-row', 0.3))
    while (count > 2 && first[count - 1].text === '') count--;
  const padding = artefacts.use('cell-padded', 0.1) ? random.pick([' ', '  ', '　　']) : '';
  first.slice(0, count).forEach((cell, index) => {
    if (index > 0) writer.write('\t');
    const isText = cell.amount === undefined && cell.text !== '';
    writeCell(printing, shown, index, cell, isText ? padding : '', index > 0 ? padding : '');
  });
  writer.end();
  if (second) writer.end(second.map(({ text }) => text).join('\t'));
}

/** A row whose long name, and perhaps its codes, go on in the line below. */
function overLines(
  { table, artefacts, random }: Printing,
  cells: readonly Cell[],
): readonly [readonly Cell[], (readonly Cell[])?] {
  const { columns } = table;
  const name = columns.findIndex(({ role }) => role === 'name');
  if (name < 0 || cells[name].text.length < 6 || !cells.some(({ amount }) => amount !== undefined))
    return [cells];
  const withCodes = columns.some(({ role }, index) => role === 'code' && cells[index].text.length > 1);
  const breaksCodes = withCodes && artefacts.use('code-over-lines', 0.3);
  if (!breaksCodes && !artefacts.use('name-over-lines', 0.2)) return [cells];
  const cut = cells.map(({ text }, index) => {
    const { role } = columns[index];
    if (index === name) return random.int(3, text.length - 2);
    return breaksCodes && role === 'code' && text.length > 1 && !text.includes(' ')
      ? Math.max(1, text.length - 2)
      : text.length;
  });
  const head = cells.map(
    (cell, index): Cell => (cell.amount === undefined ? { text: cell.text.slice(0, cut[index]) } : cell),
  );
  const tail = cells.map(
    (cell, index): Cell => (cell.amount === undefined ? { text: cell.text.slice(cut[index]) } : { text: '' }),
  );
  return [head, tail];
}
