/** Reads a project's 绩效目标表 below its head: the plan of payments, the indicators, and the amounts that its words name. */

import { compare, sign } from '../amounts/exact';
import { parseAmount } from '../amounts/printed';
import { UNITS } from '../amounts/units';
import { FIRST_LEVEL_NAME, INDICATOR_NAME } from '../knowledge/indicators';
import { means } from '../lexicon/describe';
import type { Cell, Place, Row } from '../tables/model';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import { type FormAmount, type ProjectForm, readForm } from './forms';
import type { TableModel } from './model';

/** One step of the plan of payments: so much by the end of a month. */
export interface PlanStep {
  /** As printed in the header, without blanks: `6月底`. */
  readonly label: string;
  readonly amount: FormAmount;
  readonly isPercent: boolean;
}

export interface Plan {
  /** Steps with a printed value, in order. */
  readonly steps: readonly PlanStep[];
  /** Whether the last column is that of the year's end. */
  readonly isWholeYear: boolean;
  /** Whether its name says so, 资金支出计划（%）, and no step is more than all: some print amounts below that name. */
  readonly isCalledPercent: boolean;
}

/** An indicator with its printed value. */
export interface Indicator {
  /** Names of its levels, without blanks, the widest first. */
  readonly names: readonly string[];
  /** The narrowest level's own name. */
  readonly name: string;
  readonly value: string;
  readonly place: Place;
  /** Money in the value, where that is all it says: `≤3.66万元`. */
  readonly amount?: FormAmount;
}

/** What stands below the head of a form. */
export interface FormDetails {
  readonly form: ProjectForm;
  readonly plan?: Plan;
  readonly indicators: readonly Indicator[];
  /** Amounts that the words of the form call the money of the project. */
  readonly named: readonly FormAmount[];
}

const STEP = /^(?:\d{1,2}月(?:底|末|份)?|第?[一二三四1-4]季度末?|年底|年末)$/;
const YEAR_END = /^(?:12月|第?[四4]季度|年底|年末)/;
const PERCENT = /[%％]$/;
const IN_PERCENT = /[（(][%％][)）]/;
const MONEY_VALUE =
  /^[≤≦<＜=＝]?(?:不超过|不高于|控制在|小于等于)?(\d+(?:\.\d+)?)(元|千元|万元|百万元|亿元)(?:以内)?$/;
const LEAD_TO_MONEY =
  /^(?:预算|资金|经费|项目|总额|安排|合|共|计|为|：|:|，)*(\d+(?:\.\d+)?)(元|万元|亿元)(?![/／每])/;
const OTHER_MONEY = /\d(?:元|千元|万元|百万元|亿元)(?![/／每])/g;

/** The details of a form; `undefined` where the table is none. */
export const readFormDetails = memoize((table: TableModel): FormDetails | undefined => {
  const form = readForm(table);
  if (!form) return undefined;
  const { rows } = table.table;
  const first = rows.findIndex(({ cells }) => FIRST_LEVEL_NAME.test(compact(cells[0]?.text ?? '')));
  const head = first < 0 ? rows : rows.slice(0, first);
  return {
    form,
    plan: readPlan(table, head),
    indicators: first < 0 ? [] : readIndicators(table, rows.slice(first)),
    named: head.flatMap(({ cells }) => cells.flatMap((cell) => namedMoney(table, form.name, cell) ?? [])),
  };
});

function amountIn(table: TableModel, number: string, start: number, label: string, unit = table.unit) {
  const printed = parseAmount(number, unit);
  if (!printed || printed.blank) return undefined;
  const place = { block: table.table, start, end: start + number.length };
  return { printed, place, label };
}

/** The row of months, and the row below it with a value under each. */
function readPlan(table: TableModel, head: readonly Row[]): Plan | undefined {
  const at = head.findIndex(({ cells }) => cells.filter(({ text }) => STEP.test(compact(text))).length > 1);
  const values = head[at + 1];
  if (at < 0 || !values) return undefined;
  const months = head[at].cells.flatMap(({ text }, index) => {
    const label = compact(text);
    return STEP.test(label) ? [{ label, index }] : [];
  });
  const steps = months.flatMap(({ label, index }): PlanStep[] => {
    const cell = values.cells[index];
    const amount = cell && amountIn(table, cell.text.replace(PERCENT, ''), cell.start, label);
    return amount ? [{ label, amount, isPercent: PERCENT.test(cell.text) }] : [];
  });
  const isCalledPercent = head[at].cells.some(({ text }) => IN_PERCENT.test(text)) && steps.every(isShare);
  return { steps, isWholeYear: YEAR_END.test(months[months.length - 1].label), isCalledPercent };
}

/** A number from 0 to 100. */
function isShare({ amount: { printed } }: PlanStep): boolean {
  const all = parseAmount('100', printed.unit)?.value ?? 0;
  return sign(printed.value) >= 0 && compare(printed.value, all) <= 0;
}

/** The value stands in its own column; names of levels that cover several rows are printed in the first. */
function readIndicators(table: TableModel, rows: readonly Row[]): Indicator[] {
  const column = table.columns.findIndex(({ path }) => means(path.at(-1) ?? '', 'indicator-value'));
  if (column < 0) return [];
  let levels: string[] = [];
  return rows.flatMap(({ cells }): Indicator[] => {
    const words = cells.slice(0, column).map(({ text }) => compact(text));
    levels = levelsAfter(levels, words);
    const cell = cells[column];
    if (!cell || cell.text === '') return [];
    const names = [...levels, ...words.filter((word) => word !== '' && !INDICATOR_NAME.test(word))];
    return [indicatorOf(table, names, cell)];
  });
}

function levelsAfter(levels: readonly string[], words: readonly string[]): string[] {
  const printed = words.filter((word) => INDICATOR_NAME.test(word));
  if (printed.length === 0) return [...levels];
  return FIRST_LEVEL_NAME.test(printed[0]) ? printed : [...levels.slice(0, 1), ...printed];
}

function indicatorOf(table: TableModel, names: readonly string[], cell: Cell): Indicator {
  const value = compact(cell.text);
  const place = { block: table.table, start: cell.start, end: cell.end };
  const money = MONEY_VALUE.exec(value);
  const at = money ? cell.text.indexOf(money[1]) : -1;
  const unit = UNITS.find((one) => one === money?.[2]);
  const name = names.find((each) => !INDICATOR_NAME.test(each)) ?? '';
  const amount = money && at >= 0 ? amountIn(table, money[1], cell.start + at, name, unit) : undefined;
  return { names, name, value, place, amount };
}

/** `某某经费 13 万元` where that is the project's name, and no other money is spoken of. */
function namedMoney(table: TableModel, name: string, cell: Cell): FormAmount | undefined {
  const words = compact(cell.text);
  const at = words.indexOf(name);
  const money = at < 0 ? null : LEAD_TO_MONEY.exec(words.slice(at + name.length));
  if (!money || (words.match(OTHER_MONEY)?.length ?? 0) > 1) return undefined;
  const from = cell.text.indexOf(name[0]);
  const printed = new RegExp(`(?<![\\d.,])${money[1].replaceAll('.', '\\.')}(?!\\d|[.,]\\d)`, 'g');
  const [only, ...others] = [...cell.text.slice(from).matchAll(printed)];
  const unit = UNITS.find((one) => one === money[2]);
  return only && others.length === 0
    ? amountIn(table, money[1], cell.start + from + only.index, name, unit)
    : undefined;
}
