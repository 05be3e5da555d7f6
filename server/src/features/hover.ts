/** What is known of the amount, the code or the term under the pointer. */

import type { Hover, Position } from 'vscode-languageserver-types';
import type { TableModel } from '../disclosure/model';
import type { Classification } from '../knowledge/model';
import { say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import { amountHover } from './amount-hover';
import { codeText } from './code-text';
import { coverageOfTable } from './coverage';
import { countText, coverageText, reasonText } from './coverage-words';
import { amountAt, codeAt, titledTableAt } from './lookup';
import { MarkupKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { placedHover } from './origin';
import { rangeOfPlace } from './ranges';
import { relationsAround } from './relations';
import { statedHover } from './stated';
import { termHover, termText } from './term-hover';

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
    statedHover(document, position) ??
    codeHover(document, position, classification) ??
    titleHover(document, position) ??
    termHover(document, position)
  );
}

function hoverOnAmount(document: CheckedDocument, position: Position): Hover | undefined {
  const amount = amountAt(document, position);
  return amount && amountHover(document, amount, relationsAround(document, amount));
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
