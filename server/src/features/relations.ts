/** The relations of a document with their verdicts, as `gouji check --relations` lists them. */

import { isZero } from '../amounts/exact';
import { formatAmount } from '../amounts/printed';
import type { Judged } from '../rules/model';
import type { CheckedDocument, RelationSummary } from './model';
import { rangeOfPlace } from './ranges';
import { decimalsOf } from './wording';

/** One summary a relation; `residual` is total − Σ ±part as a decimal string in the unit of the total. */
export function relations(document: CheckedDocument): RelationSummary[] {
  return document.judged.map((judged) => summaryOf(document, judged));
}

function summaryOf(document: CheckedDocument, judged: Judged): RelationSummary {
  const { relation, status } = judged;
  return {
    rule: relation.rule,
    total: rangeOfPlace(document, relation.total.place),
    parts: relation.parts.map(({ amount, sign }) => ({ range: rangeOfPlace(document, amount.place), sign })),
    residual: residualOf(judged),
    status,
  };
}

function residualOf({ relation, residual }: Judged): string {
  if (isZero(residual.value)) return '0';
  return formatAmount(residual.value, relation.total.printed.unit, decimalsOf(relation));
}
