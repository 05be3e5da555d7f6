/**
 * `tie/text`, and for the value of assets `asset/text`: a number in the text equals the amount of the tables that it names (rule 21). A number printed with fewer
 * decimals agrees where it is the table's amount rounded or cut off; one with more decimals where it rounds to it.
 */

import {
  absolute,
  add,
  compare,
  cutTo,
  equal,
  isZero,
  roundTo,
  scale,
  sign,
  subtract,
} from '../../amounts/exact';
import { printAmount, styleOf } from '../../amounts/printed';
import { isTellingSlip, isUnlikelySlip } from '../../amounts/slips';
import type { Amount, Disclosure, TextAmount } from '../../disclosure/model';
import {
  definesOperatingAsPublic,
  type Subject,
  saysGrandTotal,
  saysOfThisYear,
  targetedMeant,
} from '../../knowledge/subjects';
import { clauseOf } from '../../model/clause';
import { listedProjects } from '../../model/listed-projects';
import { namedItems } from '../../model/named-items';
import { classOfBasic, grandTotalOf, type Places, placesAmong, placesOf } from '../../model/subject-places';
import { readContext, type TextContext } from '../../model/text-context';
import { operatingBeside, plannedPlace } from '../../model/three-publics-places';
import type { Told } from '../../model/told';
import { unitMeant } from '../../model/unit-slip';
import { memoize } from '../../text/memo';
import type { DiagnosticCode } from '../diagnostic-codes';
import type { Expected, Judged, Locale, Manner, Relation, ValueOf } from '../model';
import { fullName, rowOf } from '../names';
import { amountWithUnit, named, say, sumText } from '../wording';
import { placeName } from './place-name';
import { madeWith } from './told';

/** One relation for each number whose place is certain, or named in a list, and whose unit is not mistaken. */
export function tieText(disclosure: Disclosure): readonly Relation[] {
  const context = readContext(disclosure);
  const ties = textTies(disclosure).filter(({ text, place }) => !unitMeant(text, place));
  const tied = new Set(ties.map(({ text }) => text));
  const manner = mannerOf(ties);
  const others = disclosure.textAmounts.filter((text) => isCurrent(text, disclosure) && !tied.has(text));
  return [
    ...ties.map((tie) => quote(tie, ruleOf(tie.text, context), manner)),
    ...namedItems(disclosure, others, context).map(({ kind, isCertain, ...tie }) => ({
      ...quote(tie, 'tie/text', manner),
      template: `text:tie:${kind}${isCertain ? ':certain' : ''}`,
      certain: isCertain === true,
      votesIn: disclosure,
    })),
  ];
}

function ruleOf(text: TextAmount, context: TextContext): DiagnosticCode {
  return context.subjectOf(text) === 'assets' ? 'asset/text' : 'tie/text';
}

/** A number of the text with the amount of the tables that it quotes. */
export interface TextTie extends Choice {
  readonly text: TextAmount;
}

/** A place that a number of the text was found to quote. */
interface Choice {
  readonly place: Amount;
  readonly told?: Told;
}

/** All numbers of the text whose place in the tables is certain, in order. */
export const textTies = memoize((disclosure: Disclosure): readonly TextTie[] => {
  const context = readContext(disclosure);
  return disclosure.textAmounts.flatMap((text) => {
    if (isThisYears(text, disclosure)) {
      const choice = placeOf(text, disclosure, context);
      return choice ? [{ text, ...choice }] : [];
    }
    const place = planOf(text, disclosure, context);
    return place ? [{ text, place }] : [];
  });
});

/** Numbers whose unit is mistaken: they take part in no other relation. */
export const slippedAmounts = memoize((disclosure: Disclosure): ReadonlySet<TextAmount> => {
  const slipped = textTies(disclosure).filter(({ text, place }) => unitMeant(text, place) !== undefined);
  return new Set(slipped.map(({ text }) => text));
});

function isThisYears(text: TextAmount, disclosure: Disclosure): boolean {
  const { year } = disclosure;
  const { statement } = text;
  return (
    isCurrent(text, disclosure) &&
    (statement.year === undefined || year === undefined || statement.year === year)
  );
}

/**
 * An amount said of now; the year of a project's name says nothing of its money. Among reasons anything may be named, but
 * not where a change of the amount follows.
 */
function isCurrent(text: TextAmount, { textAmounts }: Disclosure): boolean {
  const { sense, isLastYear, isReason } = text.statement;
  if (sense !== 'value' || isLastYear) return false;
  return !isReason || spokenAbout(textAmounts).has(text);
}

/** Amounts that other numbers of the text are about. */
const spokenAbout = memoize((amounts: readonly TextAmount[]): ReadonlySet<TextAmount> => {
  return new Set(amounts.flatMap(({ statement }) => statement.about ?? []));
});

/** What had been planned for this year, where a table prints it too. */
function planOf(text: TextAmount, disclosure: Disclosure, context: TextContext): Amount | undefined {
  const { sense, isLastYear, year } = text.statement;
  if (sense !== 'planned' || isLastYear || (year !== undefined && year !== disclosure.year)) return undefined;
  const subject = context.subjectOf(text);
  return subject && plannedPlace(disclosure, subject);
}

function placeOf(text: TextAmount, disclosure: Disclosure, context: TextContext): Choice | undefined {
  const subject = meantBy(text, disclosure, context);
  if (!subject) return undefined;
  const meant = placesMeant(text, subject, disclosure, context);
  const places = meant.amounts.filter((place) => !isShifted(place, text));
  // What the year itself was given may be less than the total of a table that holds what was carried over.
  const isPart = isPartOfItself(text, subject, context) || saysOfThisYear(text.statement.subjects[0] ?? '');
  if (isPart || !meant.areAll) return nearest(places.find((place) => agrees(text, place)));
  if (MAY_BE_SOME.has(subject))
    return nearest(places.find((place) => agrees(text, place)) ?? onlySlip(places, text, isUnlikelySlip));
  return choose(places, text, mayBeLess(subject, disclosure));
}

/** What a number names; money with targets by what the sentence says of the projects. */
function meantBy(text: TextAmount, disclosure: Disclosure, context: TextContext): Subject | undefined {
  if (isOfAllProjects(text, disclosure, context)) return 'project';
  const subject = context.subjectOf(text);
  if (subject !== 'targeted') return subject;
  const { paragraph, at, subjects } = text.statement;
  const before = paragraph.text.slice(Math.max(0, at - LONGEST_SENTENCE), at);
  const from = Math.max(before.lastIndexOf('。'), before.lastIndexOf('；')) + 1;
  return targetedMeant(subjects[0] ?? '', before.slice(from)) ?? subject;
}

/** So much of a sentence says of what an amount is. */
const LONGEST_SENTENCE = 160;

/** Money of as many projects as the disclosure lists. */
function isOfAllProjects(text: TextAmount, disclosure: Disclosure, context: TextContext): boolean {
  const counted = context.projectsWith(text);
  return counted !== undefined && counted === listedProjects(disclosure)?.length;
}

/** Totals whose parts are known of other money than the tables show them for. */
const OF_OTHER_FUNDS: ReadonlySet<Subject> = new Set(['fund-expenditure', 'state-expenditure']);
const BASIC: ReadonlySet<Subject> = new Set(['basic', 'general-basic']);

/** Money that may be of any choice of projects: held only to a place that it is, or would be with one keystroke. */
const MAY_BE_SOME: ReadonlySet<Subject> = new Set(['targeted']);

/** What a subject means as a part of what the sentence breaks down. */
function placesMeant(
  text: TextAmount,
  subject: Subject,
  disclosure: Disclosure,
  context: TextContext,
): Places {
  const total = text.statement.list?.total;
  const whole = total && context.subjectOf(total);
  const places = placesOf(disclosure, subject, context.moneyOf(text));
  const last = saysGrandTotal(clauseOf(text)) ? grandTotalOf(disclosure, subject) : undefined;
  if (last) return placesAmong([last, ...places.amounts]);
  if (whole === undefined) return places;
  if (OF_OTHER_FUNDS.has(whole)) return placesAmong([]);
  const ofBasic = BASIC.has(whole) ? classOfBasic(disclosure, subject) : [];
  return ofBasic.length > 0 ? placesAmong(ofBasic) : places;
}

/** `支出…，其中支出…`: the part must be narrower than its words say. */
function isPartOfItself({ statement }: TextAmount, subject: Subject, context: TextContext): boolean {
  const total = statement.list?.total;
  return total !== undefined && context.subjectOf(total) === subject;
}

/**
 * Whether the text may mean a part of what the table holds, so that a smaller number is no mistake: 机关运行经费 leaves out
 * institutions, unless the glossary says that it is the 公用经费 of all units, or a table prints it by its name.
 */
function mayBeLess(subject: Subject, disclosure: Disclosure): boolean {
  const { glossary } = disclosure;
  if (subject !== 'operating') return PROCURED.has(subject);
  if (operatingBeside(disclosure)) return false;
  return !glossary.some(({ term, definition }) => definesOperatingAsPublic(term, definition));
}

/** A text may speak of what is bought by one fund, or centrally. */
const PROCURED: ReadonlySet<Subject> = new Set([
  'procurement',
  'procured-goods',
  'procured-works',
  'procured-services',
]);

/** A blank beside the very amount: the cells of its row were misplaced in print or in reading. */
function isShifted(place: Amount, { printed }: TextAmount): boolean {
  if (!place.printed.blank || isZero(printed.value)) return false;
  return (
    rowOf(place)?.amounts.some((amount) => amount && equal(amount.printed.value, printed.value)) ?? false
  );
}

/** A place that was chosen by the number itself. */
function nearest(place: Amount | undefined): Choice | undefined {
  return place && { place, told: 'nothing' };
}

/** The place, where all that may be meant agree; else the one that the number equals. */
function choose(places: readonly Amount[], text: TextAmount, isPart: boolean): Choice | undefined {
  if (places.length === 0) return undefined;
  const [first, ...others] = places;
  const isLess = compare(text.printed.value, first.printed.value) < 0 && !agrees(text, first);
  // A part does not happen to be a keystroke away from the whole.
  if (isPart && isLess) return nearest(onlySlip(places, text));
  if (others.every((other) => equal(other.printed.value, first.printed.value)))
    return { place: first, ...(isPart || others.length > 0 ? { told: 'text' as const } : {}) };
  return nearest(places.find((place) => agrees(text, place)) ?? onlySlip(places, text));
}

/** The one of several places that the number is a single keystroke away from. */
function onlySlip(
  places: readonly Amount[],
  { printed }: TextAmount,
  isNear = isTellingSlip,
): Amount | undefined {
  const near = places.filter((place) =>
    isNear(printed.text, printAmount(place.printed.value, printed.unit, styleOf(printed))),
  );
  const [first, ...others] = near;
  return others.every((other) => equal(other.printed.value, first.printed.value)) ? first : undefined;
}

function agrees(text: Amount, place: Amount): boolean {
  const { value, steps } = expectQuote(text, place)((amount) => amount.printed.value);
  return compare(scale(absolute(subtract(text.printed.value, value)), 2), steps) <= 0;
}

/** What a quoted number should be: the table's amount, or itself where it only prints more decimals of it. */
function expectQuote(text: Amount, place: Amount): (valueAt: ValueOf) => Expected {
  const steps = add(text.printed.step, place.printed.step);
  return (valueAt) => {
    const [said, meant] = [valueAt(text), valueAt(place)];
    const off = absolute(subtract(said, meant));
    const isFiner = compare(text.printed.step, place.printed.step) < 0;
    if (isFiner && compare(scale(off, 2), place.printed.step) <= 0) return { value: said, steps };
    return { value: meant, steps: isCutOff(text, place, valueAt) ? add(scale(off, 2), steps) : steps };
  };
}

/** The table's amount without its last decimals. */
function isCutOff(text: Amount, place: Amount, valueAt: ValueOf): boolean {
  const [said, meant] = [valueAt(text), valueAt(place)];
  if (isZero(said) || sign(said) !== sign(meant)) return false;
  const less = subtract(absolute(meant), absolute(said));
  return sign(less) > 0 && compare(less, text.printed.step) < 0;
}

/** What sentences do with the decimals of tables that they leave out; `undefined` where none tells, or they differ. */
function mannerOf(ties: readonly TextTie[]): Manner | undefined {
  const [first, ...others] = ties.flatMap(({ text, place }) => mannerIn(text, place) ?? []);
  return others.every((other) => other === first) ? first : undefined;
}

/** Only numbers tell that rounding and cutting off make different ones of. */
function mannerIn({ printed }: TextAmount, place: Amount): Manner | undefined {
  const [exact, step] = [place.printed.value, printed.step];
  const [rounded, cut] = [roundTo(exact, step), cutTo(exact, step)];
  if (equal(rounded, cut)) return undefined;
  if (equal(printed.value, rounded)) return 'rounded';
  return equal(printed.value, cut) ? 'cut-off' : undefined;
}

function quote({ text, place, told }: TextTie, rule: DiagnosticCode, manner: Manner | undefined): Relation {
  return {
    rule,
    roundingCode: 'text/rounding',
    template: `text:tie:${text.statement.subjects[0] ?? ''}`,
    certain: true,
    defines: false,
    total: text,
    parts: [{ amount: place, sign: 1 }],
    expect: expectQuote(text, place),
    isMadeWith: madeWith(text, told),
    manner,
    name: (amount) => (amount === text ? fullName(text) : placeName(amount)),
    describe,
    describeRounding: describeRounded,
  };
}

function describe(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const place = parts[0].amount;
  const { difference } = sumText(judged, locale);
  const said = named(fullName(total), amountWithUnit(total, locale));
  const meant = named(placeName(place), amountWithUnit(place, locale));
  return say(
    locale,
    `文字${said}与${meant}不符，相差 ${difference}`,
    `The text says ${said}, but ${meant} differs by ${difference}`,
  );
}

function describeRounded(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const place = parts[0].amount;
  const isCut = isCutOff(total, place, (amount) => amount.printed.value) && !isRounded(total, place);
  const said = named(fullName(total), amountWithUnit(total, locale));
  const meant = named(placeName(place), amountWithUnit(place, locale));
  // Neither is the other rounded where both print as many decimals: each was rounded by itself.
  if (compare(total.printed.step, place.printed.step) <= 0) {
    const { difference } = sumText(judged, locale);
    return say(
      locale,
      `文字${said}与${meant}相差 ${difference}，在各自四舍五入的范围内`,
      `In the text, ${said} differs from ${meant} by ${difference}, within what rounding each of them leaves`,
    );
  }
  return say(
    locale,
    `文字${said} 为${meant} ${isCut ? '截去尾数（未四舍五入）' : '四舍五入而得'}`,
    `In the text, ${said} is ${meant} ${isCut ? 'cut off, not rounded' : 'rounded'}`,
  );
}

function isRounded(text: Amount, place: Amount): boolean {
  const off = absolute(subtract(text.printed.value, place.printed.value));
  return compare(scale(off, 2), add(text.printed.step, place.printed.step)) <= 0;
}
