/** The places in tables that a subject of the text may name. */

import { equal } from '../amounts/exact';
import type { Amount, Disclosure, Side, TableKind, TableModel } from '../disclosure/model';
import { withoutOrdinal } from '../disclosure/numbering';
import type { ColumnMeaning } from '../knowledge/column-meanings';
import { ECONOMIC_CLASSES } from '../knowledge/economic-sides';
import { PURCHASE_KINDS } from '../knowledge/purchases';
import { FUND_LINES } from '../knowledge/revenue-lines';
import type { Money, Subject } from '../knowledge/subjects';
import { type Concept, means, tells } from '../lexicon/describe';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import { emptyTable } from './empty-table';
import { isGeneralOnly, narrowed } from './funds';
import { purchaseTotal } from './purchase-columns';
import {
  codePanel,
  columnOf,
  type Found,
  foundAt,
  lineNamed,
  linePlace,
  readable,
  rowsByCode,
  type SideLines,
  sideLines,
  tableOf,
  totalColumn,
  totalPlace,
} from './table-places';
import { allThree, operatingBeside, threePublics } from './three-publics-places';

/** What words may mean. */
export interface Places {
  readonly amounts: readonly Amount[];
  /** False where something that they may mean could not be read: then none of the amounts must be what they mean. */
  readonly areAll: boolean;
}

/** The amounts that a subject may name: where they differ, the words alone do not decide between them. */
export function placesOf(disclosure: Disclosure, subject: Subject, said: Money): Places {
  const money = narrowed(disclosure, said);
  const places = knownPlaces(disclosure);
  const key = `${subject} ${money}`;
  const found = places.get(key) ?? placesAmong(PLACES[subject](disclosure, money));
  places.set(key, found);
  return found;
}

/** Sentences name the same few subjects again and again. */
const knownPlaces = memoize((_: Disclosure) => new Map<string, Places>());

/** Places that were looked up. */
export function placesAmong(found: readonly Found[]): Places {
  return {
    amounts: found.flatMap((each) => readable(each) ?? []),
    areAll: !found.includes('unread'),
  };
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
  'carry-forward': (disclosure, money) => [carryOver(disclosure, 'expenditure', money)],
  'fiscal-revenue': (disclosure) => [
    fiscalTotal(disclosure, 'revenue'),
    fiscalSubtotal(disclosure, 'revenue'),
    ...appropriation(disclosure),
  ],
  'fiscal-expenditure': (disclosure, money) => [
    ...(money === 'general' ? appropriated(disclosure) : []),
    fiscalSubtotal(disclosure, 'expenditure'),
    fiscalTotal(disclosure, 'expenditure'),
  ],
  'fiscal-both': (disclosure) => [fiscalTotal(disclosure, 'revenue'), ...appropriation(disclosure)],
  'general-revenue': (disclosure) => [fundLine(disclosure, 0)],
  'general-expenditure': (disclosure) => [totalPlace(tableOf(disclosure, 'general-expenditure'), 'total')],
  'general-both': (disclosure) => [
    fiscalFundLine(disclosure, 0),
    totalPlace(tableOf(disclosure, 'general-expenditure'), 'total'),
  ],
  'general-basic': (disclosure) => [
    totalPlace(tableOf(disclosure, 'basic-expenditure'), 'total'),
    totalPlace(tableOf(disclosure, 'general-expenditure'), 'basic'),
  ],
  'general-project': (disclosure) => [totalPlace(tableOf(disclosure, 'general-expenditure'), 'project')],
  'fund-revenue': (disclosure) => [fundLine(disclosure, 1)],
  'fund-expenditure': (disclosure) => fundSpending(disclosure, 'fund', 'government-fund'),
  'fund-both': (disclosure) => [fundLine(disclosure, 1)],
  'state-revenue': (disclosure) => [fundLine(disclosure, 2)],
  'state-expenditure': (disclosure) => fundSpending(disclosure, 'state-capital', 'state-capital'),
  'state-both': (disclosure) => [fundLine(disclosure, 2)],
  'special-account': (disclosure) => [revenueLine(disclosure, 'special-account')],
  'service-income': (disclosure) => [revenueLine(disclosure, 'service-income-alone')],
  'business-income': (disclosure) => [revenueLine(disclosure, 'business-income-alone')],
  grant: (disclosure) => [revenueLine(disclosure, 'grant')],
  'subordinate-income': (disclosure) => [revenueLine(disclosure, 'subordinate-income')],
  'other-income': (disclosure) => [revenueLine(disclosure, 'other-income-alone')],
  'unit-funds': (disclosure) => [revenueLine(disclosure, 'unit-money')],
  'carry-over': (disclosure, money) => [carryOver(disclosure, 'revenue', money)],
  basic: (disclosure, money) => nature(disclosure, 'basic', money),
  project: (disclosure, money) => nature(disclosure, 'project', money),
  targeted: (disclosure) => [
    ...(['all', 'general'] as const).flatMap((money) => nature(disclosure, 'project', money)),
    ...projectTotals(disclosure),
    ownTotal(disclosure, 'expenditure'),
  ],
  reserve: () => [],
  personnel: (disclosure, money) => ofBasic(disclosure, 'personnel', money),
  public: (disclosure, money) => ofBasic(disclosure, 'public', money),
  operating: (disclosure) => [
    operatingBeside(disclosure) ?? totalPlace(tableOf(disclosure, 'basic-expenditure'), 'public'),
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
  conferences: (disclosure) => [threePublics(disclosure, 'conferences')],
  training: (disclosure) => [threePublics(disclosure, 'training')],
  assets: (disclosure) => [assetTotal(disclosure)],
  'asset-purchase': () => [],
  procurement: (disclosure) => [procurementTotal(disclosure)],
  'procured-goods': (disclosure) => [procurementOf(disclosure, 0)],
  'procured-works': (disclosure) => [procurementOf(disclosure, 1)],
  'procured-services': (disclosure) => [procurementOf(disclosure, 2)],
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
  return linePlace(lines, lines?.grandTotal);
}

function subtotal(disclosure: Disclosure, side: Side): Found {
  const lines = revenueAndExpenditure(disclosure, side);
  return linePlace(lines, lines?.subtotal);
}

/** The 合计 of 收入总表 or 支出总表. */
function ownTotal(disclosure: Disclosure, kind: 'revenue' | 'expenditure'): Found {
  return totalPlace(tableOf(disclosure, kind), 'total');
}

/** The lines of one side of the 财政拨款 table, with the column of all money. */
function fiscalLine(disclosure: Disclosure, side: Side, line: 'grandTotal' | 'subtotal'): Found {
  const lines = sideLines(tableOf(disclosure, 'fiscal-revenue-expenditure'), side);
  return linePlace(lines, lines?.[line]);
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
    totalPlace(tableOf(disclosure, 'general-expenditure'), 'total'),
    fiscalSubtotal(disclosure, 'expenditure'),
  ];
}

/** The line of all appropriations in 收支总表, which may hold what the table of 财政拨款 leaves out: carried-over money. */
function appropriation(disclosure: Disclosure): readonly Found[] {
  const line = readable(revenueLine(disclosure, 'appropriation'));
  return line && !line.printed.blank ? [line] : [];
}

function revenueLine(disclosure: Disclosure, words: Concept): Found {
  const lines = revenueAndExpenditure(disclosure, 'revenue');
  return linePlace(lines, lines && lineNamed(lines, words));
}

/** Of one fund no line tells it alone. */
function carryOver(disclosure: Disclosure, side: Side, money: Money): Found {
  if (money === 'general') return undefined;
  const lines =
    money === 'all'
      ? revenueAndExpenditure(disclosure, side)
      : sideLines(tableOf(disclosure, 'fiscal-revenue-expenditure'), side);
  return linePlace(lines, lines?.carryOver);
}

function fundLine(disclosure: Disclosure, fund: number): Found {
  return revenueLine(disclosure, FUND_LINES[fund]) ?? fiscalFundLine(disclosure, fund);
}

/** The line of a fund in the 财政拨款 table; carried-over money has lines of the same name further down. */
function fiscalFundLine(disclosure: Disclosure, fund: number): Found {
  const lines = sideLines(tableOf(disclosure, 'fiscal-revenue-expenditure'), 'revenue');
  return linePlace(
    lines,
    lines?.panel.rows.find((row) => tells(row.label, FUND_LINES[fund]) && !lines.carried.has(row)),
  );
}

/** Spending of a fund: the total of its table, or nothing where that table is empty. */
function fundSpending(disclosure: Disclosure, meaning: ColumnMeaning, kind: TableKind): readonly Found[] {
  const own = totalPlace(tableOf(disclosure, kind), 'total');
  if (own) return [own];
  const table = tableOf(disclosure, 'fiscal-revenue-expenditure');
  const lines = sideLines(table, 'expenditure');
  const column = table && lines && columnOf(table, lines.panel, meaning);
  return column === undefined ? [emptyTable(disclosure, kind)] : [foundAt(lines?.year, column)];
}

/** A nature or economic class of spending: of 一般公共预算 where that is spoken of or is all there is. */
function nature(disclosure: Disclosure, meaning: ColumnMeaning, money: Money): readonly Found[] {
  const general = totalPlace(tableOf(disclosure, 'general-expenditure'), meaning);
  const all = totalPlace(tableOf(disclosure, 'expenditure'), meaning);
  if (money === 'general') return [general];
  if (money === 'fiscal') return [];
  return all ? [all] : isGeneralOnly(disclosure) ? [general] : [];
}

/** The totals of the table of projects: of all money and of each fund. */
function projectTotals(disclosure: Disclosure): readonly Found[] {
  const [panel] = tableOf(disclosure, 'project-expenditure')?.panels ?? [];
  const totals = panel?.rows.filter(({ role }) => role === 'total') ?? [];
  return totals.length === 1 ? totals[0].amounts : [];
}

/** An economic class of basic expenditure: its row there. Projects may pay for the same class, elsewhere. */
export function classOfBasic(disclosure: Disclosure, subject: Subject): readonly Found[] {
  const code = ECONOMIC_CLASSES.find(([meaning]) => meaning === subject)?.[1];
  const table = tableOf(disclosure, 'basic-expenditure');
  const panel = codePanel(table);
  const column = table && panel && totalColumn(table, panel);
  if (code === undefined || !panel || column === undefined || panel.domain !== 'department-economic')
    return [];
  const found = foundAt(rowsByCode(panel).get(code), column);
  return found ? [found] : [];
}

/** 人员经费 and 公用经费: known of 一般公共预算 only, so of all money only where its basic expenditure is all there is. */
function ofBasic(disclosure: Disclosure, meaning: 'personnel' | 'public', money: Money): readonly Found[] {
  const basic = tableOf(disclosure, 'basic-expenditure');
  return money === 'general' || isAllBasic(disclosure, totalPlace(basic, 'total'))
    ? [totalPlace(basic, meaning)]
    : [];
}

function isAllBasic(disclosure: Disclosure, total: Found): boolean {
  const all = totalPlace(tableOf(disclosure, 'expenditure'), 'basic');
  if (all === 'unread' || total === 'unread') return false;
  return all && total ? equal(all.printed.value, total.printed.value) : isGeneralOnly(disclosure);
}

/** The row of 固定资产, or of all assets where the table lists no others. */
function assetTotal(disclosure: Disclosure): Found {
  const rows = tableOf(disclosure, 'assets')?.panels.flatMap((panel) =>
    panel.amountColumns.length === 1 ? panel.rows : [],
  );
  const fixed = rows?.filter((row) => means(row.label, 'fixed-assets')) ?? [];
  const hasOthers = rows?.some((row) => tells(row.label, 'other-assets')) ?? false;
  const totals =
    rows?.filter((row) => !hasOthers && (means(row.label, 'asset-total') || means(row.label, 'whole'))) ?? [];
  const [only, ...others] = fixed.length > 0 ? fixed : totals;
  return others.length === 0 ? foundAt(only, 0) : undefined;
}

function procurementTotal(disclosure: Disclosure): Found {
  const table = tableOf(disclosure, 'procurement');
  for (const panel of table?.panels ?? []) {
    const column = table && purchaseTotal(table, panel);
    const totals = panel.rows.filter((row) => row.role === 'total');
    if (column !== undefined && totals.length === 1) return foundAt(totals[0], column);
  }
  return table ? undefined : emptyTable(disclosure, 'procurement');
}

/** The row of 货物, 工程 or 服务, where the table groups what is bought by them. */
function procurementOf(disclosure: Disclosure, kind: number): Found {
  const table = tableOf(disclosure, 'procurement');
  if (!table) return undefined;
  for (const panel of table.panels) {
    const column = purchaseTotal(table, panel);
    const rows = panel.rows.filter(({ row }) => isNamedAlone(table, row, PURCHASE_KINDS[kind]));
    if (column !== undefined && rows.length === 1) return foundAt(rows[0], column);
  }
  return undefined;
}

/** Whether the only words of a row are those: what groups the rows below may stand in any column before theirs. */
function isNamedAlone({ rows, columns }: TableModel, row: number, words: RegExp): boolean {
  const printed = rows[row].cells.filter(
    ({ text }, column) => text !== '' && columns[column].role !== 'amount',
  );
  return printed.length === 1 && words.test(withoutOrdinal(compact(printed[0].text)));
}
