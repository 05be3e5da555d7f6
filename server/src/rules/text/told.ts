/** Whether a quote would have been made of other numbers as well. */

import type { TextAmount } from '../../disclosure/model';
import type { Told } from '../../model/told';
import type { Relation } from '../model';

/** Whether a quote is made with another value of one of its numbers: `isMadeWith` of its relation. */
export function madeWith(text: TextAmount, told: Told | undefined): Relation['isMadeWith'] {
  return told && ((amount) => told === 'text' && amount === text);
}
