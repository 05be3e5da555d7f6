/** What a check calls wrong in made-up disclosures, whose amounts are all in order. */

import { createService, DEFAULT_SETTINGS } from '../../src/service';
import type { Layout } from '../../src/tables/model';
import { type Forms, printCase } from './print';

const service = createService({ documentation: () => undefined });

/** The errors on the case of a number, but for rows that are printed too short, which are told in the table language. */
export function errorsOn(seed: number, layout: Layout, forms: Forms = {}): string[] {
  const { text } = printCase(seed, layout, forms);
  const document = service.check(text, layout === 'pipes' ? 'budget' : 'plaintext', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///made-up')
    .filter(({ severity, code }) => severity === 1 && code !== 'budget/syntax')
    .map(({ range, message }) => `${layout} ${seed}:${range.start.line + 1} ${message}`);
}
