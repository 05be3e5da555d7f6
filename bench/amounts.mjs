// Compares a million random amounts with decimal.js: the property tests of amounts/, each with 100,000 runs.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [vitest, 'run', 'server/test/amounts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, GOUJI_AMOUNT_RUNS: '100000' },
});
process.exitCode = status ?? 1;
