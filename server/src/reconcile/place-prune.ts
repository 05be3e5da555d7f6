/** Narrows the candidates of lost numbers by relations down the columns and between tables. */

import type { Exact } from '../amounts/exact';
import type { Amount } from '../disclosure/model';
import type { Relation } from '../rules/model';
import { groupBy } from '../text/collections';
import { type Candidate, type Group, type GroupsAt, moneyAt } from './place-candidates';

/** Rounds of narrowing: each takes at least one candidate away, and few are ever needed. */
const MOST_ROUNDS = 30;
/** Sums that are followed at once; a relation with more is looked at again once its rows are narrower. */
const MOST_SUMS = 4000;

/** What a group adds to the residual of a relation under each of its candidates, with the step of what is printed. */
interface Term {
  readonly group: Group;
  readonly add: (candidate: Candidate) => Contribution | undefined;
}

interface Contribution {
  readonly value: number;
  readonly step: number;
}

/** A relation as a sum of what is known and of what groups add. */
interface Constraint {
  readonly value: number;
  readonly steps: number;
  readonly terms: readonly Term[];
}

/** Drops candidates under which some relation cannot hold; a relation that no candidates satisfy has an error and is left out. */
export function pruneByRelations(relations: readonly Relation[], groupsAt: GroupsAt): void {
  const constraints = relations.flatMap((relation) => constraintOf(relation, groupsAt) ?? []);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const narrowed = constraints.filter(narrow);
    if (narrowed.length === 0) return;
  }
}

function constraintOf(relation: Relation, groupsAt: GroupsAt): Constraint | undefined {
  let value = 0;
  let steps = 0;
  const parts: { readonly group: Group; readonly column: number; readonly sign: number }[] = [];
  const signed: [Amount, number][] = [
    [relation.total, 1],
    ...relation.parts.map(({ amount, sign }): [Amount, number] => [amount, -sign]),
  ];
  for (const [amount, sign] of signed) {
    const group = amount.cell && groupsAt(amount.cell.table, amount.cell.row, amount.cell.column);
    if (group && amount.cell) parts.push({ group, column: amount.cell.column, sign });
    else {
      const [known, step] = [asNumber(amount.printed.value), asNumber(amount.printed.step)];
      if (known === undefined || step === undefined) return undefined;
      value += sign * known;
      steps += step;
    }
  }
  if (parts.length === 0) return undefined;
  const byGroup = groupBy(parts, ({ group }) => group);
  const terms = [...byGroup].map(
    ([group, own]): Term => ({ group, add: (candidate) => contribution(group, own, candidate) }),
  );
  return { value, steps, terms };
}

function asNumber(value: Exact): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function contribution(
  { loose, table }: Group,
  parts: readonly { readonly column: number; readonly sign: number }[],
  candidate: Candidate,
): Contribution | undefined {
  let value = 0;
  let step = 0;
  for (const { column, sign } of parts) {
    const money = moneyAt(table, loose, candidate, column);
    const [known, own] = [asNumber(money.value), asNumber(money.step)];
    if (known === undefined || own === undefined) return undefined;
    value += sign * known;
    step += own;
  }
  return { value, step };
}

/** Keeps the candidates that some choice of the others completes; true when any was dropped. */
function narrow({ value, steps, terms }: Constraint): boolean {
  if (terms.every(({ group }) => group.candidates.length === 1)) return false;
  const before = sumsFromLeft(terms);
  const after = sumsFromLeft([...terms].reverse())?.reverse();
  if (!before || !after) return false;
  const kept = terms.map(({ group, add }, index) =>
    group.candidates.filter((candidate) => {
      const own = add(candidate);
      return own !== undefined && completes(before[index], after[index], value + own.value, steps + own.step);
    }),
  );
  if (kept.some((candidates) => candidates.length === 0)) return false;
  let isNarrower = false;
  kept.forEach((candidates, index) => {
    const { group } = terms[index];
    isNarrower ||= candidates.length < group.candidates.length;
    group.candidates = candidates;
  });
  return isNarrower;
}

/** A partial sum with the steps of what was added, which bound its rounding. */
type Sums = ReadonlyMap<number, number>;

/** Before each term: every sum that the terms on its left can have. */
function sumsFromLeft(terms: readonly Term[]): Sums[] | undefined {
  let sums: Map<number, number> = new Map([[0, 0]]);
  const before: Sums[] = [];
  for (const { group, add } of terms) {
    before.push(sums);
    const next = new Map<number, number>();
    for (const candidate of group.candidates) {
      const own = add(candidate);
      if (!own) return undefined;
      for (const [sum, steps] of sums) {
        const total = sum + own.value;
        next.set(total, Math.max(next.get(total) ?? 0, steps + own.step));
        if (next.size > MOST_SUMS) return undefined;
      }
    }
    sums = next;
  }
  return before;
}

/** Whether a sum of the left and one of the right bring the residual within half the steps. */
function completes(left: Sums, right: Sums, value: number, steps: number): boolean {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  for (const [sum, ownSteps] of small) {
    const wanted = -(value + sum);
    if (large.has(wanted)) return true;
    if (large.size > MOST_SUMS / 8) continue;
    for (const [other, otherSteps] of large)
      if (2 * Math.abs(other - wanted) <= steps + ownSteps + otherSteps) return true;
  }
  return false;
}
