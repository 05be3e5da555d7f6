/** `text/change` in final accounts: 大于, 小于 and 等于预算数 agree with the two amounts of the sentence (rule 23). */

import { absolute, add, compare, subtract } from '../../amounts/exact';
import type { Disclosure, TextAmount } from '../../disclosure/model';
import type { Finding, FindingRule } from '../model';
import { fullName } from '../names';
import { amountWithUnit, named, relatedAs, say } from '../wording';
import { hundredOf } from './percent';
import { slippedAmounts } from './tie-text';

const CODE = 'text/change';

/** `决算数大于预算数` beside two amounts that say the opposite, or 等于 beside two that differ by more than rounding. */
export const textPlan: FindingRule = {
  code: CODE,
  check: (disclosure: Disclosure) => {
    const slipped = slippedAmounts(disclosure);
    return disclosure.textAmounts.flatMap((amount) => {
      const { planned, besidePlan } = amount.statement;
      if (!planned || !besidePlan || slipped.has(amount) || slipped.has(planned)) return [];
      const order = orderOf(amount, planned);
      // Amounts that are printed alike may still differ by what rounding took away.
      return order === 0 || order === besidePlan.order ? [] : [findingOf(amount, planned, order)];
    });
  },
};

/** 1 where more was spent than planned; 0 within what rounding leaves. */
function orderOf({ printed }: TextAmount, planned: TextAmount): 1 | 0 | -1 {
  const difference = subtract(printed.value, planned.printed.value);
  if (compare(absolute(difference), add(printed.step, planned.printed.step)) <= 0) return 0;
  return compare(difference, 0) > 0 ? 1 : -1;
}

/** Whether the rate of completion too is above or below 100 %. */
function isBorneOut({ statement: { completion } }: TextAmount, order: 1 | -1): boolean {
  return completion !== undefined && Math.sign(completion.coefficient - hundredOf(completion)) === order;
}

const WORDS = { 1: '大于', [-1]: '小于' } as const;

function findingOf(amount: TextAmount, planned: TextAmount, order: 1 | -1): Finding {
  const { besidePlan } = amount.statement;
  const word = WORDS[order];
  return {
    code: CODE,
    severity: 2,
    place: amount.place,
    amount,
    message: (locale) => {
      const spent = named(fullName(amount), amountWithUnit(amount, locale));
      const plan = amountWithUnit(planned, locale);
      return say(
        locale,
        `文字${spent}，预算数 ${plan}：决算数应为${word}预算数`,
        `The text says ${spent}, planned ${plan}: this is ${order > 0 ? 'more' : 'less'} than planned`,
      );
    },
    related: [relatedAs('预算数', planned)],
    fixes: besidePlan
      ? [
          {
            title: (locale) => say(locale, `改为“${word}”`, `Change to ${word}`),
            kind: 'repair',
            isPreferred: isBorneOut(amount, order),
            edits: [{ place: besidePlan.place, newText: word }],
          },
        ]
      : [],
    data: { actual: amount.printed.text, explains: [] },
  };
}
