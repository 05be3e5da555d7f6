/** `sum/row` in percent: 增减% = (本年 − 上年) ÷ 上年 in tables that print both years and the rate between them (rule 3). */

import { absolute, add, compare, isZero, scale, subtract } from '../../amounts/exact';
import type { Amount, Panel, TableModel } from '../../disclosure/model';
import { type PercentCell, readPercent } from '../../disclosure/percent-cells';
import { means } from '../../lexicon/describe';
import type { Cell } from '../../tables/model';
import { memoize } from '../../text/memo';
import type { Finding, FindingRule } from '../model';
import { rowName } from '../names';
import { columnMeaning } from '../sums/sum-change';
import { amountText, relatedAs, say } from '../wording';

/** So many rates of a table must fit for each that does not: the column may be of something else. */
const FITTING_FOR_EACH = 3;

export const tableRate: FindingRule = {
  code: 'sum/row',
  check: ({ tables }) => tables.flatMap((table) => wrongRates(table)),
};

/** A row with its rate and the amounts that it lies between. */
export interface RatedRow {
  readonly cell: Cell;
  readonly rate: PercentCell;
  readonly now: Amount;
  readonly last: Amount;
}

/** The rows of a table in whose columns the rates are what they are called. */
export const rowRates = memoize((table: TableModel): readonly RatedRow[] =>
  table.panels.flatMap((panel) => {
    const rows = ratedRows(table, panel);
    const fitting = rows.filter(fits).length;
    return fitting < FITTING_FOR_EACH * (rows.length - fitting) ? [] : rows;
  }),
);

const wrongRates = memoize((table: TableModel): readonly Finding[] =>
  rowRates(table)
    .filter((row) => !fits(row))
    .map((row) => findingOf(table, row)),
);

function ratedRows(table: TableModel, panel: Panel): RatedRow[] {
  const rates = table.columns.filter(
    ({ role, path }) => role === 'percent' && means(path.at(-1) ?? '', 'change-rate'),
  );
  const [current, before, change] = (['this-year', 'last-year', 'change'] as const).map((concept) =>
    columnMeaning(table, panel, concept),
  );
  if (rates.length !== 1 || current === undefined || before === undefined) return [];
  return panel.rows.flatMap(({ row, amounts }) => {
    const cell = table.rows[row].cells[rates[0].index];
    const rate = cell && readPercent(cell);
    const [now, last] = [amounts[current], amounts[before]];
    if (!rate || !now || !last || isZero(last.printed.value)) return [];
    // Where the change itself is wrong, that is told, and the rate may be right.
    const changed = change === undefined ? undefined : amounts[change];
    return changed && !isChange(changed, now, last) ? [] : [{ cell, rate, now, last }];
  });
}

function isChange(change: Amount, now: Amount, last: Amount): boolean {
  const off = subtract(change.printed.value, subtract(now.printed.value, last.printed.value));
  const steps = add(change.printed.step, add(now.printed.step, last.printed.step));
  return compare(scale(absolute(off), 2), steps) <= 0;
}

/** Within one unit of the last printed place of the rate and half a unit of those of the amounts. */
function fits({ rate: { coefficient, decimals }, now, last }: RatedRow): boolean {
  const hundred = 100 * 10 ** decimals;
  const grown = subtract(now.printed.value, last.printed.value);
  const off = absolute(subtract(scale(grown, hundred), scale(last.printed.value, coefficient)));
  const steps = add(now.printed.step, last.printed.step);
  return compare(off, add(absolute(last.printed.value), scale(steps, hundred))) <= 0;
}

function findingOf({ table }: TableModel, { cell, now, last }: RatedRow): Finding {
  return {
    code: 'sum/row',
    severity: 2,
    place: { block: table, start: cell.start, end: cell.end },
    message: (locale) => {
      const [current, before] = [amountText(now, locale), amountText(last, locale)];
      return say(
        locale,
        `${rowName(now)}：增减率 ${cell.text} 与本年 ${current}、上年 ${before} 不符`,
        `${rowName(now)}: the rate of ${cell.text} does not fit ${current} after ${before} the year before`,
      );
    },
    related: [relatedAs('本年', now), relatedAs('上年', last)],
    fixes: [],
    data: { actual: cell.text, explains: [] },
  };
}
