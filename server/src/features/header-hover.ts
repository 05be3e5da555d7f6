/** What is told of a column to those who point at its header: what it is understood to be, and why. */

import type { Hover, Position } from 'vscode-languageserver-types';
import type { ColumnModel, ColumnRole, TableModel } from '../disclosure/model';
import { DOMAINS } from '../knowledge/domains';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import { becauseOfColumns } from './because';
import { headerAt } from './lookup';
import { MarkupKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';
import { termText } from './term-hover';

/** So many sums are told. */
const MOST_SUMS = 4;
/** So many columns below one word are named. */
const MOST_COLUMNS = 6;

const ROLES: Readonly<Record<ColumnRole, readonly [chinese: string, english: string]>> = {
  serial: ['序号', 'serial numbers'],
  code: ['编码', 'codes'],
  name: ['名称', 'names'],
  amount: ['金额', 'amounts'],
  quantity: ['数量', 'quantities'],
  'unit-price': ['单价', 'unit prices'],
  percent: ['百分数', 'percentages'],
  text: ['文字', 'text'],
};

/** The column or columns below the header word at a position; a term in it is explained below. */
export function headerHover(document: CheckedDocument, position: Position): Hover | undefined {
  const found = headerAt(document, position);
  if (!found) return undefined;
  const { table, columns, place, disclosure } = found;
  const { locale } = document.settings;
  const sums = becauseOfColumns(document, disclosure, table, columns).slice(0, MOST_SUMS);
  const models = columns.map((index) => table.columns[index]);
  const [first] = models;
  const parts = [
    models.length === 1 ? oneColumn(table, first, locale) : severalColumns(models, place.text, locale),
    ...(sums.length > 0 ? [sums.map((sum) => `- ${escapeMarkdown(sum)}`).join('\n')] : []),
  ];
  const term = termText(document, position);
  if (term) parts.push('---', term.value);
  return {
    contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n') },
    range: term?.range ?? rangeOfPlace(document, place),
  };
}

/** `**本年收入/小计** · 金额 · 万元`, and what that follows from. */
function oneColumn(table: TableModel, column: ColumnModel, locale: Locale): string {
  const { path, role, index } = column;
  const [chinese, english] = ROLES[role];
  const name = `**${escapeMarkdown(path.join('/'))}**`;
  const unit = role === 'amount' ? [escapeMarkdown(table.unknownUnit ?? table.unit)] : [];
  const head = [name, say(locale, chinese, english), ...unit, ...domainOf(table, column, locale)];
  return `${head.join(' · ')}\n\n${why(table, index, column, locale)}`;
}

/** The classification that the codes of a column belong to. */
function domainOf({ panels }: TableModel, { role, index }: ColumnModel, locale: Locale): string[] {
  const panel = role === 'code' ? panels.find(({ codeColumns }) => codeColumns.includes(index)) : undefined;
  if (!panel?.domain) return [];
  if (panel.domain === 'unit') return [say(locale, '预算单位', 'budget units')];
  const { chinese, english } = DOMAINS[panel.domain];
  return [say(locale, chinese, english)];
}

function why(
  { table }: TableModel,
  index: number,
  { role, isUnknown, path }: ColumnModel,
  locale: Locale,
): string {
  const printed = table.rows.filter(({ cells }) => (cells[index]?.text ?? '') !== '').length;
  const [chinese, english] = ROLES[role];
  if (path.length === 0 || table.columns[index]?.isOpen)
    return say(
      locale,
      `分不清表头的哪个词属于这一列，不据此校核；列中印有 ${printed} 格`,
      `Which header words belong to this column is not clear, and nothing is concluded from it; ${printed} cells are printed`,
    );
  if (isUnknown)
    return say(
      locale,
      `表头的词没有见过，看列中印的 ${printed} 格认作${chinese}，是否加总由等式决定`,
      `Its word is not known: the ${printed} cells printed below it look like ${english}, and sums tell what it adds up to`,
    );
  return say(
    locale,
    `由表头的词认作${chinese}；列中印有 ${printed} 格`,
    `The words of its header say ${english}; ${printed} cells are printed`,
  );
}

/** A word over several columns, with their names. */
function severalColumns(columns: readonly ColumnModel[], word: string, locale: Locale): string {
  const names = columns.slice(0, MOST_COLUMNS).map(({ path }) => escapeMarkdown(path.at(-1) ?? ''));
  const list = names.join(say(locale, '、', ', '));
  const more = columns.length > names.length ? say(locale, ' 等', ' and others') : '';
  return say(
    locale,
    `**${escapeMarkdown(word)}** · 其下 ${columns.length} 列：${list}${more}`,
    `**${escapeMarkdown(word)}** · over ${columns.length} columns: ${list}${more}`,
  );
}
