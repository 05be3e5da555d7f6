/** `--format json` and `ndjson`: everything that a check says, element by element, so that no string grows too long. */

import type { FileReport, ReportWaived } from '../report';
import type { Reporter } from './reporter';

export function createJsonReporter(): Reporter {
  let first = true;
  return {
    begin: () => ['{"version":1,"files":['],
    *file(report) {
      yield first ? '\n' : ',\n';
      first = false;
      yield* entryChunks(report);
    },
    *end(summary, { skipped }) {
      yield `\n],"summary":${JSON.stringify(summary)}`;
      if (skipped.length > 0) yield `,"skipped":${JSON.stringify(skipped)}`;
      yield '}\n';
    },
  };
}

export function createNdjsonReporter(): Reporter {
  return {
    begin: () => [],
    *file(report) {
      yield* entryChunks(report);
      yield '\n';
    },
    end: () => [],
  };
}

/** One entry of `files` as pieces of JSON on one line. */
function* entryChunks(report: FileReport): Generator<string> {
  let separator = '{';
  for (const [key, value] of Object.entries(entryOf(report))) {
    if (value === undefined) continue;
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    if (Array.isArray(value)) yield* arrayChunks(value);
    else yield JSON.stringify(value);
  }
  yield '}';
}

function* arrayChunks(values: readonly unknown[]): Generator<string> {
  yield '[';
  for (let i = 0; i < values.length; i++) yield (i > 0 ? ',' : '') + JSON.stringify(values[i]);
  yield ']';
}

function entryOf(report: FileReport): Record<string, unknown> {
  return {
    path: report.path,
    language: report.language,
    source: report.source,
    partial: report.partial !== undefined,
    reason: report.partial,
    hidden: report.hidden,
    tables: report.tables,
    diagnostics: report.diagnostics,
    relations: report.relations,
    coverage: report.coverage,
    failed: report.unreadable ? report.partial : undefined,
    rulesOff: report.rulesOff,
    waived: report.waived?.length ? report.waived.map(waivedEntry) : undefined,
    idleWaivers: report.idle?.length ? report.idle : undefined,
  };
}

/** A diagnostic that is let stand, with why. */
function waivedEntry({ diagnostic, reason, author, until }: ReportWaived): unknown {
  return { ...diagnostic, waiver: { reason, author, until } };
}
