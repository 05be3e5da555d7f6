/** Checks texts for tests of features: the one place that calls the layers below, with a classification of its own. */

import type { Amount, PanelRow } from '../../src/disclosure/model';
import { understand } from '../../src/disclosure/understand';
import { type CheckedDocument, DEFAULT_SETTINGS, type Settings } from '../../src/features/model';
import { judge } from '../../src/reconcile/judge';
import { reconcileInSteps } from '../../src/reconcile/reconcile';
import type { DiagnosticCode } from '../../src/rules/diagnostic-codes';
import type { Finding, Relation } from '../../src/rules/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';
import { finish } from '../../src/text/steps';
import { CLASSIFICATION } from './classification';
import { type Marked, unmark } from './marked';

/** An amount of the first table by its row's label and its column's words: `['合计', '基本支出']`. */
export type Address = readonly [label: string, column: string];

/** `[rule, total, parts]`: names are `label的column`; a part whose label starts with `-` is taken away. */
export type Tie = readonly [rule: DiagnosticCode, total: Address, parts: readonly Address[]];

export interface CheckedOptions {
  /** Relations instead of those that the rules find. */
  readonly ties?: readonly Tie[];
  /** Findings instead of those that the check makes. */
  readonly findings?: (amount: (address: Address) => Amount) => readonly Finding[];
  readonly settings?: Partial<Settings>;
  readonly language?: CheckedDocument['language'];
}

export interface CheckedMarked extends Marked {
  readonly document: CheckedDocument;
  readonly amount: (address: Address) => Amount;
}

/** Checks a marked text. */
export function checked(marked: string, options: CheckedOptions = {}): CheckedMarked {
  const unmarked = unmark(marked);
  const snapshot = createSnapshot(unmarked.text);
  const model = understand(readDocument(snapshot));
  const rows = model.disclosures.flatMap(({ tables }) =>
    tables.flatMap((table) => table.panels.flatMap((panel) => panel.rows)),
  );
  const amount = (address: Address) => find(rows, address);
  const settings = { ...DEFAULT_SETTINGS, ...options.settings };
  const reconciled = finish(reconcileInSteps(model, CLASSIFICATION, settings));
  const verdicts = {
    judged: options.ties ? judge(options.ties.map((tie) => relationOf(tie, amount))) : reconciled.judged,
    localised: reconciled.localised,
    findings: options.findings?.(amount) ?? reconciled.findings,
  };
  const document: CheckedDocument = {
    snapshot,
    language: options.language ?? 'disclosure',
    model,
    parts: new Map([...reconciled.parts].map(([disclosure, part]) => [disclosure, { ...part, ...verdicts }])),
    ...verdicts,
    settings,
  };
  return { ...unmarked, document, amount };
}

function find(rows: readonly PanelRow[], [label, column]: Address): Amount {
  for (const row of rows) {
    if (row.label !== label) continue;
    for (const amount of row.amounts) {
      const cell = amount?.cell;
      const header = cell?.table.columns.find(({ index }) => index === cell.column);
      if (header?.path.join('/') === column) return amount as Amount;
    }
  }
  throw new Error(`No amount at ${label}, ${column}`);
}

function relationOf([rule, total, parts]: Tie, amount: (address: Address) => Amount): Relation {
  const names = new Map<Amount, string>([[amount(total), total.join('的')]]);
  const found = parts.map(([label, column]) => {
    const sign: 1 | -1 = label.startsWith('-') ? -1 : 1;
    const address: Address = [sign < 0 ? label.slice(1) : label, column];
    names.set(amount(address), address.join('的'));
    return { amount: amount(address), sign };
  });
  return {
    rule,
    template: rule,
    certain: true,
    defines: true,
    total: amount(total),
    parts: found,
    name: (each) => names.get(each) ?? '',
    describe: () => rule,
  };
}

/** For documents in which nothing asks for its value: they are not checked again. */
export function notAgain(): never {
  throw new Error('checked again');
}
