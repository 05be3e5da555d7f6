/** `text/change` by its word: the figures agree, but 增加 and 减少 are the wrong way round (rule 23). */

import { equal, isZero } from '../../amounts/exact';
import { isLong } from '../../amounts/slips';
import type { TextAmount } from '../../disclosure/model';
import { directionOfReason } from '../../knowledge/subjects';
import { readContext } from '../../model/text-context';
import { groupBy } from '../../text/collections';
import type { Finding, FindingRule, Fix } from '../model';
import { fullName, listNames } from '../names';
import { amountWithUnit, named, relatedAs, say } from '../wording';
import { type Division, divisionsOf, misdirectedIn } from './change-parts';
import { fitsPercent, percentText } from './percent';
import { bothSidesIn } from './text-again';
import { type Change, changeName, changesOf, isWrongWay } from './text-change';

const CODE = 'text/change';

export const textDirection: FindingRule = {
  code: CODE,
  check: (disclosure) => {
    const context = readContext(disclosure);
    const changes = changesOf(disclosure);
    const divisions = new Map(
      divisionsOf(changes, disclosure.textAmounts, context).map(
        (division) => [misdirectedIn(division), division] as const,
      ),
    );
    const contradicted = contradictedBy(changes);
    return changes.flatMap((change) => {
      if (isWrongWay(change)) return [wrongWay(change)];
      const division = divisions.get(change);
      if (division) return [misdirected(change, division)];
      if (isAgainstItsRate(change)) return [againstRate(change)];
      const others = contradicted.get(change);
      if (others) return [againstOthers(change, others)];
      if (growsToNothing(change)) return [fromNothing(change)];
      return isAgainstItsReason(change) ? [againstReason(change)] : [];
    });
  },
};

/** `0万元，比上年增加5万元`. */
function growsToNothing({ amount, direction, now }: Change): boolean {
  const isOwn = amount.statement.about !== undefined && amount.statement.about === now;
  return isOwn && direction > 0 && isZero(now.printed.value) && !isZero(amount.printed.value);
}

/** `比上年增加5万元，下降2.00%`. */
function isAgainstItsRate(change: Change): boolean {
  const rate = rateOf(change);
  return rate !== undefined && rate.direction !== change.direction && rate.coefficient !== 0;
}

/** The rate of a change; its sign may have been forgotten where it is the rate in the direction of the change. */
function rateOf({ amount, now, direction }: Change): TextAmount['statement']['rate'] {
  const { rate, bareRate } = amount.statement;
  if (rate || !bareRate || !now) return rate;
  return fitsPercent(amount, now, bareRate, direction) ? bareRate : undefined;
}

/** Fewer digits are of too many changes. */
const FEWEST_DIGITS = 2;

/** Changes told in both directions, with those that say the other: the fewer, or the later where none are fewer. */
function contradictedBy(changes: readonly Change[]): ReadonlyMap<Change, readonly Change[]> {
  const ofBoth = bothSidesIn(changes).map(({ both, sides }) => {
    const same = sides.filter(({ amount }) => equal(amount.printed.value, both.amount.printed.value));
    return [both, ...same];
  });
  return new Map([...sameChanges(changes), ...ofBoth].flatMap(fewerOf));
}

/** Changes by one amount that lead to one amount. */
function sameChanges(changes: readonly Change[]): readonly (readonly Change[])[] {
  const telling = changes.filter(
    ({ amount, now }) => now && isLong(now.printed.text) && isLong(amount.printed.text, FEWEST_DIGITS),
  );
  const keyOf = ({ amount, now }: Change) => `${now?.printed.value} ${amount.printed.value}`;
  return [...groupBy(telling, keyOf).values()];
}

function fewerOf(group: readonly Change[]): readonly (readonly [Change, readonly Change[]])[] {
  const ups = group.filter(({ direction }) => direction > 0);
  const downs = group.filter(({ direction }) => direction < 0);
  if (ups.length === 0 || downs.length === 0) return [];
  const areUpsMore = ups.length > downs.length || (ups.length === downs.length && group[0] === ups[0]);
  const [right, wrong] = areUpsMore ? [ups, downs] : [downs, ups];
  return wrong.map((change) => [change, right] as const);
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
  return {
    ...findingOf(change),
    severity: 3,
    message: (locale) =>
      say(
        locale,
        `文字说${wordOf(direction)} ${amountWithUnit(amount, locale)}，原因却是“${reason?.words}”，请核对`,
        `The text says ${direction > 0 ? 'an increase' : 'a decrease'} of ${amountWithUnit(amount, locale)}, but gives a reason for the opposite: ${reason?.words}`,
      ),
  };
}

function againstOthers(change: Change, [other]: readonly Change[]): Finding {
  const { amount, direction } = change;
  return {
    ...findingOf(change),
    message: (locale) =>
      say(
        locale,
        `文字此处说${changeName(amount)} ${amountWithUnit(amount, locale)}，另一处同一数额却说${wordOf(-direction)}，增减方向相反`,
        `The text says ${changeName(amount)} ${amountWithUnit(amount, locale)}, and elsewhere the opposite of the same change`,
      ),
    related: [relatedAs(changeName(other.amount), other.amount)],
    fixes: turnings(change),
  };
}

function againstRate(change: Change): Finding {
  const { amount, direction } = change;
  const rate = rateOf(change);
  const percent = rate ? percentText(rate) : '';
  return {
    ...findingOf(change),
    message: (locale) =>
      say(
        locale,
        `文字前说${wordOf(direction)} ${amountWithUnit(amount, locale)}，后说${direction > 0 ? '下降' : '增长'} ${percent}，增减方向相反`,
        `The text says ${direction > 0 ? 'an increase' : 'a decrease'} of ${amountWithUnit(amount, locale)}, but ${direction > 0 ? 'a fall' : 'growth'} of ${percent}`,
      ),
  };
}

function wrongWay(change: Change): Finding {
  const { amount, direction, past } = change;
  return {
    ...findingOf(change),
    message: (locale) => {
      const before = past ? amountWithUnit(past, locale) : '';
      const now = change.now ? named(fullName(change.now), amountWithUnit(change.now, locale)) : '';
      return say(
        locale,
        `文字${now}，上年 ${before}，应为${wordOf(-direction)} ${amountWithUnit(amount, locale)}`,
        `The text says ${now}, the year before ${before}: this is ${direction > 0 ? 'less' : 'more'} by ${amountWithUnit(amount, locale)}`,
      );
    },
    fixes: turnings(change),
  };
}

function misdirected(change: Change, { whole, parts }: Division): Finding {
  const others = [whole, ...parts].filter((other) => other !== change);
  const { amount, direction } = change;
  return {
    ...findingOf(change),
    message: (locale) => {
      const list = listNames(
        others.map((other) => `${changeName(other.amount)} ${amountWithUnit(other.amount, locale)}`),
        locale,
      );
      return say(
        locale,
        `“${wordOf(direction)}”似应为“${wordOf(-direction)}”：文字${changeName(amount)} ${amountWithUnit(amount, locale)}，改后与${list}相符`,
        `“${wordOf(direction)}” should probably be “${wordOf(-direction)}”: then ${amountWithUnit(amount, locale)} agrees with ${list}`,
      );
    },
    related: others.map((other) => relatedAs(changeName(other.amount), other.amount)),
    fixes: turnings(change),
  };
}

function wordOf(direction: number): string {
  return direction > 0 ? '增加' : '减少';
}

/** Puts the other word in the place of the one that gives the direction; certain where the rate beside it says so too. */
function turnings({ amount, direction }: Change): Fix[] {
  const { directionPlace } = amount.statement;
  if (!directionPlace) return [];
  const other = wordOf(-direction);
  return [
    {
      title: (locale) => say(locale, `改为“${other}”`, `Change to ${other}`),
      kind: 'repair',
      isPreferred: amount.statement.rate?.direction === -direction,
      edits: [{ place: directionPlace, newText: other }],
    },
  ];
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
