/** Tells relations in which a number of the text quotes an amount of the tables. */

import type { DiagnosticCode } from '../diagnostic-codes';
import type { Relation } from '../model';

const QUOTES: ReadonlySet<DiagnosticCode> = new Set(['tie/text', 'asset/text']);

/** True where the total stands in the text and the only part in a table. */
export function isQuote({ rule, parts }: Relation): boolean {
  return QUOTES.has(rule) && parts.length === 1;
}
