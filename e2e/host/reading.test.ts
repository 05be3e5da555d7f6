/** Hovers, the detection of disclosures among ordinary texts, and the commands of the palette. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import {
  complaintsOf,
  discard,
  hoverAt,
  noErrors,
  positionOf,
  sample,
  show,
  showMistyped,
  until,
  wrongAmount,
} from './support';

describe('hover', () => {
  afterEach(discard);

  it('explains a term of the glossary where it is used', async () => {
    const { document } = await show('correct.disclosure');
    const text = await hoverAt(document.uri, positionOf(document, '财政拨款收入\t财政专户收入', 1));
    assert.match(text, /财政拨款收入/);
    assert.match(text, /同级财政当年拨给本部门的钱/);
  });

  it('names a code with its path', async () => {
    const { document } = await show('correct.disclosure');
    const text = await hoverAt(document.uri, positionOf(document, '2012601', 3));
    assert.match(text, /一般公共服务支出[\s\S]*档案事务[\s\S]*行政运行/);
  });

  it('tells the row, the column, the unit and the relations of an amount', async () => {
    const { document } = await showMistyped();
    const text = await hoverAt(document.uri, wrongAmount(sample).start.translate(0, 1));
    for (const words of ['档案事务', '合计', '万元', '186.42', '71.00']) {
      assert.ok(text.includes(words), `${words} in: ${text}`);
    }
  });
});

describe('detection', () => {
  afterEach(discard);

  it('switches the language of a plain text that is a disclosure', async () => {
    const { document } = await show('undeclared.txt');
    const language = () => vscode.window.activeTextEditor?.document.languageId;
    await until('the language to switch', () => language() === 'disclosure');
    await noErrors(document.uri);
  });

  it('lets the user switch a text back', async () => {
    const { document } = await show('switched-back.txt');
    const language = () => vscode.window.activeTextEditor?.document.languageId;
    await until('the language to switch', () => language() === 'disclosure');
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await show('correct.disclosure');
    const { document: again } = await show('switched-back.txt');
    await showMistyped();
    assert.equal(again.languageId, 'plaintext');
  });

  it('leaves an ordinary text alone, even one with tabs and sums', async () => {
    const { document } = await show('shopping.txt');
    // Once a disclosure that is opened later has been switched, the shopping list has been looked at too.
    await show('also-undeclared.txt');
    await until(
      'the next text to switch',
      () => vscode.window.activeTextEditor?.document.languageId === 'disclosure',
    );
    assert.equal(document.languageId, 'plaintext');
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });
});

describe('commands', () => {
  afterEach(discard);

  it('recomputes the table at the cursor', async () => {
    const editor = await showMistyped();
    editor.selection = new vscode.Selection(wrongAmount(sample).start, wrongAmount(sample).start);
    await vscode.commands.executeCommand('gouji.recomputeTable');
    await noErrors(editor.document.uri);
    assert.equal(editor.document.getText(), readFileSync(sample.original, 'utf8'));
  });

  it('recomputes the document, and leaves a correct one as it is', async () => {
    const editor = await showMistyped();
    await vscode.commands.executeCommand('gouji.recomputeDocument');
    await noErrors(editor.document.uri);
    const { version } = editor.document;
    await vscode.commands.executeCommand('gouji.recomputeDocument');
    assert.equal(editor.document.getText(), readFileSync(sample.original, 'utf8'));
    assert.equal(editor.document.version, version);
  });

  it('converts a disclosure into the table language, in an editor of its own', async () => {
    await show('correct.disclosure');
    await vscode.commands.executeCommand('gouji.convertToBudget');
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'budget');
    assert.match(document.getText(), /^---\n部门: [\s\S]*\n---\n[\s\S]*\n\| 功能分类科目\/科目编码/);
  });

  it('copies the findings', async () => {
    await showMistyped();
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('gouji.copyFindings');
    const text = await vscode.env.clipboard.readText();
    assert.ok(text.includes(sample.mistyped) && text.includes(sample.printed), text);
  });
});

describe('settings', () => {
  const configuration = () => vscode.workspace.getConfiguration('gouji');

  afterEach(async () => {
    await configuration().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await configuration().update('show', undefined, vscode.ConfigurationTarget.Workspace);
    await discard();
  });

  it('switch a rule off and on again while the document is open', async () => {
    const { document } = await showMistyped();
    const codes = new Set(complaintsOf(document.uri).map(codeOf));
    assert.ok(codes.size > 0);
    const off = Object.fromEntries([...codes].map((code) => [code, 'off']));
    await configuration().update('rules', off, vscode.ConfigurationTarget.Workspace);
    await noErrors(document.uri);
    await configuration().update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    await until('the findings to come back', () => complaintsOf(document.uri).length > 0);
  });

  it('change the severity of a rule', async () => {
    const { document } = await showMistyped();
    const codes = [...new Set(complaintsOf(document.uri).map(codeOf))];
    const hints = Object.fromEntries(codes.map((code) => [code, 'hint']));
    await configuration().update('rules', hints, vscode.ConfigurationTarget.Workspace);
    await noErrors(document.uri);
    const found = () =>
      vscode.languages.getDiagnostics(document.uri).filter((one) => codes.includes(codeOf(one)));
    // Hints are drawn only where the user wants everything drawn.
    assert.deepEqual(found(), []);
    await configuration().update('show', 'all', vscode.ConfigurationTarget.Workspace);
    await until('the hints', () => found().some((one) => one.severity === vscode.DiagnosticSeverity.Hint));
  });
});

function codeOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === 'object' ? code.value : code);
}
