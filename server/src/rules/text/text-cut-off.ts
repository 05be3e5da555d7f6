/**
 * `text/change` and `text/share` by the last digit: a rate that is cut off where all others of the text are rounded
 * (rules 23 and 24). Shares only bear witness: people shave one of them so that all add up to 100 %.
 */

import { absolute, add, compare, type Exact, scale, sign, subtract } from '../../amounts/exact';
import type { Amount, Disclosure, Percent } from '../../disclosure/model';
import type { DiagnosticCode } from '../diagnostic-codes';
import type { Finding, FindingRule, Part } from '../model';
import { type Proportion, proportionsInText } from '../proportions';
import { say } from '../wording';
import { percentText } from './percent';

/**
 * So many percentages must be rounded up where cutting off would have left another digit, for each that is cut off: a
 * text that does both has no habit. Of 240 such percentages in published texts five were cut off, in three of them.
 */
const WITNESSES_FOR_EACH = 3;

export const textCutOff: FindingRule = {
  code: 'text/change',
  check: (disclosure) => {
    const quotients = quotientsOf(disclosure);
    const rounded = quotients.filter(isRoundedUp).length;
    const cut = quotients.filter((one) => one.code !== undefined && isCutOff(one));
    if (rounded < WITNESSES_FOR_EACH * cut.length) return [];
    return cut.flatMap((one) => (one.code ? [findingOf(one, one.code, rounded)] : []));
  },
};

/** A quantity of money that is known within half a unit of its last printed place: twice its bounds, in 分. */
interface Range {
  readonly low: Exact;
  readonly high: Exact;
}

/** A printed percentage with the two amounts that it comes from. */
interface Quotient {
  readonly percent: Percent;
  readonly part: Range;
  readonly whole: Range;
  /** What a wrong last digit is called; `undefined` for shares. */
  readonly code?: DiagnosticCode;
}

function quotientsOf(disclosure: Disclosure): readonly Quotient[] {
  return proportionsInText(disclosure)
    .map(
      ({ printed, part, whole, tells }): Quotient => ({
        percent: printed,
        part: rangeOfSum(part),
        whole: rangeOfSum(whole),
        code: CODES[tells],
      }),
    )
    .filter(({ part, whole }) => sign(part.low) > 0 && sign(whole.low) > 0);
}

/** What a wrong last digit is called; shares only bear witness. */
const CODES: Readonly<Record<Proportion['tells'], DiagnosticCode | undefined>> = {
  growth: 'text/change',
  share: undefined,
  completion: 'text/share',
};

function rangeOfSum(parts: readonly Part[]): Range {
  return parts
    .map(({ amount, sign: direction }) => ({ range: rangeOf(amount), direction }))
    .reduce<Range>(
      (all, { range, direction }) => (direction > 0 ? sum(all, range) : difference(all, range)),
      {
        low: 0,
        high: 0,
      },
    );
}

function rangeOf({ printed: { value, step } }: Amount): Range {
  const twice = scale(value, 2);
  return { low: subtract(twice, absolute(step)), high: add(twice, absolute(step)) };
}

function sum(a: Range, b: Range): Range {
  return { low: add(a.low, b.low), high: add(a.high, b.high) };
}

function difference(a: Range, b: Range): Range {
  return { low: subtract(a.low, b.high), high: subtract(a.high, b.low) };
}

/** Whether rounding gives the printed digits and cutting off gives one less, wherever the amounts lie in their ranges. */
function isRoundedUp(quotient: Quotient): boolean {
  const { coefficient } = quotient.percent;
  return lies(quotient, 2 * coefficient - 1, 2 * coefficient);
}

/** Whether cutting off gives the printed digits and rounding gives one more. */
function isCutOff(quotient: Quotient): boolean {
  const { coefficient } = quotient.percent;
  return lies(quotient, 2 * coefficient + 1, 2 * coefficient + 2);
}

/** Whether the quotient is at least `from` and less than `to` halves of the last printed digit. */
function lies({ percent: { decimals }, part, whole }: Quotient, from: number, to: number): boolean {
  const halves = 2 * 100 * 10 ** decimals;
  return (
    compare(scale(part.low, halves), scale(whole.high, from)) >= 0 &&
    compare(scale(part.high, halves), scale(whole.low, to)) < 0
  );
}

function findingOf({ percent }: Quotient, code: DiagnosticCode, witnesses: number): Finding {
  const expected = percentText({ ...percent, coefficient: percent.coefficient + 1 });
  const printed = percentText(percent);
  return {
    code,
    severity: 2,
    place: percent.place,
    message: (locale) =>
      say(
        locale,
        `${printed} 按所列两个数四舍五入应为 ${expected}（末位截去；本文另有 ${witnesses} 处百分数都是四舍五入）`,
        `${printed} should be ${expected} by the two figures: its last digit is cut off, while ${witnesses} other percentages are rounded`,
      ),
    related: [],
    fixes: [
      {
        title: (locale) => say(locale, `改为 ${expected}`, `Change to ${expected}`),
        kind: 'text',
        isPreferred: false,
        edits: [{ place: percent.place, newText: expected.slice(0, -1) }],
      },
    ],
    data: { actual: printed.slice(0, -1), expected: expected.slice(0, -1), explains: [] },
  };
}
