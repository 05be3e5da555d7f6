/** `text/share`: 完成年初预算的 x% where the sentence's other plan is the one that x % is of (rules 23 and 24). */

import type { Disclosure, Percent, TextAmount } from '../../disclosure/model';
import { laterPlan } from '../../knowledge/subjects';
import type { Finding, FindingRule } from '../model';
import { fullName } from '../names';
import { amountWithUnit, named, relatedAs, say } from '../wording';
import { fitsPercent, percentText } from './percent';

export const textPlanNamed: FindingRule = {
  code: 'text/share',
  check: ({ textAmounts }: Disclosure) =>
    textAmounts.flatMap((amount) => {
      const misnamed = misnamedPlan(amount);
      return misnamed ? [findingOf(amount, misnamed)] : [];
    }),
};

/** The plan that the percentage of an amount is measured against: the one named, unless it is plainly of the other. */
export function planMeant(amount: TextAmount): TextAmount | undefined {
  const { planned, completionOf } = amount.statement;
  return misnamedPlan(amount) ? planned : (completionOf?.plan ?? planned);
}

/** A plan that a sentence names by the words of another one. */
interface Misnamed {
  readonly planned: TextAmount;
  readonly percent: Percent;
  readonly named: NonNullable<TextAmount['statement']['completionOf']>;
  /** What it should be called. */
  readonly word: string;
}

function misnamedPlan(amount: TextAmount): Misnamed | undefined {
  const { planned, completion: percent, completionOf } = amount.statement;
  const word = planned && laterPlan(planned.statement.before);
  if (!planned || !percent || !completionOf || word === undefined) return undefined;
  if (fitsPercent(amount, completionOf.plan, percent) || !fitsPercent(amount, planned, percent))
    return undefined;
  return { planned, percent, named: completionOf, word };
}

function findingOf(amount: TextAmount, { planned, percent, named: wrong, word }: Misnamed): Finding {
  return {
    code: 'text/share',
    severity: 2,
    place: wrong.place,
    message: (locale) => {
      const spent = named(fullName(amount), amountWithUnit(amount, locale));
      const [first, later] = [wrong.plan, planned].map((plan) => amountWithUnit(plan, locale));
      const rate = percentText(percent);
      return say(
        locale,
        `“年初预算”似应为“${word}预算”：文字${spent}是${word}预算 ${later}的 ${rate}，年初预算为 ${first}`,
        `“年初预算” should probably be “${word}预算”: ${spent} is ${rate} of the later plan of ${later}, not of the first one of ${first}`,
      );
    },
    related: [relatedAs('年初预算', wrong.plan), relatedAs(`${word}预算`, planned)],
    fixes: [
      {
        title: (locale) => say(locale, `改为“${word}”`, `Change to ${word}`),
        kind: 'text',
        isPreferred: false,
        edits: [{ place: wrong.place, newText: word }],
      },
    ],
    data: { explains: [] },
  };
}
