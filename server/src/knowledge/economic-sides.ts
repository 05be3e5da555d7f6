/** Which department economic codes are spent on people and which on goods and services. */

/** The 类 that columns and sentences name by themselves: wages, goods and services, grants to persons and families. */
export const ECONOMIC_CLASSES: readonly (readonly [meaning: 'wages' | 'goods' | 'family', code: string])[] = [
  ['wages', '301'],
  ['goods', '302'],
  ['family', '303'],
];

const PEOPLE_COLUMN = /^人员(?:经费|支出)/;
const GOODS_COLUMN = /^(?:日常)?公用(?:经费|支出)/;
const PEOPLE = /^30[13]/;
const GOODS = /^30[279]|^31/;

/** False where a column of 人员经费 or 公用经费 cannot hold money of a code: 301 and 303 are people's, 302 and 310 are not. */
export function isSideOfEconomy(column: string, code: string): boolean {
  if (PEOPLE_COLUMN.test(column)) return !GOODS.test(code);
  if (GOODS_COLUMN.test(column)) return !PEOPLE.test(code);
  return true;
}

/** Whether one of two codes is of money for people and the other of money for goods: no list goes on from one to the other. */
export function areOfTwoSides(a: string, b: string): boolean {
  return (PEOPLE.test(a) && GOODS.test(b)) || (GOODS.test(a) && PEOPLE.test(b));
}
