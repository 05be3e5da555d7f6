/** The names in relation blocks: where each is printed, and what is known of the amount that it names. */

import type { Hover, Location, Position } from 'vscode-languageserver-types';
import { type Meaning, statedMeanings } from '../rules/stated/names';
import { say } from '../rules/wording';
import { escapeMarkdown } from '../text/markdown';
import { offsetAt } from '../text/snapshot';
import { amountHover } from './amount-hover';
import { MarkupKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { rangeOfPlace, spanOfPlace } from './ranges';
import { relationsAround } from './relations';

/** From a name in a relation block to the title, row or column of that name. */
export function statedDefinition(document: CheckedDocument, position: Position, uri: string): Location[] {
  const meaning = meaningAt(document, position);
  return meaning ? [{ uri, range: rangeOfPlace(document, meaning.target) }] : [];
}

/** The amount that an operand names, with its relations; of a name of more, which table it is of. */
export function statedHover(document: CheckedDocument, position: Position): Hover | undefined {
  const meaning = meaningAt(document, position);
  if (!meaning) return undefined;
  const { amount, name } = meaning;
  const range = rangeOfPlace(document, name.place);
  if (amount)
    return {
      ...amountHover(document, amount, { judged: relationsAround(document, amount), findings: [] }),
      range,
    };
  return { contents: { kind: MarkupKind.Markdown, value: wordsOf(meaning, document) }, range };
}

function wordsOf({ what, table, name }: Meaning, { settings: { locale } }: CheckedDocument): string {
  const [title, text] = [table.title, name.text].map(escapeMarkdown);
  if (what === 'table') return `**${title}** · ${table.unit}`;
  return say(locale, `**${text}** · ${title}的一列`, `**${text}** · a column of ${title}`);
}

/** What the name at a position of a relation block means. */
export function meaningAt(document: CheckedDocument, position: Position): Meaning | undefined {
  const offset = offsetAt(document.snapshot, position);
  for (const disclosure of document.model.disclosures)
    for (const meanings of statedMeanings(disclosure).values()) {
      const found = meanings.find(({ name }) => {
        const { start, end } = spanOfPlace(document, name.place);
        return start <= offset && offset <= end;
      });
      if (found) return found;
    }
  return undefined;
}
