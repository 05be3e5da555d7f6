/** `doc/table-missing`: a table that has to be published, and is not there (rule 31). */

import { type RequiredTable, requiredTables } from '../../disclosure/completeness';
import type { Disclosure, TableModel } from '../../disclosure/model';
import { REQUIRED_TABLES } from '../../knowledge/required';
import type { Finding, FindingRule } from '../model';
import { say } from '../wording';

const CODE = 'doc/table-missing';

/** So many more must be there than are missing. */
const FEWEST_MORE = 5;
/** So many lines below the last table are text of their own. */
const FEWEST_LINES = 5;
/** With more missing, the file is a part of the disclosure, or its tables were not read. */
const MOST_MISSING = 2;

export const docTableMissing: FindingRule = {
  code: CODE,
  check: (disclosure) => {
    const { present, missing } = requiredTables(disclosure);
    if (missing.length > MOST_MISSING || present.length < missing.length + FEWEST_MORE) return [];
    if (mayBeOneOfThem(disclosure, present)) return [];
    return missing
      .filter((table) => !mayBeCutOff(table, present, disclosure))
      .flatMap((table) => findingOf(table, disclosure));
  },
};

/** A table of unknown kind may be the one that is missed, and so may the second of a kind that is there once. */
function mayBeOneOfThem({ tables }: Disclosure, present: readonly RequiredTable[]): boolean {
  const hasAmounts = ({ panels }: TableModel) => panels.some(({ amountColumns }) => amountColumns.length > 0);
  if (tables.some((table) => table.kind === 'other' && hasAmounts(table))) return true;
  return present.some(({ kind }) => tables.filter((table) => table.kind === kind).length > 1);
}

/** A text with hardly anything below its last table may have been cut off there, unless later ones are there. */
function mayBeCutOff(
  missing: RequiredTable,
  present: readonly RequiredTable[],
  { blocks }: Disclosure,
): boolean {
  const order = REQUIRED_TABLES.indexOf(missing);
  if (present.some((table) => REQUIRED_TABLES.indexOf(table) > order)) return false;
  const below = blocks.slice(blocks.findLastIndex(({ type }) => type === 'table') + 1);
  return (
    below.reduce((lines, block) => lines + (block.type === 'text' ? block.lines.length : 0), 0) < FEWEST_LINES
  );
}

/** Told at the first table. */
function findingOf({ kind, budget, accounts }: RequiredTable, { tables }: Disclosure): Finding[] {
  const [first] = tables;
  if (!first.titlePlace) return [];
  const name = tables.some(({ finalAccounts }) => finalAccounts) ? accounts : budget;
  return [
    {
      code: CODE,
      severity: 3,
      place: first.titlePlace,
      message: (locale) =>
        say(
          locale,
          `各表中没有找到“${name}”；没有数据的也应列空表并注明`,
          `The table of ${kind} (${name}) is not there; without any amounts it has to be printed empty, with a note`,
        ),
      related: [],
      fixes: [],
    },
  ];
}
