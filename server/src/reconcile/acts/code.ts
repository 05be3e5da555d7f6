/** A code with one wrong digit: its row, or the rows below it, are added up under the wrong parent. */

import { absolute, equal } from '../../amounts/exact';
import { statusOf } from '../../amounts/interval';
import type { Amount, PanelRow, TableModel } from '../../disclosure/model';
import { loadClassification, once } from '../../knowledge/classification';
import { agree } from '../../rules/codes';
import type { Judged, Relation } from '../../rules/model';
import { rowOf } from '../../rules/names';
import { sumChildren } from '../../rules/sum-children';
import { sumTotal } from '../../rules/sum-total';
import { nameKey } from '../../text/normalise';
import { amountsOf } from '../graph';
import { residualOf } from '../judge';
import { isSlip } from '../slips';
import type { StructuralAct } from './model';
import { isColumnSum } from './rows';

/** Longer sums have too many rows that could have been meant for another parent. */
const LONGEST_SUM = 64;
/** So many corrections are tried in a table. */
const MOST_TRIED = 128;
/** Each try adds up the table again: so many rows are added up at most. */
const MOST_ROWS = 50_000;

interface Correction {
  readonly row: PanelRow;
  readonly digits: string;
}

/** For each table with broken sums over codes: the corrections of one digit that make sums hold and break none. */
export function codeActs(broken: readonly Judged[]): StructuralAct[] {
  const sums = broken.filter(({ relation }) => isColumnSum(relation) && relation.parts.length <= LONGEST_SUM);
  const byTable = new Map<TableModel, Judged[]>();
  for (const one of sums) {
    const table = one.relation.total.cell?.table;
    if (table) byTable.set(table, [...(byTable.get(table) ?? []), one]);
  }
  return [...byTable].flatMap(([table, ones]) =>
    corrections(ones)
      .slice(0, Math.min(MOST_TRIED, Math.floor(MOST_ROWS / table.table.rows.length)))
      .flatMap((correction) => tryOut(table, correction, ones, broken) ?? []),
  );
}

/** Rows of the broken sums that would go under another of the totals, or above some of the parts, with one digit changed. */
function corrections(sums: readonly Judged[]): Correction[] {
  const rows = new Set(
    sums.flatMap(({ relation }) => amountsOf(relation).flatMap((amount) => rowOf(amount) ?? [])),
  );
  const coded = [...rows].flatMap((row) => (row.code ? [{ row, digits: row.code.digits }] : []));
  const used = new Set(coded.map(({ digits }) => digits));
  const parents = new Set(sums.flatMap(({ relation }) => rowOf(relation.total)?.code?.digits ?? []));
  const found: Correction[] = [];
  for (const { row, digits } of coded) {
    const wanted = new Set([
      ...[...parents].map((parent) => parent + digits.slice(parent.length)),
      ...coded.map((other) => other.digits.slice(0, digits.length)),
      ...coded.map((other) => other.digits + digits.slice(other.digits.length)),
    ]);
    for (const other of wanted)
      if (
        other.length === digits.length &&
        !used.has(other) &&
        isSlip(digits, other) &&
        !isNamedAs(row, digits, other)
      )
        found.push({ row, digits: other });
  }
  return found;
}

/** Official lists need not be asked: this only keeps a correction back. */
const shipped = once(loadClassification);

/** Whether the name that is printed in a row is that of its code, and not that of the other. */
function isNamedAs({ label, code }: PanelRow, digits: string, other: string): boolean {
  const domain = code?.domain;
  const key = nameKey(label);
  if (domain === undefined || domain === 'unit' || key === '') return false;
  const fits = (each: string) =>
    shipped()
      .all(domain, each)
      .some(({ name }) => agree(nameKey(name), key));
  return fits(digits) && !fits(other);
}

function tryOut(
  table: TableModel,
  correction: Correction,
  sums: readonly Judged[],
  broken: readonly Judged[],
): StructuralAct | undefined {
  const corrected = withCode(table, correction);
  const after = [...sumChildren(corrected), ...sumTotal(corrected)];
  const stillBroken = new Set(after.filter((one) => statusOf(residualOf(one)) === 'broken').map(keyOf));
  const before = new Set(sums.map(({ relation }) => keyOf(relation)));
  if ([...stillBroken].some((key) => !before.has(key))) return undefined;
  const mended = sums.filter(({ relation }) => !stillBroken.has(keyOf(relation)));
  if (mended.length === 0) return undefined;
  const ties = broken.filter((one) => !sums.includes(one) && isShortOf(one, correction.row, table));
  return { act: { kind: 'code', ...correction }, repairs: [], mends: [...mended, ...ties], surprise: 0 };
}

/** A table in which one row has another code; its amounts are the same. */
function withCode(table: TableModel, { row, digits }: Correction): TableModel {
  const correct = (other: PanelRow): PanelRow =>
    other === row && other.code ? { ...other, code: { ...other.code, digits } } : other;
  return { ...table, panels: table.panels.map((panel) => ({ ...panel, rows: panel.rows.map(correct) })) };
}

/** A sum is known by its rule and its total. */
function keyOf({ rule, total }: Relation): string {
  return `${rule}:${total.cell?.row}:${total.cell?.column}`;
}

/** A tie over rows of the table that is off by an amount of the row: it counts the row, or lacks it, by its code. */
function isShortOf({ relation, residual }: Judged, row: PanelRow, table: TableModel): boolean {
  const isOver = relation.parts.every(({ amount }) => amount.cell?.table === table);
  const off = absolute(residual.value);
  return (
    isOver && row.amounts.some((amount: Amount | undefined) => amount && equal(amount.printed.value, off))
  );
}
