/**
 * Bounds of government purchases (rule 41): `purchase/share`, what is kept for smaller firms is part of the purchase;
 * `purchase/budget`, the purchases of a project stay within its budget.
 */

import type { Amount, Disclosure, Panel, PanelRow, TableModel } from '../../disclosure/model';
import { tells } from '../../lexicon/describe';
import { onlyColumn, purchaseTotal } from '../../model/purchase-columns';
import type { Relation } from '../model';
import type { RelationSettings } from '../relations';
import { atLeast, isPrinted } from './model';

/** The bounds of every procurement table of a disclosure; tables without such columns have none. */
export function boundsOfPurchases({ tables }: Disclosure): readonly Relation[] {
  return tables
    .filter(({ kind }) => kind === 'procurement')
    .flatMap((table) => table.panels.flatMap((panel) => [...shares(table, panel), ...budgets(table, panel)]));
}

/** Line by line, totals too: 中小企业 ≤ all, 小微企业 ≤ the wider group that has a column, else ≤ all. */
function shares(table: TableModel, panel: Panel): Relation[] {
  const total = purchaseTotal(table, panel);
  const smaller = onlyColumn(table, panel, 'smaller-firms');
  const smallest = onlyColumn(table, panel, 'smallest-firms');
  const settings: RelationSettings = { rule: 'purchase/share', template: 'purchase:share', severity: 2 };
  return panel.rows.flatMap(({ amounts }) =>
    [
      [total, smaller],
      [smaller ?? total, smallest],
    ].flatMap(([whole, part]) => {
      const [all, some] = [whole, part].map((index) => (index === undefined ? undefined : amounts[index]));
      return isPrinted(all) && isPrinted(some) ? atLeast(settings, all, [some]) : [];
    }),
  );
}

/** Likely rather than certain: two projects may have one name, and purchases may be paid from what earlier years left. */
function budgets(table: TableModel, panel: Panel): Relation[] {
  const [budget, total] = [onlyColumn(table, panel, 'purchase-budget'), purchaseTotal(table, panel)];
  if (budget === undefined || total === undefined) return [];
  const settings: RelationSettings = {
    rule: 'purchase/budget',
    template: 'purchase:within',
    certain: false,
    severity: 2,
  };
  return projectsOf(panel.rows, budget).flatMap(({ whole, lines }) =>
    atLeast(
      settings,
      whole,
      lines.map(({ amounts }) => amounts[total]),
    ),
  );
}

interface Project {
  readonly whole: Amount;
  readonly lines: PanelRow[];
}

/** Lines of one unit that name the same project with the same budget. */
function projectsOf(rows: readonly PanelRow[], budget: number): Project[] {
  const projects: Project[] = [];
  let ofUnit = new Map<string, Project>();
  for (const row of rows) {
    if (tells(row.label, 'purchase-subtotal')) ofUnit = new Map();
    const whole = row.amounts[budget];
    if (row.role !== 'item' || row.label === '' || !isPrinted(whole)) continue;
    const key = `${row.label} ${whole.printed.text}`;
    const project = ofUnit.get(key) ?? { whole, lines: [] };
    if (project.lines.length === 0) projects.push(project);
    project.lines.push(row);
    ofUnit.set(key, project);
  }
  return projects;
}
