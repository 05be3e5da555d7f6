/** What stands behind an amount and says more of it: percentages, reasons, and what all of it is. */

import { absolute, compare, type Exact, equal, portion, scale, subtract } from '../../amounts/exact';
import type { Paragraph, Percent, TextAmount } from './model';
import type { Token } from './tokens';
import { endOf, LONGEST_PHRASE, placeIn, type Walk } from './walk';

/** A statement while its paragraph is still being read. */
type Writable<T> = { -readonly [K in keyof T]: T[K] };

const SHARE = /^[，,]?约?占([^，,。；\d]{0,20}?)(?:的?比[重例]?)?的?(?:约为|约|为|达)?$/;
const RATE_WORDS =
  '^，?(?:同比|环比|[比较](?:上年|去年|20\\d\\d年)度?(?:当年)?(?:预算)?(?:执行数|预算数|决算数)?(?:相比)?)?(?:(增加|增长|上升|提高|增)|(减少|下降|降低|减))(?:了)?(?:幅度|比例|率)?(?:为|约)?';
const RATE = new RegExp(`${RATE_WORDS}$`);
/** A rate whose sign was forgotten: a number and a mark behind it. */
const BARE_RATE = new RegExp(`${RATE_WORDS}(\\d{1,4}(?:\\.\\d{1,2})?)(?=[，。；]|$)`);
const COMPLETION =
  /^[，。]?(?:完成|达到|为|占)(年初|调整(?:后)?|全年|年度|当年)?(?:的)?(?:财政拨款)?(?:支出)?预算(?:数)?(?:的)?(?:比例)?(?:为)?$/;
const BESIDE_PLAN =
  /(?:决算|支出|执行)数?(?:据)?((大于|高于|超过|多于)|(?:小于|低于|少于)|(等于))(?:年初|全年|当年)?(?:支出)?预算/;
const GIVEN_REASON =
  /^[^。；]{0,30}?(?:主要原因|原因)?(?:是|为|：|系)+(?:由于|因为|因)?([^。；\d]{2,60})(?=[。；]|$)/;
/** 基本持平 leaves something open. */
const LEVEL =
  /^(?:（[^）]*）)?[，。]?(?:与|和|同|较|比)(?:上年度?|上一年度?|去年|20\d\d年度?)(?:预算|决算|执行|安排)?数?(?:相比)?，?(?:持平|相同|一致|保持一致|无增减(?:变化)?|无变化)/;
const ALL_OF = /^，?(?:全部|均|都)(?:为|是|来自|来源于|属于|系)([^，。；：]{2,24})/;

/** What the words behind an amount, up to the next one, say of all of it. */
export function readBehind(amount: TextAmount, next: TextAmount | undefined): void {
  const { paragraph } = amount.statement;
  const statement = amount.statement as Writable<TextAmount['statement']>;
  const from = endOf(amount);
  const words = paragraph.text.slice(
    from,
    Math.min(next?.statement.at ?? from + LONGEST_PHRASE, from + LONGEST_PHRASE),
  );
  chooseAbout(amount, statement);
  statement.allOf = ALL_OF.exec(words)?.[1];
  if (statement.sense === 'value' && LEVEL.test(words)) statement.isLevel = true;
  if (statement.sense === 'change') {
    statement.reason = reasonIn(paragraph, words, from);
    statement.bareRate = bareRateIn(paragraph, words, from);
  }
  const beside = statement.planned && BESIDE_PLAN.exec(words);
  if (!beside) return;
  const start = from + beside.index + beside[0].indexOf(beside[1]);
  statement.besidePlan = {
    order: beside[2] ? 1 : beside[3] ? 0 : -1,
    place: placeIn(paragraph, start, start + beside[1].length),
  };
}

/** So many times nearer to what the rate makes of it the amount that changed must be than any other. */
const MARGIN = 4;
/** A change fits where it misses by no more than a part of so many. */
const FITTING = 100;

/** Where words leave open what a change is of, its rate tells: of the one that it fits, or that it fits far better. */
function chooseAbout(amount: TextAmount, statement: Writable<TextAmount['statement']>): void {
  const { maybeAbout: values, rate, about } = statement;
  if (!values || !rate || isSame(values)) return;
  const [nearest, ...others] = values
    .map((value) => ({ value, off: offBy(rate, value, amount) }))
    .sort((a, b) => compare(a.off, b.off));
  const isClear = others.every(({ off }) => compare(scale(nearest.off, MARGIN), off) <= 0);
  // What the words say rather counts until the rate leaves no doubt.
  const fits = compare(scale(nearest.off, FITTING), amount.printed.value) <= 0;
  if (isClear && (fits || about === undefined)) statement.about = nearest.value;
}

/** By how much a change misses what its rate makes of the amount that is said to have changed; all of it may be new. */
function offBy(
  { coefficient, decimals, direction }: NonNullable<TextAmount['statement']['rate']>,
  { printed: { value } }: TextAmount,
  { printed: { value: change } }: TextAmount,
): Exact {
  const hundred = 100 * 10 ** decimals;
  const before = hundred + direction * coefficient;
  const isNew = direction > 0 && coefficient === hundred && equal(change, value);
  if (isNew || before <= 0) return isNew ? 0 : absolute(change);
  return absolute(subtract(portion(value, coefficient, before), change));
}

function isSame([first, ...others]: readonly TextAmount[]): boolean {
  return others.every(({ printed }) => equal(printed.value, first.printed.value));
}

function bareRateIn(paragraph: Paragraph, words: string, from: number): TextAmount['statement']['bareRate'] {
  const bare = BARE_RATE.exec(words);
  if (!bare) return undefined;
  const [printed, growth, , number] = bare;
  const numberEnd = from + printed.length;
  const percent = percentOf(paragraph, { number, start: numberEnd - number.length, numberEnd });
  return percent && { ...percent, direction: growth ? 1 : -1 };
}

function reasonIn(paragraph: Paragraph, words: string, from: number): TextAmount['statement']['reason'] {
  const at = words.search(/原因|主要(?:是|为|系)/);
  const given = at < 0 ? null : GIVEN_REASON.exec(words.slice(at));
  if (!given) return undefined;
  const end = from + at + given[0].length;
  return { words: given[1], place: placeIn(paragraph, end - given[1].length, end) };
}

/** Gives a percentage to the amount before it, where the words between say what it is. */
export function takePercent(walk: Walk, token: Token, at: number): void {
  const { last, paragraph } = walk;
  if (!last) return;
  const percent = percentOf(paragraph, token);
  if (!percent) return;
  const between = paragraph.text.slice(endOf(last), at);
  const statement = last.statement as Writable<TextAmount['statement']>;
  const share = SHARE.exec(between);
  if (share && token.unit === '%') Object.assign(statement, { share: percent, shareOf: share[1] });
  const completion = COMPLETION.exec(between);
  if (completion && token.unit === '%' && isOfPlan(last, completion[1])) {
    statement.completion = percent;
    statement.completionOf = earlierPlan(last, completion);
  }
  const rate = RATE.exec(between);
  if (rate && token.unit === '%') statement.rate = { ...percent, direction: rate[1] ? 1 : -1 };
}

/** Digits of the longest percentage that is read: no longer whole number is exact. */
const MOST_DIGITS = 15;

/** The percentage of a token, its groups of thousands joined: `1,696.14`; `undefined` where it is too long to be one. */
function percentOf(
  paragraph: Paragraph,
  { number, start, numberEnd }: Pick<Token, 'number' | 'start' | 'numberEnd'>,
): Percent | undefined {
  const [whole, fraction = ''] = number.replace(/[,， ]/g, '').split('.');
  const digits = whole + fraction;
  if (digits.length > MOST_DIGITS) return undefined;
  return {
    coefficient: Number(digits),
    decimals: fraction.length,
    place: placeIn(paragraph, start, numberEnd),
  };
}

/** Whether a rate of completion is of the plan that the sentence names, rather than of one changed during the year. */
function isOfPlan({ statement: { planned } }: TextAmount, which = ''): boolean {
  if (!planned) return false;
  if (which === '年初' && /调整/.test(planned.statement.before)) return false;
  return !/^(?:调整|全年)/.test(which) || planned.statement.before.includes(which);
}

/** `年初预算为5万元，全年预算为8万元，决算为7万元，完成年初预算的…`: the plan that is named is not the one right before. */
function earlierPlan(
  amount: TextAmount,
  [printed, which = '']: RegExpExecArray,
): TextAmount['statement']['completionOf'] {
  const { planned, paragraph } = amount.statement;
  const plan = planned?.statement.planned;
  if (which !== '年初' || !plan?.statement.before.includes(which)) return undefined;
  const start = endOf(amount) + printed.indexOf(which);
  return { plan, place: placeIn(paragraph, start, start + which.length) };
}
