/** `tie/text`: last year's amounts and changes in the text, against tables that print both years: of 三公, or of functions (rules 6 and 23). */

import { equal } from '../../amounts/exact';
import type { Amount, Disclosure, TextAmount } from '../../disclosure/model';
import { yearOfColumn } from '../../knowledge/change-columns';
import { speaksOfSpent } from '../../knowledge/subjects';
import { amountsBefore } from '../../model/amounts-near';
import { placesOf } from '../../model/subject-places';
import { totalColumn } from '../../model/table-places';
import { readContext, type TextContext } from '../../model/text-context';
import { subjectIn } from '../../model/three-publics-places';
import type { Judged, Locale, Part, Relation } from '../model';
import { fullName, rowOf } from '../names';
import { amountWithUnit, named, say, sumText } from '../wording';
import { placeName } from './place-name';
import { changeName, changesOf } from './text-change';
import { slippedAmounts, textTies } from './tie-text';

/** Likely rather than certain: the text may compare with what was spent, so that most have to agree with the table. */
export function textLastYear(disclosure: Disclosure): readonly Relation[] {
  const context = readContext(disclosure);
  const slipped = slippedAmounts(disclosure);
  const places = new Map(textTies(disclosure).map(({ text, place }) => [text, place]));
  const nowOf = new Map(changesOf(disclosure).map(({ amount, now }) => [amount, now]));
  return disclosure.textAmounts.flatMap((text) => {
    // The table shows what was planned.
    if (slipped.has(text) || speaksOfSpent(text.statement.before) || comparesWithSpent(text, disclosure))
      return [];
    const { sense, direction } = text.statement;
    const years = yearsOf(text, disclosure, context) ?? yearsBeside(places.get(nowOf.get(text) ?? text));
    if (!years) return [];
    if (sense === 'change' && direction) return [relationOf(text, changeOf(years, direction), disclosure)];
    return isOfLastYear(text, disclosure)
      ? [relationOf(text, [{ amount: years.last, sign: 1 }], disclosure)]
      : [];
  });
}

/** Two amounts that a table sets against each other. */
interface Years {
  readonly now: Amount;
  readonly last: Amount;
}

/** Both years of a part of the 三公, or of what all places of a subject agree on. */
function yearsOf(text: TextAmount, disclosure: Disclosure, context: TextContext): Years | undefined {
  const { about } = text.statement;
  const subject = context.subjectOf(text) ?? (about && context.subjectOf(about));
  if (!subject) return undefined;
  const [now, last] = [subjectIn(disclosure, subject, 'settled'), subjectIn(disclosure, subject, 'last')];
  if (now && last) return { now, last };
  const { amounts } = placesOf(disclosure, subject, context.moneyOf(text));
  const [first, ...others] = amounts.flatMap((place) => yearsBeside(place) ?? []);
  return others.every((other) => equal(other.last.printed.value, first.last.printed.value))
    ? first
    : undefined;
}

/** An amount with that of the year before in its row: below the same words, or beside a total the only column of that year. */
function yearsBeside(now: Amount | undefined): Years | undefined {
  if (!now?.cell) return undefined;
  const { table, column } = now.cell;
  const panel = table.panels.find(({ amountColumns }) => amountColumns.includes(column));
  const row = rowOf(now);
  const words = (at: number): string => table.columns[at].path.slice(1).join('/');
  const before = (panel?.amountColumns ?? []).flatMap((at, index) =>
    yearOfColumn(table.columns[at].path, table.year) === 'last' ? [{ at, index }] : [],
  );
  const isTotal = panel !== undefined && panel.amountColumns[totalColumn(table, panel) ?? -1] === column;
  const meant =
    before.length === 1 && isTotal ? before : before.filter(({ at }) => words(at) === words(column));
  const last = meant.length === 1 ? row?.amounts[meant[0].index] : undefined;
  return last && last !== now ? { now, last } : undefined;
}

function isOfLastYear(
  { statement: { sense, isLastYear, year } }: TextAmount,
  disclosure: Disclosure,
): boolean {
  return sense === 'value' && (year === undefined ? isLastYear : year === (disclosure.year ?? 0) - 1);
}

/** `较上年执行数2.95万元增加0.25万元`: the number before a change says what it is compared with. */
function comparesWithSpent(text: TextAmount, { textAmounts, year }: Disclosure): boolean {
  if (text.statement.sense !== 'change') return false;
  const past = amountsBefore(text, textAmounts).at(-1)?.statement;
  const isPast = past?.isLastYear || (past?.year !== undefined && past.year !== year);
  return past !== undefined && isPast && speaksOfSpent(past.before);
}

function changeOf({ now, last }: Years, direction: 1 | -1): readonly Part[] {
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
