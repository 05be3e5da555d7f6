/** Several files at once, and lists of files: the same output as one after the other. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileResult } from '../../src/cli/file-result';
import { FORMAT_NAMES } from '../../src/cli/formats/names';
import { createPool, inOrder } from '../../src/cli/jobs';
import { progressBar } from '../../src/cli/output';
import { folder, run, workerHere } from './harness';

const FILES = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [`${i}.txt`, i % 3 === 0 ? `预算 ${i}\n甲 错\n` : `预算 ${i}\n`]),
);

test.each(FORMAT_NAMES)('%s is the same whatever the number of jobs', async (format) => {
  const cwd = folder({ ...FILES, 'image.txt': Buffer.from([0x89, 0x50, 0, 1]) });
  const one = await run(cwd, ['check', '--format', format, '.']);
  const four = await run(cwd, ['check', '--format', format, '--jobs', '4', '.']);
  expect(one.stdout).not.toBe('');
  expect(four).toEqual(one);
});

test('standard input is checked among the files of other threads', async () => {
  const cwd = folder(FILES);
  const result = await run(cwd, ['check', '--jobs', '3', '1.txt', '-', '0.txt'], { stdin: '预算 错' });
  expect(result.stdout.match(/^\S+(?= 错误)/gm)).toEqual(['-:1:4', '0.txt:2:3']);
});

test('what fails a thread costs one file', async () => {
  const cwd = folder(FILES);
  const startWorker: typeof workerHere = (task) => {
    const { check, stop } = workerHere(task);
    return {
      check: (target) =>
        target.path === '3.txt' ? Promise.reject(new Error('out of memory')) : check(target),
      stop,
    };
  };
  const paths = ['0.txt', '3.txt', '6.txt'];
  const result = await run(cwd, ['check', '--jobs', '2', ...paths], { startWorker });
  expect(result).toMatchObject({ code: 2, stderr: 'gouji: 3.txt：校核失败：out of memory\n' });
  expect(result.stdout.match(/^\S+(?= 错误)/gm)).toEqual(['0.txt:2:3', '6.txt:2:3']);
  const { stdout } = await run(cwd, ['check', '--format', 'json', '--jobs', '2', ...paths], { startWorker });
  const { files, summary } = JSON.parse(stdout);
  expect(files.map(({ failed }: { failed?: string }) => failed)).toEqual([
    undefined,
    '校核失败：out of memory',
    undefined,
  ]);
  expect(summary).toMatchObject({ files: 3, errors: 2 });
});

test('a list of files comes from standard input or from a file, by lines or by NUL', async () => {
  const cwd = folder({ ...FILES, list: '3.txt\r\n0.txt\n' });
  const named = await run(cwd, ['check', '3.txt', '0.txt']);
  expect(await run(cwd, ['check', '--files-from', 'list'])).toEqual(named);
  for (const stdin of ['3.txt\n0.txt\n', '3.txt\n0.txt', '3.txt\x000.txt\0'])
    expect(await run(cwd, ['check', '--files-from', '-'], { stdin })).toEqual(named);
  const odd = folder({ '两\n行.txt': '预算 错' });
  const { stdout } = await run(odd, ['check', '--format', 'ndjson', '--files-from', '-'], {
    stdin: '两\n行.txt\0',
  });
  expect(JSON.parse(stdout)).toMatchObject({ path: '两\n行.txt', language: 'disclosure' });
});

test('a list that cannot be read is said', async () => {
  const cwd = folder({});
  const { code, stderr } = await run(cwd, ['check', '--files-from', join(cwd, 'missing')]);
  expect(code).toBe(2);
  expect(stderr).toContain('missing');
});

test('a pool runs at most as many at once as it has workers', async () => {
  let running = 0;
  let most = 0;
  let stopped = 0;
  const pool = createPool(
    () => ({
      check: async (): Promise<FileResult> => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        return { problems: [] };
      },
      stop: async () => {
        stopped++;
      },
    }),
    3,
  );
  const target = { path: 'a', uri: 'a', folder: '.', languageId: 'plaintext', named: true } as const;
  await Promise.all(Array.from({ length: 20 }, () => pool.check(target)));
  await pool.close();
  expect([most, stopped]).toEqual([3, 3]);
});

test('closing a pool stops the workers that are at a file too, and starts no other', async () => {
  let running = 0;
  const pool = createPool(() => {
    running++;
    let fail: (error: Error) => void = () => {};
    return {
      check: () => new Promise((_, reject) => (fail = reject)),
      stop: async () => {
        running--;
        fail(new Error('the thread ended'));
      },
    };
  }, 2);
  const target = { path: 'a', uri: 'a', folder: '.', languageId: 'plaintext', named: true } as const;
  const checks = [pool.check(target), pool.check(target)].map((check) => check.catch(() => 'ended'));
  await new Promise((resolve) => setImmediate(resolve));
  expect(running).toBe(2);
  await pool.close();
  expect(await Promise.all(checks)).toEqual(['ended', 'ended']);
  expect(running).toBe(0);
});

test('results come in order, and not too many are begun', async () => {
  async function* numbers(): AsyncGenerator<number> {
    for (let i = 0; i < 12; i++) yield i;
  }
  let begun = 0;
  let taken = 0;
  const results: number[] = [];
  const work = async (item: number): Promise<number> => {
    begun++;
    expect(begun - taken).toBeLessThanOrEqual(4);
    for (let turn = 0; turn < (item % 4) * 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    return item;
  };
  for await (const result of inOrder(numbers(), 4, work)) {
    taken++;
    results.push(result);
  }
  expect(results).toEqual(Array.from({ length: 12 }, (_, i) => i));
});

test('the bar fills from left to right', () => {
  expect(progressBar(0, 4)).toBe(`[${'·'.repeat(24)}] 0/4`);
  expect(progressBar(1, 4)).toBe(`[${'█'.repeat(6)}${'·'.repeat(18)}] 1/4`);
  expect(progressBar(4, 4)).toBe(`[${'█'.repeat(24)}] 4/4`);
});
