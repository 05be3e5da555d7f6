/** Looks up the names of relation blocks: tables by title, rows by code or name, columns by their header words. */

import { isAskedAt } from '../../disclosure/asked';
import type { Amount, Panel, PanelRow, TableModel } from '../../disclosure/model';
import type { RelationLine, StatedName } from '../../disclosure/stated/model';
import { groupBy } from '../../text/collections';
import { memoize } from '../../text/memo';
import { compact } from '../../text/normalise';

/** What a name may turn out to be: one thing, none, or several. */
export type Found<T> =
  | { readonly one: T }
  /** `count` where there are so many of the name, but not as many as its number says. */
  | { readonly none: StatedName; readonly known: readonly string[]; readonly count?: number }
  | { readonly several: StatedName; readonly known: readonly string[] };

/** A table by its title; `标题#2` is the second of that title. */
export function findTable(tables: readonly TableModel[], name: StatedName): Found<TableModel> {
  const titled = byTitle(tables).get(compact(name.text)) ?? [];
  const titles = () => tables.map(({ title }) => title).filter((title) => title !== '');
  return pick(titled, name, titles, (_, index) => `${name.text}#${index + 1}`);
}

const byTitle = memoize((tables: readonly TableModel[]) => groupBy(tables, ({ title }) => compact(title)));

/** A column by its words from the top down, `本年收入/小计`, or by the last of them where no other ends so. */
export function findColumn({ columns }: TableModel, name: StatedName): Found<number> {
  const wanted = compact(name.text);
  const pathOf = (path: readonly string[]): string => compact(path.join('/'));
  const exact = columns.filter(({ path }) => pathOf(path) === wanted);
  const ending = columns.filter(({ path }) => pathOf(path).endsWith(`/${wanted}`));
  const paths = () => columns.map(({ path }) => path.join('/')).filter((path) => path !== '');
  const found = pick(exact.length > 0 ? exact : ending, name, paths, ({ path }) => path.join('/'));
  return 'one' in found ? { one: found.one.index } : found;
}

/** The tables that have all columns of a line. */
export function tablesWithColumns(
  tables: readonly TableModel[],
  { total, parts }: RelationLine,
): readonly TableModel[] {
  return tables.filter((table) =>
    [total, ...parts].every(({ column }) => 'one' in findColumn(table, column)),
  );
}

/** The amount of a row in a column: the row by its code, or by its name without blanks and ordinals. */
export function findAmount(model: TableModel, row: StatedName, column: number): Found<Amount | undefined> {
  const panel = panelOf(model, column);
  const found = findRow(model, row, column);
  return 'one' in found ? { one: panel && found.one?.amounts[panel.amountColumns.indexOf(column)] } : found;
}

/** The row of a name on the side of a column, whatever stands in it there; nothing where the column holds no amounts. */
export function findRow(model: TableModel, row: StatedName, column: number): Found<PanelRow | undefined> {
  const panel = panelOf(model, column);
  if (!panel) return { one: undefined };
  const rows = rowsByName(model).get(panel)?.get(compact(row.text)) ?? [];
  const names = () => panel.rows.map(({ label }) => label).filter((label) => label !== '');
  const uses = groupBy(rows, ({ code }) => code?.digits);
  return pick(rows, row, names, ({ code }, index) =>
    code && uses.get(code.digits)?.length === 1 ? code.digits : `${row.text}#${index + 1}`,
  );
}

/** Whether a row that has no amount in a column asks for one there, which nothing gives: that is told where it asks. */
export function asksInVain(model: TableModel, row: StatedName, column: number): boolean {
  const { table } = model;
  const panel = panelOf(model, column);
  const named = panel && rowsByName(model).get(panel)?.get(compact(row.text));
  return named
    ? named.some((each) => isAskedAt(table, each.row, column))
    : table.rows.some((_, each) => isAskedAt(table, each, column));
}

/** The panel whose amounts stand in a column; nothing where the column holds none. */
export function panelOf({ panels }: TableModel, column: number): Panel | undefined {
  return panels.find(({ amountColumns }) => amountColumns.includes(column));
}

/** The rows of each panel by all names that they have: every line of a block asks for some. */
const rowsByName = memoize(
  (model: TableModel): ReadonlyMap<Panel, ReadonlyMap<string, readonly PanelRow[]>> =>
    new Map(
      model.panels.map((panel) => {
        const named = panel.rows.flatMap((row) => namesOf(model, row).map((name) => ({ name, row })));
        const byName = [...groupBy(named, ({ name }) => name)];
        return [panel, new Map(byName.map(([name, each]) => [name, each.map(({ row }) => row)]))];
      }),
    ),
);

/** Its code, its name, and the name as it is printed, each once. */
function namesOf({ table }: TableModel, { code, label, labelPlace, row }: PanelRow): readonly string[] {
  const printed = labelPlace && table.rows[row].cells.find(({ start }) => start === labelPlace.start);
  return [...new Set([label, ...(code ? [code.digits] : []), ...(printed ? [compact(printed.text)] : [])])];
}

/** The one that is meant; `nth` counts from 1. */
function pick<T>(
  found: readonly T[],
  name: StatedName,
  known: () => readonly string[],
  call: (each: T, index: number) => string,
): Found<T> {
  const meant = name.nth === undefined ? found : found.slice(name.nth - 1, name.nth);
  if (meant.length === 0 && found.length > 0) return { none: name, known: [], count: found.length };
  if (meant.length === 0) return { none: name, known: known() };
  return meant.length === 1 ? { one: meant[0] } : { several: name, known: meant.map(call) };
}
