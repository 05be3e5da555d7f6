/** Tells budgets and final accounts from other texts: by their tables or, where those are attached elsewhere, by what they say. */

import { isExplanationTitle } from '../knowledge/explanation-title';
import { subjectOf } from '../knowledge/subjects';
import { BUDGET_KINDS } from '../knowledge/table-kinds';
import type { Disclosure, Panel, TextAmount } from './model';

/** So many numbers that name revenue, expenditure or the like are no mere mention of them. */
const FEWEST_AMOUNTS = 6;

/** So many tables that look like those of a budget are one, whatever the extraction made of the lines above them. */
const FEWEST_TABLES = 3;

/** Whether one of the parts of a text is a disclosure. */
export function isDisclosure(disclosure: Disclosure): boolean {
  return hasBudgetTable(disclosure) || hasCodedTables(disclosure) || explainsBudget(disclosure);
}

/** At least one budget table with amounts, and words of a budget in its title or unit. */
function hasBudgetTable({ tables }: Disclosure): boolean {
  return tables.some(
    (table) =>
      BUDGET_KINDS.has(table.kind) &&
      table.panels.some(hasAmounts) &&
      (table.unitPrinted || /预算|决算|收支|财政/.test(table.title)),
  );
}

/** Several tables with the columns of a budget, one of them with codes of the classification. */
function hasCodedTables({ tables }: Disclosure): boolean {
  const budget = tables.filter(({ kind, panels }) => BUDGET_KINDS.has(kind) && panels.some(hasAmounts));
  return (
    budget.length >= FEWEST_TABLES &&
    budget.some(({ panels }) => panels.some((panel) => panel.domain === 'functional' && hasAmounts(panel)))
  );
}

function hasAmounts({ amountColumns }: Panel): boolean {
  return amountColumns.length > 0;
}

function explainsBudget({ blocks, textAmounts }: Disclosure): boolean {
  if (textAmounts.filter(namesSubject).length < FEWEST_AMOUNTS) return false;
  return blocks.some(
    (block) => block.type === 'text' && block.lines.some(({ text }) => isExplanationTitle(text)),
  );
}

function namesSubject({ statement }: TextAmount): boolean {
  return statement.sense === 'value' && subjectOf(statement.subjects[0] ?? '') !== undefined;
}
