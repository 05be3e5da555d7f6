/** Names that begin a row of a table wherever they stand, so that no wrapped name goes on with them. */

import { tells } from '../lexicon/describe';
import { UNIT_CODE_LENGTHS } from './domains';

export function beginsRowName(text: string): boolean {
  return tells(text, 'begins-row');
}

/** Whether a row is one that adds up others: it has no code. */
export function namesTotal(text: string): boolean {
  return tells(text, 'total');
}

const UNIT_NAME =
  /(?:局|委|办|厅|院|校|馆|站|队|所|处|科|会|社|团|部|中心|机关|大学|学院|小学|中学|幼儿园|公司|机构|本级|政府)(?:[（(].{1,8}[)）])?$/;

/** Whether a row among 科目编码 is one of a budget unit: by the length of its code, and by what its name ends in. */
export function isUnitRow(digits: string, name: string): boolean {
  return UNIT_CODE_LENGTHS.includes(digits.length) && UNIT_NAME.test(name);
}
