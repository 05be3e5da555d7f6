/** `text/change`: an amount is last year's, which the sentence names right before it, grown or shrunk by its rate (rule 23). */

import { absolute, add, compare, type Exact, portion, scale, subtract } from '../../amounts/exact';
import type { Disclosure, Percent, TextAmount } from '../../disclosure/model';
import { amountsBefore } from '../../model/amounts-near';
import type { Expected, Judged, Locale, Relation, ValueOf } from '../model';
import { fullName } from '../names';
import { amountWithUnit, say, sumText } from '../wording';
import { hundredOf, isMistyped, percentText, toStep } from './percent';
import { slippedAmounts } from './tie-text';

type Rate = Percent & { readonly direction: 1 | -1 };

/** `2025年执行数100万元，2026年预算安排110万元，比2025年执行数增加10%`. */
export function textRate(disclosure: Disclosure): readonly Relation[] {
  return ratedValues(disclosure).map(({ amount, past, rate }) => relationOf(amount, past, rate));
}

/** This year's amount with last year's before it and the rate between them. */
export interface RatedValue {
  readonly amount: TextAmount;
  readonly past: TextAmount;
  readonly rate: Rate;
}

/** Every such pair of a disclosure's text. */
export function ratedValues(disclosure: Disclosure): readonly RatedValue[] {
  const { textAmounts } = disclosure;
  const slipped = slippedAmounts(disclosure);
  return textAmounts.flatMap((amount) => {
    const { sense, rate } = amount.statement;
    if (sense !== 'value' || !rate || slipped.has(amount)) return [];
    const past = amountsBefore(amount, textAmounts).at(-1);
    return past && !slipped.has(past) && isYearBefore(past, amount) ? [{ amount, past, rate }] : [];
  });
}

function isYearBefore({ statement: past }: TextAmount, { statement: now }: TextAmount): boolean {
  if (past.sense !== 'value' || now.isLastYear) return false;
  return past.year === undefined || now.year === undefined ? past.isLastYear : past.year === now.year - 1;
}

function relationOf(amount: TextAmount, past: TextAmount, rate: Rate): Relation {
  return {
    rule: 'text/change',
    template: 'text:change:rate-of-value',
    certain: true,
    defines: false,
    severity: 2,
    total: amount,
    parts: [{ amount: past, sign: 1 }],
    isApproximate: true,
    percent: rate,
    expect: expectGrown(amount, past, rate),
    expectOfExact: expectGrown(amount, past, rate, true),
    hasOtherCause: () =>
      isMistyped(amount, rate, (meant) => expectGrown(amount, past, { ...rate, ...meant })),
    formula: (locale, sum) => formulaOf(past, rate, sum, locale),
    name: fullName,
    describe: (judged, locale) => describe(judged, rate, locale),
  };
}

/** Last year's amount with its rate, itself where the printed rate allows it: rounded or cut off at its last place. */
function expectGrown(
  amount: TextAmount,
  past: TextAmount,
  rate: Rate,
  areExact = false,
): (valueAt: ValueOf) => Expected {
  const hundred = hundredOf(rate);
  const grown = hundred + rate.direction * rate.coefficient;
  const steps = areExact ? 0 : add(amount.printed.step, past.printed.step);
  const step = areExact ? 0 : amount.printed.step;
  const implied = (before: Exact): Exact => toStep(portion(before, grown, hundred), step);
  return (valueAt) => {
    const [value, before] = [valueAt(amount), valueAt(past)];
    const off = absolute(subtract(scale(value, hundred), scale(before, grown)));
    const allowed = add(absolute(before), scale(steps, hundred));
    return { value: compare(off, allowed) <= 0 ? value : implied(before), steps };
  };
}

function grownText(rate: Rate, locale: Locale): string {
  const percent = percentText(rate);
  if (locale === 'en') return `${rate.direction > 0 ? 'growth' : 'decline'} of ${percent}`;
  return `${rate.direction > 0 ? '增长' : '下降'} ${percent}`;
}

function formulaOf(past: TextAmount, rate: Rate, sum: string, locale: Locale): string {
  const before = amountWithUnit(past, locale);
  return say(
    locale,
    `上年 ${before}，${grownText(rate, locale)}约为 ${sum}`,
    `${before} the year before, with a ${grownText(rate, locale)}, is about ${sum}`,
  );
}

function describe(judged: Judged, rate: Rate, locale: Locale): string {
  const { total, parts } = judged.relation;
  const { sum } = sumText(judged, locale);
  const now = amountWithUnit(total, locale);
  const before = amountWithUnit(parts[0].amount, locale);
  return say(
    locale,
    `文字本年 ${now}、上年 ${before}与${grownText(rate, locale)}不符：按上年数推算约为 ${sum}`,
    `The text says ${now} after ${before} the year before and a ${grownText(rate, locale)}, which makes about ${sum}`,
  );
}
