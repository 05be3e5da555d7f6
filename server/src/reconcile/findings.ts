/** Turns verdicts into findings: suspects, broken relations with their candidates, rounding. */

import { decimalsNeeded, sign } from '../amounts/exact';
import { decimalsAt, formatAmount } from '../amounts/printed';
import { unitExponent } from '../amounts/units';
import { isAsked } from '../disclosure/asked';
import type { DiagnosticCode } from '../rules/diagnostic-codes';
import type { Finding, Fix, Judged, Locale, Words } from '../rules/model';
import { fullName, isInText, listNames, valueText } from '../rules/names';
import { describeRounding } from '../rules/relations';
import { equation, named, printedParts, say } from '../rules/wording';
import { actFinding } from './act-finding';
import type { Reread } from './acts';
import { withLeavesBehind } from './behind';
import { isUsed, withoutBlamingAsked } from './blame';
import { withCause } from './cause-words';
import { areCertain, type Evidence, independent, type StructureOf } from './certain';
import { isOfReading } from './doubt';
import { amountsOf, type RelationsOf } from './graph';
import { sumOfParts } from './judge';
import { type Localised, localise } from './localise';
import { causesOf } from './one-cause';
import { decimalsOfRepair, editsFor, printedText } from './printing';
import { type Quote, quotesIn } from './quoted';
import { excessOf, planRecompute } from './recompute';
import { relatedAmount, relatedRelation } from './related';
import { isOneSlip, type Repair } from './repair';
import { isUnitSlip, quoteWords, suspectWords } from './suspect-words';
import { createWork, MOST_STEPS, type Work } from './work';

const ROUNDING: Readonly<Record<string, DiagnosticCode>> = {
  sum: 'sum/rounding',
  tie: 'tie/rounding',
  text: 'text/rounding',
};

/** Findings with the localisation they rest on, which fixes need too. */
export interface Verdicts {
  readonly findings: readonly Finding[];
  readonly localised: readonly Localised[];
  /** True where the budget of work did not suffice to look for every wrong amount. */
  readonly isCut: boolean;
}

/** What findings are told from. */
export interface Sought {
  /** The verdicts in which broken relations and residues are looked for. */
  readonly judged: readonly Judged[];
  readonly around: RelationsOf;
  readonly structureOf: StructureOf;
  /** Without it only single amounts are suspected, not what is done to several at once. */
  readonly reread?: Reread;
}

/**
 * One finding for each suspect amount, for each broken relation that none explains, and for each rounding residue.
 * `steps` bounds the search.
 */
export function findingsOf({ judged, around, structureOf, reread }: Sought, steps = MOST_STEPS): Verdicts {
  const work = createWork(steps);
  const localised = localise(judged, around, work, reread);
  const workOnFixes = createWork(steps);
  const evidence: Evidence = { around, structureOf, localised };
  const told = localised
    .flatMap((one) => withoutBlamingAsked(one, around))
    .map((one) => withLeavesBehind(one, around));
  const unexplained = told.filter(({ act, repairs }) => !act && repairs.length === 0);
  const causes = new Map(causesOf(unexplained.flatMap(({ broken }) => broken)).map((one) => [one.told, one]));
  const quotes = quotesIn(
    unexplained.flatMap(({ broken }) => broken),
    around,
  );
  const findings = told.flatMap((component) => {
    const { act, repairs } = component;
    if (act) return isOfReading(act) ? [] : actFinding(act, component, evidence);
    if (repairs.length > 0) return suspects(component, evidence);
    return component.broken.flatMap((one) => {
      const cause = causes.get(one);
      if (!cause) return [];
      const finding = broken(one, component, () => recomputeFix(one, judged, localised, workOnFixes));
      return withCause(cause, withQuote(finding, quotes.get(one)));
    });
  });
  const rounding = judged.filter(({ status }) => status === 'rounding').map(roundingFinding);
  return { findings: [...findings, ...rounding], localised, isCut: work.isSpent() };
}

/** One finding for each amount that explains a component; repairs that bear on each other are certain together or not at all. */
function suspects(component: Localised, evidence: Evidence): Finding[] {
  const groups = independent(component.repairs, evidence.around);
  const certain = new Set(
    groups
      .filter((group) => areCertain(group, evidence) && !group.some((one) => isUsed(one, evidence.around)))
      .flat(),
  );
  return component.repairs.map((repair) => suspect(repair, component, evidence.around, certain.has(repair)));
}

function suspect(repair: Repair, component: Localised, around: RelationsOf, isPreferred: boolean): Finding {
  const { amount, value } = repair;
  const { unit } = amount.printed;
  const decimals = decimalsOfRepair(repair);
  const touched = around.get(amount) ?? [];
  const explained = touched.filter((judged) => component.broken.includes(judged));
  const { code, severity } = kindOf(repair, explained);
  return {
    code,
    severity,
    place: amount.place,
    amount,
    message: isMerelyQuoted(repair, touched)
      ? quoteWords(repair, touched[0])
      : suspectWords(repair, component.repairs.length - 1, touched.length),
    related: touched.map((judged) => relatedRelation(judged, amount)),
    fixes: [repairFix(repair, isPreferred)],
    data: {
      expected: formatAmount(value, unit, decimals),
      actual: valueText(amount),
      difference: formatAmount(excessOf(repair), unit, decimals),
      relation: (locale) => equation(explained[0] ?? touched[0], locale),
      explains: [...new Set(explained.map(({ relation }) => relation.rule))],
    },
  };
}

/** Whether only a sentence and the amount that it names speak of the repair, and no keystroke does. */
function isMerelyQuoted(repair: Repair, touched: readonly Judged[]): boolean {
  const { amount } = repair;
  const [only, ...others] = touched;
  const isQuote = others.length === 0 && only?.relation.total === amount && only.relation.parts.length === 1;
  return isQuote && isInText(amount) && !isOneSlip(repair) && !isUnitSlip(repair);
}

/** What a suspect amount is called: one in another unit, a total left blank, or an amount that is simply wrong. */
function kindOf(repair: Repair, explained: readonly Judged[]): Pick<Finding, 'code' | 'severity'> {
  const { amount } = repair;
  if (isUnitSlip(repair)) return { code: amount.cell ? 'table/unit' : 'text/unit', severity: 2 };
  return explained.some((one) => lacksTotal(one) && one.relation.total === amount)
    ? BLANK_TOTAL
    : { code: 'amount/suspect', severity: 1 };
}

const BLANK_TOTAL = { code: 'table/blank-total', severity: 2 } as const;

/** A total that is defined by its parts and printed blank over them, in one table. */
function lacksTotal({ relation, status }: Judged): boolean {
  const { total, parts, defines } = relation;
  const isOneTable = parts.every(({ amount }) => amount.cell?.table === total.cell?.table);
  return status === 'broken' && defines && isOneTable && total.printed.blank;
}

function repairFix(repair: Repair, isPreferred: boolean): Fix {
  const [from, to] = [repair.amount.printed.text, printedText(repair)];
  return {
    title: (locale) => {
      if (from === '') return say(locale, `填入 ${to}`, `Fill in ${to}`);
      if (to === '') return say(locale, `删去 ${from}`, `Delete ${from}`);
      return say(locale, `将 ${from} 改为 ${to}`, `Change ${from} to ${to}`);
    },
    kind: 'repair',
    isPreferred,
    edits: editsFor([repair]),
  };
}

/** What is printed, or that nothing is. */
function orBlank(text: string): Words {
  return (locale) => text || say(locale, '空白', '(blank)');
}

function broken(judged: Judged, component: Localised, recomputed: () => readonly Fix[]): Finding {
  const { relation } = judged;
  return {
    ...findingAtTotal(judged),
    ...atOnlyCandidate(judged, component.candidates),
    ...(lacksTotal(judged) ? BLANK_TOTAL : { code: relation.rule, severity: relation.severity ?? 1 }),
    message: (locale) => withCandidates(judged, component.candidates, locale),
    fixes: [...recomputed(), ...candidateFixes(judged, component.candidates)],
  };
}

/**
 * A relation that knows its amounts about is told on the one that a keystroke may have made wrong, if there is just one, and the
 * percentage cannot be what was mistyped.
 */
function atOnlyCandidate(
  { relation }: Judged,
  [only, ...others]: readonly Repair[],
): Partial<Pick<Finding, 'place' | 'amount'>> {
  const isOnly = only !== undefined && others.every(({ amount }) => amount === only.amount);
  if (!relation.isApproximate || !isOnly || relation.hasOtherCause?.() !== false) return {};
  return { place: only.amount.place, amount: only.amount };
}

/** What a sentence should say goes before all else that may be done about it, unless another amount may be what is wrong. */
function withQuote(finding: Finding, quote: Quote | undefined): Finding {
  if (!quote) return finding;
  const fix = repairFix(quote, quote.isCertain);
  const text = fix.edits[0]?.newText;
  const others = finding.fixes.filter(
    ({ edits }) => edits.length !== 1 || edits[0].place !== quote.amount.place || edits[0].newText !== text,
  );
  const fixes = quote.isCertain || others.length === 0 ? [fix, ...others] : [...others, fix];
  return { ...finding, fixes };
}

/** So many candidates of a sentence are offered as fixes. */
const MOST_CANDIDATES = 3;

/** Sentences have no totals to recompute: each of a few amounts that may be wrong can be mended, and none is preferred. */
function candidateFixes({ relation }: Judged, candidates: readonly Repair[]): Fix[] {
  const likely = candidates.filter(mayBeTyped);
  if (!isInText(relation.total) || likely.length > MOST_CANDIDATES) return [];
  return likely.map((candidate) => repairFix(candidate, false));
}

/** Nobody types an amount below zero where none is, or with more decimals than its neighbours have. */
function mayBeTyped({ amount, value }: Repair): boolean {
  const { printed } = amount;
  if (isAsked(amount)) return false;
  if (sign(value) < 0 && sign(printed.value) >= 0) return false;
  return decimalsNeeded(value, unitExponent(printed.unit)) <= decimalsAt(printed) || printed.blank;
}

/** That any of more amounts may be wrong says nothing. */
const MOST_NAMED = 6;

/** Those that a filter leaves, or all where it leaves none. */
function anyOf(
  filter: (some: readonly Repair[]) => readonly Repair[],
  some: readonly Repair[],
): readonly Repair[] {
  const left = filter(some);
  return left.length > 0 ? left : some;
}

/** Names the amounts of the relation that may be wrong, printed ones first; of a relation with none, those around it. */
function withCandidates(judged: Judged, candidates: readonly Repair[], locale: Locale): string {
  const { relation } = judged;
  const described = relation.describe(judged, locale);
  const amounts = new Set(amountsOf(relation));
  const own = (some: readonly Repair[]) => some.filter(({ amount }) => amounts.has(amount));
  const printed = (some: readonly Repair[]) => some.filter(({ amount }) => !amount.printed.blank);
  const likely = anyOf(printed, anyOf(own, candidates.filter(mayBeTyped)));
  if (likely.length === 0 || likely.length > MOST_NAMED) return described;
  const names = likely.map((candidate) =>
    named(fullName(candidate.amount), orBlank(printedText(candidate))(locale)),
  );
  const list = listNames([...new Set(names)], locale);
  return say(
    locale,
    `${described}；可能有误的数（应为）：${list}`,
    `${described}; one of these may be wrong: ${list}`,
  );
}

/** So many parts of a sum are shown beside it: nobody reads on, and a long list for each of many findings takes long. */
const MOST_RELATED = 64;

/** What findings about one relation have in common: they stand at its total, and its parts are related. */
export function findingAtTotal(judged: Judged) {
  const { relation, residual } = judged;
  const { total } = relation;
  const { unit } = total.printed;
  const decimals = decimalsAt(total.printed);
  return {
    place: total.place,
    amount: total,
    related: printedParts(relation)
      .slice(0, MOST_RELATED)
      .map(({ amount }) => relatedAmount(amount)),
    data: {
      expected: formatAmount(sumOfParts(relation), unit, decimals),
      actual: valueText(total),
      difference: formatAmount(residual.value, unit, decimals),
      relation: (locale: Locale) => equation(judged, locale),
      explains: [],
    },
  };
}

/** Recomputes the total and everything above it; offered only where the relation says what the total is. */
function recomputeFix(
  judged: Judged,
  all: readonly Judged[],
  localised: readonly Localised[],
  work: Work,
): Fix[] {
  const { total, defines } = judged.relation;
  if (!defines) return [];
  const { changes } = planRecompute(all, localised, { kind: 'amount', amount: total }, work);
  const own = changes.find(({ amount }) => amount === total);
  const edits = editsFor(changes);
  if (!own || edits.length === 0) return [];
  const newText = orBlank(printedText(own));
  const others = edits.length - 1;
  const title: Words = (locale) => {
    if (locale === 'en')
      return `Recompute as ${newText(locale)}${others > 0 ? `, and ${others} more above it` : ''}`;
    return `重算为 ${newText(locale)}${others > 0 ? `，并重算其上 ${others} 处` : ''}`;
  };
  return [{ title, kind: 'recompute', isPreferred: false, edits }];
}

export function roundingFinding(judged: Judged): Finding {
  const { relation } = judged;
  const group = relation.rule.slice(0, relation.rule.indexOf('/'));
  return {
    ...findingAtTotal(judged),
    code: relation.roundingCode ?? ROUNDING[group] ?? 'sum/rounding',
    severity: 3,
    message: (locale) => (relation.describeRounding ?? describeRounding)(judged, locale),
    fixes: [],
  };
}
