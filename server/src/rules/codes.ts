/** Collects the 科目编码 that a disclosure prints, and the corrections that can be offered for them. */

import type { Code, Disclosure, Panel, PanelRow, TableModel } from '../disclosure/model';
import { DOMAINS, levelsOf, parentCode } from '../knowledge/domains';
import { FIRST_KNOWN_YEAR } from '../knowledge/gaps';
import type { Classification, ClassificationDomain, ClassificationEntry } from '../knowledge/model';
import type { Place } from '../tables/model';
import { nameKey, tailSpan } from '../text/normalise';
import type { Edit, Fix, Locale } from './model';

/** A code of a classification, printed in a row with or without its name. */
export interface PrintedCode {
  readonly table: TableModel;
  readonly panel: Panel;
  readonly row: PanelRow;
  readonly code: Code;
  readonly domain: ClassificationDomain;
  readonly digits: string;
  /** Whether it has the form of a code of its domain: its first digit and length. */
  readonly isWhole: boolean;
  /** What counts of the printed name; empty where none is printed. */
  readonly nameKey: string;
}

/** Rows by what tells them apart: so that looking for a different one does not walk all that are alike. */
export type Alternatives = ReadonlyMap<string, readonly PrintedCode[]>;

/** The printed codes of one disclosure with what rules ask of them. */
export interface PrintedCodes {
  /** The budget year; the first that a table prints where the disclosure as a whole has none. */
  readonly year?: number;
  readonly codes: readonly PrintedCode[];
  /** Every row of a code, by the key of its name. */
  readonly namesOf: (printed: PrintedCode) => Alternatives;
  /** Every row of the same name under the same parent, by its code. */
  readonly codesOf: (printed: PrintedCode) => Alternatives;
}

/** Picks one of two wordings. */
export function say(locale: Locale, chinese: string, english: string): string {
  return locale === 'en' ? english : chinese;
}

/** Gathers the codes of all tables but those that were misread or hold other codes than their columns say. */
export function printedCodes(disclosure: Disclosure, classification: Classification): PrintedCodes {
  const panels = disclosure.tables.flatMap((table) => table.panels.map((panel) => codesIn(table, panel)));
  const year = disclosure.year ?? firstYear(panels.flat());
  const codes = panels.filter((panel) => isTrusted(panel, year, classification)).flat();
  const byCode = groupTwice(codes, codeId, (printed) => printed.nameKey);
  const byName = groupTwice(codes, nameId, (printed) => printed.digits);
  return {
    year,
    codes,
    namesOf: (printed) => byCode.get(codeId(printed)) ?? NONE,
    codesOf: (printed) => (printed.nameKey === '' ? NONE : (byName.get(nameId(printed)) ?? NONE)),
  };
}

const NONE: Alternatives = new Map();

function codesIn(table: TableModel, panel: Panel): PrintedCode[] {
  return panel.rows.flatMap((row) => printedCode(table, panel, row) ?? []);
}

function printedCode(table: TableModel, panel: Panel, row: PanelRow): PrintedCode | undefined {
  const { code } = row;
  if (!code || code.domain === 'unit') return undefined;
  const { digits, domain } = code;
  const { firstDigit, lengths } = DOMAINS[domain];
  const isWhole = digits.startsWith(firstDigit) && lengths.includes(digits.length);
  return { table, panel, row, code, domain, digits, isWhole, nameKey: nameKey(row.label) };
}

/** So many doubtful codes are no slip of the pen. */
const MANY = 5;

/** Most codes have the right form; and unless they are few, most of them are known under their names. */
function isTrusted(
  codes: readonly PrintedCode[],
  year: number | undefined,
  classification: Classification,
): boolean {
  const whole = codes.filter(({ isWhole }) => isWhole);
  if (2 * whole.length <= codes.length) return false;
  if (!isCovered(year)) return true;
  const doubtful = codes.filter((printed) => !isInOrder(printed, year, classification));
  return doubtful.length < MANY || 2 * doubtful.length <= codes.length;
}

function isInOrder(
  { domain, digits, nameKey: key }: PrintedCode,
  year: number | undefined,
  classification: Classification,
): boolean {
  const entry = classification.find(domain, digits, year);
  return entry !== undefined && agree(nameKey(entry.name), key);
}

function firstYear(codes: readonly PrintedCode[]): number | undefined {
  return codes.find(({ table }) => table.year !== undefined)?.table.year;
}

function codeId({ domain, digits }: PrintedCode): string {
  return `${domain} ${digits}`;
}

function nameId({ domain, digits, nameKey: key }: PrintedCode): string {
  return `${domain} ${parentCode(digits) ?? ''} ${key}`;
}

function groupTwice(
  codes: readonly PrintedCode[],
  outer: (printed: PrintedCode) => string,
  inner: (printed: PrintedCode) => string,
): ReadonlyMap<string, Alternatives> {
  const groups = new Map<string, Map<string, PrintedCode[]>>();
  for (const printed of codes) {
    const group = groups.get(outer(printed)) ?? new Map<string, PrintedCode[]>();
    groups.set(outer(printed), group);
    const rows = group.get(inner(printed)) ?? [];
    group.set(inner(printed), rows);
    rows.push(printed);
  }
  return groups;
}

/** Whether the classification speaks of a budget year at all; without a year, the newest list is asked. */
export function isCovered(year: number | undefined): boolean {
  return year === undefined || year >= FIRST_KNOWN_YEAR;
}

/** Whether two names may be the same: equal, or one of them cut off. Names that are not printed agree with any. */
export function agree(a: string, b: string): boolean {
  if (a === '' || b === '') return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short === long || (short.length > 1 && long.startsWith(short));
}

/** Entries beside a code, under its parent, whose official name is exactly the printed one. */
export function siblingsOfThatName(
  printed: PrintedCode,
  classification: Classification,
  year: number | undefined,
): ClassificationEntry[] {
  if (printed.nameKey === '') return [];
  return classification
    .children(printed.domain, parentCode(printed.digits) ?? '', year)
    .filter(({ code, name }) => code !== printed.digits && nameKey(name) === printed.nameKey);
}

/** Where a code stands: its piece, or from the first piece to the last. */
export function placeOfCode({ code }: PrintedCode): Place {
  const [first] = code.places;
  const last = code.places[code.places.length - 1];
  return { block: first.block, start: first.start, end: last.end };
}

/** Where a name stands, without the ordinal, `其中：` or code before it; `undefined` where it is not one piece. */
export function placeOfName({ table, panel, row }: PrintedCode): Place | undefined {
  const { labelPlace } = row;
  const cell =
    panel.nameColumn === undefined ? undefined : table.table.rows[row.row]?.cells[panel.nameColumn];
  if (!labelPlace || !cell || cell.start !== labelPlace.start) return undefined;
  if (cell.text.length !== labelPlace.end - labelPlace.start) return undefined;
  const { start, end } = tailSpan(cell.text, row.label.length);
  return { block: labelPlace.block, start: labelPlace.start + start, end: labelPlace.start + end };
}

/** Writes another code; nothing where the code is printed in pieces that the other code does not have. */
export function correctCode(
  printed: PrintedCode,
  { code, name }: Pick<ClassificationEntry, 'code' | 'name'>,
  isPreferred: boolean,
): Fix[] {
  const { places } = printed.code;
  const pieces = places.length === 1 ? [code] : levelsOf(code);
  if (pieces.length !== places.length) return [];
  const before = places.length === 1 ? [printed.digits] : levelsOf(printed.digits);
  const edits: Edit[] = places
    .map((place, index) => ({ place, newText: pieces[index] }))
    .filter((_, index) => pieces[index] !== before[index]);
  const title = (locale: Locale) =>
    say(locale, `编码改为 ${code}（${name}）`, `Change the code to ${code} (${name})`);
  return [{ title, kind: 'code', isPreferred, edits }];
}

/** Writes another name. */
export function correctName(printed: PrintedCode, name: string, isPreferred: boolean): Fix[] {
  const place = placeOfName(printed);
  if (!place) return [];
  const title = (locale: Locale) => say(locale, `名称改为“${name}”`, `Change the name to “${name}”`);
  return [{ title, kind: 'name', isPreferred, edits: [{ place, newText: name }] }];
}

/** `支出功能分类`, `2026 年支出功能分类` */
export function listName(domain: ClassificationDomain, year: number | undefined, locale: Locale): string {
  const { chinese, english } = DOMAINS[domain];
  if (year === undefined) return say(locale, chinese, english);
  return say(locale, ` ${year} 年${chinese}`, `${english} of ${year}`);
}
