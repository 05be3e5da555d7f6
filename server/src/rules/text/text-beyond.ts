/** Percentages that no figures allow: a share of over 100 %, a fall by over 100 %, and all of it new at another rate than 100 % (rules 23 and 24). */

import { equal, isZero } from '../../amounts/exact';
import { slipsOfPercent } from '../../amounts/slips';
import type { Disclosure, Percent, TextAmount } from '../../disclosure/model';
import type { Finding, FindingRule } from '../model';
import { fullName } from '../names';
import { amountWithUnit, named, relatedAs, say } from '../wording';
import { hundredOf, percentText } from './percent';
import { changesOf } from './text-change';
import { sharesOf } from './text-share';

export const textShareBeyond: FindingRule = {
  code: 'text/share',
  check: (disclosure: Disclosure) => {
    const compared = new Set(sharesOf(disclosure).map(({ of }) => of.percent));
    return disclosure.textAmounts.flatMap((amount) => {
      const { share } = amount.statement;
      return share && isBeyondAll(share) && !compared.has(share) ? [shareBeyond(amount, share)] : [];
    });
  },
};

export const textRateBeyond: FindingRule = {
  code: 'text/change',
  check: (disclosure: Disclosure) => [
    ...disclosure.textAmounts.flatMap((amount) => {
      const { rate } = amount.statement;
      return rate && rate.direction < 0 && isBeyondAll(rate) ? [fallBeyond(amount, rate)] : [];
    }),
    ...newOnes(disclosure),
  ],
};

function isBeyondAll(percent: Percent): boolean {
  return percent.coefficient > hundredOf(percent);
}

/** `530.72万元，比上年增加530.72万元，增长130%`: it was nothing the year before, for which 100 % is printed. */
function newOnes(disclosure: Disclosure): readonly Finding[] {
  return changesOf(disclosure).flatMap(({ amount, now, direction }) => {
    const { rate } = amount.statement;
    if (!rate || !now || direction < 0 || rate.direction < 0) return [];
    if (isZero(now.printed.value) || !equal(amount.printed.value, now.printed.value)) return [];
    return isSlipOfAll(rate) ? [newAtOtherRate(amount, now, rate)] : [];
  });
}

function isSlipOfAll(percent: Percent): boolean {
  const { coefficient, decimals } = percent;
  if (coefficient === hundredOf(percent)) return false;
  return slipsOfPercent(coefficient, decimals).some((meant) => meant.coefficient === hundredOf(meant));
}

function shareBeyond(amount: TextAmount, share: Percent): Finding {
  const percent = percentText(share);
  return {
    ...findingOf(amount, share, 'text/share'),
    message: (locale) =>
      say(
        locale,
        `占比 ${percent} 超过 100%：${named(fullName(amount), amountWithUnit(amount, locale))}是其中一部分`,
        `A share of ${percent} is more than all: ${named(fullName(amount), amountWithUnit(amount, locale))} is a part`,
      ),
  };
}

function fallBeyond(amount: TextAmount, rate: Percent): Finding {
  const percent = percentText(rate);
  return {
    ...findingOf(amount, rate, 'text/change'),
    message: (locale) =>
      say(
        locale,
        `下降 ${percent} 超过 100%：减到 0 也只下降 100%`,
        `A fall of ${percent} is more than all of it`,
      ),
  };
}

function newAtOtherRate(amount: TextAmount, now: TextAmount, rate: Percent): Finding {
  const percent = percentText(rate);
  return {
    ...findingOf(amount, rate, 'text/change'),
    message: (locale) =>
      say(
        locale,
        `增长 ${percent} 与数字不符：${named(fullName(now), amountWithUnit(now, locale))}全部为新增，一般记为增长 100%`,
        `Growth of ${percent} does not agree with the figures: all of ${named(fullName(now), amountWithUnit(now, locale))} is new, for which 100% is printed`,
      ),
    related: [relatedAs(fullName(now), now)],
  };
}

function findingOf(
  amount: TextAmount,
  { place }: Percent,
  code: 'text/share' | 'text/change',
): Omit<Finding, 'message'> {
  return {
    code,
    severity: 2,
    place,
    related: [relatedAs(fullName(amount), amount)],
    fixes: [],
    data: { explains: [] },
  };
}
