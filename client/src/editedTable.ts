/** Between documents of VS Code and the pure lines that tables are edited as. */

import { Range, type TextDocument, workspace } from 'vscode';
import type { Lines, Replaced } from './pipeRows';

export function linesOf(document: TextDocument): Lines {
  return { lineCount: document.lineCount, lineAt: (line) => document.lineAt(line).text };
}

/** How wide characters of doubtful width show: the user's setting. */
export function ambiguousWidth({ uri }: TextDocument): 1 | 2 {
  return workspace.getConfiguration('gouji', uri).get<number>('ambiguousWidth') === 2 ? 2 : 1;
}

/** Lines in the place of others as one edit; where none are replaced, they are put behind the line before. */
export function wholeLines(
  document: TextDocument,
  { first, replaced, lines }: Replaced,
): { readonly range: Range; readonly text: string } {
  const text = lines.join('\n');
  const endOf = (line: number) => document.lineAt(line).range.end;
  if (replaced > 0) {
    const last = endOf(first + replaced - 1);
    if (lines.length > 0) return { range: new Range(first, 0, last.line, last.character), text };
    // Without lines in their place, the line end goes with them.
    return { range: new Range(first, 0, last.line + 1, 0), text: '' };
  }
  if (lines.length === 0) return { range: new Range(first, 0, first, 0), text: '' };
  if (first === 0) return { range: new Range(0, 0, 0, 0), text: `${text}\n` };
  const before = endOf(first - 1);
  return { range: new Range(before, before), text: `\n${text}` };
}
