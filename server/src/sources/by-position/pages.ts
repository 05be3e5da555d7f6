/** Finds the columns of a table in those of a page that goes on with it and prints no header. */

/** Where a column stands on its page. */
export interface ColumnPlace {
  readonly isFigures: boolean;
  /** Whether only its header stands there: what its cells hold is not known. */
  readonly isBlank?: boolean;
  readonly from: number;
  readonly to: number;
}

/**
 * How far a column may stand from where it stood on the page before, in ways to the next one: text is moved to the left
 * where columns before it are blank.
 */
const MOST_SHIFT = 1.5;
/** What it costs that a column of the table is blank on the page, and that one is not that was blank before. */
const BLANK = 0.25;
const NO_LONGER_BLANK = 0.6;
/** A way to the left costs this share of one to the right: blank columns before a figure draw it there. */
const LEFTWARD = 0.5;
/** How much dearer any other way must be. */
const LEAST_MARGIN = 0.2;

/**
 * For each column of a page the columns of the table that may go on in it: in order, figures below figures, and one where
 * that is clear. Words have the likeliest first. `undefined` where there is no way, or the page may be any of several panels.
 */
export function columnsOnPage(
  table: readonly ColumnPlace[],
  page: readonly ColumnPlace[],
): readonly (readonly number[])[] | undefined {
  if (
    page.length === table.length &&
    page.every(({ isFigures }, index) => isFigures === table[index].isFigures)
  )
    return page.map((_, index) => [index]);
  if (mayBeAnyPanel(table, page)) return undefined;
  const pitch = pitchOf(table);
  // Longer names move all figures of a page; the first column of these is hardly ever blank.
  const moved = firstFigures(page) - firstFigures(table);
  const shift = (own: number, column: number): number => {
    const [a, b] = [page[own], table[column]];
    if (a.isFigures !== b.isFigures && !b.isBlank) return Number.POSITIVE_INFINITY;
    const off = (a.isFigures ? figuresOff(a, b, moved) : wordsOff(a, b)) / pitch;
    return off <= MOST_SHIFT ? off + (b.isBlank ? NO_LONGER_BLANK : 0) : Number.POSITIVE_INFINITY;
  };
  const found = cheapest(page.length, table.length, shift);
  if (!found) return undefined;
  const best = found;
  const isSure = best.columns.map((column, own) => {
    const other = cheapest(page.length, table.length, (o, c) =>
      o === own && c === column ? Number.POSITIVE_INFINITY : shift(o, c),
    );
    return !other || other.cost >= best.cost + LEAST_MARGIN;
  });
  return best.columns.map((column, own) => (isSure[own] || !page[own].isFigures ? [column] : between(own)));

  /** The columns of figures between those that are clear on either side. */
  function between(own: number): number[] {
    const isClear = (other: number): boolean => isSure[other] || !page[other].isFigures;
    const left = page.findLastIndex((_, other) => other < own && isClear(other));
    const right = page.findIndex((_, other) => other > own && isClear(other));
    const from = left < 0 ? 0 : best.columns[left] + 1;
    const to = right < 0 ? table.length : best.columns[right];
    return table.flatMap(({ isFigures, isBlank }, column) =>
      (isFigures || isBlank) && column >= from && column < to ? [column] : [],
    );
  }
}

/** Figures end at the right of their column; under a header that had none before, in its middle. */
function figuresOff(a: ColumnPlace, b: ColumnPlace, moved: number): number {
  const off = (b.isBlank ? (a.from + a.to - b.from - b.to) / 2 : a.to - b.to) - moved;
  return off < 0 ? -off * LEFTWARD : off;
}

function wordsOff(a: ColumnPlace, b: ColumnPlace): number {
  return Math.min(Math.abs(a.from - b.from), Math.abs(a.to - b.to));
}

/**
 * Whether a page has the columns of one of the panels that stand side by side: where the others are blank, it may be any
 * of them, as text is moved to the left then.
 */
function mayBeAnyPanel(table: readonly ColumnPlace[], page: readonly ColumnPlace[]): boolean {
  const filled = table.filter(({ isBlank }) => !isBlank);
  const beginnings = filled.flatMap(({ isFigures }, index) =>
    !isFigures && (index === 0 || filled[index - 1].isFigures) ? [index] : [],
  );
  const kinds = beginnings.map((from, panel) => kindsOf(filled.slice(from, beginnings[panel + 1])));
  return kinds.filter((one) => one === kindsOf(page)).length > 1;
}

function kindsOf(columns: readonly ColumnPlace[]): string {
  return columns.map(({ isFigures }) => (isFigures ? '#' : 'w')).join('');
}

function firstFigures(columns: readonly ColumnPlace[]): number {
  return columns.find(({ isFigures }) => isFigures)?.to ?? 0;
}

function pitchOf(columns: readonly ColumnPlace[]): number {
  const figures = columns.filter(({ isFigures }) => isFigures);
  const gaps = figures
    .slice(1)
    .map(({ to }, index) => to - figures[index].to)
    .sort((a, b) => a - b);
  return Math.max(6, gaps[gaps.length >> 1] ?? 10);
}

interface Way {
  readonly cost: number;
  readonly columns: readonly number[];
}

function cheapest(
  own: number,
  count: number,
  shift: (own: number, column: number) => number,
): Way | undefined {
  // `cost[o][c]`: of the first o columns of the page in the first c of the table.
  const cost: number[][] = [Array.from({ length: count + 1 }, (_, c) => c * BLANK)];
  for (let o = 0; o < own; o++) {
    cost.push([Number.POSITIVE_INFINITY]);
    for (let c = 0; c < count; c++)
      cost[o + 1].push(Math.min(cost[o + 1][c] + BLANK, cost[o][c] + shift(o, c)));
  }
  if (!Number.isFinite(cost[own][count])) return undefined;
  const columns: number[] = [];
  let c = count;
  for (let o = own; o > 0; o--) {
    while (cost[o][c] === cost[o][c - 1] + BLANK) c--;
    columns.unshift(c - 1);
    c--;
  }
  return { cost: cost[own][count], columns };
}
