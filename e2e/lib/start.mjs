// What fails to start is tried once more; what fails a test never is.

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
export async function startOrRetry(what, start) {
  try {
    return await start();
  } catch (error) {
    console.error(`${what} did not start, trying once more: ${messageOf(error)}`);
    return start();
  }
}

/** The first line of what an error says. @param {unknown} error */
export function messageOf(error) {
  return String(error instanceof Error ? error.message : error).split('\n', 1)[0];
}
