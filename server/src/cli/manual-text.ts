/** Renders a page of the manual for a terminal: headings, emphasis and tables instead of the marks of Markdown. */

type Style = 'heading' | 'strong' | 'code';

const STYLES: Readonly<Record<Style, string>> = { heading: '1;4', strong: '1', code: '36' };

/** Characters that take two columns of a terminal. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;
const INLINE = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\([^)]*\)/g;
const HEADING = /^#{1,6}\s+(.*)$/;
const BULLET = /^(\s*)[-*]\s+/;
const RULE_ROW = /^\s*\|(?:\s*:?-+:?\s*\|)+\s*$/;
const ROW = /^\s*\|(.*)\|\s*$/;
const GAP = '  ';

/** The page without marks, and with colours where they are wanted; line by line as it is written. */
export function renderManual(page: string, colour: boolean): string {
  const paint = (style: Style, text: string) => (colour ? `\x1b[${STYLES[style]}m${text}\x1b[0m` : text);
  const out: string[] = [];
  let table: string[][] = [];
  const closeTable = (): void => {
    out.push(...alignedRows(table).map((row) => inline(row, paint)));
    table = [];
  };
  for (const line of page.trimEnd().split('\n')) {
    const row = ROW.exec(line);
    if (RULE_ROW.test(line)) continue;
    if (row) {
      table.push(row[1].split('|').map((cell) => cell.trim()));
      continue;
    }
    closeTable();
    const heading = HEADING.exec(line);
    out.push(
      heading
        ? paint(
            'heading',
            inline(heading[1], (_, text) => text),
          )
        : inline(bulleted(line), paint),
    );
  }
  closeTable();
  return `${out.join('\n')}\n`;
}

function bulleted(line: string): string {
  return line.replace(BULLET, '$1· ');
}

function inline(line: string, paint: (style: Style, text: string) => string): string {
  return line.replace(INLINE, (_, strong?: string, code?: string, link?: string) => {
    if (strong !== undefined) return paint('strong', strong);
    return code === undefined ? (link ?? '') : paint('code', code);
  });
}

/** Rows with their cells under one another. */
function alignedRows(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOf(cell));
    });
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column] - widthOf(cell)))
      .join(GAP)
      .trimEnd(),
  );
}

/** How many columns a cell takes once its marks are gone. */
function widthOf(cell: string): number {
  const plain = inline(cell, (_, text) => text);
  return plain.length + (plain.match(WIDE)?.length ?? 0);
}
