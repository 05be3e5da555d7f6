/** Narrows the candidates of lost numbers by relations across rows, down the columns and between tables. */

import { memoize } from '../text/memo';
import type { Group } from './place-candidates';
import { type Constraint, isDecided, type Term } from './place-constraints';

/** Rounds of narrowing: each takes at least one candidate away, and few are ever needed. */
const MOST_ROUNDS = 30;
/** Sums that are followed at once; a relation with more is looked at again once its rows are narrower. */
const MOST_SUMS = 4000;

/** Whether relations hold within rounding, or to the last 分. */
export type Precision = 'rounded' | 'exact';

/** Narrows the candidates as far as the relations tell, and returns the relations that cannot hold. */
export type Prune = () => ReadonlySet<Constraint>;

/**
 * A function that drops candidates under which some relation cannot hold. A relation that no candidates satisfy has an
 * error and drops none. Called again, it looks only at relations whose candidates have changed.
 */
export function createPrune(constraints: readonly Constraint[], precision: Precision): Prune {
  const broken = new Set<Constraint>();
  /** The candidates that each constraint had when it was last looked at. */
  const known = new Map<Constraint, readonly Candidates[]>();
  const hasChanged = (constraint: Constraint): boolean => {
    const before = known.get(constraint);
    return !before || constraint.terms.some(({ group }, index) => group.candidates !== before[index]);
  };
  return () => {
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const changed = constraints.filter(hasChanged);
      if (changed.length === 0) break;
      for (const constraint of changed) {
        if (narrow(constraint, precision)) broken.delete(constraint);
        else broken.add(constraint);
        known.set(
          constraint,
          constraint.terms.map(({ group }) => group.candidates),
        );
      }
    }
    return new Set(broken);
  };
}

type Candidates = Group['candidates'];

/** Whether some choice of candidates makes a relation hold within rounding, or there are too many to say. */
export function mayHold(constraint: Constraint): boolean {
  const kept = keptSums(constraint, constraint.terms.map(optionsOf), 'rounded');
  return kept?.every(({ size }) => size > 0) ?? true;
}

/** Keeps the candidates that some choice of the others completes; false where there is none. */
function narrow(constraint: Constraint, precision: Precision): boolean {
  const { terms } = constraint;
  const options = terms.map(optionsOf);
  const kept = keptSums(constraint, options, precision);
  if (!kept) return true;
  if (kept.some(({ size }) => size === 0)) return false;
  terms.forEach(({ group, add }, index) => {
    if (isDecided(terms[index]) || kept[index].size === options[index].size) return;
    group.candidates = group.candidates.filter((candidate) => kept[index].has(add(candidate).value));
  });
  return true;
}

/** For each term what it may add so that some choice of the others completes it; `undefined` where it cannot be told. */
function keptSums(
  { value, steps }: Constraint,
  options: readonly Sums[],
  precision: Precision,
): ReadonlySet<number>[] | undefined {
  if (options.length === 0) return undefined;
  const tolerance = options.reduce((sum, own) => sum + Math.max(...own.values()), steps) / 2;
  const before = sumsFromLeft(options, value, tolerance);
  const after = before && sumsFromLeft([...options].reverse(), value, tolerance)?.reverse();
  if (!before || !after) return undefined;
  return options.map((own, index) => {
    const fits = ([sum, own]: readonly [number, number]) =>
      completes(before[index], after[index], value + sum, precision === 'exact' ? undefined : steps + own);
    return new Set([...own].filter(fits).map(([sum]) => sum));
  });
}

/** Sums with the steps of what was added, which bound their rounding. */
type Sums = ReadonlyMap<number, number>;

/** What a group may add; candidates that differ elsewhere add the same. */
function optionsOf({ group, add }: Term): Sums {
  const options = new Map<number, number>();
  for (const candidate of group.candidates) {
    const { value, steps } = add(candidate);
    options.set(value, Math.max(options.get(value) ?? 0, steps));
  }
  return options;
}

/**
 * Before each term: every sum that the terms on its left can have and that those on its right may bring to nothing,
 * together with what is known. `undefined` where there are too many.
 */
function sumsFromLeft(options: readonly Sums[], known: number, tolerance: number): Sums[] | undefined {
  if (Number.isNaN(known + tolerance)) return undefined;
  let least = known + options.reduce((sum, own) => sum + Math.min(...own.keys()), 0);
  let most = known + options.reduce((sum, own) => sum + Math.max(...own.keys()), 0);
  if (Number.isNaN(least + most)) return undefined;
  let sums: Map<number, number> = new Map([[0, 0]]);
  const before: Sums[] = [];
  for (const own of options) {
    before.push(sums);
    least -= Math.min(...own.keys());
    most -= Math.max(...own.keys());
    const next = new Map<number, number>();
    for (const [value, step] of own) {
      for (const [before, steps] of sums) {
        const sum = before + value;
        if (sum + most >= -tolerance && sum + least <= tolerance)
          next.set(sum, Math.max(next.get(sum) ?? 0, steps + step));
      }
      if (next.size > MOST_SUMS) return undefined;
    }
    sums = next;
  }
  return before;
}

/** Whether a sum of the left and one of the right bring the residual to nothing, or within half of `steps` and theirs. */
function completes(left: Sums, right: Sums, value: number, steps: number | undefined): boolean {
  const [small, large] = left.size < right.size ? [left, right] : [right, left];
  for (const [sum, ownSteps] of small) {
    const wanted = -(value + sum);
    if (large.has(wanted)) return true;
    if (steps !== undefined && hasNear(inOrder(large), wanted, steps + ownSteps)) return true;
  }
  return false;
}

/** Sums from the least to the greatest, with the most that rounding can add to any of them. */
interface OrderedSums {
  readonly sums: readonly (readonly [number, number])[];
  readonly mostSteps: number;
}

const inOrder = memoize(
  (sums: Sums): OrderedSums => ({
    sums: [...sums].sort(([a], [b]) => a - b),
    mostSteps: Math.max(...sums.values()),
  }),
);

/** Whether a sum is within half of `steps` and its own steps of a value. */
function hasNear({ sums, mostSteps }: OrderedSums, wanted: number, steps: number): boolean {
  const reach = (steps + mostSteps) / 2;
  for (let at = firstFrom(sums, wanted - reach); at < sums.length && sums[at][0] <= wanted + reach; at++)
    if (2 * Math.abs(sums[at][0] - wanted) <= steps + sums[at][1]) return true;
  return false;
}

/** The index of the first sum that is not less than a value. */
function firstFrom(sums: OrderedSums['sums'], least: number): number {
  let [from, to] = [0, sums.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (sums[middle][0] < least) from = middle + 1;
    else to = middle;
  }
  return from;
}
