/** `text/again`: what a text says twice is the same number both times (rule 21). */

import { type Exact, equal } from '../../amounts/exact';
import { isLong, isSlip } from '../../amounts/slips';
import type { Disclosure, TextAmount } from '../../disclosure/model';
import { haveSameHeadings } from '../../disclosure/statements/paragraphs';
import { bothSides, saysGrandTotal, thresholdOf } from '../../knowledge/subjects';
import { clauseOf } from '../../model/clause';
import { readContext, type TextContext } from '../../model/text-context';
import { groupBy } from '../../text/collections';
import type { Judged, Locale, Relation } from '../model';
import { amountWithUnit, named, say } from '../wording';
import { type Change, changeName, changesOf } from './text-change';
import { slippedAmounts, textTies } from './tie-text';

/**
 * Changes of one amount, numbers of one meaning that no table prints, and thresholds of one kind: each with the first of those
 * that most agree with. Two that differ by more than a keystroke may be of different things.
 */
export function textAgain(disclosure: Disclosure): readonly Relation[] {
  const context = readContext(disclosure);
  const slipped = slippedAmounts(disclosure);
  const groups = [...sameChanges(disclosure), ...sameSubjects(disclosure, context), ...sameWords(disclosure)];
  const unslipped = (group: readonly TextAmount[]) => group.filter((amount) => !slipped.has(amount));
  return [
    ...groups.flatMap((group) => relationsIn(unslipped(group))),
    ...[...sameThresholds(disclosure), ...bothSidesOfChanges(disclosure)].flatMap((group) =>
      relationsIn(unslipped(group), true),
    ),
  ];
}

/** Changes in one direction that lead to the same amount: 财政拨款收入 and 支出 of one year. */
function sameChanges(disclosure: Disclosure): readonly (readonly TextAmount[])[] {
  const telling = changesOf(disclosure).flatMap(({ amount, direction, now }) =>
    now && isLong(now.printed.text) ? [{ amount, key: `${direction} ${now.printed.value}` }] : [],
  );
  return groupsOf(telling);
}

/** Numbers of this year that name the same and that no table was found for. */
function sameSubjects(disclosure: Disclosure, context: TextContext): readonly (readonly TextAmount[])[] {
  const tied = new Set(textTies(disclosure).map(({ text }) => text));
  const open = disclosure.textAmounts.flatMap((amount) => {
    const { sense, isLastYear, isReason, year } = amount.statement;
    const isNow = sense === 'value' && !isLastYear && (year === undefined || year === disclosure.year);
    const subject = context.subjectOf(amount);
    if (!isNow || isReason || !subject || tied.has(amount)) return [];
    return [{ amount, key: saysGrandTotal(clauseOf(amount)) ? bothSides(subject) : subject }];
  });
  return groupsOf(open);
}

/** Numbers behind the same words, that no table was found for: of more than a few of them the words say little. */
function sameWords(disclosure: Disclosure): readonly (readonly TextAmount[])[] {
  const tied = new Set(textTies(disclosure).map(({ text }) => text));
  const open = disclosure.textAmounts.flatMap((amount) => {
    const { sense, subjects } = amount.statement;
    const clause = clauseOf(amount).slice(0, -amount.printed.text.length - amount.printed.unit.length);
    const isOpen = sense === 'value' && isLong(amount.printed.text) && !tied.has(amount);
    return isOpen && clause.length >= FEWEST_WORDS ? [{ amount, key: `${subjects[0]} ${clause}` }] : [];
  });
  return groupsOf(open).filter((group) => group.length <= MOST_ALIKE);
}

const FEWEST_WORDS = 6;
const MOST_ALIKE = 4;

/** Values from which on equipment is counted: `单价100万元以上设备`. */
function sameThresholds({ textAmounts }: Disclosure): readonly (readonly TextAmount[])[] {
  return groupsOf(
    textAmounts.flatMap((amount) => {
      const { sense, before, paragraph, at } = amount.statement;
      const key = sense === 'other' ? thresholdOf(before, paragraph.text.slice(at)) : undefined;
      return key === undefined ? [] : [{ amount, key, isShort: true }];
    }),
  );
}

/** The sides of a change stand among so many numbers behind it. */
const FARTHEST = 12;

/** So far behind a change its parts begin, in characters. */
const LONGEST_BETWEEN = 120;

/** `收支预算增加5万元，其中：收入预算增加5万元，…；支出预算增加5万元`: both sides change by as much. */
function bothSidesOfChanges(disclosure: Disclosure): readonly (readonly TextAmount[])[] {
  return bothSidesIn(changesOf(disclosure)).flatMap(({ both, sides }) => {
    const same = sides.filter(({ direction }) => direction === both.direction);
    return same.length > 0 ? [[both, ...same].map(({ amount }) => amount)] : [];
  });
}

/** Changes of both sides together, each with those of the one and of the other that follow it, in whatever direction. */
export function bothSidesIn(
  changes: readonly Change[],
): readonly { readonly both: Change; readonly sides: readonly Change[] }[] {
  return changes.flatMap((both, index) => {
    const { paragraph, at, isReason } = both.amount.statement;
    const isDivided = paragraph.text.slice(at, at + LONGEST_BETWEEN).includes('其中');
    if (both.subject !== 'both' || isReason || !isDivided) return [];
    const sides = changes.slice(index + 1, index + 1 + FARTHEST).filter(({ amount, subject, now }) => {
      const isSide = subject === 'revenue' || subject === 'expenditure';
      return isSide && !now && haveSameHeadings(amount.statement.paragraph, paragraph);
    });
    return sides.length > 0 ? [{ both, sides }] : [];
  });
}

interface Keyed {
  readonly amount: TextAmount;
  readonly key: string;
  /** Whether short numbers tell as well. */
  readonly isShort?: boolean;
}

/** Groups of numbers that tell a mistake: long ones, or three of them. */
function groupsOf(amounts: readonly Keyed[]): readonly (readonly TextAmount[])[] {
  return [...groupBy(amounts, ({ key }) => key).values()]
    .filter(
      (group) =>
        group.length > 2 || group.every(({ amount, isShort }) => isShort || isLong(amount.printed.text)),
    )
    .map((group) => group.map(({ amount }) => amount));
}

/** Each number of a group with the first of those that print what most of them print; of what always agrees whatever it is. */
function relationsIn(group: readonly TextAmount[], isAlways = false): Relation[] {
  const byValue = [...groupBy(group, ({ printed }) => `${printed.value}`).values()];
  const weight = (own: readonly TextAmount[]) => 2 * own.length + (isUsualThreshold(own[0]) ? 1 : 0);
  const most = byValue.reduce(
    (best, own) => (best.length === 0 || weight(own) > weight(best) ? own : best),
    [],
  );
  const [first] = most;
  return group.flatMap((amount) => {
    if (amount === first) return [];
    const isSame = equal(amount.printed.value, first.printed.value);
    if (isAlways) return [{ ...relationOf(amount, first), isMadeWith: undefined }];
    return isSame || isSlip(amount.printed.text, first.printed.text) ? [relationOf(amount, first)] : [];
  });
}

/** Equipment is counted from 50 or 100 万元 on; here in 分. */
const THRESHOLDS: readonly Exact[] = [50_000_000, 100_000_000];

function isUsualThreshold({ printed: { value } }: TextAmount): boolean {
  return THRESHOLDS.some((usual) => equal(usual, value));
}

function relationOf(total: TextAmount, first: TextAmount): Relation {
  return {
    rule: 'text/again',
    template: 'text:again',
    certain: true,
    defines: false,
    severity: 2,
    total,
    parts: [{ amount: first, sign: 1 }],
    isMadeWith: () => false,
    name: changeName,
    describe,
  };
}

function describe({ relation: { total, parts } }: Judged, locale: Locale): string {
  const [again, first] = [total, parts[0].amount].map((amount) =>
    named(changeName(amount), amountWithUnit(amount, locale)),
  );
  return say(
    locale,
    `文字${again}，另一处${first}：两处说的是同一个数`,
    `The text says ${again}, and elsewhere ${first}: the two are one number`,
  );
}
