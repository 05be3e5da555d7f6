/** Which lines of a 收支 table are parts of the line above them, where no number or code says so: their amounts do. */

import { absolute, add, compare, type Exact, isZero, scale, sign, subtract } from '../amounts/exact';
import type { PanelRow } from '../disclosure/model';
import { classOfName } from '../knowledge/function-classes';

/** A line with the lines below it. */
export interface Item {
  readonly row: PanelRow;
  readonly level: number;
  readonly children: Item[];
}

/** Lines at the top, and those below others. */
export interface Arrangement {
  readonly tops: readonly Item[];
  readonly below: ReadonlyMap<Item, readonly Item[]>;
  /** Whether its sums leave no doubt that the lines belong together so. */
  readonly isClear: boolean;
}

/** A department, its units, 类, 款 and 项. */
const MOST_LEVELS = 5;

/**
 * The lines as printed where they add up to the total in most columns; else the arrangement under which most sums hold, in
 * all columns. Where the lines are about several times the total and neither their amounts nor their numbers say why, they are
 * not clear. What stands `beside` the lines is part of the total and of nothing else.
 */
export function arrangeLines(
  items: readonly Item[],
  printed: PanelRow,
  beside: readonly PanelRow[] = [],
): Arrangement {
  const total = without(printed, beside);
  const flat: Arrangement = { tops: items, below: new Map(), isClear: true };
  const columns = columnsOf(total);
  const adding = columns.filter((column) => addUp(total, items, column)).length;
  if (columns.length === 0 || adding * 2 > columns.length) return flat;
  const restarted = underRestart(items);
  const others = [
    underNumbers(items),
    restarted,
    aboveRepeated(items),
    ...[...columns, ...allButOne(columns)].flatMap((some) => [
      byClass(items, some),
      byAmounts(items, total, some),
    ]),
  ];
  let best = { one: flat, score: 2 * adding - columns.length };
  for (const one of others) {
    if (!one || one.below.size === 0) continue;
    const score = columns.reduce((sum, column) => sum + scoreOf(one, total, column), 0);
    if (score > best.score) best = { one, score };
  }
  if (best.one !== flat) return { ...best.one, isClear: isBorneOut(best.one, columns) };
  const isClear = !columns.some((column) => areTimes(items, total, column));
  // A wrong amount in the first line breaks both of its sums; what is below it, or all being about twice the total, still tells.
  const tells = !isClear || columns.some((column) => addUp(total, items.slice(1), column));
  return (tells ? restarted : undefined) ?? { ...flat, isClear };
}

/** Whether most sums of lines that nobody knows hold: their names do not tell that they belong there. */
function isBorneOut({ below }: Arrangement, columns: readonly Columns[]): boolean {
  let holding = 0;
  let printed = 0;
  for (const [{ row }, parts] of below) {
    const rows = [row, ...parts.map((part) => part.row)];
    if (!rows.some(({ isUnknown }) => isUnknown)) continue;
    for (const column of columns) {
      if (rows.every((one) => isZero(moneyOf(one, column)))) continue;
      printed++;
      if (addUp(row, parts, column)) holding++;
    }
  }
  return printed === 0 || holding * 2 > printed;
}

/** What lines come to, counted on line by line: by column, with their steps and how many of them print money there. */
export interface RunningSum {
  readonly values: Exact[];
  readonly steps: Exact[];
  readonly printed: number[];
}

export function noLines(): RunningSum {
  return { values: [], steps: [], printed: [] };
}

/** Counts a line on. */
export function countLine({ values, steps, printed }: RunningSum, row: PanelRow): void {
  for (const [column] of columnsOf(row)) {
    values[column] = add(values[column] ?? 0, moneyOf(row, [column]));
    steps[column] = add(steps[column] ?? 0, stepOf(row, [column]));
    printed[column] = (printed[column] ?? 0) + 1;
  }
}

/** Whether a row is what lines come to, several of them not nought, in most of the columns in which it prints money. */
export function isSumOf(row: PanelRow, { values, steps, printed }: RunningSum): boolean {
  const columns = columnsOf(row);
  const holding = columns.filter((own) => {
    const [column] = own;
    const off = absolute(subtract(moneyOf(row, own), values[column] ?? 0));
    return !exceeds(off, add(steps[column] ?? 0, stepOf(row, own)));
  });
  return holding.some(([column]) => printed[column] > 1) && holding.length * 2 > columns.length;
}

/** The columns in which a row prints money. */
function columnsOf(row: PanelRow): readonly Columns[] {
  return [...row.amounts.keys()]
    .map((column): Columns => [column])
    .filter((column) => !isZero(moneyOf(row, column)));
}

/** A total less some of its parts, to reckon with. */
function without(total: PanelRow, parts: readonly PanelRow[]): PanelRow {
  if (parts.length === 0) return total;
  const amounts = total.amounts.map((amount, column) => {
    if (!amount) return amount;
    const value = parts.reduce((rest, part) => subtract(rest, moneyOf(part, [column])), amount.printed.value);
    const step = parts.reduce((steps, part) => add(steps, stepOf(part, [column])), amount.printed.step);
    return { ...amount, printed: { ...amount.printed, value, step } };
  });
  return { ...total, amounts };
}

/** Of more columns, each by itself says enough. */
const MOST_TOGETHER = 8;

/** All columns but one together: lines that are blank in some of them are not in all, and one that is wrong is left out. */
function allButOne(columns: readonly Columns[]): readonly Columns[] {
  if (columns.length < 2 || columns.length > MOST_TOGETHER) return [];
  return columns.map((left) => columns.filter((column) => column !== left).flat());
}

/** The columns in which lines are added up: one, or several taken together. */
type Columns = readonly number[];

function moneyOf({ amounts }: PanelRow, columns: Columns): Exact {
  return columns.reduce<Exact>((sum, column) => add(sum, amounts[column]?.printed.value ?? 0), 0);
}

function stepOf({ amounts }: PanelRow, columns: Columns): Exact {
  return columns.reduce<Exact>((sum, column) => add(sum, amounts[column]?.printed.step ?? 0), 0);
}

/** Whether lines add up to so many times a row, once unless said otherwise; within rounding. */
function addUp(row: PanelRow, items: readonly Item[], columns: Columns, times = 1): boolean {
  let rest = scale(moneyOf(row, columns), times);
  let steps = scale(stepOf(row, columns), times);
  for (const item of items) {
    rest = subtract(rest, moneyOf(item.row, columns));
    steps = add(steps, stepOf(item.row, columns));
  }
  return !exceeds(absolute(rest), steps);
}

/** How many times the total its lines are; `undefined` where they are not that exactly. */
function timesOf(items: readonly Item[], total: PanelRow, columns: Columns): number | undefined {
  for (let times = 2; times <= MOST_LEVELS; times++) if (addUp(total, items, columns, times)) return times;
  return undefined;
}

/** Lines that differ from so many times the total by less than a tenth of it are that, but for a mistake. */
const ABOUT = 10;

/** Whether lines are about several times their total: some of them are parts of others. */
function areTimes(items: readonly Item[], total: PanelRow, columns: Columns): boolean {
  const printed = absolute(moneyOf(total, columns));
  const sum = items.reduce<Exact>((all, { row }) => add(all, moneyOf(row, columns)), 0);
  for (let times = 2; times <= MOST_LEVELS; times++) {
    const off = absolute(subtract(absolute(sum), scale(printed, times)));
    if (compare(scale(off, ABOUT), printed) < 0) return true;
  }
  return false;
}

/** How many more of its sums hold than are broken. */
function scoreOf({ tops, below }: Arrangement, total: PanelRow, columns: Columns): number {
  let score = addUp(total, tops, columns) ? 1 : -1;
  for (const [{ row }, parts] of below) {
    if ([row, ...parts.map((part) => part.row)].every((one) => isZero(moneyOf(one, columns)))) continue;
    score += addUp(row, parts, columns) ? 1 : -1;
  }
  return score;
}

/** Lines without a number below those that have one. */
function underNumbers(items: readonly Item[]): Arrangement | undefined {
  return nested(items, (item) => item.row.ordinal !== undefined);
}

/**
 * Lines that are numbered from one again right below the first: 一、本年支出 and below it 一、一般公共服务支出, 二、外交支出 …
 * up to what goes on with the numbers of the first, or is carried over: 二、年终结转结余.
 */
function underRestart(items: readonly Item[]): Arrangement | undefined {
  const [first, second] = items.map(({ row }) => row.ordinal);
  if (first?.number !== 1 || second?.number !== 1 || first.level !== second.level) return undefined;
  let [outer, inner] = [first.number, 0];
  return nested(items, ({ row }) => {
    const number = row.ordinal?.number;
    const resumes = number === outer + 1 && number !== inner + 1;
    if (row === items[0].row || resumes || row.role === 'carry-over') {
      outer = number ?? outer;
      return true;
    }
    inner = number ?? inner;
    return false;
  });
}

/** The same names below one unit after the other: 工资福利支出, 商品和服务支出 … */
function aboveRepeated(items: readonly Item[]): Arrangement | undefined {
  const counts = new Map<string, number>();
  for (const { row } of items) counts.set(row.label, (counts.get(row.label) ?? 0) + 1);
  return nested(items, ({ row }) => counts.get(row.label) === 1);
}

/** 款 and 项 below their 类, which come in the order of their codes. */
function byClass(items: readonly Item[], columns: Columns): Arrangement | undefined {
  let last = '';
  const isClass = ({ row }: Item): boolean => {
    const digits = classOfName(row.label);
    if (digits === undefined || digits <= last) return false;
    last = digits;
    return true;
  };
  const groups = groupsUnder(items, isClass);
  const exact = groups?.map(({ head, parts }) => levelsBelow(head, parts, columns));
  if (!groups || !exact) return undefined;
  const isDeep = exact.filter((below) => below && below.size > 1).length >= FEWEST_DEEP;
  const below = groups.flatMap(({ head, parts }, index) => [
    ...(exact[index] ?? levelsBelowOneWrong(head, parts, columns, isDeep) ?? []),
  ]);
  return { tops: groups.map(({ head }) => head), below: new Map(below), isClear: true };
}

/** Every line with all that is below it is the same number of levels deep. */
function byAmounts(items: readonly Item[], total: PanelRow, columns: Columns): Arrangement | undefined {
  const levels = timesOf(items, total, columns);
  const below = levels === undefined ? undefined : uniform(items, levels, columns);
  return below && { tops: below.tops, below: below.below, isClear: true };
}

/** A line with those that follow it up to the next of its sort. */
interface Block {
  readonly head: Item;
  readonly parts: readonly Item[];
}

/** Lines below heads; `undefined` where the first is none. */
function groupsUnder(items: readonly Item[], isHead: (item: Item) => boolean): readonly Block[] | undefined {
  const groups: { readonly head: Item; readonly parts: Item[] }[] = [];
  for (const item of items) {
    if (isHead(item)) groups.push({ head: item, parts: [] });
    else if (groups.length > 0) groups[groups.length - 1].parts.push(item);
    else return undefined;
  }
  return groups;
}

/** Lines right below heads. */
function nested(items: readonly Item[], isHead: (item: Item) => boolean): Arrangement | undefined {
  const groups = groupsUnder(items, isHead);
  if (!groups) return undefined;
  const below = groups
    .filter(({ parts }) => parts.length > 0)
    .map(({ head, parts }) => [head, parts] as const);
  return { tops: groups.map(({ head }) => head), below: new Map(below), isClear: true };
}

/** What is below a line: its parts, or the parts with theirs, as the amounts say; `undefined` where they say neither. */
function levelsBelow(
  top: Item,
  parts: readonly Item[],
  columns: Columns,
): ReadonlyMap<Item, readonly Item[]> | undefined {
  const levels = addUp(top.row, parts, columns) ? 1 : timesOf(parts, top.row, columns);
  // Where the amounts of the line itself leave it open, the parts may still be divided among themselves.
  const found = uniform(parts, levels ?? 2, columns);
  return found && new Map([[top, found.tops], ...found.below]);
}

/** So many lines with two levels below them say that the others have two as well. */
const FEWEST_DEEP = 2;
/**
 * The parts of a line with theirs where one amount is wrong: the only division under which the most sums hold. Where not all
 * other lines say that there are two levels, more of them hold than are broken.
 */
function levelsBelowOneWrong(
  top: Item,
  parts: readonly Item[],
  columns: Columns,
  isDeep: boolean,
): ReadonlyMap<Item, readonly Item[]> | undefined {
  // What an amount that was not read comes to is no mistake of another.
  if (parts.some((part) => isUnread(part, columns))) return undefined;
  const divided = mostHolding(parts, columns);
  if (!divided) return undefined;
  const tops = divided.blocks.map(({ head }) => head);
  const score = divided.score + (addUp(top.row, tops, columns) ? 1 : -1);
  if (!isDeep && score <= 0) return undefined;
  return new Map([[top, tops], ...divided.blocks.map(({ head, parts: own }) => [head, own] as const)]);
}

function isUnread({ row }: Item, columns: Columns): boolean {
  return columns.some((column) => row.amounts[column] === undefined);
}

/** The best ways to divide the lines up to one: how many more blocks hold than not, in how many ways, and where the last block begins. */
interface Best {
  readonly score: number;
  /** 2 for all that are more than one. */
  readonly ways: number;
  readonly from: number;
}

const NO_WAY: Best = { score: Number.NEGATIVE_INFINITY, ways: 0, from: 0 };
const SEVERAL = 2;

function better(one: Best, other: Best): Best {
  if (one.score !== other.score) return one.score > other.score ? one : other;
  return { ...one, ways: Math.min(SEVERAL, one.ways + other.ways) };
}

/**
 * Lines divided into blocks of a line with its parts, so that the most of them add up; `undefined` where two ways are equally
 * good. `score` is how many more hold than not.
 */
function mostHolding(items: readonly Item[], columns: Columns) {
  const lines = items.filter(({ row }) => !isZero(moneyOf(row, columns)));
  if (lines.length < 2 || lines[0] !== items[0]) return undefined;
  const headsUpTo = holdingHeads(lines, columns);
  const best: Best[] = [{ score: 0, ways: 1, from: 0 }, NO_WAY];
  // The best way up to any line that may head the last block, be it one that does not hold.
  let before = NO_WAY;
  for (let end = 2; end <= lines.length; end++) {
    before = better(before, { ...best[end - 2], from: end - 2 });
    const heads = headsUpTo(end);
    if (!heads) return undefined;
    const holding = heads.reduce(
      (found, from) => better(found, { score: best[from].score + 1, ways: best[from].ways, from }),
      NO_WAY,
    );
    best[end] = better(holding, { ...before, score: before.score - 1 });
  }
  const { score, ways } = best[lines.length];
  if (ways !== 1) return undefined;
  const heads = new Set<Item>();
  for (let end = lines.length; end > 0; end = best[end].from) heads.add(lines[best[end].from]);
  const blocks = groupsUnder(items, (item) => heads.has(item));
  return blocks && { blocks, score };
}

/** So many lines for each one are looked at: where more may be the sum of those behind them, their amounts say nothing. */
const MOST_LOOKS = 16;

/**
 * Tells the lines that are the sum of all those between them and an end, within rounding: of the lines in the order of what they
 * and all above them come to, those about as large as the sum up to that end. `undefined` where there are too many.
 */
function holdingHeads(lines: readonly Item[], columns: Columns) {
  const sums: Exact[] = [0];
  const steps: Exact[] = [0];
  for (const { row } of lines) {
    sums.push(add(sums[sums.length - 1], moneyOf(row, columns)));
    steps.push(add(steps[steps.length - 1], stepOf(row, columns)));
  }
  // A line holds where it and all lines up to it come to the sum of all lines before the end.
  const keys = lines.map(({ row }, from) => ({
    from,
    key: add(moneyOf(row, columns), sums[from + 1]),
  }));
  keys.sort((a, b) => compare(a.key, b.key));
  let looks = MOST_LOOKS * lines.length;
  return (end: number): readonly number[] | undefined => {
    const found: number[] = [];
    for (let at = firstNear(keys, sums[end], steps[end]); at < keys.length; at++) {
      const { from, key } = keys[at];
      const off = subtract(key, sums[end]);
      if (exceeds(off, steps[end])) break;
      if (looks-- === 0) return undefined;
      if (from <= end - 2 && !exceeds(absolute(off), subtract(steps[end], steps[from]))) found.push(from);
    }
    return found;
  };
}

/** The first of some keys in order that is not less than a sum by more than half so many steps. */
function firstNear(keys: readonly { readonly key: Exact }[], sum: Exact, steps: Exact): number {
  let [from, to] = [0, keys.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (exceeds(subtract(sum, keys[middle].key), steps)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Divides lines into trees that are all so many levels deep; `undefined` where their amounts do not. */
function uniform(items: readonly Item[], levels: number, columns: Columns) {
  const below = new Map<Item, readonly Item[]>();
  let open: readonly (readonly Item[])[] = [items];
  let tops: readonly Item[] = items;
  for (let depth = levels - 1; depth > 0; depth--) {
    const next: (readonly Item[])[] = [];
    for (const list of open) {
      const blocks = blocksOf(list, depth, columns);
      if (!blocks) return undefined;
      for (const { parts } of blocks) next.push(parts);
      if (depth === levels - 1) tops = blocks.map(({ head }) => head);
      for (const { head, parts } of blocks) below.set(head, parts);
    }
    open = next;
  }
  return { tops, below: directly(below) };
}

/** Lines each followed by all that is below it, so many levels of it. */
function blocksOf(items: readonly Item[], levels: number, columns: Columns) {
  const blocks: Block[] = [];
  for (let next = 0; next < items.length; ) {
    const head = items[next++];
    const end = endOfBlock(items, next, head, levels, columns);
    if (end === undefined) return undefined;
    blocks.push({ head, parts: items.slice(next, end) });
    next = end;
  }
  return blocks;
}

/**
 * Up to which line those behind a head come to so many times it; `undefined` where they do not, within the last printed place of
 * each. Lines of a few 分 that make it exact belong to it too: 187.68 is 187.00, 0.64, 0.02 and 0.02.
 */
function endOfBlock(
  items: readonly Item[],
  from: number,
  head: Item,
  levels: number,
  columns: Columns,
): number | undefined {
  let rest = scale(moneyOf(head.row, columns), levels);
  let steps = scale(stepOf(head.row, columns), levels);
  let end: number | undefined;
  let nearest: Exact = rest;
  for (let at = from; ; at++) {
    const isWithin = !exceeds(rest, steps) && !exceeds(subtract(0, rest), steps);
    if (isWithin && (end === undefined || compare(absolute(rest), nearest) < 0)) {
      end = at;
      nearest = absolute(rest);
    }
    const isPast = sign(rest) <= 0 || (end !== undefined && !isWithin);
    if (isPast || at === items.length) return end;
    rest = subtract(rest, moneyOf(items[at].row, columns));
    steps = add(steps, stepOf(items[at].row, columns));
  }
}

function exceeds(rest: Exact, steps: Exact): boolean {
  return sign(subtract(scale(rest, 2), steps)) > 0;
}

/** The direct parts of each line, of all that is below it. */
function directly(below: ReadonlyMap<Item, readonly Item[]>): ReadonlyMap<Item, readonly Item[]> {
  return new Map(
    [...below].map(([head, all]) => {
      const deeper = new Set(all.flatMap((item) => below.get(item) ?? []));
      return [head, all.filter((item) => !deeper.has(item))];
    }),
  );
}
