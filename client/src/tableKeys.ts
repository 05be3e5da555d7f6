/** Keys in rows of the table language: Tab goes from cell to cell, Enter begins a new row. */

import {
  commands,
  type Disposable,
  IndentAction,
  languages,
  Position,
  Range,
  Selection,
  type TextEditor,
  window,
} from 'vscode';
import { ambiguousWidth, linesOf, wholeLines } from './editedTable';
import {
  type CellAt,
  cellIn,
  columnAt,
  difference,
  inLine,
  isBlankRow,
  isInRow,
  neighbour,
  type PipeTable,
  tableAround,
  withNewRow,
} from './pipeRows';

/** True while the one cursor of the active editor is in a row of a table; the keys of package.json ask for it. */
const IN_ROW = 'gouji.inTableRow';
const LANGUAGE = 'budget';

export function registerTableKeys(): Disposable[] {
  let told: boolean | undefined;
  const tell = (): void => {
    const isNow = window.activeTextEditor !== undefined && isInOneRow(window.activeTextEditor);
    if (isNow === told) return;
    told = isNow;
    void commands.executeCommand('setContext', IN_ROW, isNow);
  };
  tell();
  return [
    window.onDidChangeActiveTextEditor(tell),
    window.onDidChangeTextEditorSelection(tell),
    // What language-configuration/ says of the language goes on to hold.
    languages.setLanguageConfiguration(LANGUAGE, { onEnterRules: ROW_RULES }),
    registerOnEditor('gouji.nextCell', (editor) => goTo(editor, 1)),
    registerOnEditor('gouji.previousCell', (editor) => goTo(editor, -1)),
    registerOnEditor('gouji.newRow', newRow),
  ];
}

/** A command on the active editor that has ended when it is done: `registerTextEditorCommand` does not wait. */
function registerOnEditor(name: string, act: (editor: TextEditor) => Promise<void>): Disposable {
  return commands.registerCommand(name, async () => {
    if (window.activeTextEditor) await act(window.activeTextEditor);
  });
}

/** So many cells a row may have for Enter to continue it where the keys are switched off. */
const MOST_CELLS = 30;

/** At the end of a row of so many cells, a line end is followed by as many blank ones. */
const ROW_RULES = Array.from({ length: MOST_CELLS }, (_, index) => ({
  beforeText: new RegExp(`^[ \\t]*\\|(?:(?:[^|\\\\]|\\\\.)*\\|){${index + 1}}[ \\t]*$`),
  afterText: /^[ \t]*$/,
  action: { indentAction: IndentAction.None, appendText: `|${'  |'.repeat(index + 1)}` },
}));

function isInOneRow({ document, selections }: TextEditor): boolean {
  if (document.languageId !== LANGUAGE || selections.length !== 1) return false;
  const { active, isSingleLine } = selections[0];
  return isSingleLine && isInRow(document.lineAt(active.line).text, active.character);
}

/** Selects the next or the last cell, with the table put in line before; behind the last one a new row is begun. */
async function goTo(editor: TextEditor, step: 1 | -1): Promise<void> {
  const { document, selection } = editor;
  const table = tableAround(linesOf(document), selection.active.line);
  if (!table) return;
  const width = ambiguousWidth(document);
  const made = inLine(table, width);
  const row = selection.active.line - table.first;
  const column = columnAt(table.lines[row], selection.active.character);
  const at = { line: selection.active.line, character: cellIn(made, row, column).start };
  const cell = neighbour(made, at, step);
  if (cell) return show(editor, table, made, cell);
  if (step < 0) return;
  const grown = withNewRow(made, made.lines.length - 1, width);
  return show(editor, table, grown, cellIn(grown, grown.row, 0));
}

/** Begins a row below the cursor's; a blank last row ends the table instead, as in lists. */
async function newRow(editor: TextEditor): Promise<void> {
  const { document, selection } = editor;
  const { line } = selection.active;
  const table = tableAround(linesOf(document), line);
  if (!table) return;
  const row = line - table.first;
  if (row === table.lines.length - 1 && row > 0 && isBlankRow(table.lines[row])) {
    const range = document.lineAt(line).range;
    await editor.edit((builder) => builder.replace(range, ''));
    return;
  }
  const grown = withNewRow(table, row, ambiguousWidth(document));
  await show(editor, table, grown, cellIn(grown, grown.row, 0));
}

/** Writes a changed table over the one that was there, and selects a cell of it. */
async function show(editor: TextEditor, before: PipeTable, after: PipeTable, cell: CellAt): Promise<void> {
  const { document } = editor;
  const changed = difference(linesOf(document), {
    first: before.first,
    replaced: before.lines.length,
    lines: after.lines,
  });
  if (changed.replaced > 0 || changed.lines.length > 0) {
    const { range, text } = wholeLines(document, changed);
    const done = await editor.edit((builder) => builder.replace(range, text));
    if (!done) return;
  }
  const [start, end] = [new Position(cell.line, cell.start), new Position(cell.line, cell.end)];
  editor.selection = new Selection(start, end);
  editor.revealRange(new Range(start, end));
}
