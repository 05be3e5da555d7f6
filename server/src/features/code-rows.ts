/** Where a disclosure prints each code: looked up by code, whatever the length of its tables. */

import type { Code, CodeDomain, Disclosure, PanelRow, TableModel } from '../disclosure/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';

/** A row that prints a code. */
export interface CodeRow {
  readonly table: TableModel;
  readonly row: PanelRow;
  readonly code: Code;
}

type ByCode = ReadonlyMap<string, readonly CodeRow[]>;

const NONE: readonly CodeRow[] = [];

/** The first row of a code in each panel of each table, in their order. */
export function rowsOfCode(disclosure: Disclosure, domain: CodeDomain, digits: string): readonly CodeRow[] {
  return rowsInDisclosure(disclosure).get(domain)?.get(digits) ?? NONE;
}

const rowsInDisclosure = memoize(({ tables }: Disclosure): ReadonlyMap<CodeDomain, ByCode> => {
  const domains = groupBy(tables.flatMap(rowsInTable), ({ code }) => code.domain);
  return new Map([...domains].map(([domain, rows]) => [domain, groupBy(rows, ({ code }) => code.digits)]));
});

/** Tables outlive the edits of others. */
const rowsInTable = memoize((table: TableModel): readonly CodeRow[] =>
  table.panels.flatMap(({ rows }) => {
    const first = new Map<string, CodeRow>();
    for (const row of rows) {
      const { code } = row;
      if (code && !first.has(keyOf(code))) first.set(keyOf(code), { table, row, code });
    }
    return [...first.values()];
  }),
);

function keyOf({ domain, digits }: Code): string {
  return `${domain} ${digits}`;
}
