/** Words a single suspect amount: mistyped, left out, or written in another unit. */

import { absolute, type Exact, isTimes, isZero, sign } from '../amounts/exact';
import { decimalsAt } from '../amounts/printed';
import type { Judged, Locale, Words } from '../rules/model';
import { amountText, numberText, say, separatorOf } from '../rules/wording';
import { decimalsOfRepair } from './printing';
import { excessOf } from './recompute';
import type { Repair } from './repair';

/** Says what an amount should be; `others` are mended with it, and then `relations` around it hold. */
export function suspectWords(repair: Repair, others: number, relations: number): Words {
  const { printed } = repair.amount;
  const words = isUnitSlip(repair) ? otherUnit : printed.blank ? leftOut : mistyped;
  return (locale) => {
    const expected = numberText(
      repair.value,
      printed.unit,
      decimalsOfRepair(repair),
      locale,
      separatorOf(printed, locale),
    );
    const inEnglish = others > 0 ? ` (together with ${others} other amount${others > 1 ? 's' : ''})` : '';
    const inChinese = others > 0 ? `（连同另外 ${others} 处）` : '';
    const hold = say(
      locale,
      `${relations} 条勾稽关系${relations > 1 ? '全部' : ''}成立${inChinese}`,
      `${relations > 1 ? `all ${relations} relations around it hold` : 'the one relation around it holds'}${inEnglish}`,
    );
    return words(repair, expected, hold, locale);
  };
}

/**
 * Says that a number of the text is not the amount which it names, where nothing else tells that the number is wrong: one
 * relation of two amounts that are no keystroke apart may as well quote another amount.
 */
export function quoteWords(repair: Repair, quote: Judged): Words {
  const { unit } = repair.amount.printed;
  return (locale) => {
    const expected = numberText(repair.value, unit, decimalsOfRepair(repair), locale);
    const said = quote.relation.describe(quote, locale);
    return say(
      locale,
      `${said}；若以后者为准，此数应为 ${expected}`,
      `${said}; if the latter is right, this should be ${expected}`,
    );
  };
}

function mistyped(repair: Repair, expected: string, hold: string, locale: Locale): string {
  const { amount } = repair;
  const { printed: is } = amount;
  const excess = excessOf(repair);
  const tooMuch = sign(excess) > 0;
  const difference = numberText(absolute(excess), is.unit, decimalsAt(is), locale, separatorOf(is, locale));
  const printed = amountText(amount, locale);
  return say(
    locale,
    `此数应为 ${expected}：改后 ${hold}（现为 ${printed}，${tooMuch ? '多' : '少'} ${difference}）`,
    `Should be ${expected}: then ${hold} (printed ${printed}, ${difference} too ${tooMuch ? 'much' : 'little'})`,
  );
}

function leftOut(_: Repair, expected: string, hold: string, locale: Locale): string {
  return say(
    locale,
    `此处应有 ${expected}：补上后 ${hold}（现为空白）`,
    `${expected} is missing here: with it ${hold} (printed blank)`,
  );
}

function otherUnit({ amount, value }: Repair, expected: string, hold: string, locale: Locale): string {
  const { unit } = amount.printed;
  const printed = amountText(amount, locale);
  const times = timesOf(amount.printed.value, value);
  return say(
    locale,
    `单位似有误：应为 ${expected} ${unit}，改后 ${hold}（现为 ${printed} ${unit}，相差${times?.chinese}）`,
    `The unit seems wrong: should be ${expected} ${unit}, then ${hold} (printed ${printed} ${unit}, ${times?.english} apart)`,
  );
}

/** An amount exactly 10⁴ or 10⁸ times too large or too small was written in another unit. */
export function isUnitSlip({ amount, value }: Repair): boolean {
  return timesOf(amount.printed.value, value) !== undefined;
}

const FACTORS = [
  { factor: 10_000, chinese: '一万倍', english: '10,000 times' },
  { factor: 100_000_000, chinese: '一亿倍', english: '100,000,000 times' },
];

function timesOf(a: Exact, b: Exact) {
  if (isZero(a) || isZero(b)) return undefined;
  return FACTORS.find(({ factor }) => isTimes(a, b, factor) || isTimes(b, a, factor));
}
