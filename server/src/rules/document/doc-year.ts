/**
 * `doc/year`: a year that contradicts all others (rule 29). The years of tables, headings and sentences are those of the
 * budget; it is compared with the year before; assets are those at the end of the year before.
 */

import type { Disclosure } from '../../disclosure/model';
import { type YearMention, type YearOf, yearMentions } from '../../disclosure/years';
import { saysBudget } from '../../knowledge/year-words';
import type { Place } from '../../tables/model';
import type { Finding, FindingRule, Fix, Locale, Severity } from '../model';
import { say } from '../wording';

const CODE = 'doc/year';

/** So many must name the year of the budget, before another is doubted. */
const FEWEST = 4;
/** More of one sort that name another year are no slip. */
const MOST_SLIPS = 2;
/** So many must be right for each that is a slip. */
const MOST_ARE_RIGHT = 3;
/** Fewer projects named after an earlier year may go on from it. */
const FEWEST_PROJECTS = 3;

/** A year that is wrong, with what it should be. */
interface Wrong {
  readonly mention: YearMention;
  readonly expected: number;
  readonly severity: Severity;
}

export const docYear: FindingRule = {
  code: CODE,
  check: (disclosure) => wrongYears(disclosure).map((wrong) => findingOf(wrong, disclosure.year ?? 0)),
};

function wrongYears(disclosure: Disclosure): Wrong[] {
  const { year } = disclosure;
  const mentions = yearMentions(disclosure);
  if (year === undefined || !isSure(year, mentions)) return [];
  const said = isFinalAccounts(disclosure, mentions);
  const isAccounts = said ?? false;
  const of = (sort: YearOf) => mentions.filter((mention) => mention.of === sort);
  // A title of the other kind, the accounts beside the budget, may have a year of its own.
  const titles = [...of('table'), ...of('heading')].filter(({ isSettled }) => isSettled === isAccounts);
  return [
    ...slips(titles, ({ year: named }) => named === year, year),
    ...slips(of('amount'), (mention) => isNear(mention, year, isAccounts), year),
    ...comparisons(of('comparison'), year, isAccounts),
    ...cutOffs(of('cut-off'), year, said),
    ...(isAccounts ? [] : projects(of('project'), year)),
  ];
}

/** Titles, headings and sentences that name the year, against those that name another one. */
function isSure(year: number, mentions: readonly YearMention[]): boolean {
  const counts = new Map<number, number>();
  for (const mention of mentions) {
    if (!['table', 'heading', 'amount'].includes(mention.of)) continue;
    counts.set(mention.year, (counts.get(mention.year) ?? 0) + 1);
  }
  const own = counts.get(year) ?? 0;
  counts.delete(year);
  return own >= FEWEST && [...counts.values()].every((other) => own >= MOST_ARE_RIGHT * other);
}

/**
 * By the titles of tables that say 预算 or 决算, else by the headings; `undefined` where none says which: titles of assets
 * and performance say neither, and funds are 预算 in accounts too.
 */
function isFinalAccounts({ tables }: Disclosure, mentions: readonly YearMention[]): boolean | undefined {
  const titles = tables.flatMap(({ title, finalAccounts }) =>
    finalAccounts || saysBudget(title) ? [finalAccounts] : [],
  );
  const settled =
    titles.length > 0
      ? titles
      : mentions.flatMap(({ of, isSettled }) => (of === 'heading' ? [isSettled] : []));
  return settled.length === 0 ? undefined : 2 * settled.filter(Boolean).length > settled.length;
}

/** Those that are not right, where nearly all others are. */
function slips(
  mentions: readonly YearMention[],
  isRight: (mention: YearMention) => boolean,
  expected: number,
): Wrong[] {
  const wrong = mentions.filter((mention) => !isRight(mention));
  const right = mentions.length - wrong.length;
  if (wrong.length > MOST_SLIPS || right < MOST_ARE_RIGHT * wrong.length) return [];
  return wrong.map((mention) => ({ mention, expected, severity: 2 }));
}

/** Sentences speak of the year, of the one before, and of what was settled earlier; accounts also of what comes next. */
function isNear({ year, isSettled }: YearMention, own: number, isAccounts: boolean): boolean {
  return year === own || year === own - 1 || (isSettled && year < own) || (isAccounts && year === own + 1);
}

/**
 * A budget of this year is not compared with itself, however often a text says so: it was taken over from last year's with
 * only some of its years changed. Any other year is a slip where nearly all others are right.
 */
function comparisons(mentions: readonly YearMention[], own: number, isAccounts: boolean): Wrong[] {
  const isWithItself = ({ year, isSettled, isSameYear }: YearMention) =>
    !isAccounts && year === own && !isSettled && !isSameYear;
  const others = mentions.filter((mention) => !isWithItself(mention));
  return [
    ...mentions.filter(isWithItself).map((mention): Wrong => ({ mention, expected: own - 1, severity: 2 })),
    ...slips(others, (mention) => isCompared(mention, own, isAccounts), own - 1),
  ];
}

function isCompared({ year, isSettled }: YearMention, own: number, isAccounts: boolean): boolean {
  return year === own - 1 || (isSettled && year < own) || (isAccounts && year === own);
}

/**
 * A date that lies ahead, or is long past, was left over; the end of the year itself only lies ahead in a budget. Some provinces know their assets of the year before last only
 * when they draw up a budget, and say so in the text; a table is made of what was known last.
 */
function cutOffs(mentions: readonly YearMention[], own: number, isAccounts: boolean | undefined): Wrong[] {
  const latest = isAccounts === false ? own - 1 : own;
  return mentions.flatMap((mention): Wrong[] => {
    const { year, place } = mention;
    if (year === latest || year === own - 1) return [];
    if (year !== own - 2) return [{ mention, expected: latest, severity: 2 }];
    return place.block.type === 'table' ? [{ mention, expected: latest, severity: 3 }] : [];
  });
}

/** A list that names most of its projects after an earlier year was taken over from it. */
function projects(mentions: readonly YearMention[], own: number): Wrong[] {
  const earlier = mentions.filter(({ year }) => year < own);
  if (earlier.length < FEWEST_PROJECTS || 2 * earlier.length <= mentions.length) return [];
  return earlier.map((mention) => ({ mention, expected: own, severity: 3 }));
}

const WHAT: Readonly<Record<YearOf, readonly [chinese: string, english: string]>> = {
  table: ['表的年度', 'The year of this table'],
  heading: ['标题中的年度', 'The year in this heading'],
  amount: ['这句话的年度', 'The year of this sentence'],
  comparison: ['相比的年度', 'The year compared with'],
  'cut-off': ['资产的截止日期', 'The date of the assets'],
  project: ['项目名称中的年度', 'The year in the name of this project'],
};

function findingOf({ mention, expected, severity }: Wrong, own: number): Finding {
  const { of, year, place, clause } = mention;
  const [chinese, english] = WHAT[of];
  const [should, shouldEnglish] = wordsFor(of, expected);
  return {
    code: CODE,
    severity,
    place,
    message: (locale) =>
      say(
        locale,
        `${chinese}是 ${year} 年${of === 'comparison' ? `（${clause}）` : ''}，本文件是 ${own} 年的：${should}`,
        `${english} is ${year}${of === 'comparison' ? ` (${clause})` : ''}, the document is of ${own}: ${shouldEnglish}`,
      ),
    related: [],
    fixes: severity === 2 ? [fixOf(place, expected)] : [],
  };
}

function fixOf(place: Place, expected: number): Fix {
  return {
    title: (locale: Locale) => say(locale, `改为 ${expected} 年`, `Change to ${expected}`),
    kind: 'text',
    isPreferred: false,
    edits: [{ place, newText: String(expected) }],
  };
}

function wordsFor(of: YearOf, expected: number): readonly [chinese: string, english: string] {
  if (of === 'project')
    return ['是否沿用了以前年度的名称，请核对', 'please check whether the name was taken over'];
  if (of === 'cut-off') return [`一般应为 ${expected} 年末，请核对`, `it is usually the end of ${expected}`];
  return [`似应为 ${expected} 年`, `it should probably be ${expected}`];
}
