/** What is marked with what stands under the cursor: the same fact, code or term everywhere in the document. */

import type { DocumentHighlight, Position } from 'vscode-languageserver-types';
import { references } from './definition';
import { amountAt } from './lookup';
import { DocumentHighlightKind } from './lsp-values';
import type { CheckedDocument } from './model';
import { rangeOfPlace } from './ranges';

/** The places of the same amount, code or term; of an amount that is printed once, itself. */
export function documentHighlights(document: CheckedDocument, position: Position): DocumentHighlight[] {
  const kind = DocumentHighlightKind.Text;
  const found = references(document, position, '', true);
  if (found.length > 0) return found.map(({ range }) => ({ range, kind }));
  const amount = amountAt(document, position);
  return amount && !amount.printed.blank ? [{ range: rangeOfPlace(document, amount.place), kind }] : [];
}
