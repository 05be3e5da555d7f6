/** The places in tables that a subject of the text may name. */

import { equal, isZero } from '../../amounts/exact';
import { blankAmount, parseAmount } from '../../amounts/printed';
import type { FormAmount } from '../../disclosure/forms';
import type { Amount, Disclosure, Panel, Side, TableKind, TableModel } from '../../disclosure/model';
import { type ColumnMeaning, PLANNED, SETTLED } from '../../knowledge/column-meanings';
import { FUND_LINES } from '../../knowledge/revenue-lines';
import {
  ASSET_TOTAL_ROW,
  FIXED_ASSETS_ROW,
  OTHER_ASSETS_ROW,
  SPECIAL_ACCOUNT_LINE,
  type Subject,
  UNIT_FUNDS_LINE,
} from '../../knowledge/subjects';
import { type ThreePublicsPart, threePublicsPart } from '../../knowledge/three-publics';
import type { Row } from '../../tables/model';
import { memoize } from '../../text/memo';
import { fullName } from '../names';
import { purchaseTotal } from '../purchase-columns';
import { isGeneralOnly } from '../ties/funds';
import {
  codePanel,
  columnOf,
  lineAmount,
  lineNamed,
  repeatedColumn,
  rowsByCode,
  type SideLines,
  sideLines,
  tableOf,
  totalColumn,
  totalOf,
} from '../ties/places';

type Found = Amount | undefined;

/** The amounts that a subject may name: where they differ, the words alone do not decide between them. */
export function placesOf(disclosure: Disclosure, subject: Subject, isGeneral: boolean): readonly Amount[] {
  const places = knownPlaces(disclosure);
  const key = `${subject} ${isGeneral}`;
  const found = places.get(key) ?? PLACES[subject](disclosure, isGeneral).filter(isFound);
  places.set(key, found);
  return found;
}

/** Sentences name the same few subjects again and again. */
const knownPlaces = memoize((_: Disclosure) => new Map<string, readonly Amount[]>());

function isFound(amount: Found): amount is Amount {
  return amount !== undefined;
}

const PLACES: Readonly<Record<Subject, (disclosure: Disclosure, isGeneral: boolean) => readonly Found[]>> = {
  revenue: (disclosure) => [
    grandTotal(disclosure, 'revenue'),
    ownTotal(disclosure, 'revenue'),
    subtotal(disclosure, 'revenue'),
  ],
  expenditure: (disclosure) => [
    ownTotal(disclosure, 'expenditure'),
    subtotal(disclosure, 'expenditure'),
    grandTotal(disclosure, 'expenditure'),
  ],
  both: (disclosure) => [grandTotal(disclosure, 'revenue')],
  'year-revenue': (disclosure) => [subtotal(disclosure, 'revenue')],
  'year-expenditure': (disclosure) => [subtotal(disclosure, 'expenditure')],
  'carry-forward': (disclosure) => [carryOver(disclosure, 'expenditure')],
  'fiscal-revenue': (disclosure) => [
    fiscalTotal(disclosure, 'revenue'),
    fiscalSubtotal(disclosure, 'revenue'),
  ],
  'fiscal-expenditure': (disclosure) => [
    fiscalSubtotal(disclosure, 'expenditure'),
    fiscalTotal(disclosure, 'expenditure'),
  ],
  'fiscal-both': (disclosure) => [fiscalTotal(disclosure, 'revenue')],
  'general-revenue': (disclosure) => [fundLine(disclosure, 0)],
  'general-expenditure': (disclosure) => [totalOf(tableOf(disclosure, 'general-expenditure'), 'total')],
  'general-both': (disclosure) => [
    fiscalFundLine(disclosure, 0),
    totalOf(tableOf(disclosure, 'general-expenditure'), 'total'),
  ],
  'general-basic': (disclosure) => [
    totalOf(tableOf(disclosure, 'basic-expenditure'), 'total'),
    totalOf(tableOf(disclosure, 'general-expenditure'), 'basic'),
  ],
  'general-project': (disclosure) => [totalOf(tableOf(disclosure, 'general-expenditure'), 'project')],
  'fund-revenue': (disclosure) => [fundLine(disclosure, 1)],
  'fund-expenditure': (disclosure) => fundSpending(disclosure, 'fund', 'government-fund'),
  'fund-both': (disclosure) => [fundLine(disclosure, 1)],
  'state-revenue': (disclosure) => [fundLine(disclosure, 2)],
  'state-expenditure': (disclosure) => fundSpending(disclosure, 'state-capital', 'state-capital'),
  'state-both': (disclosure) => [fundLine(disclosure, 2)],
  'special-account': (disclosure) => [revenueLine(disclosure, SPECIAL_ACCOUNT_LINE)],
  'unit-funds': (disclosure) => [revenueLine(disclosure, UNIT_FUNDS_LINE)],
  'carry-over': (disclosure) => [carryOver(disclosure, 'revenue')],
  basic: (disclosure, isGeneral) => nature(disclosure, 'basic', isGeneral),
  project: (disclosure, isGeneral) => nature(disclosure, 'project', isGeneral),
  personnel: (disclosure, isGeneral) => ofBasic(disclosure, 'personnel', isGeneral),
  public: (disclosure, isGeneral) => ofBasic(disclosure, 'public', isGeneral),
  operating: (disclosure) => [totalOf(tableOf(disclosure, 'basic-expenditure'), 'public')],
  wages: (disclosure, isGeneral) => nature(disclosure, 'wages', isGeneral),
  goods: (disclosure, isGeneral) => nature(disclosure, 'goods', isGeneral),
  family: (disclosure, isGeneral) => nature(disclosure, 'family', isGeneral),
  'three-publics': (disclosure) => [threePublics(disclosure, 'subtotal') ?? allThree(disclosure)],
  abroad: (disclosure) => [threePublics(disclosure, 'abroad')],
  vehicles: (disclosure) => [threePublics(disclosure, 'vehicles')],
  purchase: (disclosure) => [threePublics(disclosure, 'purchase')],
  running: (disclosure) => [threePublics(disclosure, 'running')],
  reception: (disclosure) => [threePublics(disclosure, 'reception')],
  assets: (disclosure) => [assetTotal(disclosure)],
  'asset-purchase': () => [],
  procurement: (disclosure) => [procurementTotal(disclosure)],
  'procured-goods': () => [],
  'procured-works': () => [],
  'procured-services': () => [],
};

/** What 收入总计 and 支出总计 mean: the last line of a side, where the table has one. */
export function grandTotalOf(disclosure: Disclosure, subject: Subject): Found {
  if (subject === 'revenue' || subject === 'both') return grandTotal(disclosure, 'revenue');
  if (subject === 'expenditure') return grandTotal(disclosure, 'expenditure');
  if (subject === 'fiscal-revenue') return fiscalTotal(disclosure, 'revenue');
  return subject === 'fiscal-expenditure' ? fiscalTotal(disclosure, 'expenditure') : undefined;
}

function revenueAndExpenditure(disclosure: Disclosure, side: Side): SideLines | undefined {
  return sideLines(tableOf(disclosure, 'revenue-expenditure'), side);
}

function grandTotal(disclosure: Disclosure, side: Side): Found {
  const lines = revenueAndExpenditure(disclosure, side);
  return lineAmount(lines, lines?.grandTotal);
}

function subtotal(disclosure: Disclosure, side: Side): Found {
  const lines = revenueAndExpenditure(disclosure, side);
  return lineAmount(lines, lines?.subtotal);
}

/** The 合计 of 收入总表 or 支出总表. */
function ownTotal(disclosure: Disclosure, kind: 'revenue' | 'expenditure'): Found {
  return totalOf(tableOf(disclosure, kind), 'total');
}

/** The lines of one side of the 财政拨款 table, with the column of all money. */
function fiscalLine(disclosure: Disclosure, side: Side, line: 'grandTotal' | 'subtotal'): Found {
  const lines = sideLines(tableOf(disclosure, 'fiscal-revenue-expenditure'), side);
  return lineAmount(lines, lines?.[line]);
}

function fiscalTotal(disclosure: Disclosure, side: Side): Found {
  return fiscalLine(disclosure, side, 'grandTotal');
}

function fiscalSubtotal(disclosure: Disclosure, side: Side): Found {
  return fiscalLine(disclosure, side, 'subtotal');
}

function revenueLine(disclosure: Disclosure, words: RegExp): Found {
  const lines = revenueAndExpenditure(disclosure, 'revenue');
  return lineAmount(lines, lines && lineNamed(lines, words));
}

function carryOver(disclosure: Disclosure, side: Side): Found {
  const lines = revenueAndExpenditure(disclosure, side);
  return lineAmount(lines, lines?.carryOver);
}

function fundLine(disclosure: Disclosure, fund: number): Found {
  return revenueLine(disclosure, FUND_LINES[fund]) ?? fiscalFundLine(disclosure, fund);
}

/** The line of a fund in the 财政拨款 table; carried-over money has lines of the same name further down. */
function fiscalFundLine(disclosure: Disclosure, fund: number): Found {
  const lines = sideLines(tableOf(disclosure, 'fiscal-revenue-expenditure'), 'revenue');
  return lineAmount(
    lines,
    lines?.panel.rows.find((row) => FUND_LINES[fund].test(row.label)),
  );
}

/** Spending of a fund: the total of its table, or nothing where that table is empty. */
function fundSpending(disclosure: Disclosure, meaning: ColumnMeaning, kind: TableKind): readonly Found[] {
  const own = totalOf(tableOf(disclosure, kind), 'total');
  if (own) return [own];
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const lines = sideLines(table, 'expenditure');
  const column = table && lines && columnOf(table, lines.panel, meaning);
  const line = lines?.subtotal ?? lines?.grandTotal;
  return column === undefined ? [emptyTable(disclosure, kind)] : [line?.amounts[column]];
}

/** A nature or economic class of spending: of 一般公共预算 where that is spoken of or is all there is. */
function nature(disclosure: Disclosure, meaning: ColumnMeaning, isGeneral: boolean): readonly Found[] {
  const general = totalOf(tableOf(disclosure, 'general-expenditure'), meaning);
  const all = totalOf(tableOf(disclosure, 'expenditure'), meaning);
  if (isGeneral) return [general];
  return all ? [all] : isGeneralOnly(disclosure) ? [general] : [];
}

/** The 类 of the departments' economic classification that subjects name. */
const CLASSES: Partial<Record<Subject, string>> = { wages: '301', goods: '302', family: '303' };

/** An economic class of basic expenditure: its row there. Projects may pay for the same class, elsewhere. */
export function classOfBasic(disclosure: Disclosure, subject: Subject): readonly Amount[] {
  const code = CLASSES[subject];
  const table = tableOf(disclosure, 'basic-expenditure');
  const panel = codePanel(table);
  const column = table && panel && totalColumn(table, panel);
  if (code === undefined || !panel || column === undefined || panel.domain !== 'department-economic')
    return [];
  const amount = rowsByCode(panel).get(code)?.amounts[column];
  return amount ? [amount] : [];
}

/** 人员经费 and 公用经费: known of 一般公共预算 only, so of all money only where its basic expenditure is all there is. */
function ofBasic(
  disclosure: Disclosure,
  meaning: 'personnel' | 'public',
  isGeneral: boolean,
): readonly Found[] {
  const basic = tableOf(disclosure, 'basic-expenditure');
  const all = totalOf(tableOf(disclosure, 'expenditure'), 'basic');
  const total = totalOf(basic, 'total');
  const isAll = all && total ? equal(all.printed.value, total.printed.value) : isGeneralOnly(disclosure);
  return isGeneral || isAll ? [totalOf(basic, meaning)] : [];
}

/** Which of two amounts side by side is meant in final accounts: what was spent, or what had been planned. */
type Printing = 'settled' | 'planned';

/** A part of the 三公 by its row or, where the table has its parts as columns, by its column. */
function threePublics(disclosure: Disclosure, part: ThreePublicsPart, which: Printing = 'settled'): Found {
  const table = tableOf(disclosure, 'three-publics');
  if (!table) return part === 'subtotal' ? undefined : emptyTable(disclosure, 'three-publics');
  for (const panel of table.panels) {
    const found =
      panel.nameColumn === undefined ? byColumn(table, panel, part, which) : byRow(table, panel, part, which);
    if (found) return found;
  }
  return undefined;
}

/** What the table of 三公 shows as planned, where final accounts print it beside what was spent. */
export function plannedPlace(disclosure: Disclosure, subject: Subject): Found {
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
function allThree(disclosure: Disclosure, which: Printing = 'settled'): Found {
  const others = (['conferences', 'training'] as const).map((part) => threePublics(disclosure, part, which));
  const hasOthers = others.some((amount) => amount && !isZero(amount.printed.value));
  return hasOthers ? undefined : threePublics(disclosure, 'total', which);
}

function byRow(table: TableModel, panel: Panel, part: ThreePublicsPart, which: Printing): Found {
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

function byColumn(table: TableModel, panel: Panel, part: ThreePublicsPart, which: Printing): Found {
  const rows = panel.rows.filter(({ amounts }) => amounts.some((amount) => amount && !amount.printed.blank));
  const columns = panel.amountColumns.flatMap((column, index) =>
    partOfColumn(table.columns[column].path) === part ? [index] : [],
  );
  const words = which === 'settled' ? SETTLED : PLANNED;
  const chosen = columns.filter((index) => stands(table, panel.amountColumns[index], words));
  const [only, ...others] = columns.length > 1 || which === 'planned' ? chosen : columns;
  return rows.length === 1 && others.length === 0 ? rows[0].amounts[only] : undefined;
}

/** In final accounts with the budget beside the outcome, whether a column is below some words. */
function stands({ columns, finalAccounts }: TableModel, column: number, words: RegExp): boolean {
  return finalAccounts && columns[column].path.some((word) => words.test(word));
}

function partOfColumn(path: readonly string[]): ThreePublicsPart | undefined {
  const own = threePublicsPart(path.at(-1) ?? '');
  const above = path.length > 1 ? threePublicsPart(path[path.length - 2]) : undefined;
  return own === 'subtotal' || own === 'total' ? (above ?? own) : own;
}

/** The row of 固定资产, or of all assets where the table lists no others. */
function assetTotal(disclosure: Disclosure): Found {
  const rows = tableOf(disclosure, 'assets')?.panels.flatMap((panel) =>
    panel.amountColumns.length === 1 ? panel.rows : [],
  );
  const fixed = rows?.filter((row) => FIXED_ASSETS_ROW.test(row.label)) ?? [];
  const hasOthers = rows?.some((row) => OTHER_ASSETS_ROW.test(row.label)) ?? false;
  const totals = rows?.filter((row) => !hasOthers && ASSET_TOTAL_ROW.test(row.label)) ?? [];
  const [only, ...others] = fixed.length > 0 ? fixed : totals;
  return others.length === 0 ? only?.amounts[0] : undefined;
}

function procurementTotal(disclosure: Disclosure): Found {
  const table = tableOf(disclosure, 'procurement');
  for (const panel of table?.panels ?? []) {
    const column = table && purchaseTotal(table, panel);
    const totals = panel.rows.filter((row) => row.role === 'total');
    if (column !== undefined && totals.length === 1) return totals[0].amounts[column];
  }
  return table ? undefined : emptyTable(disclosure, 'procurement');
}

/** The only table of a kind, where it prints no amount at all: what it shows is nothing. */
function emptyTable(disclosure: Disclosure, kind: TableKind): Found {
  const tables = disclosure.tables.filter((table) => table.kind === kind);
  const [table] = tables;
  return tables.length === 1 && !table.rows.some((row) => holdsNumber(table, row))
    ? nothingIn(table)
    : undefined;
}

/** Whether a row prints a number, or may do so, that is neither its code nor its serial number. */
function holdsNumber({ columns }: TableModel, { cells, loose, undetermined }: Row): boolean {
  if (loose?.length || undetermined?.length) return true;
  return columns.some(({ role, index }) => {
    const text = cells[index]?.text ?? '';
    return role !== 'code' && role !== 'serial' && text !== '' && parseAmount(text, '元') !== undefined;
  });
}

/** What a table without any amount comes to. */
export interface Nothing extends Amount {
  readonly emptyTable: TableModel;
}

const nothingIn = memoize((table: TableModel): Nothing => {
  const at = table.titlePlace ?? { block: table.table, start: 0, end: 0 };
  return { printed: blankAmount(table.unit), place: { ...at, start: at.end }, emptyTable: table };
});

function isNothing(amount: Amount): amount is Nothing {
  return 'emptyTable' in amount;
}

function isInForm(amount: Amount): amount is FormAmount {
  return 'label' in amount;
}

/** The amount's name with its table's title. */
export function placeName(amount: Amount): string {
  if (isNothing(amount)) return amount.emptyTable.title;
  if (isInForm(amount)) return amount.label;
  const title = amount.cell?.table.title ?? '';
  const name = fullName(amount);
  return title === '' ? name : name === '' ? title : `${title}“${name}”`;
}
