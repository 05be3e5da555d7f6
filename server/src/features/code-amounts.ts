/** What a document itself says of a code: its amounts in every table, its share of the total, and what is below it. */

import { ratio } from '../amounts/exact';
import type { Amount, Panel, PanelRow, TableModel } from '../disclosure/model';
import type { Classification, ClassificationDomain } from '../knowledge/model';
import type { Locale } from '../rules/model';
import { amountWithUnit, say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import { memoize } from '../text/memo';
import { type CodeRow, rowsOfCode } from './code-rows';
import type { CodeUse } from './lookup';

const MOST_TABLES = 8;
const MOST_CHILDREN = 10;

/** Markdown lists, a paragraph each; nothing where no amount is printed. */
export function codeAmounts(
  use: CodeUse,
  domain: ClassificationDomain,
  classification: Classification,
  locale: Locale,
): string[] {
  return [amountsInTables(use, domain, locale), childrenIn(use, domain, classification, locale)].filter(
    (text) => text !== '',
  );
}

function amountsInTables(
  { disclosure, code }: CodeUse,
  domain: ClassificationDomain,
  locale: Locale,
): string {
  const rows = rowsOfCode(disclosure, domain, code.digits).filter(hasAmount);
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MOST_TABLES).map((each) => `- ${amountLine(each, locale)}`);
  const more = rows.length - shown.length;
  if (more > 0) shown.push(`- ${say(locale, `另有 ${more} 张表`, `${more} more tables`)}`);
  return [say(locale, '本文所列：', 'In this document:'), ...shown].join('\n');
}

function hasAmount({ row }: CodeRow): boolean {
  return mainAmount(row) !== undefined;
}

/** The first printed amount of a row: its total, where the table has one. */
export function mainAmount(row: PanelRow): Amount | undefined {
  return row.amounts.find((amount) => amount && !amount.printed.blank);
}

/** `部门预算支出总表：261.03 万元，占 58.3%` */
function amountLine({ table, row }: CodeRow, locale: Locale): string {
  const amount = mainAmount(row);
  if (!amount) return '';
  const title = escapeMarkdown(table.title || say(locale, '无题表', 'table without a title'));
  const words = [escapeMarkdown(amountWithUnit(amount, locale))];
  const share = shareOf(table, row, amount);
  if (share !== undefined) words.push(say(locale, `占 ${share}%`, `${share}% of the total`));
  return `${title}${say(locale, '：', ': ')}${words.join(say(locale, '，', ', '))}`;
}

/** Percent of the total of the panel in the same column; `undefined` without a total that is more than nothing. */
function shareOf(table: TableModel, row: PanelRow, amount: Amount): string | undefined {
  const panel = table.panels.find(({ rows }) => rows[row.row] === row);
  const column = row.amounts.indexOf(amount);
  const total = panel && totalOf(panel)?.amounts[column];
  if (!total || total.printed.blank) return undefined;
  const share = 100 * ratio(amount.printed.value, total.printed.value);
  return Number.isFinite(share) ? share.toFixed(1) : undefined;
}

const totalOf = memoize(({ rows }: Panel) =>
  rows.find(({ role }) => role === 'total' || role === 'grand-total'),
);

/** The codes right below that the same table lists, with their amounts. */
function childrenIn(
  { disclosure, table, code }: CodeUse,
  domain: ClassificationDomain,
  classification: Classification,
  locale: Locale,
): string {
  const year = table.year ?? disclosure.year;
  const rows = classification
    .children(domain, code.digits, year)
    .flatMap((child) => rowsOfCode(disclosure, domain, child.code).find((each) => each.table === table) ?? [])
    .filter(hasAmount);
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MOST_CHILDREN).map(({ row }) => {
    const amount = mainAmount(row);
    return `- ${row.code?.digits} ${escapeMarkdown(row.label)} ${amount ? escapeMarkdown(amountWithUnit(amount, locale)) : ''}`;
  });
  const more = rows.length - shown.length;
  if (more > 0) shown.push(`- ${say(locale, `另有 ${more} 个`, `${more} more`)}`);
  return [say(locale, '本表所列下级：', 'Listed below it in this table:'), ...shown].join('\n');
}
