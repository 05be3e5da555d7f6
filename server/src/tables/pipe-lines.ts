/** Finds the lines of pipe tables as they are written, whether anything is understood of them or not. */

import { memoize } from '../text/memo';
import { pipeCells } from '../text/pipe-cells';
import { lineSpan, lineText, type Snapshot } from '../text/snapshot';
import { endOfFence, isFence } from './fences';
import { classifyLines } from './lines';

/** What a row of dashes says of a column; nothing where it leaves it open. */
export type PipeMark = 'right' | 'other' | undefined;

/** A run of lines that begin with a pipe. */
export interface PipeLines {
  readonly first: number;
  /** The line after the last. */
  readonly end: number;
  readonly marks: readonly PipeMark[];
}

const DELIMITER = /^\s*(:?)-+(:?)\s*$/;

/** All runs of at least two lines, fenced blocks left out: asked for with each fix that is offered, and to line tables up. */
export const pipeLines = memoize((snapshot: Snapshot): readonly PipeLines[] => {
  const runs: PipeLines[] = [];
  const kinds = classifyLines(snapshot);
  for (let line = 0; line < kinds.length; ) {
    const first = line;
    if (kinds[line] === 'text' && isFence(lineText(snapshot, line))) {
      line = endOfFence(snapshot, line);
      continue;
    }
    while (kinds[line] === 'pipe') line++;
    if (line > first + 1) runs.push({ first, end: line, marks: marksIn(snapshot, first, line) });
    line = Math.max(line, first + 1);
  }
  return runs;
});

function marksIn(snapshot: Snapshot, first: number, end: number): PipeMark[] {
  for (let line = first; line < end; line++) {
    const span = lineSpan(snapshot, line);
    const cells = pipeCells(snapshot.text, span.start, span.end).map((cell) =>
      DELIMITER.exec(snapshot.text.slice(cell.start, cell.end)),
    );
    if (cells[0]) return cells.map(markOf);
  }
  return [];
}

function markOf(cell: RegExpExecArray | null): PipeMark {
  if (!cell || (cell[1] === '' && cell[2] === '')) return undefined;
  return cell[1] === '' ? 'right' : 'other';
}
