/** What a folder lets stand, on the command line: honoured, counted, told in every format, written as a baseline. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createService } from '../../src/service';
import { folder, run, workerOf } from './harness';

const service = createService({ documentation: () => undefined });
const options = { service, startWorker: workerOf(service) };
const SAMPLE = readFileSync(
  new URL('../../../test-fixtures/demo/sample.disclosure', import.meta.url),
  'utf8',
);
const WAIVERS = '.gouji/waivers.json';
const PATH = '公开/档案馆.disclosure';

function kept(root: string): { code: string; file?: string; reason: string }[] {
  return JSON.parse(readFileSync(join(root, WAIVERS), 'utf8')).waivers;
}

const file = (...waivers: object[]): string => JSON.stringify({ version: 1, waivers });

test.each([1, 2])(
  'a baseline written by %i threads lets stand what was found, and nothing new',
  async (jobs) => {
    const root = folder({ [PATH]: SAMPLE, '公开/另一份.disclosure': SAMPLE });
    const before = await run(root, ['check', '公开'], options);
    expect(before.code).toBe(1);
    const written = await run(root, ['check', '--write-baseline', '--jobs', String(jobs), '公开'], options);
    expect(written.code).toBe(0);
    expect(written.stderr).toContain('基线：2 处');
    expect(kept(root).map((waiver) => waiver.file)).toEqual(['公开/另一份.disclosure', PATH]);
    const after = await run(root, ['check', '公开'], options);
    expect(after.code).toBe(0);
    expect(after.stdout).toContain('已忽略 1 处');
    expect(after.stdout).not.toContain('[amount/suspect]');

    writeFileSync(join(root, PATH), SAMPLE.replace('275.42', '275.43'));
    const changed = await run(root, ['check', PATH], options);
    expect(changed.code).toBe(1);
    expect(changed.stdout).toContain('[amount/suspect]');
    expect(changed.stdout).toContain('忽略没有用到：amount/suspect');
  },
);

test('a second baseline adds what is new and keeps what is there', async () => {
  const first = { code: 'doc/term-unused', reason: '另有说明' };
  const root = folder({ [PATH]: SAMPLE, [WAIVERS]: file(first) });
  await run(root, ['check', '--write-baseline', '公开'], options);
  expect(kept(root)).toHaveLength(2);
  expect(kept(root)[0]).toEqual(first);
  await run(root, ['check', '--write-baseline', '公开'], options);
  expect(kept(root)).toHaveLength(2);
});

test('SARIF carries what is let stand as suppressed, JSON apart from what is found', async () => {
  const waiver = { code: 'amount/suspect', reason: '系统导出', author: '张三', until: '2999-12-31' };
  const root = folder({ [PATH]: SAMPLE, [WAIVERS]: file(waiver) });
  const sarif = JSON.parse((await run(root, ['check', '--format', 'sarif', PATH], options)).stdout);
  const results: { suppressions?: object[]; ruleId: string }[] = sarif.runs[0].results;
  const suppressed = results.filter(({ suppressions }) => suppressions);
  expect(suppressed.map(({ ruleId }) => ruleId)).toEqual(['amount/suspect']);
  expect(suppressed[0].suppressions).toEqual([
    {
      kind: 'external',
      status: 'accepted',
      justification: '系统导出',
      properties: { author: '张三', until: '2999-12-31' },
    },
  ]);
  const { files, summary } = JSON.parse(
    (await run(root, ['check', '--format', 'json', PATH], options)).stdout,
  );
  expect(summary.errors).toBe(0);
  expect(files[0].diagnostics.map(({ code }: { code: string }) => code)).not.toContain('amount/suspect');
  expect(files[0].waived).toHaveLength(1);
  expect(files[0].waived[0].waiver).toEqual({ reason: '系统导出', author: '张三', until: '2999-12-31' });
});

test('what is let stand is not mended', async () => {
  const root = folder({ [PATH]: SAMPLE, [WAIVERS]: file({ code: 'amount/suspect', reason: '系统导出' }) });
  expect((await run(root, ['fix', PATH], options)).stdout).toBe(SAMPLE);
});

test('an expired waiver counts no more, and is told', async () => {
  const waiver = { code: 'amount/suspect', file: PATH, reason: '系统导出', until: '2020-12-31' };
  const root = folder({ [PATH]: SAMPLE, [WAIVERS]: file(waiver) });
  const { code, stdout } = await run(root, ['check', PATH], options);
  expect(code).toBe(1);
  expect(stdout).toContain('忽略已过期（2020-12-31）：amount/suspect');
});

test.each(['{', file({ code: 'amount/suspect' })])(
  'a wrong file lets nothing stand and is told: %s',
  async (text) => {
    const root = folder({ [PATH]: SAMPLE, [WAIVERS]: text });
    const { code, stdout, stderr } = await run(root, ['check', PATH], options);
    expect(code).toBe(2);
    expect(stderr).toContain('waivers.json');
    expect(stdout).toContain('[amount/suspect]');
  },
);

test('a broken file is not written to', async () => {
  const root = folder({ [PATH]: SAMPLE, [WAIVERS]: '{' });
  expect((await run(root, ['check', '--write-baseline', PATH], options)).code).toBe(2);
  expect(readFileSync(join(root, WAIVERS), 'utf8')).toBe('{');
});

test('standard input has no baseline', async () => {
  expect((await run(folder({}), ['check', '--write-baseline', '-'], options)).code).toBe(2);
});
