/** Collects the 科目编码 that a disclosure prints, with what rules ask of them. */

import type { Code, Disclosure, Panel, PanelRow, TableModel } from '../disclosure/model';
import { agree } from '../knowledge/alike';
import { DOMAINS, parentCode } from '../knowledge/domains';
import { FIRST_KNOWN_YEAR } from '../knowledge/gaps';
import type { Classification, ClassificationDomain } from '../knowledge/model';
import { oneDigitChanged } from '../knowledge/near';
import { memoize } from '../text/memo';
import { nameKey } from '../text/normalise';

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
  /** Rows of the same name in other tables whose code differs in one digit and is not in this table: first of each code. */
  readonly oneDigitOff: (printed: PrintedCode) => readonly PrintedCode[];
  /** The tables, or sides of tables, that print a code. */
  readonly panelsOf: (domain: ClassificationDomain, digits: string) => ReadonlySet<Panel>;
  /** Those that were not misread. */
  readonly panels: readonly CodePanel[];
  /** Those whose codes are mostly none of the classification that their column seems to hold. */
  readonly misread: readonly CodePanel[];
}

/** A table, or a side of one, with the codes it prints. */
export interface CodePanel {
  readonly table: TableModel;
  readonly panel: Panel;
  readonly codes: readonly PrintedCode[];
}

/** Gathers the codes of all tables but those that were misread or hold other codes than their columns say. */
export function printedCodes(disclosure: Disclosure, classification: Classification): PrintedCodes {
  return codesWith(classification)(disclosure);
}

/** Several rules ask for the codes of one disclosure. */
const codesWith = memoize((classification: Classification) =>
  memoize((disclosure: Disclosure) => gather(disclosure, classification)),
);

function gather(disclosure: Disclosure, classification: Classification): PrintedCodes {
  const all = disclosure.tables.flatMap(panelsWithCodes);
  const year = disclosure.year ?? firstYear(all.flatMap((each) => each.codes));
  const panels = all.filter((each) => isTrusted(each.codes, year, classification));
  const misread = all.filter((each) => each.codes.length > 0 && !panels.includes(each));
  const codes = panels.flatMap((each) => each.codes);
  const byCode = groupTwice(codes, codeId, (printed) => printed.nameKey);
  const byName = groupTwice(codes, nameId, (printed) => printed.digits);
  const byBareName = groupTwice(codes, bareNameId, (printed) => printed.digits);
  const panelsByCode = new Map<string, Set<Panel>>();
  for (const printed of codes) {
    const id = codeId(printed);
    panelsByCode.set(id, (panelsByCode.get(id) ?? new Set()).add(printed.panel));
  }
  const panelsOf: PrintedCodes['panelsOf'] = (domain, digits) =>
    panelsByCode.get(codeId({ domain, digits })) ?? NO_PANELS;
  return {
    year,
    codes,
    panels,
    misread,
    panelsOf,
    namesOf: (printed) => byCode.get(codeId(printed)) ?? NONE,
    codesOf: (printed) => (printed.nameKey === '' ? NONE : (byName.get(nameId(printed)) ?? NONE)),
    oneDigitOff: (printed) => {
      const alike = printed.nameKey === '' ? NONE : (byBareName.get(bareNameId(printed)) ?? NONE);
      if (alike.size < 2) return [];
      return oneDigitChanged(printed.digits)
        .flatMap((digits) => alike.get(digits)?.[0] ?? [])
        .filter((other) => !panelsOf(other.domain, other.digits).has(printed.panel));
    },
  };
}

const NO_PANELS: ReadonlySet<Panel> = new Set();

const NONE: Alternatives = new Map();

const panelsWithCodes = memoize((table: TableModel): readonly CodePanel[] =>
  table.panels.map((panel) => ({ table, panel, codes: codesIn(table, panel) })),
);

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

function firstYear(codes: readonly PrintedCode[]): number | undefined {
  return codes.find(({ table }) => table.year !== undefined)?.table.year;
}

function codeId({ domain, digits }: Pick<PrintedCode, 'domain' | 'digits'>): string {
  return `${domain} ${digits}`;
}

function nameId({ domain, digits, nameKey: key }: PrintedCode): string {
  return `${domain} ${parentCode(digits) ?? ''} ${key}`;
}

function bareNameId({ domain, nameKey: key }: PrintedCode): string {
  return `${domain} ${key}`;
}

function groupTwice(
  codes: readonly PrintedCode[],
  outer: (printed: PrintedCode) => string,
  inner: (printed: PrintedCode) => string,
): ReadonlyMap<string, Alternatives> {
  const groups = new Map<string, Map<string, PrintedCode[]>>();
  for (const printed of codes) {
    const key = outer(printed);
    const group = groups.get(key) ?? new Map<string, PrintedCode[]>();
    groups.set(key, group);
    const innerKey = inner(printed);
    const rows = group.get(innerKey);
    if (rows) rows.push(printed);
    else group.set(innerKey, [printed]);
  }
  return groups;
}

/** Whether the classification speaks of a budget year at all; without a year, the newest list is asked. */
export function isCovered(year: number | undefined): boolean {
  return year === undefined || year >= FIRST_KNOWN_YEAR;
}

/** Whether a code is known under the name that is printed with it. */
export function isInOrder(
  { domain, digits, nameKey: key }: PrintedCode,
  year: number | undefined,
  classification: Classification,
): boolean {
  const entry = classification.find(domain, digits, year);
  return entry !== undefined && agree(nameKey(entry.name), key);
}
