/** Changes that sentences take apart: a whole grew by what its parts grew and shrank by (rule 23). */

import { type Exact, equal, isZero, negate, scale, subtract } from '../../amounts/exact';
import type { TextAmount } from '../../disclosure/model';
import { CHANGE_PARTITIONS, type Subject } from '../../knowledge/subjects';
import type { TextContext } from '../../model/text-context';
import { groupBy } from '../../text/collections';
import { isKeystrokeAway } from './steps';
import type { Change } from './text-change';

/** A change with the changes of all parts of what changed. */
export interface Division {
  readonly whole: Change;
  readonly parts: readonly Change[];
  /** True where something may be left out, so that it counts only for what its numbers add up to. */
  readonly isOpen?: true;
}

/**
 * Changes of parts that together make up the whole. Those that a list or a reason names may leave something out: they count
 * where they make up the whole, or would with one keystroke or one word of direction changed.
 */
export function divisionsOf(
  changes: readonly Change[],
  amounts: readonly TextAmount[],
  { lists, subjectOf }: TextContext,
): readonly Division[] {
  const changeOf = new Map(changes.map((change) => [change.amount, change]));
  const level = new Set(amounts.flatMap((amount) => (amount.statement.isLevel ? subjectOf(amount) : [])));
  const listed = lists.flatMap(({ total, parts }) => divisionOf(total, parts, changeOf) ?? []);
  const given = changes.flatMap(({ amount }) => divisionOf(amount, reasonsOf(amount), changeOf) ?? []);
  const overall = publicsOverall(changes);
  const complete = [...partitions(changes), ...overall.filter((division) => isComplete(division, level))];
  const known = new Set(complete.map(({ whole }) => whole));
  return [
    ...complete,
    ...[...listed, ...given, ...overall]
      .filter((division) => !known.has(division.whole) && mayBeWhole(division))
      .map((division) => ({ ...division, isOpen: true as const })),
  ];
}

/** The division of a change into other numbers of the text, if all of them are changes. */
function divisionOf(
  total: TextAmount,
  amounts: readonly TextAmount[],
  changeOf: ReadonlyMap<TextAmount, Change>,
): Division | undefined {
  const whole = changeOf.get(total);
  const parts = amounts.flatMap((amount) => changeOf.get(amount) ?? []);
  return whole && parts.length > 0 && parts.length === amounts.length ? { whole, parts } : undefined;
}

/** `减少5万元，主要原因是基本支出减少3万元、项目支出减少2万元`: the numbers of the reason behind a change. */
function reasonsOf({ statement: { beside, at, isReason } }: TextAmount): readonly TextAmount[] {
  if (isReason) return [];
  const behind = beside.filter(({ statement }) => statement.at > at);
  const end = behind.findIndex(({ statement }) => !statement.isReason);
  return end < 0 ? behind : behind.slice(0, end);
}

/** The changes of the parts are among so many behind that of the whole, or else before it: in brackets behind the amount. */
const FARTHEST = 12;
/** What the 三公 are made of, each part by itself or by its own parts. */
const PUBLICS: readonly (readonly [whole: Subject, parts: readonly Subject[]])[] = [
  ['three-publics', ['abroad', 'vehicles', 'reception']],
  ['vehicles', ['purchase', 'running']],
];
const PARTS_OF: ReadonlyMap<Subject | undefined, readonly Subject[]> = new Map(PUBLICS);

/** Changes of the 三公 with those of their parts, which may stand in paragraphs of their own. */
function publicsOverall(changes: readonly Change[]): Division[] {
  return changes.flatMap((whole, index) => {
    const behind = changes.slice(index + 1, index + 1 + FARTHEST);
    const before = changes.slice(Math.max(0, index - FARTHEST), index);
    const changesOf = (subject: Subject): readonly Change[] => {
      const isOwn = (change: Change): boolean => change.subject === subject;
      const own = behind.find(isOwn) ?? before.findLast(isOwn);
      return own ? [own] : (PARTS_OF.get(subject) ?? []).flatMap(changesOf);
    };
    const parts = (PARTS_OF.get(whole.subject) ?? []).flatMap(changesOf);
    return parts.length > 0 ? [{ whole, parts }] : [];
  });
}

/** Whether all parts of 三公 are told: those without a change are what they were. */
function isComplete({ whole, parts }: Division, level: ReadonlySet<Subject | undefined>): boolean {
  const isTold = (subject: Subject): boolean =>
    level.has(subject) ||
    parts.some((part) => part.subject === subject) ||
    (PARTS_OF.get(subject)?.every(isTold) ?? false);
  return PARTS_OF.get(whole.subject)?.every(isTold) ?? false;
}

function mayBeWhole({ whole, parts }: Division): boolean {
  const missing = missingIn({ whole, parts });
  if (isZero(missing) || (parts.length > 1 && misdirectedIn({ whole, parts }))) return true;
  return (
    isKeystrokeAway(whole.amount, scale(negate(missing), whole.direction)) ||
    parts.some((part) => isKeystrokeAway(part.amount, scale(missing, part.direction)))
  );
}

/** The changes that a paragraph takes apart by names that together are all of it. */
function partitions(changes: readonly Change[]): readonly Division[] {
  const byParagraph = groupBy(changes, ({ amount }) => amount.statement.paragraph);
  return [...byParagraph.values()].flatMap((inParagraph) => {
    const bySubject = groupBy(inParagraph, ({ subject }) => subject);
    return inParagraph.flatMap((whole) => {
      const parts = partsOf(whole, bySubject);
      return parts ? [{ whole, parts }] : [];
    });
  });
}

/** The changes of all parts of a whole, each named once in the paragraph; the first fitting division counts. */
function partsOf(
  { subject }: Change,
  bySubject: ReadonlyMap<Subject | undefined, readonly Change[]>,
): readonly Change[] | undefined {
  const once = (named: Subject | undefined): readonly Change[] => {
    const found = bySubject.get(named) ?? [];
    return found.length === 1 ? found : [];
  };
  const wholes = subject === 'basic' ? [BASIC] : isWhole(subject) ? CHANGE_PARTITIONS : [];
  if (once(subject).length === 0) return undefined;
  for (const partition of wholes) {
    const parts = partition.flatMap(once);
    if (parts.length === partition.length) return parts;
  }
  return undefined;
}

/** The only change of a division that, turned round, makes it exact; `undefined` where it is so already. */
export function misdirectedIn({ whole, parts }: Division): Change | undefined {
  const missing = missingIn({ whole, parts });
  if (isZero(missing)) return undefined;
  const turned = [whole, ...parts].filter((change) => {
    const own = scale(signed(change), 2);
    return equal(missing, change === whole ? own : negate(own));
  });
  return turned.length === 1 ? turned[0] : undefined;
}

/** What the parts leave over of the whole: positive where it grew by more. */
function missingIn({ whole, parts }: Division): Exact {
  return parts.reduce<Exact>((rest, part) => subtract(rest, signed(part)), signed(whole));
}

function signed({ amount, direction }: Change): Exact {
  return scale(amount.printed.value, direction);
}

const BASIC: readonly Subject[] = ['personnel', 'public'];

/** A change of everything, or one without a name of its own at the head of its paragraph. */
function isWhole(subject: Subject | undefined): boolean {
  return subject === undefined || WHOLES.has(subject);
}

const WHOLES: ReadonlySet<Subject> = new Set([
  'both',
  'expenditure',
  'fiscal-both',
  'fiscal-expenditure',
  'general-both',
  'general-expenditure',
]);
