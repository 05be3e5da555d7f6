/** Wraps edits so that the client applies them only to the version that they were made for, where it can tell. */

import type { CodeAction, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Locale } from '../rules/model';
import { SAVE_VIEW } from './requests';

/** A document that edits are for. */
export interface Target {
  readonly uri: string;
  readonly version: number;
  /** Whether the client understands `documentChanges`. */
  readonly versioned: boolean;
}

export function workspaceEdit(target: Target, edits: readonly TextEdit[]): WorkspaceEdit {
  const { uri, version, versioned } = target;
  if (!versioned) return { changes: { [uri]: [...edits] } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] };
}

/** A code action whose edits of the target carry its version. */
export function targeted(action: CodeAction, target: Target): CodeAction {
  const edits = action.edit?.changes?.[target.uri];
  return edits ? { ...action, edit: workspaceEdit(target, edits) } : action;
}

/** A code action in the view of an original, which nobody can edit: the client saves it as a file and makes the edits there. */
export function savedFirst(action: CodeAction, uri: string, locale: Locale): CodeAction {
  const { edit, ...rest } = action;
  const edits = edit?.changes?.[uri];
  if (!edits) return action;
  const title = locale === 'en' ? `Save as a budget table: ${action.title}` : `另存为预算表，${action.title}`;
  return { ...rest, title, command: { title, command: SAVE_VIEW, arguments: [uri, edits] } };
}
