/** `text/change`: growth and decline agree with the two figures, their parts and their rate (rule 23). */

import { absolute, compare, equal, isZero, subtract } from '../../amounts/exact';
import type { Disclosure, Percent, TextAmount } from '../../disclosure/model';
import { type Subject, saysAllNew } from '../../knowledge/subjects';
import { amountsBefore } from '../../model/amounts-near';
import { readContext, type TextContext } from '../../model/text-context';
import { memoize } from '../../text/memo';
import type { Judged, Locale, Part, Relation } from '../model';
import { fullName } from '../names';
import { amountWithUnit, named, say, sumText } from '../wording';
import { type Division, divisionsOf, misdirectedIn } from './change-parts';
import { expectPercent, hundredOf, isMistyped, percentText } from './percent';
import { expectSum } from './steps';
import { slippedAmounts } from './tie-text';

/** This year = last year ± change; a change = the changes of its parts; a change = its rate of last year's amount. */
export function textChange(disclosure: Disclosure): readonly Relation[] {
  const context = readContext(disclosure);
  const slipped = slippedAmounts(disclosure);
  const changes = changesOf(disclosure).filter(({ amount }) => !slipped.has(amount));
  const divided = divisionsOf(changes, disclosure.textAmounts, context).filter(
    (division) => !misdirectedIn(division),
  );
  return [
    ...changes.flatMap((change) => [...withLastYear(change), ...withRate(change)]),
    ...divided.map(withParts),
  ];
}

/** A change with the amounts that it lies between. */
export interface Change {
  readonly amount: TextAmount;
  readonly direction: 1 | -1;
  readonly subject?: Subject;
  /** What it is now. */
  readonly now?: TextAmount;
  /** What it was the year before, where the paragraph says so. */
  readonly past?: TextAmount;
}

/** All changes of a disclosure's text, in order: several rules ask for them. */
export const changesOf = memoize((disclosure: Disclosure): readonly Change[] => {
  const { textAmounts } = disclosure;
  const context = readContext(disclosure);
  return textAmounts.flatMap((amount) => {
    const { sense, direction } = amount.statement;
    if (sense !== 'change' || !direction) return [];
    const now = currentOf(amount, textAmounts, context);
    const subject =
      context.subjectOf(amount) ?? (amount.statement.about && context.subjectOf(amount.statement.about));
    return [{ amount, direction, subject, now, past: now && pastOf(amount, now, textAmounts) }];
  });
});

/** The amount whose change it is: the one it is said of, or the last one of the paragraph that names the same. */
function currentOf(
  change: TextAmount,
  amounts: readonly TextAmount[],
  context: TextContext,
): TextAmount | undefined {
  if (change.statement.about) return change.statement.about;
  const subject = context.subjectOf(change);
  if (!subject) return undefined;
  const values = amountsBefore(change, amounts).filter(isValue);
  const named = values.filter((amount) => context.subjectOf(amount) === subject);
  if (named.length > 0 || subject !== 'both') return named.at(-1);
  // `财政拨款收、支总预算为…，与上年相比收、支预算总计各增加…`: of which money need not be said again.
  return values.filter((amount) => BOTH_SIDES.has(context.subjectOf(amount))).at(-1);
}

const BOTH_SIDES: ReadonlySet<Subject | undefined> = new Set<Subject>(['fiscal-both', 'general-both']);

function isValue({ statement }: TextAmount): boolean {
  return statement.sense === 'value' && !statement.isLastYear;
}

/** Last year's amount of the same name between the two, if there is just one. */
function pastOf(change: TextAmount, now: TextAmount, amounts: readonly TextAmount[]): TextAmount | undefined {
  const [name = ''] = now.statement.subjects;
  const between = amountsBefore(change, amounts).filter(
    ({ statement: { at, paragraph, isLastYear } }) =>
      paragraph === now.statement.paragraph && at > now.statement.at && isLastYear,
  );
  const [only] = between;
  if (between.length !== 1 || only.statement.sense !== 'value') return undefined;
  const [other = ''] = only.statement.subjects;
  return other === name || other === '' ? only : undefined;
}

function withLastYear(change: Change): Relation[] {
  const { amount, now, past, direction } = change;
  if (!now || !past || isWrongWay(change)) return [];
  return [
    relationOf('text:change:years', now, [
      { amount: past, sign: 1 },
      { amount, sign: direction },
    ]),
  ];
}

/** Whether the two years' amounts differ by the change, but the other way round. */
export function isWrongWay({ amount, now, past, direction }: Change): boolean {
  if (!now || !past || isZero(amount.printed.value)) return false;
  const difference = subtract(now.printed.value, past.printed.value);
  const isOpposite = compare(difference, 0) === -direction;
  return isOpposite && equal(absolute(difference), absolute(amount.printed.value));
}

function withRate({ amount, now, direction }: Change): Relation[] {
  const { rate, paragraph, at } = amount.statement;
  if (!now) return [];
  const isNew = direction > 0 && saysAllNew(paragraph.text.slice(at, at + LONGEST_REMARK));
  if (isNew && !rate) return [relationOf('text:change:new', amount, [{ amount: now, sign: 1 }])];
  if (!rate || rate.direction !== direction) return [];
  const saysNew = direction > 0 && rate.coefficient === hundredOf(rate);
  // All of it is new: no rate can be told of nothing, and 100 % is what people print then.
  if (direction > 0 && equal(amount.printed.value, now.printed.value))
    return saysNew ? [relationOf('text:change:new', amount, [{ amount: now, sign: 1 }])] : [];
  return [
    {
      rule: 'text/change',
      template: 'text:change:rate',
      certain: true,
      defines: false,
      severity: 2,
      total: amount,
      parts: [{ amount: now, sign: 1 }],
      isApproximate: true,
      percent: rate,
      expect: expectPercent(amount, now, rate, direction),
      expectOfExact: expectPercent(amount, now, rate, direction, true),
      hasOtherCause: () =>
        saysNew || isMistyped(amount, rate, (meant) => expectPercent(amount, now, meant, direction)),
      formula: (locale, sum) => rateFormula(now, rate, sum, locale),
      name: fullName,
      describe: (judged, locale) => describeRate(judged, rate, locale),
    },
  ];
}

/** So far behind a change it is said that there was nothing the year before. */
const LONGEST_REMARK = 60;

function withParts({ whole, parts, isOpen }: Division): Relation {
  const relation = relationOf(
    'text:change:parts',
    whole.amount,
    parts.map(({ amount, direction }) => ({ amount, sign: direction === whole.direction ? 1 : -1 })),
  );
  return isOpen ? { ...relation, isMadeWith: () => false } : relation;
}

function relationOf(template: string, total: TextAmount, parts: readonly Part[]): Relation {
  return {
    rule: 'text/change',
    template,
    certain: true,
    defines: false,
    severity: 2,
    total,
    parts,
    expect: expectSum(total, parts),
    isPlainSum: true,
    name: changeName,
    describe,
  };
}

/** A change is named with its direction. */
export function changeName(amount: TextAmount | Part['amount']): string {
  const { direction } = (amount as TextAmount).statement;
  const name = fullName(amount);
  return direction === undefined ? name : `${name}${direction > 0 ? '增加' : '减少'}`;
}

function describe(judged: Judged, locale: Locale): string {
  const { total } = judged.relation;
  const { sum, difference } = sumText(judged, locale);
  const said = named(changeName(total), amountWithUnit(total, locale));
  return say(
    locale,
    `文字${said}，按所列数字应为 ${sum}，相差 ${difference}`,
    `The text says ${said}, but its figures make ${sum}: they differ by ${difference}`,
  );
}

function rateFormula(now: TextAmount, rate: Percent, sum: string, locale: Locale): string {
  const current = named(fullName(now), amountWithUnit(now, locale));
  return say(
    locale,
    `${current}，变动 ${percentText(rate)} 约合 ${sum}`,
    `${current}, a change of ${percentText(rate)} is about ${sum}`,
  );
}

function describeRate(judged: Judged, rate: Percent, locale: Locale): string {
  const { total, parts } = judged.relation;
  const now = named(fullName(parts[0].amount), amountWithUnit(parts[0].amount, locale));
  const { sum } = sumText(judged, locale);
  return say(
    locale,
    `文字增减额 ${amountWithUnit(total, locale)}与增减率 ${percentText(rate)} 不符：按${now} 推算，增减 ${percentText(rate)} 约为 ${sum}`,
    `The text says a change of ${amountWithUnit(total, locale)} and a rate of ${percentText(rate)}; with ${now}, that rate is about ${sum}`,
  );
}
