/** Mistypes amounts of the budget tables at random places and measures whether the check names and mends them. */

import { compare, isZero } from '../../src/amounts/exact';
import { statusOf } from '../../src/amounts/interval';
import { parseAmount } from '../../src/amounts/printed';
import type { Amount, TableKind } from '../../src/disclosure/model';
import { rangeOfPlace } from '../../src/features/ranges';
import { BUDGET_KINDS } from '../../src/knowledge/table-kinds';
import { relationsByAmount } from '../../src/reconcile/graph';
import { residualOf } from '../../src/reconcile/judge';
import type { Judged } from '../../src/rules/model';
import { type CheckedDocument, DEFAULT_SETTINGS, type LanguageId, type Service } from '../../src/service';
import { offsetAt } from '../../src/text/snapshot';
import type { Random } from '../generator/random';
import { withEdits } from '../real/mutations';

/** The tables of the budget itself: 收支总表 … 三公. */
const KINDS: ReadonlySet<TableKind> = new Set(
  [...BUDGET_KINDS].filter((kind) => kind !== 'project-expenditure' && kind !== 'economic-summary'),
);

/** Tries at mistyping before an amount is given up: `0.01` cannot be mistyped beyond every tolerance. */
const TRIES = 20;

/** An amount that is printed in a text, by the offset of its first character. */
interface Target {
  readonly start: number;
  readonly text: string;
  readonly amount: Amount;
  readonly around: readonly Judged[];
  readonly isUnique: boolean;
}

/** One wrong amount: what stands there now. */
export interface Mistyped {
  readonly start: number;
  readonly printed: string;
  readonly mistyped: string;
  readonly kind: SlipKind;
  readonly line: number;
  /** Whether no other printed amount is in exactly the same sums: only then can it be told from the others. */
  readonly isUnique: boolean;
}

export type SlipKind = 'changed' | 'swapped' | 'lost';

/** What became of one mutated text. */
export interface Outcome {
  readonly wrong: readonly Mistyped[];
  /** An error appears anywhere. */
  readonly seen: boolean;
  /** `amount/suspect` stands on exactly the wrong amounts. */
  readonly named: boolean;
  /** Every wrong amount is among the suspects, whatever else is. */
  readonly bothNamed: boolean;
  /** The preferred fixes of the suspects restore the text byte for byte. */
  readonly restored: boolean;
}

/** A text to mutate, checked once as it is. */
export interface Subject {
  readonly text: string;
  readonly language: LanguageId;
  readonly targets: readonly Target[];
  /** How many of them belong to a set of relations that no other printed amount has: only these can be told apart. */
  readonly unique: number;
  /** Offsets of amounts that are suspect in the unchanged text, by its own fault. */
  readonly suspects: ReadonlySet<number>;
  /** Errors and warnings that the unchanged text has, those about codes left out. */
  readonly errors: number;
}

const URI = 'file:///mutated';

/** Every printed amount of the budget tables that is not zero, those in no relation included. */
export function subjectOf(service: Service, text: string, language: LanguageId): Subject {
  const document = service.check(text, language, DEFAULT_SETTINGS);
  const sums = document.judged.filter(({ relation }) => !relation.isBound);
  const around = relationsByAmount(sums);
  const isUnique = uniqueAmong(around);
  const tables = document.model.disclosures.flatMap((disclosure) => disclosure.tables);
  const targets = tables
    .filter(({ kind }) => KINDS.has(kind))
    .flatMap(({ panels }) => panels.flatMap(({ rows }) => rows.flatMap(({ amounts }) => amounts)))
    .filter((amount) => amount !== undefined)
    .filter(({ printed }) => !printed.blank && !isZero(printed.value))
    .map((amount): Target => {
      const start = (document.model.read.offsets.get(amount.place.block) ?? 0) + amount.place.start;
      const own = around.get(amount) ?? [];
      return { start, text: amount.printed.text, amount, around: own, isUnique: isUnique(own) };
    });
  const errors = document.findings.filter(
    ({ code, severity }) => severity <= 2 && !code.startsWith('code/'),
  ).length;
  const suspects = new Set(suspectsOf(document).map(({ offset }) => offset));
  const unique = targets.filter((target) => target.isUnique).length;
  return { text, language, targets, suspects, unique, errors };
}

/** Bounds do not count: they locate nothing. */
function uniqueAmong(around: ReadonlyMap<Amount, readonly Judged[]>): (own: readonly Judged[]) => boolean {
  const numbers = new Map<Judged, number>();
  for (const one of [...around.values()].flat()) if (!numbers.has(one)) numbers.set(one, numbers.size);
  const keyOf = (own: readonly Judged[]): string => own.map((one) => numbers.get(one)).join();
  const counts = new Map<string, number>();
  for (const [amount, own] of around)
    if (!amount.printed.blank) counts.set(keyOf(own), (counts.get(keyOf(own)) ?? 0) + 1);
  return (own) => own.length > 0 && counts.get(keyOf(own)) === 1;
}

/** Mistypes so many different amounts at once; `undefined` where chance finds none that can be mistyped. */
export function mistype(subject: Subject, count: number, random: Random): Mistyped[] | undefined {
  const chosen = random.some(subject.targets, count);
  if (chosen.length < count) return undefined;
  const slips = chosen.map((target) => slipOf(subject, target, random));
  const found = slips.filter((slip) => slip !== undefined);
  return found.length === count ? found : undefined;
}

function slipOf({ text }: Subject, target: Target, random: Random): Mistyped | undefined {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const kind = random.pick(['changed', 'swapped', 'lost'] as const);
    const mistyped = slip(target.text, kind, random);
    if (mistyped === undefined || !breaksAll(target, mistyped)) continue;
    const line = text.slice(0, target.start).split('\n').length;
    const { start, isUnique } = target;
    return { start, printed: target.text, mistyped, kind, line, isUnique };
  }
  return undefined;
}

function slip(printed: string, kind: SlipKind, random: Random): string | undefined {
  const digits = [...printed.matchAll(/\d/g)].map(({ index }) => index);
  const at = random.pick(digits);
  if (kind === 'changed') {
    const digit = (Number(printed[at]) + random.int(1, 9)) % 10;
    return `${printed.slice(0, at)}${digit}${printed.slice(at + 1)}`;
  }
  if (kind === 'lost')
    return digits.length > 1 ? `${printed.slice(0, at)}${printed.slice(at + 1)}` : undefined;
  const next = digits[digits.indexOf(at) + 1];
  if (next === undefined || printed[at] === printed[next]) return undefined;
  return `${printed.slice(0, at)}${printed[next]}${printed.slice(at + 1, next)}${printed[at]}${printed.slice(next + 1)}`;
}

/** Whether the wrong amount is one, another value, and beyond the tolerance of every relation that it is in. */
function breaksAll({ amount, around }: Target, mistyped: string): boolean {
  const { unit, value } = amount.printed;
  const printed = parseAmount(mistyped, unit);
  if (!printed || printed.text.endsWith('.') || compare(printed.value, value) === 0) return false;
  const values = new Map([[amount, printed.value]]);
  return around.every(({ relation }) => statusOf(residualOf(relation, values)) === 'broken');
}

/** Checks the text with some amounts mistyped. */
export function tryOut(service: Service, subject: Subject, wrong: readonly Mistyped[]): Outcome {
  const { text, places } = mutated(subject.text, wrong);
  const document = service.check(text, subject.language, DEFAULT_SETTINGS);
  const diagnostics = service.diagnostics(document, URI);
  const found = suspectsOf(document).filter(
    ({ offset }) => !subject.suspects.has(unmoved(offset, wrong, places)),
  );
  const suspects = found.map(({ offset }) => offset);
  const hit = places.filter((place) => suspects.includes(place)).length;
  const edits = found
    .flatMap(({ finding }) =>
      finding.fixes.filter(({ isPreferred }) => isPreferred).flatMap((fix) => fix.edits),
    )
    .map(({ place, newText }) => ({ range: rangeOfPlace(document, place), newText }));
  return {
    wrong,
    seen: diagnostics.some(({ severity }) => severity === 1),
    named: hit === wrong.length && suspects.length === wrong.length,
    bothNamed: hit === wrong.length,
    restored: withEdits(text, edits) === subject.text,
  };
}

function suspectsOf(document: CheckedDocument) {
  return document.findings
    .filter(({ code }) => code === 'amount/suspect')
    .map((finding) => ({
      finding,
      offset: offsetAt(document.snapshot, rangeOfPlace(document, finding.place).start),
    }));
}

/** Where an offset of the mutated text was in the unchanged one. */
function unmoved(offset: number, wrong: readonly Mistyped[], places: readonly number[]): number {
  const sorted = [...wrong].sort((a, b) => a.start - b.start);
  return sorted.reduce(
    (at, { printed, mistyped }, index) =>
      places[index] < offset ? at - (mistyped.length - printed.length) : at,
    offset,
  );
}

/** The text with the wrong amounts in it, and where they stand there. */
export function mutated(text: string, wrong: readonly Mistyped[]): { text: string; places: number[] } {
  let result = text;
  const places: number[] = [];
  let moved = 0;
  for (const { start, printed, mistyped } of [...wrong].sort((a, b) => a.start - b.start)) {
    const at = start + moved;
    result = result.slice(0, at) + mistyped + result.slice(at + printed.length);
    moved += mistyped.length - printed.length;
    places.push(at);
  }
  return { text: result, places };
}

/** Outcomes of so many random mutations of one text. */
export function measure(
  service: Service,
  subject: Subject,
  options: { readonly rounds: number; readonly at: number; readonly random: Random },
): Outcome[] {
  const outcomes: Outcome[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const wrong = mistype(subject, options.at, options.random);
    if (wrong) outcomes.push(tryOut(service, subject, wrong));
  }
  return outcomes;
}
