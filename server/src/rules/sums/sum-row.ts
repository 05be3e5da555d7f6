/** Sums across a row: 合计 and 小计 columns are the sum of the other columns of their group (rule 3). */

import { isZero } from '../../amounts/exact';
import type { Panel, TableModel } from '../../disclosure/model';
import { threePublicsPart } from '../../knowledge/three-publics';
import {
  amountSide,
  type Concept,
  isSideWord,
  isVague,
  means,
  tells,
  withoutSide,
} from '../../lexicon/describe';
import { type ColumnSum, likeliestStructure, type Structure, votesFor } from '../../model/row-structures';
import type { Layout } from '../../tables/model';
import { groupBy } from '../../text/collections';
import type { DiagnosticCode } from '../diagnostic-codes';
import type { Relation } from '../model';
import { describeRow, isRelation, type RelationSettings, sumOf } from '../relations';

/** A header as a tree: groups of columns under their words. */
interface HeaderNode {
  readonly word: string;
  readonly column?: number;
  readonly children: HeaderNode[];
}

/** Which column is the sum of which others, and whether the words of the header leave that open. */
export interface RowSum extends ColumnSum {
  readonly certain: boolean;
  /** Whether it says nothing of rows that leave the total blank. */
  readonly isOfPrinted?: boolean;
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
    .filter(({ amounts }) => !sum.isOfPrinted || amounts[sum.total]?.printed.blank === false)
    .map((row) =>
      sumOf(
        settings,
        row.amounts[sum.total],
        sum.parts.map((part) => row.amounts[part]),
      ),
    )
    .filter(isRelation);
}

/** The sums across the rows of a panel: those that the words of the header say, unless its rows say otherwise. */
export function rowSums(table: TableModel, panel: Panel): RowSum[] {
  const sums: RowSum[] = [];
  const open: HeaderNode[] = [headerTree(table, panel)];
  const isNamed = !hasUnnamedNumbers(table);
  const knowsCells = KNOWS_CELLS.has(table.table.layout);
  const columns = [...panel.amountColumns.keys()];
  for (let node = open.pop(); node; node = open.pop()) {
    const isWhole =
      isNamed && !hasUnknown(table, panel, knowsCells ? columnsUnder(node) : columns, knowsCells);
    for (const own of bySide(node.children)) {
      const nodes = withVehiclesAbove(own);
      sums.push(...sumsOfColumns(panel, nodes, isWhole), ...wholeOfWhich(nodes));
      open.push(...nodes);
    }
  }
  return sums;
}

/** Numbers under no header say that the header was displaced, so that any column may be misnamed. */
function hasUnnamedNumbers({ table, columns }: TableModel): boolean {
  return columns.some(
    ({ path, index }) => path.length === 0 && table.rows.some((row) => row.cells[index]?.text),
  );
}

/** Layouts that say in which cell everything stands: there words are below their groups, and what is blank is. */
const KNOWS_CELLS: ReadonlySet<Layout> = new Set<Layout>(['tabs', 'cells', 'pipes']);

/**
 * A column under words that say nothing may be a part, a total, or neither: its neighbours may be any of these then. Where cells
 * are known, one without money makes no difference.
 */
function hasUnknown(
  { columns }: TableModel,
  panel: Panel,
  among: readonly number[],
  knowsCells: boolean,
): boolean {
  return among.some(
    (index) =>
      columns[panel.amountColumns[index]].path.some(isVague) && !(knowsCells && holdsNothing(panel, index)),
  );
}

/** All columns under a word of the header. */
function columnsUnder(node: HeaderNode): readonly number[] {
  const columns: number[] = [];
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.column !== undefined) columns.push(next.column);
    open.push(...next.children);
  }
  return columns;
}

/** Whether a column has no money in any row: then it makes no difference what it is part of. */
function holdsNothing({ rows }: Panel, index: number): boolean {
  return rows.every(({ amounts }) => amounts[index] && isZero(amounts[index].printed.value));
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

/**
 * Columns that say behind their words that they are the 预算数 or the 决算数 add up to the total of their own. Where they take
 * turns, one under a word that says nothing is what its turn is.
 */
function bySide(nodes: readonly HeaderNode[]): Iterable<readonly HeaderNode[]> {
  const sides = nodes.map(({ word }) => amountSide(word));
  const turns = [...new Set(sides.filter((side) => side !== ''))];
  const turnAt = (index: number) => turns[index % turns.length];
  const takeTurns =
    turns.length > 1 &&
    nodes.every(({ word }, index) => (sides[index] === '' ? isVague(word) : sides[index] === turnAt(index)));
  const sideOf = new Map(nodes.map((node, index) => [node, takeTurns ? turnAt(index) : sides[index]]));
  return groupBy(nodes, (node) => sideOf.get(node) ?? '').values();
}

/** The money for official cars, printed beside what they cost to buy and to run: as if it stood above both. */
function withVehiclesAbove(nodes: readonly HeaderNode[]): readonly HeaderNode[] {
  const partOf = ({ word, column }: HeaderNode) =>
    column === undefined ? undefined : threePublicsPart(word);
  const at = nodes.findIndex((node) => partOf(node) === 'vehicles');
  const parts = at < 0 ? [] : nodes.slice(at + 1, at + 3);
  const named = parts.map(partOf);
  if (!named.includes('purchase') || !named.includes('running')) return nodes;
  const { word, column } = nodes[at];
  const group = { word, children: [{ word: SUBTOTAL, column, children: [] }, ...parts] };
  return [...nodes.slice(0, at), group, ...nodes.slice(at + 3)];
}

const SUBTOTAL = '小计';

function sumsOfColumns(panel: Panel, nodes: readonly HeaderNode[], isWhole: boolean): RowSum[] {
  const totals = nodes.filter(isTotal);
  if (totals.length === 0) return unnamedSum(panel, nodes);
  if (totals.length !== 1) return [];
  const addends = addendsOf(totals[0], nodes);
  if (addends.length === 0 || addends.some((addend) => addend.word === '')) return [];
  const total = totals[0].column;
  if (total === undefined) return [];
  const certain = isWhole && addends.every((addend) => isUsual(addend) || isBlank(panel, addend));
  const groups = addends.map(represent);
  const structure = likeliestStructure(panel, { total, parts: groups.flat() }, certain, () =>
    otherStructures(total, groups),
  );
  return structure.map((sum) => ({ ...sum, certain }));
}

/**
 * All columns beside a total but 其中; where they lead from one year to the next (年初结转, 本年收入, 本年支出合计, 基本支出,
 * 项目支出, 年末结转), only what is spent is part of what is spent.
 */
function addendsOf(total: HeaderNode, nodes: readonly HeaderNode[]): readonly HeaderNode[] {
  const addends = nodes.filter((child) => child !== total && !tells(child.word, 'of-which'));
  const some = (concept: Concept): boolean => addends.some(({ word }) => tells(word, concept));
  if (!some('carry-forward') || !(some('carry-over') || some('year-revenue'))) return addends;
  if (!tells(total.word, 'spending')) return [];
  return addends.filter(({ word }) => !NOT_SPENT.some((concept) => tells(word, concept)));
}

const NOT_SPENT = ['carry-over', 'year-revenue', 'carry-forward'] as const;

/** So many votes of rows show that a column is the sum of the others where its word does not say so. */
const LEAST_VOTES = 2;

/** The first column of a group is its total where its word says nothing else and all rows bear it out. */
function unnamedSum(panel: Panel, [first, ...others]: readonly HeaderNode[]): RowSum[] {
  if (first?.column === undefined || !isVague(first.word) || others.length < 2) return [];
  const added = others.filter(({ word }) => !tells(word, 'of-which'));
  if (!added.every(isUsual)) return [];
  const sum = { total: first.column, parts: added.flatMap(represent) };
  return votesFor(panel, sum) >= LEAST_VOTES ? [{ ...sum, certain: false }] : [];
}

/**
 * 其中 that ends with what is left over, 其他资金, divides the column before it and not only tells a part of it; where it does,
 * the rows bear it out.
 */
function wholeOfWhich(nodes: readonly HeaderNode[]): RowSum[] {
  return nodes.flatMap(({ word, children }, index) => {
    const total = nodes[index - 1]?.column;
    const parts = children.map(({ column }) => column).filter((column) => column !== undefined);
    const isWhole = tells(word, 'of-which') && tells(children.at(-1)?.word ?? '', 'rest');
    if (total === undefined || !isWhole || parts.length < 2 || parts.length < children.length) return [];
    return [{ total, parts, certain: false, isOfPrinted: true }];
  });
}

/**
 * What else a header may mean: a group without total whose first column is all of it and the others say how much of that
 * is of some sort; one more such column among the others; a column that adds up those behind it (合计, 基本支出小计,
 * 人员经费, 公用经费, 项目支出); a total that is broken down twice, by source and by nature.
 */
function otherStructures(total: number, groups: readonly (readonly number[])[]): Structure[] {
  const one = (parts: readonly (readonly number[])[]): Structure => [{ total, parts: parts.flat() }];
  const wide = groups.filter((columns) => columns.length > 1);
  const firstOnly = (narrowed: ReadonlySet<readonly number[]>): Structure =>
    one(groups.map((columns) => (narrowed.has(columns) ? columns.slice(0, 1) : columns)));
  const cuts = groups.slice(1).map((_, index) => index + 1);
  return [
    ...(wide.length > 0 ? [firstOnly(new Set(wide))] : []),
    ...(wide.length > 1 ? wide.map((columns) => firstOnly(new Set([columns]))) : []),
    ...groups.flatMap((_, first) => withSubtotal(total, groups, first)),
    ...cuts.map((cut) => [...one(groups.slice(0, cut)), ...one(groups.slice(cut))]),
    ...cuts.map((left) => one(groups.filter((_, index) => index !== left))),
  ];
}

/** The column at `first` is the sum of two or more behind it, and adds to the total in their stead. */
function withSubtotal(total: number, groups: readonly (readonly number[])[], first: number): Structure[] {
  const [subtotal, ...further] = groups[first];
  if (further.length > 0) return [];
  const ends = groups.slice(first + 2).map((_, index) => first + 3 + index);
  return ends
    .filter((end) => first > 0 || end < groups.length)
    .map((end) => [
      { total, parts: [...groups.slice(0, first + 1), ...groups.slice(end)].flat() },
      { total: subtotal, parts: groups.slice(first + 1, end).flat() },
    ]);
}

function isTotal({ word, column }: HeaderNode): boolean {
  return column !== undefined && (means(withoutSide(word), 'total') || means(word, 'asset-total'));
}

/** A group is represented by its own total, or by all its columns where it has none. */
function represent(node: HeaderNode): number[] {
  if (node.column !== undefined) return [node.column];
  const total = node.children.find(isTotal);
  if (total?.column !== undefined) return [total.column];
  const columns: number[] = [];
  const open = [...node.children];
  for (let next = open.shift(); next; next = open.shift()) {
    if (tells(next.word, 'of-which')) continue;
    if (next.column !== undefined) columns.push(next.column);
    else open.push(...next.children);
  }
  return columns;
}

/** A column, or a group of such, without money. */
function isBlank(panel: Panel, node: HeaderNode): boolean {
  return node.column === undefined
    ? node.children.length > 0 && represent(node).every((column) => holdsNothing(panel, column))
    : holdsNothing(panel, node.column);
}

/** A column with one of the usual words, or a group that has such words itself or in all its columns. */
function isUsual(node: HeaderNode): boolean {
  if (tells(node.word, 'addend')) return true;
  return (
    node.children.length > 0 && node.children.every((child) => tells(child.word, 'addend') || isTotal(child))
  );
}
