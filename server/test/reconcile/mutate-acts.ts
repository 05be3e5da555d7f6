/** Drops, swaps and moves what budget tables print, at random, and measures whether each is told for what it is. */

import { equal, isZero } from '../../src/amounts/exact';
import type { Amount, Panel, PanelRow, TableModel } from '../../src/disclosure/model';
import { rangeOfPlace } from '../../src/features/ranges';
import { BUDGET_KINDS } from '../../src/knowledge/table-kinds';
import type { Act } from '../../src/reconcile/acts';
import type { Finding } from '../../src/rules/model';
import { type CheckedDocument, DEFAULT_SETTINGS, type LanguageId, type Service } from '../../src/service';
import { lineOf, lineStart } from '../../src/text/snapshot';
import type { Random } from '../generator/random';
import { withEdits } from '../real/mutations';

export const ACT_KINDS = ['dropped', 'swapped', 'moved across', 'moved down', 'code'] as const;
export type ActKind = (typeof ACT_KINDS)[number];

const TOLD_AS: Readonly<Record<ActKind, Act['kind']>> = {
  dropped: 'row-missing',
  swapped: 'swapped',
  'moved across': 'moved',
  'moved down': 'moved',
  code: 'code',
};

/** A change of the text, by offsets. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

export interface ActOutcome {
  readonly kind: ActKind;
  /** Which line, and what was done there. */
  readonly what: string;
  /** An error or warning appears that was not there before. */
  readonly seen: boolean;
  /** Told for what it was. */
  readonly named: boolean;
  /** The preferred fixes restore the text; never so for a row that is not there. */
  readonly restored: boolean;
  /** What is said, errors and warnings. */
  readonly messages: readonly string[];
}

export interface ActSubject {
  readonly text: string;
  readonly language: LanguageId;
  readonly document: CheckedDocument;
  readonly panels: readonly { readonly table: TableModel; readonly panel: Panel }[];
  readonly before: ReadonlySet<string>;
}

export function actSubject(service: Service, text: string, language: LanguageId): ActSubject {
  const document = service.check(text, language, DEFAULT_SETTINGS);
  const tables = document.model.disclosures.flatMap((disclosure) => disclosure.tables);
  const panels = tables
    .filter(({ kind }) => BUDGET_KINDS.has(kind))
    .flatMap((table) => table.panels.map((panel) => ({ table, panel })))
    .filter(
      ({ panel }) => panel.domain !== undefined && panel.amountColumns.length > 0 && panel.rows.length > 0,
    );
  return { text, language, document, panels, before: new Set(messagesOf(document)) };
}

function messagesOf(document: CheckedDocument): string[] {
  return seriousIn(document).map(wordsOf);
}

function seriousIn({ findings }: CheckedDocument): Finding[] {
  return findings.filter(({ severity }) => severity <= 2);
}

function wordsOf({ code, message }: Finding): string {
  return `${code} ${message('zh-cn')}`;
}

/** Does one thing to the text and checks it; `undefined` where chance finds no place for it. */
export function actOut(
  service: Service,
  subject: ActSubject,
  kind: ActKind,
  random: Random,
): ActOutcome | undefined {
  if (subject.panels.length === 0) return undefined;
  const done = CHANGES[kind](subject, random);
  if (!done) return undefined;
  const text = withChanges(subject.text, done.changes);
  if (text === subject.text) return undefined;
  const document = service.check(text, subject.language, DEFAULT_SETTINGS);
  const found = seriousIn(document).filter((finding) => !subject.before.has(wordsOf(finding)));
  const edits = found
    .flatMap(({ fixes }) => fixes.slice(0, 1))
    .flatMap((fix) => fix.edits)
    .map(({ place, newText }) => ({ range: rangeOfPlace(document, place), newText }));
  const messages = found.map(wordsOf);
  return {
    kind,
    what: done.what,
    seen: messages.length > 0,
    named: document.localised.some(({ act }) => act?.kind === TOLD_AS[kind]),
    restored: withEdits(text, edits) === subject.text,
    messages,
  };
}

interface Done {
  readonly changes: readonly Change[];
  readonly what: string;
}

const CHANGES: Readonly<Record<ActKind, (subject: ActSubject, random: Random) => Done | undefined>> = {
  dropped: dropRow,
  swapped: swapRows,
  'moved across': (subject, random) => move(subject, random, 'across'),
  'moved down': (subject, random) => move(subject, random, 'down'),
  code: mistypeCode,
};

/** A row below another that has more rows below it: without it, its parent's sums lack something. */
function dropRow(subject: ActSubject, random: Random): Done | undefined {
  const { table, panel } = random.pick(subject.panels);
  if (table.panels.filter(({ amountColumns }) => amountColumns.length > 0).length > 1) return undefined;
  const leaves = leavesOf(panel).filter((row) => hasSibling(panel, row) && panel.rows[row.row + 1]);
  if (leaves.length === 0) return undefined;
  const row = random.pick(leaves);
  const { snapshot } = subject.document;
  const top = lineOf(snapshot, offsetOf(subject, table.table));
  const first = top + table.rows[row.row].line;
  const next = top + table.rows[row.row + 1].line;
  return {
    changes: [{ start: lineStart(snapshot, first), end: lineStart(snapshot, next), newText: '' }],
    what: `${first + 1}: without ${row.code?.digits} ${row.label}`,
  };
}

function swapRows(subject: ActSubject, random: Random): Done | undefined {
  const { panel } = random.pick(subject.panels);
  const leaves = leavesOf(panel);
  if (leaves.length < 2) return undefined;
  const [a, b] = random.some(leaves, 2);
  const changes = a.amounts.flatMap((amount, column) => {
    const other = b.amounts[column];
    if (!amount || !other || equal(amount.printed.value, other.printed.value)) return [];
    return [replaced(subject, amount, other.printed.text), replaced(subject, other, amount.printed.text)];
  });
  return { changes, what: `${a.code?.digits} and ${b.code?.digits} swapped` };
}

function move(subject: ActSubject, random: Random, way: 'across' | 'down'): Done | undefined {
  const { panel } = random.pick(subject.panels);
  const row = random.pick(panel.rows);
  const column = random.int(0, panel.amountColumns.length - 1);
  const from = row.amounts[column];
  const step = random.pick([-1, 1]);
  const to = way === 'across' ? row.amounts[column + step] : panel.rows[row.row + step]?.amounts[column];
  if (!from || !to || isZero(from.printed.value) || !to.printed.blank) return undefined;
  if (subject.text.slice(...spanOf(subject, to)) !== '' || to.cell === undefined) return undefined;
  if (to.cell.table.rows[to.cell.row].cells[to.cell.column] === undefined) return undefined;
  return {
    changes: [replaced(subject, from, ''), replaced(subject, to, from.printed.text)],
    what: `${row.code?.digits ?? row.label}: ${from.printed.text} moved ${way} by ${step}`,
  };
}

function mistypeCode(subject: ActSubject, random: Random): Done | undefined {
  const { panel } = random.pick(subject.panels);
  const coded = panel.rows.filter(({ code }) => code?.places.length === 1);
  if (coded.length === 0) return undefined;
  const { code } = random.pick(coded);
  if (!code) return undefined;
  const [place] = code.places;
  const at = random.int(0, code.digits.length - 1);
  const digits = `${code.digits.slice(0, at)}${(Number(code.digits[at]) + random.int(1, 9)) % 10}${code.digits.slice(at + 1)}`;
  const start = offsetOf(subject, place.block) + place.start;
  const end = start + code.digits.length;
  if (subject.text.slice(start, end) !== code.digits) return undefined;
  return { changes: [{ start, end, newText: digits }], what: `${code.digits} as ${digits}` };
}

/** Rows with amounts and a code that no other row goes below. */
function leavesOf({ rows }: Panel): PanelRow[] {
  const codes = rows.flatMap(({ code }) => code?.digits ?? []);
  return rows.filter(({ code, amounts }) => {
    const isLeaf = code && codes.every((other) => other === code.digits || !other.startsWith(code.digits));
    return isLeaf && amounts.some((amount) => amount && !isZero(amount.printed.value));
  });
}

function hasSibling({ rows }: Panel, { code }: PanelRow): boolean {
  const parent = code?.digits.slice(0, -2) ?? '';
  return rows.some(
    (row) =>
      row.code &&
      row.code.digits !== code?.digits &&
      row.code.digits.length === code?.digits.length &&
      row.code.digits.startsWith(parent),
  );
}

function offsetOf({ document }: ActSubject, block: Amount['place']['block']): number {
  return document.model.read.offsets.get(block) ?? 0;
}

function spanOf(subject: ActSubject, { place }: Amount): [number, number] {
  const offset = offsetOf(subject, place.block);
  return [offset + place.start, offset + place.end];
}

function replaced(subject: ActSubject, amount: Amount, newText: string): Change {
  const [start, end] = spanOf(subject, amount);
  return { start, end, newText };
}

function withChanges(text: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((so, { start, end, newText }) => so.slice(0, start) + newText + so.slice(end), text);
}
