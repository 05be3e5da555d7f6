/** A row that is not there: the sums above it lack the same row of amounts in every column. */

import { type Exact, equal, isZero, sign, subtract } from '../../amounts/exact';
import { statusOf } from '../../amounts/interval';
import type { Amount, PanelRow, TableModel } from '../../disclosure/model';
import type { Judged } from '../../rules/model';
import { rowOf } from '../../rules/names';
import { amountsOf, type RelationsOf } from '../graph';
import type { StructuralAct } from './model';
import { isColumnSum, positionOf, sameColumn } from './rows';

/** In fewer columns a total mistyped says the same. */
const LEAST_COLUMNS = 2;
/** So many totals are tried in a document. */
const MOST_TOTALS = 64;

/** What a missing row would show, by the amounts of the total that lacks it. */
type Missing = ReadonlyMap<Amount, Exact>;

/** For each total with broken sums in several columns: one act, where what is missing is a row that adds up. */
export function missingRowActs(
  broken: readonly Judged[],
  around: RelationsOf,
  judged: readonly Judged[],
): StructuralAct[] {
  const groups = [...byTotalRow(broken)].filter(([, sums]) => sums.length >= LEAST_COLUMNS);
  return groups.slice(0, MOST_TOTALS).flatMap(([row, sums]) => {
    const missing = missingIn(sums);
    if (!missing || !addsUp(row, missing, around)) return [];
    const mends = broken.filter((one) => lacks(one, missing));
    const amounts = [...missing].map(([amount, value]) => ({ amount, value }));
    const twin = twinOf(sums[0].relation.total, missing, judged);
    return {
      act: { kind: 'row-missing', parent: row, missing: amounts, twin },
      repairs: [],
      mends,
      surprise: 0,
    };
  });
}

function byTotalRow(broken: readonly Judged[]): ReadonlyMap<PanelRow, readonly Judged[]> {
  const groups = new Map<PanelRow, Judged[]>();
  for (const one of broken) {
    const row = isColumnSum(one.relation) ? rowOf(one.relation.total) : undefined;
    if (row) groups.set(row, [...(groups.get(row) ?? []), one]);
  }
  return groups;
}

/** What the sums of one total lack; `undefined` where one has too much, or two of a column lack different amounts. */
function missingIn(sums: readonly Judged[]): Missing | undefined {
  const missing: Missing = new Map(sums.map(({ relation, residual }) => [relation.total, residual.value]));
  const isShort = sums.every(({ relation, residual }) => {
    return sign(residual.value) > 0 && equal(missing.get(relation.total) ?? 0, residual.value);
  });
  return isShort ? missing : undefined;
}

/** Whether the missing amounts are in the relations that every row of the table is in: at least one must be touched. */
function addsUp(parent: PanelRow, missing: Missing, around: RelationsOf): boolean {
  const relations = new Set([...missing.keys()].flatMap((amount) => around.get(amount) ?? []));
  const touched = [...relations].filter(({ relation }) =>
    amountsOf(relation).every((amount) => parent.amounts.includes(amount)),
  );
  return (
    touched.length > 0 &&
    touched.every(({ relation, residual }) => {
      const sum = relation.parts.map(({ amount }) => missing.get(amount) ?? 0);
      const value = sum.reduce<Exact>((rest, part) => subtract(rest, part), missing.get(relation.total) ?? 0);
      return statusOf({ ...residual, value }) !== 'broken';
    })
  );
}

/** A relation lacks the row when its parts are of one column of the table, and short by what is missing there. */
function lacks({ relation, residual }: Judged, missing: Missing): boolean {
  const [first] = relation.parts;
  if (!relation.parts.every(({ amount }) => sameColumn(amount, first.amount))) return false;
  return [...missing].some(
    ([amount, value]) => sameColumn(amount, first.amount) && equal(residual.value, value),
  );
}

/** A row of another table that shows what is missing, under a code that this table does not print. */
function twinOf(total: Amount, missing: Missing, judged: readonly Judged[]) {
  const position = positionOf(total);
  if (!position || !total.cell) return undefined;
  const here = total.cell.table;
  const codes = new Set(position.panel.rows.flatMap(({ code }) => code?.digits ?? []));
  const values = [...missing.values()];
  for (const table of tablesOf(judged)) {
    if (table === here) continue;
    const row = table.panels
      .filter(({ domain }) => domain === position.panel.domain)
      .flatMap(({ rows }) => rows)
      .find(({ code, amounts }) => code && !codes.has(code.digits) && shows(amounts, values));
    if (row) return { row, table };
  }
  return undefined;
}

function shows(amounts: readonly (Amount | undefined)[], values: readonly Exact[]): boolean {
  const printed = amounts.flatMap((amount) =>
    amount && !isZero(amount.printed.value) ? [amount.printed.value] : [],
  );
  return printed.length > 0 && values.every((value) => printed.some((other) => equal(value, other)));
}

function tablesOf(judged: readonly Judged[]): ReadonlySet<TableModel> {
  return new Set(judged.flatMap(({ relation }) => relation.total.cell?.table ?? []));
}
