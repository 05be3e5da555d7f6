/** Reads sentences: each number of money with what is named, its year, its list, and the numbers it is compared with. */

import { namesLevels } from '../../knowledge/item-names';
import type { Block } from '../../tables/model';
import { appendAll } from '../../text/collections';
import { makeAmount } from './amounts';
import { readBehind, takePercent } from './behind';
import { readCounts } from './counts';
import { beginListBefore, dropLists, endItem, openedAtEnd, openList } from './lists';
import { type ListsBefore, listsAt, listsBehind, NO_LISTS } from './lists-between';
import type { Paragraph, TextAmount, TextCount } from './model';
import { countNumbered, enterNumbered } from './numbered';
import { haveSameHeadings, readParagraphs } from './paragraphs';
import { dividesAll, isReason, partsOther, readLead } from './phrases';
import { quietBrackets, readTokens, type Token } from './tokens';
import { LONGEST_PHRASE, MARKS, type Walk } from './walk';

/** Everything that sentences say in numbers. */
export interface Prose {
  readonly amounts: readonly TextAmount[];
  readonly counts: readonly TextCount[];
}

/** So many pieces before a number may say what it is. */
const MOST_SEGMENTS = 16;

/** Reads the text of a disclosure; headings and unfinished lists go on from block to block, lists only until a table. */
export function readProse(blocks: readonly Block[]): Prose {
  const amounts: TextAmount[] = [];
  const counts: TextCount[] = [];
  const headings: string[] = [];
  let before: ListsBefore = NO_LISTS;
  let above: TextAmount | undefined;
  for (const block of blocks) {
    if (block.type === 'table') [before, above] = [NO_LISTS, undefined];
    else
      for (const paragraph of readParagraphs(block, headings)) {
        const tokens = readTokens(paragraph.text);
        appendAll(counts, readCounts(paragraph, tokens));
        if (!tokens.some(({ kind }) => kind === 'money')) {
          before = { open: [], ended: [...before.ended, ...before.open] };
          continue;
        }
        above = above && haveSameHeadings(paragraph, above.statement.paragraph) ? above : undefined;
        const walk = walkThrough(paragraph, tokens, listsAt(paragraph, tokens, before), above);
        // What an amount above is taken apart into twice is taken apart behind it twice.
        if (!walk.amounts.some(({ statement: { list } }) => list?.isWhole && list.total === above))
          above = walk.topic;
        appendAll(amounts, walk.amounts);
        before = listsBehind(walk);
      }
  }
  return { amounts, counts };
}

function walkThrough(
  paragraph: Paragraph,
  tokens: readonly Token[],
  before: ListsBefore,
  above: TextAmount | undefined,
): Walk {
  const walk: Walk = {
    paragraph,
    above,
    quiet: quietBrackets(paragraph.text, tokens),
    amounts: [],
    lists: [...before.open],
    ended: before.ended,
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
      else if (token.kind === 'torn') takeTorn(walk);
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
  openList(walk, openedAtEnd(walk));
  return walk;
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
  else if (mark === '。' || mark === '！' || mark === '？') {
    // A stop at the end of brackets ends what they say, not the sentence around them.
    if (walk.depth === 0 || walk.paragraph.text[at + 1] !== '）') endSentence(walk);
  } else if (mark === '：') {
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

function endSentence(walk: Walk): void {
  const numbered = walk.lists.findLastIndex(({ number }) => number !== undefined);
  const ended = walk.lists.slice(0, numbered + 1);
  if (numbered >= 0) walk.ended = [...walk.ended.filter((list) => !ended.includes(list)), ...ended];
  dropLists(walk, () => false);
  walk.isReason = false;
  walk.isTorn = false;
  walk.sentenceValue = undefined;
  walk.sentenceHead = undefined;
  const words = walk.segments.filter((segment) => segment !== '：');
  // A heading inside the paragraph names what the next sentence speaks of: `1.教育支出（类）。年初预算为…`.
  // A function spelt out does so whatever is said behind it of what it is for.
  const heading = words.findLast(namesLevels) ?? words.at(-1);
  walk.segments = heading !== undefined && walk.last === undefined ? [heading, '：'] : [];
}

/** What is said behind such an amount is not said of those before it, nor are they its parts. */
function takeTorn(walk: Walk): void {
  dropLists(walk, () => false);
  walk.isTorn = true;
  walk.isTopicTorn ||= walk.topic === undefined;
  walk.last = undefined;
  walk.lastValue = undefined;
  walk.sentenceValue = undefined;
  walk.colonBehind = undefined;
}

function takeMoney(walk: Walk, token: Token, at: number): void {
  closeSegment(walk, at);
  const words = walk.segments.filter((segment) => segment !== '：');
  const lead = readLead(words.at(-1) ?? '');
  if (words.some(isReason) && walk.last?.statement.sense === 'change') walk.isReason = true;
  if (words.some(partsOther)) dropLists(walk, () => false);
  const number = words.some(dividesAll) ? undefined : enterNumbered(walk, words);
  beginListBefore(walk, words);
  const amount = makeAmount(walk, token, lead, words);
  if (!amount) return;
  if (amount.statement.list) countNumbered(walk.lists.at(-1), number);
  walk.amounts.push(amount);
  walk.last = amount;
  walk.justEnded = undefined;
  if (amount.statement.sense === 'value' && !lead.isCompared) walk.sentenceHead ??= amount;
  if (amount.statement.sense !== 'value' || amount.statement.isLastYear) return;
  walk.lastValue = amount;
  if (!walk.isTopicTorn) walk.topic ??= amount;
  walk.sentenceValue ??= amount;
}
