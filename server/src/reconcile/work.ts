/** The budget of work that one disclosure has: steps are counted, not timed, so that results repeat. */

/** Steps that the search for wrong amounts may take: about a second's worth. A relation looked at is one step. */
export const MOST_STEPS = 30_000_000;

export interface Work {
  /** Takes steps off the budget; false where there are not so many left, and from then on. */
  readonly spend: (steps: number) => boolean;
  /** Whether something was left undone for want of steps. */
  readonly isSpent: () => boolean;
}

/** A budget of so many steps. */
export function createWork(steps: number): Work {
  let left = steps;
  return {
    spend: (wanted) => {
      left = wanted > left ? -1 : left - wanted;
      return left >= 0;
    },
    isSpent: () => left < 0,
  };
}
