/** Standard tables, ready to be filled in, in the layout of a document. */

import type { Classification } from '../knowledge/model';
import {
  headerFor,
  holdsAmounts,
  lastOf,
  STANDARD_TABLES,
  type StandardTable,
  type UsualCodes,
} from '../knowledge/standard-tables';
import { ASKED, askedCell, pipeTable } from '../text/pipe-table';
import { placeholder, snippetText } from '../text/snippets';

export interface TableSnippet {
  readonly title: string;
  /** With places to fill in, in the syntax of LSP. */
  readonly snippet: string;
  readonly plain: string;
}

/** What tables are written with. */
export interface TableWriting {
  readonly layout: 'tabs' | 'pipes';
  /** Left to be filled in where it is not known. */
  readonly year: number | undefined;
  /** What stands before the title: 部门预算. */
  readonly body: string;
  readonly classification: Classification;
}

/** All standard tables; in pipes without what makes a heading of their title. */
export function tableSnippets(writing: TableWriting): TableSnippet[] {
  const { year, body, layout } = writing;
  return STANDARD_TABLES.map((table) => {
    const bodyPlace = placeholder(1, body);
    if (layout === 'tabs') {
      return {
        title: table.title,
        snippet: tabs(table, bodyPlace, placeholder(2, String(year ?? '')), '$0'),
        plain: tabs(table, body, String(year ?? ''), ''),
      };
    }
    const lines = `${pipes(table, writing, firstLeaf(table.codes)).join('\n')}\n`;
    return {
      title: table.title,
      snippet: `${bodyPlace}${table.title}\n\n${snippetText(lines)}$0`,
      plain: `${body}${table.title}\n\n${lines}`,
    };
  });
}

/** One code of the lowest level, with those above it, shows how rows are written. */
function firstLeaf(codes: UsualCodes | undefined): readonly string[] {
  return codes?.leaves.slice(0, 1) ?? [];
}

function tabs({ title, columns, rows }: StandardTable, body: string, year: string, end: string): string {
  const gap = '\t'.repeat(Math.max(1, columns.length - 1));
  const header = columns.map((path) => (lastOf(path) === '项目' ? path.replace('/', '') : lastOf(path)));
  // Nothing computes what is asked for in a text.
  const lines = [header, ...rows.map((cells) => cells.map((text) => (text === ASKED ? '' : text)))];
  return [
    `${body}${title}`,
    `预算年度：${year}${gap}单位：万元`,
    ...lines.map((cells) => cells.join('\t')),
    end,
  ].join('\n');
}

/** The lines of a standard table in pipes: its header for the year, its rows, and below them rows of codes. */
export function pipes(
  table: StandardTable,
  { year, classification }: Pick<TableWriting, 'year' | 'classification'>,
  leaves: readonly string[],
): string[] {
  const { columns, rows, codes, emptyFor } = table;
  const coded = codes ? codedRows(columns.length, codes.domain, leaves, classification, year) : [];
  const {
    header,
    delimiter,
    rows: written,
  } = pipeTable(headerFor(table, year), [...rows, ...coded], columns.map(holdsAmounts), askedCell);
  const note = emptyFor === undefined ? [] : ['', `注：无${emptyFor}预算，空表列示。`];
  return [header.line, delimiter, ...written.map(({ line }) => line), ...note];
}

/** Digits of 类 and 款, as far as they stand above a code. */
const ABOVE: readonly number[] = [3, 5];

/** Rows of codes and of those above them, as the year's classification names them: sums asked for, leaves left blank. */
function codedRows(
  width: number,
  domain: UsualCodes['domain'],
  leaves: readonly string[],
  classification: Classification,
  year: number | undefined,
): string[][] {
  const codes = new Set(
    leaves.flatMap((leaf) => [
      ...ABOVE.filter((digits) => digits < leaf.length).map((digits) => leaf.slice(0, digits)),
      leaf,
    ]),
  );
  return [...codes].flatMap((code) => {
    const entry = classification.find(domain, code, year);
    if (!entry) return [];
    // The first amount is the sum of those behind it.
    const amounts = Array.from({ length: width - 2 }, (_, index) =>
      index === 0 || !leaves.includes(code) ? ASKED : '',
    );
    return [[code, entry.name, ...amounts]];
  });
}
