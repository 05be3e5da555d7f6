/** Originals in the editor: their views, what is found in them, and what becomes of them when the original changes. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { complaintsOf, discard, hoverAt, sample, show, until } from './support';

const PRINTED = '37.53';

/** Each kind with the words for the place of the wrong amount. */
const KINDS = [
  ['档案馆 2026年预算.pdf', '第5页'],
  ['档案馆预算[送审].docx', '第3张表第9行第3列'],
  ['档案馆预算表.xlsx', '工作表“表3”C11'],
  ['档案馆预算公开.html', '第3张表第9行第3列'],
] as const;

function fileOf(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
}

/** Checks an original by command, and waits for the error in its view. */
async function check(name: string): Promise<{ document: vscode.TextDocument; error: vscode.Diagnostic }> {
  await vscode.commands.executeCommand('gouji.checkOriginal', fileOf(name));
  const document = vscode.window.activeTextEditor?.document;
  assert.equal(document?.uri.scheme, 'gouji-view');
  const error = await until('the error', () => errorIn(document));
  return { document, error };
}

function errorIn({ uri }: vscode.TextDocument): vscode.Diagnostic | undefined {
  return complaintsOf(uri).find(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
}

async function exclude(patterns: Record<string, boolean> | undefined): Promise<void> {
  const files = vscode.workspace.getConfiguration('files');
  await files.update('watcherExclude', patterns, vscode.ConfigurationTarget.Workspace);
}

describe('originals', () => {
  // Without native modules VS Code watches only what it is told to leave out of its own watching.
  before(() => exclude({ '**/改动.html': true }));
  after(() => exclude(undefined));
  afterEach(discard);

  for (const [name, place] of KINDS) {
    it(`${name}: the wrong amount is marked in its view, with its place in the original`, async () => {
      const { document, error } = await check(name);
      assert.equal(document.languageId, 'budget');
      assert.equal(document.getText(error.range), PRINTED);
      assert.ok(error.message.startsWith(`${place} 此数应为 35.73：`), error.message);
      const hover = await hoverAt(document.uri, error.range.start);
      assert.ok(hover.startsWith(`${place} · `), hover);
    });
  }

  it('offers what would mend the amount by saving the view, and changes nothing itself', async () => {
    const { document, error } = await check(KINDS[0][0]);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      error.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const [first] = actions;
    assert.equal(first?.title, '另存为预算表，将 37.53 改为 35.73');
    assert.equal(first.edit, undefined);
    assert.equal(first.command?.command, 'gouji.saveViewAsBudget');
  });

  it('lists the tables of a view in the outline', async () => {
    const { document } = await check(KINDS[0][0]);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.ok(namesIn(symbols).includes('部门预算支出总表'), namesIn(symbols).join(' | '));
  });

  it('answers for other documents while an original is read', async () => {
    const order: string[] = [];
    const reading = vscode.commands
      .executeCommand('gouji.checkOriginal', fileOf(KINDS[0][0]))
      .then(() => order.push('original'));
    const content = readFileSync(sample.original, 'utf8').replace(sample.printed, sample.mistyped);
    const document = await vscode.workspace.openTextDocument({ language: 'disclosure', content });
    await vscode.window.showTextDocument(document);
    await until('the disclosure to be checked', () => complaintsOf(document.uri).length > 0);
    order.push('disclosure');
    await reading;
    assert.deepEqual(order, ['disclosure', 'original']);
    await discard();
  });

  it('reads an original again when somebody comes back to its view, and when it is watched at once', async () => {
    const uri = fileOf('改动.html');
    const wrong = readFileSync(fileOf('档案馆预算公开.html').fsPath, 'utf8');
    const write = (text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    await write(wrong);
    const { document } = await check('改动.html');
    await show('correct.disclosure');
    await write(`${wrong.replace(PRINTED, '35.73')}\n`);
    await vscode.window.showTextDocument(document);
    await until('the view to follow', () => !document.getText().includes(PRINTED));
    await until('the error to go', () => !errorIn(document));
    await write(wrong);
    await until('the view to follow what is watched', () => document.getText().includes(PRINTED));
    await until('the error to come back', () => errorIn(document));
  });

  it('checks the views that are open once the server was started anew', async () => {
    const { document } = await check(KINDS[2][0]);
    await vscode.commands.executeCommand('gouji.restart');
    const again = await until('the error to come back with its place', () => {
      const error = errorIn(document);
      return error?.message.startsWith('工作表“表3”C11 ') ? error : undefined;
    });
    assert.equal(document.getText(again.range), PRINTED);
  });

  it('checks a folder with its originals without opening any, and names what it cannot read', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '送审');
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folder, '附件'));
    const put = (from: string, to: string) =>
      vscode.workspace.fs.copy(fileOf(from), vscode.Uri.joinPath(folder, to), { overwrite: true });
    await put(KINDS[0][0], '甲.pdf');
    await put(KINDS[1][0], '附件/乙.docx');
    await put(KINDS[2][0], '附件/丙.xlsx');
    await put('加密.pdf', '丁.pdf');
    await put('会议通知.html', '通知.html');
    await put('sample.disclosure', '样本.disclosure');
    const count = await vscode.commands.executeCommand<Record<string, unknown>>('gouji.checkFolder', folder);
    assert.deepEqual(count.unread, ['丁.pdf']);
    assert.equal(count.checked, 4);
    assert.equal(count.others, 1);
    const found = vscode.languages
      .getDiagnostics()
      .filter(([uri]) => uri.path.includes('/送审/'))
      .flatMap(([uri, all]) => all.map(({ message }) => `${uri.path.split('/').pop()} ${message}`));
    for (const place of [
      '甲.pdf（视图）.budget 第5页 此数应为 35.73',
      '乙.docx（视图）.budget 第3张表第9行第3列 此数应为',
    ])
      assert.ok(
        found.some((line) => line.startsWith(place)),
        `${place}: ${found.join(' | ')}`,
      );
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('shows what the server finds in place of what the folder’s check found, once a file is opened', async () => {
    const folder = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, '送审');
    const listed = vscode.languages.getDiagnostics().find(([uri]) => uri.path.includes('/甲.pdf'));
    assert.ok(listed);
    const document = await vscode.workspace.openTextDocument(listed[0]);
    await vscode.window.showTextDocument(document);
    await until('the error of the server', () => errorIn(document));
    const errors = complaintsOf(document.uri).filter(({ message }) => message.includes('此数应为 35.73'));
    assert.equal(errors.length, 1);
    assert.equal(document.getText(errors[0]!.range), PRINTED);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('opens nothing where the original is refused', async () => {
    await vscode.commands.executeCommand('gouji.checkOriginal', fileOf('加密.pdf'));
    assert.notEqual(vscode.window.activeTextEditor?.document.uri.scheme, 'gouji-view');
  });
});

function namesIn(symbols: readonly vscode.DocumentSymbol[]): string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesIn(children)]);
}
