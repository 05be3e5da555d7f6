/** Folds findings that tell one fact: the same residue in the same figure, and the same words about several places. */

import { formatAmount } from '../amounts/printed';
import { declaredRounding } from '../disclosure/declared-rounding';
import type { Disclosure } from '../disclosure/model';
import type { Finding, Fix, Locale, Words } from '../rules/model';
import { say } from '../rules/wording';
import type { Block } from '../tables/model';
import { groupBy } from '../text/collections';

const ROUNDING = '/rounding';
/** Findings about names, codes and leftovers, which are mended alike wherever they stand. */
const FOLDED_BY_WORDS = ['code/', 'doc/'];

/**
 * Findings with residues of one figure in one: a 合计 row, the row of the only unit, another table and the sentence that
 * quotes it all leave the same residue. It stands at the first of their places. What the disclosure says itself of
 * residues is quoted. Sorted findings stay sorted.
 */
export function foldRounding(disclosure: Disclosure, findings: readonly Finding[]): readonly Finding[] {
  const residues = findings.filter(isResidue);
  if (residues.length === 0) return findings;
  const declared = declaredRounding(disclosure);
  const groups = groupBy(residues, keyOfResidue);
  return replaced(findings, groups, (group) => {
    const [first] = group;
    const places = placesOf(group);
    if (places.length === 1 && declared === undefined) return first;
    return {
      ...first,
      message: (locale) =>
        first.message(locale) + sameFigure(places.length, locale) + quoted(declared, locale),
      ...(places.length > 1 && { places, members: group }),
    };
  });
}

function isResidue({ code, amount }: Finding): boolean {
  return amount !== undefined && code.endsWith(ROUNDING);
}

/** The figure and what is left over in it: of one figure, too much by a unit and too little by one are two facts. */
function keyOfResidue({ amount, data }: Finding): string {
  const { value, unit } = amount?.printed ?? { value: 0, unit: '元' as const };
  return `${formatAmount(value, '元')} ${data?.difference ?? ''} ${unit}`;
}

function sameFigure(count: number, locale: Locale): string {
  return count < 2 ? '' : say(locale, `（同一尾差共 ${count} 处）`, ` (the same in ${count} places)`);
}

function quoted(declared: string | undefined, locale: Locale): string {
  return declared === undefined
    ? ''
    : say(locale, `；文中已注明：${declared}`, `; the document says so: ${declared}`);
}

/** Findings about names, codes and leftovers that say the same: one, with all places, and fixes that mend them all. */
export function foldAlike(findings: readonly Finding[]): readonly Finding[] {
  const alike = groupBy(
    findings.filter(({ code }) => FOLDED_BY_WORDS.some((group) => code.startsWith(group))),
    ({ code, severity, message }) => `${code} ${severity} ${message('zh-cn')}`,
  );
  return replaced(findings, alike, (group) => {
    const [first] = group;
    if (group.length === 1) return first;
    const places = placesOf(group);
    const message: Words = (locale) =>
      first.message(locale) + say(locale, `（共 ${places.length} 处）`, ` (${places.length} places)`);
    return { ...first, message, places, members: group, fixes: first.fixes.map((fix) => forAll(fix, group)) };
  });
}

/** A fix of the first of several findings that does the same for all of them. */
function forAll(fix: Fix, group: readonly Finding[]): Fix {
  const title = fix.title('zh-cn');
  const same = group.flatMap(({ fixes }) => fixes.find((each) => each.title('zh-cn') === title) ?? []);
  return {
    ...fix,
    isPreferred: same.length === group.length && same.every(({ isPreferred }) => isPreferred),
    edits: same.flatMap(({ edits }) => edits),
  };
}

function placesOf(group: readonly Finding[]): readonly Finding['place'][] {
  const seen = new Map<Block, Set<number>>();
  return group
    .flatMap(({ place, places = [place] }) => places)
    .filter(({ block, start }) => {
      const starts = seen.get(block) ?? new Set();
      seen.set(block, starts);
      return starts.size < starts.add(start).size;
    });
}

/** The findings with each group in the place of its first member. */
function replaced(
  findings: readonly Finding[],
  groups: ReadonlyMap<string, readonly Finding[]>,
  fold: (group: readonly Finding[]) => Finding,
): readonly Finding[] {
  const folded = new Map<Finding, Finding | undefined>();
  for (const group of groups.values()) {
    for (const finding of group) folded.set(finding, undefined);
    folded.set(group[0], fold(group));
  }
  return findings.flatMap((finding) => (folded.has(finding) ? (folded.get(finding) ?? []) : [finding]));
}
