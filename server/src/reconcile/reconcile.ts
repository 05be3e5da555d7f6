/** From meaning to verdicts: relates the amounts of a document, judges them, and collects all findings. */

import type { Disclosure, DocumentModel } from '../disclosure/model';
import type { Classification } from '../knowledge/model';
import type { Finding, Judged, Severity } from '../rules/model';
import { FINDING_RULES } from '../rules/registry';
import { relate } from '../rules/relate';
import { findingsOf } from './findings';
import { judge } from './judge';
import type { Localised } from './localise';

/** Severities as the user sets them. */
export type RuleSetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** What of the settings bears on verdicts. */
export interface ReconcileSettings {
  readonly tolerance: 'interval' | 'exact';
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** Everything found in a document. */
export interface Reconciled {
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

/** Checks each disclosure of a document on its own. A document that is not recognised is not checked. */
export function reconcile(
  model: DocumentModel,
  classification: Classification,
  settings: ReconcileSettings,
): Reconciled {
  if (!model.recognised) return { judged: [], localised: [], findings: [] };
  const parts = model.disclosures.map((disclosure) =>
    reconcileDisclosure(disclosure, classification, settings),
  );
  const findings = parts.flatMap((part) => part.findings);
  return {
    judged: parts.flatMap((part) => part.judged),
    localised: parts.flatMap((part) => part.localised),
    findings: sortByPosition(model, configure(findings, settings)),
  };
}

function reconcileDisclosure(
  disclosure: Disclosure,
  classification: Classification,
  settings: ReconcileSettings,
): Reconciled {
  const judged = judge(relate(disclosure), settings.tolerance === 'exact');
  const { findings, localised } = findingsOf(judged);
  const others = FINDING_RULES.flatMap((rule) => rule.check(disclosure, { classification }));
  return { judged, localised, findings: [...findings, ...others] };
}

function configure(findings: readonly Finding[], { rules }: ReconcileSettings): Finding[] {
  return findings.flatMap((finding) => {
    const setting = rules[finding.code];
    if (setting === undefined) return [finding];
    return setting === 'off' ? [] : [{ ...finding, severity: SEVERITIES[setting] }];
  });
}

function sortByPosition({ read }: DocumentModel, findings: readonly Finding[]): Finding[] {
  const offsetOf = ({ place }: Finding): number => (read.offsets.get(place.block) ?? 0) + place.start;
  return [...findings].sort((a, b) => offsetOf(a) - offsetOf(b) || a.severity - b.severity);
}
