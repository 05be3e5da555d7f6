/** Divides the columns of a `spaced` table into groups: labels with the number columns behind them. */

import { isUnknown, means, tells } from '../../lexicon/describe';

/** Label columns with the number columns behind them. */
export interface ColumnGroup {
  readonly heading: string;
  readonly codeColumns: readonly number[];
  /** Columns of words, names among them, in order. */
  readonly textColumns: readonly number[];
  readonly nameColumn?: number;
  /** What the header calls the names; empty where there are none. */
  readonly nameWord: string;
  /** The column of 行次. */
  readonly lineColumn?: number;
  readonly numberColumns: readonly number[];
}

/** How the columns of a spaced table divide. */
export interface ColumnGroups {
  /** Every row begins with a number of its own. */
  readonly hasSerial: boolean;
  readonly count: number;
  readonly groups: readonly ColumnGroup[];
  /** True where each group is a list of its own, side by side with the others; false where words stand among numbers. */
  readonly arePanels: boolean;
  /** Columns of codes of units, and of the levels of a code. */
  readonly unitCodes: ReadonlySet<number>;
  readonly levels: ReadonlySet<number>;
  /** True where amounts have two decimals, though other numbers may have none. */
  readonly printsTwo?: boolean;
  /** True where every amount has two decimals and no column counts things, so that digits alone are no amount. */
  readonly printsDecimals?: boolean;
}

interface OpenGroup {
  heading: string;
  codeColumns: number[];
  textColumns: number[];
  nameColumn?: number;
  nameWord: string;
  lineColumn?: number;
  numberColumns: number[];
}

/** What the lines below a header show of its first column: a number counts each row, or words name it. */
export interface RowHeads {
  readonly areCounted: boolean;
  readonly areNamed: boolean;
}

/**
 * Divides columns by the last words of their headers. Under a first word that nobody knows stand the numbers that
 * count rows, and under a first word where no other is that of names the names that rows begin with.
 */
export function groupColumns(paths: readonly (readonly string[])[], heads?: RowHeads): ColumnGroups {
  const headers = paths.map((path) => path.at(-1) ?? '');
  const groups: OpenGroup[] = [];
  const unitCodes = new Set<number>();
  const levels = new Set<number>();
  const [first = ''] = headers;
  const hasSerial = means(first, 'serial') || (heads?.areCounted === true && isUnknown(first));
  const hasLabels = headers.some((word) => means(word, 'name') || means(word, 'code') || tells(word, 'text'));
  const isNamed = heads?.areNamed === true && !hasSerial && !hasLabels && !means(first, 'total');
  headers.forEach((word, column) => {
    if (hasSerial && column === 0) return;
    const isCode = means(word, 'code');
    const isName = means(word, 'name') || (isNamed && column === 0);
    const isText = isName || isCode || (tells(word, 'text') && !tells(word, 'quantity'));
    let open = groups.at(-1);
    if (!open || (isText && open.numberColumns.length > 0)) {
      const heading = paths[column][0] ?? '';
      open = { heading, nameWord: '', codeColumns: [], textColumns: [], numberColumns: [] };
      groups.push(open);
    }
    if (means(word, 'serial')) open.lineColumn = column;
    else if (isCode) open.codeColumns.push(column);
    else if (isText) open.textColumns.push(column);
    else open.numberColumns.push(column);
    if (isName && open.nameColumn === undefined) {
      open.nameColumn = column;
      open.nameWord = word;
    }
    if (tells(word, 'unit-code')) unitCodes.add(column);
    if (means(word, 'code-piece')) levels.add(column);
  });
  const arePanels =
    groups.length > 1 &&
    groups.every(({ nameColumn, codeColumns }) => nameColumn !== undefined || codeColumns.length > 0);
  return { hasSerial, count: headers.length, groups, arePanels, unitCodes, levels };
}
