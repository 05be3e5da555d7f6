/** What the classification says of a code: its path 类 › 款 › 项, official name, year, and how sure that is. */

import { toHalfWidth } from '../amounts/printed';
import type { CodeDomain } from '../disclosure/model';
import { DOMAINS, pathOf } from '../knowledge/domains';
import type { Classification, ClassificationDomain, ClassificationEntry } from '../knowledge/model';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import { compact } from '../text/normalise';
import { codeAmounts } from './code-amounts';
import type { CodeUse } from './lookup';

/** Markdown on a code in use, or `undefined` for codes that no classification has (those of budget units). */
export function codeText(use: CodeUse, classification: Classification, locale: Locale): string | undefined {
  const { domain, digits } = use.code;
  if (!isClassified(domain)) return undefined;
  const year = use.table.year ?? use.disclosure.year;
  const entries = pathOf(digits).map((code) => classification.find(domain, code, year));
  const entry = entries[entries.length - 1];
  const isKnown = entry?.code === digits;
  const lines = [isKnown ? pathText(entries) : unknownText(use, domain, year, locale)];
  if (isKnown) {
    lines.push(sourceText(entry, domain, year, locale), ...remarks(use, entry, locale));
    lines.push(...renames(entry, domain, classification, locale));
    lines.push(...correspondence(entry, domain, year, classification, locale));
  } else lines.push(...hints(entries, digits, domain, classification, locale));
  lines.push(...codeAmounts(use, domain, classification, locale));
  return lines.join('\n\n');
}

function isClassified(domain: CodeDomain): domain is ClassificationDomain {
  return domain !== 'unit';
}

type Found = ClassificationEntry | undefined;

/** `210 卫生健康支出 › 21015 医疗保障管理事务 › **2101501 行政运行**` */
function pathText(entries: readonly Found[]): string {
  const names = entries.filter((entry) => entry !== undefined).map(nameOf);
  return [...names.slice(0, -1), `**${names[names.length - 1]}**`].join(' › ');
}

function nameOf({ code, name }: ClassificationEntry): string {
  return `${code} ${escapeMarkdown(name)}`;
}

/** `支出功能分类，2026 年` */
function sourceText(
  { fromYear, toYear }: ClassificationEntry,
  domain: ClassificationDomain,
  year: number | undefined,
  locale: Locale,
): string {
  const { chinese, english } = DOMAINS[domain];
  const words = [say(locale, chinese, english)];
  if (year !== undefined) words.push(say(locale, `${year} 年`, `${year}`));
  if (fromYear > EARLIEST) words.push(say(locale, `${fromYear} 年起使用`, `since ${fromYear}`));
  if (toYear !== undefined) words.push(say(locale, `用至 ${toYear} 年`, `until ${toYear}`));
  return words.join(say(locale, '，', ', '));
}

/** The first year of the classification as it is kept; it stands for earlier ones too, so it is not worth saying. */
const EARLIEST = 2023;

function remarks({ row, code }: CodeUse, entry: ClassificationEntry, locale: Locale): string[] {
  const found: string[] = [];
  if (row.label !== '' && comparable(row.label) !== comparable(entry.name)) {
    const label = escapeMarkdown(row.label);
    found.push(say(locale, `表列名称：${label}`, `Printed as: ${label}`));
  }
  if (entry.evidence === 'official') {
    found.push(say(locale, '*名称取自所载官方科目表*', '*The name is that of the official list given*'));
  }
  if (entry.evidence === 'recalled') {
    found.push(
      say(
        locale,
        '*此名称未见于近年公开文本或文件，仅供参考*',
        `*The name of ${code.digits} was not seen in recent documents: for reference only*`,
      ),
    );
  }
  return found;
}

function comparable(name: string): string {
  return toHalfWidth(compact(name));
}

function unknownText(
  { code }: CodeUse,
  domain: ClassificationDomain,
  year: number | undefined,
  locale: Locale,
): string {
  const { chinese, english } = DOMAINS[domain];
  return say(
    locale,
    `**${code.digits}** 不在${year === undefined ? '' : ` ${year} 年`}${chinese}中`,
    `**${code.digits}** is not in the ${english}${year === undefined ? '' : ` of ${year}`}`,
  );
}

/** What the code is called in the lists of other years. */
function renames(
  { code, name }: ClassificationEntry,
  domain: ClassificationDomain,
  classification: Classification,
  locale: Locale,
): string[] {
  const others = classification.all(domain, code).filter((other) => other.name !== name);
  const texts = others.map((other) => validityText(other, locale));
  return texts.length === 0
    ? []
    : [say(locale, '曾用名：', 'In other years: ') + texts.join(say(locale, '；', '; '))];
}

const MOST_CORRESPONDING = 8;

/** The codes of the other economic classification that spending of this code belongs to. */
function correspondence(
  { code }: ClassificationEntry,
  domain: ClassificationDomain,
  year: number | undefined,
  classification: Classification,
  locale: Locale,
): string[] {
  if (domain !== 'department-economic' && domain !== 'government-economic') return [];
  const other = domain === 'department-economic' ? 'government-economic' : 'department-economic';
  const codes = classification.corresponding(domain, code);
  if (codes.length === 0) return [];
  const names = codes.slice(0, MOST_CORRESPONDING).map((each) => {
    const entry = classification.find(other, each, year);
    return entry ? nameOf(entry) : each;
  });
  const more = codes.length > names.length ? say(locale, ' 等', ' and others') : '';
  const { chinese, english } = DOMAINS[other];
  const list = names.join(say(locale, '、', ', '));
  return [say(locale, `对应${chinese}：${list}${more}`, `Corresponding ${english}: ${list}${more}`)];
}

/** What is known nearby of a code that is unknown: other years, its parents, its name of old. */
function hints(
  entries: readonly Found[],
  digits: string,
  domain: ClassificationDomain,
  classification: Classification,
  locale: Locale,
): string[] {
  const found = classification.all(domain, digits).map((entry) => validityText(entry, locale));
  const parents = entries.filter((entry) => entry !== undefined).map(nameOf);
  if (parents.length > 0) found.push(say(locale, '上级：', 'Above it: ') + parents.join(' › '));
  const old = domain === 'functional' ? classification.old(digits) : undefined;
  if (old !== undefined)
    found.push(say(locale, '旧科目（约 2009 年）：', 'In the list of about 2009: ') + escapeMarkdown(old));
  return found;
}

/** `2101501 行政运行，2023 年至 2024 年` */
function validityText(entry: ClassificationEntry, locale: Locale): string {
  const { fromYear, toYear } = entry;
  if (fromYear === toYear) {
    return `${nameOf(entry)}${say(locale, `，用至 ${toYear} 年`, `, used until ${toYear}`)}`;
  }
  const chinese = toYear === undefined ? `${fromYear} 年起使用` : `${fromYear} 年至 ${toYear} 年使用`;
  const english = toYear === undefined ? `used since ${fromYear}` : `used ${fromYear} to ${toYear}`;
  return `${nameOf(entry)}${say(locale, '，', ', ')}${say(locale, chinese, english)}`;
}
