/** Lines up the columns of pipe tables by display width: amounts at their right edge, nothing changed but blanks. */

import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { ColumnRole, TableModel } from '../disclosure/model';
import { type PipeLines, pipeLines } from '../tables/pipe-lines';
import { formatPipes, type LineReplacement, type PipeStyle } from '../text/pipe-format';
import type { CheckedDocument } from './model';
import { lineOfBlock } from './ranges';

const TO_RIGHT: readonly ColumnRole[] = ['amount', 'quantity', 'unit-price', 'percent'];

/** Lines up all tables, or those that a range touches. A text that is lined up gives no edits. */
export function format(document: CheckedDocument, range?: Range): TextEdit[] {
  const { snapshot } = document;
  const { start, end } = range ?? { start: { line: 0 }, end: { line: Number.POSITIVE_INFINITY } };
  const touched = pipeLines(snapshot).filter((lines) => lines.first <= end.line && start.line < lines.end);
  if (touched.length === 0) return [];
  const styleOf = pipeStyles(document);
  return touched.flatMap((lines) => {
    return formatPipes(snapshot, lines.first, lines.end, styleOf(lines)).map(withinLine);
  });
}

/** The edit without looking for its line again: a long table has tens of thousands. */
function withinLine({ line, lineStart, start, end, newText }: LineReplacement): TextEdit {
  const at = (offset: number): Position => ({ line, character: offset - lineStart });
  return { range: { start: at(start), end: at(end) }, newText };
}

/** Lines up the table that was just typed in: on a pipe that of its line, on a new line that above. */
export function formatOnType(document: CheckedDocument, { line }: Position, typed: string): TextEdit[] {
  const at = typed === '\n' ? line - 1 : line;
  const [touched] = pipeLines(document.snapshot).filter(({ first, end }) => first <= at && at < end);
  // The row that the cursor stands in is left alone: what is typed must not move away under it.
  if (touched === undefined || (typed === '\n' && touched.end > line)) return [];
  const position = { line: at, character: 0 };
  return format(document, { start: position, end: position });
}

/** How each table of a document is to be written. */
export function pipeStyles(document: CheckedDocument): (lines: PipeLines) => PipeStyle {
  const rolesAt = rolesByLine(document);
  return (lines) => styleOf(lines, rolesAt, document.settings.ambiguousWidth);
}

/** What the columns of the tables that were read hold, by the lines of their rows. */
function rolesByLine(document: CheckedDocument): (line: number) => readonly ColumnRole[] | undefined {
  const tables = document.model.disclosures.flatMap(({ tables }) =>
    tables.filter(({ table }) => table.layout === 'pipes').map((model) => placed(document, model)),
  );
  return (line) => tables.find(({ first, end }) => first <= line && line < end)?.roles;
}

function placed(document: CheckedDocument, { table, columns }: TableModel) {
  const first = lineOfBlock(document, table, 0);
  const roles: ColumnRole[] = [];
  for (const { index, role } of columns) roles[index] = role;
  return { first, end: first + table.lines, roles };
}

/** What the row of dashes says of a column goes before what the column holds. */
function styleOf(
  { marks, end }: PipeLines,
  rolesAt: (line: number) => readonly ColumnRole[] | undefined,
  ambiguous: 1 | 2,
): PipeStyle {
  const roles = rolesAt(end - 1);
  return {
    ambiguous,
    toRight: (column) => {
      const mark = marks[column];
      return mark ? mark === 'right' : TO_RIGHT.includes(roles?.[column] ?? 'text');
    },
  };
}
