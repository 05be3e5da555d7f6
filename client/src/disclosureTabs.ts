/** Editors on disclosure texts get tabs as wide as their widest cell, unless the user has said how wide tabs are. */

import { Disposable, type TextEditor, window, workspace } from 'vscode';
import { linesOf } from './editedTable';
import { tabWidthOf } from './tabWidth';

const LANGUAGE = 'disclosure';

export function registerDisclosureTabs(): Disposable {
  const fitted = new WeakSet<TextEditor>();
  const fitAll = (editors: readonly TextEditor[]): void => {
    for (const editor of editors) {
      const { document } = editor;
      if (document.languageId !== LANGUAGE || fitted.has(editor)) continue;
      fitted.add(editor);
      if (isSaid(editor)) continue;
      const { lineCount, lineAt } = linesOf(document);
      const tabSize = tabWidthOf(lineCount, lineAt);
      if (tabSize !== undefined) editor.options = { ...editor.options, tabSize };
    }
  };
  fitAll(window.visibleTextEditors);
  return Disposable.from(
    window.onDidChangeVisibleTextEditors(fitAll),
    // A text that is recognised changes its language, and opens anew.
    workspace.onDidOpenTextDocument(() => fitAll(window.visibleTextEditors)),
  );
}

/** Whether the user has set the width of tabs, for all texts or for disclosures. */
function isSaid({ document }: TextEditor): boolean {
  const inspected = workspace.getConfiguration('editor', document).inspect('tabSize');
  return [
    inspected?.globalValue,
    inspected?.workspaceValue,
    inspected?.workspaceFolderValue,
    inspected?.globalLanguageValue,
    inspected?.workspaceLanguageValue,
    inspected?.workspaceFolderLanguageValue,
  ].some((value) => value !== undefined);
}
