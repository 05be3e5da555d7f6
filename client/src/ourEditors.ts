/** Finds an editor with a document that is ours, and places in it. */

import { Range, type TextEditor, window } from 'vscode';
import type { Range as LspRange } from 'vscode-languageserver-types';
import { LANGUAGES } from './languageServer';
import { say } from './words';

/** The first of some editors whose document is ours; without one the user is told, and there is none. */
export function ourEditor(...editors: readonly (TextEditor | undefined)[]): TextEditor | undefined {
  const found = editors.find((editor) => editor && LANGUAGES.includes(editor.document.languageId));
  if (!found)
    void window.showInformationMessage(say('请先打开预算公开文本。', 'Open a budget disclosure first.'));
  return found;
}

/** A range of the protocol as VS Code has it. */
export function rangeOf({ start, end }: LspRange): Range {
  return new Range(start.line, start.character, end.line, end.character);
}
