/** What independent facts say of real documents: tables, codes and the one reading of rows whose blanks were lost. */

import { existsSync, readFileSync } from 'node:fs';

/** A table of the facts; lines are 1-based. */
export interface ExpectedTable {
  readonly seed: number;
  readonly id: string;
  readonly title: string;
  readonly title_line: number;
  readonly first: number;
  readonly last: number;
  readonly unit: string | null;
  /** A year, or the day on which assets were counted. */
  readonly year: number | string;
  readonly cols: readonly string[];
  readonly ncols: number;
  /** First lines of the rows that hold amounts. */
  readonly rows: readonly number[];
}

/** A 科目编码 with its name and the line on which it is printed. */
export interface ExpectedCode {
  readonly seed: number;
  readonly table: string;
  readonly code: string;
  readonly name: string;
  readonly line: number;
}

interface Facts {
  readonly files: readonly { readonly seed: number; readonly file: string }[];
  readonly tables: readonly ExpectedTable[];
  readonly codes: readonly ExpectedCode[];
  readonly ambiguous_seed4: readonly { readonly line: number }[];
}

/** The values of a row by their columns, as the words of the facts name them. */
export interface ExpectedReading {
  readonly line: number;
  readonly table: string;
  readonly values: ReadonlyMap<string, string>;
}

const folder = '../shared/ground-truth/';

/** The facts and the documents they are about; `undefined` where they do not lie beside the repository. */
export function readExpected(root: URL) {
  const facts = new URL(`${folder}facts.json`, root);
  const prose = new URL(`${folder}facts.md`, root);
  if (!existsSync(facts) || !existsSync(prose)) return undefined;
  const { files, tables, codes, ambiguous_seed4 }: Facts = JSON.parse(readFileSync(facts, 'utf8'));
  return {
    tables,
    codes,
    documents: files.map(({ seed, file }) => ({
      seed,
      name: file.replace('.txt', ''),
      text: readFileSync(new URL(`../shared/seeds/${file}`, root), 'utf8'),
    })),
    readings: readReadings(readFileSync(prose, 'utf8')),
    ambiguousLines: ambiguous_seed4.map(({ line }) => line),
  };
}

/** The last table of the prose: `| line | table | text | column=value, column=value |`. */
function readReadings(prose: string): ExpectedReading[] {
  const section = prose.slice(prose.indexOf('## Ambiguous rows'));
  return section.split('\n').flatMap((line) => {
    const [, at, table, , reading] = line.split('|').map((cell) => cell.trim());
    if (!/^\d+$/.test(at ?? '')) return [];
    const values = reading.split(/[,;]\s*/).map((each): [string, string] => {
      const [column, value] = each.split('=');
      return [column, value === '∅' ? '' : value];
    });
    return [{ line: Number(at), table, values: new Map(values) }];
  });
}
