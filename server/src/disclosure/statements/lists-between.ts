/** Lists that go on from paragraph to paragraph: `基本支出100万元，其中：` and below it `（一）人员经费80万元。…`. */

import { add, compare, type Exact } from '../../amounts/exact';
import type { Paragraph } from './model';
import { readLead } from './phrases';
import type { Token } from './tokens';
import { MARKS, type OpenList, type Walk } from './walk';

/** The lists that a paragraph may go on with. */
export interface ListsBefore {
  /** Those in the middle of which it begins. */
  readonly open: readonly OpenList[];
  /** Those that ended with a sentence, and go on where the next of their parts follows. */
  readonly ended: readonly OpenList[];
}

export const NO_LISTS: ListsBefore = { open: [], ended: [] };

/** A sentence goes on over paragraphs that name one amount each and are no longer than this. */
const LONGEST_ITEM = 120;
/** The name of a part that a paragraph begins with is no longer than this. */
const LONGEST_NAME = 30;

/** The lists in which a paragraph begins, and those to which it may return. */
export function listsAt(
  paragraph: Paragraph,
  tokens: readonly Token[],
  { open, ended }: ListsBefore,
): ListsBefore {
  const goesOn = open.length > 0 && paragraph.text.length <= LONGEST_ITEM;
  const below = [...ended, ...open].filter((list) => isBelow(paragraph, list));
  if (goesOn) return { open, ended: below };
  const last = below.at(-1);
  const mayGoOn = last !== undefined && last.number === undefined && !isComplete(last);
  return mayGoOn && beginsWithPart(paragraph, tokens)
    ? { open: [last], ended: below }
    : { open: [], ended: below };
}

/** Those that a paragraph leaves to the next one; what it opened last comes last. */
export function listsBehind({ paragraph, lists, ended }: Walk): ListsBefore {
  const isOpen = lists.length > 0 && !/[。！？]$/.test(paragraph.text);
  return isOpen ? { open: lists, ended: ended.filter((list) => !lists.includes(list)) } : { open: [], ended };
}

/** Whether the parts of a list make up all of its total. */
function isComplete({ list: { total, parts } }: OpenList): boolean {
  const sum = parts.reduce<Exact>((value, { printed }) => add(value, printed.value), 0);
  return parts.length > 0 && compare(sum, total.printed.value) >= 0;
}

/** Whether a paragraph stands below the headings of a list, and maybe some more. */
function isBelow({ headings }: Paragraph, { list: { total } }: OpenList): boolean {
  return total.statement.paragraph.headings.every((heading, level) => heading === headings[level]);
}

/** Whether a paragraph begins with a name and the amount of it: `公用经费5万元。…`. */
function beginsWithPart({ text }: Paragraph, tokens: readonly Token[]): boolean {
  const [first] = tokens;
  const words = text.slice(0, first.start);
  if (first.kind !== 'money' || words.length > LONGEST_NAME || [...words].some((mark) => MARKS.has(mark)))
    return false;
  const { subject, owner, change, isCompared, saysWhen } = readLead(words);
  return subject !== '' && owner === '' && !change && !isCompared && !saysWhen;
}
