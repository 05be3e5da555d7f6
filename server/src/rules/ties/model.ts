/** The shape of ties: relations between the tables of one disclosure. */

import type { Amount, Disclosure } from '../../disclosure/model';
import type { Judged, Locale, Relation } from '../model';
import { fullName, listNames, valueText } from '../names';
import { sumOf, sumText } from '../relations';

/** A rule that relates amounts of different tables. */
export type TieRule = (disclosure: Disclosure) => readonly Relation[];

/** `total = Σ parts` between two tables. Ties that rest on a likelihood are not certain and are believed by vote. */
export function tie(
  template: string,
  total: Amount | undefined,
  parts: readonly (Amount | undefined)[],
  certain = true,
): Relation[] {
  const settings = {
    rule: 'tie/table',
    template: `tie:${template}`,
    certain,
    defines: false,
    name: tableName,
    describe,
  };
  const relation = sumOf(settings, total, parts);
  return relation ? [relation] : [];
}

/** The amount's name with its table's title before it. */
function tableName(amount: Amount): string {
  const title = amount.cell?.table.title ?? '';
  return title === '' ? fullName(amount) : `${title}“${fullName(amount)}”`;
}

function describe(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const names = listNames(
    parts.map(({ amount }) => tableName(amount)),
    locale,
    3,
  );
  const { sum, difference } = sumText(judged);
  if (locale === 'en')
    return `${tableName(total)} is ${valueText(total)}, but ${names} ${parts.length > 1 ? 'add up to' : 'is'} ${sum}: they differ by ${difference}`;
  return `${tableName(total)} ${valueText(total)} 与${names}${parts.length > 1 ? '之和' : ''} ${sum} 不等，相差 ${difference}`;
}
