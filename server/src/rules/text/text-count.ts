/** `text/count`: a count of projects in words agrees with the table of projects (rule 26). */

import { add, compare, type Exact, exactFromDigits, isZero } from '../../amounts/exact';
import { unitExponent } from '../../amounts/units';
import type { Amount, Disclosure, TextCount } from '../../disclosure/model';
import { projectsCounted } from '../../knowledge/subjects';
import type { Finding, FindingRule } from '../model';
import { rowName } from '../names';
import { tableOf, totalColumn } from '../ties/places';
import { amountWithUnit, named, say } from '../wording';

const CODE = 'text/count';
const MOST_RELATED = 8;

export const textCount: FindingRule = {
  code: CODE,
  check: (disclosure: Disclosure) => {
    const projects = projectsOf(disclosure);
    return projects ? disclosure.textCounts.flatMap((count) => check(count, projects)) : [];
  },
};

/** The projects of the table, where they add up to its total, so that none was missed and none counted twice. */
function projectsOf(disclosure: Disclosure): readonly Amount[] | undefined {
  const table = tableOf(disclosure, 'project-expenditure');
  const panel = table?.panels.find(({ amountColumns }) => amountColumns.length > 0);
  const column = table && panel && totalColumn(table, panel);
  if (!panel || column === undefined) return undefined;
  const amounts = panel.rows.flatMap((row) => {
    const amount = row.amounts[column];
    return amount && !isZero(amount.printed.value) ? [{ row, amount }] : [];
  });
  const projects = amounts
    .filter(({ row }) => row.role === 'item' && isName(row.label))
    .map(({ amount }) => amount);
  const others = amounts.filter(({ amount }) => !projects.includes(amount));
  const sum = projects.reduce<Exact>((value, { printed }) => add(value, printed.value), 0);
  return others.some(({ amount }) => compare(amount.printed.value, sum) === 0) ? projects : undefined;
}

/** A project has a name in words; a row of a unit may print only its code. */
function isName(label: string): boolean {
  return label !== '' && Number.isNaN(Number(label));
}

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
    related: found.slice(0, MOST_RELATED).map((amount) => ({
      place: amount.place,
      message: (locale) => named(rowName(amount), amountWithUnit(amount, locale)),
    })),
    fixes: [],
    data: { expected: String(found.length), actual: String(count.count), explains: [] },
  };
}
