#!/usr/bin/env node
// Stands in for VS Code's executable: takes its arguments for extension tests and carries them out in code-server and Chromium.

import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { format, parseArgs } from 'node:util';
import { out } from './lib/paths.mjs';
import { openWorkbench } from './lib/workbench.mjs';

const outOfTime = 124;
const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
const folder = path.resolve(positionals[0] ?? '.');
const development = String(values.extensionDevelopmentPath);
const tests = String(values.extensionTestsPath);
/** The tests write this file as their first act. */
const report = process.env.GOUJI_E2E_REPORT ?? '';

/** @type {string[]} */
const log = [];
/** @type {(code: number) => void} */
let finish = () => {};
/** @type {Promise<number>} */
const finished = new Promise((resolve) => {
  finish = resolve;
});

const workbench = await openWorkbench({
  folder,
  payload: (remote) => [
    ['extensionDevelopmentPath', remote(development)],
    ['extensionTestsPath', remote(tests)],
    ['skipWelcome', 'true'],
  ],
  prepare: async (page) => {
    await page.exposeFunction(
      'codeAutomationLog',
      (/** @type {string} */ type, /** @type {unknown[]} */ args) => log.push(`${type} ${format(...args)}`),
    );
    await page.exposeFunction('codeAutomationExit', finish);
  },
});
const code = await Promise.race([finished, timeIsUp()]);
await workbench.close();
writeFileSync(path.join(out, 'host.log'), log.join('\n'));
if (code !== 0) console.error('What VS Code logged is in e2e/out/host.log');
process.exit(code);

/** The tests begin within five minutes, or never; then mocha limits each of them, and this all of them. */
async function timeIsUp() {
  await sleep(300_000, undefined, { ref: false });
  if (existsSync(report)) await sleep(3_600_000, undefined, { ref: false });
  return outOfTime;
}
