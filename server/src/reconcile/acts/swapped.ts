/** Two rows whose amounts stand in each other's place. */

import { equal, isZero } from '../../amounts/exact';
import type { Amount, Panel, PanelRow } from '../../disclosure/model';
import type { Judged } from '../../rules/model';
import { memoize } from '../../text/memo';
import type { RelationsOf } from '../graph';
import type { Repair } from '../repair';
import { surpriseAfter, valuesFor } from '../verify';
import type { StructuralAct } from './model';
import { amountsIn, positionOf } from './rows';

/** Longer sums say too little of any one part to look for its row elsewhere. */
const LONGEST_SUM = 64;
/** So many pairs of rows are tried in a document. */
const MOST_PAIRS = 512;

/** Pairs of rows of a panel where one has in some column what the other needs, and the other way round. */
export function swappedActs(broken: readonly Judged[], around: RelationsOf): StructuralAct[] {
  const telling = new Set(broken.filter(({ relation }) => relation.parts.length <= LONGEST_SUM));
  const tried = new Map<PanelRow, Set<PanelRow>>();
  const acts: StructuralAct[] = [];
  let pairs = 0;
  for (const amount of amountsIn([...telling])) {
    for (const [row, other] of rowsThatFit(amount, telling, around)) {
      const partners = tried.get(row) ?? new Set<PanelRow>();
      if (partners.has(other) || tried.get(other)?.has(row)) continue;
      tried.set(row, partners.add(other));
      if (++pairs > MOST_PAIRS) return acts;
      const act = swap(row, other, around);
      if (act) acts.push(act);
    }
  }
  return acts;
}

/** The amount's row with each row of its panel that prints a value which would mend one of its relations. */
function rowsThatFit(
  amount: Amount,
  broken: ReadonlySet<Judged>,
  around: RelationsOf,
): (readonly [PanelRow, PanelRow])[] {
  const position = isZero(amount.printed.value) ? undefined : positionOf(amount);
  if (!position) return [];
  const { panel, row, column } = position;
  const own = (around.get(amount) ?? []).filter((one) => broken.has(one));
  const printing = rowsByValue(panel)[column];
  return valuesFor(amount, own, new Map())
    .flatMap((value) => printing.get(String(value)) ?? [])
    .filter((other) => other !== row)
    .map((other) => [row, other] as const);
}

/** For each column of a panel, its rows by the value that they print there. */
const rowsByValue = memoize(({ amountColumns, rows }: Panel) =>
  amountColumns.map((_, column) => {
    const byValue = new Map<string, PanelRow[]>();
    for (const row of rows) {
      const printed = row.amounts[column]?.printed;
      if (!printed || printed.blank) continue;
      const key = String(printed.value);
      const known = byValue.get(key);
      if (known) known.push(row);
      else byValue.set(key, [row]);
    }
    return byValue;
  }),
);

function swap(a: PanelRow, b: PanelRow, around: RelationsOf): StructuralAct | undefined {
  const repairs = a.amounts.flatMap((amount, index): Repair[] => {
    const other = b.amounts[index];
    if (!amount || !other || equal(amount.printed.value, other.printed.value)) return [];
    return [
      { amount, value: other.printed.value },
      { amount: other, value: amount.printed.value },
    ];
  });
  const touched = [...new Set(repairs.flatMap(({ amount }) => around.get(amount) ?? []))];
  const surprise = surpriseAfter(touched, new Map(repairs.map(({ amount, value }) => [amount, value])));
  const mends = touched.filter(({ status }) => status === 'broken');
  if (surprise === undefined || mends.length === 0) return undefined;
  return { act: { kind: 'swapped', rows: [a, b] }, repairs, mends, surprise };
}
