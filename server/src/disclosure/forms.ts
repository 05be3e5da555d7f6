/** Reads the head of a project's 绩效目标表: its name, its budget and where the money comes from. */

import { parseAmount } from '../amounts/printed';
import { type Concept, tells } from '../lexicon/describe';
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

/** The code of a project; shorter ones may be serial numbers. */
export const PROJECT_CODE = /^[0-9A-Za-z]{8,}$/;
const TITLE_END = /(?:项目)?绩效目标(?:申报)?表.*$/;
/** The head of a form is over after so many rows. */
const HEAD = 6;

/** The head of a form, if the table has one. */
export const readForm = memoize((table: TableModel): ProjectForm | undefined => {
  if (table.kind !== 'performance-target') return undefined;
  const rows = table.table.rows.slice(0, HEAD).map(({ cells }) => cells.filter(({ text }) => text !== ''));
  const beside: FormAmount[] = [];
  const amount = (label: Concept): FormAmount | undefined => {
    const found = amountBeside(table, rows, label);
    if (!found) return undefined;
    const own = { ...found, beside };
    beside.push(own);
    return own;
  };
  const budget = amount('form-budget');
  const nameCell = cellBeside(rows, 'form-name');
  const titleName = compact(table.title.replace(TITLE_END, ''));
  const name = nameCell ? compact(nameCell.text) : titleName;
  if (!budget || name === '') return undefined;
  const code = compact(cellBeside(rows, 'form-code')?.text ?? '');
  return {
    name,
    namePlace: nameCell && placeOf(table, nameCell),
    titleName,
    code: PROJECT_CODE.test(code) ? code : undefined,
    budget,
    fiscal: amount('form-fiscal'),
    carriedOver: amount('form-carried-over'),
    other: amount('form-other'),
  };
});

function placeOf({ table }: TableModel, { start, end }: Cell): Place {
  return { block: table, start, end };
}

function cellBeside(rows: readonly (readonly Cell[])[], label: Concept): Cell | undefined {
  for (const row of rows) {
    const at = row.findIndex(({ text }) => tells(compact(text), label));
    if (at >= 0) return row[at + 1];
  }
  return undefined;
}

function amountBeside(
  table: TableModel,
  rows: readonly (readonly Cell[])[],
  label: Concept,
): FormAmount | undefined {
  const cell = cellBeside(rows, label);
  const printed = cell && parseAmount(cell.text, table.unit);
  if (!cell || !printed) return undefined;
  return { printed, place: placeOf(table, cell), label: table.title };
}
