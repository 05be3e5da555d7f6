/** Makes the view of an original: its blocks in the table language, and where in the original each line and cell of it stands. */

import { type Front, frontLines, frontOf } from '../../disclosure/front';
import type { Disclosure } from '../../disclosure/model';
import { understand } from '../../disclosure/understand';
import { belowHeading, readCaption } from '../../tables/caption-above';
import { isBareYear, stripTitle } from '../../tables/captions';
import { readDocument } from '../../tables/read';
import { escapeLine } from '../../text/markdown';
import { type PipeRow, pipeTable } from '../../text/pipe-table';
import { createSnapshot } from '../../text/snapshot';
import type { Origin, Original } from '../model';
import { withoutListedHeadings } from './contents';
import { asCell } from './grid-rows';
import { amountColumns, linesOf, piecesOfGrid } from './grid-table';
import { joinGrids } from './joined-grids';
import type { PlacedText, View, ViewLine, ViewParagraph, ViewPiece, ViewTable } from './model';

/** Titles of tables are headings of this level. */
const TITLE_LEVEL = 2;
const LOWEST_LEVEL = 6;

/** A written line with what it stands for. */
interface Written {
  readonly text: string;
  readonly line?: ViewLine;
}

/** The view of an original; never throws. What could not be read is not in it: `omissions` says so. */
export function viewOf({ blocks }: Original): View {
  const pieces = joinGrids(blocks).flatMap((block) =>
    block.type === 'grid' ? piecesOfGrid(block) : linesOf(block, block.level),
  );
  const body = withTitles(withoutListedHeadings(pieces)).flatMap(writePiece);
  const lines = [...frontOfBody(body).map((text): Written => ({ text })), { text: '' }, ...body];
  return { text: lines.map(({ text }) => `${text}\n`).join(''), lines: lines.map(({ line }) => line) };
}

/** The front matter: what the document says of itself, read as it will be read with it. */
function frontOfBody(body: readonly Written[]): string[] {
  const text = ['---', '---', '', ...body.map((written) => written.text)].join('\n');
  const { read, disclosures } = understand(readDocument(createSnapshot(text)));
  const front = frontOf(read, disclosures);
  return frontLines(
    disclosures.some((each) => goesOnInOtherUnit(each, front)) ? { ...front, unit: undefined } : front,
  );
}

/** Whether a table is in the unit of the one before it, which is not that of most: said in front, it would be in that. */
function goesOnInOtherUnit({ tables }: Disclosure, { unit: common }: Front): boolean {
  const first = tables.findIndex(({ unitPrinted }) => unitPrinted);
  return first >= 0 && tables.slice(first).some(({ unitPrinted, unit }) => !unitPrinted && unit !== common);
}

/** The title of each table as a heading, as the table language has it; the year below it, however large, is none. */
function withTitles(printed: readonly ViewPiece[]): ViewPiece[] {
  const pieces = printed.map((piece) =>
    piece.type === 'paragraph' && isBareYear(piece.text) ? { ...piece, level: undefined } : piece,
  );
  const titles = new Set<ViewParagraph>();
  let above: ViewParagraph[] = [];
  for (const piece of pieces) {
    if (piece.type === 'paragraph') {
      above.push(piece);
      continue;
    }
    const title = titleAbove(above);
    if (title) titles.add(title);
    above = [];
  }
  return pieces.map((piece) =>
    piece.type === 'paragraph' && titles.has(piece) ? { ...piece, level: piece.level ?? TITLE_LEVEL } : piece,
  );
}

function titleAbove(above: readonly ViewParagraph[]): ViewParagraph | undefined {
  const lines = above.map(({ text, level }, line) => ({
    line,
    pieces: [asCell({ text: level === undefined ? text : `# ${text}` })],
  }));
  const start = belowHeading(lines);
  const title = readCaption(lines.slice(start), (cell) => cell).title?.text;
  return title === undefined ? undefined : above.findLast(({ text }) => stripTitle(text) === title);
}

function writePiece(piece: ViewPiece): Written[] {
  return [...(piece.type === 'table' ? writeTable(piece) : [writeParagraph(piece)]), { text: '' }];
}

function writeParagraph({ text, level, origin }: ViewParagraph): Written {
  const mark = level === undefined ? '' : `${'#'.repeat(Math.min(Math.max(level, 1), LOWEST_LEVEL))} `;
  return { text: mark + escapeLine(text), line: { origin } };
}

function writeTable(table: ViewTable): Written[] {
  const plain = (row: readonly (PlacedText | undefined)[]): string[] =>
    row.map((cell) => (cell ? blanksOf(cell) + cell.text : ''));
  const written = pipeTable(plain(table.header), table.rows.map(plain), amountColumns(table));
  return [
    writeRow(written.header, table.header, table.origin),
    { text: written.delimiter, line: { origin: table.origin } },
    ...written.rows.map((row, index) => writeRow(row, table.rows[index], table.origin)),
  ];
}

function writeRow(
  { line, cells }: PipeRow,
  row: readonly (PlacedText | undefined)[],
  table: Origin,
): Written {
  const placed = row.flatMap((cell, column) => {
    if (!cell) return [];
    const { start, end } = cells[column];
    return [{ start: start + blanksOf(cell).length, end, origin: cell.origin }];
  });
  return {
    text: line,
    line: { origin: placed.length > 0 ? rowOrigin(placed[0].origin) : table, cells: placed },
  };
}

/** A name that is set in begins with a blank as wide as a character for each level. */
function blanksOf({ level = 0 }: PlacedText): string {
  return '\u3000'.repeat(level);
}

/** The table in which a cell stands. */
export function tableOrigin(origin: Origin): Origin {
  if ('page' in origin) return { page: origin.page, table: origin.table };
  if ('sheet' in origin) return origin;
  return { paragraph: origin.paragraph, table: origin.table };
}

/** The row in which a cell stands. */
export function rowOrigin(origin: Origin): Origin {
  if ('page' in origin) return { page: origin.page, table: origin.table, row: origin.row };
  if ('sheet' in origin) return origin;
  return { paragraph: origin.paragraph, table: origin.table, row: origin.row };
}
