/** The words of the command line's own lines, in every language that Gouji speaks. */

import { coverageText, isAllTied } from '../features/coverage-words';
import { type WaiverState, waiverText } from '../features/waivers';
import type { KeptWaiver } from '../reconcile/let-stand';
import type { Locale, Severity, Words } from '../rules/model';
import { say } from '../rules/wording';
import type { Coverage } from '../service';
import type { Counts, FileReport, Remarks, RulesOff, Summary } from './report';

/** One thing to say, in every language. */
export function words(chinese: string, english: string): Words {
  return (locale) => say(locale, chinese, english);
}

/** What is said of a file or folder. */
export function about(path: string, reason: string, locale: Locale): string {
  return `${path}${say(locale, '：', ': ')}${reason}`;
}

const SEVERITIES: Readonly<Record<Locale, Readonly<Record<Severity, string>>>> = {
  'zh-cn': { 1: '错误', 2: '警告', 3: '信息', 4: '提示' },
  en: { 1: 'error', 2: 'warning', 3: 'information', 4: 'hint' },
};

export function severityWord(severity: Severity, locale: Locale): string {
  return SEVERITIES[locale][severity];
}

const LABELS = {
  table: { 'zh-cn': '在：', en: 'in: ' },
  formula: { 'zh-cn': '算式：', en: 'formula: ' },
  view: { 'zh-cn': '视图：', en: 'view: ' },
  related: { 'zh-cn': '参见：', en: 'see: ' },
  fix: { 'zh-cn': '可改：', en: 'fix: ' },
} satisfies Record<string, Record<Locale, string>>;

export function label(name: keyof typeof LABELS, locale: Locale): string {
  return LABELS[name][locale];
}

export function andMore(count: number, locale: Locale): string {
  return locale === 'en' ? `and ${count} more` : `另有 ${count} 处`;
}

/** What was checked in one file and what came out, in one sentence. */
export function verdict(report: FileReport): string {
  const { locale } = report;
  if (report.unreadable)
    return about(locale === 'en' ? 'not checked' : '未校核', report.partial ?? '', locale);
  if (report.language === 'unrecognised') {
    return locale === 'en'
      ? 'not recognised as a budget disclosure, not checked'
      : '未识别为预算公开文本，未校核';
  }
  return [coverageText(report.coverage, report.tables.length, locale), outcome(report), waivedText(report)]
    .filter(Boolean)
    .join(locale === 'en' ? '; ' : '；');
}

/** How much waivers let stand. */
function waivedText({ waived = [], locale }: FileReport): string {
  if (waived.length === 0) return '';
  return say(locale, `已忽略 ${waived.length} 处`, `${waived.length} waived`);
}

/** A waiver that lets nothing stand. */
export function idleText(waiver: KeptWaiver, state: WaiverState, locale: Locale): string {
  const text = waiverText(waiver, locale);
  return state === 'expired'
    ? say(locale, `忽略已过期（${waiver.until}）：${text}`, `waiver expired (${waiver.until}): ${text}`)
    : say(locale, `忽略没有用到：${text}`, `waiver not used: ${text}`);
}

/** What a baseline came to. */
export function baselineText(count: number, path: string, locale: Locale): string {
  return say(
    locale,
    `基线：${count} 处写入 ${path}，以后只列新的问题`,
    `baseline: ${count} written to ${path}; from now on only new findings are listed`,
  );
}

/** What was found; where nothing is to be mended, how far what was checked agrees. */
function outcome({ counts, broken, coverage, locale }: FileReport): string {
  const printed = countsOf(counts, locale);
  if (counts.errors + counts.warnings > 0) return printed;
  const order = agreement(coverage, broken, locale);
  if (counts.information === 0) return order;
  return [order, printed].filter(Boolean).join(locale === 'en' ? ', with ' : '，另有 ');
}

/** Whether all agrees where no error or warning is listed: settings may have switched some off. */
function agreement(coverage: Coverage, broken: number, locale: Locale): string {
  if (broken > 0)
    return say(
      locale,
      `有 ${broken} 条勾稽关系不成立`,
      broken === 1 ? '1 relation does not hold' : `${broken} relations do not hold`,
    );
  if (isAllTied(coverage)) return say(locale, '全部勾稽相符', 'all agree');
  // Where nothing could be compared, nothing agrees either.
  return coverage.tables.tied + coverage.text.tied === 0
    ? say(locale, '没有可勾稽的数，是否相符无从判断', 'nothing could be tied, so nothing is known to agree')
    : say(locale, '已勾稽的相符', 'what is tied agrees');
}

/** `2 处错误、1 处警告`, kinds without any left out. */
function countsOf({ errors, warnings, information }: Counts, locale: Locale): string {
  const counts: [number, string, string][] = [
    [errors, 'error', '处错误'],
    [warnings, 'warning', '处警告'],
    [information, 'note', '条信息'],
  ];
  const printed = counts
    .filter(([count]) => count > 0)
    .map(([count, en, zh]) =>
      locale === 'en' ? `${count} ${en}${count === 1 ? '' : 's'}` : `${count} ${zh}`,
    );
  return printed.join(locale === 'en' ? ', ' : '、');
}

/** The last line over several files. */
/** What was found in all files; that nothing was is said only of files that were checked. */
export function total(summary: Summary, { unchecked, skipped: left }: Remarks, locale: Locale): string {
  const { files } = summary;
  const clauses = [countsOf(summary, locale)];
  if (clauses[0] === '' && unchecked < files) clauses[0] = say(locale, '未发现问题', 'nothing found');
  if (unchecked > 0) clauses.push(say(locale, `未校核 ${unchecked} 个`, `${unchecked} not checked`));
  if (left.length > 0) clauses.push(say(locale, `另跳过 ${left.length} 个`, `${left.length} more skipped`));
  const said = clauses.filter((clause) => clause !== '').join(say(locale, '；', '; '));
  return say(locale, `共 ${files} 个文件：${said}`, `${files} files: ${said}`);
}

/** Leads to the kinds of what is counted and not listed. */
export function unlisted(severity: Severity, count: number, locale: Locale): string {
  const word = severityWord(severity, locale);
  return say(
    locale,
    `${word} ${count} 条未列出（--all 全部列出）：`,
    `${word}: ${count} not listed (--all lists them): `,
  );
}

export function nothingFound(locale: Locale): string {
  return locale === 'en' ? 'No budget disclosures found' : '没有找到预算公开文本';
}

/** So many files that were left alone are named; a folder may hold thousands of pictures. */
const MOST_NAMED = 12;

/** Files of a folder that were left alone, with the reason that they share. */
export function skipped(paths: readonly string[], reason: string, locale: Locale): string {
  const named = paths.slice(0, MOST_NAMED).join(locale === 'en' ? ', ' : '、');
  const more = paths.length - MOST_NAMED;
  if (locale === 'en')
    return `${paths.length} skipped: ${named}${more > 0 ? ` and ${more} more` : ''} (${reason})`;
  return `跳过 ${paths.length} 个：${named}${more > 0 ? `等 ${paths.length} 个` : ''}（${reason}）`;
}

/** Rules of which nothing is said, since settings say so. */
export function switchedOff({ settings, codes }: RulesOff, locale: Locale): string {
  return locale === 'en'
    ? `${settings} switches off ${codes.join(', ')}`
    : `${settings} 关闭了 ${codes.join('、')}`;
}

export function partly(reason: string, locale: Locale): string {
  return locale === 'en' ? `partly checked: ${reason}` : `部分校核：${reason}`;
}

/** Why a file was left as it is. */
export function notFixed(reason: string, locale: Locale): string {
  const words = locale === 'en' ? 'left unchanged' : '未改动';
  return reason === '' ? words : `${reason}${locale === 'en' ? '; ' : '；'}${words}`;
}

/** Behind what was found in a file: that none of it is mended for certain, and where to look for what would. */
export function nothingCertain(offered: number, locale: Locale): string {
  if (offered === 0)
    return say(locale, '；无确定改法，请核对原件', '; nothing to mend for certain, please check');
  return say(
    locale,
    `；无确定改法，${offered} 处有可选改法，见 gouji check`,
    `; nothing to mend for certain, ${offered} with fixes to choose from, see gouji check`,
  );
}

/** What was written to a file; `backup` is the name under which it stays as it was. */
export function written(changes: number, backup: string | undefined, locale: Locale): string {
  const said = say(locale, `已改 ${changes} 处`, `${changes} changed`);
  return backup === undefined
    ? said
    : said + say(locale, `，原文件留作 ${backup}`, `, kept as it was in ${backup}`);
}
