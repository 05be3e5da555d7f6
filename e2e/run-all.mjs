// Runs the suites named as arguments, or all of them, repeats what failed and prints the total as the last line.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { install } from './lib/install.mjs';
import { e2e, out, root } from './lib/paths.mjs';
import { conclude, endOf, failuresIn, failuresOfVitest, repeated } from './lib/results.mjs';
import { messageOf } from './lib/start.mjs';

/** @typedef {import('./lib/results.mjs').Counts} Counts */
/**
 * What a command printed on standard output, and on both streams as it came.
 *
 * @typedef {{ code: number, printed: string, output: string }} Ended
 */

const unitReport = path.join(out, 'unit.json');

/**
 * In the order in which they run. A step has no tests of its own and counts only when it fails; without the
 * build none of the later suites can mean anything.
 *
 * @type {Record<string, () => Promise<Counts>>}
 */
const suites = {
  check: () => step(['npm', 'run', '--silent', 'check']),
  build: () => step(['npm', 'run', '--silent', 'build']),
  unit: unitTests,
  grammar: grammarTests,
  host: () => inVsCode('run-host.mjs'),
  ui: () => inVsCode('run-ui.mjs'),
  neovim: () => countedByLastLine([process.execPath, path.join(e2e, 'run-neovim.mjs')]),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(suites, name));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}`);
  process.exit(2);
}

const total = { passed: 0, failed: 0 };
/** @type {Record<string, string[]>} */
const failures = {};
for (const [name, run] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n── ${name}`);
  const { passed, failed, failures: told = [] } = await run();
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) failures[name] = told.length > 0 ? told : ['failed, and did not say what'];
  if (name === 'build' && failed > 0) break;
}
if (total.failed > 0) console.log(['\n── failed', ...repeated(failures)].join('\n'));
console.log('\n── total');
process.exitCode = conclude(total);

/**
 * @param {string[]} command
 * @returns {Promise<Counts>}
 */
async function step(command) {
  const { code, output } = await runCommand(command);
  return code === 0 ? { passed: 0, failed: 0 } : { passed: 0, failed: 1, failures: [endOf(output)] };
}

/** @returns {Promise<Counts>} */
async function unitTests() {
  rmSync(unitReport, { force: true });
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  const { code, output } = await runCommand([process.execPath, vitest, 'run', ...reporters]);
  if (!existsSync(unitReport)) return noResults('vitest');
  const report = JSON.parse(readFileSync(unitReport, 'utf8'));
  const { numPassedTests, numFailedTests } = report;
  const failures = failuresOfVitest(report, root);
  // A file that cannot be loaded has no tests to count, and an error beside all tests has no file, yet vitest fails.
  if (code !== 0 && failures.length === 0) failures.push(endOf(output));
  return { passed: numPassedTests, failed: Math.max(numFailedTests, code === 0 ? 0 : 1), failures };
}

/**
 * The grammars' runner prints a ticked line for each file that is in order, and no counts.
 *
 * @returns {Promise<Counts>}
 */
async function grammarTests() {
  const { code, output } = await runCommand(['npm', 'run', '--silent', 'test:grammar']);
  const passed = output.match(/✓ .* run successful?ly/g)?.length ?? 0;
  if (code === 0 && passed === 0) return noResults('test:grammar');
  const failures = failuresIn(output);
  return { passed, failed: code === 0 ? 0 : Math.max(failures.length, 1), failures };
}

/**
 * @param {string} runner
 * @returns {Promise<Counts>}
 */
async function inVsCode(runner) {
  try {
    install();
  } catch (error) {
    console.error(messageOf(error));
    return { passed: 0, failed: 1, failures: [messageOf(error)] };
  }
  return countedByLastLine([process.execPath, path.join(e2e, runner)]);
}

/**
 * Reads `N passed, N failed` from the last line; a suite that ends well and prints `Skipped: …` instead counts nothing.
 *
 * @param {string[]} command
 * @returns {Promise<Counts>}
 */
async function countedByLastLine(command) {
  const { code, printed, output } = await runCommand(command);
  const lastLine = printed.trimEnd().split('\n').at(-1) ?? '';
  if (code === 0 && lastLine.startsWith('Skipped: ')) return { passed: 0, failed: 0 };
  const counts = /^(\d+) passed, (\d+) failed$/.exec(lastLine);
  if (!counts) return noResults(command.join(' '), output);
  const failures = failuresIn(output);
  const failed = Math.max(Number(counts[2]), code === 0 ? 0 : 1);
  if (failed > 0 && failures.length === 0) failures.push(endOf(output));
  return { passed: Number(counts[1]), failed, failures };
}

/**
 * @param {string} what
 * @param {string} output
 * @returns {Counts}
 */
function noResults(what, output = '') {
  const said = `No results from ${what}`;
  console.error(said);
  return { passed: 0, failed: 1, failures: [`${said}\n${endOf(output)}`.trimEnd()] };
}

/**
 * Runs a command at the root of the checkout, showing its output as it comes.
 *
 * @param {string[]} command
 * @returns {Promise<Ended>}
 */
function runCommand([program, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && program === 'npm',
    });
    let [printed, output] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      printed += text;
      output += text;
      process.stdout.write(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stderr.write(text);
    });
    child.once('error', (error) => resolve({ code: 1, printed, output: `${output}\n${error.message}` }));
    child.once('close', (code) => resolve({ code: code ?? 1, printed, output }));
  });
}
