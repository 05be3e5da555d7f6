/** Tells relations that are broken because a table was misread: they accuse no amount. */

import {
  absolute,
  add,
  compare,
  type Exact,
  equal,
  exactFromDigits,
  isZero,
  negate,
  scale,
  subtract,
} from '../amounts/exact';
import { formatAmount, parseAmount } from '../amounts/printed';
import { unitExponent } from '../amounts/units';
import type { Amount, TableModel } from '../disclosure/model';
import { numbersOfTable } from '../disclosure/printed-numbers';
import { isVague } from '../lexicon/describe';
import { mayBeElsewhere } from '../model/empty-table';
import type { Judged, Part, Relation } from '../rules/model';
import { decimalsOf } from '../rules/wording';
import { memoize } from '../text/memo';
import type { Act } from './acts/model';
import { amountsOf, coefficientOf } from './graph';

/** A total is broken down by source and by nature, or once more by unit, 类, 款 and 项: so often its parts add up to it at most. */
const MOST_TIMES = 5;
/** Of fewer parts one may be the other once more, under a wrong code. */
const FEWEST_PARTS = 3;

/**
 * Whether a relation is broken in a way that speaks of the reading and not of an amount:
 * - its parts make twice or three times its total: it is broken down more than once, and all of that was added up;
 * - what is missing is printed in the table, and was not read;
 * - its columns are known by place alone, and what a row lacks is printed in it, in a column that was not added;
 * - the same, and it holds one column beside, or adds up rows of a table some of whose rows lost their names;
 * - in a table whose blanks were lost, it holds once one of its amounts is taken out of it, or with another of the same
 *   row, or with the rows behind it, or but for decimals that were cut off, or nothing at all was read of its table:
 *   something stands elsewhere than it was read.
 *
 * What the writer of a table states is as he means it: whether more or fewer columns would do is not asked.
 */
export function isMisread(judged: Judged): boolean {
  const { relation, status } = judged;
  if (status !== 'broken' || relation.isBound) return false;
  if (amountsOf(relation).some(mayBeElsewhere)) return true;
  if (relation.expect) return isQuote(relation) && (isPrintedBeside(judged) || isCutShort(judged));
  const isOtherSum = !relation.isStated && (isTimesItsTotal(judged) || isBesideParts(judged));
  return (
    isOtherSum ||
    tablesOf(relation).some((table) => isPrintedUnread(judged, table)) ||
    holdsWithoutOne(judged) ||
    isPrintedBeside(judged) ||
    isShifted(relation) ||
    hasNamelessRows(relation) ||
    isCutShort(judged) ||
    goesOnBehind(judged)
  );
}

/** Whether an act that explains broken relations is the reader's: what stands in one cell of a row by its place fits another. */
export function isOfReading(act: Act): boolean {
  return act.kind === 'moved' && isByPosition(act.from) && isSameRow(act.from, act.to);
}

/** Whether a relation says that a sentence repeats one amount of a table. */
function isQuote({ total, parts }: Relation): boolean {
  return total.cell === undefined && parts.length === 1 && parts[0].amount.cell !== undefined;
}

function isTimesItsTotal({ relation, residual }: Judged): boolean {
  const { total, parts } = relation;
  if (parts.filter(isPrinted).length < FEWEST_PARTS || isZero(total.printed.value)) return false;
  const sum = subtract(total.printed.value, residual.value);
  for (let times = 2; times <= MOST_TIMES; times++) {
    const off = absolute(subtract(sum, scale(total.printed.value, times)));
    // Each of the sums may be rounded as the one is that should be there.
    if (compare(scale(off, 2), scale(residual.steps, times)) <= 0) return true;
  }
  return false;
}

function isPrinted({ amount }: Part): boolean {
  return !isZero(amount.printed.value);
}

/** Whether the blanks of an amount's table were lost: the reading put it where it stands, not the page. */
function isPlaced({ cell }: Amount): boolean {
  return cell?.table.table.layout === 'spaced';
}

/** Whether an amount has its column by where it stands on the page: the words of the column may be those of another. */
function isByPosition({ cell }: Amount): boolean {
  return cell?.table.table.layout === 'aligned';
}

/** Whether a word above the columns beside an amount says nothing, so that they may be parts of any sum. */
function hasUnknownColumn({ cell }: Amount): boolean {
  return cell?.table.columns.some(({ role, path }) => role === 'amount' && path.some(isVague)) ?? false;
}

/** Whether the words above an amount are known by place at best: they may belong to other columns. */
function isUnderPlace(amount: Amount): boolean {
  return isPlaced(amount) || isByPosition(amount);
}

function placedIn({ total, parts }: Relation): Amount[] {
  return [total, ...parts.map(({ amount }) => amount)].filter(isPlaced);
}

/** An amount may have been put into the wrong column; a total that has parts beside it was not. */
function holdsWithoutOne({ relation, residual: { value } }: Judged): boolean {
  const { total, parts } = relation;
  const isAlone = parts.every(({ amount }) => amount.printed.blank);
  return placedIn(relation).some((amount) => {
    if ((amount === total && !isAlone) || isZero(amount.printed.value)) return false;
    const share = coefficientOf(relation, amount) > 0 ? amount.printed.value : negate(amount.printed.value);
    return equal(value, share);
  });
}

/** The other printing of the same fact may stand in the row too, in a column that it was not put into. */
function isPrintedBeside({ relation }: Judged): boolean {
  const { total, parts } = relation;
  if (parts.length !== 1 || total.cell?.table === parts[0].amount.cell?.table) return false;
  const pair = [total, parts[0].amount] as const;
  return pair.some((amount, index) => isUnderPlace(amount) && isInRowOf(amount, pair[1 - index]));
}

/**
 * A row may be summed up over other columns than it says: those that are missing, or too many, stand beside each other. A
 * total that is blank lacks all of them.
 */
function isBesideParts({ relation, residual: { value } }: Judged): boolean {
  const { total, parts } = relation;
  if (!(isByPosition(total) || hasUnknownColumn(total)) || isZero(total.printed.value)) return false;
  if (!parts.every(({ amount }) => isSameRow(amount, total))) return false;
  const added = new Set(parts.map(({ amount }) => amount));
  const others = amountsBeside(total).filter((other) => other !== total && !isZero(other.printed.value));
  const [own, further] = [others.filter((one) => added.has(one)), others.filter((one) => !added.has(one))];
  return [...runsOf(own), ...runsOf(further)].some((sum) => equal(absolute(value), absolute(sum)));
}

/** Rows of another table are picked by what they are about: those whose names were torn from their amounts are missed. */
function hasNamelessRows({ total, parts }: Relation): boolean {
  return parts.some(
    ({ amount }) =>
      isByPosition(amount) &&
      amount.cell !== undefined &&
      amount.cell.table !== total.cell?.table &&
      isPartlyNameless(amount.cell.table),
  );
}

/** Whether rows of amounts in a panel of codes or names have neither. */
const isPartlyNameless = memoize(({ panels }: TableModel): boolean =>
  panels.some(({ rows }) => {
    const printed = rows.filter(({ amounts }) => amounts.some((one) => one && !isZero(one.printed.value)));
    const nameless = printed.filter(({ code, label }) => code === undefined && label === '');
    return nameless.length > 0 && nameless.length < printed.length;
  }),
);

/** All words may stand one column beside their own: the sum holds there. */
function isShifted({ total, parts }: Relation): boolean {
  if (!isByPosition(total) || !parts.every(({ amount }) => isSameRow(amount, total))) return false;
  const row = amountsBeside(total);
  return [-1, 1].some((step) => {
    const beside = (amount: Amount): Exact => row[row.indexOf(amount) + step]?.printed.value ?? 0;
    const sum = parts.reduce<Exact>((all, { amount }) => add(all, beside(amount)), 0);
    return !isZero(sum) && equal(sum, beside(total));
  });
}

function isSameRow({ cell }: Amount, { cell: other }: Amount): boolean {
  return cell !== undefined && cell.table === other?.table && cell.row === other.row;
}

/** The amounts of a row, from left to right. */
function amountsBeside({ cell }: Amount): Amount[] {
  if (!cell) return [];
  return cell.table.panels.flatMap(({ rows }) =>
    (rows[cell.row]?.amounts ?? []).filter((other): other is Amount => other !== undefined),
  );
}

/** The sums of amounts that stand beside each other. */
function runsOf(amounts: readonly Amount[]): Exact[] {
  return amounts.flatMap((_, from) => {
    let sum: Exact = 0;
    return amounts.slice(from).map(({ printed }) => {
      sum = add(sum, printed.value);
      return sum;
    });
  });
}

function isInRowOf(amount: Amount, { printed }: Amount): boolean {
  return amountsBeside(amount).some(
    (other) => !isZero(other.printed.value) && equal(other.printed.value, printed.value),
  );
}

/** A number may go on in the line below: it prints fewer decimals than the others, and no more than these are missing. */
function isCutShort({ relation, residual: { value } }: Judged): boolean {
  const { total, parts } = relation;
  const most = decimalsOf(relation);
  return [total, ...parts.map(({ amount }) => amount)]
    .filter(isUnderPlace)
    .some(({ printed: { decimals, unit, blank } }) => {
      const lastPlace = exactFromDigits('1', unitExponent(unit) - decimals);
      return !blank && decimals < most && compare(absolute(value), lastPlace) < 0;
    });
}

/** How many rows behind the last part are looked at, and how many of them at most belong together. */
const ROWS_BEHIND = 10;
const LONGEST_RUN = 40;

/** Rows behind the last part may belong to the total, taken for those of another: they make up what is missing. */
function goesOnBehind({ relation, residual: { value } }: Judged): boolean {
  const { total, parts } = relation;
  const { cell } = parts[parts.length - 1].amount;
  if (!cell || !isPlaced(total) || cell.column !== total.cell?.column || cell.table !== total.cell.table)
    return false;
  const panel = cell.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  const at = panel?.amountColumns.indexOf(cell.column) ?? -1;
  const behind = (panel?.rows ?? [])
    .slice(cell.row + 1, cell.row + 1 + ROWS_BEHIND + LONGEST_RUN)
    .map(({ amounts }) => amounts[at]?.printed.value ?? 0);
  for (let from = 0; from < Math.min(ROWS_BEHIND, behind.length); from++) {
    let sum: Exact = behind[from];
    for (let to = from + 1; to < Math.min(from + LONGEST_RUN, behind.length); to++) {
      sum = add(sum, behind[to]);
      if (!isZero(sum) && equal(sum, value)) return true;
    }
  }
  return false;
}

function tablesOf({ total, parts }: Relation): readonly TableModel[] {
  const tables = [total, ...parts.map(({ amount }) => amount)].flatMap(({ cell }) => cell?.table ?? []);
  return [...new Set(tables)];
}

function isPrintedUnread({ residual: { value } }: Judged, table: TableModel): boolean {
  const unread = unreadValues(table);
  return unread.size > 0 && unread.has(formatAmount(absolute(value), '元'));
}

/** The values of the numbers that were not read in a table, in 元. */
const unreadValues = memoize((table: TableModel): ReadonlySet<string> => {
  const values = numbersOfTable(table).unread.flatMap(({ numbers }) =>
    numbers.flatMap(({ text }) => parseAmount(text, table.unit)?.value ?? []),
  );
  return new Set(values.map((value) => formatAmount(absolute(value), '元')));
});
