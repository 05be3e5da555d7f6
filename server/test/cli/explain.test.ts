/** `gouji explain`: a page of the manual, or what ties an amount. */

import { expect, test } from 'vitest';
import { folder, run } from './harness';

test('a code prints its page of the manual', async () => {
  const cwd = folder({ 'docs/rules/sum-row.md': '# sum/row\n\n合计。' });
  expect(await run(cwd, ['explain', 'sum/row'])).toEqual(
    expect.objectContaining({ code: 0, stdout: '# sum/row\n\n合计。\n', stderr: '' }),
  );
  const missing = await run(cwd, ['explain', 'sum/nothing']);
  expect(missing).toMatchObject({ code: 2, stdout: '', stderr: 'gouji: 手册中没有代码 sum/nothing\n' });
});

test('a terminal shows a page without the marks of Markdown', async () => {
  const page = [
    '# sum/row 横向合计',
    '',
    '**级别**：错误，见 [sum/total](sum-total.md) 和 `gouji.rules`',
    '',
    '- 空白格按零；',
    '',
    '| 科目 | 合计 |',
    '| --- | ---: |',
    '| 行政运行 | 9.60 |',
    '| 款 | 420.00 |',
  ].join('\n');
  const cwd = folder({ 'docs/rules/sum-row.md': page });
  const { stdout } = await run(cwd, ['explain', 'sum/row'], { tty: true, env: { NO_COLOR: '1' } });
  expect(stdout.split('\n')).toEqual([
    'sum/row 横向合计',
    '',
    '级别：错误，见 sum/total 和 gouji.rules',
    '',
    '· 空白格按零；',
    '',
    '科目      合计',
    '行政运行  9.60',
    '款        420.00',
    '',
  ]);
  const coloured = await run(cwd, ['explain', 'sum/row'], { tty: true });
  expect(coloured.stdout).toContain('\x1b[1m级别\x1b[0m');
});

test('a place prints the relations of its amount', async () => {
  const cwd = folder({ 'a.txt': '\ufeff预算\r\n甲 7' });
  expect(await run(cwd, ['explain', 'a.txt:2:3'])).toMatchObject({
    code: 0,
    stdout: '7 在第 2 行\n✓ 甲 = 乙\n读法：甲 = 乙：1 处相符，0 处不符\n',
  });
  expect(await run(cwd, ['explain', '-:1:1'], { stdin: '7' })).toMatchObject({ code: 0 });
});

test.each(['a.txt:2:1', 'a.txt:9:1'])('at %s there is no amount', async (place) => {
  const cwd = folder({ 'a.txt': '预算\n甲 7' });
  expect(await run(cwd, ['explain', place])).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `gouji: ${place} 处没有数字\n`,
  });
});

test('what cannot be read is said in one line', async () => {
  const cwd = folder({ 'sub/a.txt': '' });
  expect(await run(cwd, ['explain', 'b.txt:1:1'])).toMatchObject({
    code: 2,
    stderr: 'gouji: b.txt：没有这个文件\n',
  });
  expect(await run(cwd, ['explain', 'sub:1:1'])).toMatchObject({ code: 2, stderr: 'gouji: sub：是文件夹\n' });
});
