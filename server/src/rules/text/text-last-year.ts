/** `tie/text`: last year's 三公经费 and its change in the text, against a table of 三公 that prints both years (rules 6 and 23). */

import type { Disclosure, TextAmount } from '../../disclosure/model';
import { type Subject, speaksOfSpent } from '../../knowledge/subjects';
import type { Judged, Locale, Part, Relation } from '../model';
import { fullName } from '../names';
import { amountWithUnit, named, say, sumText } from '../wording';
import { readContext, type TextContext } from './context';
import { amountsBefore } from './near';
import { placeName } from './place-name';
import { changeName } from './text-change';
import { subjectIn } from './three-publics-places';
import { slippedAmounts } from './tie-text';

/** Likely rather than certain: the text may compare with what was spent, so that most have to agree with the table. */
export function textLastYear(disclosure: Disclosure): readonly Relation[] {
  const context = readContext(disclosure);
  const slipped = slippedAmounts(disclosure);
  return disclosure.textAmounts.flatMap((text) => {
    // The table shows what was planned.
    if (slipped.has(text) || speaksOfSpent(text.statement.before)) return [];
    const parts = partsOf(text, disclosure, context);
    return parts ? [relationOf(text, parts, disclosure)] : [];
  });
}

/** Last year's amount in the table, or for a change this year's and last year's. */
function partsOf(
  text: TextAmount,
  disclosure: Disclosure,
  context: TextContext,
): readonly Part[] | undefined {
  const { sense, direction, isLastYear, year, about } = text.statement;
  const subject = context.subjectOf(text) ?? (about && context.subjectOf(about));
  const last = subject && subjectIn(disclosure, subject, 'last');
  if (!last || comparesWithSpent(text, disclosure)) return undefined;
  if (sense === 'change' && direction) return changeOf(disclosure, subject, direction);
  const isOfLastYear = isLastYear && (year === undefined || year === (disclosure.year ?? 0) - 1);
  return sense === 'value' && isOfLastYear ? [{ amount: last, sign: 1 }] : undefined;
}

/** `较上年执行数2.95万元增加0.25万元`: the number before a change says what it is compared with. */
function comparesWithSpent(text: TextAmount, { textAmounts, year }: Disclosure): boolean {
  if (text.statement.sense !== 'change') return false;
  const past = amountsBefore(text, textAmounts).at(-1)?.statement;
  const isPast = past?.isLastYear || (past?.year !== undefined && past.year !== year);
  return past !== undefined && isPast && speaksOfSpent(past.before);
}

function changeOf(disclosure: Disclosure, subject: Subject, direction: 1 | -1): readonly Part[] | undefined {
  const [now, last] = [subjectIn(disclosure, subject, 'settled'), subjectIn(disclosure, subject, 'last')];
  if (!now || !last) return undefined;
  const [grown, from] = direction > 0 ? [now, last] : [last, now];
  return [
    { amount: grown, sign: 1 },
    { amount: from, sign: -1 },
  ];
}

function relationOf(total: TextAmount, parts: readonly Part[], disclosure: Disclosure): Relation {
  return {
    rule: 'tie/text',
    roundingCode: 'text/rounding',
    template: 'text:last-year',
    votesIn: disclosure,
    certain: false,
    defines: false,
    total,
    parts,
    name: (amount) => (amount === total ? changeName(total) : placeName(amount)),
    describe,
  };
}

function describe(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const text = total as TextAmount;
  const { sum, difference } = sumText(judged, locale);
  const isChange = parts.length > 1;
  const said = named(isChange ? changeName(text) : `上年${fullName(text)}`, amountWithUnit(text, locale));
  const places = parts.map(({ amount }) => `${placeName(amount)} ${amountWithUnit(amount, locale)}`);
  return say(
    locale,
    `文字${said}，按${places.join('、')}应为 ${sum}，相差 ${difference}`,
    `The text says ${said}, but ${places.join(' and ')} make ${sum}: they differ by ${difference}`,
  );
}
