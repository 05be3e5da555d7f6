/** The built command line, copied to a folder of its own: the one place where it runs as a process. */

import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folder } from './harness';

const BUILT = existsSync('dist/cli.js');
if (!BUILT) console.log('Skipped: dist/cli.js is not built (npm run build)');

const DEMO = 'test-fixtures/demo';

test.skipIf(!BUILT)('checks, fixes and explains without node_modules', () => {
  const cwd = folder({});
  cpSync('dist', join(cwd, 'dist'), { recursive: true });
  copyFileSync(join(DEMO, 'sample.disclosure'), join(cwd, 'sample.disclosure'));
  const gouji = (...argv: string[]) =>
    spawnSync(process.execPath, ['dist/cli.js', ...argv], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });

  const checked = gouji('check', '--format', 'json', '--relations', 'sample.disclosure');
  expect(checked).toMatchObject({ status: 1, stderr: '' });
  const { files, summary } = JSON.parse(checked.stdout);
  expect(summary.errors).toBeGreaterThan(0);
  const [{ diagnostics, relations, coverage }] = files;
  expect(relations.length).toBeGreaterThan(0);
  expect(coverage.tables.tied).toBeGreaterThan(0);

  const { code, range } = diagnostics.find(({ severity }: { severity: number }) => severity === 1);
  const place = `sample.disclosure:${range.start.line + 1}:${range.start.character + 1}`;
  expect(gouji('explain', place)).toMatchObject({ status: 0, stderr: '' });
  expect(gouji('explain', code)).toMatchObject({ status: 0, stderr: '' });

  const fixed = gouji('fix', 'sample.disclosure');
  expect(fixed.status).toBe(0);
  expect(fixed.stdout).toBe(readFileSync(join(DEMO, 'clean.disclosure'), 'utf8'));
});
