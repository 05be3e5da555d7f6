/** Writes a checked document in another form. */

import { ESCAPE } from '../../text/markdown';
import type { CheckedDocument } from '../model';
import { toBudget, toMarkdown } from './budget';
import { toJson, toTsv } from './lists';

/** Forms into which a document can be converted. */
export const CONVERSIONS = ['budget', 'tsv', 'json', 'md'] as const;
export type Conversion = (typeof CONVERSIONS)[number];

/** The document as a whole in another form, with line ends of one character. */
export function convert(document: CheckedDocument, to: Conversion): string {
  // What stands for the escapes of the table language is no text.
  if (to === 'json') return toJson(document).replaceAll(ESCAPE, '');
  if (to === 'tsv') return toTsv(document).replaceAll(ESCAPE, '');
  if (to === 'md') return toMarkdown(document);
  // The view of an original is in the table language, and its places are those that findings tell.
  return document.original?.view.text ?? toBudget(document);
}
