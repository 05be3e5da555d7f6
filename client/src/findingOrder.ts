/** In which order findings are gone through: errors first, then what is doubtful, then the rest, each from the top down. */

import type { Overview, OverviewFinding } from '../../server/src/features/overview';

/** A position as VS Code and the protocol have it. */
interface At {
  readonly line: number;
  readonly character: number;
}

/** All findings of a document in that order. */
export function inOrder({ tables, text }: Overview): OverviewFinding[] {
  const all = [...tables.flatMap(({ findings }) => findings), ...text];
  return all.sort((a, b) => a.severity - b.severity || compare(a.range.start, b.range.start));
}

/** The finding that follows the one at a position, or goes before it; from anywhere else the first of the gravest, or the last. */
export function stepFrom(
  findings: readonly OverviewFinding[],
  at: At,
  step: 1 | -1,
): OverviewFinding | undefined {
  const here = findings.findIndex(
    ({ range: { start, end } }) => compare(start, at) <= 0 && compare(at, end) <= 0,
  );
  const next = here < 0 ? (step > 0 ? 0 : findings.length - 1) : here + step;
  return findings[(next + findings.length) % findings.length];
}

function compare(a: At, b: At): number {
  return a.line - b.line || a.character - b.character;
}
