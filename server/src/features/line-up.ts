/** Keeps the pipes of a table in line while it is edited: a table that is lined up before edits is so after them. */

import type { TextEdit } from 'vscode-languageserver-types';
import { type PipeLines, pipeLines } from '../tables/pipe-lines';
import { formatPipes } from '../text/pipe-format';
import { type Replacement, withReplacements } from '../text/replacement';
import {
  createSnapshot,
  lineSpan,
  lineStart,
  lineText,
  offsetAt,
  rangeOf,
  type Snapshot,
  type Span,
} from '../text/snapshot';
import { pipeStyles } from './format';
import type { CheckedDocument } from './model';

/** The same edits, and with them what brings the tables that were lined up before back into line. */
export function linedUp(document: CheckedDocument, edits: readonly TextEdit[]): TextEdit[] {
  const { snapshot } = document;
  if (edits.length === 0 || pipeLines(snapshot).length === 0) return [...edits];
  const replacements = edits
    .map(({ range, newText }) => ({ ...spanOf(snapshot, range), newText }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const after = createSnapshot(withReplacements(snapshot.text, replacements));
  const tables = realigned(document, after).filter(({ before }) =>
    replacements.some(({ start, end }) => start <= before.end && before.start <= end),
  );
  if (tables.length === 0) return [...edits];
  const isInTable = ({ start, end }: Span): boolean =>
    tables.some(({ before }) => before.start <= start && end <= before.end);
  return [
    ...replacements.filter((each) => !isInTable(each)),
    ...tables.flatMap((each) => lineByLine(snapshot, each)),
  ]
    .sort((a, b) => a.start - b.start)
    .map(({ newText, ...span }) => ({ range: rangeOf(snapshot, span), newText }));
}

/** The text after edits of a document, with the tables that were lined up in it lined up again. */
export function linedUpText(document: CheckedDocument, text: string): string {
  const after = createSnapshot(text);
  return withReplacements(
    text,
    realigned(document, after).map(({ after: span, newText }) => ({ ...span, newText })),
  );
}

/** A table that was lined up: where it stands before and after edits, and how it is written after them. */
interface Realigned {
  readonly before: Span;
  readonly after: Span;
  readonly newText: string;
}

/** All such tables, where the edits have left the tables what they are: none was added, parted or taken away. */
function realigned(document: CheckedDocument, after: Snapshot): Realigned[] {
  const { snapshot } = document;
  const [old, now] = [pipeLines(snapshot), pipeLines(after)];
  if (old.length !== now.length) return [];
  const styleOf = pipeStyles(document);
  return old.flatMap((table, index) => {
    const [before, span] = [spanOfLines(snapshot, table), spanOfLines(after, now[index])];
    const text = after.text.slice(span.start, span.end);
    if (snapshot.text.slice(before.start, before.end) === text) return [];
    const style = styleOf(table);
    if (formatPipes(snapshot, table.first, table.end, style).length > 0) return [];
    const moved = formatPipes(after, now[index].first, now[index].end, style).map((each) => ({
      ...each,
      start: each.start - span.start,
      end: each.end - span.start,
    }));
    return [{ before, after: span, newText: withReplacements(text, moved) }];
  });
}

function spanOfLines(snapshot: Snapshot, { first, end }: PipeLines): Span {
  return { start: lineStart(snapshot, first), end: lineSpan(snapshot, end - 1).end };
}

/** One edit a line that changes; where lines came or went, one for all lines between those that stay. */
function lineByLine(snapshot: Snapshot, { before, newText }: Realigned): Replacement[] {
  const whole = createSnapshot(snapshot.text.slice(before.start, before.end));
  const instead = createSnapshot(newText);
  const [old, now] = [linesOf(whole), linesOf(instead)];
  if (old.length === now.length)
    return old.flatMap((line, index) => {
      if (line === now[index]) return [];
      const start = before.start + lineStart(whole, index);
      return [{ start, end: start + line.length, newText: now[index] }];
    });
  let [first, last] = [0, 0];
  const least = Math.min(old.length, now.length);
  while (first < least && old[first] === now[first]) first++;
  while (last < least - first && old[old.length - 1 - last] === now[now.length - 1 - last]) last++;
  // The line below the changed ones stays: what is replaced ends where it begins.
  const [from, to] = [first, old.length - last].map((line) => startOfLine(whole, line, old.length));
  const [begin, end] = [first, now.length - last].map((line) => startOfLine(instead, line, now.length));
  return [{ start: before.start + from, end: before.start + to, newText: newText.slice(begin, end) }];
}

function linesOf(snapshot: Snapshot): string[] {
  return Array.from(snapshot.lineStarts, (_, line) => lineText(snapshot, line));
}

function startOfLine(snapshot: Snapshot, line: number, count: number): number {
  return line < count ? lineStart(snapshot, line) : snapshot.text.length;
}

function spanOf(snapshot: Snapshot, { start, end }: TextEdit['range']): Span {
  return { start: offsetAt(snapshot, start), end: offsetAt(snapshot, end) };
}
