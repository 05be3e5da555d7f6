/** Says that a document was not checked to its end, and where the check stopped. */

import type { Diagnostic } from 'vscode-languageserver-types';
import { LONGEST_TEXT, MOST_LINES } from '../text/cap';
import { lineOf, lineSpan, rangeOf } from '../text/snapshot';
import { DiagnosticSeverity } from './lsp-values';
import { type CheckedDocument, SOURCE } from './model';

/** Why the check is partial, in the document's locale; `undefined` where all was checked. */
export function partialText({ partial, settings: { locale } }: CheckedDocument): string | undefined {
  if (!partial) return undefined;
  const millions = LONGEST_TEXT / 1_000_000;
  if (locale === 'en')
    return `only the first ${partial.by === 'lines' ? `${MOST_LINES} lines` : `${millions} million characters`} were checked`;
  return `只校核前 ${partial.by === 'lines' ? `${MOST_LINES} 行` : `${millions} 百万字`}`;
}

/** An information from the place where the check stopped to the end of that line. */
export function partialDiagnostic(document: CheckedDocument): Diagnostic | undefined {
  const { snapshot, partial, settings } = document;
  const reason = partialText(document);
  if (!partial || reason === undefined) return undefined;
  const { end } = lineSpan(snapshot, lineOf(snapshot, partial.end));
  return {
    range: rangeOf(snapshot, { start: partial.end, end }),
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: settings.locale === 'en' ? `Not checked from here on: ${reason}` : `${reason}，其后未校核`,
  };
}
