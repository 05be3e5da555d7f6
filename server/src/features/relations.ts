/** The relations of a document with their verdicts, all of them or those of one amount. */

import { isZero } from '../amounts/exact';
import type { Status } from '../amounts/interval';
import { formatAmount } from '../amounts/printed';
import type { Amount } from '../disclosure/model';
import type { Judged, Locale, Relation } from '../rules/model';
import { decimalsOf, say } from '../rules/wording';
import type { CheckedDocument, RelationSummary } from './model';
import { rangeOfPlace } from './ranges';

/** One summary an equality; `residual` is total − Σ ±part as a decimal string in the unit of the total. */
export function relations(document: CheckedDocument): RelationSummary[] {
  return document.judged
    .filter(({ relation }) => !relation.isBound)
    .map((judged) => summaryOf(document, judged));
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

/** The relations that an amount is in, those out of balance first, then those that need rounding. */
export function relationsOf(document: CheckedDocument, amount: Amount): Judged[] {
  const found = judgedAround(document, amount).filter(({ relation }) => involves(relation, amount));
  const inStatus = (status: Status) => found.filter((judged) => judged.status === status);
  return [...inStatus('broken'), ...inStatus('rounding'), ...inStatus('exact')];
}

/** The relations of the amount's own disclosure: no relation goes beyond it. */
function judgedAround({ parts }: CheckedDocument, { place }: Amount): readonly Judged[] {
  for (const [disclosure, { judged }] of parts) if (disclosure.blocks.includes(place.block)) return judged;
  return [];
}

function involves({ total, parts }: Relation, amount: Amount): boolean {
  return total === amount || parts.some((part) => part.amount === amount);
}

/** What is said of an amount in no relation. */
export function untiedText(locale: Locale): string {
  return say(locale, '未勾稽：尚无关系校核此数', 'Not tied: no relation checks this amount');
}
