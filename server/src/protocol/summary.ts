/** Counts what was checked in a document, for a client's status line. */

import { partialText } from '../features/partial';
import type { Service } from '../service';
import type { Checked } from './documents';
import type { Summary } from './requests';

const WARNING = 2;

export function summarise({ document, diagnostics }: Checked, service: Service): Summary {
  const coverage = service.coverage(document);
  return {
    tables: service.tables(document).length,
    tableAmounts: coverage.tables.amounts,
    textAmounts: coverage.text.amounts,
    untied: coverage.untied.length,
    toMend: diagnostics.filter(({ severity }) => severity !== undefined && severity <= WARNING).length,
    partial: partialText(document),
  };
}
