/** `text/change`: a rate whose percent sign was forgotten, told by the two figures that it fits: `减少100万元，减少9.52，` (rule 23). */

import { isZero } from '../../amounts/exact';
import type { Disclosure } from '../../disclosure/model';
import type { Finding, FindingRule } from '../model';
import { fullName } from '../names';
import { amountWithUnit, named, relatedAs, say } from '../wording';
import { fitsPercent, hundredOf, percentText } from './percent';
import { type Change, changesOf } from './text-change';

export const textBareRate: FindingRule = {
  code: 'text/change',
  check: (disclosure: Disclosure) => changesOf(disclosure).filter(lacksItsSign).flatMap(findingOf),
};

/** Whether a number without a sign behind a change is, as a percentage, the rate of that change. */
function lacksItsSign({ amount, now, direction }: Change): boolean {
  const { rate, bareRate } = amount.statement;
  if (rate || !bareRate || !now || bareRate.direction !== direction) return false;
  if (isZero(amount.printed.value) || isZero(bareRate.coefficient)) return false;
  // What is lost altogether fits any rate from 100 % on.
  if (direction < 0 && bareRate.coefficient >= hundredOf(bareRate)) return false;
  return fitsPercent(amount, now, bareRate, direction);
}

function findingOf({ amount, now, direction }: Change): Finding[] {
  const { bareRate } = amount.statement;
  if (!bareRate || !now) return [];
  const { place } = bareRate;
  const percent = percentText(bareRate);
  return [
    {
      code: 'text/change',
      severity: 2,
      place,
      message: (locale) => {
        const current = named(fullName(now), amountWithUnit(now, locale));
        const change = amountWithUnit(amount, locale);
        return say(
          locale,
          `${percent.slice(0, -1)} 后似漏“%”：文字${current}，${direction > 0 ? '增加' : '减少'} ${change}，正是${direction > 0 ? '增长' : '下降'} ${percent}`,
          `${percent.slice(0, -1)} seems to lack its %: ${current} with ${direction > 0 ? 'growth' : 'a fall'} of ${change} makes just ${percent}`,
        );
      },
      related: [relatedAs(fullName(now), now)],
      fixes: [
        {
          title: (locale) => say(locale, '补上“%”', 'Add the %'),
          kind: 'text',
          isPreferred: false,
          edits: [{ place: { ...place, start: place.end }, newText: '%' }],
        },
      ],
      data: { explains: [] },
    },
  ];
}
