/** How much of a document is tied by relations. */

import { coverageOf } from '../reconcile/coverage';
import type { CheckedDocument, Coverage } from './model';
import { rangeOfPlace } from './ranges';

/** Counts of amounts and of tied ones, with the places of the rest. */
export function coverage(document: CheckedDocument): Coverage {
  const { tables, text, untied } = coverageOf(document.model.disclosures, document.judged);
  return { tables, text, untied: untied.map(({ place }) => rangeOfPlace(document, place)) };
}
