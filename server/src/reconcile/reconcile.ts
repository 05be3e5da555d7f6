/** From meaning to verdicts: relates the amounts of a document, judges them, and collects all findings. */

import type { Disclosure, DocumentModel, TableModel } from '../disclosure/model';
import type { Classification } from '../knowledge/model';
import type { Finding, Judged, Severity } from '../rules/model';
import { FINDING_RULES } from '../rules/registry';
import { boundsIn, relate, unitFindings } from '../rules/relate';
import { memoize } from '../text/memo';
import type { Reread } from './acts';
import { boundFindings } from './bounds';
import { findingsOf } from './findings';
import { judge, judgeAll } from './judge';
import type { Localised } from './localise';
import { rescued } from './rescue';

/** Severities as the user sets them. */
export type RuleSetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** What of the settings bears on verdicts. */
export interface ReconcileSettings {
  readonly tolerance: 'interval' | 'exact';
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** Everything found in a document. */
export interface Reconciled extends DisclosureVerdicts {
  /** The same for each disclosure by itself. */
  readonly parts: ReadonlyMap<Disclosure, DisclosureVerdicts>;
}

/** Verdicts on relations, and what is found. */
export interface DisclosureVerdicts {
  readonly judged: readonly Judged[];
  readonly localised: readonly Localised[];
  /** Sorted by position, severities as configured, those switched off left out. */
  readonly findings: readonly Finding[];
}

const SEVERITIES: Readonly<Record<Exclude<RuleSetting, 'off'>, Severity>> = {
  error: 1,
  warning: 2,
  information: 3,
  hint: 4,
};

/**
 * Checks each disclosure of a document on its own; one that has not changed keeps its verdicts. A document that is not
 * recognised is not checked.
 */
export function reconcile(
  model: DocumentModel,
  classification: Classification,
  settings: ReconcileSettings,
): Reconciled {
  const parts = new Map<Disclosure, DisclosureVerdicts>();
  if (model.recognised) {
    for (const disclosure of model.disclosures)
      parts.set(disclosure, remembered(disclosure, classification, settings.tolerance));
  }
  const all = [...parts.values()];
  const findings = all.flatMap((part) => part.findings);
  let judged: readonly Judged[] | undefined;
  return {
    parts,
    // Tens of thousands in a long document, and asked for by few features: joined when they are.
    get judged() {
      judged ??= all.flatMap((part) => part.judged);
      return judged;
    },
    localised: all.flatMap((part) => part.localised),
    findings: configure(findings, settings),
  };
}

type Tolerance = ReconcileSettings['tolerance'];

/** Verdicts of disclosures, by what they depend on beside the disclosure. */
const verdictsOf = memoize(
  (_: Disclosure) => new Map<Tolerance, WeakMap<Classification, DisclosureVerdicts>>(),
);

function remembered(
  disclosure: Disclosure,
  classification: Classification,
  tolerance: Tolerance,
): DisclosureVerdicts {
  const verdicts = verdictsOf(disclosure);
  const byClassification = verdicts.get(tolerance) ?? new WeakMap<Classification, DisclosureVerdicts>();
  const known =
    byClassification.get(classification) ?? reconcileDisclosure(disclosure, classification, tolerance);
  verdicts.set(tolerance, byClassification.set(classification, known));
  return known;
}

function reconcileDisclosure(
  disclosure: Disclosure,
  classification: Classification,
  tolerance: Tolerance,
): DisclosureVerdicts {
  const isExact = tolerance === 'exact';
  const reread: Reread = (table, instead) => judge(relate(withTable(disclosure, table, instead)), isExact);
  const { judged: fitting, doubted } = judgeAll(relate(disclosure), isExact);
  const judged = [...fitting, ...rescued(doubted, fitting, reread)];
  const { findings, localised } = findingsOf(judged, reread);
  const bounds = judge(boundsIn(disclosure), isExact);
  const others = [
    ...boundFindings(bounds, localised),
    ...unitFindings(disclosure),
    ...FINDING_RULES.flatMap((rule) => rule.check(disclosure, { classification })),
  ];
  return {
    judged: [...judged, ...bounds],
    localised,
    findings: sortByPosition(disclosure, [...findings, ...others]),
  };
}

function withTable(disclosure: Disclosure, table: TableModel, instead: TableModel): Disclosure {
  return { ...disclosure, tables: disclosure.tables.map((each) => (each === table ? instead : each)) };
}

function configure(findings: readonly Finding[], { rules }: ReconcileSettings): readonly Finding[] {
  if (Object.keys(rules).length === 0) return findings;
  return findings.flatMap((finding) => {
    const setting = rules[finding.code];
    if (setting === undefined) return [finding];
    return setting === 'off' ? [] : [{ ...finding, severity: SEVERITIES[setting] }];
  });
}

/** Blocks stand in order, so that findings stay sorted when their disclosure moves as a whole. */
function sortByPosition({ blocks }: Disclosure, findings: readonly Finding[]): Finding[] {
  const order = new Map(blocks.map((block, index) => [block, index]));
  const blockOf = ({ place }: Finding): number => order.get(place.block) ?? 0;
  return [...findings].sort(
    (a, b) => blockOf(a) - blockOf(b) || a.place.start - b.place.start || a.severity - b.severity,
  );
}
