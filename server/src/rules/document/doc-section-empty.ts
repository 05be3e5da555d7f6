/** `doc/section-empty`: a heading with nothing below it; where there is nothing to say, it must say 无 (rule 34). */

import type { Section } from '../../disclosure/model';
import type { FindingRule } from '../model';
import { say } from '../wording';

const CODE = 'doc/section-empty';

/** Only headings among numbered ones that are not empty: a run of empty ones is a list. */
export const docSectionEmpty: FindingRule = {
  code: CODE,
  check: ({ outline: { sections } }) =>
    sections
      .filter((section, index) => isEmpty(section) && standsAmongFull(sections, index))
      .map(({ title, place }) => ({
        code: CODE,
        severity: 3,
        place,
        message: (locale) =>
          say(
            locale,
            `“${title}”下没有内容；没有这一事项的，应写明“无”`,
            `There is nothing below “${title}”: where there is nothing to say, say so`,
          ),
        related: [],
        fixes: [],
      })),
};

/** A section that is not more than its heading. */
function isEmpty({ place, end }: Section): boolean {
  return end.block === place.block && end.start === place.start;
}

/** The headings before and behind it have the numbers before and behind its own, and something below them. */
function standsAmongFull(sections: readonly Section[], index: number): boolean {
  const { ordinal } = sections[index];
  if (!ordinal) return false;
  const before = sibling(sections, index, -1);
  const behind = sibling(sections, index, 1);
  if (ordinal.number > 1 && !isFull(before, ordinal.number - 1)) return false;
  return isFull(behind, ordinal.number + 1);
}

function isFull(section: Section | undefined, number: number): boolean {
  return section?.ordinal?.number === number && !isEmpty(section);
}

/** The next heading of the same level in a direction, if no wider one stands between. */
function sibling(sections: readonly Section[], index: number, step: 1 | -1): Section | undefined {
  const { level } = sections[index];
  let at = index + step;
  while (at >= 0 && at < sections.length && sections[at].level > level) at += step;
  return sections[at]?.level === level ? sections[at] : undefined;
}
