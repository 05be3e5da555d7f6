/** Recomputes totals from their parts, bottom-up, and tells which printed amounts speak against that. */

import { type Exact, isZero, subtract } from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import type { Amount, TableModel } from '../disclosure/model';
import type { Judged } from '../rules/model';
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

/** What recomputing a scope comes to. */
export interface Recomputed {
  /** New values of totals, and of suspected totals their repairs. */
  readonly changes: readonly Repair[];
  /** Totals that their parts contradict, and that stay as they are printed. */
  readonly kept: readonly Kept[];
}

/** A total that is not recomputed, with what its parts would make it, and why it stays. */
export interface Kept extends Repair {
  /** The repairs of suspected amounts that go into it. */
  readonly suspects: readonly Repair[];
  /** Printed amounts that agree with it as it is printed, and would not agree with the new value. */
  readonly witnesses: readonly Amount[];
}

/** So often totals with witnesses are taken out of the plan; what they go into may lose its own witnesses by that. */
const MOST_ROUNDS = 8;

/**
 * What makes the totals of a scope right. A total within its tolerance stays; one whose defining relations disagree stays
 * too. Above a suspected amount nothing is fitted to the mistake, unless the suspect is a total of the scope and so is mended
 * itself; nor is a total that other printed amounts confirm. A row takes along the totals above it only where asked for by
 * `amount`. Nothing is recomputed where a budget of work does not suffice.
 */
export function planRecompute(
  judged: readonly Judged[],
  localised: readonly Localised[],
  scope: Scope,
  work?: Work,
): Recomputed {
  const open = recomputable(judged)(localised);
  const definitions = definitionsByTotal(open);
  const totals = [...totalsIn(scope, judged)];
  const inScope = new Set(totals);
  const repairs = repairsOf(localised);
  if (work && !work.spend(repairs.length)) return NOTHING;
  const own = repairsByParts(repairs, totals, definitions);
  const mended = new Set(own);
  const below = suspectsBelow(judged)(localised);
  const kept: Kept[] = [];
  const stays = new Set<Amount>();
  for (const total of totals) {
    const suspects = (below.get(total) ?? []).filter((suspect) => !mended.has(suspect));
    if (suspects.length === 0) continue;
    stays.add(total);
    kept.push(...keptAbove(total, definitions.get(total) ?? [], suspects));
  }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changed = recompute(
      open,
      own,
      totals.filter((total) => !stays.has(total)),
      work,
    );
    const after = new Map([...own, ...changed].map(({ amount, value }) => [amount, value] as const));
    const confirmed = changed.flatMap((change): Kept[] => {
      const witnesses = witnessesAgainst(change, after, judged, inScope);
      return witnesses.length > 0 ? [{ ...change, suspects: [], witnesses }] : [];
    });
    if (confirmed.length === 0) return { changes: [...own, ...changed], kept };
    kept.push(...confirmed);
    for (const { amount } of confirmed) stays.add(amount);
  }
  return { changes: own, kept };
}

/**
 * The repairs of suspected totals that their printed parts demand, the lower ones first. A total that is suspected together
 * with its parts, such as a row of one part, is no sum to be recomputed: whoever typed it is trusted as with any detail.
 */
function repairsByParts(
  repairs: readonly Repair[],
  totals: readonly Amount[],
  definitions: ReadonlyMap<Amount, readonly Judged[]>,
): Repair[] {
  const repaired = new Map(repairs.map((repair) => [repair.amount, repair] as const));
  const values = new Map<Amount, Exact>();
  const own: Repair[] = [];
  for (const total of totals) {
    const repair = repaired.get(total);
    const sum = repair && newValue(definitions.get(total) ?? [], values);
    if (!repair || sum === undefined || !isZero(subtract(sum, repair.value))) continue;
    values.set(total, repair.value);
    own.push(repair);
  }
  return own;
}

/** New values of totals, the lower ones first, that their parts contradict once some amounts have other values. */
function recompute(
  judged: readonly Judged[],
  given: readonly Repair[],
  totals: readonly Amount[],
  work?: Work,
): Repair[] {
  const values = new Map<Amount, Exact>(given.map(({ amount, value }) => [amount, value]));
  const definitions = definitionsByTotal(judged);
  const changed: Repair[] = [];
  for (const total of totals) {
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

const NOTHING: Recomputed = { changes: [], kept: [] };

/** The repairs of suspected amounts that go into each total. Asked for every finding of a disclosure. */
const suspectsBelow = memoize((judged: readonly Judged[]) =>
  memoize((localised: readonly Localised[]): ReadonlyMap<Amount, readonly Repair[]> => {
    const below = new Map<Amount, Repair[]>();
    for (const suspect of repairsOf(localised)) {
      for (const total of amountsAbove(suspect.amount, judged)) {
        if (total === suspect.amount) continue;
        const known = below.get(total);
        if (known) known.push(suspect);
        else below.set(total, [suspect]);
      }
    }
    return below;
  }),
);

/** A total above suspected amounts, where what is printed of its parts contradicts it. */
function keptAbove(total: Amount, definitions: readonly Judged[], suspects: readonly Repair[]): Kept[] {
  const value = newValue(definitions, NO_VALUES);
  return value === undefined ? [] : [{ amount: total, value, suspects, witnesses: [] }];
}

const NO_VALUES: ReadonlyMap<Amount, Exact> = new Map();

/**
 * The amounts of relations that hold exactly as printed and are broken by the plan. A total of the same table that is
 * defined by the changed one and that nobody asked to recompute says nothing against it: it follows from it.
 */
function witnessesAgainst(
  { amount }: Repair,
  after: ReadonlyMap<Amount, Exact>,
  judged: readonly Judged[],
  inScope: ReadonlySet<Amount>,
): Amount[] {
  const contradicted = (relationsInList(judged).get(amount) ?? []).filter((one) => {
    const { relation, status } = one;
    const { total } = relation;
    const follows =
      relation.defines && total !== amount && isInOneTable(total, amount) && !inScope.has(total);
    if (status !== 'exact' || relation.isBound || follows) return false;
    return statusOf(residualAfter(one, valuesAmong(amountsOf(relation), after))) === 'broken';
  });
  const others = contradicted.flatMap(({ relation }) => amountsOf(relation));
  return [...new Set(others)].filter((other) => !after.has(other) && !isZero(other.printed.value));
}

function isInOneTable(a: Amount, b: Amount): boolean {
  return a.cell !== undefined && a.cell.table === b.cell?.table;
}

function valuesAmong(amounts: readonly Amount[], values: ReadonlyMap<Amount, Exact>): Map<Amount, Exact> {
  return new Map(
    amounts.flatMap((amount): [Amount, Exact][] => {
      const value = values.get(amount);
      return value === undefined ? [] : [[amount, value]];
    }),
  );
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
  return sums.find((sum) => fitsAll(sum, definitions, values));
}

function fitsAll(sum: Exact, definitions: readonly Judged[], values: ReadonlyMap<Amount, Exact>): boolean {
  return definitions.every((one) => {
    const after = valuesAmong(amountsOf(one.relation), values).set(one.relation.total, sum);
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

/**
 * The relations that totals may be recomputed by: those explained by something that no amount mends, a row that is
 * missing or a wrong code, say nothing of their totals.
 */
const recomputable = memoize((judged: readonly Judged[]) =>
  memoize((localised: readonly Localised[]): readonly Judged[] => {
    const apart = new Set(localised.flatMap(({ act, broken }) => (isMendedByAmounts(act) ? [] : broken)));
    return apart.size === 0 ? judged : judged.filter((one) => !apart.has(one));
  }),
);

function isMendedByAmounts(act: Localised['act']): boolean {
  return act === undefined || act.kind === 'moved' || act.kind === 'swapped';
}

/** All repairs that localisation names. */
export const repairsOf = memoize((localised: readonly Localised[]): readonly Repair[] =>
  localised.flatMap(({ repairs }) => repairs),
);

/** By how much a printed amount is too large (positive) or too small, in 分. */
export function excessOf({ amount, value }: Repair): Exact {
  return subtract(amount.printed.value, value);
}
