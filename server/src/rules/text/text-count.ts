/** `text/count`: a count of projects in words agrees with the table of projects (rule 26). */

import { compare, exactFromDigits } from '../../amounts/exact';
import { unitExponent } from '../../amounts/units';
import type { Amount, Disclosure, TextCount } from '../../disclosure/model';
import { projectsCounted } from '../../knowledge/subjects';
import { listedProjects } from '../../model/listed-projects';
import type { Finding, FindingRule } from '../model';
import { rowName } from '../names';
import { relatedAs, say } from '../wording';

const CODE = 'text/count';
const MOST_RELATED = 8;

export const textCount: FindingRule = {
  code: CODE,
  check: (disclosure: Disclosure) => {
    const projects = listedProjects(disclosure);
    return projects ? disclosure.textCounts.flatMap((count) => check(count, projects)) : [];
  },
};

function check(count: TextCount, projects: readonly Amount[]): Finding[] {
  const counted = count.word === '个' ? projectsCounted(count.before) : undefined;
  if (!counted) return [];
  const { from } = counted;
  const limit = from === undefined ? 0 : exactFromDigits(String(from), unitExponent('万元'));
  const found = projects.filter(({ printed }) => compare(printed.value, limit) >= 0);
  return found.length === count.count ? [] : [findingOf(count, found, from)];
}

function findingOf(count: TextCount, found: readonly Amount[], from: number | undefined): Finding {
  return {
    code: CODE,
    severity: 2,
    place: count.place,
    message: (locale) => {
      const which = from === undefined ? '' : say(locale, `${from}万元及以上的`, ` of ${from}万元 or more`);
      return say(
        locale,
        `文字称${which}项目 ${count.count} 个，项目支出表列有 ${found.length} 个`,
        `The text counts ${count.count} projects${which}; the table of projects lists ${found.length}`,
      );
    },
    related: found.slice(0, MOST_RELATED).map((amount) => relatedAs(rowName(amount), amount)),
    fixes: [],
    data: { expected: String(found.length), actual: String(count.count), explains: [] },
  };
}
