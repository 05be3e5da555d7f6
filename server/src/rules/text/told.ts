/** Which of two numbers a quote would tell a mistake in: some are only found because the two agree. */

import type { TextAmount } from '../../disclosure/model';
import type { Relation } from '../model';

/**
 * The text, where several places agree, or the place is known by what a list lacks; nothing, where a place was chosen because its
 * value is that of the text, or nearly.
 */
export type Told = 'text' | 'nothing';

/** Whether a quote is made with another value of one of its numbers: `isMadeWith` of its relation. */
export function madeWith(text: TextAmount, told: Told | undefined): Relation['isMadeWith'] {
  return told && ((amount) => told === 'text' && amount === text);
}
