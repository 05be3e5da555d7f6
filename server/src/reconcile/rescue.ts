/** Takes back what seemed misread: sums that one row left out, or one wrong code, breaks in every column. */

import type { Judged } from '../rules/model';
import { rowOf } from '../rules/names';
import { codeActs } from './acts/code';
import { missingRowActs } from './acts/missing-row';
import type { Reread, StructuralAct } from './acts/model';
import { relationsByAmount, tableOf } from './graph';

/** One row left out, or counted elsewhere, breaks the sums of no more rows than these. */
const MOST_ROWS = 4;

/**
 * The relations of doubted templates whose broken ones a single act explains: a row that is missing here and that another
 * table prints, or lacks too; or, where the rule is certain, a code with a wrong digit. Where more rows are broken than one
 * act breaks, nothing is tried.
 */
export function rescued(
  doubted: readonly (readonly Judged[])[],
  judged: readonly Judged[],
  reread: Reread,
): readonly Judged[] {
  return doubted.filter((group) => isExplained(group, judged, reread)).flat();
}

function isExplained(group: readonly Judged[], judged: readonly Judged[], reread: Reread): boolean {
  const broken = group.filter(({ status }) => status === 'broken');
  const rows = new Set(broken.map(({ relation }) => rowOf(relation.total)));
  if (broken.length === 0 || rows.size > MOST_ROWS) return false;
  const all = [...judged, ...group];
  const around = relationsByAmount(all);
  const explains = ({ mends }: StructuralAct) => broken.every((one) => mends.includes(one));
  const others = judged.filter(({ status }) => status === 'broken');
  return (
    missingRowActs([...broken, ...others], around, all).some(
      (act) => explains(act) && (isPrintedElsewhere(act) || isLackedElsewhere(act, others)),
    ) ||
    (broken.every(({ relation }) => relation.certain) && codeActs(broken, reread).some(explains))
  );
}

/** Whether another table holds a total of some of these rows, which are short of it by the same. */
function isLackedElsewhere({ act, mends }: StructuralAct, others: readonly Judged[]): boolean {
  return (
    act.kind === 'row-missing' &&
    mends.some((one) => others.includes(one) && tableOf(one.relation) === undefined)
  );
}

function isPrintedElsewhere({ act }: StructuralAct): boolean {
  return act.kind === 'row-missing' && act.twin !== undefined;
}
