/** The places of 三公经费 and its parts, as rows or as columns, spent or planned. */

import { isZero } from '../../amounts/exact';
import type { Amount, Disclosure, Panel, TableModel } from '../../disclosure/model';
import { PLANNED, SETTLED } from '../../knowledge/column-meanings';
import type { Subject } from '../../knowledge/subjects';
import {
  OPERATING_COLUMN,
  partOfVehicles,
  SPANS_ALL_PARTS,
  type ThreePublicsPart,
  threePublicsPart,
} from '../../knowledge/three-publics';
import { repeatedColumn, tableOf } from '../ties/places';
import { emptyTable } from './empty-table';

/** Which of two amounts side by side is meant in final accounts: what was spent, or what had been planned. */
type Printing = 'settled' | 'planned';

/** A part of the 三公 by its row or, where the table has its parts as columns, by its column. */
export function threePublics(
  disclosure: Disclosure,
  part: ThreePublicsPart,
  which: Printing = 'settled',
): Amount | undefined {
  const table = tableOf(disclosure, 'three-publics');
  if (!table) return part === 'subtotal' ? undefined : emptyTable(disclosure, 'three-publics');
  for (const panel of table.panels) {
    const found =
      panel.nameColumn === undefined
        ? byColumn(table, panel, (path) => partOfColumn(path) === part, which)
        : byRow(table, panel, part, which);
    if (found) return found;
  }
  return undefined;
}

/** What the table of 三公 shows as planned, where final accounts print it beside what was spent. */
export function plannedPlace(disclosure: Disclosure, subject: Subject): Amount | undefined {
  if (tableOf(disclosure, 'three-publics')?.finalAccounts !== true) return undefined;
  if (subject === 'three-publics')
    return threePublics(disclosure, 'subtotal', 'planned') ?? allThree(disclosure, 'planned');
  const part = PARTS_PLANNED[subject];
  return part && threePublics(disclosure, part, 'planned');
}

const PARTS_PLANNED: Partial<Record<Subject, ThreePublicsPart>> = {
  abroad: 'abroad',
  vehicles: 'vehicles',
  purchase: 'purchase',
  running: 'running',
  reception: 'reception',
};

/** The 合计 of the table, unless it holds meetings and training too. */
export function allThree(disclosure: Disclosure, which: Printing = 'settled'): Amount | undefined {
  const others = (['conferences', 'training'] as const).map((part) => threePublics(disclosure, part, which));
  const hasOthers = others.some((amount) => amount && !isZero(amount.printed.value));
  return hasOthers ? undefined : threePublics(disclosure, 'total', which);
}

/** The column of the table for 机关运行经费, which is not among the 三公. */
export function operatingBeside(disclosure: Disclosure): Amount | undefined {
  const table = tableOf(disclosure, 'three-publics');
  const isOperating = (path: readonly string[]) => OPERATING_COLUMN.test(path.at(-1) ?? '');
  for (const panel of table?.panels ?? []) {
    const found = table && byColumn(table, panel, isOperating, 'settled');
    if (found && !found.printed.blank) return found;
  }
  return undefined;
}

function byRow(table: TableModel, panel: Panel, part: ThreePublicsPart, which: Printing): Amount | undefined {
  const column = which === 'settled' ? repeatedColumn(table, panel) : plannedColumn(table, panel);
  const rows = panel.rows.filter((row) => threePublicsPart(row.label) === part);
  return column === undefined || rows.length === 0 ? undefined : rows[0].amounts[column];
}

function plannedColumn({ columns }: TableModel, { amountColumns }: Panel): number | undefined {
  const found = amountColumns.flatMap((column, index) =>
    PLANNED.test(columns[column].path.at(-1) ?? '') ? [index] : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

function byColumn(
  table: TableModel,
  panel: Panel,
  isMeant: (path: readonly string[]) => boolean,
  which: Printing,
): Amount | undefined {
  const rows = panel.rows.filter(({ amounts }) => amounts.some((amount) => amount && !amount.printed.blank));
  const columns = panel.amountColumns.flatMap((column, index) =>
    isMeant(table.columns[column].path) ? [index] : [],
  );
  const words = which === 'settled' ? SETTLED : PLANNED;
  const chosen = columns.filter((index) => stands(table, panel.amountColumns[index], words));
  const [only, ...others] = columns.length > 1 || which === 'planned' ? chosen : columns;
  if (rows.length !== 1 || others.length > 0 || only === undefined) return undefined;
  return isOfOther(table.columns[panel.amountColumns[only]].path) ? undefined : rows[0].amounts[only];
}

/** A total below a word that is neither all of the 三公 nor one of their parts is that of whatever the word names. */
function isOfOther(path: readonly string[]): boolean {
  const [own, above] = [path.at(-1) ?? '', path.at(-2)];
  if (above === undefined || threePublicsPart(above) !== undefined) return false;
  const part = threePublicsPart(own);
  return (part === 'subtotal' || part === 'total') && !SPANS_ALL_PARTS.test(above);
}

/** In final accounts with the budget beside the outcome, whether a column is below some words. */
function stands({ columns, finalAccounts }: TableModel, column: number, words: RegExp): boolean {
  return finalAccounts && columns[column].path.some((word) => words.test(word));
}

function partOfColumn(path: readonly string[]): ThreePublicsPart | undefined {
  const own = threePublicsPart(path.at(-1) ?? '');
  const above = path.length > 1 ? threePublicsPart(path[path.length - 2]) : undefined;
  if (above === 'vehicles')
    return own === 'subtotal' ? above : (own ?? partOfVehicles(path[path.length - 1]));
  return own === 'subtotal' || own === 'total' ? (above ?? own) : own;
}
