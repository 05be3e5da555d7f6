/** Renaming, inlay hints and code lenses, as VS Code asks for them. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { discard, sample, show, showMistyped, until, wrongAmount } from './support';

/** The edits of a rename in the document that it was asked for. */
function editsOf(edit: vscode.WorkspaceEdit, uri: vscode.Uri): vscode.TextEdit[] {
  return edit.get(uri);
}

function rename(uri: vscode.Uri, position: vscode.Position, name: string): Thenable<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand('vscode.executeDocumentRenameProvider', uri, position, name);
}

function wholeOf(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}

describe('renaming', () => {
  afterEach(discard);

  it('takes along what follows from an amount', async () => {
    const { document } = await show('correct.disclosure');
    const { start } = wrongAmount(sample);
    const edits = editsOf(await rename(document.uri, start, sample.mistyped), document.uri);
    assert.ok(edits.length > 1, 'the amount and what follows from it');
    assert.ok(edits.some(({ range, newText }) => range.start.isEqual(start) && newText === sample.mistyped));
  });

  it('says why words are no amount', async () => {
    const { document } = await show('correct.disclosure');
    await assert.rejects(
      async () => rename(document.uri, wrongAmount(sample).start, '三万'),
      /不是这里的数额/,
    );
  });
});

describe('between the lines', () => {
  afterEach(discard);

  it('a difference stands at the end of a row that does not add up', async () => {
    const { document } = await showMistyped();
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      wholeOf(document),
    );
    const [hint] = hints.filter(({ position }) => position.line === sample.line);
    assert.ok(hint, 'a hint on the line of the wrong amount');
    assert.match(String(hint.label), /差/);
    assert.equal(hint.position.character, document.lineAt(sample.line).text.length);
  });

  it('every table says above it what was read, and a wrong one can be recomputed', async () => {
    const { document } = await showMistyped();
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
    );
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /^读懂 \d+ · 勾稽 \d+/.test(title)),
      titles.join(' | '),
    );
    assert.ok(titles.includes('1 处错误'), titles.join(' | '));
    const recompute = lenses.find(({ command }) => command?.command === 'gouji.recomputeTable');
    assert.ok(recompute?.command);
    await vscode.commands.executeCommand(recompute.command.command, ...(recompute.command.arguments ?? []));
    await until('the total to be recomputed', () => document.getText(wrongAmount(sample)) === sample.printed);
  });

  it('lenses go where they are switched off', async () => {
    const { document } = await show('correct.disclosure');
    const settings = vscode.workspace.getConfiguration('gouji');
    const count = async (): Promise<number> => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
      );
      return lenses.length;
    };
    assert.ok((await count()) > 0);
    await settings.update('codeLens', false, vscode.ConfigurationTarget.Global);
    try {
      for (let left = await count(); left > 0; left = await count())
        await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
