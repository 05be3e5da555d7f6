/** `text/change` by its word: the figures agree, but 增加 and 减少 are the wrong way round (rule 23). */

import { isZero } from '../../amounts/exact';
import { directionOfReason } from '../../knowledge/subjects';
import type { Finding, FindingRule } from '../model';
import { fullName } from '../names';
import { amountWithUnit, named, relatedAs, say } from '../wording';
import { readContext } from './context';
import { type Change, changesOf, isWrongWay } from './text-change';

const CODE = 'text/change';

export const textDirection: FindingRule = {
  code: CODE,
  check: (disclosure) =>
    changesOf(disclosure, readContext(disclosure)).flatMap((change) => {
      if (isWrongWay(change)) return [wrongWay(change)];
      if (growsToNothing(change)) return [fromNothing(change)];
      return isAgainstItsReason(change) ? [againstReason(change)] : [];
    }),
};

/** `0万元，比上年增加5万元`. */
function growsToNothing({ amount, direction, now }: Change): boolean {
  const isOwn = amount.statement.about !== undefined && amount.statement.about === now;
  return isOwn && direction > 0 && isZero(now.printed.value) && !isZero(amount.printed.value);
}

/** `比上年增加5万元，主要原因是压减一般性支出`: worth a look only, for a reason may tell of one part of the change. */
function isAgainstItsReason({ amount, direction }: Change): boolean {
  const { reason } = amount.statement;
  return (
    reason !== undefined && !isZero(amount.printed.value) && directionOfReason(reason.words) === -direction
  );
}

function againstReason(change: Change): Finding {
  const { amount, direction } = change;
  const { reason } = amount.statement;
  const word = direction > 0 ? '增加' : '减少';
  return {
    ...findingOf(change),
    severity: 3,
    message: (locale) =>
      say(
        locale,
        `文字说${word} ${amountWithUnit(amount, locale)}，原因却是“${reason?.words}”，请核对`,
        `The text says ${direction > 0 ? 'an increase' : 'a decrease'} of ${amountWithUnit(amount, locale)}, but gives a reason for the opposite: ${reason?.words}`,
      ),
  };
}

function wrongWay(change: Change): Finding {
  const { amount, direction, past } = change;
  const other = direction > 0 ? '减少' : '增加';
  const { directionPlace } = amount.statement;
  return {
    ...findingOf(change),
    message: (locale) => {
      const before = past ? amountWithUnit(past, locale) : '';
      const now = change.now ? named(fullName(change.now), amountWithUnit(change.now, locale)) : '';
      return say(
        locale,
        `文字${now}，上年 ${before}，应为${other} ${amountWithUnit(amount, locale)}`,
        `The text says ${now}, the year before ${before}: this is ${direction > 0 ? 'less' : 'more'} by ${amountWithUnit(amount, locale)}`,
      );
    },
    fixes: directionPlace
      ? [
          {
            title: (locale) => say(locale, `改为“${other}”`, `Change to ${other}`),
            kind: 'repair',
            isPreferred: true,
            edits: [{ place: directionPlace, newText: other }],
          },
        ]
      : [],
  };
}

function fromNothing(change: Change): Finding {
  return {
    ...findingOf(change),
    message: (locale) =>
      say(
        locale,
        `文字说比上年增加 ${amountWithUnit(change.amount, locale)}，而本年为 0`,
        `The text says an increase of ${amountWithUnit(change.amount, locale)}, but this year's amount is 0`,
      ),
  };
}

function findingOf({ amount, now, past }: Change): Omit<Finding, 'message'> {
  const others = [now, past].filter((one) => one !== undefined);
  return {
    code: CODE,
    severity: 2,
    place: amount.place,
    amount,
    related: others.map((one) => relatedAs(fullName(one), one)),
    fixes: [],
    data: { actual: amount.printed.text, explains: [] },
  };
}
