/** `text/share`: 占 x% agrees with the amount and the whole that it is a share of (rule 24). */

import { equal } from '../../amounts/exact';
import type { Amount, Disclosure, Percent, TextAmount } from '../../disclosure/model';
import { isOwner, namedOnly, type Subject, subjectOf } from '../../knowledge/subjects';
import { amountsBefore, amountsNear } from '../../model/amounts-near';
import { placesOf } from '../../model/subject-places';
import { readContext, type TextContext, totalsAround } from '../../model/text-context';
import { memoize } from '../../text/memo';
import type { Judged, Locale, Relation } from '../model';
import { fullName, isInText } from '../names';
import { amountWithUnit, named, say, sumText } from '../wording';
import { expectPercent, fitsPercent, isMistyped, percentText } from './percent';
import { placeName } from './place-name';
import { wholesByShares } from './shared-wholes';
import { planMeant } from './text-plan-named';
import { slippedAmounts } from './tie-text';

/** One relation for each number with its share of a whole, and for what was spent with its share of the plan. */
export function textShare(disclosure: Disclosure): readonly Relation[] {
  return sharesOf(disclosure).map(({ part, of }) => relationOf(part, of));
}

/** Every amount of the text that is given as a percentage, with what it is a percentage of. */
export const sharesOf = memoize((disclosure: Disclosure): readonly Share[] => {
  const slipped = slippedAmounts(disclosure);
  const context = readContext(disclosure);
  const named = disclosure.textAmounts.flatMap((part) =>
    slipped.has(part)
      ? []
      : wholesOf(part, disclosure, context).flatMap((of) =>
          isInText(of.whole) && slipped.has(of.whole) ? [] : [{ part, of }],
        ),
  );
  return [...named, ...fittingShares(disclosure, slipped, new Set(named.map(({ part }) => part)))];
});

/** Shares of which the words leave open what they are of, where the figures tell: one that does not fit is a keystroke away. */
function fittingShares(
  disclosure: Disclosure,
  slipped: ReadonlySet<TextAmount>,
  known: ReadonlySet<TextAmount>,
): readonly Share[] {
  const open = disclosure.textAmounts.filter(
    (amount) => amount.statement.share !== undefined && !slipped.has(amount) && !known.has(amount),
  );
  return wholesByShares(open, disclosure).flatMap(({ part, percent, whole }) => {
    const expect = (meant: Percent) => expectPercent(part, whole, meant, 0);
    const fits = fitsPercent(part, whole, percent) || isMistyped(part, percent, expect);
    return fits ? [{ part, of: { whole, percent, isPlan: false } }] : [];
  });
}

/** An amount with what it is given as a percentage of. */
export interface Share {
  readonly part: TextAmount;
  readonly of: Whole;
}

/** What an amount is given as a percentage of: a whole, or the plan that it was to fulfil. */
export interface Whole {
  readonly whole: Amount;
  readonly percent: Percent;
  readonly isPlan: boolean;
}

/** What the sentence gives an amount as a percentage of. */
function wholesOf(amount: TextAmount, disclosure: Disclosure, context: TextContext): Whole[] {
  const { share, shareOf = '', planned, completion } = amount.statement;
  const whole =
    share &&
    (wholeOf(amount, share, shareOf) ??
      (shareOf === ''
        ? wholeOfPublics(amount, disclosure, context)
        : namedWhole(amount, shareOf, disclosure)));
  return [
    ...(share && whole ? [{ whole, percent: share, isPlan: false }] : []),
    ...(planned && completion
      ? [{ whole: planMeant(amount) ?? planned, percent: completion, isPlan: true }]
      : []),
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
    meant.find((total) => fitsPercent(amount, total, share)) ?? meant.find((total) => total === list?.total)
  );
}

const PUBLICS: ReadonlySet<Subject | undefined> = new Set<Subject>(['abroad', 'vehicles', 'reception']);

/** `“三公”经费中，出国费…，占0%；公务用车…，占86%`: shares of what the sentence need not print, for at least two of the three. */
function wholeOfPublics(
  amount: TextAmount,
  disclosure: Disclosure,
  context: TextContext,
): Amount | undefined {
  if (!PUBLICS.has(context.subjectOf(amount))) return undefined;
  const shared = amountsNear(amount, disclosure.textAmounts).filter(
    (other) => other.statement.share !== undefined && PUBLICS.has(context.subjectOf(other)),
  );
  if (shared.length < 2) return undefined;
  return wholeInTables(amount, '“三公”经费', disclosure);
}

/** The whole that the sentence names where it is no total of a list: said before, or what a table shows by that name. */
function namedWhole(amount: TextAmount, name: string, disclosure: Disclosure): Amount | undefined {
  const bare = namedOnly(name);
  if (bare === '') return undefined;
  const said = amountsBefore(amount, disclosure.textAmounts).filter(
    ({ statement: { sense, isLastYear, subjects } }) =>
      sense === 'value' && !isLastYear && namedOnly(subjects[0] ?? '') === bare,
  );
  return said.at(-1) ?? wholeInTables(amount, bare, disclosure);
}

/** The text may mean less by them than the tables show, or another year. */
const VAGUE: ReadonlySet<Subject> = new Set(['procurement', 'operating', 'assets']);

/** What all places of that name agree on. */
function wholeInTables({ statement }: TextAmount, name: string, disclosure: Disclosure): Amount | undefined {
  const isNow = statement.year === undefined || statement.year === disclosure.year;
  const found = subjectOf(name);
  if (!isNow || statement.isLastYear || statement.sense !== 'value') return undefined;
  if (!found || VAGUE.has(found.subject) || !isOwner(found.before, readContext(disclosure).bodies))
    return undefined;
  const { amounts, areAll } = placesOf(disclosure, found.subject, 'all');
  const [first, ...others] = amounts;
  return areAll && others.every((other) => equal(other.printed.value, first.printed.value))
    ? first
    : undefined;
}

/** Where the sentence names the whole, it must be the total of the list: a share of something else is not compared. */
function isMeant(total: TextAmount, name: string): boolean {
  if (name === '') return true;
  return total.statement.subjects.some((subject) => subject.includes(name) || name.includes(subject));
}

function relationOf(part: TextAmount, of: Whole): Relation {
  const { whole, percent } = of;
  return {
    rule: 'text/share',
    template: 'text:share',
    certain: true,
    defines: false,
    severity: 2,
    total: part,
    parts: [{ amount: whole, sign: 1 }],
    isApproximate: true,
    percent,
    expect: expectPercent(part, whole, percent, 0),
    expectOfExact: expectPercent(part, whole, percent, 0, true),
    hasOtherCause: () => isMistyped(part, percent, (meant) => expectPercent(part, whole, meant, 0)),
    formula: (locale, sum) => `${wholeText(of, locale)} × ${percentText(percent)} ≈ ${sum}`,
    name: nameOf,
    describe: (judged, locale) => describe(judged, of, locale),
  };
}

/** A number of the text by what it names, an amount of a table with the table's title. */
function nameOf(amount: Amount): string {
  return isInText(amount) ? fullName(amount) : placeName(amount);
}

/** A plan is named as such: the sentence calls it by the same words as what was spent. */
function wholeText({ whole, isPlan }: Whole, locale: Locale): string {
  return named(isPlan ? say(locale, '预算', 'the plan of ') : nameOf(whole), amountWithUnit(whole, locale));
}

function describe(judged: Judged, of: Whole, locale: Locale): string {
  const { total } = judged.relation;
  const part = named(fullName(total), amountWithUnit(total, locale));
  const percent = percentText(of.percent);
  const whole = wholeText(of, locale);
  const { sum } = sumText(judged, locale);
  return say(
    locale,
    `文字${part}与${of.isPlan ? '完成' : '占比'} ${percent} 不符：${whole}的 ${percent} 约为 ${sum}`,
    `The text says ${part}, ${of.isPlan ? 'that is' : 'a share of'} ${percent}; but ${percent} of ${whole} is about ${sum}`,
  );
}
