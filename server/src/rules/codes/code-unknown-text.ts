/** The words of `code/unknown`: what is not in the list, what is known beside it, and how much is known of the list. */

import { DOMAINS } from '../../knowledge/domains';
import { isBeforeFirstList } from '../../knowledge/gaps';
import type { Classification, ClassificationDomain, ClassificationEntry } from '../../knowledge/model';
import { EARLIEST_YEAR } from '../../knowledge/outline';
import type { PrintedCode } from '../../model/printed-codes';
import type { Locale, Severity } from '../model';
import { say } from '../wording';
import { listName } from './list-name';

const MOST_LISTED = 20;

/** Why a code is not known. */
export interface Verdict {
  readonly severity: Severity;
  /** The nearest entry above that is known, with what is known below it. */
  readonly parent?: ClassificationEntry;
  readonly known: readonly ClassificationEntry[];
  readonly wrongLength: boolean;
}

/** `科目编码 2101591 不在 2026 年支出功能分类中（21015 医疗保障管理事务下有 01、02、…）；相近：2101501 行政运行` */
export function unknownCodeText(
  printed: PrintedCode,
  verdict: Verdict,
  near: readonly ClassificationEntry[],
  year: number | undefined,
  classification: Classification,
  locale: Locale,
): string {
  const { domain, digits } = printed;
  const list = listName(domain, year, locale);
  const parts = [
    say(locale, `科目编码 ${digits} 不在${list}中`, `Code ${digits} is not in the ${list}`) +
      knownText(printed, verdict, locale),
    ...otherYears(printed, classification, locale),
    nearText(near, locale),
    verdict.severity === 3 ? doubtText(domain, year, locale) : '',
  ];
  return parts.filter((part) => part !== '').join(say(locale, '；', '; '));
}

/** Why the list held here does not settle it. */
function doubtText(domain: ClassificationDomain, year: number | undefined, locale: Locale): string {
  if (isBeforeFirstList(domain, year)) {
    return say(
      locale,
      `所载为 ${EARLIEST_YEAR} 年以来的科目，请核对当年科目`,
      `the list held here is that of ${EARLIEST_YEAR} and later: compare with the official one`,
    );
  }
  return say(
    locale,
    '所载科目表不全，请核对当年科目',
    'the list held here is not complete: compare with the official one',
  );
}

function knownText(
  { domain, digits }: PrintedCode,
  { parent, known, wrongLength }: Verdict,
  locale: Locale,
): string {
  if (wrongLength) {
    const lengths = DOMAINS[domain].lengths.join(say(locale, '、', ', '));
    return say(
      locale,
      `（共 ${digits.length} 位，应为 ${lengths} 位）`,
      ` (${digits.length} digits instead of ${lengths})`,
    );
  }
  if (!parent || known.length === 0) return '';
  const codes = known.map(({ code }) => code.slice(parent.code.length));
  const shown = codes.slice(0, MOST_LISTED).join(say(locale, '、', ', '));
  const more = codes.length - MOST_LISTED;
  return say(
    locale,
    `（${parent.code} ${parent.name}下有 ${shown}${more > 0 ? ` 等 ${codes.length} 个` : ''}）`,
    ` (below ${parent.code} ${parent.name} there are ${shown}${more > 0 ? ` and ${more} more` : ''})`,
  );
}

/** What the code was, or will be, in lists of other years. */
function otherYears(
  { domain, digits }: PrintedCode,
  classification: Classification,
  locale: Locale,
): string[] {
  const others = classification.all(domain, digits);
  if (others.length > 0) return others.map((entry) => yearsText(entry, locale));
  const old = domain === 'functional' ? classification.old(digits) : undefined;
  if (old === undefined) return [];
  return [say(locale, `约 2009 年的科目中为“${old}”`, `in the list of about 2009 it was “${old}”`)];
}

function yearsText({ name, fromYear, toYear, evidence }: ClassificationEntry, locale: Locale): string {
  if (evidence === 'official' && fromYear === toYear) {
    return say(locale, `${fromYear} 年的科目中为“${name}”`, `in the list of ${fromYear} it was “${name}”`);
  }
  if (toYear === undefined) {
    return say(locale, `“${name}”自 ${fromYear} 年起使用`, `“${name}” is in use from ${fromYear} on`);
  }
  return say(locale, `“${name}”用至 ${toYear} 年`, `“${name}” was in use until ${toYear}`);
}

function nearText(near: readonly ClassificationEntry[], locale: Locale): string {
  if (near.length === 0) return '';
  const names = near.map(({ code, name }) => `${code} ${name}`).join(say(locale, '、', ', '));
  return say(locale, `相近：${names}`, `near: ${names}`);
}
