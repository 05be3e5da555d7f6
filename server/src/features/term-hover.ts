/** The document's own explanation of a term, wherever the term is used in it. */

import { type Hover, MarkupKind, type Position } from 'vscode-languageserver-types';
import type { GlossaryEntry } from '../disclosure/model';
import { say } from '../rules/wording';
import type { Block } from '../tables/model';
import { escapeMarkdown } from '../text/markdown';
import { offsetAt, positionAt, rangeOf } from '../text/snapshot';
import { longestTermAt, type TermKey, termKey } from '../text/terms';
import type { CheckedDocument } from './model';
import { disclosureOf, pieceAt, spanOfPlace } from './ranges';

/** The entry of 名词解释 for the longest term at a position: in text, table headers, labels and titles alike. */
export function termHover(document: CheckedDocument, position: Position): Hover | undefined {
  const piece = pieceAt(document, position);
  if (!piece) return undefined;
  const { snapshot } = document;
  const offset = offsetAt(snapshot, position);
  const within = spanOfPlace(document, piece);
  const found = longestTermAt(snapshot.text, within, offset, termsFor(document, piece.block));
  if (!found) return undefined;
  return {
    contents: { kind: MarkupKind.Markdown, value: entryText(document, found.value) },
    range: rangeOf(snapshot, found.span),
  };
}

function termsFor(document: CheckedDocument, block: Block): TermKey<GlossaryEntry>[] {
  const entries = disclosureOf(document, block)?.glossary ?? [];
  return entries.map((entry) => ({ key: termKey(entry.term), value: entry }));
}

function entryText(document: CheckedDocument, entry: GlossaryEntry): string {
  const { snapshot, settings } = document;
  const line = positionAt(snapshot, spanOfPlace(document, entry.termPlace).start).line + 1;
  const source = say(settings.locale, `名词解释，第 ${line} 行`, `Glossary (名词解释), line ${line}`);
  return `**${escapeMarkdown(entry.term)}**：${escapeMarkdown(entry.definition)}\n\n*${source}*`;
}
