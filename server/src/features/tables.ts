/** The tables of a document in a summary, as `gouji check --format json` and the client show them. */

import type { Amount, TableModel } from '../disclosure/model';
import type { CheckedDocument, TableSummary } from './model';
import { rangeOfPlace } from './ranges';

/** One summary a table, in reading order of their disclosures; `amounts` counts those that are printed. */
export function tables(document: CheckedDocument): TableSummary[] {
  return document.model.disclosures.flatMap((disclosure) =>
    disclosure.tables.map((table) => summaryOf(document, table)),
  );
}

function summaryOf(document: CheckedDocument, model: TableModel): TableSummary {
  const { table, titlePlace } = model;
  return {
    title: model.title,
    titleRange: titlePlace && rangeOfPlace(document, titlePlace),
    kind: model.kind,
    layout: table.layout,
    range: rangeOfPlace(document, { block: table, start: table.start, end: table.end }),
    unit: model.unit,
    year: model.year,
    columns: model.columns.map(({ path }) => path.join('/')),
    rows: table.rows.length,
    amounts: amountsOfTable(model).filter(({ printed }) => !printed.blank).length,
  };
}

/** Every amount of a table, blank ones included. */
function amountsOfTable({ panels }: TableModel): Amount[] {
  const amounts = panels.flatMap(({ rows }) => rows.flatMap((row) => row.amounts));
  return amounts.filter((amount) => amount !== undefined);
}
