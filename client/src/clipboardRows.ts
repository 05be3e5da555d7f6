/** Rows and cells of what a spreadsheet or a word processor puts on the clipboard. */

/** Rows of cells, every row as long as the longest; none where there are not at least two cells in a row. */
export function rowsOfClipboard(plain: string, html: string): string[][] {
  const rows = html.includes('<table') || html.includes('<TABLE') ? rowsOfHtml(html) : rowsOfPlain(plain);
  const filled = rows.map((row) => row.map(tidy)).filter((row) => row.some((cell) => cell !== ''));
  const width = Math.max(0, ...filled.map((row) => row.length));
  if (width < 2) return [];
  return filled.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/** Blanks around a cell and between the words of a line are those of its layout, lines of a cell are kept. */
function tidy(cell: string): string {
  return cell
    .split('\n')
    .map((line) => line.replaceAll(/[ \t\r\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

function rowsOfPlain(plain: string): string[][] {
  const text = plain.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n+$/, '');
  if (!text.includes('\t')) return [];
  const rows: string[][] = [[]];
  for (let at = 0; at <= text.length; at++) {
    const end = quotedEnd(text, at) ?? endOfCell(text, at);
    const isQuoted = text[at] === '"' && text[end - 1] === '"' && end - at > 1;
    const cell = text.slice(at, end);
    rows[rows.length - 1].push(isQuoted ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    at = end;
    if (text[at] === '\n') rows.push([]);
  }
  return rows;
}

/** Behind a cell in quotation marks, which holds tabs, line ends or quotation marks, these doubled; `undefined` for others. */
function quotedEnd(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at++;
    else return isCellEnd(text, at + 1) ? at + 1 : undefined;
  }
  return undefined;
}

function endOfCell(text: string, start: number): number {
  let end = start;
  while (!isCellEnd(text, end)) end++;
  return end;
}

function isCellEnd(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\t' || text[at] === '\n';
}

const PIECES =
  /<!--[\s\S]*?-->|<(?:style|script)\b[\s\S]*?<\/(?:style|script)>|<(\/?)([a-z][a-z0-9]*)\b([^<>]*)>|[^<]+|</gi;
const SPAN = /\b(col|row)span\s*=\s*["']?(\d{1,3})/gi;
/** Elements that begin a new line of a cell. */
const LINES: readonly string[] = ['p', 'div', 'br', 'li'];

interface Cell {
  text: string;
  readonly columns: number;
  readonly rows: number;
}

/** The cells of the first table that stands in a page. */
function rowsOfHtml(html: string): string[][] {
  const rows: Cell[][] = [];
  let cell: Cell | undefined;
  let depth = 0;
  for (const [piece, slash, element, attributes] of html.matchAll(PIECES)) {
    const name = element?.toLowerCase();
    const isEnd = slash === '/';
    if (name === 'table') {
      depth += isEnd ? -1 : 1;
      if (isEnd && depth <= 0) break;
    } else if (depth !== 1) {
      // Before the table; a table in a cell is no text of it.
    } else if (name === 'tr') {
      cell = undefined;
      if (!isEnd) rows.push([]);
    } else if (name === 'td' || name === 'th') {
      cell = isEnd ? undefined : { text: '', ...spansOf(attributes ?? '') };
      if (cell) rows.at(-1)?.push(cell);
    } else if (cell && name !== undefined && LINES.includes(name)) cell.text += '\n';
    // Line ends of the source are blanks.
    else if (cell && name === undefined && !piece.startsWith('<'))
      cell.text += decoded(piece.replaceAll(/\s+/g, ' '));
  }
  return placed(rows);
}

function spansOf(attributes: string): Omit<Cell, 'text'> {
  const spans = { columns: 1, rows: 1 };
  for (const [, side, number] of attributes.matchAll(SPAN))
    spans[side.toLowerCase() === 'col' ? 'columns' : 'rows'] = Math.max(1, Number(number));
  return spans;
}

/**
 * Cells in their columns. The words of a header of several rows become paths: a first row in which cells are merged
 * names groups, and the rows that they reach down to name what is in them.
 */
function placed(rows: readonly (readonly Cell[])[]): string[][] {
  const grid: (Cell | undefined)[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      while (grid[at][column]) column++;
      for (const below of grid.slice(at, at + cell.rows))
        for (let offset = 0; offset < cell.columns; offset++) below[column + offset] = cell;
      column += cell.columns;
    }
  }
  const depth = headerDepth(rows);
  const header = pathsOf(grid.slice(0, depth));
  const body = grid.slice(depth).map((row, at) =>
    Array.from(row, (cell, column) => {
      const isFirst = row[column - 1] !== cell && (at === 0 || grid[depth + at - 1][column] !== cell);
      return cell && isFirst ? cell.text : '';
    }),
  );
  return depth === 0 ? body : [header, ...body];
}

/** How many rows at the top are one header: as far as the merged cells of the first row reach, one more under groups. */
function headerDepth([first = []]: readonly (readonly Cell[])[]): number {
  const reach = Math.max(0, ...first.map(({ rows }) => rows));
  const hasGroups = first.some(({ columns }) => columns > 1);
  if (!hasGroups || first.length < 2) return 0;
  return Math.max(reach, 2);
}

function pathsOf(rows: readonly (readonly (Cell | undefined)[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const cells = new Set(rows.flatMap((row) => row[column] ?? []));
    return [...cells]
      .map(({ text }) => text.replaceAll(/\s+/g, ''))
      .filter((text) => text !== '')
      .join('/');
  });
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
};
const REFERENCE = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;

function decoded(text: string): string {
  return text.replaceAll(REFERENCE, (written, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? written;
    const point = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : written;
  });
}
