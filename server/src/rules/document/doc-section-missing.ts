/** `doc/section-missing`: something that the text has to speak of, and does not (rule 33). */

import { missingTopics, type RequiredTopic } from '../../disclosure/completeness';
import type { FindingRule } from '../model';
import { say } from '../wording';

const CODE = 'doc/section-missing';

/** With more missing, the text is a part of the disclosure, or stands elsewhere. */
const MOST_MISSING = 2;
/** A text that is divided into so many sections is one that explains the budget. */
const FEWEST_SECTIONS = 5;

export const docSectionMissing: FindingRule = {
  code: CODE,
  check: (disclosure) => {
    const [first] = disclosure.outline.sections;
    if (disclosure.outline.sections.length < FEWEST_SECTIONS) return [];
    const missing = missingTopics(disclosure);
    if (missing.length > MOST_MISSING || isCutOff(missing)) return [];
    return missing.map(({ name, english }) => ({
      code: CODE,
      severity: 3,
      place: first.place,
      message: (locale) =>
        say(
          locale,
          `文字说明没有提到“${name}”；没有这一事项的也应写明`,
          `The text says nothing of ${english}: where there is nothing to say, it has to say so`,
        ),
      related: [],
      fixes: [],
    }));
  },
};

/** The glossary comes last: where it is missing and more besides, the text was not copied to its end. */
function isCutOff(missing: readonly RequiredTopic[]): boolean {
  return missing.length > 1 && missing.some(({ isLast }) => isLast);
}
