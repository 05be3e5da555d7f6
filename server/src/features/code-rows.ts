/** Where a disclosure prints each code: looked up by code, whatever the length of its tables. */

import type { Disclosure, PanelRow, TableModel } from '../disclosure/model';

/** A row that prints a code. */
export interface CodeRow {
  readonly table: TableModel;
  readonly row: PanelRow;
}

type ByCode = ReadonlyMap<string, readonly CodeRow[]>;

/** Tables outlive the edits of others, and so do their rows by code. */
const known = new WeakMap<TableModel, ByCode>();

/** The first row of a code in each panel of each table, in their order. */
export function rowsOfCode(disclosure: Disclosure, domain: string, digits: string): CodeRow[] {
  const key = keyOf(domain, digits);
  return disclosure.tables.flatMap((table) => rowsByCode(table).get(key) ?? []);
}

function rowsByCode(table: TableModel): ByCode {
  const made = known.get(table) ?? group(table);
  known.set(table, made);
  return made;
}

function group(table: TableModel): ByCode {
  const rows = new Map<string, CodeRow[]>();
  for (const panel of table.panels) {
    const seen = new Set<string>();
    for (const row of panel.rows) {
      if (!row.code) continue;
      const key = keyOf(row.code.domain, row.code.digits);
      if (seen.has(key)) continue;
      seen.add(key);
      const found = rows.get(key);
      if (found) found.push({ table, row });
      else rows.set(key, [{ table, row }]);
    }
  }
  return rows;
}

function keyOf(domain: string, digits: string): string {
  return `${domain} ${digits}`;
}
