/** `text/sum`: the parts that a sentence lists add up to the amount that they are parts of (rule 22). */

import {
  absolute,
  add,
  compare,
  type Exact,
  equal,
  isZero,
  negate,
  scale,
  subtract,
} from '../../amounts/exact';
import { formatAmount } from '../../amounts/printed';
import { isSlip } from '../../amounts/slips';
import type { Amount, Disclosure, TextAmount, TextList } from '../../disclosure/model';
import { leavesMoreOut, PARTITIONS, type Partition, partNamed, type Subject } from '../../knowledge/subjects';
import { readContext, type TextContext } from '../../model/text-context';
import { unitMeant } from '../../model/unit-slip';
import type { Judged, Locale, Part, Relation } from '../model';
import { fullName, listNames } from '../names';
import { amountWithUnit, named, say, sumText } from '../wording';
import { expectSum, isKeystrokeAway, stepsOf } from './steps';
import { slippedAmounts } from './tie-text';

/**
 * One relation for each list that names all parts: the two halves of a known whole, or shares that make 100 %. Any other
 * list may leave something out, so that it is compared only where it adds up, or to more than its total. What a bracket says of
 * an amount, and what exceeds it, need not be a part of it: there one keystroke must make the difference.
 */
export function textSum(disclosure: Disclosure): readonly Relation[] {
  const context = readContext(disclosure);
  const slipped = slippedAmounts(disclosure);
  const listOf = new Map(context.lists.map((list) => [list.total, list]));
  return context.lists.flatMap((whole) => {
    const list = withoutAsides(whole);
    const { total, parts } = list;
    if (total.statement.sense !== 'value' || parts.length === 0) return [];
    if ([total, ...parts].some((amount) => slipped.has(amount))) return [];
    // The same number in two units: one of them is mistaken, and no sum.
    if (parts.some((part) => unitMeant(part, total) !== undefined)) return [];
    if (hasPartsOfPart(list, listOf) || isOfOuterTotal(list)) return [];
    if (isDivision(list, context) || isAllOfIt(list, whole.isWhole)) return [relationOf(list)];
    if (!isCompared(list)) return [];
    const isMadeWith: Relation['isMadeWith'] = (amount, value) =>
      parts.length <= MOST_ASKED && isCompared(withoutAsides(withValue(whole, amount, value)));
    return [{ ...relationOf(list), isMadeWith }];
  });
}

/** Parts of a list that is asked for each of them whether it would still be compared: a longer one only is while it adds up. */
const MOST_ASKED = 64;

/** Whether the numbers of a list that may leave something out tell that it does not, or that one of them is wrong. */
function isCompared(list: TextList): boolean {
  return (
    !repeatsTotal(list) && (sharesMakeWhole(list) || addsUp(list) || isTooMuch(list) || isMistyped(list))
  );
}

/** The list as it would be if an amount had another value, in 分. */
function withValue({ total, parts }: TextList, amount: Amount, value: Exact): TextList {
  const replaced = (one: TextAmount): TextAmount =>
    one === amount ? { ...one, printed: { ...one.printed, value } } : one;
  return { total: replaced(total), parts: parts.map(replaced) };
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

/** Whether the words say that the parts are all of it, and behind the last one that nothing is left out. */
function isAllOfIt({ parts }: TextList, isWhole?: true): boolean {
  if (!isWhole || parts.length < FEWEST_PARTS) return false;
  const { paragraph, at } = parts[parts.length - 1].statement;
  return !leavesMoreOut(paragraph.text.slice(at, at + LONGEST_REMARK));
}

/** So far behind a number it is said that there are more. */
const LONGEST_REMARK = 40;

/** Whether the parts are those that together make up something: 基本支出 and 项目支出. */
function isDivision(list: TextList, context: TextContext): boolean {
  const subjects = list.parts.map(
    (part) => context.subjectOf(part) ?? partNamed(part.statement.subjects[0] ?? ''),
  );
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

/** Whether the parts add up to the total. */
function addsUp(list: TextList): boolean {
  const missing = missingIn(list);
  const steps = stepsOf([list.total, ...list.parts], missing);
  return compare(scale(absolute(missing), 2), steps) <= 0;
}

/** Whether parts that are less than their total would add up to it with a keystroke changed in one number. */
function isMistyped({ total, parts }: TextList): boolean {
  const missing = missingIn({ total, parts });
  if (compare(missing, 0) <= 0) return false;
  if (parts.filter(({ printed }) => !isZero(printed.value)).length < FEWEST_PARTS) return false;
  return isKeystrokeAway(total, negate(missing)) || parts.some((part) => isKeystrokeAway(part, missing));
}

/** Whether the parts add up to more than the total; those that need not be its parts only by a keystroke. */
function isTooMuch({ total, parts }: TextList): boolean {
  const missing = missingIn({ total, parts });
  if (compare(missing, 0) >= 0) return false;
  const isBracket = parts[0].statement.before.startsWith('（');
  // `接待费2万元（2024年预算3万元）`: another year.
  if (isBracket && parts.some(({ statement }) => statement.year !== undefined)) return false;
  if (parts.some((part) => isShareOfOther(part, total))) return false;
  const exceeds = parts.some(({ printed }) => compare(printed.value, total.printed.value) > 0);
  if (!isBracket && !exceeds) return true;
  return isSlipBy(total, negate(missing)) || parts.some((part) => isSlipBy(part, missing));
}

/** `小微企业3万元，占中小企业份额的60%`: an amount that is a share of another part is a part of that. */
function isShareOfOther({ statement: { shareOf = '' } }: TextAmount, total: TextAmount): boolean {
  const names = total.statement.subjects;
  return shareOf !== '' && !names.some((name) => name.includes(shareOf) || shareOf.includes(name));
}

/** Whether an amount is a keystroke apart from one that is more or less by so much. */
function isSlipBy({ printed: { value, unit, decimals } }: TextAmount, change: Exact): boolean {
  return isSlip(formatAmount(value, unit, decimals), formatAmount(add(value, change), unit, decimals));
}

/**
 * `采购6万元，其中：货物4万元、服务2万元，专门面向中小企业5万元`: once the parts are complete, what is set off by another mark is
 * none of them.
 */
function withoutAsides({ total, parts }: TextList): TextList {
  if (parts.length <= FEWEST_PARTS || addsUp({ total, parts })) return { total, parts };
  const mark = markBefore(parts[1]);
  const length = parts.findIndex((part, at) => at >= FEWEST_PARTS && markBefore(part) !== mark);
  const list = { total, parts: parts.slice(0, Math.max(length, 0)) };
  const printed = list.parts.filter((part) => !isZero(part.printed.value));
  return printed.length >= FEWEST_PARTS && isZero(missingIn(list)) ? list : { total, parts };
}

/** The mark behind the number before, and behind a bracket that ends there. */
function markBefore({ statement: { before } }: TextAmount): string {
  return before.charAt(before.startsWith('）') ? 1 : 0);
}

/** Of fewer amounts one may be all of the total, and another said of it. */
const FEWEST_PARTS = 2;

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
    isPlainSum: true,
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
