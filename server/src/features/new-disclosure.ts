/** A new disclosure in the table language: all standard tables and sections, in order as they stand, sums asked for. */

import { classOfName } from '../knowledge/function-classes';
import type { Classification } from '../knowledge/model';
import {
  headerFor,
  STANDARD_TABLES,
  type StandardTable,
  standardSections,
  USUAL_TERMS,
} from '../knowledge/standard-tables';
import { standardTerm } from '../knowledge/terms';
import { withoutOrdinal } from '../lexicon/ordinals';
import { firstBlankCell } from '../text/pipe-cells';
import { ASKED } from '../text/pipe-table';
import { placeholder, snippetText } from '../text/snippets';
import { pipes } from './table-snippets';

export interface NewDisclosure {
  readonly text: string;
  /** The same with places to fill in, in the syntax of LSP: the body's code, its name, the year. */
  readonly snippet: string;
}

/** What stands for the name and the code of a body until they are filled in. */
const BODY = '某某局';
const CODE = '100';
const TITLE_OF_TABLES = '部门预算';

/** The disclosure of a year, with the codes and names that are valid in it. */
export function newDisclosure(classification: Classification, year: number): NewDisclosure {
  const text = [
    '---',
    `部门: ${CODE} ${BODY}`,
    `年度: ${year}`,
    '金额单位: 万元',
    '---',
    '',
    `# ${BODY}${year}年部门预算`,
    '',
    ...STANDARD_TABLES.flatMap((table) => tableLines(table, classification, year)),
    ...sectionLines(year),
  ].join('\n');
  return { text, snippet: snippetOf(text, year) };
}

/** The places of a body and a year occur often: what is filled in for one is filled in for all. The first amount is last. */
function snippetOf(text: string, year: number): string {
  const yearPlace = placeholder(3, String(year));
  const withPlaces = (part: string): string =>
    snippetText(part)
      .replace(`部门: ${CODE} `, `部门: ${placeholder(1, CODE)} `)
      .replaceAll(BODY, placeholder(2, BODY))
      .replace(`年度: ${year}`, `年度: ${yearPlace}`)
      .replaceAll(`${year}年`, `${yearPlace}年`);
  // Before the blank that ends the cell: amounts stand at its right.
  const first = firstBlankCell(text).end - 1;
  return `${withPlaces(text.slice(0, first))}$0${withPlaces(text.slice(first))}`;
}

function tableLines(table: StandardTable, classification: Classification, year: number): string[] {
  const ties = TIES.filter(({ to }) => to.table === table.title);
  const rows = table.rows.map((cells) => {
    const asked = ties.flatMap(({ to }) => askedAt(table, to, cells));
    return cells.map((text, column) => (asked.includes(column) ? ASKED : text));
  });
  const lines = pipes({ ...table, rows }, { year, classification }, table.codes?.leaves ?? []);
  const relations = ties.flatMap((tie) => relationLines(table, tie, year));
  const block = relations.length === 0 ? [] : ['', '```勾稽', ...relations, '```'];
  return [`## ${TITLE_OF_TABLES}${table.title}`, '', ...lines, ...block, ''];
}

/** Amounts of a column that another table gives: its lines are the rows of the other that are called alike. */
interface Tie {
  readonly to: TableColumn;
  readonly from: TableColumn;
}

interface TableColumn {
  readonly table: string;
  readonly column: string;
}

const TIES: readonly Tie[] = [
  {
    to: { table: '收支总表', column: '支出/预算数' },
    from: { table: '支出总表', column: '合计' },
  },
  {
    to: { table: '财政拨款收支总表', column: '收入/预算数' },
    from: { table: '收支总表', column: '收入/预算数' },
  },
  {
    to: { table: '财政拨款收支总表', column: '支出/一般公共预算' },
    from: { table: '一般公共预算财政拨款支出表', column: '合计' },
  },
];

/** The column of a line that is given by another table, where it is. */
function askedAt(table: StandardTable, to: TableColumn, cells: readonly string[]): number[] {
  const column = table.columns.indexOf(to.column);
  return given(table, to, cells) === undefined ? [] : [column];
}

/** The name of a line that another table gives: lines of income and of 类, which are numbered. */
function given(
  { columns }: StandardTable,
  { column }: TableColumn,
  cells: readonly string[],
): string | undefined {
  const side = column.slice(0, column.indexOf('/'));
  const name = cells[columns.indexOf(`${side}/项目`)];
  return withoutOrdinal(name) === name ? undefined : name;
}

function relationLines(table: StandardTable, { to, from }: Tie, year: number): string[] {
  const source = STANDARD_TABLES.find(({ title }) => title === from.table);
  if (!source) return [];
  return table.rows.flatMap((cells) => {
    const name = given(table, to, cells);
    const row = name && rowOf(source, name);
    if (!name || !row) return [];
    const left = reference(table, name, to.column, year);
    return [`${left} = ${reference(source, row, from.column, year)}`];
  });
}

/** The row of a table that a line of another speaks of: by the code of its 类, or by the same fund. */
function rowOf({ codes, rows }: StandardTable, line: string): string | undefined {
  const name = withoutOrdinal(line);
  if (codes) return classOfName(name);
  return rows.map(([first]) => first).find((first) => withoutOrdinal(first).startsWith(name));
}

function reference(table: StandardTable, row: string, column: string, year: number): string {
  const header = headerFor(table, year)[table.columns.indexOf(column)];
  return `${TITLE_OF_TABLES}${table.title}!${row}.${header}`;
}

/** What the text has to say, and the terms in it. */
function sectionLines(year: number): string[] {
  const sections = standardSections(year).flatMap(({ title, text }) => [`## ${title}`, '', text, '']);
  const terms = USUAL_TERMS.flatMap((name) => {
    const term = standardTerm(name);
    return term ? [`- **${name}**：${term.definition}`] : [];
  });
  return [...sections, '## 名词解释', '', ...terms, ''];
}
