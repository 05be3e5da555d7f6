/** Does long work in slices, between which whatever else has arrived is answered. */

import type { Steps } from '../text/steps';
import { messagesRead } from './guard';

/** Milliseconds of work between two looks at what has arrived: a hover waits for a few of these at most. */
const SLICE = 10;

/** Takes steps until a slice is over; what they have come to, or `undefined` where there are more. */
export function advance<T extends object>(steps: Steps<T>): T | undefined {
  const end = performance.now() + SLICE;
  do {
    const step = steps.next();
    if (step.done) return step.value;
  } while (performance.now() < end);
  return undefined;
}

/** Takes all steps, a slice at a time. */
export async function inSlices<T extends object>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const result = advance(steps);
    if (result) return result;
    await messagesRead();
  }
}
