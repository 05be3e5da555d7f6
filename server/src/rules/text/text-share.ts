/** `text/share`: 占 x% agrees with the amount and the whole that it is a share of (rule 24). */

import { equal } from '../../amounts/exact';
import type { Disclosure, Percent, TextAmount } from '../../disclosure/model';
import type { Judged, Locale, Relation } from '../model';
import { fullName } from '../names';
import { amountWithUnit, named, say, sumText } from '../wording';
import { totalsAround } from './context';
import { expectPercent, percentText } from './percent';
import { slippedAmounts } from './tie-text';

/** One relation for each part of a list with its share, and for what was spent with its share of the plan. */
export function textShare(disclosure: Disclosure): readonly Relation[] {
  const slipped = slippedAmounts(disclosure);
  return disclosure.textAmounts.flatMap((amount) =>
    wholesOf(amount).flatMap(([whole, share]) =>
      slipped.has(amount) || slipped.has(whole) ? [] : [relationOf(amount, whole, share)],
    ),
  );
}

/** What the sentence gives an amount as a percentage of. */
function wholesOf(amount: TextAmount): (readonly [whole: TextAmount, share: Percent])[] {
  const { share, shareOf = '', planned, completion } = amount.statement;
  const whole = share && wholeOf(amount, share, shareOf);
  return [
    ...(share && whole ? [[whole, share] as const] : []),
    ...(planned && completion ? [[planned, completion] as const] : []),
  ];
}

/**
 * The total of the list; where the list is of a part of another one, and the share is not of that part but of the total
 * of the other, that is meant.
 */
function wholeOf(amount: TextAmount, share: Percent, name: string): TextAmount | undefined {
  const { list } = amount.statement;
  const meant = totalsAround(amount).filter((total) => isMeant(total, name));
  return (
    meant.find((total) => isShareOf(amount, total, share)) ?? meant.find((total) => total === list?.total)
  );
}

function isShareOf(part: TextAmount, whole: TextAmount, share: Percent): boolean {
  const { value } = part.printed;
  return equal(expectPercent(part, whole, share, 0)((one) => one.printed.value).value, value);
}

/** Where the sentence names the whole, it must be the total of the list: a share of something else is not compared. */
function isMeant(total: TextAmount, name: string): boolean {
  if (name === '') return true;
  return total.statement.subjects.some((subject) => subject.includes(name) || name.includes(subject));
}

function relationOf(part: TextAmount, whole: TextAmount, share: Percent): Relation {
  return {
    rule: 'text/share',
    template: 'text:share',
    certain: true,
    defines: false,
    severity: 2,
    total: part,
    parts: [{ amount: whole, sign: 1 }],
    isApproximate: true,
    expect: expectPercent(part, whole, share, 0),
    formula: (locale, sum) =>
      `${named(fullName(whole), amountWithUnit(whole, locale))} × ${percentText(share)} ≈ ${sum}`,
    name: fullName,
    describe: (judged, locale) => describe(judged, share, locale),
  };
}

function describe(judged: Judged, share: Percent, locale: Locale): string {
  const { total, parts } = judged.relation;
  const whole = named(fullName(parts[0].amount), amountWithUnit(parts[0].amount, locale));
  const part = named(fullName(total), amountWithUnit(total, locale));
  const { sum } = sumText(judged, locale);
  return say(
    locale,
    `文字${part}与占比 ${percentText(share)} 不符：${whole}的 ${percentText(share)} 约为 ${sum}`,
    `The text says ${part}, a share of ${percentText(share)}; but ${percentText(share)} of ${whole} is about ${sum}`,
  );
}
