/** Reads sentences: each number of money with what is named, its year, its list, and the numbers it is compared with. */

import { parseAmount } from '../../amounts/printed';
import { UNITS } from '../../amounts/units';
import { namesLevels } from '../../knowledge/item-names';
import type { Block, Place } from '../../tables/model';
import type { Paragraph, Percent, Sense, TextAmount, TextCount } from './model';
import { readParagraphs } from './paragraphs';
import { beginsList, isReason, type Lead, listedSubject, readLead } from './phrases';
import { quietBrackets, readTokens, type Token } from './tokens';

/** Everything that sentences say in numbers. */
export interface Prose {
  readonly amounts: readonly TextAmount[];
  readonly counts: readonly TextCount[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A list while its parts are still being read. */
interface OpenList {
  readonly list: { readonly total: TextAmount; readonly parts: TextAmount[] };
  /** The bracket in which it stands; lists end where theirs closes. */
  readonly depth: number;
  /** Whether its parts are set off by semicolons. */
  bySemicolon: boolean;
}

/** What is known on the way through a paragraph. */
interface Walk {
  readonly paragraph: Paragraph;
  readonly quiet: readonly boolean[];
  readonly amounts: TextAmount[];
  readonly lists: OpenList[];
  /** Pieces of text since the last number, up to the current one. */
  segments: string[];
  segmentStart: number;
  depth: number;
  /** The amount that a bracket was opened behind. */
  bracketOf: (TextAmount | undefined)[];
  last?: TextAmount;
  lastValue?: TextAmount;
  /** The first value of the paragraph: what later sentences break down. */
  topic?: TextAmount;
  isReason: boolean;
  /** The amount that a colon stands right behind. */
  colonBehind?: TextAmount;
  /** The sentence's first value of this year. */
  sentenceValue?: TextAmount;
  /** The sentence's first value of any year. */
  sentenceHead?: TextAmount;
}

const MARKS = new Set('，。；：！？（）');
const LIMIT =
  /^(?:（含）|\(含\))?(?:以上|以下|以内|及以上|及以下|\/|每|一人|一次)|^(?:及\d+(?:万|亿)?元以上)/;
const PER_HEAD = /(?:每人|人均|每年每|每次|每户|标准|单价|单位价值|限额|起付线|封顶线)[^，。；]{0,12}$/;
const SHARE = /^[，,]?约?占([^，,。；\d]{0,20}?)(?:的?比[重例]?)?的?(?:约为|约|为|达)?$/;
const RATE =
  /^，?(?:同比|比上年|较上年|环比)?(?:(增加|增长|上升|提高|增)|(减少|下降|降低|减))(?:了)?(?:幅度|比例|率)?(?:为|约)?$/;
const COMPLETION =
  /^，?(?:完成|达到|为|占)(年初|调整(?:后)?|全年|年度|当年)?(?:的)?(?:财政拨款)?(?:支出)?预算(?:数)?(?:的)?(?:比例)?(?:为)?$/;
const BESIDE_PLAN =
  /(?:决算|支出|执行)数?(?:据)?((大于|高于|超过|多于)|(?:小于|低于|少于)|(等于))(?:年初|全年|当年)?(?:支出)?预算/;
const GIVEN_REASON =
  /^[^。；]{0,30}?(?:主要原因|原因)?(?:是|为|：|系)+(?:由于|因为|因)?([^。；\d]{2,60})(?=[。；]|$)/;
const ALL_OF = /^，?(?:全部|均|都)(?:为|是|来自|来源于|属于|系)([^，。；：]{2,24})/;
/** Behind what was planned: `，支出决算为`, `，当年支出决算`. */
const SETTLED_BEHIND = /^[，。；]?(?:(?:当年|本年|全年|年度)?(?:实际)?(?:支出|收入)?)?决算/;
/** What a number is called stands in so many characters before it. */
const LONGEST_PHRASE = 160;
/** So many pieces before a number may say what it is. */
const MOST_SEGMENTS = 16;
/** A name with more enumeration commas than this is no name. */
const MOST_CANDIDATES = 8;
/** Lists go on over paragraphs that name one amount each and are no longer than this. */
const LONGEST_ITEM = 120;

/** Reads the text of a disclosure; headings and unfinished lists go on from block to block, lists only until a table. */
export function readProse(blocks: readonly Block[]): Prose {
  const amounts: TextAmount[] = [];
  const counts: TextCount[] = [];
  const headings: string[] = [];
  let carried: OpenList[] = [];
  for (const block of blocks) {
    if (block.type === 'table') carried = [];
    else
      for (const paragraph of readParagraphs(block, headings)) {
        const tokens = readTokens(paragraph.text);
        counts.push(...readCounts(paragraph, tokens));
        const hasMoney = tokens.some(({ kind }) => kind === 'money');
        if (!hasMoney || paragraph.text.length > LONGEST_ITEM) carried = [];
        if (!hasMoney) continue;
        const walk = walkThrough(paragraph, tokens, carried);
        amounts.push(...walk.amounts);
        carried = openAtEnd(walk) ? walk.lists : [];
      }
  }
  return { amounts, counts };
}

/** A list goes on in the next paragraph where the sentence has not ended. */
function openAtEnd({ paragraph, lists }: Walk): boolean {
  return lists.length > 0 && !/[。！？]$/.test(paragraph.text);
}

function walkThrough(paragraph: Paragraph, tokens: readonly Token[], carried: OpenList[]): Walk {
  const walk: Walk = {
    paragraph,
    quiet: quietBrackets(paragraph.text, tokens),
    amounts: [],
    lists: carried,
    segments: [],
    segmentStart: 0,
    depth: 0,
    bracketOf: [],
    isReason: false,
  };
  let next = 0;
  const { text } = paragraph;
  for (let at = 0; at < text.length; at++) {
    const token = tokens[next];
    if (token && at === token.start) {
      next++;
      if (token.kind === 'money') takeMoney(walk, token, at);
      else if (token.kind === 'percent') takePercent(walk, token, at);
      else continue;
      at = token.end - 1;
      walk.segments = [];
      walk.segmentStart = token.end;
    } else if (MARKS.has(text[at]) && !walk.quiet[at]) takeMark(walk, text[at], at);
  }
  closeSegment(walk, text.length);
  walk.amounts.forEach((amount, index) => {
    readBehind(amount, walk.amounts[index + 1]);
  });
  if (opensAtEnd(walk)) openList(walk, walk.lastValue);
  return walk;
}

/** What the words behind an amount, up to the next one, say of all of it. */
function readBehind(amount: TextAmount, next: TextAmount | undefined): void {
  const { paragraph } = amount.statement;
  const statement = amount.statement as Writable<TextAmount['statement']>;
  const from = endOf(amount);
  const words = paragraph.text.slice(
    from,
    Math.min(next?.statement.at ?? from + LONGEST_PHRASE, from + LONGEST_PHRASE),
  );
  statement.allOf = ALL_OF.exec(words)?.[1];
  if (statement.sense === 'change') statement.reason = reasonIn(paragraph, words, from);
  const beside = statement.planned && BESIDE_PLAN.exec(words);
  if (!beside) return;
  const start = from + beside.index + beside[0].indexOf(beside[1]);
  statement.besidePlan = {
    order: beside[2] ? 1 : beside[3] ? 0 : -1,
    place: placeIn(paragraph, start, start + beside[1].length),
  };
}

function reasonIn(paragraph: Paragraph, words: string, from: number): TextAmount['statement']['reason'] {
  const at = words.search(/原因|主要(?:是|为|系)/);
  const given = at < 0 ? null : GIVEN_REASON.exec(words.slice(at));
  if (!given) return undefined;
  const end = from + at + given[0].length;
  return { words: given[1], place: placeIn(paragraph, end - given[1].length, end) };
}

/** `项目支出100万元，主要为`: the list stands in the paragraphs below. */
function opensAtEnd({ segments, lastValue }: Walk): boolean {
  return lastValue !== undefined && segments.some((segment) => beginsList(segment));
}

function closeSegment(walk: Walk, at: number): void {
  const segment = walk.paragraph.text.slice(Math.max(walk.segmentStart, at - LONGEST_PHRASE), at);
  if (segment !== '') walk.segments.push(segment);
  if (walk.segments.length > MOST_SEGMENTS) walk.segments = walk.segments.slice(-MOST_SEGMENTS);
  walk.segmentStart = at;
}

function takeMark(walk: Walk, mark: string, at: number): void {
  closeSegment(walk, at);
  walk.segmentStart = at + 1;
  const { last } = walk;
  if (walk.segments.some(isReason) && last?.statement.sense === 'change') walk.isReason = true;
  if (mark === '（') openBracket(walk);
  else if (mark === '）') closeBracket(walk);
  else if (mark === '；') endItem(walk);
  else if (mark === '。' || mark === '！' || mark === '？') endSentence(walk);
  else if (mark === '：') {
    if (walk.segments.length === 0) walk.colonBehind = last;
    walk.segments.push('：');
  }
}

function openBracket(walk: Walk): void {
  walk.depth++;
  const isBehindAmount = walk.segments.length === 0;
  walk.bracketOf.push(isBehindAmount ? walk.last : undefined);
}

function closeBracket(walk: Walk): void {
  if (walk.depth === 0) return;
  walk.depth--;
  walk.lastValue = walk.bracketOf.pop() ?? walk.lastValue;
  dropLists(walk, ({ depth }) => depth <= walk.depth);
  walk.segments = [];
}

/** A semicolon ends lists whose parts are set off by commas, and reasons. */
function endItem(walk: Walk): void {
  walk.isReason = false;
  while (walk.lists.length > 0) {
    const list = walk.lists[walk.lists.length - 1];
    if (list.depth < walk.depth) break;
    const isOuter = walk.lists.length === 1;
    if (list.bySemicolon || (isOuter && list.list.parts.length <= 1)) {
      list.bySemicolon = true;
      break;
    }
    walk.lists.pop();
  }
  walk.segments = [];
}

function endSentence(walk: Walk): void {
  dropLists(walk, () => false);
  walk.isReason = false;
  walk.sentenceValue = undefined;
  walk.sentenceHead = undefined;
  const words = walk.segments.filter((segment) => segment !== '：');
  // A heading inside the paragraph names what the next sentence speaks of: `1.教育支出（类）。年初预算为…`.
  // A function spelt out does so whatever is said behind it of what it is for.
  const heading = words.findLast(namesLevels) ?? words.at(-1);
  walk.segments = heading !== undefined && walk.last === undefined ? [heading, '：'] : [];
}

function dropLists(walk: Walk, keep: (list: OpenList) => boolean): void {
  while (walk.lists.length > 0 && !keep(walk.lists[walk.lists.length - 1])) walk.lists.pop();
}

function openList(walk: Walk, total: TextAmount | undefined): void {
  if (!total || total.statement.sense === 'other') return;
  walk.lists.push({ list: { total, parts: [] }, depth: walk.depth, bySemicolon: false });
}

function takeMoney(walk: Walk, token: Token, at: number): void {
  closeSegment(walk, at);
  const words = walk.segments.filter((segment) => segment !== '：');
  const lead = readLead(words.at(-1) ?? '');
  if (words.some(isReason) && walk.last?.statement.sense === 'change') walk.isReason = true;
  beginListBefore(walk, words);
  const amount = makeAmount(walk, token, lead, words);
  if (!amount) return;
  walk.amounts.push(amount);
  walk.last = amount;
  if (amount.statement.sense === 'value' && !lead.isCompared) walk.sentenceHead ??= amount;
  if (amount.statement.sense !== 'value' || amount.statement.isLastYear) return;
  walk.lastValue = amount;
  walk.topic ??= amount;
  walk.sentenceValue ??= amount;
}

/** Opens a list where the words since the last number say so, or where a bracket stands right behind an amount. */
function beginListBefore(walk: Walk, words: readonly string[]): void {
  const isFirstInBracket = walk.bracketOf.length > 0 && walk.bracketOf.at(-1) !== undefined;
  const owner = walk.bracketOf.at(-1);
  const saysList = words.some((segment) => beginsList(segment));
  if (isFirstInBracket && owner === walk.last) {
    openList(walk, owner);
    return;
  }
  if (walk.isReason) return;
  if (walk.colonBehind && walk.colonBehind === walk.last) {
    openList(walk, walk.colonBehind);
    return;
  }
  if (!saysList) {
    openList(walk, totalNamed(walk, words));
    return;
  }
  openList(walk, walk.last?.statement.sense === 'change' ? walk.last : totalOfList(walk));
}

/** A list in a sentence of its own is of the paragraph's topic, unless another amount was stated beside it. */
function totalOfList({ sentenceValue, topic, lastValue, amounts, paragraph }: Walk): TextAmount | undefined {
  if (sentenceValue) return lastValue;
  const isRivalled = amounts.some((amount) => {
    const { statement } = amount;
    if (amount === topic || statement.paragraph !== paragraph) return false;
    return statement.sense === 'value' && !statement.isLastYear && !statement.list;
  });
  return isRivalled ? undefined : topic;
}

/** `项目支出100万元。项目支出包括：…`: the amount of that name before. */
function totalNamed({ amounts, segments }: Walk, words: readonly string[]): TextAmount | undefined {
  if (segments[segments.length - 2] !== '：' || words.length < 2) return undefined;
  const subject = listedSubject(words[words.length - 2]);
  if (subject === undefined) return undefined;
  return amounts.findLast(
    ({ statement }) => statement.sense === 'value' && statement.subjects[0] === subject,
  );
}

function makeAmount(walk: Walk, token: Token, lead: Lead, words: readonly string[]): TextAmount | undefined {
  const unit = UNITS.find((one) => one === token.unit);
  const printed = unit && parseAmount(token.number, unit);
  if (!printed) return undefined;
  const { paragraph } = walk;
  const sense = senseOf(walk, token, lead);
  const isSettled = lead.subject === '' && words.length === 1 && walk.last?.statement.sense === 'planned';
  const subjects = isSettled ? (walk.last?.statement.subjects ?? []) : subjectsOf(lead, words);
  const current = walk.lists.at(-1);
  const isPart = current !== undefined && !walk.isReason && sense === current.list.total.statement.sense;
  const isCompared = sense === 'change' || lead.isLastYear || lead.isCompared;
  const amount: TextAmount = {
    printed,
    place: placeIn(paragraph, token.start, token.numberEnd),
    unitPlace: placeIn(paragraph, token.numberEnd, token.end),
    block: paragraph.block,
    line: paragraph.lines[paragraph.lineOf[token.start]],
    statement: {
      paragraph,
      at: token.start,
      head: walk.sentenceHead,
      subjects,
      owner: lead.owner,
      sense,
      ...timeOf(walk, lead),
      direction: lead.change?.direction,
      directionPlace: lead.change && directionPlace(walk, token, lead.change, words),
      about: isCompared && subjects.length === 0 ? comparedValue(walk) : undefined,
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
function comparedValue({ sentenceValue, topic, lastValue, lists }: Walk): TextAmount | undefined {
  if (!sentenceValue) return topic;
  const list = lists.at(-1);
  const isInside = list?.list.parts.some((part) => part === lastValue) ?? false;
  const isOpen = isInside && !list?.bySemicolon && (list?.list.parts.length ?? 0) > 1;
  return isOpen ? undefined : lastValue;
}

/** Where the unit of an amount ends in its paragraph. */
function endOf({ statement }: TextAmount): number {
  return statement.paragraph.text.indexOf('元', statement.at) + 1;
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
  return lead.isPlanned && SETTLED_BEHIND.test(paragraph.text.slice(token.end, token.end + 12))
    ? 'planned'
    : 'value';
}

/** The subject of the last segment, or of the one before it where the last only leads to the number. */
function subjectsOf(lead: Lead, words: readonly string[]): string[] {
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

function takePercent(walk: Walk, token: Token, at: number): void {
  const { last, paragraph } = walk;
  if (!last) return;
  const between = paragraph.text.slice(endOf(last), at);
  const [whole, fraction = ''] = token.number.split('.');
  const percent: Percent = {
    coefficient: Number(whole + fraction),
    decimals: fraction.length,
    place: placeIn(paragraph, token.start, token.numberEnd),
  };
  const statement = last.statement as Writable<TextAmount['statement']>;
  const share = SHARE.exec(between);
  if (share && token.unit === '%') Object.assign(statement, { share: percent, shareOf: share[1] });
  const completion = COMPLETION.exec(between);
  if (completion && token.unit === '%' && isOfPlan(last, completion[1])) statement.completion = percent;
  const rate = RATE.exec(between);
  if (rate && token.unit === '%') statement.rate = { ...percent, direction: rate[1] ? 1 : -1 };
}

/** Whether a rate of completion is of the plan that the sentence names, rather than of one changed during the year. */
function isOfPlan({ statement: { planned } }: TextAmount, which = ''): boolean {
  if (!planned) return false;
  return !/^(?:调整|全年)/.test(which) || planned.statement.before.includes(which);
}

function readCounts(paragraph: Paragraph, tokens: readonly Token[]): TextCount[] {
  return tokens
    .filter(({ kind, number }) => kind === 'count' && /^\d{1,6}$/.test(number))
    .map((token) => ({
      count: Number(token.number),
      word: token.unit,
      place: placeIn(paragraph, token.start, token.numberEnd),
      paragraph,
      at: token.start,
      before: lastClause(paragraph.text.slice(Math.max(0, token.start - LONGEST_PHRASE), token.start)),
      after: /^[^，。；：（]*/.exec(paragraph.text.slice(token.end, token.end + LONGEST_PHRASE))?.[0] ?? '',
    }));
}

/** The words behind the last mark of punctuation. */
function lastClause(text: string): string {
  let start = text.length;
  while (start > 0 && !MARKS.has(text[start - 1])) start--;
  return text.slice(start);
}

function placeIn({ block, offsets }: Paragraph, start: number, end: number): Place {
  return { block, start: offsets[start], end: offsets[end - 1] + 1 };
}
