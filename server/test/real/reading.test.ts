/**
 * Compares what is read of real documents with facts gathered independently, where both lie beside the repository.
 *
 * The facts count a table's lines from its title or from its header, and sometimes on to its note or a blank line: a
 * first line is right when it is that of the title, of the header or of a caption between them, a last line when nothing but notes and blanks stand
 * between it and that of the facts. Titles leave out words before 固定资产; for two tables the facts give the line below
 * the title. Where the columns of the facts hold `…`, only those named are counted. The facts list rows with amounts:
 * each must be a row that was read, by its first or last line, and the others that were read hold no amount; how many rows
 * there are is compared but for assets and performance targets, of which the facts count only those with amounts. Assets are counted on the last day of
 * the year before that of the budget.
 */

import { beforeAll, describe, expect, test } from 'vitest';
import { parseAmount } from '../../src/amounts/printed';
import type { DocumentModel, TableModel } from '../../src/disclosure/model';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import type { Row } from '../../src/tables/model';
import { compact } from '../../src/text/normalise';
import { createSnapshot, lineOf, type Snapshot } from '../../src/text/snapshot';
import { type ExpectedTable, readExpected } from './expected';

const expected = readExpected(new URL('../../../', import.meta.url));
if (!expected)
  console.log('Skipped: the real documents are not in ../shared, so their reading is not compared.');

/** A table that was read, with its place in the document; lines are 1-based. */
interface ReadTable {
  readonly model: TableModel;
  readonly titleLine: number;
  readonly firstLine: number;
  /** Of the header, or of the first row where the header stands below others. */
  readonly gridLine: number;
  readonly lastLine: number;
  readonly lineAt: (offset: number) => number;
}

// Where they are not, this one test is skipped: a file without any test fails.
test.runIf(expected)('there are real documents to read', () => {
  expect(expected?.documents).not.toEqual([]);
});

describe.runIf(expected).each(expected?.documents ?? [])('$name', ({ seed, name, text }) => {
  const facts = (expected?.tables ?? []).filter((table) => table.seed === seed);
  const codes = (expected?.codes ?? []).filter((code) => code.seed === seed);
  let lines: readonly string[];
  let tables: readonly ReadTable[];

  beforeAll(() => {
    lines = text.split('\n');
    const service = createService({ documentation: () => undefined });
    const { model } = service.check(text, 'plaintext', DEFAULT_SETTINGS);
    expect(model.disclosures).toHaveLength(1);
    tables = readTables(createSnapshot(text), model);
  });

  const found = (fact: ExpectedTable) =>
    tables.find(({ titleLine }) => titleLine === titleLineOf(fact, lines));

  test('every table is found by its title, and nothing else is a table', () => {
    const missing = facts.filter((fact) => !titleHolds(found(fact)?.model.title, fact));
    const known = new Set(facts.map(found));
    const extra = tables.filter((table) => !known.has(table) && table.model.kind !== 'organisation');
    console.log(`${name}: ${facts.length - missing.length} of ${facts.length} tables found`);
    expect(missing.map(({ title, title_line }) => `${title_line} ${title}`)).toEqual([]);
    expect(extra.map(({ titleLine, model }) => `${titleLine} ${model.title}`)).toEqual([]);
  });

  test('first and last lines, unit, year, columns and rows of tables are as the facts have them', () => {
    const ranged = facts.filter(({ first, last }) => first !== last);
    const faults = ranged.flatMap((fact) => {
      const table = found(fact);
      return table ? faultsOf(fact, table, lines) : [];
    });
    console.log(`${name}: ${ranged.length} tables with a range, ${faults.length} differences`);
    expect(faults).toEqual([]);
  });

  test('every code is read on its line, with its name', () => {
    const read = new Map(
      tables.flatMap(codesOf).map(({ digits, line, label }) => [`${line} ${digits}`, label]),
    );
    const lost = codes.filter(({ code, line, name: official }) => {
      const label = read.get(`${line} ${code}`);
      return label === undefined || (label !== '' && compact(label) !== compact(official));
    });
    console.log(`${name}: ${codes.length - lost.length} of ${codes.length} codes read`);
    expect(lost.map(({ table, code, line }) => `${table} line ${line}: ${code}`)).toEqual([]);
  });

  test.runIf(seed === 4)('rows whose blanks were lost have the one reading that is consistent', () => {
    const readings = expected?.readings ?? [];
    const listed = new Set(readings.map(({ line }) => line));
    expect(expected?.ambiguousLines.filter((line) => !listed.has(line))).toEqual([]);
    const wrong = readings.flatMap(({ line, table: id, values }) => {
      const fact = facts.find((table) => table.id === id);
      const table = fact && found(fact);
      const row = table?.model.rows.find((each) => lineOfRow(table, each.line) === line);
      if (!fact || !row) return [`line ${line}: no row`];
      if (row.undetermined?.length) return [`line ${line}: undetermined ${row.undetermined}`];
      return fact.cols.flatMap((column, index) => {
        const cell = row.cells[index]?.text ?? '';
        const isCompared = values.has(column) || isAmount(cell);
        const value = values.get(column) ?? '';
        const isSerial = column === '序号' || column === '科目编码';
        return isCompared && !isSerial && compact(cell) !== compact(value)
          ? [`line ${line}, ${column}: ${cell} instead of ${value}`]
          : [];
      });
    });
    console.log(`${name}: ${readings.length} rows without blanks compared, ${wrong.length} differences`);
    expect(readings.length).toBeGreaterThanOrEqual(54);
    expect(wrong).toEqual([]);
  });
});

function readTables(snapshot: Snapshot, model: DocumentModel): ReadTable[] {
  return model.disclosures.flatMap(({ tables }) =>
    tables.map((table): ReadTable => {
      const offset = model.read.offsets.get(table.table) ?? 0;
      const lineAt = (at: number) => lineOf(snapshot, offset + at) + 1;
      const headers = table.table.columns.flatMap((column) => column.headers);
      const rowLines = table.table.rows.map(({ line }) => lineAt(0) + line);
      return {
        model: table,
        titleLine: table.titlePlace ? lineAt(table.titlePlace.start) : 0,
        firstLine: lineAt(0),
        gridLine: Math.min(...headers.map(({ start }) => lineAt(start)), ...rowLines),
        lastLine: lineAt(table.table.end),
        lineAt,
      };
    }),
  );
}

function lineOfRow({ firstLine }: ReadTable, line: number): number {
  return firstLine + line;
}

/** The line on which the title is printed: that of the facts, or the one above it. */
function titleLineOf({ title, title_line }: ExpectedTable, lines: readonly string[]): number {
  const words = titleWords(title);
  const holds = (line: number) => compact(lines[line - 1] ?? '').includes(words);
  return !holds(title_line) && holds(title_line - 1) ? title_line - 1 : title_line;
}

/** Remarks of the facts behind a title are not printed. */
function titleWords(title: string): string {
  return compact(title.replace(/（空表）$| 预算情况$/, ''));
}

function titleHolds(printed: string | undefined, fact: ExpectedTable): boolean {
  return printed !== undefined && compact(printed).endsWith(titleWords(fact.title));
}

function faultsOf(fact: ExpectedTable, table: ReadTable, lines: readonly string[]): string[] {
  const { model, firstLine, gridLine, lastLine } = table;
  const faults: string[] = [];
  const compare = (what: string, read: unknown, wanted: unknown, isRight: boolean) => {
    if (!isRight) faults.push(`${fact.id} ${fact.title}: ${what} ${read} instead of ${wanted}`);
  };
  compare('first line', firstLine, fact.first, firstLine <= fact.first && fact.first <= gridLine);
  compare('last line', lastLine, fact.last, isOnlyNotes(lines, lastLine, fact.last));
  compare('unit', model.unit, fact.unit, model.unit === fact.unit);
  const year = typeof fact.year === 'number' ? fact.year : Number(fact.year.slice(0, 4)) + 1;
  compare('year', model.year, year, model.year === year);
  const columns = model.columns.length;
  const isPart = fact.cols.includes('…') && fact.id === 'P';
  compare('columns', columns, fact.ncols, isPart ? columns >= fact.ncols : columns === fact.ncols);
  const rows = model.rows.map((row) => spanOf(table, row));
  const lost = fact.rows.filter((line) => !rows.some((row) => covers(row, line)));
  compare('no rows at', lost, '', lost.length === 0);
  const amounts = model.columns.flatMap(({ role, index }) => (role === 'amount' ? [index] : []));
  const extra = rows.filter(
    (row) =>
      !fact.rows.some((line) => covers(row, line)) &&
      amounts.some((column) => isAmount(row.cells[column]?.text ?? '')),
  );
  compare(
    'rows with amounts at',
    extra.map(({ first }) => first),
    '',
    extra.length === 0,
  );
  const isCounted = !/^[AE]|^T1[12]$/.test(fact.id);
  compare('rows', rows.length, fact.rows.length, !isCounted || rows.length === fact.rows.length);
  return faults;
}

/** A row with its first and last line: the facts give one of them. */
function spanOf(table: ReadTable, { line, cells }: Row) {
  const first = lineOfRow(table, line);
  return { cells, first, last: Math.max(first, ...cells.map(({ start }) => table.lineAt(start))) };
}

function covers({ first, last }: { readonly first: number; readonly last: number }, line: number): boolean {
  return first <= line && line <= last;
}

/** Between the last line of a table and that of the facts: nothing, or blank lines and notes. */
function isOnlyNotes(lines: readonly string[], read: number, wanted: number): boolean {
  if (read > wanted) return lines.slice(wanted, read).every((line) => line.trim() === '');
  return lines.slice(read, wanted).every((line) => line.trim() === '' || /^\s*注[：:]/.test(line));
}

function isAmount(text: string): boolean {
  return /\d/.test(text) && parseAmount(text, '元') !== undefined;
}

function codesOf(table: ReadTable) {
  return table.model.panels.flatMap(({ rows }) =>
    rows.flatMap(({ code, label }) =>
      code ? [{ digits: code.digits, line: table.lineAt(code.places[0].start), label }] : [],
    ),
  );
}
