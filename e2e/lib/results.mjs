// Counts of tests, and what failed: how each runner reads and prints them.

import { existsSync, readFileSync } from 'node:fs';

/**
 * `failures` says what failed, an entry each of one line or a few.
 *
 * @typedef {{ passed: number, failed: number, failures?: string[] }} Counts
 */

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

/** Lines of the output of a step that show why it failed: compilers and linters say what matters last. */
const LAST_LINES = 15;
/** More failures than these are counted. */
const MOST_FAILURES = 40;

/** What may stand below a failure without being its reason: another test, or the counts. */
const NO_REASON = /^[✓✗✖]|^\d+ passed/;

/** What failed in an output whose tests print `✗ name`, with the line that says why. @param {string} output */
export function failuresIn(output) {
  const lines = plain(output).split('\n');
  return lines.flatMap((line, index) => {
    const name = /^\s*[✗✖] (.+)/.exec(line)?.[1];
    if (name === undefined) return [];
    const reason = (lines[index + 1] ?? '').trim();
    return [reason === '' || NO_REASON.test(reason) ? name : `${name}: ${reason}`];
  });
}

/** The end of an output. @param {string} output */
export function endOf(output) {
  const lines = plain(output)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.slice(-LAST_LINES).join('\n');
}

/**
 * What failed according to vitest's report: tests by their files and names, and files that could not be loaded.
 *
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} Assertion
 * @typedef {{ name: string, status: string, message: string, assertionResults: Assertion[] }} TestFile
 * @param {{ testResults: TestFile[] }} report
 * @param {string} root the folder that paths are shown relative to
 */
export function failuresOfVitest({ testResults }, root) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = name.startsWith(root) ? name.slice(root.length).replace(/^[\\/]/, '') : name;
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${file}: ${firstLine(message)}`];
    return failed.map(
      ({ fullName, failureMessages }) => `${file} > ${fullName}: ${firstLine(failureMessages[0] ?? '')}`,
    );
  });
}

/**
 * The lines that repeat what failed, suite by suite.
 *
 * @param {Record<string, string[]>} failures
 */
export function repeated(failures) {
  const all = Object.entries(failures).flatMap(([suite, of]) =>
    of.map((failure) => `✗ ${suite}: ${failure.replaceAll('\n', '\n    ')}`),
  );
  const more = all.length - MOST_FAILURES;
  return more > 0 ? [...all.slice(0, MOST_FAILURES), `… and ${more} more`] : all;
}

/** @param {string} text */
function firstLine(text) {
  return plain(text).trimStart().split('\n', 1)[0];
}

/** Without colours. @param {string} text */
function plain(text) {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  return text.replace(/\x1b\[[0-9;]*m/g, '');
}
