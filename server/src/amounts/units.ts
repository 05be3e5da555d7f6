/** Units of money that disclosures print, and their size. */

export type Unit = '元' | '千元' | '万元' | '百万元' | '亿元';

/** Powers of ten of one unit, counted in 分 (0.01 元). */
const EXPONENTS: Readonly<Record<Unit, number>> = { 元: 2, 千元: 5, 万元: 6, 百万元: 8, 亿元: 10 };

export const UNITS = Object.keys(EXPONENTS) as readonly Unit[];

/** The unit of amounts where nothing says another: most places print it. */
export const USUAL_UNIT: Unit = '万元';

export function unitExponent(unit: Unit): number {
  return EXPONENTS[unit];
}
