/** The cells that ask for a value which a doubtful code may belong to, or not: what they come to is neither written nor shown. */

import { askedIn, isAsked } from '../disclosure/asked';
import type { Amount, Code, Panel, PanelRow, TableModel } from '../disclosure/model';
import { codeTree } from '../model/code-tree';
import { relationsInList } from '../reconcile/graph';
import type { DiagnosticCode } from '../rules/diagnostic-codes';
import type { Finding } from '../rules/model';
import { say } from '../rules/wording';
import type { Block, Row } from '../tables/model';
import { groupBy, lastAtOrBefore } from '../text/collections';
import { memoize } from '../text/memo';
import { ASKED } from '../text/pipe-table';
import { amountIn } from './lookup';
import type { CheckedDocument } from './model';
import { spanOfRow } from './rows';

/** What is found of a code that may not be the one that was meant. */
const DOUBTS: readonly DiagnosticCode[] = ['code/unknown', 'code/name', 'code/malformed', 'code/domain'];

/** A row whose code is in doubt, and that stands below others than its code says. */
export interface UnsureRow {
  readonly table: TableModel;
  readonly code: Code;
  /** The names of the rows that it stands below, the widest first. */
  readonly above: readonly string[];
}

/** What cannot be computed for certain, and why. */
export interface Unsure {
  /** What is asked for, and a row that leaves it open. */
  readonly amounts: ReadonlyMap<Amount, UnsureRow>;
  readonly rows: readonly UnsureRow[];
}

/**
 * The rows that a doubtful row stands below and those that its code puts it below, and all that is computed from them but for
 * what adds up the doubtful row as well: that is the same wherever it belongs. Relations of a whole document are looked
 * through, but only where a code is in doubt.
 */
export const unsureIn = memoize((document: CheckedDocument): Unsure => {
  const doubts = groupBy(
    document.findings.filter(({ code }) => DOUBTS.includes(code)),
    ({ place }) => place.block,
  );
  const rows: UnsureRow[] = [];
  const amounts = new Map<Amount, UnsureRow>();
  if (doubts.size === 0) return { amounts, rows };
  for (const { tables } of document.model.disclosures)
    for (const table of tables)
      for (const panel of panelsIn(table, doubts))
        for (const { row, code, standing, meant } of misplacedIn(table, panel, doubts)) {
          const unsure = { table, code, above: standing.map(({ label }) => label) };
          rows.push(unsure);
          addAbove(document, [...standing, ...meant], row, unsure, amounts);
        }
  return { amounts, rows };
});

/** Which row leaves open what a cell asks for, if one does. */
export function unsureAt(
  document: CheckedDocument,
  table: TableModel,
  row: number,
  column: number,
): UnsureRow | undefined {
  const { amounts } = unsureIn(document);
  if (amounts.size === 0) return undefined;
  const amount = amountIn(table, row, column);
  return amount && amounts.get(amount);
}

/** The rows of a table as they may be told: what nobody knows is asked for still. */
export function toldRows(document: CheckedDocument, model: TableModel): readonly Row[] {
  if (unsureIn(document).amounts.size === 0) return model.rows;
  const open = askedIn(model).filter(({ row, column }) => unsureAt(document, model, row, column));
  const columnsOf = groupBy(open, ({ row }) => row);
  return model.rows.map((row, index) => {
    const columns = columnsOf.get(index)?.map(({ column }) => column);
    if (!columns) return row;
    const cells = row.cells.map((cell, at) => (columns.includes(at) ? { ...cell, text: ASKED } : cell));
    return { ...row, cells };
  });
}

/** Why a value is not told. */
export function doubtText(
  { settings: { locale } }: CheckedDocument,
  { code: { digits } }: UnsureRow,
): string {
  return say(
    locale,
    `科目编码 ${digits} 有疑，不知道该不该并入`,
    `whether ${digits} belongs to it is in doubt`,
  );
}

/** The doubts of each block. */
type Doubts = ReadonlyMap<Block, readonly Finding[]>;

function panelsIn(model: TableModel, doubts: Doubts): readonly Panel[] {
  return doubts.has(model.table) && askedIn(model).length > 0 ? model.panels : [];
}

/** A doubtful row that stands below others than its own code says. */
interface Misplaced {
  readonly row: PanelRow;
  readonly code: Code;
  /** The codes that the row stands below, the widest first. */
  readonly standing: readonly PanelRow[];
  /** Those that its code puts it below. */
  readonly meant: readonly PanelRow[];
}

function misplacedIn({ table }: TableModel, panel: Panel, doubts: Doubts): Misplaced[] {
  const starts = (doubts.get(table) ?? []).map(({ place }) => place.start).sort((a, b) => a - b);
  const isDoubtful = (row: PanelRow): boolean => {
    const { start, end } = spanOfRow(table.rows[row.row]);
    const last = lastAtOrBefore(starts, end, (at) => at);
    return last >= 0 && starts[last] >= start;
  };
  const parents = parentsIn(panel);
  const misplaced: Misplaced[] = [];
  const standing: PanelRow[] = [];
  for (const row of panel.rows) {
    const { code } = row;
    if (!code) continue;
    while (lengthOf(standing.at(-1)) >= code.digits.length) standing.pop();
    if (standing.length > 0 && standing.at(-1) !== parents.get(row) && isDoubtful(row))
      misplaced.push({ row, code, standing: [...standing], meant: chainAbove(parents, row) });
    standing.push(row);
  }
  return misplaced;
}

function lengthOf(row: PanelRow | undefined): number {
  return row?.code?.digits.length ?? 0;
}

type ParentOf = ReadonlyMap<PanelRow, PanelRow>;

function parentsIn(panel: Panel): ParentOf {
  const { children } = codeTree(panel);
  return new Map([...children].flatMap(([parent, rows]) => rows.map((row) => [row, parent] as const)));
}

function chainAbove(parents: ParentOf, row: PanelRow): PanelRow[] {
  const chain: PanelRow[] = [];
  for (let above = parents.get(row); above; above = parents.get(above)) chain.push(above);
  return chain;
}

function addAbove(
  { judged }: CheckedDocument,
  rows: readonly PanelRow[],
  doubtful: PanelRow,
  unsure: UnsureRow,
  amounts: Map<Amount, UnsureRow>,
): void {
  const around = relationsInList(judged);
  const own = new Set(doubtful.amounts);
  const found = new Set(rows.flatMap(({ amounts }) => amounts.filter((each) => each && isAsked(each))));
  for (const amount of found) {
    if (!amount) continue;
    amounts.set(amount, unsure);
    for (const { relation } of around.get(amount) ?? []) {
      const { total, parts, defines } = relation;
      const addsBoth = parts.some((part) => own.has(part.amount));
      if (defines && isAsked(total) && !addsBoth) found.add(total);
    }
  }
}
