/** Lists in sentences: where one begins, of which amount it is, and where it ends. */

import type { TextAmount } from './model';
import { beginsList, dividesAll, listedSubject } from './phrases';
import type { OpenList, Walk } from './walk';

/** Opens a list where the words since the last number say so, or where a bracket stands right behind an amount. */
export function beginListBefore(walk: Walk, words: readonly string[]): void {
  if (words.some(dividesAll)) {
    dropLists(walk, () => false);
    openList(walk, walk.topic ?? walk.above, true);
    return;
  }
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
function totalNamed({ amounts, segments, topic }: Walk, words: readonly string[]): TextAmount | undefined {
  if (segments[segments.length - 2] !== '：' || words.length < 2) return undefined;
  const subject = listedSubject(words[words.length - 2]);
  if (subject === undefined) return undefined;
  if (ONE_SIDE.test(subject) && BOTH_SIDES.test(topic?.statement.subjects[0] ?? '')) return topic;
  return amounts.findLast(
    ({ statement }) => statement.sense === 'value' && statement.subjects[0] === subject,
  );
}

/** `收支总预算100万元。收入包括：…；支出包括：…`: each side is all of it. */
const BOTH_SIDES = /(?:收支|收入支出)(?:总(?:预算|决算|计|额)?)?$/;
const ONE_SIDE = /^(?:收入|支出)(?:预算|决算)?$/;

export function openList(walk: Walk, total: TextAmount | undefined, isWhole?: true): void {
  if (!total || total.statement.sense === 'other') return;
  walk.lists.push({ list: { total, parts: [], isWhole }, depth: walk.depth, bySemicolon: false });
}

/** Ends the innermost lists, up to the first that is to be kept. */
export function dropLists(walk: Walk, keep: (list: OpenList) => boolean): void {
  while (walk.lists.length > 0 && !keep(walk.lists[walk.lists.length - 1])) walk.lists.pop();
}

/** A semicolon ends lists whose parts are set off by commas, and reasons. */
export function endItem(walk: Walk): void {
  walk.isReason = false;
  while (walk.lists.length > 0) {
    const list = walk.lists[walk.lists.length - 1];
    if (list.depth < walk.depth || list.number) break;
    const isOuter = !walk.lists.some((other) => other.list === list.list.total.statement.list);
    if (list.bySemicolon || (isOuter && list.list.parts.length <= 1)) {
      list.bySemicolon = true;
      break;
    }
    if (list.list.parts.length > 1 && list.list.parts.at(-1) === walk.lastValue) walk.justEnded = list;
    walk.lists.pop();
  }
  walk.segments = [];
}

/** `项目支出100万元，主要为`: the list stands in the paragraphs below. Gives the amount that it is of. */
export function openedAtEnd(walk: Walk): TextAmount | undefined {
  if (!walk.segments.some((segment) => beginsList(segment))) return undefined;
  return totalOfList(walk) ?? (walk.topic ? undefined : walk.last);
}
