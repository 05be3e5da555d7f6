/** What an editor shows of how a disclosure is built, and of the files of the workspace that are not open. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { complaintsOf, discard, positionOf, sample, show, until, wrongAmount } from './support';

/** The rows of 档案事务 in the table of expenditure. */
const ROW = '档案事务\t257.42\t186.42\t71.00';

function run<T>(command: string, ...given: unknown[]): Thenable<T> {
  return vscode.commands.executeCommand<T>(command, ...given);
}

/** Sets or takes back whether the files of the workspace are checked. */
async function checkWorkspace(isOn: boolean | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('gouji');
  await settings.update('checkWorkspace', isOn, vscode.ConfigurationTarget.Workspace);
}

describe('structure', () => {
  afterEach(discard);

  it('rows fold below their code, and the editor folds them', async () => {
    const editor = await show('correct.disclosure');
    const { document } = editor;
    const start = positionOf(document, ROW);
    let fold: vscode.FoldingRange | undefined;
    // Until the server has started, the editor folds by indentation.
    while (!fold) {
      const ranges = await run<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
      fold = ranges.find((range) => range.start === start.line);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.ok(fold.end > start.line);
    editor.selection = new vscode.Selection(start, start);
    editor.revealRange(new vscode.Range(start, start), vscode.TextEditorRevealType.AtTop);
    const isSeen = () => editor.visibleRanges.some((range) => range.contains(start.translate(1)));
    await until('the row below to be seen', isSeen);
    await run('editor.fold', { selectionLines: [start.line] });
    await until('the row below to be folded away', () => !isSeen());
    await run('editor.unfoldAll');
  });

  it('the outline holds tables with codes and amounts', async () => {
    const { document } = await show('correct.disclosure');
    const symbols = await run<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    const all = (of: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] =>
      of.flatMap((symbol) => [symbol, ...all(symbol.children)]);
    const section = all(symbols).find(({ name }) => name === '20126 档案事务');
    assert.equal(section?.detail, '257.42 万元');
    assert.equal(section?.kind, vscode.SymbolKind.Property);
  });

  it('what adds up into an amount, and what it adds up into, are its calls', async () => {
    const { document } = await show('correct.disclosure');
    const at = positionOf(document, ROW, '档案事务\t'.length + 1);
    const [item] = await run<vscode.CallHierarchyItem[]>('vscode.prepareCallHierarchy', document.uri, at);
    assert.ok(item?.detail?.startsWith('257.42 万元'), item?.detail);
    const incoming = await run<vscode.CallHierarchyIncomingCall[]>('vscode.provideIncomingCalls', item);
    const outgoing = await run<vscode.CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', item);
    const parts = incoming.map(({ from }) => document.getText(from.range));
    assert.ok(parts.includes('186.42') && parts.includes('71.00'), parts.join());
    assert.ok(outgoing.some(({ to }) => to.name.startsWith('一般公共服务支出')));
  });

  it('words and figures are coloured by what they are', async () => {
    const { document } = await show('correct.disclosure');
    const legend = await run<vscode.SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const tokens = await run<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    const { line } = positionOf(document, ROW);
    const types = new Set<string | undefined>();
    let at = 0;
    for (let index = 0; index < tokens.data.length; index += 5) {
      at += tokens.data[index]!;
      if (at === line) types.add(legend.tokenTypes[tokens.data[index + 3]!]);
    }
    for (const type of ['sectionCode', 'rowName', 'totalAmount', 'amount']) assert.ok(types.has(type), type);
  });

  it('errors in files that are not open are listed where that is set, and go when it is not', async () => {
    const { document } = await show('correct.disclosure');
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const closed = vscode.Uri.joinPath(folder, 'never-opened.disclosure');
    const text = document.getText();
    const at = document.offsetAt(wrongAmount(sample).start);
    const wrong = text.slice(0, at) + sample.mistyped + text.slice(at + sample.printed.length);
    await vscode.workspace.fs.writeFile(closed, Buffer.from(wrong));
    try {
      await checkWorkspace(true);
      const error = await until('the error in the closed file', () =>
        complaintsOf(closed).find(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
      );
      assert.ok(error.range.isEqual(wrongAmount(sample)));
      assert.ok(vscode.workspace.textDocuments.every(({ uri }) => uri.toString() !== closed.toString()));
    } finally {
      await checkWorkspace(undefined);
      await until('nothing to be listed', () => complaintsOf(closed).length === 0);
      await vscode.workspace.fs.delete(closed);
    }
  });
});
