/** What the tests in the extension host share: files of the workspace, waiting, the diagnostics of a document. */

import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** A mistyped file of the workspace and what it was made from; see lib/cases.mjs. */
export interface Case {
  readonly name: string;
  readonly file: string;
  readonly original: string;
  readonly line: number;
  readonly character: number;
  readonly printed: string;
  readonly mistyped: string;
}

export const cases: readonly Case[] = JSON.parse(readFileSync(process.env.GOUJI_E2E_CASES ?? '', 'utf8'));

export const sample: Case = cases[0]!;

/** Shows a file of the workspace in an editor. */
export async function show(name: string): Promise<vscode.TextEditor> {
  const folder = vscode.workspace.workspaceFolders![0]!.uri;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  return vscode.window.showTextDocument(document);
}

/** Where the wrong amount of a case stands. */
export function wrongAmount(of: Case): vscode.Range {
  return new vscode.Range(of.line, of.character, of.line, of.character + of.mistyped.length);
}

/** Asks again until the answer is neither undefined nor false; throws after two minutes, which only what never comes takes. */
export async function until<T>(what: string, ask: () => T | undefined | false): Promise<T> {
  const deadline = Date.now() + 120_000;
  for (;;) {
    const answer = ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Errors and warnings; information (a rounding, a rare code) is not meant. */
export function complaintsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(uri)
    .filter((one) => one.source === 'gouji' && one.severity <= vscode.DiagnosticSeverity.Warning);
}

/** The error at the wrong amount of a case, once it is there. */
export function errorAtWrongAmount(uri: vscode.Uri, of: Case): Promise<vscode.Diagnostic> {
  return until(`an error at line ${of.line + 1} of ${of.name}`, () =>
    complaintsOf(uri).find(
      (one) => one.severity === vscode.DiagnosticSeverity.Error && one.range.isEqual(wrongAmount(of)),
    ),
  );
}

/** Real documents keep their own warnings, which no repair of a sum takes away. */
export function noErrors(uri: vscode.Uri): Promise<boolean> {
  return until('no error left', () =>
    complaintsOf(uri).every((one) => one.severity !== vscode.DiagnosticSeverity.Error),
  );
}

/** The words of all hovers at a place. */
export async function hoverAt(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    position,
  );
  return hovers
    .flatMap((hover) => hover.contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

/** The position of the nth character of some words, which must occur in the document. */
export function positionOf(document: vscode.TextDocument, words: string, offset = 0): vscode.Position {
  const index = document.getText().indexOf(words);
  if (index < 0) throw new Error(`${words} is not in ${document.uri.path}`);
  return document.positionAt(index + offset);
}

/** Replaces a range as typing would. */
async function type(editor: vscode.TextEditor, range: vscode.Range, text: string): Promise<void> {
  const done = await editor.edit((builder) => builder.replace(range, text));
  if (!done) throw new Error('the edit was refused');
}

/** Shows a correct disclosure and mistypes the sample's subtotal in it, without saving. */
export async function showMistyped(): Promise<vscode.TextEditor> {
  const editor = await show('correct.disclosure');
  const start = new vscode.Position(sample.line, sample.character);
  const amount = new vscode.Range(start, start.translate(0, sample.printed.length));
  if (editor.document.getText(amount) !== sample.printed)
    throw new Error('the amount is not where it should be');
  await type(editor, amount, sample.mistyped);
  await errorAtWrongAmount(editor.document.uri, sample);
  return editor;
}

/** Throws away what was typed and closes the editor. */
export async function discard(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
