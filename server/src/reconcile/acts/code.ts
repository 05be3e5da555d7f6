/** A code with one wrong digit: its row, or the rows below it, are added up under the wrong parent. */

import { equal, sign } from '../../amounts/exact';
import { statusOf } from '../../amounts/interval';
import { isSlip } from '../../amounts/slips';
import type { Amount, PanelRow, TableModel } from '../../disclosure/model';
import { agree } from '../../knowledge/alike';
import { loadClassification, once } from '../../knowledge/classification';
import type { Judged, Relation } from '../../rules/model';
import { rowOf } from '../../rules/names';
import { sumChildren } from '../../rules/sums/sum-children';
import { sumTotal } from '../../rules/sums/sum-total';
import { groupBy } from '../../text/collections';
import { nameKey } from '../../text/normalise';
import { amountsOf } from '../graph';
import { residualOf } from '../judge';
import type { Reread, StructuralAct } from './model';
import { positionOf, sameColumn } from './rows';

/** Longer sums have too many rows that could have been meant for another parent. */
const LONGEST_SUM = 64;
/** So many corrections are tried in a table. */
const MOST_TRIED = 128;
/** Each try adds up the table again: so many rows are added up at most. */
const MOST_ROWS = 50_000;
/** So many corrections are tried on the whole disclosure: each relates all its tables again. */
const MOST_REREAD = 8;

interface Correction {
  readonly row: PanelRow;
  readonly digits: string;
}

/** For each table with broken sums or ties over codes: the corrections of one digit that make some hold and break none. */
export function codeActs(broken: readonly Judged[], reread: Reread): StructuralAct[] {
  const byTable = groupBy(broken, ({ relation }) => sumTable(relation) ?? tieTable(relation));
  let left = MOST_REREAD;
  return [...byTable].flatMap(([table, own]) =>
    (table ? likelyCorrections(table, own).slice(0, triesIn(table)) : []).flatMap((correction) =>
      table && left-- > 0 ? (tryOut(table, correction, broken, reread) ?? []) : [],
    ),
  );
}

function likelyCorrections(table: TableModel, own: readonly Judged[]): readonly Correction[] {
  const sums = own.filter(({ relation }) => sumTable(relation));
  const tried = Math.min(MOST_TRIED, triesIn(table));
  return [
    ...corrections(sums)
      .slice(0, tried)
      .filter((correction) => mendsSums(table, correction, sums)),
    ...own.slice(0, tried).flatMap((one) => correctionsByTie(one, table)),
  ];
}

/** How often the rows of a table may be gone through. */
function triesIn({ table }: TableModel): number {
  return Math.floor(MOST_ROWS / table.rows.length);
}

/** The table of a sum of its rows that is not too long; a list may run on from panel to panel, and its total with it. */
function sumTable({ rule, total, parts }: Relation): TableModel | undefined {
  const table = total.cell?.table;
  const isOverRows = (rule === 'sum/children' || rule === 'sum/total') && parts.length <= LONGEST_SUM;
  const isTried = isOverRows && parts.every(({ amount, sign }) => sign > 0 && amount.cell?.table === table);
  return isTried ? table : undefined;
}

/** The table whose rows with codes of one class make up what another place shows. */
function tieTable({ total, parts }: Relation): TableModel | undefined {
  const [first] = parts;
  const table = first?.amount.cell?.table;
  const isOver = table !== total.cell?.table && parts.every(({ amount }) => sameColumn(amount, first.amount));
  return isOver ? table : undefined;
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
      if (!used.has(other) && isLikely(row, digits, other)) found.push({ row, digits: other });
  }
  return found;
}

/** Where a class lacks an amount that the table shows under another one: that row, with the beginning of the class. */
function correctionsByTie({ relation, residual }: Judged, table: TableModel): Correction[] {
  if (sumTable(relation) || sign(residual.value) <= 0) return [];
  const [{ amount }] = relation.parts;
  const position = positionOf(amount);
  const digits = position?.row.code?.digits;
  if (!position || digits === undefined) return [];
  const used = new Set(position.panel.rows.flatMap(({ code }) => code?.digits ?? []));
  return position.panel.rows.flatMap((row): Correction[] => {
    const printed = row.amounts[position.column]?.printed;
    if (!row.code || !printed || !equal(printed.value, residual.value)) return [];
    const other = digits.slice(0, CLASS_LENGTH) + row.code.digits.slice(CLASS_LENGTH);
    const isCorrection = !used.has(other) && isLikely(row, row.code.digits, other);
    return isCorrection && table === amount.cell?.table ? [{ row, digits: other }] : [];
  });
}

/** A 类 has three digits in every classification. */
const CLASS_LENGTH = 3;

function isLikely(row: PanelRow, digits: string, other: string): boolean {
  return other.length === digits.length && isSlip(digits, other) && !isNamedAs(row, digits, other);
}

/** Official lists need not be asked: this only keeps a correction back. */
const shipped = once(loadClassification);

/** Whether the name that is printed in a row is that of one code, and not that of the other. */
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

/** Whether a correction makes a sum of the table hold and breaks none: this is quickly told, and rules most out. */
function mendsSums(table: TableModel, correction: Correction, sums: readonly Judged[]): boolean {
  const corrected = withCode(table, correction);
  const after = [...sumChildren(corrected), ...sumTotal(corrected)];
  const stillBroken = new Set(after.filter((one) => statusOf(residualOf(one)) === 'broken').map(sumKey));
  const before = new Set(sums.map(({ relation }) => sumKey(relation)));
  return stillBroken.size < before.size && [...stillBroken].every((key) => before.has(key));
}

/** A sum is known by its rule and its total. */
function sumKey({ rule, total }: Relation): string {
  return `${rule}:${total.cell?.row}:${total.cell?.column}`;
}

/** What the whole disclosure says of a correction. */
function tryOut(
  table: TableModel,
  correction: Correction,
  broken: readonly Judged[],
  reread: Reread,
): StructuralAct | undefined {
  const before = rulesByTotal(broken);
  const after = rulesByTotal(reread(table, withCode(table, correction)).filter(isBroken));
  const breaksNone = [...after].every(([total, rules]) =>
    [...rules].every((rule) => before.get(total)?.has(rule)),
  );
  if (!breaksNone) return undefined;
  const mends = broken.filter(({ relation }) => !after.get(relation.total)?.has(relation.rule));
  if (mends.length === 0) return undefined;
  const { row, digits } = correction;
  const isNamed = isNamedAs(row, digits, row.code?.digits ?? '');
  return { act: { kind: 'code', ...correction, isNamed }, repairs: [], mends, surprise: 0 };
}

function isBroken({ status }: Judged): boolean {
  return status === 'broken';
}

/** Relations are known by their totals and rules when a table has been read again. */
function rulesByTotal(judged: readonly Judged[]): ReadonlyMap<Amount, ReadonlySet<string>> {
  const groups = groupBy(judged, ({ relation }) => relation.total);
  return new Map(
    [...groups].map(([total, ones]) => [total, new Set(ones.map(({ relation }) => relation.rule))]),
  );
}

/** A table in which one row has another code; its amounts are the same. */
function withCode(table: TableModel, { row, digits }: Correction): TableModel {
  const correct = (other: PanelRow): PanelRow =>
    other === row && other.code ? { ...other, code: { ...other.code, digits } } : other;
  return { ...table, panels: table.panels.map((panel) => ({ ...panel, rows: panel.rows.map(correct) })) };
}
