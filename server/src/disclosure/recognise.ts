/** Tells budgets and final accounts from other texts: by their tables or, where those are attached elsewhere, by what they say. */

import { isExplanationTitle } from '../knowledge/explanation-title';
import { subjectOf } from '../knowledge/subjects';
import { BUDGET_KINDS } from '../knowledge/table-kinds';
import type { Disclosure, TextAmount } from './model';

/** So many numbers that name revenue, expenditure or the like are no mere mention of them. */
const FEWEST_AMOUNTS = 6;

/** Whether one of the parts of a text is a disclosure. */
export function isDisclosure(disclosure: Disclosure): boolean {
  return hasBudgetTable(disclosure) || explainsBudget(disclosure);
}

/** At least one budget table with amounts, and words of a budget in its title or unit. */
function hasBudgetTable({ tables }: Disclosure): boolean {
  return tables.some(
    (table) =>
      BUDGET_KINDS.has(table.kind) &&
      table.panels.some((panel) => panel.amountColumns.length > 0) &&
      (table.unitPrinted || /预算|决算|收支|财政/.test(table.title)),
  );
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
