/** What is known of the amount, the code or the term under the pointer. */

import type { Hover, MarkupContent, Position, Range } from 'vscode-languageserver-types';
import type { Amount, TableModel } from '../disclosure/model';
import type { Classification } from '../knowledge/model';
import type { Finding } from '../rules/model';
import { say } from '../rules/wording';
import { withInnerQuotes } from '../text/inner-quotes';
import { escapeMarkdown } from '../text/markdown';
import { amountHover } from './amount-hover';
import { codeText } from './code-text';
import { complaintsAt } from './complaints';
import { coverageOfTable } from './coverage';
import { countText, coverageText, reasonText } from './coverage-words';
import { isDrawn } from './drawn';
import { headerHover } from './header-hover';
import { amountAt, type CodeUse, codeAt, namedCodeAt, statementAt, titledTableAt } from './lookup';
import { MarkupKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { placedHover } from './origin';
import { isBefore, rangeOfPlace } from './ranges';
import { relationsAround } from './relations';
import { statedHover } from './stated';
import { termHover, termText } from './term-hover';
import { unreadHover } from './unread-hover';
import { waivedText } from './waivers';

/** How hovers are made. */
export interface HoverOptions {
  readonly classification: Classification;
  /** Whether what is found at an amount is told with it: an editor that shows that by itself need not show it twice. */
  readonly withFindings: boolean;
}

/**
 * An amount goes before a code or the name beside it, these before header words and a table's title, these before a term of
 * 名词解释, the words of a sentence and a cell that was not read; `undefined` where nothing is known. In a text that is no
 * disclosure numbers mean nothing to us; terms are explained wherever there is a 名词解释.
 */
export function hover(
  document: CheckedDocument,
  position: Position,
  options: HoverOptions,
): Hover | undefined {
  const found =
    document.language === 'unrecognised'
      ? termHover(document, position)
      : hoverOn(document, position, options);
  const told = withUndrawn(document, position, found);
  return told && placedHover(document, told);
}

/** With what is found there and drawn nowhere, and what is let stand there. */
function withUndrawn(
  document: CheckedDocument,
  position: Position,
  found: Hover | undefined,
): Hover | undefined {
  const said = undrawnAt(document, position);
  if (said.length === 0) return found;
  const words = said.map(({ text }) => text).join('\n\n');
  const before = found ? `${(found.contents as MarkupContent).value}\n\n---\n\n` : '';
  return {
    contents: { kind: MarkupKind.Markdown, value: `${before}${words}` },
    range: found?.range ?? said[0].range,
  };
}

/** Residues are told with the relations of their amount. */
function undrawnAt(document: CheckedDocument, position: Position): { text: string; range: Range }[] {
  const { settings, findings, waived = [] } = document;
  const { locale } = settings;
  const isHere = (range: Range): boolean =>
    !isBefore(position, range.start) && !isBefore(range.end, position);
  const at = ({ place, places = [place] }: Finding): Range | undefined =>
    places.map((each) => rangeOfPlace(document, each)).find(isHere);
  const undrawn = findings.filter(
    ({ code, severity }) => !isDrawn(severity, settings) && !code.endsWith('/rounding'),
  );
  const told = [
    ...undrawn.map((finding) => ({ finding, text: finding.message(locale) })),
    ...waived.map((each) => ({ finding: each.finding, text: waivedText(each, locale) })),
  ];
  return told.flatMap(({ finding, text }) => {
    const range = at(finding);
    return range ? [{ text: escapeMarkdown(withInnerQuotes(text)), range }] : [];
  });
}

function hoverOn(
  document: CheckedDocument,
  position: Position,
  { classification, withFindings }: HoverOptions,
): Hover | undefined {
  return (
    hoverOnAmount(document, amountAt(document, position), withFindings) ??
    statedHover(document, position) ??
    codeHover(document, codeAt(document, position), classification) ??
    nameHover(document, position, classification) ??
    headerHover(document, position) ??
    titleHover(document, position) ??
    termHover(document, position) ??
    hoverOnSentence(document, position, withFindings) ??
    unreadHover(document, position, withFindings)
  );
}

function hoverOnAmount(
  document: CheckedDocument,
  amount: Amount | undefined,
  withFindings: boolean,
): Hover | undefined {
  if (!amount) return undefined;
  const findings = withFindings ? complaintsAt(document.findings, amount.place) : [];
  return amountHover(document, amount, { judged: relationsAround(document, amount), findings });
}

/** On the words that lead up to a number as on the number. */
function hoverOnSentence(
  document: CheckedDocument,
  position: Position,
  withFindings: boolean,
): Hover | undefined {
  const use = statementAt(document, position);
  const found = hoverOnAmount(document, use?.amount, withFindings);
  return use && found && { ...found, range: rangeOfPlace(document, use.place) };
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
  use: CodeUse | undefined,
  classification: Classification,
): Hover | undefined {
  if (!use) return undefined;
  const value = codeText(use, classification, document.settings.locale);
  if (value === undefined) return undefined;
  return { contents: { kind: MarkupKind.Markdown, value }, range: rangeOfPlace(document, use.place) };
}

/** On a name as on its code; a term of that name is explained below. */
function nameHover(
  document: CheckedDocument,
  position: Position,
  classification: Classification,
): Hover | undefined {
  const use = namedCodeAt(document, position);
  const value = use && codeText(use, classification, document.settings.locale);
  if (!use || value === undefined) return undefined;
  const term = termText(document, position);
  const explained = term ? `${value}\n\n---\n\n${term.value}` : value;
  return {
    contents: { kind: MarkupKind.Markdown, value: explained },
    range: term?.range ?? rangeOfPlace(document, use.place),
  };
}
