/** `budget/cycle`: amounts that ask for their value with `=` and wait for each other. */

import type { FindingRule } from '../model';
import { say } from '../wording';

/** So many others are named beside each: in a circle of thousands all of them beside all would be millions. */
const MOST_OTHERS = 8;

/** Each of the cells that wait for each other, with the first of the others. */
export const cycle: FindingRule = {
  code: 'budget/cycle',
  check: ({ circular = [] }) =>
    circular.map((place) => ({
      code: 'budget/cycle',
      severity: 1,
      place,
      message: (locale) =>
        say(
          locale,
          '“=”算不出来：这些数互相等着对方，请至少填写其中一个',
          '“=” has no value: these amounts wait for each other; print one of them',
        ),
      related: circular
        .slice(0, MOST_OTHERS + 1)
        .filter((other) => other !== place)
        .slice(0, MOST_OTHERS)
        .map((other) => ({
          place: other,
          message: (locale) => say(locale, '也在等', 'waits too'),
        })),
      fixes: [],
    })),
};
