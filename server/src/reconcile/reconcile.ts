/** From meaning to verdicts: relates the amounts of a document, judges them, and collects all findings. */

import type { Amount, Disclosure, DocumentModel, TableModel } from '../disclosure/model';
import type { Classification } from '../knowledge/model';
import { disclosureOfBlock } from '../model/named-place';
import type { Finding, Judged, Relation, Severity } from '../rules/model';
import { FINDING_RULES } from '../rules/registry';
import {
  boundLists,
  relateInSteps,
  relationLists,
  tablesOfDoubtfulUnit,
  unitFindings,
} from '../rules/relate';
import type { Block } from '../tables/model';
import { mayShiftCells } from '../tables/written-faults';
import { memoize } from '../text/memo';
import { mapInSteps, type Steps } from '../text/steps';
import type { Reread } from './acts';
import { boundFindings } from './bounds';
import { structuresIn } from './certain';
import { type Doubts, doubtsOf, withoutDoubtful } from './doubtful-tables';
import { findingsOf } from './findings';
import { foldAlike, foldRounding } from './fold';
import { relationsAmong } from './graph';
import { judge, judgeAll } from './judge';
import { letStand, type Told, type Waivers } from './let-stand';
import type { Localised } from './localise';
import { rescued } from './rescue';
import { type Retyped, retypedFindings } from './retyped';
import { withoutTornRows } from './torn-rows';
import { waive } from './waive';

/** Severities as the user sets them. */
export type RuleSetting = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** What of the settings bears on verdicts. */
export interface ReconcileSettings {
  readonly tolerance: 'interval' | 'exact';
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** What the workspace lets stand. */
  readonly waivers?: Waivers;
}

/** Everything found in a document. */
export interface Reconciled extends Verdicts {
  /** The same for each disclosure by itself. */
  readonly parts: ReadonlyMap<Disclosure, DisclosureVerdicts>;
  /** What waivers let stand, those in the text and those of the workspace. */
  readonly waived: Told['waived'];
}

/** The verdicts on one disclosure, with what they were made of. */
export interface DisclosureVerdicts extends Verdicts, Doubts {
  /** The relations in lists; those of a template that vote together are in one. */
  readonly relations: readonly (readonly Relation[])[];
  /** Those that fit, list by list, and one more list of those that were doubted and taken back. */
  readonly lists: readonly (readonly Judged[])[];
  readonly bounds: readonly (readonly Relation[])[];
  /** What rules found that look at names, codes and text. */
  readonly looks: readonly Finding[];
  /** What waivers in its text let stand. */
  readonly waived: Told['waived'];
}

/** Verdicts on relations, and what is found. */
interface Verdicts {
  readonly judged: readonly Judged[];
  readonly localised: readonly Localised[];
  /** True where the budget of work did not suffice to look for every wrong amount. */
  readonly isCut: boolean;
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
 * Checks each disclosure of a document on its own, table by table; one that has not changed keeps its verdicts. A document
 * that is not recognised is not checked.
 */
export function* reconcileInSteps(
  model: DocumentModel,
  classification: Classification,
  settings: ReconcileSettings,
): Steps<Reconciled> {
  const parts = new Map<Disclosure, DisclosureVerdicts>();
  if (model.recognised) {
    for (const disclosure of model.disclosures)
      parts.set(disclosure, yield* remembered(disclosure, classification, settings.tolerance));
  }
  const all = [...parts.values()];
  const told = toldOf(
    model,
    all.flatMap((part) => part.findings),
    settings,
  );
  let judged: readonly Judged[] | undefined;
  return {
    parts,
    // Tens of thousands in a long document, and asked for by few features: joined when they are.
    get judged() {
      judged ??= all.flatMap((part) => part.judged);
      return judged;
    },
    localised: all.flatMap((part) => part.localised),
    isCut: all.some((part) => part.isCut),
    findings: told.findings,
    waived: [...all.flatMap((part) => part.waived), ...told.waived],
  };
}

/** What is left of findings that waivers and settings let through. */
function toldOf(model: DocumentModel, findings: readonly Finding[], settings: ReconcileSettings): Told {
  const fold = (members: readonly Finding[]): readonly Finding[] => {
    const disclosure = disclosureOfBlock(model, members[0].place.block);
    return disclosure ? folded(disclosure, members) : members;
  };
  const told = letStand(model, findings, settings.waivers, fold);
  // The first of several places may be gone from what was folded.
  const sorted = told.waived.length > 0 ? sortByPosition(model.read, told.findings) : told.findings;
  return { findings: configure(sorted, settings), waived: told.waived };
}

type Tolerance = ReconcileSettings['tolerance'];

/** Verdicts of disclosures, by what they depend on beside the disclosure. */
const verdictsOf = memoize(
  (_: Disclosure) => new Map<Tolerance, WeakMap<Classification, DisclosureVerdicts>>(),
);

function* remembered(
  disclosure: Disclosure,
  classification: Classification,
  tolerance: Tolerance,
): Steps<DisclosureVerdicts> {
  const verdicts = verdictsOf(disclosure);
  const byClassification = verdicts.get(tolerance) ?? new WeakMap<Classification, DisclosureVerdicts>();
  const known =
    byClassification.get(classification) ??
    (yield* reconcileDisclosure(disclosure, classification, tolerance));
  verdicts.set(tolerance, byClassification.set(classification, known));
  return known;
}

function* reconcileDisclosure(
  disclosure: Disclosure,
  classification: Classification,
  tolerance: Tolerance,
): Steps<DisclosureVerdicts> {
  const isExact = tolerance === 'exact';
  const reread: Reread = (table, instead) =>
    relationLists(withTable(disclosure, table, instead)).flatMap((list) => judge(list, isExact));
  const relations = yield* relateInSteps(disclosure);
  const judgements = yield* mapInSteps(relations, (list) => judgeAll(list, isExact));
  const bounds = boundLists(disclosure);
  const bounded = bounds.flatMap((list) => judge(list, isExact));
  const doubts = doubtsOf(judgements, bounded);
  const fitting = judgements.map(({ judged }) => withoutDoubtful(judged, doubts));
  const doubted = judgements.flatMap((each) => each.doubted.map((group) => withoutDoubtful(group, doubts)));
  const lists = doubted.length === 0 ? fitting : [...fitting, rescued(doubted, fitting.flat(), reread)];
  const around = relationsAmong(lists);
  const structureOf = structuresIn(lists);
  yield;
  const { findings, localised, isCut } = findingsOf({ judged: lists.flat(), around, structureOf, reread });
  const holds = (amount: Amount): boolean => {
    const relations = around.get(amount) ?? [];
    return relations.length > 0 && relations.every(({ status }) => status === 'exact');
  };
  const context = { classification, doubtfulUnits: tablesOfDoubtfulUnit(disclosure), holds };
  const judgedBounds = withoutDoubtful(bounded, doubts);
  yield;
  const found = yield* mapInSteps(FINDING_RULES, (rule) => rule.check(disclosure, context));
  const looks = [...unitFindings(disclosure), ...found.flat()];
  let judged: readonly Judged[] | undefined;
  return {
    relations,
    lists,
    bounds,
    looks,
    ...doubts,
    // Joined when a feature asks for it: a check does not.
    get judged() {
      judged ??= [...lists.flat(), ...judgedBounds];
      return judged;
    },
    localised,
    isCut,
    ...inOrder(disclosure, [
      ...(mayShiftCells(disclosure.faults ?? []) ? findings.map(merelyOffered) : findings),
      ...boundFindings(judgedBounds, localised),
      ...looks,
    ]),
  };
}

/** A finding whose fixes need to be looked at. */
function merelyOffered(finding: Finding): Finding {
  const fixes = finding.fixes.map((fix) => ({ ...fix, isPreferred: false }));
  return finding.fixes.some(({ isPreferred }) => isPreferred) ? { ...finding, fixes } : finding;
}

/**
 * The findings of a document in which an amount of one disclosure was retyped, told from the check before: see
 * `retypedFindings`. `undefined` where the document has to be checked.
 */
export function afterRetyping(
  model: DocumentModel,
  parts: Reconciled['parts'],
  disclosure: Disclosure,
  retyped: Retyped,
  settings: ReconcileSettings,
): readonly Finding[] | undefined {
  const verdicts = parts.get(disclosure);
  const own = verdicts && retypedFindings(verdicts, retyped, settings.tolerance === 'exact');
  if (!own) return undefined;
  const sorted = inOrder(disclosure, own).findings;
  const findings = [...parts].flatMap(([each, { findings }]) => (each === disclosure ? sorted : findings));
  return toldOf(model, findings, settings).findings;
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

/** Without what is let stand, sorted by position, and what tells one fact in one: a waiver is for one of its places. */
function inOrder(disclosure: Disclosure, findings: readonly Finding[]): Told {
  const told = waive(disclosure, withoutTornRows(disclosure, findings));
  return { findings: folded(disclosure, sortByPosition(disclosure, told.findings)), waived: told.waived };
}

function folded(disclosure: Disclosure, findings: readonly Finding[]): readonly Finding[] {
  return foldRounding(disclosure, foldAlike(findings));
}

/** Blocks stand in order, so that findings stay sorted when their disclosure moves as a whole. */
function sortByPosition(
  { blocks }: { readonly blocks: readonly Block[] },
  findings: readonly Finding[],
): Finding[] {
  const order = new Map(blocks.map((block, index) => [block, index]));
  const blockOf = ({ place }: Finding): number => order.get(place.block) ?? 0;
  return [...findings].sort(
    (a, b) => blockOf(a) - blockOf(b) || a.place.start - b.place.start || a.severity - b.severity,
  );
}
