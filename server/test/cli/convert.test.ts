/** `gouji convert`: which form, where to, and what is refused. */

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readArguments } from '../../src/cli/args';
import { folder, run } from './harness';
import { expectRefusal } from './refusal';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean));

test('takes one path, a form and a file to write', () => {
  expect(read('convert a.txt')).toEqual({ command: 'convert', to: 'budget', paths: ['a.txt'] });
  expect(read('convert a.txt -o b.budget --to json')).toEqual({
    command: 'convert',
    to: 'json',
    out: 'b.budget',
    paths: ['a.txt'],
  });
  expect(read('convert a.txt -o B.MD')).toMatchObject({ to: 'md' });
  expect(read('convert - --out=b --stdin-name c.txt')).toMatchObject({ out: 'b', stdinName: 'c.txt' });
});

test.each([
  ['convert', '没有给出文件或文件夹'],
  ['convert a b', 'convert 一次只转换一个文件'],
  ['convert a --to docx', '不能转换成 docx，可用：budget、md、tsv、json'],
  ['convert a -o', '选项 -o 后面缺少值'],
  ['convert a -o b -o c', '选项 --out 只能给一次'],
  ['fix a -o b', '命令 fix 没有选项 --out'],
])('%s: %s', (line, message) => {
  expectRefusal(line, message);
});

test('prints the text in the form asked for', async () => {
  const cwd = folder({ 'a.txt': '预算 1' });
  expect(await run(cwd, ['convert', 'a.txt'])).toMatchObject({
    code: 0,
    stdout: 'budget: 预算 1',
    stderr: '',
  });
  expect(await run(cwd, ['convert', '--to', 'tsv', 'a.txt'])).toMatchObject({ stdout: 'tsv: 预算 1' });
});

test('writes a new file and replaces an old one', async () => {
  const cwd = folder({ 'a.txt': '预算 1', 'b.txt': '预算 2' });
  const convert = (name: string) => run(cwd, ['convert', name, '-o', 'out.budget']);
  expect(await convert('a.txt')).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(await convert('b.txt')).toMatchObject({ code: 0 });
  expect(readFileSync(join(cwd, 'out.budget'), 'utf8')).toBe('budget: 预算 2');
});

test('converts a text that is not recognised, and says so', async () => {
  const cwd = folder({ 'a.txt': '天气' });
  expect(await run(cwd, ['convert', 'a.txt'])).toMatchObject({
    code: 0,
    stdout: 'budget: 天气',
    stderr: 'gouji: a.txt：认不出是预算、决算公开文本\n',
  });
});

test('refuses folders, missing files and places that cannot be written', async () => {
  const cwd = folder({ 'a.txt': '预算 1' });
  mkdirSync(join(cwd, 'folder'));
  expect((await run(cwd, ['convert', 'folder'])).stderr).toContain('不能是文件夹');
  for (const args of [
    ['folder'],
    ['missing.txt'],
    ['a.txt', '-o', 'folder'],
    ['a.txt', '-o', 'none/b.budget'],
  ]) {
    const result = await run(cwd, ['convert', ...args]);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).not.toBe('');
  }
});
