/** Renaming what stands at a position, with all that names it: one file a kind of thing, asked in order. */

import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import type { CheckedDocument } from './model';
import { renamedName, stateableNameAt } from './stated-rename';

/** What can be renamed at a position. */
export interface Renamable {
  readonly range: Range;
  /** What it is called now, as it is typed: without escapes. */
  readonly placeholder: string;
}

/** What renaming comes to: edits of this document, or why it would not do, in the language of the reader. */
export type Renaming = { readonly edits: readonly TextEdit[] } | { readonly refused: string };

/** What can be renamed at a position; nothing in the view of an original, which nobody types in. */
export function prepareRename(document: CheckedDocument, position: Position): Renamable | undefined {
  return document.original ? undefined : stateableNameAt(document, position);
}

/** Renames what stands at a position; `undefined` where nothing can be renamed. */
export function rename(document: CheckedDocument, position: Position, newName: string): Renaming | undefined {
  return document.original ? undefined : renamedName(document, position, newName);
}
