/** Reads the head of a project's 绩效目标表: its name, its budget and where the money comes from. */

import { parseAmount } from '../amounts/printed';
import type { Cell, Place } from '../tables/model';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import type { Amount, TableModel } from './model';

/** An amount in a form: a label beside it says what it is. */
export interface FormAmount extends Amount {
  readonly label: string;
  /** The amounts in the head of its form, itself included: it is printed as they are. */
  readonly beside?: readonly FormAmount[];
}

/** What the head of a form says of its project. */
export interface ProjectForm {
  /** Without blanks. */
  readonly name: string;
  /** Where 项目名称 is printed, if it is. */
  readonly namePlace?: Place;
  /** The name in the form's title, without blanks; empty where the title has none. */
  readonly titleName: string;
  /** The project's own code. */
  readonly code?: string;
  readonly budget?: FormAmount;
  readonly fiscal?: FormAmount;
  readonly carriedOver?: FormAmount;
  readonly other?: FormAmount;
}

/** What stands beside or above the code of a project. */
export const PROJECT_CODE_WORD = /^项目(?:编码|代码)[：:]?$/;
/** The code of a project; shorter ones may be serial numbers. */
export const PROJECT_CODE = /^[0-9A-Za-z]{8,}$/;
const NAME = /^项目名称[：:]?$/;
const BUDGET = /^(?:预算数|预算金额|项目预算|资金总额|年度资金总额)[：:]?$/;
const FISCAL = /^(?:其中[：:])?财政(?:拨款)?(?:资金)?[：:]?$/;
const CARRIED_OVER = /^(?:上年|以前年度|年初)(?:结转|结余)/;
const OTHER = /^其他资金[：:]?$/;
const TITLE_END = /(?:项目)?绩效目标(?:申报)?表.*$/;
/** The head of a form is over after so many rows. */
const HEAD = 6;

/** The head of a form, if the table has one. */
export const readForm = memoize((table: TableModel): ProjectForm | undefined => {
  if (table.kind !== 'performance-target') return undefined;
  const rows = table.table.rows.slice(0, HEAD).map(({ cells }) => cells.filter(({ text }) => text !== ''));
  const beside: FormAmount[] = [];
  const amount = (label: RegExp): FormAmount | undefined => {
    const found = amountBeside(table, rows, label);
    if (!found) return undefined;
    const own = { ...found, beside };
    beside.push(own);
    return own;
  };
  const budget = amount(BUDGET);
  const nameCell = cellBeside(rows, NAME);
  const titleName = compact(table.title.replace(TITLE_END, ''));
  const name = nameCell ? compact(nameCell.text) : titleName;
  if (!budget || name === '') return undefined;
  const code = compact(cellBeside(rows, PROJECT_CODE_WORD)?.text ?? '');
  return {
    name,
    namePlace: nameCell && placeOf(table, nameCell),
    titleName,
    code: PROJECT_CODE.test(code) ? code : undefined,
    budget,
    fiscal: amount(FISCAL),
    carriedOver: amount(CARRIED_OVER),
    other: amount(OTHER),
  };
});

function placeOf({ table }: TableModel, { start, end }: Cell): Place {
  return { block: table, start, end };
}

function cellBeside(rows: readonly (readonly Cell[])[], label: RegExp): Cell | undefined {
  for (const row of rows) {
    const at = row.findIndex(({ text }) => label.test(compact(text)));
    if (at >= 0) return row[at + 1];
  }
  return undefined;
}

function amountBeside(
  table: TableModel,
  rows: readonly (readonly Cell[])[],
  label: RegExp,
): FormAmount | undefined {
  const cell = cellBeside(rows, label);
  const printed = cell && parseAmount(cell.text, table.unit);
  if (!cell || !printed) return undefined;
  return { printed, place: placeOf(table, cell), label: table.title };
}
