/** What was read and found of a disclosure, told in a way that is the same for every form it may have. */

import type { CheckedDocument } from '../../src/service';
import { compact } from '../../src/text/normalise';

/** A table by its title, the words of its header and the words of its cells, row by row. */
export interface ToldTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All tables in order. Blanks within words are how a form breaks its lines, not what it says. */
export function readTables({ model }: CheckedDocument): ToldTable[] {
  return model.disclosures.flatMap(({ tables }) =>
    tables.map(({ title, table, rows }) => ({
      title,
      columns: table.columns.map(({ path }) => path.map(compact).join('/')),
      rows: rows.map(({ cells }) => withoutBlankEnd(cells.map(({ text }) => compact(text)))),
    })),
  );
}

/** Rows may have cells beyond the columns of their header; those at their end that hold nothing are nobody's. */
function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
}

/** The codes that rows are headed by, with their names: `2080501 行政单位离退休`. */
export function readCodes({ model }: CheckedDocument): Set<string> {
  const rows = model.disclosures.flatMap(({ tables }) =>
    tables.flatMap(({ panels }) => panels.flatMap((panel) => panel.rows)),
  );
  return new Set(rows.flatMap(({ code, label }) => (code ? [`${code.digits} ${compact(label)}`] : [])));
}

/** Findings as their codes and words, those at a cell with the title of its table and its row. */
export function findingsOf({ findings, model, settings }: CheckedDocument): string[] {
  const tables = model.disclosures.flatMap((disclosure) => disclosure.tables);
  return findings.map(({ code, message, place }) => {
    const table = tables.find((each) => each.table === place.block);
    const row = table?.rows.findIndex(({ cells }) =>
      cells.some(({ start, end }) => start <= place.start && place.end <= end),
    );
    const isAtCell = row !== undefined && row >= 0;
    return [code, ...(isAtCell ? [table?.title, row] : []), message(settings.locale)].join(' | ');
  });
}
