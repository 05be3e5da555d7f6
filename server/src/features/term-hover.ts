/** What a term means, wherever it is used: as the document explains it, else as the built-in glossary does. */

import type { Hover, Position, Range } from 'vscode-languageserver-types';
import type { GlossaryEntry } from '../disclosure/model';
import type { StandardTerm } from '../knowledge/terms';
import type { Locale } from '../rules/model';
import { say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import { positionAt, rangeOf } from '../text/snapshot';
import { MarkupKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { spanOfPlace } from './ranges';
import { termAt } from './term-places';

/**
 * The longest term at a position. In a text that is no disclosure only its own glossary counts: standard terms are
 * ordinary words there.
 */
export function termHover(document: CheckedDocument, position: Position): Hover | undefined {
  const found = termText(document, position);
  return found && { contents: { kind: MarkupKind.Markdown, value: found.value }, range: found.range };
}

/** What is told of that term, as Markdown, and where it stands. */
export function termText(
  document: CheckedDocument,
  position: Position,
): { readonly value: string; readonly range: Range } | undefined {
  const use = termAt(document, position);
  if (!use || (document.language === 'unrecognised' && !use.entry)) return undefined;
  const { entry, standard } = use;
  const value = entry
    ? entryText(document, entry)
    : standard && standardText(standard, document.settings.locale);
  if (value === undefined) return undefined;
  return { value, range: rangeOf(document.snapshot, use.span) };
}

function entryText(document: CheckedDocument, entry: GlossaryEntry): string {
  const { snapshot, settings } = document;
  const line = positionAt(snapshot, spanOfPlace(document, entry.termPlace).start).line + 1;
  const source = say(settings.locale, `名词解释，第 ${line} 行`, `Glossary (名词解释), line ${line}`);
  return `**${escapeMarkdown(entry.term)}**：${escapeMarkdown(entry.definition)}\n\n*${source}*`;
}

function standardText({ term, definition }: StandardTerm, locale: Locale): string {
  const source = say(locale, '勾稽自带的解释，供参考', 'From the glossary of Gouji, for reference');
  return `**${escapeMarkdown(term)}**：${escapeMarkdown(definition)}\n\n*${source}*`;
}
