/** How amounts and relations are written for the user: one wording for findings, hover and the command line. */

import { absolute, type Exact, subtract } from '../amounts/exact';
import { isLargeRounding, type Status } from '../amounts/interval';
import { decimalsAt, type Printed, printAmount, styleOf } from '../amounts/printed';
import type { Unit } from '../amounts/units';
import type { Amount } from '../disclosure/model';
import { withInnerQuotes } from '../text/inner-quotes';
import { memoize } from '../text/memo';
import type { Judged, Locale, Part, Related, Relation } from './model';
import { columnName, fullName, rowName, rowOf } from './names';

/** So many terms of a sum are written out. */
const MOST_TERMS = 12;

const EQUALITY: Readonly<Record<Status, string>> = { exact: '=', rounding: '≈', broken: '≠' };

const BOUND: Readonly<Record<Status, string>> = { exact: '≥', rounding: '≈', broken: '<' };

/** Picks one of two wordings. */
export function say(locale: Locale, chinese: string, english: string): string {
  return locale === 'en' ? english : chinese;
}

/** A value in 分 as a number of a unit: `1123.41`, in English `1,123.41`; with separators as they are printed. */
export function numberText(
  value: Exact,
  unit: Unit,
  decimals: number,
  locale: Locale,
  separator: '' | ',' = locale === 'en' ? ',' : '',
): string {
  return printAmount(value, unit, {
    decimals,
    fullWidth: false,
    point: '.',
    separator,
    negative: ['-', ''],
    marks: ['', ''],
    zero: undefined,
  });
}

/** The value of an amount without its unit; a blank one is named as such. */
export function amountText({ printed }: Amount, locale: Locale): string {
  if (printed.blank) return say(locale, '空白', 'blank');
  return numberText(printed.value, printed.unit, printed.decimals, locale, separatorOf(printed, locale));
}

/** What parts groups of digits where the amount is printed; in English they are always parted. */
export function separatorOf(printed: Printed, locale: Locale): '' | ',' {
  return locale === 'en' || styleOf(printed).separator !== '' ? ',' : '';
}

/** `448.03 万元` */
export function amountWithUnit(amount: Amount, locale: Locale): string {
  if (!amount.printed.blank) return `${amountText(amount, locale)} ${amount.printed.unit}`;
  return say(locale, '空白，按 0 计', 'blank, counts as 0');
}

/** A name and the value of the amount: `合计 448.03`, `卫生健康支出（210）448.03`. */
export function named(name: string, value: string): string {
  return name === '' || endsClosed(name) ? `${name}${value}` : `${name} ${value}`;
}

/** An amount told beside a finding, under a name: where it stands, and its value with its unit. */
export function relatedAs(name: string, amount: Amount): Related {
  return { place: amount.place, message: (locale) => named(name, amountWithUnit(amount, locale)) };
}

/** A full-width closing bracket brings its own blank. */
function endsClosed(name: string): boolean {
  return name.endsWith('）') || name.endsWith('”') || name.endsWith('》');
}

/** One relation with its numbers, behind its tick: `✓ …`, `✗ 差 9.00：…`, `≈ 尾差 0.01：…`. */
export function relationText(judged: Judged, locale: Locale): string {
  return withInnerQuotes(`${tick(judged, locale)}${equation(judged, locale)}`);
}

function tick(judged: Judged, locale: Locale): string {
  const { residual, status } = judged;
  if (status === 'exact') return '✓ ';
  const { difference } = sumText(judged, locale);
  if (status === 'broken') return say(locale, `✗ 差 ${difference}：`, `✗ off by ${difference}: `);
  if (isLargeRounding(residual))
    return say(locale, `≈ 尾差偏大 ${difference}：`, `≈ large rounding ${difference}: `);
  return say(locale, `≈ 尾差 ${difference}：`, `≈ rounding ${difference}: `);
}

/**
 * `卫生健康支出（210）合计 448.03 = 医疗保障管理事务（21015）448.03`. Blank parts add nothing and are left out; where
 * several terms do not meet the total, their sum follows. A rule that is no plain sum words its own formula.
 */
export function equation(judged: Judged, locale: Locale): string {
  const { relation, status } = judged;
  const { sum } = sumText(judged, locale);
  const total = term(relation, relation.total, relation.name(relation.total, locale), locale);
  if (relation.formula) return `${total}${say(locale, '：', ': ')}${relation.formula(locale, sum)}`;
  const parts = printedParts(relation);
  const equality = `${total} ${(relation.isBound ? BOUND : EQUALITY)[status]} ${termsOf(relation, parts, locale)}`;
  if (status === 'exact' || parts.length < 2) return equality;
  return say(locale, `${equality}（得 ${sum}）`, `${equality} (makes ${sum})`);
}

/** `人员经费 1352.21 + 公用经费 124.95 = 1477.16`: what the total should be. */
export function formula(judged: Judged, locale: Locale): string {
  const { relation } = judged;
  const { sum } = sumText(judged, locale);
  if (relation.formula) return relation.formula(locale, sum);
  return `${termsOf(relation, printedParts(relation), locale)} = ${sum}`;
}

/** What the total should be and by how much it differs, with the unit where the relation joins several. */
export function sumText(
  { relation, residual }: Judged,
  locale: Locale,
): {
  readonly sum: string;
  readonly difference: string;
} {
  return {
    sum: inTotalUnit(relation, subtract(relation.total.printed.value, residual.value), locale),
    difference: inTotalUnit(relation, absolute(residual.value), locale),
  };
}

/** The parts that something is printed for. */
export const printedParts = memoize(({ parts }: Relation): readonly Part[] =>
  parts.filter(({ amount }) => !amount.printed.blank),
);

function termsOf(relation: Relation, parts: readonly Part[], locale: Locale): string {
  if (parts.length === 0) return say(locale, '0（各项均为空白）', '0 (every part is blank)');
  const shown = parts
    .slice(0, MOST_TERMS)
    .map((part, index) => signed(relation, part, parts[index - 1], locale));
  if (parts.length > MOST_TERMS)
    shown.push(say(locale, `+ …（共 ${parts.length} 项）`, `+ … (${parts.length} terms)`));
  return shown.join(' ');
}

function signed(relation: Relation, part: Part, before: Part | undefined, locale: Locale): string {
  const text = term(relation, part.amount, partName(relation, part.amount, before?.amount, locale), locale);
  if (part.sign < 0) return `− ${text}`;
  return before ? `+ ${text}` : text;
}

/**
 * Within a row or column of the total, a part is named by what tells it from the total; elsewhere in full, as between
 * the two sides of a 收支 table. Of several parts in one other table the first names the table for all.
 */
function partName(relation: Relation, amount: Amount, before: Amount | undefined, locale: Locale): string {
  const { total } = relation;
  const table = amount.cell?.table;
  if (!table || table !== total.cell?.table) {
    const isNamed = table !== undefined && table === before?.cell?.table;
    return isNamed ? rowName(amount) || fullName(amount) : relation.name(amount, locale);
  }
  if (total.cell.row !== amount.cell?.row) return rowName(amount) || fullName(amount);
  const isOtherPanel = rowOf(total) !== rowOf(amount);
  return isOtherPanel ? relation.name(amount, locale) : columnName(amount) || fullName(amount);
}

/** A name and its value; the unit is written only where a relation joins amounts of different units. */
function term(relation: Relation, amount: Amount, name: string, locale: Locale): string {
  const unit = amount.printed.blank || hasOneUnit(relation) ? '' : ` ${amount.printed.unit}`;
  return `${named(name, amountText(amount, locale))}${unit}`;
}

/** Asked for every number in the words of a relation. */
const hasOneUnit = memoize(({ total, parts }: Relation): boolean =>
  parts.every(({ amount }) => amount.printed.unit === total.printed.unit),
);

function inTotalUnit(relation: Relation, value: Exact, locale: Locale): string {
  const { unit } = relation.total.printed;
  const separator = separatorOf(relation.total.printed, locale);
  const text = numberText(value, unit, decimalsOf(relation), locale, separator);
  return hasOneUnit(relation) ? text : `${text} ${unit}`;
}

/** The decimals that a relation is reckoned in: the most that any of its amounts in the total's unit calls for. */
export const decimalsOf = memoize(({ total, parts }: Relation): number => {
  const { unit } = total.printed;
  return parts.reduce(
    (most, { amount: { printed } }) => (printed.unit === unit ? Math.max(most, decimalsAt(printed)) : most),
    decimalsAt(total.printed),
  );
});
