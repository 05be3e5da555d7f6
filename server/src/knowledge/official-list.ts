/** Reads the official list of 科目 that a user lays over what is known: CSV, TSV or JSON, columns by their header words. */

import { DOMAINS } from './domains';
import type { ClassificationDomain, ClassificationEntry } from './model';
import { EARLIEST_YEAR } from './outline';

/** A file as it was read: its path tells the format, and the year where no column does. */
export interface ListFile {
  readonly path: string;
  readonly text: string;
}

export interface OfficialEntry {
  readonly domain: ClassificationDomain;
  readonly entry: ClassificationEntry;
}

/** What is wrong with a file, for the user. */
export type ListProblem = Readonly<Record<'zh-cn' | 'en', string>>;

/** The entries of a file, or the one thing that makes it unusable; then it changes nothing. */
export type OfficialList = { readonly entries: readonly OfficialEntry[] } | { readonly problem: ListProblem };

/** More than ten times the official book. */
const MOST_CHARACTERS = 4_000_000;
/** The header may stand below a title. */
const HEADER_WITHIN = 10;

const PIECES = ['类', '款', '项', '目'];
const CODE = /(?:编码|代码)$|^code$/i;
const NAME = /(?:名称|科目)$|^name$/i;
const YEAR = /^(?:预算)?(?:年度|年份|年)$|^year$/i;
const FROM = /^(?:起始|启用|开始)年|^from_?year$/i;
const TO = /^(?:终止|停用|截止)年|^to_?year$/i;
const YEAR_IN_NAME = /(?<!\d)(20\d\d)(?!\d)/;
const VALID_YEAR = /^(20\d\d)年?$/;
const DIGITS = /^\d+$/;

/** One row with its line in the file, counted from 1. */
interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Reads a whole file. Never throws. */
export function readOfficialList({ path, text }: ListFile): OfficialList {
  if (text.length > MOST_CHARACTERS) return refuse('文件太大，不像科目表', 'too large for a list of codes');
  const bare = text.replace(/^\ufeff/, '');
  const isJson = /\.json$/i.test(path);
  const { lines, unclosed } = isJson
    ? { lines: readJson(bare) }
    : readSeparated(bare, separatorOf(path, bare));
  if (!lines) return refuse('不是有效的 JSON 科目表', 'not a JSON list of codes');
  if (unclosed !== undefined)
    return refuse(`第 ${unclosed} 行的引号没有成对`, `a quotation mark on line ${unclosed} is never closed`);
  const fileYear = YEAR_IN_NAME.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
  return readLines(lines, fileYear === undefined ? undefined : Number(fileYear));
}

function refuse(chinese: string, english: string): OfficialList {
  return { problem: { 'zh-cn': chinese, en: english } };
}

function separatorOf(path: string, text: string): string {
  if (/\.(?:tsv|tab)$/i.test(path)) return '\t';
  return text.includes('\t') && !text.includes(',') ? '\t' : ',';
}

interface Separated {
  readonly lines: Line[];
  /** The line, counted from 1, of a quotation mark that none closes: all behind it stands in one cell. */
  readonly unclosed?: number;
}

/** Splits lines into cells; quoted cells may hold separators, line ends and doubled quotes. */
function readSeparated(text: string, separator: string): Separated {
  const lines: Line[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let quotedAt = 1;
  let line = 1;
  let startLine = 1;
  const endLine = (): void => {
    cells.push(cell);
    if (cells.some((each) => each.trim() !== '')) lines.push({ cells, line: startLine });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') line++;
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (quoted) {
      if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"' && cell.trim() === '') {
      quoted = true;
      quotedAt = line;
      cell = '';
    } else if (char === separator) {
      cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      endLine();
      startLine = line;
    } else if (char !== '\r') cell += char;
  }
  endLine();
  const kept = lines.filter(({ cells: [first = ''] }) => !first.trimStart().startsWith('#'));
  return { lines: kept, unclosed: quoted ? quotedAt : undefined };
}

/** A list of objects with the header words as keys, or one object from codes to names. */
function readJson(text: string): Line[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (Array.isArray(value)) return readRecords(value);
  if (!isRecord(value)) return undefined;
  const rows = Object.entries(value).map(([code, name], index) => ({
    cells: [code, String(name)],
    line: index + 1,
  }));
  return [{ cells: ['科目编码', '科目名称'], line: 0 }, ...rows];
}

function readRecords(values: readonly unknown[]): Line[] | undefined {
  if (!values.every(isRecord)) return undefined;
  const header = [...new Set(values.flatMap((record) => Object.keys(record)))];
  const rows = values.map((record, index) => ({
    cells: header.map((key) => textOf(record[key])),
    line: index + 1,
  }));
  return [{ cells: header, line: 0 }, ...rows];
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The column names of a list that is separated by commas or tabs, as they stand in it; `undefined` where there are none. */
export function headerOf({
  path,
  text,
}: ListFile): { readonly separator: string; readonly columns: readonly ListColumn[] } | undefined {
  const separator = separatorOf(path, text);
  const { lines } = readSeparated(text.replace(/^\ufeff/, ''), separator);
  const header = lines.slice(0, HEADER_WITHIN).find(({ cells }) => readColumns(cells));
  const columns = header && readColumns(header.cells);
  if (!columns || columns.code.length > 1) return undefined;
  const roles = header.cells.map((_, index): ListColumn => {
    if (index === columns.code[0]) return 'code';
    if (index === columns.name) return 'name';
    return index === columns.year ? 'year' : 'other';
  });
  return { separator, columns: roles };
}

/** What a column of a list holds, as far as a row written to it is concerned. */
export type ListColumn = 'code' | 'name' | 'year' | 'other';

/** Which column holds what; −1 where there is none. */
interface Columns {
  /** One column, or those of 类, 款, 项 and 目. */
  readonly code: readonly number[];
  readonly name: number;
  readonly year: number;
  readonly from: number;
  readonly to: number;
}

function readColumns(cells: readonly string[]): Columns | undefined {
  const words = cells.map(clean);
  const find = (pattern: RegExp) => words.findIndex((word) => pattern.test(word));
  const code = find(CODE);
  const pieces = PIECES.map((piece) => words.indexOf(piece)).filter((column) => column >= 0);
  const columns = { name: find(NAME), year: find(YEAR), from: find(FROM), to: find(TO) };
  if (columns.name < 0 || (code < 0 && pieces.length < 2)) return undefined;
  return { ...columns, code: code >= 0 ? [code] : pieces };
}

/** Half-width and without blanks. */
function clean(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

function readLines(lines: readonly Line[], fileYear: number | undefined): OfficialList {
  const headerAt = lines.slice(0, HEADER_WITHIN).findIndex(({ cells }) => readColumns(cells));
  const columns = headerAt < 0 ? undefined : readColumns(lines[headerAt].cells);
  if (!columns) {
    return refuse(
      '没有找到“科目编码”和“科目名称”两栏，第一行应是栏名',
      'no columns 科目编码 and 科目名称: the first line should name the columns',
    );
  }
  const entries: OfficialEntry[] = [];
  const seen = new Map<string, { readonly name: string; readonly line: number }>();
  let above: readonly string[] = [];
  for (const { cells, line } of lines.slice(headerAt + 1)) {
    const pieces = completed(
      columns.code.map((column) => clean(cells[column] ?? '')),
      above,
    );
    above = pieces;
    const code = pieces.join('');
    if (code === '') continue;
    const name = (cells[columns.name] ?? '').trim();
    const domain = domainOf(code);
    if (!domain)
      return refuse(`第 ${line} 行的“${code}”不是科目编码`, `“${code}” on line ${line} is no code`);
    if (name === '') return refuse(`第 ${line} 行的 ${code} 没有名称`, `${code} on line ${line} has no name`);
    const years = readYears(cells, columns, fileYear);
    if (!years)
      return refuse(`第 ${line} 行的年度应是四位数字`, `the year on line ${line} should have four digits`);
    const key = `${code} ${years.fromYear} ${years.toYear}`;
    const before = seen.get(key);
    if (before && before.name !== name) {
      return refuse(
        `第 ${line} 行与第 ${before.line} 行都是 ${code}，名称却不同`,
        `lines ${before.line} and ${line} give ${code} different names`,
      );
    }
    if (!before) entries.push({ domain, entry: { code, name, evidence: 'official', ...years } });
    seen.set(key, before ?? { name, line });
  }
  return { entries };
}

/** Where 类, 款 and 项 have columns of their own, a level that is not printed is that of the row above. */
function completed(pieces: readonly string[], above: readonly string[]): readonly string[] {
  const first = pieces.findIndex((piece) => piece !== '');
  return first < 0 ? pieces : pieces.map((piece, level) => (level < first ? (above[level] ?? '') : piece));
}

function domainOf(code: string): ClassificationDomain | undefined {
  if (!DIGITS.test(code)) return undefined;
  const domains = Object.keys(DOMAINS) as ClassificationDomain[];
  return domains.find(
    (domain) => code.startsWith(DOMAINS[domain].firstDigit) && DOMAINS[domain].lengths.includes(code.length),
  );
}

/** `undefined` where something other than a year stands in a column of years. */
function readYears(
  cells: readonly string[],
  columns: Columns,
  fileYear: number | undefined,
): Pick<ClassificationEntry, 'fromYear' | 'toYear'> | undefined {
  const [year, from, to] = [columns.year, columns.from, columns.to].map((column) => readYear(cells[column]));
  if (year === false || from === false || to === false) return undefined;
  const only = year ?? fileYear;
  if (only !== undefined && columns.from < 0 && columns.to < 0) return { fromYear: only, toYear: only };
  return { fromYear: from ?? EARLIEST_YEAR, toYear: to };
}

function readYear(cell = ''): number | undefined | false {
  const text = clean(cell);
  if (text === '') return undefined;
  const year = VALID_YEAR.exec(text)?.[1];
  return year === undefined ? false : Number(year);
}
