/** Finds ranges that lie outside of their text. */

import type { Diagnostic, Range } from 'vscode-languageserver-types';
import type { CheckedDocument, Service } from '../../src/service';
import { lineCount, lineSpan } from '../../src/text/snapshot';

interface Rangeful {
  readonly range: Range;
}

/** Every range of everything that is said of a document. */
export function rangesOf(service: Service, document: CheckedDocument): Range[] {
  const diagnostics = service.diagnostics(document, 'file:///a');
  return [
    ...diagnostics.flatMap(rangesOfDiagnostic),
    ...service
      .tables(document)
      .flatMap(({ range, titleRange }) => (titleRange ? [range, titleRange] : [range])),
    ...service.coverage(document).untied,
    ...service.relations(document).flatMap(({ total, parts }) => [total, ...parts.map(({ range }) => range)]),
    ...service.recompute(document, 'document').edits.map(({ range }) => range),
    ...service.recompute(document, 'document').kept.map(({ range }) => range),
    ...service.fixAll(document).map(({ range }) => range),
  ];
}

function rangesOfDiagnostic({ range, relatedInformation, data }: Diagnostic): Range[] {
  const related = (relatedInformation ?? []).map(({ location }) => location.range);
  const fixes: { readonly edits: readonly Rangeful[] }[] = data?.fixes ?? [];
  return [range, ...related, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))];
}

export function isInside({ snapshot }: CheckedDocument, { start, end }: Range): boolean {
  const isOrdered = start.line < end.line || (start.line === end.line && start.character <= end.character);
  return (
    isOrdered &&
    [start, end].every(({ line, character }) => {
      if (line < 0 || line >= lineCount(snapshot) || character < 0) return false;
      const span = lineSpan(snapshot, line);
      return character <= span.end - span.start;
    })
  );
}
