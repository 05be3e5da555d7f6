/** Tells which repairs are certain: so well witnessed that they may be written without anybody looking at them. */

import {
  absolute,
  add,
  cutTo,
  decimalsNeeded,
  type Exact,
  equal,
  exactFromDigits,
  isZero,
  roundTo,
  scale,
  subtract,
} from '../amounts/exact';
import { statusOf } from '../amounts/interval';
import { decimalsAt } from '../amounts/printed';
import { unitExponent } from '../amounts/units';
import type { Amount, Panel } from '../disclosure/model';
import type { Judged } from '../rules/model';
import { memoize } from '../text/memo';
import { positionOf } from './acts/rows';
import { amountsOf, areTwoApart, type RelationsOf } from './graph';
import { residualAfter, votesFor } from './judge';
import type { Localised } from './localise';
import { decimalsOfRepair, zeroOf } from './printing';
import { isOneSlip, type Repair } from './repair';
import { partsOneFact } from './verify';

/** What speaks for and against repairs in a disclosure. */
export interface Evidence {
  readonly around: RelationsOf;
  readonly structureOf: StructureOf;
  readonly localised: readonly Localised[];
}

/** How a structure fares that relations of one template stand for in one table. */
export interface Structure {
  /** How many relations of printed amounts there are. */
  readonly count: number;
  /** Their votes. */
  readonly votes: number;
  /** Those of them that are broken. */
  readonly broken: readonly Judged[];
}

/** The structure that a relation stands for. */
export type StructureOf = (judged: Judged) => Structure;

/** So many relations of a template hold elsewhere in the table for each that is broken there without being explained. */
const HOLDS_FOR_ONE_BROKEN = 3;
/** A structure that a rule only supposes has so many votes elsewhere in the table before a relation of it is a witness. */
const LEAST_VOTES = 2;

/**
 * Whether all repairs of one explanation are certain; they are written together or not at all, so that a second run finds
 * nothing more to write. A repair is certain where two relations that share no other printed amount demand its value, each
 * through amounts of rows read whole, or where the same fact is printed in another place that is vouched for and the amount
 * is one keystroke away from it. Never into a blank, never to a nought that the column does not print, never beyond the
 * decimals of the place, and never against a sum that holds as it is printed.
 */
export function areCertain(repairs: readonly Repair[], evidence: Evidence): boolean {
  return repairs.length > 0 && repairs.every((repair) => isCertain(repair, evidence));
}

/** Repairs of one explanation that bear on each other: those of amounts that are in one relation, or linked by others. */
export function independent(repairs: readonly Repair[], around: RelationsOf): Repair[][] {
  let groups: { readonly own: Repair[]; readonly touched: Set<Judged> }[] = [];
  for (const repair of repairs) {
    const touched = around.get(repair.amount) ?? [];
    const linked = groups.filter((group) => touched.some((one) => group.touched.has(one)));
    const own = [...linked.flatMap((group) => group.own), repair];
    const all = new Set([...linked.flatMap((group) => [...group.touched]), ...touched]);
    groups = [...groups.filter((group) => !linked.includes(group)), { own, touched: all }];
  }
  return groups.map(({ own }) => own);
}

function isCertain(repair: Repair, evidence: Evidence): boolean {
  const { amount, value } = repair;
  const touched = evidence.around.get(amount) ?? [];
  if (amount.printed.blank || !fitsPlace(repair, touched) || !isReadWhole(amount, evidence)) return false;
  if (touched.some((one) => one.status === 'exact' && tells(one, amount))) return false;
  const demanding = touched.filter((one) => isWitness(one, repair, evidence));
  const witnesses = demanding.filter((one) => isEstablished(one, amount, evidence));
  if (touched.some((one) => lacksHeading(one, amount))) return false;
  // Where amounts are rounded, what sums demand to the last place may be that place off what was printed.
  const isRounded = witnesses.some((one) => isAmongResidues(one, evidence));
  if (!isOneSlip(repair))
    return (
      !isRounded &&
      !mayBeOfOtherRow(repair) &&
      !hasSlipBeside(repair, touched) &&
      areTwoApart(witnesses, amount)
    );
  if (isRounded && hasSlipBeside(repair, touched)) return false;
  if (areTwoApart(witnesses, amount)) return true;
  // What a rule only supposes does not happen to demand the very value that a keystroke is away, and a witness demands.
  const supposed = demanding.filter((one) => isSupposed(one, amount, evidence));
  if (witnesses.some((one) => supposed.some((other) => areTwoApart([one, other], amount)))) return true;
  return !isZero(value) && witnesses.some((one) => isSameFact(one, amount, evidence));
}

/**
 * Whether a broken sum of rows holds as it is printed where it ends earlier: then the heading of the rows behind may have
 * been left out, by which they came to be under this one, and the sum above asks this one for the amounts of both.
 */
function lacksHeading({ relation: { total, parts }, status }: Judged, amount: Amount): boolean {
  if (status !== 'broken' || total !== amount || !amount.cell) return false;
  const printed = parts.filter((part) => !part.amount.printed.blank);
  if (printed.some((part) => part.amount.cell?.row === amount.cell?.row)) return false;
  let sum: Exact = 0;
  return printed.slice(0, -1).some(({ amount: part, sign }) => {
    sum = sign < 0 ? subtract(sum, part.printed.value) : add(sum, part.printed.value);
    return equal(sum, amount.printed.value);
  });
}

/**
 * Whether what an amount is off is printed in another row of its column: then that row may stand in the wrong place or have a
 * wrong code, and sums be broken for want of it, or because of it, of which every amount is right.
 */
function mayBeOfOtherRow({ amount, value }: Repair): boolean {
  const position = positionOf(amount);
  if (!position || isZero(amount.printed.value)) return false;
  const off = absolute(subtract(value, amount.printed.value));
  return printedIn(position.panel)[position.column].has(off.toString());
}

/** What each column of a panel prints. */
const printedIn = memoize(({ amountColumns, rows }: Panel) =>
  amountColumns.map(
    (_, column) => new Set(rows.map(({ amounts }) => amounts[column]?.printed.value.toString())),
  ),
);

/** So many units of the last place a sum of rounded amounts may be off. */
const MOST_OFF = 2;

/**
 * Whether the amount is one keystroke away from another value as well, under which rounding leaves something over and no more; what
 * prints the same fact in another place leaves nothing over.
 */
function hasSlipBeside({ amount, value }: Repair, touched: readonly Judged[]): boolean {
  const mayBe = (other: Exact): boolean =>
    touched.every((one) => {
      const residual = residualAfter(one, new Map([[amount, other]]));
      return statusOf(residual) !== 'broken' && !partsOneFact(one.relation, residual);
    });
  const step = exactFromDigits('1', unitExponent(amount.printed.unit) - decimalsOfRepair({ amount, value }));
  return Array.from({ length: MOST_OFF }, (_, index) => scale(step, index + 1)).some((off) =>
    [add(value, off), subtract(value, off)].some(
      (other) => isOneSlip({ amount, value: other }) && mayBe(other),
    ),
  );
}

/**
 * Whether the place can print the value in its own manner. Decimals may be what the keystroke took away; in the text,
 * where no other number shows how many belong there, those that it made of other digits cannot be told from the rest.
 */
function fitsPlace(repair: Repair, touched: readonly Judged[]): boolean {
  const { amount, value } = repair;
  const { printed } = amount;
  if (isZero(value)) return (zeroOf(amount) ?? '') !== '';
  const others = touched.flatMap(({ relation }) => amountsOf(relation).filter((other) => other !== amount));
  const decimals = decimalsOfRepair(repair);
  if (!amount.cell && others.every((other) => other.printed.decimals < decimals)) return false;
  return decimalsNeeded(value, unitExponent(printed.unit)) <= decimalsAt(printed) || isOneSlip(repair);
}

/**
 * Whether every cell of the amount's row is known to be what it is: all of its amounts are read. Where blanks were lost none
 * must be missing, or the relations around all cells of the row must bear out where its numbers were put. Numbers of the text
 * stand for themselves.
 */
function isReadWhole(amount: Amount, evidence: Evidence): boolean {
  const { cell } = amount;
  if (!cell) return true;
  const row = positionOf(amount)?.row;
  if (!row) return false;
  const amounts = row.amounts.filter((other) => other !== undefined);
  if (amounts.length < row.amounts.length) return false;
  if (cell.table.rows[cell.row].undetermined === undefined) return true;
  return (
    amounts.every(({ printed }) => !printed.blank) || amounts.every((other) => isBorneOut(other, evidence))
  );
}

/** Whether an amount stands where it must: nothing around it is broken unexplained, and printed ones are in something that holds. */
function isBorneOut(amount: Amount, { around, localised }: Evidence): boolean {
  const { suspects, explained } = explanationsIn(localised);
  const own = around.get(amount) ?? [];
  if (own.some((one) => one.status === 'broken' && !explained.has(one))) return false;
  if (amount.printed.blank || suspects.has(amount)) return true;
  return own.some((one) => one.status === 'exact' && tells(one, amount));
}

/** Whether a relation says anything of an amount: something else is printed in it, and it does not only bound. */
function tells({ relation }: Judged, amount: Amount): boolean {
  if (relation.isBound || relation.isApproximate) return false;
  return amountsOf(relation).some((other) => other !== amount && !other.printed.blank);
}

/** Whether a relation demands exactly the value, through amounts that nothing speaks against. */
function isWitness(one: Judged, { amount, value }: Repair, evidence: Evidence): boolean {
  if (!tells(one, amount)) return false;
  const isExact = isZero(residualAfter(one, new Map([[amount, value]])).value);
  if (!isExact && !isPrintedInManner(one, { amount, value })) return false;
  return unvouchedIn(one, evidence).every((other) => other === amount);
}

/** What is told of the relations and structures of one evidence, once for all repairs that they bear on. */
interface Told {
  /** Amounts that something speaks against, or that may not stand where they must: at most two of each relation. */
  readonly unvouched: WeakMap<Judged, readonly Amount[]>;
  readonly vouched: WeakMap<Amount, boolean>;
  readonly residues: WeakMap<Judged, boolean>;
  readonly unexplained: WeakMap<Structure, readonly Judged[]>;
}

const toldOf = memoize(
  (_: Evidence): Told => ({
    unvouched: new WeakMap(),
    vouched: new WeakMap(),
    residues: new WeakMap(),
    unexplained: new WeakMap(),
  }),
);

function once<K extends object, V>(known: WeakMap<K, V>, key: K, tell: () => V): V {
  const found = known.get(key) ?? tell();
  known.set(key, found);
  return found;
}

/** With a second one there is another beside any amount that is asked about. */
const MOST_UNVOUCHED = 2;

function unvouchedIn(one: Judged, evidence: Evidence): readonly Amount[] {
  return once(toldOf(evidence).unvouched, one, () => {
    const found: Amount[] = [];
    for (const amount of amountsOf(one.relation)) {
      if (!isVouched(amount, evidence)) found.push(amount);
      if (found.length === MOST_UNVOUCHED) break;
    }
    return found;
  });
}

function isVouched(amount: Amount, evidence: Evidence): boolean {
  return once(
    toldOf(evidence).vouched,
    amount,
    () => isReadWhole(amount, evidence) && !isDoubtful(amount, evidence),
  );
}

/** Whether the value is what a number of the text prints of the amount that it quotes, as the others are known to. */
function isPrintedInManner({ relation }: Judged, { amount, value }: Repair): boolean {
  const { manner, total, parts } = relation;
  if (!manner || total !== amount) return false;
  const [{ value: exact }, { step }] = [parts[0].amount.printed, amount.printed];
  return equal(value, manner === 'cut-off' ? cutTo(exact, step) : roundTo(exact, step));
}

/** Whether rounding leaves something over around the amounts of a relation. */
function isAmongResidues(one: Judged, evidence: Evidence): boolean {
  return once(toldOf(evidence).residues, one, () =>
    amountsOf(one.relation).some((other) =>
      (evidence.around.get(other) ?? []).some(({ status }) => status === 'rounding'),
    ),
  );
}

/** Whether an amount is suspected itself, or is in a relation that is broken and that nothing explains. */
function isDoubtful(amount: Amount, { around, localised }: Evidence): boolean {
  const { suspects, explained } = explanationsIn(localised);
  if (suspects.has(amount)) return true;
  return (around.get(amount) ?? []).some((one) => one.status === 'broken' && !explained.has(one));
}

/** The amounts that are suspected, and the broken relations that hold once they are mended. */
const explanationsIn = memoize((localised: readonly Localised[]) => {
  const named = localised.filter(({ repairs }) => repairs.length > 0);
  return {
    suspects: new Set(
      localised.flatMap(({ repairs, candidates }) => [...repairs, ...candidates].map(({ amount }) => amount)),
    ),
    explained: new Set(named.flatMap(({ broken }) => broken)),
  };
});

/**
 * Whether the structure that a relation stands for holds elsewhere in its table, in relations without the amount. What is
 * explained counts as holding, so that mending it changes nothing here.
 */
function isEstablished(one: Judged, amount: Amount, evidence: Evidence): boolean {
  const { holds, votes } = elsewhere(one, amount, evidence);
  return holds && (one.relation.certain || votes >= LEAST_VOTES);
}

/** Whether it is only supposed, and nothing elsewhere in its table speaks against it. */
function isSupposed(one: Judged, amount: Amount, evidence: Evidence): boolean {
  const { holds, votes } = elsewhere(one, amount, evidence);
  return holds && !one.relation.certain && votes < LEAST_VOTES;
}

/** How a structure fares in relations without an amount. */
function elsewhere(one: Judged, amount: Amount, evidence: Evidence) {
  const { around, structureOf, localised } = evidence;
  const structure = structureOf(one);
  const own = (around.get(amount) ?? []).filter((other) => other.residual.terms > 0 && isAlike(other, one));
  const unexplained = once(toldOf(evidence).unexplained, structure, () => {
    const { explained } = explanationsIn(localised);
    return structure.broken.filter((other) => !explained.has(other));
  });
  const broken = unexplained.filter((other) => !own.includes(other));
  return {
    holds: structure.count - own.length - broken.length >= HOLDS_FOR_ONE_BROKEN * broken.length,
    votes: structure.votes - votesOf(own) - votesOf(broken),
  };
}

/** What relations count for together. */
export function votesOf(judged: readonly Judged[]): number {
  return judged.reduce((votes, { relation }) => votes + votesFor(relation), 0);
}

/** Whether two relations stand for one structure. */
export function isAlike({ relation: a }: Judged, { relation: b }: Judged): boolean {
  return a.template === b.template && placeOfVote(a) === placeOfVote(b);
}

/** The structures that verdicts in several lists stand for; those of a template that vote together are in one list. */
export function structuresIn(lists: readonly (readonly Judged[])[]): StructureOf {
  return ({ relation }) => {
    for (const list of lists) {
      const found = structuresInList(list).get(placeOfVote(relation))?.get(relation.template);
      if (found) return found;
    }
    return NO_STRUCTURE;
  };
}

const NO_STRUCTURE: Structure = { count: 0, votes: 0, broken: [] };

/** Of lists that mostly stay the same from check to check. */
const structuresInList = memoize((list: readonly Judged[]) => {
  const found = new Map<object, Map<string, { count: number; votes: number; broken: Judged[] }>>();
  for (const one of list) {
    if (one.residual.terms === 0) continue;
    const { relation } = one;
    const templates =
      found.get(placeOfVote(relation)) ??
      new Map<string, { count: number; votes: number; broken: Judged[] }>();
    found.set(placeOfVote(relation), templates);
    const own = templates.get(relation.template) ?? { count: 0, votes: 0, broken: [] };
    templates.set(relation.template, own);
    own.count++;
    own.votes += votesFor(relation);
    if (one.status === 'broken') own.broken.push(one);
  }
  return found;
});

function placeOfVote({ votesIn, total }: Judged['relation']): object {
  return votesIn ?? total.place.block;
}

/** Whether a witness is another printing of the same fact in a table, which a relation of its own vouches for. */
function isSameFact(one: Judged, amount: Amount, { around }: Evidence): boolean {
  const { total, parts } = one.relation;
  if (parts.length !== 1) return false;
  const other = total === amount ? parts[0].amount : total;
  const { block } = other.place;
  if (block.type !== 'table' || block === amount.place.block) return false;
  return (around.get(other) ?? []).some(
    (vouching) => vouching !== one && vouching.status === 'exact' && tells(vouching, other),
  );
}
