// Tries again what a workbench that is still busy may have let go by, waiting twice as long each time.

/** Milliseconds that are enough for the slowest machine: what has not come by then never will. */
const ENOUGH = 100_000;

/**
 * @template T
 * @param {(patience: number) => Promise<T>} attempt fails where nothing came within so many milliseconds
 * @param {() => Promise<unknown>} [between] puts things back before the next attempt
 * @param {number} [first] milliseconds of the first attempt
 * @returns {Promise<T>}
 */
export async function withPatience(attempt, between = async () => {}, first = 5_000) {
  for (let patience = first; ; patience *= 2) {
    try {
      return await attempt(patience);
    } catch (error) {
      if (patience > ENOUGH) throw error;
      await between();
    }
  }
}
