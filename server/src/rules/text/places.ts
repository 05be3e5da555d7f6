/** The places in tables that a subject of the text may name. */

import { equal } from '../../amounts/exact';
import type { Amount, Disclosure, Side, TableKind } from '../../disclosure/model';
import type { ColumnMeaning } from '../../knowledge/column-meanings';
import { ECONOMIC_CLASSES } from '../../knowledge/economic-sides';
import { FUND_LINES } from '../../knowledge/revenue-lines';
import {
  ASSET_TOTAL_ROW,
  FIXED_ASSETS_ROW,
  type Money,
  OTHER_ASSETS_ROW,
  SPECIAL_ACCOUNT_LINE,
  type Subject,
  UNIT_FUNDS_LINE,
} from '../../knowledge/subjects';
import { memoize } from '../../text/memo';
import { purchaseTotal } from '../purchase-columns';
import { isGeneralOnly, narrowed } from '../ties/funds';
import {
  codePanel,
  columnOf,
  lineAmount,
  lineNamed,
  rowsByCode,
  type SideLines,
  sideLines,
  tableOf,
  totalColumn,
  totalOf,
} from '../ties/places';
import { emptyTable } from './empty-table';
import { allThree, operatingBeside, threePublics } from './three-publics-places';

type Found = Amount | undefined;

/** The amounts that a subject may name: where they differ, the words alone do not decide between them. */
export function placesOf(disclosure: Disclosure, subject: Subject, said: Money): readonly Amount[] {
  const money = narrowed(disclosure, said);
  const places = knownPlaces(disclosure);
  const key = `${subject} ${money}`;
  const found = places.get(key) ?? PLACES[subject](disclosure, money).filter(isFound);
  places.set(key, found);
  return found;
}

/** Sentences name the same few subjects again and again. */
const knownPlaces = memoize((_: Disclosure) => new Map<string, readonly Amount[]>());

function isFound(amount: Found): amount is Amount {
  return amount !== undefined;
}

const PLACES: Readonly<Record<Subject, (disclosure: Disclosure, money: Money) => readonly Found[]>> = {
  revenue: (disclosure) => [
    grandTotal(disclosure, 'revenue'),
    ownTotal(disclosure, 'revenue'),
    subtotal(disclosure, 'revenue'),
  ],
  expenditure: (disclosure, money) => [
    ...(money === 'all' ? [] : appropriated(disclosure)),
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
  'fiscal-expenditure': (disclosure, money) => [
    ...(money === 'general' ? appropriated(disclosure) : []),
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
  basic: (disclosure, money) => nature(disclosure, 'basic', money),
  project: (disclosure, money) => nature(disclosure, 'project', money),
  personnel: (disclosure, money) => ofBasic(disclosure, 'personnel', money),
  public: (disclosure, money) => ofBasic(disclosure, 'public', money),
  operating: (disclosure) => [
    operatingBeside(disclosure) ?? totalOf(tableOf(disclosure, 'basic-expenditure'), 'public'),
  ],
  wages: (disclosure, money) => nature(disclosure, 'wages', money),
  goods: (disclosure, money) => nature(disclosure, 'goods', money),
  family: (disclosure, money) => nature(disclosure, 'family', money),
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

/** Spending out of appropriations, which below a heading of them needs no more words. */
function appropriated(disclosure: Disclosure): readonly Found[] {
  return [
    totalOf(tableOf(disclosure, 'general-expenditure'), 'total'),
    fiscalSubtotal(disclosure, 'expenditure'),
  ];
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
    lines?.panel.rows.find((row) => FUND_LINES[fund].test(row.label) && !lines.carried.has(row)),
  );
}

/** Spending of a fund: the total of its table, or nothing where that table is empty. */
function fundSpending(disclosure: Disclosure, meaning: ColumnMeaning, kind: TableKind): readonly Found[] {
  const own = totalOf(tableOf(disclosure, kind), 'total');
  if (own) return [own];
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const lines = sideLines(table, 'expenditure');
  const column = table && lines && columnOf(table, lines.panel, meaning);
  return column === undefined ? [emptyTable(disclosure, kind)] : [lines?.year?.amounts[column]];
}

/** A nature or economic class of spending: of 一般公共预算 where that is spoken of or is all there is. */
function nature(disclosure: Disclosure, meaning: ColumnMeaning, money: Money): readonly Found[] {
  const general = totalOf(tableOf(disclosure, 'general-expenditure'), meaning);
  const all = totalOf(tableOf(disclosure, 'expenditure'), meaning);
  if (money === 'general') return [general];
  if (money === 'fiscal') return [];
  return all ? [all] : isGeneralOnly(disclosure) ? [general] : [];
}

/** An economic class of basic expenditure: its row there. Projects may pay for the same class, elsewhere. */
export function classOfBasic(disclosure: Disclosure, subject: Subject): readonly Amount[] {
  const code = ECONOMIC_CLASSES.find(([meaning]) => meaning === subject)?.[1];
  const table = tableOf(disclosure, 'basic-expenditure');
  const panel = codePanel(table);
  const column = table && panel && totalColumn(table, panel);
  if (code === undefined || !panel || column === undefined || panel.domain !== 'department-economic')
    return [];
  const amount = rowsByCode(panel).get(code)?.amounts[column];
  return amount ? [amount] : [];
}

/** 人员经费 and 公用经费: known of 一般公共预算 only, so of all money only where its basic expenditure is all there is. */
function ofBasic(disclosure: Disclosure, meaning: 'personnel' | 'public', money: Money): readonly Found[] {
  const basic = tableOf(disclosure, 'basic-expenditure');
  return money === 'general' || isAllBasic(disclosure, totalOf(basic, 'total'))
    ? [totalOf(basic, meaning)]
    : [];
}

function isAllBasic(disclosure: Disclosure, total: Found): boolean {
  const all = totalOf(tableOf(disclosure, 'expenditure'), 'basic');
  return all && total ? equal(all.printed.value, total.printed.value) : isGeneralOnly(disclosure);
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
