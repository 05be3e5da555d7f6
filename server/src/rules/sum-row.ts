/** Sums across a row: 合计 and 小计 columns are the sum of the other columns of their group (rule 3). */

import type { Panel, TableModel } from '../disclosure/model';
import { ADDENDS } from '../knowledge/addends';
import * as words from '../knowledge/column-words';
import { isSideWord } from '../knowledge/header-order';
import { groupBy } from '../text/collections';
import type { DiagnosticCode } from './diagnostic-codes';
import type { Relation } from './model';
import { describeRow, isRelation, type RelationSettings, sumOf } from './relations';

/** A header as a tree: groups of columns under their words. */
interface HeaderNode {
  readonly word: string;
  readonly column?: number;
  readonly children: HeaderNode[];
}

/** Which column is the sum of which others; column numbers are indexes into the panel's amounts. */
export interface RowSum {
  readonly total: number;
  readonly parts: readonly number[];
  readonly certain: boolean;
}

/**
 * Every row of every panel: 合计 = Σ its neighbours, groups represented by their own 小计, 其中 columns left out.
 * Certain where every column added is one of the usual sources, natures or funds.
 */
export function sumRow(table: TableModel): readonly Relation[] {
  return rowRelations(table, 'sum/row');
}

/** The same under the code of another rule: purchases and targets have row sums too. */
export function rowRelations(table: TableModel, rule: DiagnosticCode): readonly Relation[] {
  return table.panels.flatMap((panel, index) =>
    rowSums(table, panel).flatMap((sum) => relationsOf(panel, sum, index, rule)),
  );
}

function relationsOf(panel: Panel, sum: RowSum, index: number, rule: DiagnosticCode): Relation[] {
  const settings: RelationSettings = {
    rule,
    template: `row:${index}:${sum.total}=${sum.parts.join('+')}`,
    certain: sum.certain,
    describe: describeRow,
  };
  return panel.rows
    .map((row) =>
      sumOf(
        settings,
        row.amounts[sum.total],
        sum.parts.map((part) => row.amounts[part]),
      ),
    )
    .filter(isRelation);
}

/** The sums across the rows of a panel. */
export function rowSums(table: TableModel, panel: Panel): RowSum[] {
  const sums: RowSum[] = [];
  const open: HeaderNode[] = [headerTree(table, panel)];
  const isWhole = !hasUnnamedNumbers(table);
  for (let node = open.pop(); node; node = open.pop()) {
    for (const own of bySide(node.children)) {
      const sum = sumOfColumns(own);
      if (sum) sums.push({ ...sum, certain: sum.certain && isWhole });
    }
    open.push(...node.children);
  }
  return sums;
}

/** Numbers under no header say that the header was displaced, so that any column may be misnamed. */
function hasUnnamedNumbers({ table, columns }: TableModel): boolean {
  return columns.some(
    ({ path, index }) => path.length === 0 && table.rows.some((row) => row.cells[index]?.text),
  );
}

/** 预算数 and 决算数 take turns over the columns; other groups are columns side by side. */
function headerTree(table: TableModel, panel: Panel): HeaderNode {
  const root: HeaderNode = { word: '', children: [] };
  panel.amountColumns.forEach((column, index) => {
    const { path } = table.columns[column];
    let node = root;
    for (const word of path.slice(0, -1)) {
      const last = isSideWord(word)
        ? node.children.find((child) => child.word === word)
        : node.children.at(-1);
      if (last && last.word === word && last.column === undefined) node = last;
      else {
        const group: HeaderNode = { word, children: [] };
        node.children.push(group);
        node = group;
      }
    }
    node.children.push({ word: path.at(-1) ?? '', column: index, children: [] });
  });
  return root;
}

/** Columns that say behind their words that they are the 预算数 or the 决算数 add up to the total of their own. */
function bySide(nodes: readonly HeaderNode[]): Iterable<readonly HeaderNode[]> {
  return groupBy(nodes, ({ word }) => words.amountSide(word)).values();
}

function sumOfColumns(nodes: readonly HeaderNode[]): RowSum | undefined {
  const totals = nodes.filter(isTotal);
  if (totals.length !== 1) return undefined;
  const addends = nodes.filter((child) => child !== totals[0] && !words.OF_WHICH_COLUMN.test(child.word));
  if (addends.length === 0 || addends.some((addend) => addend.word === '')) return undefined;
  const total = totals[0].column;
  if (total === undefined) return undefined;
  return { total, parts: addends.flatMap(represent), certain: addends.every(isUsual) };
}

function isTotal(node: HeaderNode): boolean {
  return node.column !== undefined && words.TOTAL_COLUMN.test(words.withoutSide(node.word));
}

/** A group is represented by its own total, or by all its columns where it has none. */
function represent(node: HeaderNode): number[] {
  if (node.column !== undefined) return [node.column];
  const total = node.children.find(isTotal);
  if (total?.column !== undefined) return [total.column];
  const columns: number[] = [];
  const open = [...node.children];
  for (let next = open.shift(); next; next = open.shift()) {
    if (words.OF_WHICH_COLUMN.test(next.word)) continue;
    if (next.column !== undefined) columns.push(next.column);
    else open.push(...next.children);
  }
  return columns;
}

/** A column with one of the usual words, or a group that has such words itself or in all its columns. */
function isUsual(node: HeaderNode): boolean {
  if (ADDENDS.test(node.word)) return true;
  return (
    node.children.length > 0 && node.children.every((child) => ADDENDS.test(child.word) || isTotal(child))
  );
}
