/** Turns verdicts into findings: suspects, broken relations with their candidates, rounding. */

import { absolute, sign } from '../amounts/exact';
import { decimalsAt, formatAmount } from '../amounts/printed';
import type { Amount } from '../disclosure/model';
import type { Finding, Fix, Judged, Locale, Relation, Words } from '../rules/model';
import { fullName, listNames, valueText } from '../rules/names';
import { describeRounding, formula } from '../rules/relations';
import { type RelationsOf, relationsByAmount } from './graph';
import { sumOfParts } from './judge';
import { type Localised, localise, type Repair } from './localise';
import { editsFor, excessOf, printedText, recompute, repairsOf } from './recompute';

const ROUNDING: Readonly<Record<string, string>> = {
  sum: 'sum/rounding',
  tie: 'tie/rounding',
  text: 'text/rounding',
};

/** Findings with the localisation they rest on, which fixes need too. */
export interface Verdicts {
  readonly findings: readonly Finding[];
  readonly localised: readonly Localised[];
}

/** One finding for each suspect amount, for each broken relation that none explains, and for each rounding residue. */
export function findingsOf(judged: readonly Judged[]): Verdicts {
  const around = relationsByAmount(judged);
  const localised = localise(judged);
  const repairs = repairsOf(localised);
  const findings = localised.flatMap((component) =>
    component.repairs.length > 0
      ? component.repairs.map((repair) => suspect(repair, component, around))
      : component.broken.map((one) => broken(one, component, judged, repairs)),
  );
  const rounding = judged.filter(({ status }) => status === 'rounding').map(roundingFinding);
  return { findings: [...findings, ...rounding], localised };
}

function suspect(repair: Repair, component: Localised, around: RelationsOf): Finding {
  const { amount, value } = repair;
  const { unit } = amount.printed;
  const decimals = decimalsAt(amount.printed);
  const expected = formatAmount(value, unit, decimals);
  const excess = excessOf(repair);
  const touched = around.get(amount) ?? [];
  const explained = touched.filter((judged) => component.broken.includes(judged));
  const difference = formatAmount(absolute(excess), unit, decimals);
  const actual = valueText(amount);
  const message: Words = (locale) => {
    const others = component.repairs.length - 1;
    if (locale === 'en') {
      const together = others > 0 ? ` (together with ${others} other amount${others > 1 ? 's' : ''})` : '';
      return `Should be ${expected}: then all ${touched.length} relations around it hold${together} (printed ${actual}, ${difference} too ${sign(excess) > 0 ? 'much' : 'little'})`;
    }
    const together = others > 0 ? `（连同另外 ${others} 处）` : '';
    return `此数应为 ${expected}：改后 ${touched.length} 条勾稽关系全部成立${together}（现为 ${actual}，${sign(excess) > 0 ? '多' : '少'} ${difference}）`;
  };
  return {
    code: 'amount/suspect',
    severity: 1,
    place: amount.place,
    amount,
    message,
    related: touched.map((judged) => relatedRelation(judged, amount)),
    fixes: [repairFix(repair)],
    data: {
      expected,
      actual,
      difference: formatAmount(excess, unit, decimals),
      relation: (locale) => formulaAsPrinted(explained[0]?.relation ?? touched[0].relation, locale),
      explains: [...new Set(explained.map(({ relation }) => relation.rule))],
    },
  };
}

function repairFix(repair: Repair): Fix {
  const newText = printedText(repair);
  const printed = repair.amount.printed.text;
  return {
    title: (locale) =>
      locale === 'en'
        ? `Change ${printed || '(blank)'} to ${newText}`
        : `将 ${printed || '空白'} 改为 ${newText}`,
    kind: 'repair',
    isPreferred: true,
    edits: editsFor([repair]),
  };
}

/** A relation as related information stands at its total, or at a part when the total itself is suspect. */
function relatedRelation({ relation, status }: Judged, suspected: Amount) {
  const at = relation.total === suspected ? relation.parts[0].amount : relation.total;
  const tick = status === 'broken' ? '✗' : '✓';
  return { place: at.place, message: (locale: Locale) => `${tick} ${formulaAsPrinted(relation, locale)}` };
}

/** `合计 1132.41：基本支出 1030.91 + 项目支出 92.50 = 1123.41`. */
function formulaAsPrinted(relation: Relation, locale: Locale): string {
  const { total } = relation;
  const sum = formatAmount(sumOfParts(relation), total.printed.unit, decimalsAt(total.printed));
  const separator = locale === 'en' ? ': ' : '：';
  return `${fullName(total)} ${valueText(total)}${separator}${formula(relation, locale, sum)}`;
}

function broken(
  judged: Judged,
  component: Localised,
  all: readonly Judged[],
  repairs: readonly Repair[],
): Finding {
  const { relation, residual } = judged;
  const { total } = relation;
  const { unit } = total.printed;
  const decimals = decimalsAt(total.printed);
  const candidates = component.candidates;
  const message: Words = (locale) => {
    const described = relation.describe(judged, locale);
    if (candidates.length === 0) return described;
    const names = candidates.map((candidate) => `${fullName(candidate.amount)} ${printedText(candidate)}`);
    return locale === 'en'
      ? `${described}; one of these may be wrong: ${listNames(names, locale)}`
      : `${described}；可能有误的数（应为）：${listNames(names, locale)}`;
  };
  return {
    code: relation.rule,
    severity: relation.severity ?? 1,
    place: total.place,
    amount: total,
    message,
    related: relation.parts
      .filter(({ amount }) => !amount.printed.blank)
      .map(({ amount }) => relatedAmount(amount)),
    fixes: recomputeFix(judged, all, repairs),
    data: {
      expected: formatAmount(sumOfParts(relation), unit, decimals),
      actual: valueText(total),
      difference: formatAmount(residual.value, unit, decimals),
      relation: (locale) => formulaAsPrinted(relation, locale),
      explains: [],
    },
  };
}

function relatedAmount(amount: Amount) {
  return { place: amount.place, message: () => `${fullName(amount)} ${valueText(amount)}` };
}

/** Recomputes the total and everything above it; offered only where the relation says what the total is. */
function recomputeFix(judged: Judged, all: readonly Judged[], repairs: readonly Repair[]): Fix[] {
  const { total, defines } = judged.relation;
  if (!defines) return [];
  const changes = recompute(all, repairs, { kind: 'amount', amount: total });
  const own = changes.find(({ amount }) => amount === total);
  const edits = editsFor(changes);
  if (!own || edits.length === 0) return [];
  const newText = printedText(own);
  const others = edits.length - 1;
  const title: Words = (locale) => {
    if (locale === 'en') return `Recompute as ${newText}${others > 0 ? `, and ${others} more above it` : ''}`;
    return `重算为 ${newText}${others > 0 ? `，并重算其上 ${others} 处` : ''}`;
  };
  return [{ title, kind: 'recompute', isPreferred: false, edits }];
}

function roundingFinding(judged: Judged): Finding {
  const { relation, residual } = judged;
  const { unit } = relation.total.printed;
  const decimals = decimalsAt(relation.total.printed);
  return {
    code:
      relation.roundingCode ?? ROUNDING[relation.rule.slice(0, relation.rule.indexOf('/'))] ?? 'sum/rounding',
    severity: 3,
    place: relation.total.place,
    amount: relation.total,
    message: (locale) => (relation.describeRounding ?? describeRounding)(judged, locale),
    related: relation.parts
      .filter(({ amount }) => !amount.printed.blank)
      .map(({ amount }) => relatedAmount(amount)),
    fixes: [],
    data: {
      expected: formatAmount(sumOfParts(relation), unit, decimals),
      actual: valueText(relation.total),
      difference: formatAmount(residual.value, unit, decimals),
      relation: (locale) => formulaAsPrinted(relation, locale),
      explains: [],
    },
  };
}
