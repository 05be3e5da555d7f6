/** Builds disclosures by hand for tests of rules: tables of codes and names as a reader would hand them over. */

import type { Code, CodeDomain, Disclosure, PanelRow, TableModel } from '../../src/disclosure/model';
import type { Cell, Place, Row, Table } from '../../src/tables/model';
import { compact } from '../../src/text/normalise';

/** A row as printed. Pieces of a code stand in columns of their own. */
export interface RowSpec {
  readonly code?: string | readonly string[];
  readonly name?: string;
  /** What the reader leaves of the name, where that is not all of it. */
  readonly label?: string;
}

export interface DisclosureOptions {
  readonly year?: number;
  readonly domain?: CodeDomain;
}

/** Each list of rows is a table of its own; all have codes of one domain. */
export function disclosureOf(
  tables: readonly (readonly RowSpec[])[],
  options: DisclosureOptions = {},
): Disclosure {
  const models = tables.map((rows) => tableOf(rows, options));
  return {
    blocks: models.map(({ table }) => table),
    year: options.year,
    tables: models,
    outline: { sections: [], contents: [], notes: [] },
    glossary: [],
    textAmounts: [],
    textCounts: [],
  };
}

/** The text that {@link disclosureOf} would have been read from: places of a table point into it. */
export function printedText(rows: readonly RowSpec[]): string {
  return rows.map((row) => `${[...pieces(row), row.name ?? ''].join('\t')}\n`).join('');
}

/** What stands at a place. */
export function textAt(rows: readonly RowSpec[], { start, end }: Place): string {
  return printedText(rows).slice(start, end);
}

function pieces({ code = '' }: RowSpec): readonly string[] {
  return typeof code === 'string' ? [code] : code;
}

function tableOf(specs: readonly RowSpec[], { year, domain = 'functional' }: DisclosureOptions): TableModel {
  const codeColumns = Math.max(1, ...specs.map((spec) => pieces(spec).length));
  const rows = readRows(specs);
  const table: Table = {
    type: 'table',
    layout: 'tabs',
    isLast: false,
    start: 0,
    caption: { lines: [] },
    columns: Array.from({ length: codeColumns + 1 }, () => ({ path: [], headers: [] })),
    rows,
    lines: specs.length,
    end: printedText(specs).length,
  };
  const place = ({ start, end }: Cell): Place => ({ block: table, start, end });
  return {
    table,
    rows,
    kind: 'expenditure',
    title: '',
    unit: '万元',
    unitPrinted: true,
    year,
    finalAccounts: false,
    isTornAbove: false,
    isTornBelow: false,
    columns: [],
    panels: [
      {
        codeColumns: Array.from({ length: codeColumns }, (_, index) => index),
        nameColumn: codeColumns,
        amountColumns: [],
        domain,
        rows: rows.map((row, index) => panelRow(specs[index], row, index, domain, place)),
      },
    ],
  };
}

function readRows(specs: readonly RowSpec[]): Row[] {
  let start = 0;
  return specs.map((spec, line) => {
    const cells = [...pieces(spec), spec.name ?? ''].map((text) => {
      const cell = { text, start, end: start + text.length };
      start = cell.end + 1;
      return cell;
    });
    return { cells, line };
  });
}

function panelRow(
  { name = '', label = compact(name) }: RowSpec,
  { cells }: Row,
  row: number,
  domain: CodeDomain,
  place: (cell: Cell) => Place,
): PanelRow {
  const printed = cells.slice(0, -1).filter(({ text }) => text !== '');
  const digits = compact(printed.map(({ text }) => text).join(''));
  const code: Code | undefined = digits === '' ? undefined : { digits, domain, places: printed.map(place) };
  const last = cells[cells.length - 1];
  return {
    row,
    role: 'item',
    label,
    labelPlace: last.text === '' ? undefined : place(last),
    code,
    amounts: [],
  };
}
