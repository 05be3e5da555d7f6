/** The built command line before broken, renamed and hostile originals: a line each, in time and in little memory. */

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HOSTILE, millionRows } from '../support/hostile';
import { folder } from './harness';

const CLI = resolve('dist/cli.js');
const BUILT = existsSync(CLI);
if (!BUILT) console.log('Skipped: dist/cli.js is not built (npm run build)');

const FIXTURES = resolve('test-fixtures/originals');
/** What a file may cost: seconds of a processor, which other programs do not lengthen, and megabytes. */
const SECONDS = 2;
const MEGABYTES = 300;
/** Writes down what the process took when it ends; threads end before it. */
const METER = `process.on('exit', () => require('node:fs').writeFileSync(process.env.METER, JSON.stringify(process.resourceUsage())));`;

function gouji(cwd: string, ...argv: string[]) {
  const meter = join(cwd, '.meter.cjs');
  const measured = join(cwd, '.measured');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', meter, CLI, ...argv], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, METER: measured },
  });
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(readFileSync(measured, 'utf8'));
  return { status, stdout, stderr, seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

const withFile = (name: string, bytes: Uint8Array): string => folder({ [name]: bytes, '.meter.cjs': METER });

describe.skipIf(!BUILT)('refused by the built command line', () => {
  test.each(HOSTILE)('%s', { timeout: 60_000 }, (name, said, bytes) => {
    const { status, stdout, stderr, seconds, megabytes } = gouji(withFile(name, bytes()), 'check', name);
    expect({ status, stdout }).toMatchObject({ status: 2 });
    expect(stderr).toMatch(new RegExp(`^gouji: ${name}：[^\\n]*\\n$`));
    expect(stderr).toContain(said);
    expect(seconds).toBeLessThan(SECONDS);
    expect(megabytes).toBeLessThan(MEGABYTES);
  });

  test('in a folder they are named, and the others are checked', { timeout: 60_000 }, () => {
    const files = Object.fromEntries(HOSTILE.map(([name, , bytes]) => [name, bytes()]));
    const cwd = folder({ ...files, '.meter.cjs': METER });
    copyFileSync(join(FIXTURES, 'clean.docx'), join(cwd, 'a.docx'));
    const { status, stdout, stderr } = gouji(cwd, 'check', '.');
    expect(stdout).toContain('a.docx：9 张表印有 221 个数，读懂 221，勾稽 221');
    for (const [name] of HOSTILE) expect(stderr).toContain(name);
    expect(status).toBe(0);
  });
});

test.skipIf(!BUILT)('a workbook of a million empty rows is read', { timeout: 60_000 }, () => {
  const { stderr, stdout, seconds, megabytes } = gouji(
    withFile('a.xlsx', millionRows()),
    'convert',
    'a.xlsx',
  );
  expect(stdout).toMatch(/办公费 +\| +2\.00/);
  expect(stderr).not.toContain('没有');
  expect(seconds).toBeLessThan(SECONDS);
  expect(megabytes).toBeLessThan(MEGABYTES);
});

test.skipIf(!BUILT).each(['pdf', 'docx', 'xlsx', 'html'])(
  'a .%s is checked as it is built',
  { timeout: 60_000 },
  (kind) => {
    const name = `sample.${kind}`;
    const cwd = withFile(name, readFileSync(join(FIXTURES, name)));
    const { status, stdout, stderr } = gouji(cwd, 'check', name);
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toContain(
      '表3“部门预算支出总表” 行“行政事业单位养老支出（20805）” 列“合计” 错误 此数应为 35.73',
    );
  },
);
