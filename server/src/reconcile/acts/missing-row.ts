/** A row that is not there: the sums above it lack the same row of amounts in every column. */

import { type Exact, equal, isZero, sign, subtract } from '../../amounts/exact';
import { type Residual, statusOf } from '../../amounts/interval';
import type { Amount, PanelRow, TableModel } from '../../disclosure/model';
import type { Judged, Relation } from '../../rules/model';
import { rowOf } from '../../rules/names';
import { amountsOf, type RelationsOf } from '../graph';
import type { Act, StructuralAct } from './model';
import { isColumnSum, positionOf, sameColumn } from './rows';

/** In fewer columns a total mistyped says the same. */
const LEAST_COLUMNS = 2;
/** So many totals are tried in a document. */
const MOST_TOTALS = 64;

type MissingRow = Extract<Act, { readonly kind: 'row-missing' }>;
type Twin = NonNullable<MissingRow['twin']>;

/** What a missing row would show, by the amounts of the total that lacks it. */
type Missing = ReadonlyMap<Amount, Exact>;

/** For each total with broken sums in several columns: one act, where what is missing is a row that adds up. */
export function missingRowActs(
  broken: readonly Judged[],
  around: RelationsOf,
  judged: readonly Judged[],
): StructuralAct[] {
  const groups = [...byTotalRow(broken)].filter(([, sums]) => sums.length >= LEAST_COLUMNS);
  const acts = groups.slice(0, MOST_TOTALS).flatMap(([parent, sums]) => {
    const lacking = missingIn(sums);
    const twin = lacking && twinOf(sums, judged);
    const missing = twin ? printedBy(twin.row, sums) : lacking;
    if (!lacking || !missing || !addsUp(parent, missing, around)) return [];
    return [
      actOf(
        parent,
        missing,
        twin,
        broken.filter((one) => lacks(one, lacking)),
      ),
    ];
  });
  return innermost(acts);
}

function actOf(parent: PanelRow, missing: Missing, twin: Twin | undefined, mends: readonly Judged[]) {
  const amounts = [...missing].map(([amount, value]) => ({ amount, value }));
  const act: MissingRow = { kind: 'row-missing', parent, missing: amounts, twin };
  return { act, repairs: [], mends, surprise: 0 };
}

/** A row missing below a parent is missing below what stands above the parent as well: the parent is told. */
function innermost<A extends StructuralAct & { readonly act: MissingRow }>(acts: readonly A[]): A[] {
  const byMends = new Map<Judged, A>();
  for (const act of acts) {
    const known = byMends.get(act.mends[0]);
    if (!known || depthOf(act.act) > depthOf(known.act)) byMends.set(act.mends[0], act);
  }
  return [...byMends.values()];
}

function depthOf({ parent }: MissingRow): number {
  return parent.code?.digits.length ?? 0;
}

function byTotalRow(broken: readonly Judged[]): ReadonlyMap<PanelRow, readonly Judged[]> {
  const groups = new Map<PanelRow, Judged[]>();
  for (const one of broken) {
    const row = mayLackRow(one.relation) ? rowOf(one.relation.total) : undefined;
    if (row) groups.set(row, [...(groups.get(row) ?? []), one]);
  }
  return groups;
}

/** The lines of 三公 are always the same. */
function mayLackRow(relation: Relation): boolean {
  return isColumnSum(relation) && relation.total.cell?.table.kind !== 'three-publics';
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
  if (relation.parts.length === 1 && !isColumnSum(relation) && isOneFact(relation)) return false;
  if (!relation.parts.every(({ amount }) => sameColumn(amount, first.amount))) return false;
  return [...missing].some(([amount, value]) => {
    const left = { ...residual, value: subtract(residual.value, value) };
    return sameColumn(amount, first.amount) && statusOf(left) !== 'broken';
  });
}

/** A sentence or a row with a code of its own repeats an amount; a line of a 收支 table may be the sum of one row. */
function isOneFact({ total }: Relation): boolean {
  return !total.cell || rowOf(total)?.code !== undefined;
}

/** A row of another table that shows what is missing, under a code that this table does not print. */
function twinOf(sums: readonly Judged[], judged: readonly Judged[]): Twin | undefined {
  const { total } = sums[0].relation;
  const position = positionOf(total);
  if (!position || !total.cell) return undefined;
  const here = total.cell.table;
  const codes = new Set(position.panel.rows.flatMap(({ code }) => code?.digits ?? []));
  for (const table of tablesOf(judged)) {
    if (table === here) continue;
    const row = table.panels
      .filter(({ domain }) => domain === position.panel.domain)
      .flatMap(({ rows }) => rows)
      .find((each) => each.code && !codes.has(each.code.digits) && shows(each, sums));
    if (row) return { row, table };
  }
  return undefined;
}

/** What the row of another table has for each of the sums. */
function printedBy(row: PanelRow, sums: readonly Judged[]): Missing {
  return new Map(
    sums.map(({ relation, residual }) => [
      relation.total,
      printedIn(row, residual)?.printed.value ?? residual.value,
    ]),
  );
}

function shows(row: PanelRow, sums: readonly Judged[]): boolean {
  return sums.every(({ residual }) => printedIn(row, residual) !== undefined);
}

/** The amount of a row that leaves no more than rounding of what a sum lacks; the very same one first. */
function printedIn({ amounts }: PanelRow, residual: Residual): Amount | undefined {
  const printed = amounts.filter((amount) => amount !== undefined && !isZero(amount.printed.value));
  const left = ({ printed: { value } }: Amount): Residual => ({
    ...residual,
    value: subtract(residual.value, value),
  });
  return (
    printed.find((amount) => amount && statusOf(left(amount)) === 'exact') ??
    printed.find((amount) => amount && statusOf(left(amount)) === 'rounding')
  );
}

function tablesOf(judged: readonly Judged[]): ReadonlySet<TableModel> {
  return new Set(judged.flatMap(({ relation }) => relation.total.cell?.table ?? []));
}
