/** The relations of a document with their verdicts, all of them or those of one amount. */

import { isZero } from '../amounts/exact';
import type { Status } from '../amounts/interval';
import { formatAmount } from '../amounts/printed';
import type { Amount, TableModel } from '../disclosure/model';
import { amountsOf, relationsInList } from '../reconcile/graph';
import type { DisclosureVerdicts } from '../reconcile/reconcile';
import type { Judged, Locale } from '../rules/model';
import { decimalsOf, say } from '../rules/wording';
import type { Block } from '../tables/model';
import { memoize } from '../text/memo';
import { disclosureOf } from './lookup';
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

/** The relations that an amount is in, in the order in which they are shown. */
export function relationsOf(document: CheckedDocument, amount: Amount): Judged[] {
  return inOrder(relationsAround(document, amount));
}

/** Each relation once: those out of balance first, then those that need rounding. */
export function inOrder(judged: readonly Judged[]): Judged[] {
  const found = [...new Set(judged)];
  const inStatus = (status: Status) => found.filter((judged) => judged.status === status);
  return [...inStatus('broken'), ...inStatus('rounding'), ...inStatus('exact')];
}

/** All relations that an amount is in; one that it is in twice comes twice. */
export function relationsAround(document: CheckedDocument, amount: Amount): readonly Judged[] {
  const verdicts = verdictsAround(document, amount.place.block);
  return (verdicts && relationsInList(verdicts.judged).get(amount)) ?? [];
}

/** What was judged in the disclosure of a block: no relation goes beyond it. */
export function verdictsAround(document: CheckedDocument, block: Block): DisclosureVerdicts | undefined {
  const disclosure = disclosureOf(document, block);
  return disclosure && document.parts.get(disclosure);
}

/** Whether anything in a table takes part in a relation that does not hold. */
export function isBroken(document: CheckedDocument, table: TableModel): boolean {
  const verdicts = verdictsAround(document, table.table);
  return verdicts !== undefined && brokenTables(verdicts).has(table);
}

/** The tables of a disclosure with an amount in a relation that does not hold. */
const brokenTables = memoize(({ judged }: DisclosureVerdicts): ReadonlySet<TableModel | undefined> => {
  const broken = judged.filter(({ status }) => status === 'broken');
  return new Set(broken.flatMap(({ relation }) => amountsOf(relation).map(({ cell }) => cell?.table)));
});

/** What is said of an amount in no relation. */
export function untiedText(locale: Locale): string {
  return say(locale, '未勾稽：尚无关系校核此数', 'Not tied: no relation checks this amount');
}
