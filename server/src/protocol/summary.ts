/** Counts what was checked in a document, for a client's status line. */

import { coverageText } from '../features/coverage-words';
import { partialText } from '../features/partial';
import type { CheckedDocument, Service } from '../service';
import type { Summary } from './requests';
import { inSlices } from './slices';

const ERROR = 1;
const WARNING = 2;

export async function summarise(document: CheckedDocument, service: Service): Promise<Summary> {
  // Of a long document this takes as long as a part of its check.
  const coverage = await inSlices(service.coverageInSteps(document));
  const tables = service.tables(document).length;
  const { printed, read, tied } = coverage.tables;
  const count = (worst: number) => document.findings.filter(({ severity }) => severity <= worst).length;
  return {
    tables,
    printed,
    read,
    tied,
    errors: count(ERROR),
    toMend: count(WARNING),
    ...(document.waived?.length && { waived: document.waived.length }),
    checked: coverageText(coverage, tables, document.settings.locale),
    partial: partialText(document),
  };
}
