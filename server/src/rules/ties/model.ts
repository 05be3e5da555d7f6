/** The shape of ties: relations between the tables of one disclosure. */

import type { Amount, Disclosure, TableModel } from '../../disclosure/model';
import type { Judged, Locale, Part, Relation } from '../model';
import { fullName, listNames } from '../names';
import { type RelationSettings, sumOf } from '../relations';
import { amountText, say, sumText } from '../wording';

/** A rule that relates amounts of different tables. */
export type TieRule = (disclosure: Disclosure) => readonly Relation[];

/** A tie whose total repeats what another table adds up: where the two differ, recomputing copies it over. */
export function copy(...args: Parameters<typeof tie>): Relation[] {
  return tie(...args).map((relation) => ({ ...relation, defines: true }));
}

/**
 * `total = Σ parts` between two tables. Ties that rest on a likelihood are not certain and are believed by vote; so are, all that
 * relate the same two together, those to a table whose kind is told by its columns alone: another may be the one meant.
 */
export function tie(
  template: string,
  total: Amount | undefined,
  parts: readonly (Amount | undefined)[],
  certain = true,
): Relation[] {
  const isLikely = [total, ...parts].some((amount) => amount?.cell?.table.isLikeKind);
  const settings: RelationSettings = {
    rule: 'tie/table',
    template: isLikely ? `tie:${template.split(':', 1)[0]}:likely` : `tie:${template}`,
    certain: certain && !isLikely,
    defines: false,
    name: tableName,
    describe: describeTie,
  };
  const relation = sumOf(settings, total, parts);
  return relation ? [relation] : [];
}

/** The amount's name with its table's title before it. */
export function tableName(amount: Amount): string {
  const title = amount.cell?.table.title ?? '';
  return title === '' ? fullName(amount) : `${title}“${fullName(amount)}”`;
}

/** Each name once; of parts in one table after another the first names it for all. */
function namesOfParts(parts: readonly Part[]): string[] {
  let table: TableModel | undefined;
  const seen = new Set<string>();
  return parts.flatMap(({ amount }) => {
    const isNamed = table !== undefined && table === amount.cell?.table && table.title !== '';
    if (!isNamed) seen.clear();
    table = amount.cell?.table;
    const name = fullName(amount);
    if (seen.has(name)) return [];
    seen.add(name);
    return [isNamed ? `“${name}”` : tableName(amount)];
  });
}

/** Words a tie: the total with its table, and what it should be. */
export function describeTie(judged: Judged, locale: Locale): string {
  const { total, parts } = judged.relation;
  const names = listNames(namesOfParts(parts), locale, 3);
  const { sum, difference } = sumText(judged, locale);
  const isSum = parts.length > 1;
  const name = tableName(total);
  const printed = amountText(total, locale);
  return say(
    locale,
    `${name} ${printed} 与${names}${isSum ? '之和' : ''} ${sum} 不等，相差 ${difference}`,
    `${name} is ${printed}, but ${names} ${isSum ? 'add up to' : 'is'} ${sum}: they differ by ${difference}`,
  );
}
