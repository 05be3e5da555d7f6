/** Builds relations, and words what is wrong with them. */

import { absolute, sign, subtract } from '../amounts/exact';
import { isLargeRounding } from '../amounts/interval';
import { decimalsAt, formatAmount } from '../amounts/printed';
import type { Amount } from '../disclosure/model';
import type { Judged, Locale, Part, Relation } from './model';
import { columnName, fullName, listNames, rowName, rowOf, valueText } from './names';

type Settings = Pick<Relation, 'rule' | 'template'> &
  Partial<Pick<Relation, 'certain' | 'defines' | 'name' | 'describe'>>;

/** `total = Σ parts`; certain and defining unless said otherwise. `undefined` where an amount cannot be read. */
export function sumOf(
  settings: Settings,
  total: Amount | undefined,
  parts: readonly (Amount | undefined)[],
): Relation | undefined {
  if (!total || parts.length === 0) return undefined;
  const readable: Part[] = [];
  for (const amount of parts) {
    if (!amount) return undefined;
    readable.push({ amount, sign: 1 });
  }
  return {
    certain: true,
    defines: true,
    name: fullName,
    describe: describeColumn,
    ...settings,
    total,
    parts: readable,
  };
}

export function isRelation(relation: Relation | undefined): relation is Relation {
  return relation !== undefined;
}

/** Words a sum across a row: its parts are named by their columns. */
export function describeRow(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const names = printed(parts).map((part) => columnName(part.amount));
  const row = rowName(total);
  const sum = listNames(names, locale);
  if (locale === 'en')
    return `${row}: ${columnName(total)} is ${valueText(total)}, ${verdictOf(judged, sum, locale)}`;
  return `${row}：${columnName(total)} ${valueText(total)}，${verdictOf(judged, sum, locale)}`;
}

/** Words a sum down a column: its parts are named by their rows. */
export function describeColumn(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const rows = printed(parts).map((part) => rowOf(part.amount)?.code?.digits ?? rowName(part.amount));
  const sum = listNames(rows, locale, 6);
  if (locale === 'en') return `${fullName(total)} is ${valueText(total)}, ${verdictOf(judged, sum, locale)}`;
  return `${fullName(total)} ${valueText(total)}，${verdictOf(judged, sum, locale)}`;
}

/** Words an equality of two amounts. */
export function describeEqual(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const other = parts[0].amount;
  const { difference } = sumText(judged);
  if (locale === 'en')
    return `${fullName(total)} ${valueText(total)} and ${fullName(other)} ${valueText(other)} differ by ${difference}`;
  return `${fullName(total)} ${valueText(total)} 与${fullName(other)} ${valueText(other)} 不等，相差 ${difference}`;
}

function printed(parts: readonly Part[]): readonly Part[] {
  const shown = parts.filter((part) => !part.amount.printed.blank);
  return shown.length > 0 ? shown : parts;
}

/** The sum of a relation's parts and its difference from the total, printed as the total is. */
export function sumText({ relation, residual }: Judged): {
  readonly sum: string;
  readonly difference: string;
} {
  const { value, unit } = relation.total.printed;
  const decimals = decimalsAt(relation.total.printed);
  return {
    sum: formatAmount(subtract(value, residual.value), unit, decimals),
    difference: formatAmount(absolute(residual.value), unit, decimals),
  };
}

function verdictOf(judged: Judged, names: string, locale: Locale): string {
  const { parts } = judged.relation;
  const { sum, difference } = sumText(judged);
  const tooSmall = sign(judged.residual.value) > 0;
  if (locale === 'en')
    return `but ${names} ${parts.length > 1 ? 'add up to' : 'is'} ${sum}, ${difference} too ${tooSmall ? 'little' : 'much'}`;
  return `${names}${parts.length > 1 ? '之和' : ''}为 ${sum}，${tooSmall ? '少' : '多'} ${difference}`;
}

/** Words a residue within the tolerance. */
export function describeRounding(judged: Judged, locale: Locale): string {
  const { relation, residual } = judged;
  const large = isLargeRounding(residual);
  const { sum, difference } = sumText(judged);
  const words = formula(relation, locale, sum);
  const stated = valueText(relation.total);
  if (locale === 'en')
    return `Rounding difference of ${difference}: ${words}, printed ${stated}; ${large ? 'larger than rounding usually leaves' : 'within rounding'}`;
  return `尾差 ${difference}：${words}，表列 ${stated}，${large ? '在四舍五入范围内，但尾差偏大' : '在四舍五入范围内'}`;
}

/** `人员经费 1352.21 + 公用经费 124.95 = 1477.16`, long sums cut after eight terms. */
export function formula(relation: Relation, locale: Locale, sum: string): string {
  if (relation.formula) return relation.formula(locale, sum);
  const terms = printed(relation.parts).map((part, index) => {
    const operator = part.sign < 0 ? '− ' : index > 0 ? '+ ' : '';
    return `${operator}${partName(relation, part.amount)} ${valueText(part.amount)}`;
  });
  const shown = terms.slice(0, 8).join(' ');
  const more = terms.length - 8;
  const rest = more <= 0 ? '' : locale === 'en' ? ` + … (${more} more)` : ` + …（共 ${terms.length} 项）`;
  return `${shown}${rest} = ${sum}`;
}

/** A part is named by what tells it from the other parts: its column in a row, its row in a column. */
export function partName(relation: Relation, amount: Amount): string {
  const sameRow =
    amount.cell &&
    amount.cell.table === relation.total.cell?.table &&
    amount.cell.row === relation.total.cell.row;
  return (sameRow ? columnName(amount) : rowName(amount)) || fullName(amount);
}
