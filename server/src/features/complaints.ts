/** The findings that complain, errors and warnings, by where they stand. */

import type { Finding } from '../rules/model';
import type { Block, Place } from '../tables/model';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';

const WARNING = 2;

const complaintsAmong = memoize((findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity <= WARNING),
);

/** The errors and warnings that are told of a place itself. */
export function complaintsAt(findings: readonly Finding[], place: Place): Finding[] {
  const isHere = (other: Place): boolean =>
    other.block === place.block && other.start === place.start && other.end === place.end;
  return complaintsAmong(findings).filter((finding) => (finding.places ?? [finding.place]).some(isHere));
}

/** Errors and warnings by the block that they stand in. */
export const complaintsIn = memoize(
  (findings: readonly Finding[]): ReadonlyMap<Block, readonly Finding[]> =>
    groupBy(complaintsAmong(findings), ({ place }) => place.block),
);

/** Errors and warnings by the blocks that they name a place in, be it a related one. */
export const complaintsNaming = memoize(
  (findings: readonly Finding[]): ReadonlyMap<Block, readonly Finding[]> => {
    const told = complaintsAmong(findings).flatMap((finding) => {
      const { place, places = [place], related } = finding;
      const blocks = [...places, ...related.map((each) => each.place)].map(({ block }) => block);
      return [...new Set(blocks)].map((block) => ({ block, finding }));
    });
    const grouped = groupBy(told, ({ block }) => block);
    return new Map([...grouped].map(([block, all]) => [block, all.map(({ finding }) => finding)]));
  },
);
