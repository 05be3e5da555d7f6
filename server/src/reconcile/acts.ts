/** Typing acts that touch several amounts at once: moved, swapped, a row missing, a wrong code. */

import type { Judged } from '../rules/model';
import { codeActs } from './acts/code';
import { missingRowActs } from './acts/missing-row';
import type { Reread, StructuralAct } from './acts/model';
import { movedActs } from './acts/moved';
import { swappedActs } from './acts/swapped';
import type { RelationsOf } from './graph';

export type { Act, Reread, StructuralAct } from './acts/model';

/**
 * Every structural act that makes all relations hold which it touches. Each kind has a bound of its own on what it
 * tries; together the work grows with the amounts of the broken relations, never with combinations of them.
 */
export function structuralActs(
  components: readonly (readonly Judged[])[],
  around: RelationsOf,
  judged: readonly Judged[],
  reread: Reread,
): StructuralAct[] {
  const broken = components.flat();
  if (broken.length === 0) return [];
  return [
    ...movedActs(broken, around),
    ...swappedActs(broken, around),
    ...missingRowActs(broken, around, judged),
    ...codeActs(broken, reread),
  ];
}
