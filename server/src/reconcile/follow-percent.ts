/** What becomes of printed percentages once amounts have other values, and which new amounts speak against them. */

import {
  absolute,
  add,
  compare,
  cutTo,
  type Exact,
  ratio,
  roundTo,
  scale,
  sign,
  subtract,
} from '../amounts/exact';
import type { Amount } from '../disclosure/model';
import type { Part } from '../rules/model';
import { amountsIn, type Proportion } from '../rules/proportions';
import { hundredOf } from '../rules/text/percent';

/** A percentage with the coefficient that follows from new amounts. */
export interface NewPercent {
  readonly proportion: Proportion;
  /** Digits without the point, as many decimals as printed; `undefined` where the sentence would have to be worded otherwise. */
  readonly coefficient?: number;
  /** False where it was neither rounded nor cut off from the amounts that are printed. */
  readonly isSure: boolean;
}

type Values = ReadonlyMap<Amount, Exact>;

/** The percentages that are others with new values, each once; one that was wrong before is left alone. */
export function newPercents(
  values: Values,
  proportionsOf: (amount: Amount) => readonly Proportion[],
): readonly NewPercent[] {
  const touched = new Set([...values.keys()].flatMap(proportionsOf));
  return [...touched].flatMap((proportion) => newPercent(proportion, values) ?? []);
}

function newPercent(proportion: Proportion, values: Values): NewPercent | undefined {
  const { printed } = proportion;
  const before = quotientOf(proportion, new Map());
  const after = quotientOf(proportion, values);
  if (sign(before.whole) <= 0 || !isAbout(proportion, before)) return undefined;
  if (sign(after.whole) <= 0) return { proportion, isSure: false };
  // A growth that turns into a decline is worded otherwise; in a table it has a sign.
  const isSigned = printed.place.block.type === 'table';
  if (!isSigned && sign(after.part) !== (sign(before.part) || sign(after.part)))
    return { proportion, isSure: false };
  const manner = [roundTo, cutTo].find((each) => wholeOf(before, each) === printed.coefficient);
  if (!manner && isAbout(proportion, after)) return undefined;
  const coefficient = wholeOf(after, manner ?? roundTo);
  return coefficient === printed.coefficient
    ? undefined
    : { proportion, coefficient, isSure: manner !== undefined };
}

/** So many units of the last printed place a part is of a whole: part ÷ whole, in 分. */
interface Quotient {
  readonly part: Exact;
  readonly whole: Exact;
}

function quotientOf({ printed, part, whole }: Proportion, values: Values): Quotient {
  return { part: scale(sumOf(part, values), hundredOf(printed)), whole: sumOf(whole, values) };
}

function sumOf(parts: readonly Part[], values: Values): Exact {
  return parts.reduce<Exact>((sum, { amount, sign: direction }) => {
    const value = values.get(amount) ?? amount.printed.value;
    return direction > 0 ? add(sum, value) : subtract(sum, value);
  }, 0);
}

/** The quotient as a whole number of units. */
function wholeOf({ part, whole }: Quotient, manner: typeof roundTo): number {
  return ratio(manner(part, whole), whole);
}

/** Whether the printed percentage is within a unit of its last place, and of those of the amounts. */
function isAbout(proportion: Proportion, { part, whole }: Quotient): boolean {
  const { printed: percent } = proportion;
  const off = absolute(subtract(part, scale(whole, percent.coefficient)));
  const steps = amountsIn(proportion).reduce<Exact>((sum, { printed }) => add(sum, printed.step), 0);
  return compare(off, add(whole, scale(steps, hundredOf(percent)))) <= 0;
}
