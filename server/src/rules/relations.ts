/** Builds relations, and words what is wrong with them. */

import { sign } from '../amounts/exact';
import { isLargeRounding } from '../amounts/interval';
import type { Amount } from '../disclosure/model';
import type { Judged, Locale, Part, Relation } from './model';
import { columnName, fullName, listNames, rowName, rowOf } from './names';
import { amountText, formula, named, printedParts, say, sumText } from './wording';

/** What a rule says of its relations. */
export type RelationSettings = Pick<Relation, 'rule' | 'template'> &
  Partial<Pick<Relation, 'certain' | 'isOpen' | 'defines' | 'severity' | 'name' | 'describe'>>;

/** `total = Σ parts`; certain and defining unless said otherwise. `undefined` where an amount cannot be read. */
export function sumOf(
  settings: RelationSettings,
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
  const { total } = judged.relation;
  const names = namedParts(judged.relation).map(({ amount }) => columnName(amount));
  const column = stated(columnName(total), total, locale);
  const verdict = verdictOf(judged, listNames(names, locale), locale);
  const row = rowName(total);
  const where = row === '' ? '' : say(locale, `${row}：`, `${row}: `);
  return where + say(locale, `${column}，${verdict}`, `${column}, ${verdict}`);
}

/** Words a sum down a column: its parts are named by their rows. */
export function describeColumn(judged: Judged, locale: Locale): string {
  const { total } = judged.relation;
  const rows = namedParts(judged.relation).map(
    ({ amount }) => rowOf(amount)?.code?.digits ?? rowName(amount),
  );
  const row = stated(fullName(total), total, locale);
  const verdict = verdictOf(judged, listNames(rows, locale, 6), locale);
  return say(locale, `${row}，${verdict}`, `${row}, ${verdict}`);
}

/** Words an equality of two amounts. */
export function describeEqual(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const one = named(fullName(total), amountText(total, locale));
  const other = named(fullName(parts[0].amount), amountText(parts[0].amount, locale));
  const { difference } = sumText(judged, locale);
  return say(
    locale,
    `${one} 与${other} 不等，相差 ${difference}`,
    `${one} and ${other} differ by ${difference}`,
  );
}

/** The parts to name: where every part is blank, all of them. */
function namedParts(relation: Relation): readonly Part[] {
  const printed = printedParts(relation);
  return printed.length > 0 ? printed : relation.parts;
}

function stated(name: string, amount: Amount, locale: Locale): string {
  const value = amountText(amount, locale);
  return locale === 'en' ? `${name} is ${value}` : named(name, value);
}

function verdictOf(judged: Judged, names: string, locale: Locale): string {
  const isSum = judged.relation.parts.length > 1;
  const { sum, difference } = sumText(judged, locale);
  const tooSmall = sign(judged.residual.value) > 0;
  return say(
    locale,
    `${names}${isSum ? '之和' : ''}为 ${sum}，${tooSmall ? '少' : '多'} ${difference}`,
    `but ${names} ${isSum ? 'add up to' : 'is'} ${sum}, ${difference} too ${tooSmall ? 'little' : 'much'}`,
  );
}

/** Words a residue within the tolerance. */
export function describeRounding(judged: Judged, locale: Locale): string {
  const large = isLargeRounding(judged.residual);
  const { difference } = sumText(judged, locale);
  const words = formula(judged, locale);
  const { total } = judged.relation;
  const printed = amountText(total, locale);
  return say(
    locale,
    `尾差 ${difference}：${words}，${total.cell ? '表列' : '文中为'} ${printed}，${large ? '在四舍五入范围内，但尾差偏大' : '在四舍五入范围内'}`,
    `Rounding difference of ${difference}: ${words}, printed ${printed}; ${large ? 'larger than rounding usually leaves' : 'within rounding'}`,
  );
}
