/** Reads the beginning of a document without joining all of its lines. */

import type { TextDocument } from 'vscode';
import { LOOKED_AT } from './detect';

/** The first 64 KB of a document, line ends as `\n`. */
export function beginningOf(document: TextDocument): string {
  const lines: string[] = [];
  let length = 0;
  for (let line = 0; line < document.lineCount && length < LOOKED_AT; line++) {
    const { text } = document.lineAt(line);
    lines.push(text);
    length += text.length + 1;
  }
  return lines.join('\n').slice(0, LOOKED_AT);
}
