/**
 * Takes back what seemed misread: sums that one row left out, or one wrong code, breaks in every column, and those that one
 * wrong amount breaks which other relations accuse too.
 */

import { isZero } from '../amounts/exact';
import type { Amount } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { rowOf } from '../rules/names';
import { codeActs } from './acts/code';
import { missingRowActs } from './acts/missing-row';
import type { Reread, StructuralAct } from './acts/model';
import { areTwoApart, relationsByAmount, sharedAmounts, tableOf } from './graph';
import { residualAfter } from './judge';
import { isOneSlip, type Repair } from './repair';
import { valuesFor } from './verify';

/** One row left out, or counted elsewhere, breaks the sums of no more rows than these. */
const MOST_ROWS = 4;

/**
 * The relations of doubted templates whose broken ones a single act explains: a row that is missing here and that another
 * table prints, or lacks too; or, where the rule is certain, a code with a wrong digit. Where more rows are broken than one
 * act breaks, nothing is tried. Those too which one amount mends to the last place, with the value that something broken
 * elsewhere demands of it.
 */
export function rescued(
  doubted: readonly (readonly Judged[])[],
  judged: readonly Judged[],
  reread: Reread,
): readonly Judged[] {
  const retyped = retypedIn(doubted, judged);
  return doubted.filter((group) => retyped.has(group) || isExplained(group, judged, reread)).flat();
}

/** Groups of doubted relations whose broken ones an amount mends that others accuse as well. */
function retypedIn(doubted: readonly (readonly Judged[])[], judged: readonly Judged[]): ReadonlySet<unknown> {
  const believed = relationsByAmount(judged.filter(isTelling));
  const groups = doubted.map((group) => ({
    group,
    broken: group.filter(({ status }) => status === 'broken'),
  }));
  const open = relationsByAmount(groups.flatMap(({ broken }) => broken.filter(isTelling)));
  return new Set(
    groups.filter(({ broken }) => isAccusedElsewhere(broken, believed, open)).map(({ group }) => group),
  );
}

/** Whether a relation is broken and says by how much. */
function isTelling({ relation, status }: Judged): boolean {
  return status === 'broken' && !relation.isBound && !relation.isApproximate;
}

type Around = ReadonlyMap<Amount, readonly Judged[]>;

/**
 * Whether one value of one amount makes all of the broken relations exact, and one more that shares no other printed amount
 * with them: one that is believed; or, where the amount is a keystroke away from that value and no reading has put it
 * where it stands, one that is doubted too.
 */
function isAccusedElsewhere(broken: readonly Judged[], believed: Around, open: Around): boolean {
  const [first] = broken;
  if (!first || !broken.every(isTelling)) return false;
  return sharedAmounts(broken).some((amount) => {
    if (amount.printed.blank) return false;
    const others = [
      ...(believed.get(amount) ?? []),
      ...(isPutThere(amount) ? [] : (open.get(amount) ?? []).filter((one) => !broken.includes(one))),
    ];
    if (others.length === 0) return false;
    return valuesFor(amount, [first], new Map()).some((value) => {
      const repair = { amount, value };
      const accusing = others.find(
        (one) =>
          isMendedBy(repair, one) &&
          (believed.get(amount)?.includes(one) || isOneSlip(repair)) &&
          areTwoApart([first, one], amount),
      );
      return accusing !== undefined && broken.every((one) => isMendedBy(repair, one));
    });
  });
}

/** Whether a reading has put an amount where it stands: by its place on the page, or with blanks of its row lost. */
function isPutThere({ cell }: Amount): boolean {
  if (!cell) return false;
  const { table } = cell.table;
  return table.layout === 'aligned' || table.rows[cell.row].undetermined !== undefined;
}

function isMendedBy({ amount, value }: Repair, one: Judged): boolean {
  return isZero(residualAfter(one, new Map([[amount, value]])).value);
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
