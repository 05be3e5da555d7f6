/** Relations as constraints on the candidates of lost numbers: what is known of each, and what the numbers add to it. */

import type { Exact } from '../amounts/exact';
import type { Amount } from '../disclosure/model';
import type { Relation } from '../rules/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { type Candidate, type Group, type GroupsAt, moneyAt } from './place-candidates';

/** What a group adds to the residual of a relation under each of its candidates. */
export interface Term {
  readonly group: Group;
  readonly add: (candidate: Candidate) => Contribution;
}

interface Contribution {
  /** In 分; not a number where it does not fit one. */
  readonly value: number;
  /** Twice how much rounding may account for. */
  readonly steps: number;
}

/** A relation as a sum of what is known and of what groups add. */
export interface Constraint extends Contribution {
  readonly relation: Relation;
  readonly terms: readonly Term[];
}

/** The relations that say something of groups. Bounds and rates never place a number. */
export function constraintsOf(relations: readonly Relation[], groupsAt: GroupsAt): readonly Constraint[] {
  return relations
    .filter(({ isBound, expect }) => !isBound && !expect)
    .map((relation) => constraintOf(relation, groupsAt));
}

/** An uncertain template is believed when so many of its relations hold to one that is broken. */
const HOLDS_FOR_ONE_BROKEN = 3;

/** The constraints of certain templates, and of those that hold where nothing is open any more. */
export function believed(constraints: readonly Constraint[]): readonly Constraint[] {
  const byTable = groupBy(constraints, ({ relation }) => relation.votesIn ?? relation.total.place.block);
  return [...byTable.values()]
    .flatMap((own) => [...groupBy(own, ({ relation }) => relation.template).values()])
    .filter(isBelieved)
    .flat();
}

function isBelieved(constraints: readonly Constraint[]): boolean {
  if (constraints.every(({ relation }) => relation.certain)) return true;
  const decided = constraints.filter(({ terms }) => terms.every(isDecided));
  const holding = decided.filter(holds).length;
  return holding >= HOLDS_FOR_ONE_BROKEN * (decided.length - holding);
}

/** Whether a group adds the same under all of its candidates. */
export function isDecided({ group, add }: Term): boolean {
  const { value } = add(group.candidates[0]);
  return group.candidates.every((candidate) => add(candidate).value === value);
}

function holds({ value, steps, terms }: Constraint): boolean {
  const added = terms.map(({ group, add }) => add(group.candidates[0]));
  const residual = added.reduce((sum, own) => sum + own.value, value);
  const tolerance = added.reduce((sum, own) => sum + own.steps, steps);
  return 2 * Math.abs(residual) <= tolerance;
}

interface Place {
  readonly group: Group;
  readonly column: number;
  readonly sign: number;
}

function constraintOf(relation: Relation, groupsAt: GroupsAt): Constraint {
  let value = 0;
  let steps = 0;
  const places: Place[] = [];
  const signed: [Amount, number][] = [
    [relation.total, 1],
    ...relation.parts.map(({ amount, sign }): [Amount, number] => [amount, -sign]),
  ];
  for (const [{ cell, printed }, sign] of signed) {
    const group = cell && groupsAt(cell.table, cell.row, cell.column);
    if (group) places.push({ group, column: cell.column, sign });
    else {
      value += sign * asNumber(printed.value);
      steps += asNumber(printed.step);
    }
  }
  const terms = [...groupBy(places, ({ group }) => group)].map(
    ([group, own]): Term => ({ group, add: memoize((candidate) => contribution(group, own, candidate)) }),
  );
  return { relation, value, steps, terms };
}

function asNumber(value: Exact): number {
  return typeof value === 'number' ? value : Number.NaN;
}

function contribution(group: Group, places: readonly Place[], candidate: Candidate): Contribution {
  let value = 0;
  let steps = 0;
  for (const { column, sign } of places) {
    const money = moneyAt(group, candidate, column);
    value += sign * asNumber(money.value);
    steps += asNumber(money.step);
  }
  return { value, steps };
}
