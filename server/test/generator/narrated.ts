/** Checks a made-up disclosure in words: which amounts are tied where they belong, and what is wrongly called wrong. */

import type { TextAmount } from '../../src/disclosure/model';
import { rangeOfPlace } from '../../src/features/ranges';
import type { Judged } from '../../src/rules/model';
import type { Service, Settings } from '../../src/service';
import { offsetAt } from '../../src/text/snapshot';
import type { SaidAmount } from './narrative';
import { printNarrated } from './print';

export interface NarratedReport {
  readonly seed: number;
  /** Amounts that a table shows. */
  readonly placed: readonly SaidAmount[];
  /** Those of them that no relation ties to a table. */
  readonly untied: readonly Untied[];
  /** Amounts that are tied to a place with another value, or of another table. */
  readonly misplaced: readonly string[];
  readonly alarms: readonly string[];
}

export interface Untied {
  readonly name: string;
  readonly clause: string;
}

/** Makes the disclosure of a number, checks it, and compares. */
export function compareNarrated(service: Service, seed: number, settings: Settings): NarratedReport {
  const { text, said } = printNarrated(seed);
  const document = service.check(text, 'disclosure', settings);
  const starts = new Map<number, TextAmount>();
  for (const { textAmounts } of document.model.disclosures)
    for (const amount of textAmounts)
      starts.set(offsetAt(document.snapshot, rangeOfPlace(document, amount.place).start), amount);
  const quotes = new Map<TextAmount, Judged>();
  for (const judged of document.judged)
    if (/^(?:tie|asset)\/text$/.test(judged.relation.rule))
      quotes.set(judged.relation.total as TextAmount, judged);
  const untied: Untied[] = [];
  const misplaced: string[] = [];
  const placed = said.filter(({ kinds }) => kinds.length > 0);
  for (const amount of said) {
    const read = starts.get(amount.start);
    const quote = read && quotes.get(read);
    const clause = text.slice(Math.max(0, amount.start - 24), amount.start + amount.text.length + 2);
    if (!quote) {
      if (amount.kinds.length > 0) untied.push({ name: amount.name, clause });
      continue;
    }
    const [{ amount: place }] = quote.relation.parts;
    const kind = place.cell?.table.kind;
    const isRight = kind === undefined || amount.kinds.length === 0 || amount.kinds.includes(kind);
    if (!isRight || quote.status === 'broken') misplaced.push(`${clause} → ${kind} ${place.printed.text}`);
  }
  const alarms = service
    .diagnostics(document, 'file:///narrated')
    .filter(({ severity, code }) => (severity ?? 1) <= 2 && !String(code).startsWith('code/'))
    .map(
      ({ code, range, message }) =>
        `${code} on line ${range.start.line + 1}: ${String(message).split('\n')[0]}`,
    );
  return { seed, placed, untied, misplaced, alarms };
}

/** How much is tied, and what is left untied most often, with an example of each. */
export function narratedText(reports: readonly NarratedReport[]): string {
  const amounts = reports.reduce((sum, { placed }) => sum + placed.length, 0);
  const untied = reports.flatMap((report) => report.untied.map((each) => ({ ...each, seed: report.seed })));
  const byName = new Map<string, typeof untied>();
  for (const each of untied) byName.set(each.name, [...(byName.get(each.name) ?? []), each]);
  const lines = [...byName]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, 12)
    .map(
      ([name, [first, ...others]]) =>
        `  ${name}: ${others.length + 1}, as in ${first.seed}: …${first.clause}`,
    );
  return [`${amounts - untied.length} of ${amounts} amounts of made-up sentences are tied.`, ...lines].join(
    '\n',
  );
}

/** How many amounts of a made-up disclosure's text were mistyped, found, and named. */
export interface Mistyped {
  readonly amounts: number;
  readonly found: number;
  readonly named: number;
}

/** Mistypes a digit before the point of every `step`-th amount that a table shows, one at a time. */
export function mistypeNarrated(service: Service, seed: number, settings: Settings, step: number): Mistyped {
  const { text, said } = printNarrated(seed);
  const chosen = said.filter(({ kinds }) => kinds.length > 0).filter((_, index) => index % step === 0);
  const outcomes = chosen.map(({ start, text: printed }, index) => {
    const at = start + (index % printed.split('.')[0].length);
    const digit = String((Number(text[at]) % 9) + 1);
    const document = service.check(text.slice(0, at) + digit + text.slice(at + 1), 'disclosure', settings);
    const starts = service
      .diagnostics(document, 'file:///narrated')
      .filter(({ severity, code }) => (severity ?? 1) <= 2 && !String(code).startsWith('code/'))
      .map(({ range }) => offsetAt(document.snapshot, range.start));
    return { isFound: starts.length > 0, isNamed: starts.includes(start) };
  });
  return {
    amounts: outcomes.length,
    found: outcomes.filter(({ isFound }) => isFound).length,
    named: outcomes.filter(({ isNamed }) => isNamed).length,
  };
}
