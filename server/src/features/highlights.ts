/** What is marked with what stands under the cursor: the same fact, code or term everywhere in the document. */

import type { DocumentHighlight, Position } from 'vscode-languageserver-types';
import { references } from './definition';
import { DocumentHighlightKind } from './lsp-values';
import type { CheckedDocument } from './model';

/** The places of the same amount, code or term; of an amount that is printed once, itself. */
export function documentHighlights(document: CheckedDocument, position: Position): DocumentHighlight[] {
  return references(document, position, '', true).map(({ range }) => ({
    range,
    kind: DocumentHighlightKind.Text,
  }));
}
