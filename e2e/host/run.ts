/** Runs the mocha tests of this folder inside VS Code's extension host and writes their results to a file. */

import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** Called by VS Code; rejects when a test fails. */
export function run(): Promise<void> {
  // The clock is for what hangs: slow machines take their time.
  const mocha = new Mocha({ ui: 'bdd', timeout: 300_000, color: false, grep: process.env.GOUJI_E2E_GREP });
  for (const name of readdirSync(__dirname).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(path.join(__dirname, name));
  }
  const report = { ended: false, passed: 0, failed: 0, lines: [] as string[] };
  const write = (): void => {
    if (process.env.GOUJI_E2E_REPORT) writeFileSync(process.env.GOUJI_E2E_REPORT, JSON.stringify(report));
  };
  write();
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      report.ended = true;
      write();
      if (failures > 0) reject(new Error(`${failures} tests failed`));
      else resolve();
    });
    runner.on('pass', (test) => {
      report.passed += 1;
      report.lines.push(`  ✓ ${test.fullTitle()} (${test.duration} ms)`);
      write();
    });
    runner.on('fail', (test, error) => {
      report.failed += 1;
      report.lines.push(`  ✗ ${test.fullTitle()}\n${error.stack}`);
      write();
    });
  });
}
