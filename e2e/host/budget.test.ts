/** Writing the table language: a new disclosure, from cell to cell, new rows, pasted rows, the conversion beside. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { complaintsOf, discard, positionOf, show, until } from './support';

/** Puts the cursor at some words of the active editor, or behind as many of their characters. */
function goTo(editor: vscode.TextEditor, words: string, offset = 0): void {
  const position = positionOf(editor.document, words, offset);
  editor.selection = new vscode.Selection(position, position);
}

const selected = (editor: vscode.TextEditor): string => editor.document.getText(editor.selection);
const lineOf = (editor: vscode.TextEditor): string =>
  editor.document.lineAt(editor.selection.active.line).text;

/** What the server shows behind `=`: once there are some, the document has been checked. */
async function computed(document: vscode.TextDocument): Promise<string[]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  for (;;) {
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      all,
    );
    if (hints?.length) return hints.map(({ label }) => String(label).trim());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('the table language', () => {
  afterEach(discard);

  it('begins with a new disclosure of this year that is in order, its name to be filled in', async () => {
    await vscode.commands.executeCommand('gouji.newDisclosure');
    const editor = await until('a new disclosure', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.isUntitled && active.document.lineCount > 100 && active;
    });
    const { document } = editor;
    assert.equal(document.languageId, 'budget');
    const year = new Date().getFullYear();
    assert.ok(document.getText().includes(`支出/${year}年预算数`), 'the header has the year');
    await until('the code to be filled in', () => selected(editor) === '100');
    await vscode.commands.executeCommand('jumpToNextSnippetPlaceholder');
    await vscode.commands.executeCommand('type', { text: '青河县水务局' });
    await until('the name everywhere', () => document.getText().includes(`# 青河县水务局${year}年部门预算`));
    await computed(document);
    assert.deepEqual(
      complaintsOf(document.uri).map(({ message }) => message),
      [],
    );
  });

  it('goes from cell to cell and keeps the pipes in line', async () => {
    const editor = await show('tutorial.budget');
    goTo(editor, '| 2210201', 4);
    const step = async (command: string): Promise<string> => {
      await vscode.commands.executeCommand(command);
      return selected(editor);
    };
    assert.equal(await step('gouji.nextCell'), '住房公积金');
    assert.equal(await step('gouji.nextCell'), '=');
    assert.equal(await step('gouji.nextCell'), '6.50');
    await vscode.commands.executeCommand('type', { text: '1234567.89' });
    assert.equal(await step('gouji.nextCell'), '');
    assert.match(lineOf(editor), /\| +住房公积金 +\| += \| 1234567\.89 \| +\|$/);
    const header = editor.document.lineAt(positionOf(editor.document, '| 科目编码').line).text;
    assert.match(header, /\| {3}基本支出 \|/);
    assert.equal(await step('gouji.previousCell'), '1234567.89');
  });

  it('begins a row with as many cells as the table has', async () => {
    const editor = await show('tutorial.budget');
    goTo(editor, '| 2210201', 20);
    await vscode.commands.executeCommand('gouji.newRow');
    assert.match(lineOf(editor), /^\|(?: +\|){5}$/);
    await vscode.commands.executeCommand('type', { text: '2210203' });
    assert.match(lineOf(editor), /^\| 2210203/);
    await vscode.commands.executeCommand('gouji.previousCell');
    await vscode.commands.executeCommand('undo');
    // A line end typed behind a row continues it too.
    const end = editor.document.lineAt(positionOf(editor.document, '| 2080505').line).range.end;
    editor.selection = new vscode.Selection(end, end);
    await vscode.commands.executeCommand('type', { text: '\n' });
    await until('a row after a line end', () => /^\|(?: +\|){5}$/.test(lineOf(editor)));
  });

  it('a blank last row ends the table', async () => {
    const editor = await show('tutorial.budget');
    goTo(editor, '| 三、公务接待费', 5);
    const { lineCount } = editor.document;
    await vscode.commands.executeCommand('gouji.newRow');
    assert.match(lineOf(editor), /^\|(?: +\|){2}$/);
    await vscode.commands.executeCommand('gouji.newRow');
    assert.equal(lineOf(editor), '');
    assert.equal(editor.document.lineCount, lineCount + 1);
  });

  it('completes titles of tables behind the marks of a heading', async () => {
    const editor = await show('tutorial.budget');
    goTo(editor, '## 名词解释');
    await vscode.commands.executeCommand('type', { text: '## ' });
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      editor.selection.active,
      ' ',
    );
    const item = list.items.find(({ label }) => label === '收入总表');
    assert.ok(item, list.items.map(({ label }) => String(label)).join(' '));
    const text = item.insertText instanceof vscode.SnippetString ? item.insertText.value : item.insertText;
    assert.match(String(text), /收入总表\n\n\| 科目编码 \| 科目名称/);
  });

  it('opens the conversion beside, at the row of the cursor', async () => {
    const editor = await show('correct.disclosure');
    const title = positionOf(editor.document, '支出总表\n').line;
    let line = title;
    while (!editor.document.lineAt(line).text.includes('\t2012604\t')) line++;
    const at = new vscode.Position(line, 3);
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('gouji.convertToBudget');
    const beside = await until('the conversion', () => {
      const active = vscode.window.activeTextEditor;
      return active?.document.languageId === 'budget' && active;
    });
    assert.notEqual(beside.viewColumn, editor.viewColumn);
    assert.match(lineOf(beside), /^\| 2012604 /);
    const from = editor.document.lineAt(line).text.split('\t').filter(Boolean);
    for (const cell of from) assert.ok(lineOf(beside).includes(cell), `${cell} in ${lineOf(beside)}`);
    const { active } = beside.selection;
    await until('the row in sight', () => beside.visibleRanges.some((range) => range.contains(active)));
    await discard();
  });
});
