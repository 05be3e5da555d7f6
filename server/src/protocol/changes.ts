/** The text of an open document: follows its edits, so that a check knows what has changed since the one before. */

import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { TextChange } from '../service';
import { type EditedText, editedText, replaceIn } from '../text/edited';
import { createSnapshot, editLines, type Lines, offsetAt } from '../text/snapshot';

/**
 * An open document as the client has it. Beside its own text, `TextDocument` of vscode-languageserver-textdocument would
 * do: it copies all of a long text with every keystroke, which takes longer than a first look.
 */
export interface OpenDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly lines: Lines<EditedText>;
}

export function openDocument(uri: string, languageId: string, version: number, text: string): OpenDocument {
  return { uri, languageId, version, lines: linesOf(text) };
}

function linesOf(text: string): Lines<EditedText> {
  return { ...createSnapshot(text), text: editedText(text) };
}

/** One change that has the effect of two, the second made after the first. */
export function mergeChanges(first: TextChange, second: TextChange): TextChange {
  const delta = first.newEnd - first.oldEnd;
  const oldEnd = Math.max(first.oldEnd, second.oldEnd - delta);
  return {
    start: Math.min(first.start, second.start),
    oldEnd,
    newEnd: oldEnd + delta + (second.newEnd - second.oldEnd),
  };
}

/** A document after the edits of one notification. */
export interface Updated {
  readonly document: OpenDocument;
  /** What the edits come to; `undefined` where the whole text was replaced. */
  readonly change: TextChange | undefined;
}

/** Makes the edits of one notification, in order. */
export function updateText(
  document: OpenDocument,
  edits: readonly TextDocumentContentChangeEvent[],
  version: number,
): Updated {
  let { lines } = document;
  let change: TextChange | undefined;
  let isWhole = false;
  for (const edit of edits) {
    if ('range' in edit) {
      const own = changeOf(lines, edit);
      change = change ? mergeChanges(change, own) : own;
      lines = editLines(lines, own, replaceIn(lines.text, own, edit.text));
    } else {
      isWhole = true;
      lines = linesOf(edit.text);
    }
  }
  return { document: { ...document, version, lines }, change: isWhole ? undefined : change };
}

type RangeEdit = Extract<TextDocumentContentChangeEvent, { range: unknown }>;

/** A range written backwards means the same as forwards. */
function changeOf(lines: Lines, { range, text }: RangeEdit): TextChange {
  const ends = [offsetAt(lines, range.start), offsetAt(lines, range.end)];
  const start = Math.min(...ends);
  return { start, oldEnd: Math.max(...ends), newEnd: start + text.length };
}
