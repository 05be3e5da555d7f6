/** All that is found in a document, table by table, as a tree to look through; the same counts as everywhere else. */

import type { Range } from 'vscode-languageserver-types';
import type { TableModel } from '../disclosure/model';
import type { Finding, Severity } from '../rules/model';
import { groupBy } from '../text/collections';
import { withInnerQuotes } from '../text/inner-quotes';
import { coverageIn } from './coverage';
import { disclosureOf } from './lookup';
import type { CheckedDocument } from './model';
import { originOf, originText } from './origin';
import { rangeOfPlace } from './ranges';
import { tableSummary, waivedIn } from './table-grid';

export interface OverviewFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The place in an original, in words. */
  readonly place?: string;
}

export interface OverviewTable {
  readonly title: string;
  readonly range: Range;
  /** How much of it was read and is tied, and what is wrong: the words of the grid. */
  readonly summary: string;
  /** Numbers printed in it, those that were read, and those that relations tie. */
  readonly printed: number;
  readonly read: number;
  readonly tied: number;
  readonly findings: readonly OverviewFinding[];
  /** How much of what is found there waivers let stand. */
  readonly waived: number;
}

export interface Overview {
  readonly tables: readonly OverviewTable[];
  /** What is found outside of tables. */
  readonly text: readonly OverviewFinding[];
}

/** Every finding stands in it once, at the first of its places. */
export function overview(document: CheckedDocument): Overview {
  const tables = document.model.disclosures.flatMap((disclosure) => disclosure.tables);
  const firstOf = new Map([...tables].reverse().map((model) => [model.table, model]));
  const byTable = groupBy(document.findings, ({ place: { block } }) =>
    block.type === 'table' ? firstOf.get(block) : undefined,
  );
  return {
    tables: tables.map((table) => overviewOf(document, table, byTable.get(table) ?? [])),
    text: (byTable.get(undefined) ?? []).map((finding) => findingOf(document, finding)),
  };
}

function overviewOf(
  document: CheckedDocument,
  model: TableModel,
  findings: readonly Finding[],
): OverviewTable {
  const { table, titlePlace } = model;
  const disclosure = disclosureOf(document, table);
  const counted = disclosure && coverageIn(document, disclosure).byTable.get(model)?.tables;
  return {
    title: model.title,
    range: rangeOfPlace(document, titlePlace ?? { block: table, start: table.start, end: table.start }),
    summary: tableSummary(document, model),
    printed: counted?.printed ?? 0,
    read: counted?.read ?? 0,
    tied: counted?.tied ?? 0,
    findings: findings.map((finding) => findingOf(document, finding)),
    waived: waivedIn(document, model).length,
  };
}

function findingOf(document: CheckedDocument, { code, severity, message, place }: Finding): OverviewFinding {
  const { locale } = document.settings;
  const range = rangeOfPlace(document, place);
  const origin = originOf(document, range);
  return {
    code,
    severity,
    message: withInnerQuotes(message(locale)),
    range,
    ...(origin && { place: originText(origin, locale) }),
  };
}
