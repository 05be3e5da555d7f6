/** The words of the text around a number, to show the user what is spoken of. */

import type { TextAmount } from '../disclosure/model';

const MARKS = '，。；：、';

/** From the last mark of punctuation to the number's unit: `支出总额207元`. */
export function clauseOf({ statement, printed }: TextAmount): string {
  const { before } = statement;
  let start = before.length;
  while (start > 0 && !MARKS.includes(before[start - 1])) start--;
  return `${before.slice(start)}${printed.text}${printed.unit}`;
}
