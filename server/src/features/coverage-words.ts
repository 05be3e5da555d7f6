/** Words for what was read and checked, the same wherever it is said: on the command line, in lists, in the editor. */

import { groupDigits } from '../amounts/printed';
import type { UnreadReason } from '../disclosure/printed-numbers';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import type { Coverage, UnreadSummary } from './model';

/** So many tables that were not read are named. */
const MOST_NAMES = 3;

const REASONS: Readonly<Record<UnreadReason, readonly [chinese: string, english: string]>> = {
  columns: ['列未看懂', 'columns not understood'],
  blanks: ['空格缺失，分不清列', 'blanks lost, columns unclear'],
  table: ['未识别出表格', 'no table recognised'],
  number: ['不成数', 'no proper numbers'],
};

/**
 * `12 张表印有 1,204 个数，读懂 917，勾稽 890；表5、表8 未读懂（287 个数）；文字 60 处，勾稽 41`; `tables` is how many
 * tables were recognised.
 */
export function coverageText(coverage: Coverage, tables: number, locale: Locale): string {
  const { text } = coverage;
  const clauses = [tablesText(coverage, tables, locale), unreadText(coverage.unread, locale)];
  if (text.amounts > 0)
    clauses.push(
      say(
        locale,
        `文字 ${countText(text.amounts)} 处，勾稽 ${countText(text.tied)}`,
        `${countText(text.amounts)} amounts in the text, ${countText(text.tied)} tied`,
      ),
    );
  return clauses.filter((clause) => clause !== '').join(say(locale, '；', '; '));
}

function tablesText({ tables: { printed, read, tied } }: Coverage, tables: number, locale: Locale): string {
  const counts = [countText(printed), countText(read), countText(tied)];
  if (tables === 0 && printed === 0) return say(locale, '没有读出表格', 'no table was read');
  const where =
    tables === 0 ? say(locale, '行中', 'Lines') : say(locale, `${tables} 张表`, `${tables} tables`);
  return say(
    locale,
    `${where}印有 ${counts[0]} 个数，读懂 ${counts[1]}，勾稽 ${counts[2]}`,
    `${where} print ${counts[0]} numbers, ${counts[1]} read, ${counts[2]} tied`,
  );
}

function unreadText(unread: readonly UnreadSummary[], locale: Locale): string {
  if (unread.length === 0) return '';
  const numbers = unread.reduce((sum, each) => sum + each.numbers, 0);
  const names = [...new Set(unread.map(({ title }) => title || untitled(locale)))];
  const shown = names.slice(0, MOST_NAMES).join(say(locale, '、', ', '));
  const more = names.length - MOST_NAMES;
  const others = more > 0 ? say(locale, ` 等 ${names.length} 处`, ` and ${more} more`) : '';
  return say(
    locale,
    `${shown}${others} 未读懂（${countText(numbers)} 个数）`,
    `not read: ${shown}${others} (${countText(numbers)} numbers)`,
  );
}

function untitled(locale: Locale): string {
  return say(locale, '无题的表', 'a table without a title');
}

/** Why numbers were not read. */
export function reasonText(reason: UnreadReason, locale: Locale): string {
  const [chinese, english] = REASONS[reason];
  return say(locale, chinese, english);
}

/** Whether all that is printed was read and tied; a text without tables is compared with nothing but itself. */
export function isAllTied({ tables, text }: Coverage): boolean {
  return tables.printed > 0 && tables.tied === tables.printed && text.tied === text.amounts;
}

/** A count as it is easily read: `1,204`. */
export function countText(count: number): string {
  return groupDigits(String(count), ',');
}
