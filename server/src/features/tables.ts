/** The tables of a document in a summary, as `gouji check --format json` and the client show them. */

import type { Amount, TableModel } from '../disclosure/model';
import type { Origin } from '../sources/model';
import { tableOrigin } from '../sources/view/view';
import type { CheckedDocument, TableSummary } from './model';
import { originOf } from './origin';
import { rangeOfPlace } from './ranges';

/** One summary a table, in reading order of their disclosures; `amounts` counts those that are printed. */
export function tables(document: CheckedDocument): TableSummary[] {
  return document.model.disclosures.flatMap((disclosure) =>
    disclosure.tables.map((table) => summaryOf(document, table)),
  );
}

function summaryOf(document: CheckedDocument, model: TableModel): TableSummary {
  const { table, titlePlace } = model;
  const range = rangeOfPlace(document, { block: table, start: table.start, end: table.end });
  return {
    title: model.title,
    titleRange: titlePlace && rangeOfPlace(document, titlePlace),
    kind: model.kind,
    layout: document.original ? 'grid' : table.layout,
    range,
    unit: model.unit,
    year: model.year,
    origin: originOfTable(document, model),
    columns: model.columns.map(({ path }) => path.join('/')),
    rows: table.rows.length,
    amounts: amountsOfTable(model).filter(({ printed }) => !printed.blank).length,
  };
}

/** The place of a table in the original is that of its first cell: its title may stand on the page before. */
function originOfTable(document: CheckedDocument, { table }: TableModel): Origin | undefined {
  const cell = table.rows[0]?.cells.find(({ text }) => text !== '') ?? table;
  const origin = originOf(
    document,
    rangeOfPlace(document, { block: table, start: cell.start, end: cell.end }),
  );
  return origin && tableOrigin(origin);
}

/** Every amount of a table, blank ones included. */
function amountsOfTable({ panels }: TableModel): Amount[] {
  const amounts = panels.flatMap(({ rows }) => rows.flatMap((row) => row.amounts));
  return amounts.filter((amount) => amount !== undefined);
}
