/** What each number of the text names, found once for a disclosure and shared by the rules of the text. */

import type { Disclosure, TextAmount, TextList } from '../disclosure/model';
import {
  isOtherBody,
  isOwner,
  type Money,
  moneyOfHeading,
  otherFundOf,
  projectsInSum,
  type Subject,
  saysWhole,
  speaksOfOtherFund,
  subjectOf,
  withoutHeading,
} from '../knowledge/subjects';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import { clauseOf } from './clause';

/** The numbers of a disclosure's text with their meanings. */
export interface TextContext {
  /** What the body of the disclosure is called, as far as that is known. */
  readonly bodies: readonly string[];
  /** What a number names; `undefined` where that is not certain. */
  readonly subjectOf: (amount: TextAmount) => Subject | undefined;
  /** Lists of parts, in order of the text. */
  readonly lists: readonly TextList[];
  /** The money that the sentence or its headings speak of. */
  readonly moneyOf: (amount: TextAmount) => Money;
  /** The fund beside 一般公共预算 that the headings over an amount are about. */
  readonly otherFundOf: (amount: TextAmount) => ReturnType<typeof otherFundOf>;
  /** How many projects have the money that an amount is: 项目共8个，支出总额…. */
  readonly projectsWith: (amount: TextAmount) => number | undefined;
}

/** The text of a disclosure, understood. */
export function readContext({ textAmounts, body }: Disclosure): TextContext {
  const contexts = contextsOf(textAmounts);
  const context = contexts.get(body) ?? contextOf(textAmounts, body && compact(body));
  contexts.set(body, context);
  return context;
}

/** Contexts of a text by the body that it speaks of: most edits leave both as they are. */
const contextsOf = memoize((_: readonly TextAmount[]) => new Map<string | undefined, TextContext>());

function contextOf(amounts: readonly TextAmount[], body: string | undefined): TextContext {
  const subjects = new Map<TextAmount, Subject>();
  const bodies = [body, commonOwner(amounts)].filter((name) => name !== undefined);
  for (const amount of amounts) {
    const subject = findSubject(amount, bodies);
    if (subject) subjects.set(amount, subject);
  }
  const lists = new Set<TextList>();
  for (const { statement } of amounts) if (statement.list) lists.add(statement.list);
  return {
    bodies,
    subjectOf: (amount) => subjects.get(amount),
    lists: [...lists],
    moneyOf: (amount) => moneyOf(amount, subjects),
    otherFundOf: fundOfHeadings,
    projectsWith,
  };
}

/** So many numbers of a text must be of one owner, and more than of all others, before it is taken for the body. */
const FEWEST_OF_BODY = 3;

/** Whose numbers most of those are that name an owner: the body, where no table says it. */
function commonOwner(amounts: readonly TextAmount[]): string | undefined {
  const owners = amounts.flatMap(({ statement: { owner, subjects } }) => {
    if (owner !== '') return [owner];
    // `2026年，某局收入预算为…`: the name stands behind the year.
    const before = subjectOf(subjects[0] ?? '')?.before ?? '';
    return isOtherBody(before, []) ? [before] : [];
  });
  const byName = groupBy(owners, (owner) => owner);
  for (const [owner, { length }] of byName)
    if (length >= FEWEST_OF_BODY && length * 2 > owners.length) return owner;
  return undefined;
}

function findSubject(amount: TextAmount, bodies: readonly string[]): Subject | undefined {
  const { subjects, owner } = amount.statement;
  const found = subjectOf(subjects[0] ?? '');
  if (!found) return undefined;
  const before = withoutHeading(found.before);
  if (!isOwner(before, bodies) || !isOwner(owner, bodies)) return undefined;
  const saysNoOwner = before === '' && owner === '';
  if (saysNoOwner && isBelowOther(amount, bodies)) return undefined;
  if (OF_ANY_FUND.has(found.subject) && isOfOtherFund(amount)) return undefined;
  const isVague = amount.statement.sense !== 'change' && WHOLES.has(found.subject);
  return isVague && !saysWhole(clauseOf(amount)) ? undefined : found.subject;
}

/** Whether the headings or the sentence's first amount name another body. */
function isBelowOther({ statement: { head, paragraph } }: TextAmount, bodies: readonly string[]): boolean {
  if (paragraph.headings.some((heading) => isOtherBody(heading, bodies))) return true;
  if (!head) return false;
  const { subjects, owner } = head.statement;
  const before = subjectOf(subjects[0] ?? '')?.before ?? '';
  return isOtherBody(before, bodies) || isOtherBody(owner, bodies);
}

/** What the tables show of all money, while a sentence may go through the money of one fund. */
const OF_ANY_FUND: ReadonlySet<Subject> = new Set([
  'year-revenue',
  'year-expenditure',
  'carry-over',
  'carry-forward',
  'basic',
  'project',
  'personnel',
  'public',
  'wages',
  'goods',
  'family',
]);

/** Money carried over, which sentences have of appropriations alone: 年初财政拨款结转和结余. */
const CARRIED: ReadonlySet<Subject | undefined> = new Set<Subject>(['carry-over', 'carry-forward']);

/** Whether the sentence, by its first amount, or its heading is about 政府性基金 or 国有资本经营. */
function isOfOtherFund({ statement: { head, subjects, paragraph } }: TextAmount): boolean {
  const words = [subjects[0], head?.statement.subjects[0], head?.statement.before, paragraph.headings.at(-1)];
  return words.some((each) => each !== undefined && speaksOfOtherFund(each));
}

/** Words so short that they name anything; a change is of what the paragraph named so before. */
const WHOLES: ReadonlySet<Subject> = new Set(['revenue', 'expenditure', 'both']);

const GENERAL_SUBJECTS: ReadonlySet<Subject> = new Set([
  'general-revenue',
  'general-expenditure',
  'general-basic',
  'general-project',
  'general-both',
]);

const FISCAL_SUBJECTS: ReadonlySet<Subject> = new Set([
  'fiscal-revenue',
  'fiscal-expenditure',
  'fiscal-both',
]);

/** Lists within lists that a reader can still tell apart. */
const DEEPEST = 16;

/** The total of the list that an amount is in, then of the list that this total is in, and so on, the nearest of them. */
export function totalsAround(amount: TextAmount): readonly TextAmount[] {
  const totals = new Set<TextAmount>();
  for (
    let at = amount.statement.list?.total;
    at && !totals.has(at) && totals.size < DEEPEST;
    at = at.statement.list?.total
  )
    totals.add(at);
  return [...totals];
}

/** What the totals around an amount say, the nearest first; where they leave it open, the headings do. */
function moneyOf(amount: TextAmount, subjects: ReadonlyMap<TextAmount, Subject>): Money {
  const { headings } = amount.statement.paragraph;
  const own = CARRIED.has(subjects.get(amount)) && moneyOfHeading(amount.statement.subjects[0] ?? '');
  if (own) return own;
  const ofHeading = headings.reduceRight<Money | undefined>(
    (known, heading) => known ?? moneyOfHeading(heading),
    undefined,
  );
  for (const total of totalsAround(amount)) {
    const subject = subjects.get(total);
    if (subject === undefined) continue;
    if (GENERAL_SUBJECTS.has(subject)) return 'general';
    if (FISCAL_SUBJECTS.has(subject)) return ofHeading ?? 'fiscal';
    if (WHOLES.has(subject)) break;
  }
  return ofHeading ?? 'all';
}

/** By the nearest heading that speaks of a fund or of the money of several. */
function fundOfHeadings({ statement }: TextAmount): ReturnType<typeof otherFundOf> {
  const telling = statement.paragraph.headings.findLast(
    (heading) => speaksOfOtherFund(heading) || moneyOfHeading(heading) !== undefined,
  );
  return telling === undefined ? undefined : otherFundOf(telling);
}

function projectsWith({ statement }: TextAmount): number | undefined {
  const [phrase = ''] = statement.subjects;
  return projectsInSum(phrase, statement.before.slice(0, statement.before.lastIndexOf(phrase)));
}
