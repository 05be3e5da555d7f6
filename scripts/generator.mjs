// Reads back many made-up disclosures, as CI does: `npm run test:generator [CASES]`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const CASES = process.argv[2] ?? '20000';
const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

const { status } = spawnSync(process.execPath, [vitest, 'run', 'server/test/generator'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, GOUJI_CASES: CASES },
});
process.exit(status ?? 1);
