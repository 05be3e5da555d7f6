/** `gouji fix`: what is changed, what is not, and in which bytes. */

import {
  chmodSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import type { Service } from '../../src/service';
import { rangeOf } from '../../src/text/snapshot';
import { folder, run, service } from './harness';

const BEFORE = '\ufeff预算 \t错 1\r\n疑\n';
const AFTER = '\ufeff预算 \t对 1\r\n定\n';

test.each(['utf-8', 'gb18030'])('prints one mended text, in %s as it came', async (encoding) => {
  const cwd = folder({ 'a.txt': iconv.encode(BEFORE, encoding) });
  const result = await run(cwd, ['fix', 'a.txt']);
  expect(result).toMatchObject({ code: 0, stderr: 'a.txt:1:5 错 → 对\na.txt:2:1 疑 → 定\n' });
  expect(result.bytes).toEqual(iconv.encode(AFTER, encoding));
  expect(readFileSync(join(cwd, 'a.txt'))).toEqual(iconv.encode(BEFORE, encoding));
});

test('--write changes the file, keeps its mode and says what was changed', async () => {
  const cwd = folder({ 'a.txt': iconv.encode(BEFORE, 'gb18030'), 'good.txt': '预算' });
  chmodSync(join(cwd, 'a.txt'), 0o606);
  const good = statSync(join(cwd, 'good.txt'));
  const result = await run(cwd, ['fix', '--write', '.']);
  expect(result.code).toBe(0);
  expect(result.stdout).toBe('');
  expect(result.stderr).toBe(
    [
      'a.txt:1:5 错 → 对',
      'a.txt:2:1 疑 → 定',
      'a.txt：已改 2 处，原文件留作 a.txt.bak',
      'a.txt：1 张表印有 1 个数，读懂 1，勾稽 1；文字 3 处，勾稽 1；已勾稽的相符',
      'good.txt：1 张表印有 0 个数，读懂 0，勾稽 0；文字 3 处，勾稽 1；已勾稽的相符',
      '',
    ].join('\n'),
  );
  expect(readFileSync(join(cwd, 'a.txt'))).toEqual(iconv.encode(AFTER, 'gb18030'));
  expect(statSync(join(cwd, 'a.txt')).mode & 0o777).toBe(0o606);
  expect(statSync(join(cwd, 'good.txt'))).toMatchObject({ ino: good.ino, mtimeMs: good.mtimeMs });
  expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'a.txt.bak', 'good.txt']);
  expect(readFileSync(join(cwd, 'a.txt.bak'))).toEqual(iconv.encode(BEFORE, 'gb18030'));
});

test('a link keeps pointing at its file', async () => {
  const cwd = folder({ 'a.txt': BEFORE });
  symlinkSync('a.txt', join(cwd, 'link.txt'));
  await run(cwd, ['fix', '--write', 'link.txt']);
  expect(realpathSync(join(cwd, 'link.txt'))).toBe(realpathSync(join(cwd, 'a.txt')));
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(AFTER);
});

test('--only mends findings of these codes; errors that remain make the exit code 1', async () => {
  const cwd = folder({ 'a.txt': BEFORE });
  const result = await run(cwd, ['fix', '--only', 'text/sum', 'a.txt']);
  expect(result).toMatchObject({ code: 1, stdout: '\ufeff预算 \t错 1\r\n定\n' });
  expect(result.stderr).toContain('a.txt：1 张表印有 1 个数，读懂 1，勾稽 1；文字 3 处，勾稽 1；1 处错误');
});

describe('where nothing can be mended for certain', () => {
  const careful: Service = { ...service, fixAll: () => [] };

  test('what was found is said, and where to choose', async () => {
    const cwd = folder({ 'a.txt': BEFORE, 'b.txt': '预算 疑', 'c.txt': '预算 1' });
    const fix = (path: string) => run(cwd, ['fix', path], { service: careful });
    const result = await fix('a.txt');
    expect(result).toMatchObject({ code: 1, stdout: BEFORE });
    expect(result.stderr).toMatch(
      /^a\.txt：.*1 处错误、1 处警告；无确定改法，2 处有可选改法，见 gouji check\n$/,
    );
    expect((await fix('b.txt')).stderr).toMatch(/1 处警告；无确定改法，1 处有可选改法/);
    expect((await fix('c.txt')).stderr).toBe('');
  });

  test('nothing is written, and that is no failure of a file in order', async () => {
    const cwd = folder({ 'a.txt': BEFORE });
    const result = await run(cwd, ['fix', '--write', 'a.txt'], { service: careful });
    expect(result.code).toBe(1);
    expect(result.stderr).toContain('无确定改法');
    expect(readdirSync(cwd)).toEqual(['a.txt']);
  });
});

test('a text that is not recognised comes out as it went in', async () => {
  const cwd = folder({ 'a.txt': '错\r' });
  expect(await run(cwd, ['fix', 'a.txt'])).toMatchObject({
    code: 2,
    stdout: '错\r',
    stderr: 'a.txt：未识别为预算公开文本，未校核\n',
  });
});

test('standard input is mended on its way to standard output', async () => {
  expect(await run(folder({}), ['fix', '-'], { stdin: BEFORE })).toMatchObject({ code: 0, stdout: AFTER });
});

test('a file that is read in part only stays as it is', async () => {
  const text = `预算 错\n${'1'.repeat(1024 * 1024 + 1)}`;
  const cwd = folder({ 'a.txt': text });
  const result = await run(cwd, ['fix', '--write', 'a.txt']);
  expect(result).toMatchObject({ code: 2, stderr: 'gouji: a.txt：第 2 行超过 1 MB，该行未校核；未改动\n' });
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(text);
});

test('edits that overlap change nothing', async () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } };
  const overlapping: Service = {
    ...service,
    fixAll: () => [
      { range, newText: '甲' },
      { range, newText: '乙' },
    ],
  };
  const cwd = folder({ 'a.txt': BEFORE });
  const result = await run(cwd, ['fix', '--write', 'a.txt'], { service: overlapping });
  expect(result).toMatchObject({ code: 2, stdout: '', stderr: 'gouji: a.txt：未改动\n' });
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(BEFORE);
});

test('folders need --write, and what cannot be read is refused', async () => {
  const cwd = folder({ 'a.txt': BEFORE, 'b.txt': Buffer.from([0]) });
  expect(await run(cwd, ['fix', '.'])).toMatchObject({
    code: 2,
    stderr: 'gouji: 改文件夹中的文件须加 --write 或 --diff\n',
  });
  expect(await run(cwd, ['fix', 'b.txt'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'gouji: b.txt：不是文本文件\n',
  });
});

test.skipIf(process.getuid?.() === 0)('a read-only file stays as it is', async () => {
  const cwd = folder({ 'a.txt': BEFORE });
  chmodSync(join(cwd, 'a.txt'), 0o444);
  const result = await run(cwd, ['fix', '--write', 'a.txt']);
  expect(result).toMatchObject({ code: 2, stderr: 'gouji: a.txt：无权读取或写入；未改动\n' });
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(BEFORE);
});

describe('backups', () => {
  const fix = (cwd: string, ...more: string[]) => run(cwd, ['fix', '--write', ...more, 'a.txt']);

  test('are not made with --no-backup', async () => {
    const cwd = folder({ 'a.txt': BEFORE });
    expect((await fix(cwd, '--no-backup')).stderr).toContain('a.txt：已改 2 处\n');
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(AFTER);
    expect(readdirSync(cwd)).toEqual(['a.txt']);
  });

  test('are never written over: the next has a number', async () => {
    const cwd = folder({ 'a.txt': BEFORE, 'a.txt.bak': '别的' });
    await fix(cwd);
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'a.txt.bak', 'a.txt.bak1']);
    expect(readFileSync(join(cwd, 'a.txt.bak'), 'utf8')).toBe('别的');
    expect(readFileSync(join(cwd, 'a.txt.bak1'), 'utf8')).toBe(BEFORE);
  });

  test('are not made twice of the same', async () => {
    const cwd = folder({ 'a.txt': BEFORE });
    await fix(cwd);
    writeFileSync(join(cwd, 'a.txt'), BEFORE);
    expect((await fix(cwd)).stderr).toContain('a.txt：已改 2 处，原文件留作 a.txt.bak\n');
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(AFTER);
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'a.txt.bak']);
  });

  test('are not made where nothing changes', async () => {
    const cwd = folder({ 'a.txt': AFTER });
    expect((await fix(cwd)).code).toBe(0);
    expect(readdirSync(cwd)).toEqual(['a.txt']);
  });
});

test('a file that changed since it was read stays as it is, and nothing is left beside it', async () => {
  const cwd = folder({ 'a.txt': BEFORE });
  const meddling: Service = {
    ...service,
    check: (...given) => {
      writeFileSync(join(cwd, 'a.txt'), '预算 别人的');
      return service.check(...given);
    },
  };
  const result = await run(cwd, ['fix', '--write', 'a.txt'], { service: meddling });
  expect(result.code).toBe(2);
  expect(result.stderr).toContain('gouji: a.txt：读入以后文件已被改动；未改动\n');
  expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe('预算 别人的');
  expect(readdirSync(cwd)).toEqual(['a.txt']);
});

describe('--diff', () => {
  const diff = (path: string) =>
    [
      `--- a/${path}`,
      `+++ b/${path}`,
      '@@ -1,2 +1,2 @@',
      '-\ufeff预算 \t错 1\r',
      '-疑',
      '+\ufeff预算 \t对 1\r',
      '+定',
      '',
    ].join('\n');

  test.each(['utf-8', 'gb18030'])(
    'prints what changes, in %s as it came, and writes nothing',
    async (encoding) => {
      const cwd = folder({ 'a.txt': iconv.encode(BEFORE, encoding) });
      const result = await run(cwd, ['fix', '--diff', 'a.txt']);
      expect(result.bytes).toEqual(Buffer.from(iconv.encode(diff('a.txt'), encoding)));
      expect(result.stderr).toBe('a.txt:1:5 错 → 对\na.txt:2:1 疑 → 定\n');
      expect(readFileSync(join(cwd, 'a.txt'))).toEqual(iconv.encode(BEFORE, encoding));
    },
  );

  test('goes over folders, and with --write shows what is written', async () => {
    const cwd = folder({ 'a.txt': BEFORE, 'b.txt': '预算 1', 'c.txt': BEFORE });
    expect((await run(cwd, ['fix', '--diff', '.'])).stdout).toBe(diff('a.txt') + diff('c.txt'));
    expect((await run(cwd, ['fix', '--diff', '--write', 'c.txt'])).stdout).toBe(diff('c.txt'));
    expect(readFileSync(join(cwd, 'c.txt'), 'utf8')).toBe(AFTER);
  });
});

describe('--recompute', () => {
  /** A service that recomputes 合 to 和 once no 错 is left, and says of 总 that it stays. */
  const recomputing: Service = {
    ...service,
    recompute: ({ snapshot }) => {
      const rangesOf = (word: string) =>
        [...snapshot.text.matchAll(new RegExp(word, 'g'))].map(({ index }) =>
          rangeOf(snapshot, { start: index, end: index + word.length }),
        );
      return {
        edits: rangesOf('合').map((range) => ({ range, newText: '总和' })),
        kept: rangesOf('总(?!和)').map((range) => ({ range, message: '不重算：与文字相符' })),
      };
    },
  };

  test('comes after the certain repairs, and says first what stays', async () => {
    const cwd = folder({ 'a.txt': '预算 错\n错 合 总 合\n' });
    const fix = (...argv: string[]) => run(cwd, ['fix', ...argv, 'a.txt'], { service: recomputing });
    expect((await fix()).stdout).toBe('预算 对\n对 合 总 合\n');
    expect(await fix('--recompute')).toMatchObject({
      stdout: '预算 对\n对 总和 总 总和\n',
      stderr: [
        'a.txt:2:5 不重算：与文字相符',
        'a.txt:1:4 错 → 对',
        'a.txt:2:1 错 → 对',
        'a.txt:2:3 合 → 总和',
        'a.txt:2:7 合 → 总和',
        '',
      ].join('\n'),
    });
  });
});
