/** Finds the columns of a table in those of a page that goes on with it and prints no header. */

/** Where a column stands on its page. */
export interface ColumnPlace {
  readonly isFigures: boolean;
  readonly from: number;
  readonly to: number;
}

/** How far a column may stand from where it stood on the page before, as a share of the way to the next one. */
const MOST_SHIFT = 0.6;
/** What it costs that a column of the table is blank on the page. */
const BLANK = 0.25;
/** How much dearer any other way must be. */
const LEAST_MARGIN = 0.2;

/**
 * For each column of a page the column of the table that goes on in it: in order, figures below figures. `undefined` where
 * there is none for one of them, or more than one.
 */
export function columnsOnPage(
  table: readonly ColumnPlace[],
  page: readonly ColumnPlace[],
): readonly number[] | undefined {
  if (
    page.length === table.length &&
    page.every(({ isFigures }, index) => isFigures === table[index].isFigures)
  )
    return page.map((_, index) => index);
  if (mayBeAnyPanel(table, page)) return undefined;
  const pitch = pitchOf(table);
  // Longer names move all figures of a page; the first column of these is hardly ever blank.
  const moved = firstFigures(page) - firstFigures(table);
  const shift = (own: number, column: number): number => {
    const [a, b] = [page[own], table[column]];
    if (a.isFigures !== b.isFigures) return Number.POSITIVE_INFINITY;
    const off = a.isFigures
      ? Math.abs(a.to - b.to - moved)
      : Math.min(Math.abs(a.from - b.from), Math.abs(a.to - b.to));
    return off / pitch <= MOST_SHIFT ? off / pitch : Number.POSITIVE_INFINITY;
  };
  const best = cheapest(page.length, table.length, shift);
  if (!best) return undefined;
  const isSure = best.columns.every((column, own) => {
    const other = cheapest(page.length, table.length, (o, c) =>
      o === own && c === column ? Number.POSITIVE_INFINITY : shift(o, c),
    );
    return !other || other.cost >= best.cost + LEAST_MARGIN;
  });
  return isSure ? best.columns : undefined;
}

/**
 * Whether a page has the columns of one of the panels that stand side by side: where the others are blank, it may be any
 * of them, as text is moved to the left then.
 */
function mayBeAnyPanel(table: readonly ColumnPlace[], page: readonly ColumnPlace[]): boolean {
  const beginnings = table.flatMap(({ isFigures }, index) =>
    !isFigures && (index === 0 || table[index - 1].isFigures) ? [index] : [],
  );
  const kinds = beginnings.map((from, panel) => kindsOf(table.slice(from, beginnings[panel + 1])));
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
