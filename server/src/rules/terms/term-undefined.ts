/**
 * `doc/term-undefined`: a term that every 名词解释 has to explain is used and not explained: 机关运行经费, “三公”经费,
 * and of 基本支出 and 项目支出 the one that is left out beside the other. A disclosure without glossary is another rule's.
 */

import { namesOf, standardTerm } from '../../knowledge/terms';
import { type Explained, explainedIn } from '../../model/term-entries';
import { usesIn } from '../../model/term-uses';
import { termKey } from '../../text/terms';
import type { FindingRule } from '../model';
import { say } from '../wording';

const CODE = 'doc/term-undefined';

/** With fewer entries, the glossary was not read, or is not one. */
const FEWEST = 3;

/** Terms, and those beside which alone they are missed. */
const NEEDED: readonly { readonly term: string; readonly beside?: string }[] = [
  { term: '机关运行经费' },
  { term: '“三公”经费' },
  { term: '基本支出', beside: '项目支出' },
  { term: '项目支出', beside: '基本支出' },
];

export const termUndefined: FindingRule = {
  code: CODE,
  check: (disclosure) => {
    const explained = explainedIn(disclosure);
    if (explained.length < FEWEST) return [];
    const uses = usesIn(disclosure);
    return NEEDED.filter(({ term, beside }) => isMissing(term, beside, explained)).flatMap(({ term }) => {
      const place = uses.first(termKey(term));
      if (!place) return [];
      return [
        {
          code: CODE,
          severity: 3,
          place,
          message: (locale) =>
            say(
              locale,
              `用到了“${term}”，名词解释中没有解释`,
              `“${term}” is used, and the glossary does not explain it`,
            ),
          related: [],
          fixes: [],
        },
      ];
    });
  },
};

function isMissing(term: string, beside: string | undefined, explained: readonly Explained[]): boolean {
  if (beside && !explained.some(({ key }) => key === termKey(beside))) return false;
  const standard = standardTerm(term);
  const keys = (standard ? namesOf(standard) : [term]).map(termKey);
  // A term that an entry names in passing, in its title or its text, is explained there.
  return !explained.some(({ key, definitionKey }) =>
    keys.some((each) => key.includes(each) || definitionKey.includes(each)),
  );
}
