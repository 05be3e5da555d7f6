/** Writes to lists of 科目: begins one, or adds a code in the columns that a list has. */

import { headerOf, type ListFile } from './official-list';

/** A code with its name, and the year it is used in. */
export interface ListEntry {
  readonly code: string;
  readonly name: string;
  readonly year?: number;
}

const HEADER = '科目编码,科目名称,年度';

const TEMPLATE = `# 在这里填入本年度政府收支分类科目的官方名单，一行一个科目；以 # 开头的行不算。
# 可以从 Excel 另存为 CSV（UTF-8 或 GBK）。年度空着的，各年度都适用；某一类填满一半以上的，该年度该类即以本表为准。
${HEADER}
`;

/** What to write at the end of a list; without a list, a whole new one. */
export function listAddition(list: ListFile | undefined, entry?: ListEntry): string {
  if (!list) return entry ? `${TEMPLATE}${rowOf(entry, ',', ['code', 'name', 'year'])}\n` : TEMPLATE;
  if (!entry) return '';
  const header = headerOf(list);
  const gap = list.text === '' || list.text.endsWith('\n') ? '' : '\n';
  if (!header) return `${gap}${HEADER}\n${rowOf(entry, ',', ['code', 'name', 'year'])}\n`;
  return `${gap}${rowOf(entry, header.separator, header.columns)}\n`;
}

function rowOf({ code, name, year }: ListEntry, separator: string, columns: readonly string[]): string {
  const values: Readonly<Record<string, string>> = {
    code,
    name,
    year: year === undefined ? '' : String(year),
  };
  return columns.map((column) => quoted(values[column] ?? '', separator)).join(separator);
}

function quoted(value: string, separator: string): string {
  const needsQuotes = value.includes(separator) || value.includes('"');
  return needsQuotes ? `"${value.replaceAll('"', '""')}"` : value;
}
