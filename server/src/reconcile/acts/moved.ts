/** An amount that stands in a neighbouring place of its row or column, which is blank where it should be. */

import { isZero } from '../../amounts/exact';
import type { Amount } from '../../disclosure/model';
import type { Judged } from '../../rules/model';
import { amountsOf, type RelationsOf } from '../graph';
import { surpriseAfter } from '../verify';
import type { StructuralAct } from './model';
import { amountsIn, positionOf } from './rows';

/** For each amount of the broken relations, at most four places are tried. */
export function movedActs(broken: readonly Judged[], around: RelationsOf): StructuralAct[] {
  return [...amountsIn(broken)].flatMap((from) => {
    if (isZero(from.printed.value) || !mayLeave(from, around)) return [];
    return emptyNeighbours(from).flatMap((to) => move(from, to, around) ?? []);
  });
}

/** An amount that some relation needs where it stands has not been moved there, unless its new place is in it too. */
function mayLeave(from: Amount, around: RelationsOf): boolean {
  const fine = (around.get(from) ?? []).filter(({ status }) => status !== 'broken');
  const [first, ...others] = emptyNeighbours(from).map((to) =>
    fine.every(({ relation }) => amountsOf(relation).includes(to)),
  );
  return first === true || others.includes(true);
}

function move(from: Amount, to: Amount, around: RelationsOf): StructuralAct | undefined {
  const touched = [...new Set([...(around.get(from) ?? []), ...(around.get(to) ?? [])])];
  const repairs = [
    { amount: from, value: 0 },
    { amount: to, value: from.printed.value },
  ];
  const surprise = surpriseAfter(touched, new Map(repairs.map(({ amount, value }) => [amount, value])));
  if (surprise === undefined) return undefined;
  const mends = touched.filter(({ status }) => status === 'broken');
  return { act: { kind: 'moved', from, to }, repairs, mends, surprise };
}

function emptyNeighbours(amount: Amount): Amount[] {
  const position = positionOf(amount);
  if (!position) return [];
  const { panel, row, at, column } = position;
  const neighbours = [
    row.amounts[column - 1],
    row.amounts[column + 1],
    panel.rows[at - 1]?.amounts[column],
    panel.rows[at + 1]?.amounts[column],
  ];
  return neighbours.filter((other) => other !== undefined && isZero(other.printed.value)) as Amount[];
}
