/** The cells that ask for a value which a doubtful code may belong to, or not: what they come to is not written. */

import { isAsked } from '../disclosure/asked';
import type { Amount, Code, Panel, PanelRow, TableModel } from '../disclosure/model';
import { codeTree } from '../model/code-tree';
import { relationsInList } from '../reconcile/graph';
import type { DiagnosticCode } from '../rules/diagnostic-codes';
import type { Finding } from '../rules/model';
import { memoize } from '../text/memo';
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
  readonly amounts: ReadonlySet<Amount>;
  readonly rows: readonly UnsureRow[];
}

/**
 * The rows that a doubtful row stands below and those that its code puts it below, and all that is computed from them but for
 * what adds up the doubtful row as well: that is the same wherever it belongs. Relations of a whole document are looked
 * through, but only where a code is in doubt.
 */
export const unsureIn = memoize((document: CheckedDocument): Unsure => {
  const doubts = document.findings.filter(({ code }) => DOUBTS.includes(code));
  const rows: UnsureRow[] = [];
  const amounts = new Set<Amount>();
  if (doubts.length === 0) return { amounts, rows };
  for (const { tables } of document.model.disclosures)
    for (const table of tables)
      for (const panel of table.panels)
        for (const row of doubtfulRows(table, panel, doubts)) {
          const { standing, meant } = parentsOf(panel, row);
          if (!row.code || standing.length === 0) continue;
          rows.push({ table, code: row.code, above: standing.map(({ label }) => label).reverse() });
          addAbove(document, [...standing, ...meant], row, amounts);
        }
  return { amounts, rows };
});

function doubtfulRows(
  { table }: TableModel,
  { rows }: Panel,
  doubts: readonly Finding[],
): readonly PanelRow[] {
  const own = doubts.filter(({ place }) => place.block === table);
  if (own.length === 0) return [];
  return rows.filter(({ code, row }) => {
    if (!code) return false;
    const { start, end } = spanOfRow(table.rows[row]);
    return own.some(({ place }) => start <= place.start && place.end <= end);
  });
}

interface Parents {
  /** The codes that a row stands below, the nearest first; none where its own code says the same. */
  readonly standing: readonly PanelRow[];
  /** Those that its code puts it below, where they are others. */
  readonly meant: readonly PanelRow[];
}

function parentsOf(panel: Panel, doubtful: PanelRow): Parents {
  const { children } = codeTree(panel);
  const parentOf = new Map([...children].flatMap(([parent, rows]) => rows.map((row) => [row, parent])));
  const meant: PanelRow[] = [];
  for (let row = parentOf.get(doubtful); row; row = parentOf.get(row)) meant.push(row);
  const standing: PanelRow[] = [];
  let length = doubtful.code?.digits.length ?? 0;
  for (let at = panel.rows.indexOf(doubtful) - 1; at >= 0; at--) {
    const { code } = panel.rows[at];
    if (!code || code.digits.length >= length) continue;
    standing.push(panel.rows[at]);
    length = code.digits.length;
  }
  return standing[0] === meant[0] ? { standing: [], meant: [] } : { standing, meant };
}

function addAbove(
  { judged }: CheckedDocument,
  rows: readonly PanelRow[],
  doubtful: PanelRow,
  unsure: Set<Amount>,
): void {
  const around = relationsInList(judged);
  const own = new Set(doubtful.amounts);
  const found = new Set(rows.flatMap(({ amounts }) => amounts.filter((each) => each && isAsked(each))));
  for (const amount of found) {
    if (!amount) continue;
    unsure.add(amount);
    for (const { relation } of around.get(amount) ?? []) {
      const { total, parts, defines } = relation;
      const addsBoth = parts.some((part) => own.has(part.amount));
      if (defines && isAsked(total) && !addsBoth) found.add(total);
    }
  }
}
