/** What is known of the amount, the code or the term under the pointer. */

import type { Hover, Position } from 'vscode-languageserver-types';
import type { Amount, TableModel } from '../disclosure/model';
import type { Classification } from '../knowledge/model';
import type { Judged, Locale } from '../rules/model';
import { rowName } from '../rules/names';
import { amountWithUnit, relationText, say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import { codeText } from './code-text';
import { coverageOfTable } from './coverage';
import { countText, coverageText, reasonText } from './coverage-words';
import { amountAt, codeAt, titledTableAt } from './lookup';
import { MarkupKind } from './lsp-values';
import type { CheckedDocument, FoundDocument } from './model';
import { placedHover } from './origin';
import { rangeOfPlace } from './ranges';
import { inOrder, relationsAround, untiedText } from './relations';
import { termHover, termText } from './term-hover';

/** So many relations are listed; more are a wall. */
const MOST_RELATIONS = 8;

/**
 * An amount goes before a code, a code before a table's title, that before a term of 名词解释; `undefined` where nothing is known. In a text that is
 * no disclosure numbers mean nothing to us; terms are explained wherever there is a 名词解释.
 */
export function hover(
  document: CheckedDocument,
  position: Position,
  classification: Classification,
): Hover | undefined {
  const found =
    document.language === 'unrecognised'
      ? termHover(document, position)
      : hoverOn(document, position, classification);
  return found && placedHover(document, found);
}

function hoverOn(
  document: CheckedDocument,
  position: Position,
  classification: Classification,
): Hover | undefined {
  return (
    hoverOnAmount(document, position) ??
    codeHover(document, position, classification) ??
    titleHover(document, position) ??
    termHover(document, position)
  );
}

function hoverOnAmount(document: CheckedDocument, position: Position): Hover | undefined {
  const amount = amountAt(document, position);
  return amount && amountHover(document, amount, relationsAround(document, amount));
}

/** What is told of an amount with the verdicts on the relations around it. */
export function amountHover(
  document: Omit<FoundDocument, 'findings'>,
  amount: Amount,
  judged: readonly Judged[],
): Hover {
  const { locale } = document.settings;
  // What is wrong with the amount is shown by the editor itself, with the diagnostic.
  const paragraphs = [heading(amount, locale), ties(inOrder(judged), locale)];
  return {
    contents: { kind: MarkupKind.Markdown, value: paragraphs.join('\n\n') },
    range: rangeOfPlace(document, amount.place),
  };
}

/** `**卫生健康支出（210）** · 本年收入/小计 · **448.03 万元**` */
function heading(amount: Amount, locale: Locale): string {
  const name = amount.cell ? rowName(amount) : say(locale, '文字中的数', 'Amount in the text');
  const value = `**${escapeMarkdown(amountWithUnit(amount, locale))}**`;
  const column = escapeMarkdown(columnPath(amount));
  const words = [name === '' ? '' : `**${escapeMarkdown(name)}**`, column, value];
  return words.filter((word) => word !== '').join(' · ');
}

/** The header words above an amount, top level first: `本年收入/小计`. */
function columnPath({ cell }: Amount): string {
  return cell?.table.columns[cell.column]?.path.join('/') ?? '';
}

function ties(judged: readonly Judged[], locale: Locale): string {
  if (judged.length === 0) return `*${untiedText(locale)}*`;
  const lines = judged
    .slice(0, MOST_RELATIONS)
    .map((each) => `- ${escapeMarkdown(relationText(each, locale))}`);
  const more = judged.length - lines.length;
  if (more > 0) lines.push(`- ${say(locale, `另有 ${more} 条`, `${more} more`)}`);
  return lines.join('\n');
}

/**
 * On the title of a table: how much of it was read and is tied, and why not all of it; a term within the title is
 * explained below.
 */
function titleHover(document: CheckedDocument, position: Position): Hover | undefined {
  const model = titledTableAt(document, position);
  if (!model?.titlePlace) return undefined;
  const term = termText(document, position);
  const value = coverageWords(document, model);
  const explained = term ? `${value}\n\n---\n\n${term.value}` : value;
  return {
    contents: { kind: MarkupKind.Markdown, value: explained },
    range: term?.range ?? rangeOfPlace(document, model.titlePlace),
  };
}

function coverageWords(document: CheckedDocument, model: TableModel): string {
  const { locale } = document.settings;
  const counted = coverageOfTable(document, model);
  const reasons = counted.unread.map(({ numbers, reason }) =>
    say(
      locale,
      `- ${countText(numbers)} 个数未读懂：${reasonText(reason, locale)}`,
      `- ${countText(numbers)} numbers not read: ${reasonText(reason, locale)}`,
    ),
  );
  const head = [`**${escapeMarkdown(model.title)}**`, model.unit, model.year]
    .filter((each) => each)
    .join(' · ');
  return [head, coverageText(counted, 1, locale), ...(reasons.length > 0 ? [reasons.join('\n')] : [])].join(
    '\n\n',
  );
}

function codeHover(
  document: CheckedDocument,
  position: Position,
  classification: Classification,
): Hover | undefined {
  const use = codeAt(document, position);
  if (!use) return undefined;
  const value = codeText(use, classification, document.settings.locale);
  if (value === undefined) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOfPlace(document, use.place) };
}
