/** What rules are told beside the disclosure, in tests where every table states its unit. */

import type { Classification, RuleContext } from '../../src/rules/model';

/** The context with a classification and no doubt about units, where nothing bears an amount out. */
export function inContext(classification: Classification): RuleContext {
  return { classification, doubtfulUnits: new Set(), holds: () => false };
}
