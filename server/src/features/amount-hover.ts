/** What is told of an amount to those who point at it, or at its name in a relation block. */

import type { Hover } from 'vscode-languageserver-types';
import type { Amount } from '../disclosure/model';
import type { Finding, Judged, Locale } from '../rules/model';
import { isInText, rowName } from '../rules/names';
import { understoodText, whyUntied } from '../rules/text/understood';
import { amountWithUnit, relationText, say } from '../rules/wording';
import { withInnerQuotes } from '../text/inner-quotes';
import { escapeMarkdown } from '../text/markdown';
import { MarkupKind } from './lsp-values';
import type { FoundDocument } from './model';
import { rangeOfPlace } from './ranges';
import { inOrder, untiedText } from './relations';
import { quoteText } from './sentence-text';

/** So many relations are listed; more are a wall. */
const MOST_RELATIONS = 8;

/** What an amount is in. */
export interface AroundAmount {
  readonly judged: readonly Judged[];
  /** Those to be told of it; none where the editor shows them by itself. */
  readonly findings: readonly Finding[];
}

/** What an amount is, what is found at it, and the verdicts on the relations around it. */
export function amountHover(
  document: Omit<FoundDocument, 'findings'>,
  amount: Amount,
  { judged, findings }: AroundAmount,
): Hover {
  const { locale } = document.settings;
  const quote = isInText(amount) ? quoteText(document, amount, judged) : undefined;
  const paragraphs = [
    heading(amount, locale),
    ...findings.map(({ message }) => escapeMarkdown(withInnerQuotes(message(locale)))),
    ...(quote === undefined ? [] : [quote]),
    judged.length > 0 ? ties(inOrder(judged), locale) : `*${escapeMarkdown(untied(document, amount))}*`,
  ];
  return {
    contents: { kind: MarkupKind.Markdown, value: paragraphs.join('\n\n') },
    range: rangeOfPlace(document, amount.place),
  };
}

/** That no relation checks an amount; of a number of the text, why not. */
function untied({ model, settings: { locale } }: Omit<FoundDocument, 'findings'>, amount: Amount): string {
  if (!isInText(amount)) return untiedText(locale);
  const disclosure = model.disclosures.find(({ textAmounts }) => textAmounts.includes(amount));
  const why = disclosure && whyUntied(amount, disclosure, locale);
  return why === undefined ? untiedText(locale) : say(locale, `未勾稽：${why}`, `Not tied: ${why}`);
}

/** `**卫生健康支出（210）** · 本年收入/小计 · **448.03 万元**` */
function heading(amount: Amount, locale: Locale): string {
  const name = isInText(amount) ? say(locale, '文字中的数', 'Amount in the text') : rowName(amount);
  const value = `**${escapeMarkdown(amountWithUnit(amount, locale))}**`;
  const column = escapeMarkdown(isInText(amount) ? understoodText(amount, locale) : columnPath(amount));
  const words = [name === '' ? '' : `**${escapeMarkdown(name)}**`, column, value];
  return words.filter((word) => word !== '').join(' · ');
}

/** The header words above an amount, top level first: `本年收入/小计`. */
function columnPath({ cell }: Amount): string {
  return cell?.table.columns[cell.column]?.path.join('/') ?? '';
}

function ties(judged: readonly Judged[], locale: Locale): string {
  const lines = judged
    .slice(0, MOST_RELATIONS)
    .map((each) => `- ${escapeMarkdown(relationText(each, locale))}`);
  const more = judged.length - lines.length;
  if (more > 0) lines.push(`- ${say(locale, `另有 ${more} 条`, `${more} more`)}`);
  return lines.join('\n');
}
