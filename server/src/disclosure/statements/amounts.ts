/** One number of money in a sentence: what the words before it name, and of which year and in what sense. */

import { parseBroken } from '../../amounts/flawed';
import { UNITS } from '../../amounts/units';
import { namesLevels } from '../../knowledge/item-names';
import type { Place } from '../../tables/model';
import type { Sense, TextAmount } from './model';
import { type Lead, leavesList, readLead, saysAgain } from './phrases';
import type { Token } from './tokens';
import { endOf, LONGEST_PHRASE, type OpenList, placeIn, type Walk } from './walk';

const LIMIT =
  /^(?:（含）|\(含\))?(?:以上|以下|以内|及以上|及以下|\/|每|一人|一次)|^(?:及\d+(?:万|亿)?元以上)/;
const PER_HEAD =
  /(?:每人|人均|每年每|每次|每户|车均|辆均|每辆|最高|标准|单价|单位价值|限额|起付线|封顶线)[^，。；]{0,12}$/;
/** Behind what was planned: `，支出决算为`, `，当年支出决算`, or what it was changed to first: `，全年预算为`. */
const SETTLED_BEHIND =
  /^[，。；]?(?:(?:(?:当年|本年|全年|年度)?(?:实际)?(?:支出|收入)?)?决算|(?:全年|调整后?的?)(?:支出)?预算)/;
/** A name with more enumeration commas than this is no name. */
const MOST_CANDIDATES = 8;

/** The amount of a number with its unit, and all that the words before it say; `undefined` where it is none. */
export function makeAmount(
  walk: Walk,
  token: Token,
  lead: Lead,
  words: readonly string[],
): TextAmount | undefined {
  const unit = UNITS.find((one) => one === token.unit);
  const printed = unit && parseBroken(token.number, unit, !token.number.includes('.'));
  if (!printed) return undefined;
  const { paragraph } = walk;
  const sense = senseOf(walk, token, lead);
  const isSettled = lead.subject === '' && words.length === 1 && walk.last?.statement.sense === 'planned';
  const subjects = isSettled ? (walk.last?.statement.subjects ?? []) : subjectsOf(walk, token, lead, words);
  const current = walk.lists.at(-1);
  const isAgain = saysAgain(words.at(-1) ?? '') && current?.list.parts.at(-1) === walk.last;
  const isPart =
    current !== undefined &&
    (!walk.isReason || isReasonOf(current)) &&
    !isAgain &&
    !leavesList(words.at(-1) ?? '') &&
    sense === current.list.total.statement.sense;
  const isCompared = sense === 'change' || lead.isLastYear || lead.isCompared;
  const isUnnamed = isCompared && subjects.length === 0;
  const amount: TextAmount = {
    printed,
    place: placeIn(paragraph, token.start, token.numberEnd),
    unitPlace: placeIn(paragraph, token.numberEnd, token.end),
    block: paragraph.block,
    line: paragraph.lines[paragraph.lineOf[token.start]],
    statement: {
      paragraph,
      beside: walk.amounts,
      at: token.start,
      head: walk.sentenceHead,
      subjects,
      owner: lead.owner,
      sense,
      ...timeOf(walk, lead),
      direction: lead.change?.direction,
      directionPlace: lead.change && directionPlace(walk, token, lead.change, words),
      about: isUnnamed ? comparedValue(walk) : undefined,
      maybeAbout: isUnnamed && sense === 'change' ? valuesAround(walk) : undefined,
      before: paragraph.text.slice(
        Math.max(walk.last ? endOf(walk.last) : 0, token.start - LONGEST_PHRASE),
        token.start,
      ),
      isReason: walk.isReason,
      list: isPart ? current.list : undefined,
      planned: isSettled ? walk.last : undefined,
    },
  };
  if (isPart && !amount.statement.isLastYear) current.list.parts.push(amount);
  return amount;
}

/** Reasons name anything, but what a bracket says of a number among them is of that number. */
function isReasonOf({ list, depth }: OpenList): boolean {
  return list.total.statement.isReason && depth > 0;
}

/** As the words say, else as the first value of the sentence: `2024年项目支出…，基本支出…`. */
function timeOf(walk: Walk, lead: Lead): Pick<TextAmount['statement'], 'year' | 'isLastYear'> {
  const head = walk.sentenceHead?.statement;
  const isOwn = lead.saysWhen || lead.isCompared || lead.change !== undefined || !head;
  return isOwn
    ? { year: lead.year, isLastYear: isLastYear(walk, lead) }
    : { year: head.year, isLastYear: head.isLastYear };
}

/** The year before: in words, as what is compared with, or one less than that of the paragraph's first value. */
function isLastYear({ topic }: Walk, lead: Lead): boolean {
  if (lead.isLastYear || (lead.isCompared && !lead.change)) return true;
  return lead.year !== undefined && topic?.statement.year === lead.year + 1;
}

/** The value that a change without a subject is about: the topic at the start of a sentence, else the value before. */
function comparedValue(walk: Walk): TextAmount | undefined {
  const { sentenceValue, topic, lastValue, lists, paragraph } = walk;
  if (!sentenceValue) return walk.isTorn ? undefined : topic;
  if (walk.justEnded) return undefined;
  const list = lists.at(-1);
  const parts = list?.list.parts ?? [];
  // Of several parts in one paragraph any may be meant, unless they are set off from each other.
  const isInside =
    parts.some((part) => part === lastValue) && parts.at(-2)?.statement.paragraph === paragraph;
  const isOpen = isInside && !list?.bySemicolon;
  return isOpen ? undefined : lastValue;
}

/** The last part of a list and its total, where a change right behind may be of either. */
function valuesAround({ sentenceValue, lists, justEnded, lastValue }: Walk): TextAmount[] | undefined {
  const list = (justEnded ?? lists.at(-1))?.list;
  if (!sentenceValue || !lastValue || list?.parts.at(-1) !== lastValue) return undefined;
  return list.total.statement.isLastYear || list.total.statement.sense !== 'value'
    ? undefined
    : [list.total, lastValue];
}

function directionPlace(
  { paragraph }: Walk,
  token: Token,
  change: { readonly start: number; readonly end: number },
  words: readonly string[],
): Place {
  const start = token.start - (words.at(-1) ?? '').length;
  return placeIn(paragraph, start + change.start, start + change.end);
}

function senseOf({ paragraph }: Walk, token: Token, lead: Lead): Sense {
  if (LIMIT.test(paragraph.text.slice(token.end, token.end + 16))) return 'other';
  if (PER_HEAD.test(paragraph.text.slice(Math.max(0, token.start - 24), token.start))) return 'other';
  if (lead.change) return 'change';
  if (lead.isBeside) return 'other';
  return lead.isPlanned && SETTLED_BEHIND.test(paragraph.text.slice(token.end, token.end + 12))
    ? 'planned'
    : 'value';
}

/** `，比2025年执行数增加`: what is said behind an amount is said of all that the paragraph is about. */
const COMPARED_BEHIND = /^，?(?:比|较|与|同)/;

/**
 * The subject of the last segment, or of the one before it where the last only leads to the number; of the first number of a
 * paragraph, what its heading names; of a later one that only a year names and that is compared with another, the first one's.
 */
function subjectsOf(walk: Walk, token: Token, lead: Lead, words: readonly string[]): readonly string[] {
  const named = subjectsIn(lead, words);
  const { topic, paragraph } = walk;
  const isOfTopic =
    named.length === 0 && topic && lead.year !== undefined && !lead.isCompared && !lead.change;
  if (isOfTopic && COMPARED_BEHIND.test(paragraph.text.slice(token.end, token.end + 2)))
    return topic.statement.subjects;
  const heading = walk.paragraph.headings.at(-1);
  const isOpen = named.length === 0 && walk.amounts.length === 0 && !lead.change && !lead.isCompared;
  return isOpen && heading !== undefined ? candidates(readLead(heading.replace(/：$/, '')).subject) : named;
}

function subjectsIn(lead: Lead, words: readonly string[]): string[] {
  if (lead.subject !== '') return candidates(lead.subject);
  if (lead.change || lead.isCompared) return [];
  const spelt = words.findLast(namesLevels);
  if (spelt !== undefined) return candidates(readLead(spelt).subject);
  for (let i = words.length - 2; i >= Math.max(0, words.length - 3); i--) {
    const { subject, change } = readLead(words[i]);
    if (change) return [];
    if (subject !== '') return candidates(subject);
  }
  return [];
}

/** `甲、乙` may be one name, or an item and the next. */
function candidates(subject: string): string[] {
  const found = [subject];
  for (
    let at = subject.indexOf('、');
    at >= 0 && found.length < MOST_CANDIDATES;
    at = subject.indexOf('、', at + 1)
  )
    found.push(subject.slice(at + 1));
  return found.filter((one) => one !== '');
}
