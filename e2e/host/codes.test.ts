/** Codes in the editor: completion by pinyin, the list of the workspace begun, filled in and believed. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { complaintsOf, discard, positionOf, show, until } from './support';

/** Replaces a word of a shown document, without saving. */
async function retype(editor: vscode.TextEditor, word: string, text: string): Promise<void> {
  const start = positionOf(editor.document, word);
  const range = new vscode.Range(start, start.translate(0, word.length));
  assert.ok(await editor.edit((builder) => builder.replace(range, text)));
}

describe('codes', () => {
  afterEach(discard);

  it('are completed by the initials of their names', async () => {
    const editor = await show('correct.disclosure');
    await retype(editor, '2012602', 'ybxzgl');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      editor.document.uri,
      positionOf(editor.document, 'ybxzgl', 6),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('2012602 一般行政管理事务'), labels.slice(0, 10).join(' | '));
  });

  it('that the list of the workspace adds are known at once', async () => {
    const editor = await show('correct.disclosure');
    const { uri } = editor.document;
    await retype(editor, '2012602', '2012677');
    const isUnknown = () => complaintsOf(uri).find(({ code }) => nameOf(code) === 'code/unknown');
    const complaint = await until('the code to be unknown', isUnknown);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      complaint.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const addition = actions.find(({ command }) => command?.command === 'gouji.addToClassification');
    assert.ok(addition?.command, actions.map(({ title }) => title).join(' | '));
    const { command, arguments: given = [] } = addition.command;
    const result = await vscode.commands.executeCommand<{ uri: string }>(command, ...given);
    await until('the code to be known', () => !isUnknown());
    const list = vscode.Uri.parse(result.uri);
    assert.match(new TextDecoder().decode(await vscode.workspace.fs.readFile(list)), /^2012677,/m);
    await vscode.workspace.fs.delete(list);
  });
});

function nameOf(code: vscode.Diagnostic['code']): unknown {
  return typeof code === 'object' ? code.value : code;
}
