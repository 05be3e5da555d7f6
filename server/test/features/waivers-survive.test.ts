/** A property: a waiver of a place lets its finding stand after any edit elsewhere, and never lets another one stand. */

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import { diagnosticOf } from '../../src/features/diagnostics';
import { waiverProposals } from '../../src/features/waivers';
import { type KeptWaiver, membersOf } from '../../src/reconcile/let-stand';
import type { Finding } from '../../src/rules/model';
import {
  type CheckedDocument,
  createService,
  DEFAULT_SETTINGS,
  type LanguageId,
  type Previous,
  type TextChange,
} from '../../src/service';
import { createRandom, type Random } from '../generator/random';

/** Random edits over all documents. */
const EDITS = Number(process.env.GOUJI_WAIVERS ?? 200);

const fixtures = new URL('../../../test-fixtures/', import.meta.url);
const seeded: { path: string }[] = JSON.parse(readFileSync(new URL('seeded-errors.json', fixtures), 'utf8'));
const PATHS = [...new Set(seeded.map(({ path }) => path))].filter((path) => !path.startsWith('encodings/'));

/** Lines around a place that tell whether its own were wrapped, and so what its sentence is. */
const NEAR = 7;

/** A sentence and a row of the text that are wrong too, and a code that has no name. */
const MORE = '\n\n另有说明：本年支出100.00万元，其中基本支出30.00万元，项目支出60.00万元。\n';

const service = createService({ documentation: () => undefined });

interface Case {
  readonly path: string;
  readonly language: LanguageId;
  readonly lines: readonly string[];
  /** Checked without the waiver and with it. */
  readonly plain: CheckedDocument;
  readonly base: CheckedDocument;
  readonly waiver: KeptWaiver;
  readonly told: string;
  /** Lines that are its place: those of its table or sentence, and of what is related to it. */
  readonly own: ReadonlySet<number>;
}

function check(
  text: string,
  language: LanguageId,
  kept: readonly KeptWaiver[],
  previous?: Previous,
): CheckedDocument {
  if (previous) return service.check(text, language, previous.document.settings, previous);
  const waivers = { file: 'a', today: '2026-03-01', kept };
  return service.check(text, language, { ...DEFAULT_SETTINGS, waivers });
}

/** A finding by what a reader would know it by: its words, without counts of what else is wrong, and the line where it stands. */
function tellOf(document: CheckedDocument, finding: Finding): string {
  const { range, data, message } = diagnosticOf(document, finding, {
    uri: 'a',
    documentation: () => undefined,
  });
  const line = document.snapshot.text.split(/\r?\n/)[range.start.line];
  const words = data.expected === undefined ? message : data.expected;
  return [finding.code, line, range.start.character, words].join(' ');
}

function casesOf(path: string): Case[] {
  const language = path.endsWith('.budget') ? 'budget' : 'disclosure';
  const lines = (readFileSync(new URL(path, fixtures), 'utf8') + MORE).split(/\r?\n/);
  const text = lines.join('\n');
  const plain = check(text, language, []);
  const single = plain.findings.filter(({ members }) => members === undefined);
  return single.flatMap((finding) => {
    const [proposal] = waiverProposals(plain, finding);
    const waivers = proposal?.waivers.map((waiver) => ({ ...waiver, reason: '有据' })) ?? [];
    return waivers.map((waiver) => ({
      path,
      language,
      lines,
      plain,
      base: check(text, language, [waiver]),
      waiver,
      told: tellOf(plain, finding),
      own: ownLines(plain, finding),
    }));
  });
}

function ownLines(document: CheckedDocument, finding: Finding): Set<number> {
  const own = new Set<number>();
  const add = ({ start, end }: Range): void => {
    for (let line = start.line; line <= end.line; line++) own.add(line);
  };
  const { range, relatedInformation = [] } = diagnosticOf(document, finding, {
    uri: 'a',
    documentation: () => undefined,
  });
  const tables = service.tables(document);
  for (const place of [range, ...relatedInformation.map(({ location }) => location.range)]) {
    add(place);
    for (const table of tables) {
      const { start, end } = table.range;
      if (place.start.line < start.line || place.end.line > end.line) continue;
      add(table.range);
      if (table.titleRange) add({ start: table.titleRange.start, end: start });
    }
  }
  // A sentence may go on over its neighbours, and what stands above a table may be its caption.
  for (const line of [...own]) for (let at = line - NEAR; at <= line + NEAR; at++) own.add(at);
  return own;
}

/** One edit of one line: taken out, written twice, a digit of it changed, or one put below it. */
function edited(lines: readonly string[], at: number, random: Random): string[] {
  const after = [...lines];
  const kind = random.pick(['out', 'twice', 'digit', 'blank', 'words', 'amount'] as const);
  if (kind === 'out') after.splice(at, 1);
  if (kind === 'twice') after.splice(at, 0, lines[at]);
  if (kind === 'digit') after[at] = lines[at].replace(/\d/, (digit) => String((Number(digit) + 3) % 10));
  if (kind === 'blank') after.splice(at, 0, '');
  if (kind === 'words') after.splice(at, 0, '以上各项均按规定编列，并已公开。');
  if (kind === 'amount') after.splice(at, 0, '办公设备购置费12.34万元，由年初预算安排。');
  return after;
}

/** The change that an edit of a line is, line and all. */
function changeAt(lines: readonly string[], at: number, text: string): TextChange {
  const start = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  const length = lines.reduce((sum, line) => sum + line.length + 1, -1);
  const oldEnd = start + lines[at].length;
  // A line that is taken out takes its end with it.
  const wide = text.length < start + (length - oldEnd) ? oldEnd + 1 : oldEnd;
  return { start, oldEnd: wide, newEnd: wide + text.length - length };
}

const cases = PATHS.flatMap(casesOf);

test('findings of every kind of place are tried', () => {
  expect(cases.length).toBeGreaterThan(20);
  expect(cases.some(({ waiver }) => waiver.where?.startsWith('“'))).toBe(true);
  expect(cases.some(({ waiver }) => waiver.expected === undefined)).toBe(true);
});

test(`waivers survive ${EDITS} edits elsewhere and let nothing else stand`, () => {
  const random = createRandom(20261201);
  let survived = 0;
  for (let edit = 0; edit < EDITS; edit++) {
    const { path, language, lines, plain: whole, base, told, own, waiver } = random.pick(cases);
    const free = lines.flatMap((line, index) => (own.has(index) || line.trim() === '' ? [] : [index]));
    const at = random.pick(free);
    const text = edited(lines, at, random).join('\n');
    const change = changeAt(lines, at, text);
    const plain = check(text, language, [], { document: whole, change });
    const after = check(text, language, [waiver], { document: base, change });
    const waived = after.waived ?? [];
    const same = plain.findings.flatMap(membersOf).filter((each) => tellOf(plain, each) === told);
    const about = `${path}, edit ${edit}: ${told}`;
    // Where the finding is still told, it is let stand; and never more than that one.
    if (same.length > 0) expect(waived.length, about).toBe(1);
    else expect(waived.length, about).toBeLessThanOrEqual(1);
    for (const { finding } of waived) expect(tellOf(after, finding), about).toBe(told);
    survived += waived.length;
  }
  expect(survived).toBeGreaterThan(0.9 * EDITS);
});
