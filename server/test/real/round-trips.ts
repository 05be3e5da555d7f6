/** What becomes of a document in the table language when its totals ask for their values, and when it goes through another form. */

import { applyEdits } from '../../src/cli/edits';
import type { Amount, Panel, PanelRow, TableModel } from '../../src/disclosure/model';
import type { Conversion } from '../../src/features/convert/convert';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';
import { pipeCells } from '../../src/text/pipe-cells';
import { createSnapshot, lineSpan, positionAt, type Span } from '../../src/text/snapshot';

const service = createService({ documentation: () => undefined });

/** Checks a text as a file of the table language. */
export function checkWritten(text: string): CheckedDocument {
  return service.check(text, 'budget', DEFAULT_SETTINGS);
}

/** A document of any text in the table language. */
export function written(text: string): string {
  return service.convert(service.check(text, 'plaintext', DEFAULT_SETTINGS), 'budget');
}

/** A printed total, or amount of a code that has others right below it. */
export interface Askable extends Span {
  readonly amount: Amount;
  readonly printed: string;
}

/** All of them that print something, in order of position. */
export function askableIn({ model }: CheckedDocument): Askable[] {
  const found = model.disclosures.flatMap(({ tables }) =>
    tables.flatMap(({ table, panels }) => {
      const offset = model.read.offsets.get(table) ?? 0;
      return panels.flatMap((panel) =>
        panel.rows
          .filter((row, index) => isComputable(panel, row, index))
          .flatMap(({ amounts }) =>
            amounts.flatMap((amount) =>
              amount && !amount.printed.blank
                ? {
                    amount,
                    printed: amount.printed.text,
                    start: offset + amount.place.start,
                    end: offset + amount.place.end,
                  }
                : [],
            ),
          ),
      );
    }),
  );
  return found.sort((a, b) => a.start - b.start);
}

function isComputable({ rows, domain }: Panel, row: PanelRow, index: number): boolean {
  if (!domain || domain === 'unit' || row.code?.domain === 'unit') return false;
  if (row.role === 'total') return true;
  const code = row.code?.digits;
  const below = rows[index + 1]?.code?.digits;
  return code !== undefined && below !== undefined && below.length > code.length && below.startsWith(code);
}

/** The text with `=` in the place of each of them, as wide as what was printed. */
export function asking(text: string, places: readonly Span[]): string {
  let [from, result] = [0, ''];
  for (const { start, end } of places) {
    result += text.slice(from, start) + '='.padStart(end - start);
    from = end;
  }
  return result + text.slice(from);
}

/** What stands after one recompute of the document where a value was asked for, and what was printed there. */
export interface Outcome extends Askable {
  readonly line: number;
  readonly now: string;
  /**
   * `open`: still asked for; `style`: the same value printed otherwise; `residue`: another value, where what is printed leaves a
   * residue there or in what goes into it; `other`: another value without one.
   */
  readonly kind: 'same' | 'open' | 'style' | 'residue' | 'other';
}

/** Asks for all of them in a text, recomputes the document once, and tells what has become of each. */
export function outcomesOf(text: string): Outcome[] {
  const document = checkWritten(text);
  const places = askableIn(document);
  const asked = asking(text, places);
  const { edits } = service.recompute(checkWritten(asked), 'document');
  const after = createSnapshot(applyEdits(asked, edits) ?? asked);
  const leaving = residuesIn(document, places);
  return places.map((place) => {
    const { line } = positionAt(document.snapshot, place.start);
    const now = cellNow(document, place, after);
    const kind = kindOf(place, now, leaving);
    return { ...place, line, now, kind };
  });
}

/** Cells stay in their places, though not their characters. */
function cellNow({ snapshot }: CheckedDocument, { start }: Span, after: CheckedDocument['snapshot']): string {
  const { line } = positionAt(snapshot, start);
  const [before, now] = [snapshot, after].map((each) => {
    const span = lineSpan(each, line);
    return pipeCells(each.text, span.start, span.end);
  });
  const cell = now[before.findIndex((each) => each.start <= start && start <= each.end)];
  return cell ? after.text.slice(cell.start, cell.end).trim() : '';
}

function kindOf({ amount, printed }: Askable, now: string, leaving: ReadonlySet<Amount>): Outcome['kind'] {
  if (now === printed) return 'same';
  if (now === '=') return 'open';
  if (numberIn(now) === numberIn(printed)) return 'style';
  return leaving.has(amount) ? 'residue' : 'other';
}

/** A number as it is compared: what prints no digit is nought. */
function numberIn(text: string): number {
  const number = Number(text.replace(/[^\d.]/g, '') || 0);
  return /^[-‐‑–－−△▲(（]/.test(text) && number !== 0 ? -number : number;
}

/** The amounts that are asked for and that are not the sum of their parts as printed, and all that is computed from them. */
function residuesIn({ judged }: CheckedDocument, places: readonly Askable[]): ReadonlySet<Amount> {
  const asked = new Set(places.map(({ amount }) => amount));
  const defining = judged.filter(({ relation }) => relation.defines && asked.has(relation.total));
  const users = new Map<Amount, Amount[]>();
  for (const { relation } of defining)
    for (const { amount } of relation.parts)
      users.set(amount, [...(users.get(amount) ?? []), relation.total]);
  const leaving = new Set(
    defining.filter(({ status }) => status !== 'exact').map(({ relation }) => relation.total),
  );
  for (const amount of leaving) for (const user of users.get(amount) ?? []) leaving.add(user);
  return leaving;
}

/** A row: its code, and the amounts that it prints, each with the words over it. */
type Printed = readonly string[];

/** The rows of all tables, in order: what a round trip must not change. Pages of one table may be joined on the way. */
export function rowsOf({ model }: CheckedDocument): Printed[] {
  return model.disclosures.flatMap(({ tables }) => tables.flatMap(printedRows));
}

function printedRows({ panels, columns }: TableModel): Printed[] {
  return panels.flatMap(({ rows, amountColumns }) =>
    rows
      .map(({ code, amounts }) => [
        ...(code ? [code.digits] : []),
        ...amounts.flatMap((amount, index) =>
          amount && !amount.printed.blank
            ? [`${columns[amountColumns[index]]?.path.join('/')} ${amount.printed.text}`]
            : [],
        ),
      ])
      .filter((row) => row.length > 0),
  );
}

/** The same document after it was written in another form and read again. */
export function throughForm(document: CheckedDocument, form: Conversion): CheckedDocument {
  const text = service.convert(document, form);
  const language = form === 'md' ? 'markdown' : 'plaintext';
  return checkWritten(service.convert(service.check(text, language, DEFAULT_SETTINGS), 'budget'));
}

/** What is found in a document, as often as it is found. */
export function findingsIn(document: CheckedDocument): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code, severity } of service.diagnostics(document, 'file:///a'))
    counts.set(`${severity} ${code}`, (counts.get(`${severity} ${code}`) ?? 0) + 1);
  return counts;
}
