/** The unified diff of a text and what it was made into. */

/** Unchanged lines around each change. */
const CONTEXT = 3;

/** A run of lines that changed: from and to which line, counted from 0, of either text; the ends do not belong to it. */
interface Run {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

/**
 * The diff as `patch -p1` and `git apply` take it, an absolute path from the root; nothing where the texts are the same. Lines are compared one by one where
 * both texts have as many, else all from the first to the last that differ are one change.
 */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const [old, now] = [linesOf(before), linesOf(after)];
  const hunks = joined(old.length === now.length ? changedLines(old, now) : [changedMiddle(old, now)]);
  const name = path.replace(/^\/+/, '');
  const head = `--- a/${name}\n+++ b/${name}\n`;
  return head + hunks.map((runs) => hunk(runs, old, now)).join('');
}

/** The lines with what ends them. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function changedLines(old: readonly string[], now: readonly string[]): Run[] {
  const runs: Run[] = [];
  for (let line = 0; line < old.length; line++) {
    if (old[line] === now[line]) continue;
    const last = runs.at(-1);
    if (last?.to[0] === line) runs[runs.length - 1] = { from: last.from, to: [line + 1, line + 1] };
    else runs.push({ from: [line, line], to: [line + 1, line + 1] });
  }
  return runs;
}

function changedMiddle(old: readonly string[], now: readonly string[]): Run {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
  return { from: [start, start], to: [old.length - end, now.length - end] };
}

/** Runs whose contexts touch go into one hunk. */
function joined(runs: readonly Run[]): Run[][] {
  const hunks: Run[][] = [];
  for (const run of runs) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last && before && run.from[0] - before.to[0] <= 2 * CONTEXT) last.push(run);
    else hunks.push([run]);
  }
  return hunks;
}

function hunk(runs: readonly Run[], old: readonly string[], now: readonly string[]): string {
  const [first, last] = [runs[0], runs[runs.length - 1]];
  const start = Math.max(0, first.from[0] - CONTEXT);
  const end = Math.min(old.length, last.to[0] + CONTEXT);
  const moved = first.from[1] - first.from[0];
  const length = last.to[1] + (end - last.to[0]) - (start + moved);
  const lines: string[] = [];
  let at = start;
  for (const { from, to } of runs) {
    lines.push(...old.slice(at, from[0]).map((line) => marked(' ', line)));
    lines.push(...old.slice(from[0], to[0]).map((line) => marked('-', line)));
    lines.push(...now.slice(from[1], to[1]).map((line) => marked('+', line)));
    at = to[0];
  }
  lines.push(...old.slice(at, end).map((line) => marked(' ', line)));
  return `@@ -${span(start, end - start)} +${span(start + moved, length)} @@\n${lines.join('')}`;
}

/** Where lines begin, counted from 1, and how many they are; none begin after the line before. */
function span(start: number, length: number): string {
  return `${length === 0 ? start : start + 1},${length}`;
}

function marked(mark: string, line: string): string {
  return line.endsWith('\n') ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}
