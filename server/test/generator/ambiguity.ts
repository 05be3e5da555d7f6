/** Proves that numbers whose blanks were lost may as well stand in other columns: by a placement in which all relations hold. */

import type { Disclosure, DocumentModel } from '../../src/disclosure/model';
import { residualOf, statusIn } from '../../src/reconcile/judge';
import { waysLeft, withPlaced } from '../../src/reconcile/place';
import type { Candidate, Group } from '../../src/reconcile/place-candidates';
import type { Constraint } from '../../src/reconcile/place-constraints';
import { createPrune, type Prune } from '../../src/reconcile/place-prune';
import { relate } from '../../src/rules/relate';

/** A way to place the numbers of each group. */
type Placement = ReadonlyMap<Group, Candidate>;

/** Tells the column in which the number at an offset of the file was printed; `undefined` where it is no amount. */
type ColumnAt = (offset: number) => string | undefined;

/** How many placements are tried for one number. */
const MOST_TRIES = 12;

/**
 * Offsets of numbers that some other placement puts elsewhere than where they were printed, without breaking any relation
 * that their true places keep.
 */
export function ambiguousNumbers(model: DocumentModel, columnAt: ColumnAt): ReadonlySet<number> {
  return new Set(model.disclosures.flatMap((disclosure) => ambiguousIn(model, disclosure, columnAt)));
}

function ambiguousIn(model: DocumentModel, disclosure: Disclosure, columnAt: ColumnAt): number[] {
  const { groups, constraints } = waysLeft(disclosure);
  const open = groups.filter(({ candidates }) => candidates.length > 1);
  if (open.length === 0) return [];
  const isOpen = new Set(open);
  const related = constraints.filter(({ terms }) => terms.some(({ group }) => isOpen.has(group)));
  const truth = new Map(
    groups.map((group) => [group, trueCandidate(group, (position) => columnAt(offsetOf(group, position)))]),
  );
  const prune = createPrune(related, 'rounded');
  const allowed = brokenUnder(disclosure, truth);
  const proven = new Set<number>();
  for (const group of [...open].sort((a, b) => b.loose.numbers.length - a.loose.numbers.length))
    for (let position = 0; position < group.loose.numbers.length; position++)
      if (isOpenAt(group, position) && !proven.has(offsetOf(group, position))) prove(group, position);
  return [...proven];

  /** Looks for a placement that moves a number, and keeps all numbers that it moves. */
  function prove(group: Group, position: number): void {
    const others = group.candidates.filter(
      ({ columns }) => columns[position] !== truth.get(group)?.columns[position],
    );
    for (const candidate of others.slice(0, MOST_TRIES)) {
      for (const place of [movedColumns, completed]) {
        const placement = place(truth, open, group, candidate, prune);
        if (!fits(placement)) continue;
        for (const offset of movedBy(placement)) proven.add(offset);
        return;
      }
    }
  }

  function fits(placement: Placement): boolean {
    if (related.some((constraint) => isBrokenIn(constraint, placement) && !isBrokenIn(constraint, truth)))
      return false;
    return [...brokenUnder(disclosure, placement)].every((key) => allowed.has(key));
  }

  function movedBy(placement: Placement): number[] {
    return open.flatMap((group) =>
      group.loose.numbers.flatMap((_, position) =>
        placement.get(group)?.columns[position] === truth.get(group)?.columns[position]
          ? []
          : [offsetOf(group, position)],
      ),
    );
  }

  function offsetOf({ table, loose }: Group, position: number): number {
    return (model.read.offsets.get(table.table) ?? 0) + loose.numbers[position].start;
  }
}

function isOpenAt({ candidates }: Group, position: number): boolean {
  return candidates.some(({ columns }) => columns[position] !== candidates[0].columns[position]);
}

/** Where the numbers of a row were printed; those that are no amounts may stand in any column that the reader left them. */
function trueCandidate(group: Group, columnOf: (position: number) => string | undefined): Candidate {
  const paths = group.loose.numbers.map((_, position) => columnOf(position));
  const isTrue = ({ columns }: Candidate): boolean =>
    paths.every((path, at) => path === undefined || group.table.columns[columns[at]].path.join('/') === path);
  return group.candidates.find(isTrue) ?? group.candidates[0];
}

/** All rows of the table moved by the columns by which one of them is moved. */
function movedColumns(
  truth: Placement,
  open: readonly Group[],
  group: Group,
  candidate: Candidate,
): Placement {
  const target = new Map(truth.get(group)?.columns.map((column, i) => [column, candidate.columns[i]]));
  const placement = new Map(truth);
  for (const each of open) {
    if (each.table !== group.table) continue;
    const columns = truth
      .get(each)
      ?.columns.map((column) => target.get(column) ?? column)
      .join();
    const moved = each.candidates.find((one) => one.columns.join() === columns);
    if (moved) placement.set(each, moved);
  }
  return placement;
}

/** One row moved, and others only as far as the relations then want it. */
function completed(
  truth: Placement,
  open: readonly Group[],
  group: Group,
  candidate: Candidate,
  prune: Prune,
): Placement {
  const before = open.map(({ candidates }) => candidates);
  group.candidates = [candidate];
  prune();
  for (const each of open) {
    if (each.candidates.length === 1) continue;
    const columns = truth.get(each)?.columns.join();
    each.candidates = [each.candidates.find((one) => one.columns.join() === columns) ?? each.candidates[0]];
    prune();
  }
  const placement = new Map(truth);
  open.forEach((each, index) => {
    placement.set(each, each.candidates[0]);
    each.candidates = before[index];
  });
  return placement;
}

function isBrokenIn({ value, steps, terms }: Constraint, placement: Placement): boolean {
  let residual = value;
  let tolerance = steps;
  for (const { group, add } of terms) {
    const own = add(placement.get(group) ?? group.candidates[0]);
    residual += own.value;
    tolerance += own.steps;
  }
  return 2 * Math.abs(residual) > tolerance;
}

/** The relations that a placement breaks, by what they are and where their totals are printed. */
function brokenUnder(disclosure: Disclosure, placement: Placement): ReadonlySet<string> {
  const placed = withPlaced(disclosure, [...placement.keys()], (group) => {
    const candidate = placement.get(group);
    return candidate ? [candidate] : [];
  });
  const broken = new Set<string>();
  for (const relation of relate(placed.disclosure)) {
    if (statusIn(relation, residualOf(relation)) !== 'broken') continue;
    const { cell, place } = relation.total;
    broken.add([relation.template, cell?.table.title, cell?.row, cell?.column, place.start].join(' '));
  }
  return broken;
}
