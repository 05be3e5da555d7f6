/** Tells a number whose unit is mistaken: 207元 for 207万元. */

import { absolute, add, compare, equal, isZero, scale, subtract } from '../amounts/exact';
import { UNITS, type Unit, unitExponent } from '../amounts/units';
import type { Amount } from '../disclosure/model';

/** The unit in which the number equals the place, where that differs from the printed one by 10⁴ or 10⁸. */
export function unitMeant({ printed }: Amount, place: Amount): Unit | undefined {
  const { value: meant } = place.printed;
  if (isZero(printed.value) || isZero(meant) || equal(printed.value, meant)) return undefined;
  return UNITS.find((unit) => {
    const power = unitExponent(unit) - unitExponent(printed.unit);
    if (Math.abs(power) !== 4 && Math.abs(power) !== 8) return false;
    const factor = 10 ** Math.abs(power);
    const [value, other] =
      power > 0
        ? [scale(printed.value, factor), place.printed.value]
        : [printed.value, scale(place.printed.value, factor)];
    const step = power > 0 ? scale(printed.step, factor) : printed.step;
    const otherStep = power > 0 ? place.printed.step : scale(place.printed.step, factor);
    return compare(scale(absolute(subtract(value, other)), 2), add(step, otherStep)) <= 0;
  });
}
