/** What the product tells of a text under one code: the printed text at each place, and the text as its fixes leave it. */

import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { createSnapshot, offsetAt } from '../../src/text/snapshot';

const service = createService({ documentation: () => undefined });

/** One finding: its severity, what is printed at its place, and the text after its first fix, where it has one. */
export interface Told {
  readonly severity: number | undefined;
  readonly printed: string;
  readonly line: number;
  readonly message: string;
  readonly mended?: string;
}

export function told(text: string, code: string): Told[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const snapshot = createSnapshot(text);
  return service
    .diagnostics(document, 'file:///told')
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ range, severity, message, data }) => ({
      severity,
      printed: text.slice(offsetAt(snapshot, range.start), offsetAt(snapshot, range.end)),
      line: range.start.line,
      message: String(message),
      mended: data.fixes?.[0] && applied(text, data.fixes[0].edits),
    }));
}

interface Edit {
  readonly range: Parameters<typeof offsetOf>[1];
  readonly newText: string;
}

function applied(text: string, edits: readonly Edit[]): string {
  const snapshot = createSnapshot(text);
  return edits
    .map(({ range, newText }) => ({ ...offsetOf(snapshot, range), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((before, { start, end, newText }) => before.slice(0, start) + newText + before.slice(end), text);
}

function offsetOf(
  snapshot: ReturnType<typeof createSnapshot>,
  range: { readonly start: Parameters<typeof offsetAt>[1]; readonly end: Parameters<typeof offsetAt>[1] },
): { start: number; end: number } {
  return { start: offsetAt(snapshot, range.start), end: offsetAt(snapshot, range.end) };
}

/** The printed texts alone. */
export function printedOf(text: string, code: string): string[] {
  return told(text, code).map(({ printed }) => printed);
}
