/** Empty standard tables, ready to be filled in, in the layout of a document. */

import { STANDARD_TABLES, type StandardTable } from '../knowledge/standard-tables';

export interface TableSnippet {
  readonly title: string;
  /** With places to fill in, in the syntax of LSP. */
  readonly snippet: string;
  readonly plain: string;
}

/** All standard tables. Without a year, it is left to be filled in. */
export function tableSnippets(layout: 'tabs' | 'pipes', year: number | undefined): TableSnippet[] {
  return STANDARD_TABLES.map((table) => {
    const write = layout === 'tabs' ? writeTabs : writePipes;
    return {
      title: table.title,
      snippet: write(table, placeholder(1, '部门预算'), placeholder(2, String(year ?? '')), '$0'),
      plain: write(table, '部门预算', String(year ?? ''), ''),
    };
  });
}

function placeholder(index: number, text: string): string {
  return `\${${index}:${text}}`;
}

function writeTabs({ title, columns, rows }: StandardTable, body: string, year: string, end: string): string {
  const gap = '\t'.repeat(Math.max(1, columns.length - 1));
  const lines = [columns, ...filledUp(rows, columns.length)].map((cells) => cells.join('\t'));
  return [`${body}${title}`, `预算年度：${year}${gap}单位：万元`, ...lines, end].join('\n');
}

/** Year and unit stand at the top of such a file. */
function writePipes({ title, columns, rows }: StandardTable, body: string, _: string, end: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const delimiter = line(columns.map(() => '---'));
  return [
    `## ${body}${title}`,
    '',
    line(columns),
    delimiter,
    ...filledUp(rows, columns.length).map(line),
    end,
  ].join('\n');
}

/** Every cell of a row is there to be filled in. */
function filledUp(rows: StandardTable['rows'], length: number): string[][] {
  return rows.map((cells) => Array.from({ length }, (_, column) => cells[column] ?? ''));
}
