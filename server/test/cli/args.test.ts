/** The command line's arguments: what is understood, and what is refused in which words. */

import { expect, test } from 'vitest';
import { readArguments } from '../../src/cli/args';
import { expectRefusal } from './refusal';

const read = (line: string) => readArguments(line.split(' ').filter(Boolean));

test('check takes options anywhere, with defaults', () => {
  expect(read('check a.txt')).toEqual({
    command: 'check',
    format: 'text',
    failOn: 1,
    level: 2,
    relations: false,
    allowUnread: false,
    writeBaseline: false,
    jobs: 1,
    paths: ['a.txt'],
  });
  expect(read('check a --format json --relations - --fail-on=warning --stdin-name b.txt')).toEqual({
    command: 'check',
    format: 'json',
    failOn: 2,
    level: 2,
    relations: true,
    allowUnread: false,
    writeBaseline: false,
    jobs: 1,
    paths: ['a', '-'],
    stdinName: 'b.txt',
  });
  expect(read('check -- --format')).toMatchObject({ paths: ['--format'] });
});

test('check takes lists of files and a number of jobs', () => {
  expect(read('check --files-from - --jobs 8')).toMatchObject({ filesFrom: '-', jobs: 8, paths: [] });
});

test('check takes a file to write, and may be told to let unread texts pass', () => {
  expect(read('check -o out.json --allow-unread a')).toMatchObject({ out: 'out.json', allowUnread: true });
});

test('fix takes codes one by one, in a row, or with commas', () => {
  const plain = { command: 'fix', write: false, backup: true, diff: false, recompute: false, paths: ['a'] };
  expect(read('fix a')).toEqual(plain);
  expect(read('fix --diff --recompute a')).toEqual({ ...plain, diff: true, recompute: true });
  expect(read('fix --diff a b')).toEqual({ ...plain, diff: true, paths: ['a', 'b'] });
  expect(read('fix --write --no-backup a')).toEqual({ ...plain, write: true, backup: false });
  expect(read('fix --only sum/row,sum/total sum/children --write a b')).toMatchObject({
    only: ['sum/row', 'sum/total', 'sum/children'],
    write: true,
    paths: ['a', 'b'],
  });
  // Only codes right behind the option: a path may look like one.
  expect(read('fix --only=sum/row a --write doc/name')).toMatchObject({
    only: ['sum/row'],
    paths: ['a', 'doc/name'],
  });
});

test('explain takes a code or a place', () => {
  expect(read('explain sum/row')).toEqual({ command: 'explain', target: { code: 'sum/row' } });
  expect(read('explain C:\\a:b.txt:12:3')).toMatchObject({
    target: { path: 'C:\\a:b.txt', line: 11, character: 2 },
  });
});

test('help and version outrank everything', () => {
  expect(read('--help')).toEqual({ command: 'help' });
  expect(read('check -h')).toEqual({ command: 'help' });
  expect(read('--version')).toEqual({ command: 'version' });
});

test.each([
  ['', '没有给出命令'],
  ['export a', '没有命令 export'],
  ['constructor a', '没有命令 constructor'],
  ['check', '没有给出文件或文件夹'],
  ['check --threads 2 a', '没有选项 --threads'],
  ['check --jobs 0 a', '--jobs 不能是 0，应为 1 到 999'],
  ['check --jobs many a', '--jobs 不能是 many，应为 1 到 999'],
  ['check --files-from - -', '标准输入不能既是清单又是文本'],
  ['check -x a', '没有选项 -x'],
  ['check --write a', '命令 check 没有选项 --write'],
  ['check --format', '选项 --format 后面缺少值'],
  ['check --format --relations a', '选项 --format 后面缺少值'],
  ['check --format xml a', '没有格式 xml，可用：text、json、ndjson、sarif、github、list'],
  ['check --format json --format text a', '选项 --format 只能给一次'],
  ['check --fail-on hint a', '--fail-on 不能是 hint，可用：error、warning、information'],
  ['check --relations=yes a', '选项 --relations 不带值'],
  ['check --relations a', '--relations 只用于 --format json 和 ndjson'],
  ['fix a b', '改多个文件须加 --write 或 --diff'],
  ['fix --no-backup a', '--no-backup 只与 --write 同用'],
  ['fix --write -', '标准输入不能用 --write'],
  ['fix --only nonsense a', '没有代码 nonsense'],
  ['explain', '没有给出代码或位置'],
  ['explain sum/row sum/total', 'explain 一次只说明一个代码或一个位置'],
  ['explain a.txt', 'a.txt 既不是代码（如 sum/row），也不是位置（路径:行:列）'],
  ['explain a.txt:0:1', '行和列从 1 数起'],
])('gouji %s → %s', (line, message) => {
  expectRefusal(line, message);
});
