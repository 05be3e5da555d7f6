/** 「另存为预算表」: makes an editable file of a view, and what a quick fix in the view would change is changed there. */

import {
  type CodeAction,
  CodeActionKind,
  type Command,
  commands,
  type Disposable,
  Hover,
  languages,
  MarkdownString,
  type Position,
  Range,
  Selection,
  type TextDocument,
  type TextEditor,
  TextEditorRevealType,
  type Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import type { TextEdit } from 'vscode-languageclient';
import { SAVE_VIEW } from '../../server/src/protocol/requests';
import { originalOf } from './originals';
import { rangeOf } from './ourEditors';
import { proposedPath, VIEW_SCHEME } from './views';
import { say } from './words';

export function registerSaveView(): Disposable {
  return commands.registerCommand(SAVE_VIEW, saveView);
}

/** Saves the view that is named, or the one in front, where the user says; edits are made there, and left to be saved. */
async function saveView(given?: string | Uri, edits: readonly TextEdit[] = []): Promise<void> {
  const view = viewOf(given);
  if (!view) {
    void window.showInformationMessage(
      say('请先用“用勾稽校核”打开原件。', 'Open an original with “Check with Gouji” first.'),
    );
    return;
  }
  const original = originalOf(view.uri);
  const target = await window.showSaveDialog({
    defaultUri: original.with({ path: proposedPath(original) }),
    title: say('另存为预算表', 'Save as a budget table'),
    filters: { [say('预算表', 'Budget table')]: ['budget'] },
  });
  if (!target) return;
  await workspace.fs.writeFile(target, new TextEncoder().encode(view.getText()));
  const saved = await workspace.openTextDocument(target);
  const editor = await window.showTextDocument(saved, { preview: false });
  if (edits.length > 0) await makeEdits(editor, edits);
}

function viewOf(given: string | Uri | undefined): TextDocument | undefined {
  const uri = given?.toString() ?? window.activeTextEditor?.document.uri.toString();
  return workspace.textDocuments.find(
    (document) => document.uri.scheme === VIEW_SCHEME && document.uri.toString() === uri,
  );
}

/** Makes edits that can be undone, and shows the first of them. */
async function makeEdits(editor: TextEditor, edits: readonly TextEdit[]): Promise<void> {
  const change = new WorkspaceEdit();
  for (const { range, newText } of edits) change.replace(editor.document.uri, rangeOf(range), newText);
  await workspace.applyEdit(change);
  const { start } = rangeOf(edits[0].range);
  editor.selection = new Selection(start, start);
  editor.revealRange(new Range(start, start), TextEditorRevealType.InCenter);
}

/**
 * The hover on a finding of a view with a link for each of its quick fixes: an editor that cannot be typed in has no
 * light bulb.
 */
export async function withFixes(
  document: TextDocument,
  position: Position,
  hover: Hover | null | undefined,
): Promise<Hover | null | undefined> {
  if (document.uri.scheme !== VIEW_SCHEME) return hover;
  const found = languages.getDiagnostics(document.uri).filter(({ range }) => range.contains(position));
  if (found.length === 0) return hover;
  const actions = await commands.executeCommand<CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    found[0].range,
    CodeActionKind.QuickFix.value,
  );
  const links = actions.flatMap(({ command }) => (command?.command === SAVE_VIEW ? [linkOf(command)] : []));
  if (links.length === 0) return hover;
  const written = new MarkdownString(links.join('\n\n'));
  written.isTrusted = { enabledCommands: [SAVE_VIEW] };
  return new Hover([...(hover?.contents ?? []), written], hover?.range ?? found[0].range);
}

function linkOf({ title, command, arguments: given }: Command): string {
  const text = title.replaceAll(/[[\]\\]/g, '\\$&');
  // The editor decodes what follows the `?` twice, and addresses have percent signs of their own.
  return `[${text}](command:${command}?${encodeURIComponent(encodeURIComponent(JSON.stringify(given)))})`;
}
