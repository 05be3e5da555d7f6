/** How amounts and relations are written for the user: one wording shared by hover and explain. */

import { absolute, type Exact, subtract } from '../amounts/exact';
import { isLargeRounding, type Status } from '../amounts/interval';
import { printAmount } from '../amounts/printed';
import type { Unit } from '../amounts/units';
import type { Amount } from '../disclosure/model';
import type { Judged, Locale, Part, Relation } from '../rules/model';
import { rowOf } from '../rules/names';
import { partName } from '../rules/relations';
import type { CheckedDocument } from './model';

/** So many terms of a sum are written out. */
const MOST_TERMS = 12;

const EQUALITY: Readonly<Record<Status, string>> = { exact: '=', rounding: '≈', broken: '≠' };

/** Picks one of two wordings. */
export function say(locale: Locale, chinese: string, english: string): string {
  return locale === 'en' ? english : chinese;
}

/** A value in 分 as a number of a unit: `1123.41`, in English `1,123.41`. */
export function numberText(value: Exact, unit: Unit, decimals: number, locale: Locale): string {
  const separator = locale === 'en' ? ',' : '';
  return printAmount(value, unit, {
    decimals,
    fullWidth: false,
    point: '.',
    separator,
    negative: ['-', ''],
    zero: undefined,
  });
}

/** The value of an amount without its unit; a blank one is named as such. */
export function valueText({ printed }: Amount, locale: Locale): string {
  if (printed.blank) return say(locale, '空白', 'blank');
  return numberText(printed.value, printed.unit, printed.decimals, locale);
}

/** `448.03 万元` */
export function valueWithUnit(amount: Amount, locale: Locale): string {
  if (!amount.printed.blank) return `${valueText(amount, locale)} ${amount.printed.unit}`;
  return say(locale, '空白，按 0 计', 'blank, counts as 0');
}

/** The header words above an amount, top level first: `本年收入/小计`. */
export function columnName(amount: Amount): string {
  const { cell } = amount;
  const column = cell?.table.columns.find(({ index }) => index === cell.column);
  return column ? column.path.join('/') : '';
}

/** The relations that an amount is in, those out of balance first, then by how much rounding they need. */
export function relationsOf(document: CheckedDocument, amount: Amount): Judged[] {
  const found = document.judged.filter(({ relation }) => involves(relation, amount));
  const inStatus = (status: Status) => found.filter((judged) => judged.status === status);
  return [...inStatus('broken'), ...inStatus('rounding'), ...inStatus('exact')];
}

function involves({ total, parts }: Relation, amount: Amount): boolean {
  return total === amount || parts.some((part) => part.amount === amount);
}

/** One relation with its numbers, behind its tick: `✓ …`, `✗ 差 9.00：…`, `≈ 尾差 0.01：…`. */
export function relationText(judged: Judged, locale: Locale): string {
  return `${tick(judged, locale)}${formula(judged, locale)}`;
}

function tick(judged: Judged, locale: Locale): string {
  const { relation, residual, status } = judged;
  if (status === 'exact') return '✓ ';
  const difference = inTotalUnit(relation, absolute(residual.value), locale);
  if (status === 'broken') return say(locale, `✗ 差 ${difference}：`, `✗ off by ${difference}: `);
  if (isLargeRounding(residual))
    return say(locale, `≈ 尾差偏大 ${difference}：`, `≈ large rounding ${difference}: `);
  return say(locale, `≈ 尾差 ${difference}：`, `≈ rounding ${difference}: `);
}

/**
 * `卫生健康支出（210）合计 448.03 = 医疗保障管理事务（21015）448.03`. Blank parts add nothing and are left out; where
 * several terms do not meet the total, their sum follows.
 */
export function formula(judged: Judged, locale: Locale): string {
  const { relation, residual, status } = judged;
  const printed = relation.parts.filter(({ amount }) => !amount.printed.blank);
  const total = term(relation, relation.total, relation.name(relation.total, locale), locale);
  const sum = `${total} ${EQUALITY[status]} ${terms(relation, printed, locale)}`;
  if (status === 'exact' || printed.length < 2) return sum;
  const added = inTotalUnit(relation, subtract(relation.total.printed.value, residual.value), locale);
  return say(locale, `${sum}（得 ${added}）`, `${sum} (makes ${added})`);
}

function terms(relation: Relation, parts: readonly Part[], locale: Locale): string {
  if (parts.length === 0) return say(locale, '0（各项均为空白）', '0 (every part is blank)');
  const shown = parts.slice(0, MOST_TERMS).map((part, index) => signed(relation, part, index, locale));
  if (parts.length > MOST_TERMS)
    shown.push(say(locale, `+ …（共 ${parts.length} 项）`, `+ … (${parts.length} terms)`));
  return shown.join(' ');
}

function signed(relation: Relation, part: Part, index: number, locale: Locale): string {
  const text = term(relation, part.amount, partNameIn(relation, part.amount, locale), locale);
  if (part.sign < 0) return `− ${text}`;
  return index === 0 ? text : `+ ${text}`;
}

/**
 * Within a row or column of the total, a part is named by what tells it from the total; elsewhere in full, as between
 * the two sides of a 收支 table.
 */
function partNameIn(relation: Relation, amount: Amount, locale: Locale): string {
  const { total } = relation;
  const sameTable = total.cell !== undefined && total.cell.table === amount.cell?.table;
  const otherPanel = total.cell?.row === amount.cell?.row && rowOf(total) !== rowOf(amount);
  return sameTable && !otherPanel ? partName(relation, amount) : relation.name(amount, locale);
}

/** A name and its value; the unit is written only where a relation joins amounts of different units. */
function term(relation: Relation, amount: Amount, name: string, locale: Locale): string {
  const value = valueText(amount, locale);
  const unit = amount.printed.blank || hasOneUnit(relation) ? '' : ` ${amount.printed.unit}`;
  const gap = name === '' || endsClosed(name) ? '' : ' ';
  return `${name}${gap}${value}${unit}`;
}

/** A full-width closing bracket brings its own blank. */
function endsClosed(name: string): boolean {
  return name.endsWith('）') || name.endsWith('”') || name.endsWith('》');
}

function hasOneUnit({ total, parts }: Relation): boolean {
  return parts.every(({ amount }) => amount.printed.unit === total.printed.unit);
}

function inTotalUnit(relation: Relation, value: Exact, locale: Locale): string {
  const { unit } = relation.total.printed;
  const text = numberText(value, unit, decimalsOf(relation), locale);
  return hasOneUnit(relation) ? text : `${text} ${unit}`;
}

/** The decimals that a relation is reckoned in: the most that any of its amounts in the total's unit has. */
export function decimalsOf({ total, parts }: Relation): number {
  const { unit, decimals } = total.printed;
  return parts.reduce(
    (most, { amount }) => (amount.printed.unit === unit ? Math.max(most, amount.printed.decimals) : most),
    decimals,
  );
}

/** What is said of an amount in no relation. */
export function untiedText(locale: Locale): string {
  return say(locale, '未勾稽：尚无关系校核此数', 'Not tied: no relation checks this amount');
}
