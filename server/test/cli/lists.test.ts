/** Official lists of 科目 on the command line: found beside the settings, in either encoding, with one message if wrong. */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ListFile } from '../../src/knowledge/official-list';
import { folder, run, service } from './harness';

const LIST = '科目编码,科目名称\n2101507,新增事务\n';
/** `2101507,甲` under `编码,名称` in GBK. */
const GBK = Buffer.from([
  0xb1,
  0xe0,
  0xc2,
  0xeb,
  0x2c,
  0xc3,
  0xfb,
  0xb3,
  0xc6,
  0x0a,
  ...Buffer.from('2101507,'),
  0xbc,
  0xd7,
  0x0a,
]);

/** What `gouji check` hands over to the service. */
async function listsFor(files: Readonly<Record<string, string | Uint8Array>>) {
  const cwd = folder({ 'a/b.txt': '预算', ...files });
  const seen: (readonly ListFile[])[] = [];
  const watched = {
    ...service,
    check: (...given: Parameters<typeof service.check>) => {
      seen.push(given[2].lists);
      return service.check(...given);
    },
  };
  const { code, stderr } = await run(cwd, ['check', join('a', 'b.txt')], { service: watched });
  return { code, stderr, lists: seen[0] };
}

const settings = (...classification: string[]) => JSON.stringify({ 'gouji.classification': classification });

test('a list of the default name counts without settings', async () => {
  const { code, stderr, lists } = await listsFor({ '.gouji/classification.csv': LIST });
  expect([code, stderr]).toEqual([0, '']);
  expect(lists).toEqual([{ path: '.gouji/classification.csv', text: LIST }]);
});

test('settings name lists, relative to their folder, in UTF-8 or GBK', async () => {
  const { stderr, lists } = await listsFor({
    '.gouji/settings.json': settings('a.csv', 'b/c.csv'),
    'a.csv': `\ufeff${LIST}`,
    'b/c.csv': GBK,
  });
  expect(stderr).toBe('');
  expect(lists).toEqual([
    { path: 'a.csv', text: LIST },
    { path: 'b/c.csv', text: '编码,名称\n2101507,甲\n' },
  ]);
});

test.each<[string, Readonly<Record<string, string | Uint8Array>>, string]>([
  ['absent', { '.gouji/settings.json': settings('a.csv') }, '科目表 a.csv 没有采用：没有这个文件'],
  [
    'not a list',
    { '.gouji/settings.json': settings('a.csv'), 'a.csv': '甲,乙\n' },
    '科目表 a.csv 没有采用：没有找到“科目编码”和“科目名称”两栏，第一行应是栏名',
  ],
  [
    'no text',
    { '.gouji/classification.csv': new Uint8Array([0, 1, 2]) },
    '科目表 .gouji/classification.csv 没有采用：不是 UTF-8 或 GB18030 的文本',
  ],
  [
    'set as something else',
    { '.gouji/settings.json': '{"classification":"a.csv"}' },
    '设置 classification 应为文件路径的列表，已按默认设置校核',
  ],
])('a list that is %s is said so, and the file is checked', async (_, files, problem) => {
  const { code, stderr, lists } = await listsFor(files);
  expect(stderr).toContain(problem);
  expect(stderr.match(/\n/g)).toHaveLength(1);
  expect(code).toBe(2);
  expect(lists).toBeDefined();
});
