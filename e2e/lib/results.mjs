// Counts of tests: how each runner reads and prints them.

import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * Prints the counts alone on the last line and returns the exit code: nothing passed is a failure too.
 *
 * @param {Counts} counts
 */
export function conclude({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/**
 * Runs tests and concludes; whatever keeps them from running counts as one failure.
 *
 * @param {() => Promise<Counts>} tests
 */
export async function runAndConclude(tests) {
  try {
    process.exitCode = conclude(await tests());
  } catch (error) {
    console.error(error);
    process.exitCode = conclude({ passed: 0, failed: 1 });
  }
}

/**
 * The counts and lines that tests wrote to a file, or one failure when they did not come to their end.
 *
 * @param {string} report
 * @returns {Counts}
 */
export function readReport(report) {
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  if (Array.isArray(result.lines)) for (const line of result.lines) console.log(line);
  if (result.ended === true) return { passed: result.passed, failed: result.failed };
  console.error('The tests did not come to their end: no complete results.');
  return { passed: result.passed ?? 0, failed: (result.failed ?? 0) + 1 };
}

/** Whether tests have begun to write their report. @param {string} report */
export function wasStarted(report) {
  return existsSync(report);
}
