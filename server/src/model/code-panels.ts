/** The panels with codes of a table; panels side by side that go on with one list of codes are joined. */

import type { Panel, TableModel } from '../disclosure/model';

/**
 * In a table of basic expenditure the list of economic codes may run on from panel to panel: 302 in one, 30213 in the
 * next. Such panels have one tree.
 */
export function codePanels({ kind, panels }: TableModel): readonly Panel[] {
  const coded = panels.filter(({ domain, amountColumns }) => domain && amountColumns.length > 0);
  const [first] = coded;
  if (kind !== 'basic-expenditure' || coded.length < 2 || !coded.every((panel) => continues(panel, first)))
    return coded;
  return [{ ...first, rows: coded.flatMap(({ rows }) => rows) }];
}

function continues(panel: Panel, first: Panel): boolean {
  return panel.domain === first.domain && panel.amountColumns.length === first.amountColumns.length;
}
