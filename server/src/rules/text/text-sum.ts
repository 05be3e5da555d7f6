/** `text/sum`: the parts that a sentence lists add up to the amount that they are parts of (rule 22). */

import { add, compare, type Exact, equal, isZero, scale, subtract } from '../../amounts/exact';
import type { Disclosure, TextAmount, TextList } from '../../disclosure/model';
import { PARTITIONS, type Partition, type Subject } from '../../knowledge/subjects';
import type { Judged, Locale, Part, Relation } from '../model';
import { fullName, listNames } from '../names';
import { amountWithUnit, named, say, sumText } from '../wording';
import { readContext, type TextContext } from './context';
import { expectSum, stepsOf } from './steps';
import { slippedAmounts } from './tie-text';
import { unitMeant } from './unit-slip';

/**
 * One relation for each list that names all parts: the two halves of a known whole, or shares that make 100 %. Any other
 * list may leave something out, so that it is compared only where it adds up, or to more than its total.
 */
export function textSum(disclosure: Disclosure): readonly Relation[] {
  const context = readContext(disclosure);
  const slipped = slippedAmounts(disclosure);
  const listOf = new Map(context.lists.map((list) => [list.total, list]));
  return context.lists.flatMap((list) => {
    const { total, parts } = list;
    if (total.statement.sense !== 'value' || parts.length === 0) return [];
    if ([total, ...parts].some((amount) => slipped.has(amount))) return [];
    // The same number in two units: one of them is mistaken, and no sum.
    if (parts.some((part) => unitMeant(part, total) !== undefined)) return [];
    if (hasPartsOfPart(list, listOf) || isOfOuterTotal(list)) return [];
    if (isDivision(list, context)) return [relationOf(list)];
    return !repeatsTotal(list) && (sharesMakeWhole(list) || reachesTotal(list)) ? [relationOf(list)] : [];
  });
}

/**
 * `运行费12万元，其中：燃油5万元；保险7万元`: a semicolon sets off parts of the list and of one within it alike. Where the
 * inner one adds up with the parts behind it, they are its own.
 */
function hasPartsOfPart({ parts }: TextList, listOf: ReadonlyMap<TextAmount, TextList>): boolean {
  return parts.some((part, index) => {
    const inner = listOf.get(part);
    if (!inner) return false;
    let missing = missingIn(inner);
    return parts.slice(index + 1).some(({ printed }) => {
      missing = subtract(missing, printed.value);
      return !isZero(printed.value) && isZero(missing);
    });
  });
}

/** `采购9万元：货物6万元、服务3万元；其中一般公共预算5万元`: what is more than the part before it is part of the whole. */
function isOfOuterTotal({ total, parts }: TextList): boolean {
  const outer = total.statement.list?.total;
  return (
    outer !== undefined &&
    parts[0].statement.before.startsWith('；') &&
    parts.every(
      ({ printed }) =>
        compare(printed.value, total.printed.value) > 0 && compare(printed.value, outer.printed.value) <= 0,
    )
  );
}

/** `接待支出3万元，其中：国内接待3万元，共计支出3万元，包括：…`: one part is all of it, and others are parts of that. */
function repeatsTotal({ total, parts }: TextList): boolean {
  const printed = parts.filter((part) => !isZero(part.printed.value));
  return printed.length > 1 && printed.some((part) => equal(part.printed.value, total.printed.value));
}

/** Whether the parts are those that together make up something: 基本支出 and 项目支出. */
function isDivision(list: TextList, context: TextContext): boolean {
  const subjects = list.parts.map(context.subjectOf);
  return PARTITIONS.some((partition) => isPartition(subjects, partition));
}

function isPartition(subjects: readonly (Subject | undefined)[], { required, optional }: Partition): boolean {
  return (
    required.every((subject) => subjects.filter((each) => each === subject).length === 1) &&
    subjects.every((each) => each !== undefined && (required.includes(each) || optional.includes(each)))
  );
}

/**
 * Shares of all parts that add up to 100 %, give or take the rounding of each. What the amounts leave over must be more
 * than such rounding hides: a source of a few thousandths may not be worth a mention.
 */
function sharesMakeWhole({ total, parts }: TextList): boolean {
  let hundredths = 0;
  for (const { statement } of parts) {
    if (!statement.share || statement.share.decimals > 2) return false;
    hundredths += statement.share.coefficient * 10 ** (2 - statement.share.decimals);
  }
  if (Math.abs(hundredths - WHOLE) > parts.length) return false;
  const coarsest = Math.max(...parts.map(({ statement }) => 10 ** (2 - (statement.share?.decimals ?? 2))));
  const hidden = Math.max(0, WHOLE - hundredths) + coarsest * parts.length;
  return compare(scale(missingIn({ total, parts }), WHOLE), scale(total.printed.value, hidden)) > 0;
}

/** All of it, in hundredths of a percent. */
const WHOLE = 10_000;

/** What the parts leave over of the total. */
function missingIn({ total, parts }: TextList): Exact {
  const sum = parts.reduce<Exact>((value, part) => add(value, part.printed.value), 0);
  return subtract(total.printed.value, sum);
}

/** Whether the parts add up to the total or to more. */
function reachesTotal(list: TextList): boolean {
  const missing = missingIn(list);
  const steps = stepsOf([list.total, ...list.parts], missing);
  return compare(missing, 0) <= 0 || compare(scale(missing, 2), steps) <= 0;
}

function relationOf({ total, parts: amounts }: TextList): Relation {
  const parts: Part[] = amounts.map((amount) => ({ amount, sign: 1 }));
  return {
    rule: 'text/sum',
    template: 'text:sum',
    certain: true,
    defines: false,
    severity: 2,
    total,
    parts,
    expect: expectSum(total, parts),
    name: fullName,
    describe,
  };
}

function describe(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const { sum, difference } = sumText(judged, locale);
  const said = named(fullName(total), amountWithUnit(total, locale));
  const names = listNames(
    parts.map(({ amount }) => fullName(amount)),
    locale,
  );
  return say(
    locale,
    `文字${said}，所列各项（${names}）之和为 ${sum}，相差 ${difference}`,
    `The text says ${said}, but the parts it lists (${names}) add up to ${sum}: they differ by ${difference}`,
  );
}
