/** Recomputes totals from their parts, bottom-up, and prints what changed in the style of what stands there. */

import { absolute, compare, type Exact, equal, exactFromDigits, isZero, subtract } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import { type Printed, printAmount, type Style, styleOf } from '../amounts/printed';
import { unitExponent } from '../amounts/units';
import type { Amount, TableModel } from '../disclosure/model';
import type { Edit, Judged } from '../rules/model';
import { memoize } from '../text/memo';
import { amountsOf, relationsInList } from './graph';
import { residualAfter, sumOfParts } from './judge';
import type { Localised } from './localise';
import type { Repair } from './repair';
import type { Work } from './work';

/** What to recompute: everything, a table, a row, or one amount with whatever stands above it. */
export type Scope =
  | { readonly kind: 'document' }
  | { readonly kind: 'table'; readonly table: TableModel }
  | { readonly kind: 'row'; readonly table: TableModel; readonly row: number }
  | { readonly kind: 'amount'; readonly amount: Amount };

/**
 * New values of totals in scope that their parts contradict, computed after `repairs` are made. A total within its
 * tolerance stays; one whose defining relations disagree stays too; a total that a suspect amount explains is not
 * fitted to the mistake, because the repair comes first. A row takes along the totals above it only where asked for
 * by `amount`. Work grows with the number of relations; nothing is recomputed where a budget does not suffice.
 */
export function recompute(
  judged: readonly Judged[],
  repairs: readonly Repair[],
  scope: Scope,
  work?: Work,
): Repair[] {
  const values = new Map<Amount, Exact>(repairs.map(({ amount, value }) => [amount, value]));
  const definitions = definitionsByTotal(judged);
  const changed: Repair[] = [];
  for (const total of totalsIn(scope, judged)) {
    if (values.has(total)) continue;
    const own = definitions.get(total) ?? [];
    if (work && !work.spend(own.reduce((count, { relation }) => count + relation.parts.length, 0))) return [];
    const value = newValue(own, values);
    if (value === undefined) continue;
    values.set(total, value);
    changed.push({ amount: total, value });
  }
  return changed;
}

/** The relations that say what a total is, by total. Asked for every finding of a disclosure. */
const definitionsByTotal = memoize((judged: readonly Judged[]): ReadonlyMap<Amount, readonly Judged[]> => {
  const map = new Map<Amount, Judged[]>();
  for (const one of judged) {
    const { relation } = one;
    if (!relation.defines) continue;
    const list = map.get(relation.total);
    if (list) list.push(one);
    else map.set(relation.total, [one]);
  }
  return map;
});

/** All totals, each with its place in an order in which it comes after the totals among its parts. */
const placesInOrder = memoize(
  (judged: readonly Judged[]): ReadonlyMap<Amount, number> =>
    new Map(bottomUp(definitionsByTotal(judged)).map((total, index) => [total, index])),
);

/** The order; a circle is entered only once. */
function bottomUp(definitions: ReadonlyMap<Amount, readonly Judged[]>): Amount[] {
  const order: Amount[] = [];
  const entered = new Set<Amount>();
  const left = new Set<Amount>();
  for (const start of definitions.keys()) {
    const open = [start];
    for (let total = open.at(-1); total; total = open.at(-1)) {
      if (!entered.has(total)) {
        entered.add(total);
        for (const part of partsOf(definitions.get(total)))
          if (definitions.has(part) && !entered.has(part)) open.push(part);
        continue;
      }
      open.pop();
      if (left.has(total)) continue;
      left.add(total);
      order.push(total);
    }
  }
  return order;
}

function partsOf(definitions: readonly Judged[] = []): Amount[] {
  return definitions.flatMap(({ relation }) => relation.parts.map((part) => part.amount));
}

/** The sum that all broken definitions of a total agree on; nothing where none is broken or they disagree. */
function newValue(definitions: readonly Judged[], values: ReadonlyMap<Amount, Exact>): Exact | undefined {
  const broken = definitions.filter((one) => statusOf(residualAfter(one, values)) === 'broken');
  if (broken.length === 0) return undefined;
  const informative = definitions.filter(({ relation }) =>
    relation.parts.some(({ amount }) => !amount.printed.blank),
  );
  const sums = (informative.length > 0 ? informative : definitions).map(({ relation }) =>
    sumOfParts(relation, values),
  );
  const exact = sums.find((sum) => fitsAll(sum, definitions, values));
  return exact;
}

function fitsAll(sum: Exact, definitions: readonly Judged[], values: ReadonlyMap<Amount, Exact>): boolean {
  return definitions.every((one) => {
    const own = amountsOf(one.relation).flatMap((amount): [Amount, Exact][] => {
      const value = values.get(amount);
      return value === undefined ? [] : [[amount, value]];
    });
    const after = new Map(own).set(one.relation.total, sum);
    return statusOf(residualAfter(one, after)) !== 'broken';
  });
}

/** The totals in scope, in order. */
function totalsIn(scope: Scope, judged: readonly Judged[]): Iterable<Amount> {
  const places = placesInOrder(judged);
  if (scope.kind === 'document') return places.keys();
  if (scope.kind === 'amount') {
    const above = [...amountsAbove(scope.amount, judged)].filter((amount) => places.has(amount));
    return above.sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
  }
  const { table } = scope;
  const row = scope.kind === 'row' ? scope.row : undefined;
  return [...places.keys()].filter(
    ({ cell }) => cell?.table === table && (row === undefined || cell.row === row),
  );
}

/** An amount and all totals that it goes into, directly or through others. */
function amountsAbove(amount: Amount, judged: readonly Judged[]): ReadonlySet<Amount> {
  const around = relationsInList(judged);
  const above = new Set([amount]);
  for (const next of above) {
    for (const { relation } of around.get(next) ?? [])
      if (relation.defines && relation.total !== next) above.add(relation.total);
  }
  return above;
}

/** Edits that print new values where the old ones stand; amounts without a cell of their own are left alone. */
export function editsFor(repairs: readonly Repair[]): Edit[] {
  return repairs
    .filter(isPrintable)
    .map((repair) => ({ place: repair.amount.place, newText: printedText(repair) }));
}

function isPrintable({ amount, value }: Repair): boolean {
  if (equal(value, amount.printed.value)) return false;
  const { cell } = amount;
  if (!cell) return true;
  // Where blanks were lost there is no room for a number in one of them.
  if (cell.table.table.layout === 'spaced' && amount.printed.blank) return false;
  return cell.table.rows[cell.row].cells[cell.column] !== undefined;
}

/** A value in the style of the amount it replaces; a blank takes the style of its column. */
export function printedText({ amount, value }: Repair): string {
  return printAmount(value, amount.printed.unit, styleFor(amount, value));
}

function styleFor(amount: Amount, value: Exact): Style {
  if (!amount.printed.blank && isZero(value)) return { ...styleOf(amount.printed), zero: zeroOf(amount) };
  if (!amount.printed.blank) return likeNeighbours(amount);
  const neighbour = neighbours(amount).find((other) => !other.printed.blank && !isZero(other.printed.value));
  const style = styleOf(neighbour?.printed ?? amount.printed);
  const isOfUnit = neighbour?.printed.unit === amount.printed.unit;
  const own: Style = { ...style, zero: '', marks: isOfUnit ? style.marks : ['', ''] };
  return neighbour ? own : { ...own, decimals: 2 };
}

/** The style of an amount, but for what the mistake may have changed: more decimals than its column has, no separators. */
function likeNeighbours(amount: Amount): Style {
  const own = styleOf(amount.printed);
  const column = otherMoney(amount, neighbours(amount));
  const others = column.length > 0 ? column : otherMoney(amount, amountsOfTable(amount));
  const decimals = Math.max(0, ...others.map((printed) => printed.decimals));
  const grouped = others.map((printed) => styleOf(printed).separator).find((separator) => separator !== '');
  return {
    ...own,
    decimals: others.length > 0 ? Math.min(own.decimals, decimals) : own.decimals,
    separator: own.separator === '' && !isLong(amount.printed) ? (grouped ?? '') : own.separator,
  };
}

/** What is printed of other amounts than this one, noughts left out. */
function otherMoney(amount: Amount, amounts: readonly Amount[]): Printed[] {
  return amounts
    .filter((other) => other !== amount && !isZero(other.printed.value))
    .map(({ printed }) => printed);
}

function amountsOfTable({ cell }: Amount): Amount[] {
  return (cell?.table.panels ?? []).flatMap(({ rows }) =>
    rows.flatMap(({ amounts }) => amounts.filter((other): other is Amount => other !== undefined)),
  );
}

/** Whether an amount would be grouped where such amounts are. */
function isLong({ value, unit }: Printed): boolean {
  return compare(absolute(value), exactFromDigits('1000', unitExponent(unit))) >= 0;
}

/** How the column prints its other zeros; blank where it leaves them out. */
export function zeroOf(amount: Amount): string | undefined {
  return neighbours(amount).find((other) => other !== amount && isZero(other.printed.value))?.printed.text;
}

/** The amounts of the same column. */
function neighbours(amount: Amount): Amount[] {
  const { cell } = amount;
  if (!cell) return [];
  const panel = cell.table.panels.find(({ amountColumns }) => amountColumns.includes(cell.column));
  const index = panel?.amountColumns.indexOf(cell.column) ?? -1;
  return (panel?.rows ?? [])
    .map((row) => row.amounts[index])
    .filter((other): other is Amount => other !== undefined);
}

/**
 * The relations that totals may be recomputed by: those explained by something that no amount mends, a row that is
 * missing or a wrong code, say nothing of their totals.
 */
export function recomputable(judged: readonly Judged[], localised: readonly Localised[]): readonly Judged[] {
  const apart = new Set(localised.flatMap(({ act, broken }) => (isMendedByAmounts(act) ? [] : broken)));
  return apart.size === 0 ? judged : judged.filter((one) => !apart.has(one));
}

function isMendedByAmounts(act: Localised['act']): boolean {
  return act === undefined || act.kind === 'moved' || act.kind === 'swapped';
}

/** All repairs that localisation is sure of. */
export function repairsOf(localised: readonly Localised[]): Repair[] {
  return localised.flatMap(({ repairs }) => repairs);
}

/** By how much a printed amount is too large (positive) or too small, in 分. */
export function excessOf({ amount, value }: Repair): Exact {
  return subtract(amount.printed.value, value);
}

/**
 * The edits that make the totals of a scope right. Certain repairs count as made, but only those of totals in scope are
 * written: a part that is suspected is left to its own repair, and the totals above it are not fitted to the mistake.
 */
export function planRecompute(
  judged: readonly Judged[],
  localised: readonly Localised[],
  scope: Scope,
): Edit[] {
  const repairs = repairsOf(localised);
  const open = recomputable(judged, localised);
  const totals = new Set(totalsIn(scope, judged));
  const definitions = definitionsByTotal(open);
  const own = repairs.filter(({ amount }) => totals.has(amount) && definitions.has(amount));
  return editsFor([...own, ...recompute(open, repairs, scope)]);
}
