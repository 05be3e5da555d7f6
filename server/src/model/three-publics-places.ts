/** The places of 三公经费 and its parts, as rows or as columns, spent or planned. */

import { isZero } from '../amounts/exact';
import type { Amount, Disclosure, Panel, TableModel } from '../disclosure/model';
import { yearOfColumn } from '../knowledge/change-columns';
import type { Subject } from '../knowledge/subjects';
import { isOperatingTitle } from '../knowledge/table-kinds';
import {
  OPERATING_COLUMN,
  partOfVehicles,
  type ThreePublicsPart,
  threePublicsPart,
} from '../knowledge/three-publics';
import { means, tells } from '../lexicon/describe';
import { compact } from '../text/normalise';
import { emptyTable } from './empty-table';
import { type Found, foundAt, readable, repeatedColumn, tableOf, totalPlace } from './table-places';

/** Which of two amounts side by side is meant: this year's, in final accounts what was spent or planned; or last year's. */
export type Printing = 'settled' | 'planned' | 'last';

/** A part of the 三公 by its row or, where the table has its parts as columns, by its column. */
export function threePublics(
  disclosure: Disclosure,
  part: ThreePublicsPart,
  which: Printing = 'settled',
): Found {
  const table = tableOf(disclosure, 'three-publics');
  if (!table) return part === 'subtotal' ? undefined : emptyTable(disclosure, 'three-publics');
  for (const panel of table.panels) {
    const found = panel.rows.some(({ label }) => threePublicsPart(label) === 'abroad')
      ? byRow(table, panel, part, which)
      : byColumn(table, panel, (path) => partOfColumn(path) === part, which);
    if (found) return found;
  }
  return undefined;
}

/** What the table of 三公 shows as planned, where final accounts print it beside what was spent. */
export function plannedPlace(disclosure: Disclosure, subject: Subject): Amount | undefined {
  if (tableOf(disclosure, 'three-publics')?.finalAccounts !== true) return undefined;
  return subjectIn(disclosure, subject, 'planned');
}

/** What the table of 三公 shows of a subject: all three, or one of them. */
export function subjectIn(disclosure: Disclosure, subject: Subject, which: Printing): Amount | undefined {
  if (subject === 'three-publics')
    return readable(threePublics(disclosure, 'subtotal', which) ?? allThree(disclosure, which));
  const part = PARTS[subject];
  return part && readable(threePublics(disclosure, part, which));
}

const PARTS: Partial<Record<Subject, ThreePublicsPart>> = {
  abroad: 'abroad',
  vehicles: 'vehicles',
  purchase: 'purchase',
  running: 'running',
  reception: 'reception',
  conferences: 'conferences',
  training: 'training',
};

/** The 合计 of the table, unless it holds meetings and training too. */
export function allThree(disclosure: Disclosure, which: Printing = 'settled'): Found {
  const others = (['conferences', 'training'] as const).map((part) => threePublics(disclosure, part, which));
  if (others.includes('unread')) return 'unread';
  const hasOthers = others.some((other) => other && other !== 'unread' && !isZero(other.printed.value));
  return hasOthers ? undefined : threePublics(disclosure, 'total', which);
}

/** What the tables print as 机关运行经费: the total of a table of its own, or a column beside the 三公. */
export function operatingBeside(disclosure: Disclosure): Found {
  const own = disclosure.tables.filter(({ title }) => isOperatingTitle(compact(title)));
  return own.length === 1 ? totalPlace(own[0], 'total') : operatingColumn(disclosure);
}

function operatingColumn(disclosure: Disclosure): Found {
  const table = tableOf(disclosure, 'three-publics');
  const isOperating = (path: readonly string[]) => OPERATING_COLUMN.test(path.at(-1) ?? '');
  for (const panel of table?.panels ?? []) {
    const found = table && byColumn(table, panel, isOperating, 'settled');
    if (found && (found === 'unread' || !found.printed.blank)) return found;
  }
  return undefined;
}

function byRow(table: TableModel, panel: Panel, part: ThreePublicsPart, which: Printing): Found {
  const column = columnIn(table, panel, which);
  const rows = panel.rows.filter((row) => threePublicsPart(row.label) === part);
  return foundAt(rows[0], column);
}

function columnIn(table: TableModel, panel: Panel, which: Printing): number | undefined {
  if (which === 'planned') return plannedColumn(table, panel);
  return (
    (which === 'settled' ? repeatedColumn(table, panel) : undefined) ?? columnOfYear(table, panel, which)
  );
}

function columnOfYear(table: TableModel, panel: Panel, which: Printing): number | undefined {
  const found = [...panel.amountColumns.keys()].filter((index) =>
    stands(table, panel.amountColumns[index], which),
  );
  return found.length === 1 ? found[0] : undefined;
}

function plannedColumn({ columns }: TableModel, { amountColumns }: Panel): number | undefined {
  const found = amountColumns.flatMap((column, index) =>
    means(columns[column].path.at(-1) ?? '', 'repeated-plan') ? [index] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

function byColumn(
  table: TableModel,
  panel: Panel,
  isMeant: (path: readonly string[]) => boolean,
  which: Printing,
): Found {
  const filled = panel.rows.filter(({ amounts }) =>
    amounts.some((amount) => amount && !amount.printed.blank),
  );
  // Units may stand below the row of all of them.
  const rows = filled.length > 1 ? filled.filter(({ role }) => role === 'total') : filled;
  const columns = panel.amountColumns.flatMap((column, index) =>
    isMeant(table.columns[column].path) ? [index] : [],
  );
  const chosen = columns.filter((index) => stands(table, panel.amountColumns[index], which));
  const [only, ...others] = columns.length > 1 || which !== 'settled' ? chosen : columns;
  if (rows.length !== 1 || others.length > 0 || only === undefined) return undefined;
  const { path } = table.columns[panel.amountColumns[only]];
  // This year's column may be all that was lost of a wide table.
  const isOfOtherYear = which === 'settled' && yearOfColumn(path, table.year) === 'last';
  return isOfOtherYear || isOfOther(path) ? undefined : foundAt(rows[0], only);
}

/** A total below a word that is neither all of the 三公 nor one of their parts is that of whatever the word names. */
function isOfOther(path: readonly string[]): boolean {
  const [own, above] = [path.at(-1) ?? '', path.at(-2)];
  if (above === undefined || threePublicsPart(above) !== undefined) return false;
  const part = threePublicsPart(own);
  return (part === 'subtotal' || part === 'total') && !tells(above, 'over-all-three-publics');
}

/** Whether a column is below the words of what is meant: of the outcome or the plan in final accounts, else of a year. */
function stands({ columns, finalAccounts, year }: TableModel, column: number, which: Printing): boolean {
  const { path } = columns[column];
  const wanted = which === 'planned' ? 'repeated-plan' : 'repeated-settlement';
  if (finalAccounts) return which !== 'last' && path.some((word) => means(word, wanted));
  return yearOfColumn(path, year) === (which === 'last' ? 'last' : 'this');
}

function partOfColumn(path: readonly string[]): ThreePublicsPart | undefined {
  const own = threePublicsPart(path.at(-1) ?? '');
  const above = path.length > 1 ? threePublicsPart(path[path.length - 2]) : undefined;
  if (above === 'vehicles')
    return own === 'subtotal' ? above : (own ?? partOfVehicles(path[path.length - 1]));
  return own === 'subtotal' || own === 'total' ? (above ?? own) : own;
}
