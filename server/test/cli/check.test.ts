/** `gouji check` as a whole: which files, which exit code, which words on which stream. */

import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import type { Service } from '../../src/service';
import { checked } from '../support/checked';
import { folder, run, service } from './harness';

const LIST = '科目编码,科目名称\n2101507,新增事务\n';
const IN_ORDER = '预算 12\n';
const WRONG = '预算 12\n甲 错\n';

/** Paths of the entries in the output, with what the files are. */
async function filesOf(cwd: string, ...paths: string[]): Promise<string[]> {
  const { stdout } = await run(cwd, ['check', '--format', 'ndjson', ...paths]);
  const entries = stdout.split('\n').filter(Boolean);
  return entries.map((line) => JSON.parse(line)).map(({ path, language }) => `${path} ${language}`);
}

test('the exit code follows the worst finding and --fail-on', async () => {
  const cwd = folder({ 'good.txt': IN_ORDER, 'bad.txt': WRONG, 'odd.txt': '预算 疑', 'near.txt': '预算 尾' });
  const codeOf = async (...argv: string[]) => (await run(cwd, ['check', ...argv])).code;
  expect(await codeOf('good.txt')).toBe(0);
  expect(await codeOf('bad.txt')).toBe(1);
  expect(await codeOf('good.txt', 'bad.txt', 'good.txt')).toBe(1);
  expect(await codeOf('odd.txt')).toBe(0);
  expect(await codeOf('odd.txt', '--fail-on', 'warning')).toBe(1);
  expect(await codeOf('near.txt', '--fail-on', 'warning')).toBe(0);
  expect(await codeOf('near.txt', '--fail-on', 'information')).toBe(1);
});

test('an unreadable file is one line on standard error and outranks findings; others are still checked', async () => {
  const cwd = folder({ 'bad.txt': WRONG, 'image.txt': Buffer.from([0x89, 0x50, 0, 1]) });
  const result = await run(cwd, ['check', 'missing.txt', 'image.txt', 'bad.txt']);
  expect(result.code).toBe(2);
  expect(result.stderr).toBe('gouji: missing.txt：没有这个文件\ngouji: image.txt：不是文本文件\n');
  expect(result.stdout).toContain('bad.txt:2:3 错误');
  const { stdout } = await run(cwd, ['check', '--format', 'json', 'missing.txt', 'bad.txt']);
  const { files, summary } = JSON.parse(stdout);
  expect(files[0]).toMatchObject({
    path: 'missing.txt',
    language: 'unrecognised',
    partial: true,
    reason: '没有这个文件',
  });
  expect(summary).toEqual({ files: 2, errors: 1, warnings: 0, information: 0 });
});

test('bad usage is one line with a hint', async () => {
  const result = await run(folder({}), ['count', 'a']);
  expect(result).toMatchObject({
    code: 2,
    stdout: '',
    stderr: 'gouji: 没有命令 count（用法见 gouji --help）\n',
  });
});

test('help and version go to standard output', async () => {
  expect((await run('.', ['--help'])).stdout).toMatch(/^用法：\n {2}gouji check/);
  expect(await run('.', ['--version'])).toMatchObject({ code: 0, stdout: 'gouji 1.2.3\n' });
});

test('help names the settings file, with an example and the defaults, and both can be used as they stand', async () => {
  const { stdout } = await run('.', ['--help']);
  expect(stdout).toContain('.gouji/settings.json');
  const shown = stdout.split('\n').filter((line) => line.trim().startsWith('{'));
  expect(shown).toHaveLength(2);
  expect(JSON.parse(shown[1])).toEqual({
    locale: 'zh-cn',
    tolerance: 'interval',
    rules: {},
    ambiguousWidth: 1,
    classification: ['.gouji/classification.csv'],
  });
  for (const settings of shown) {
    const cwd = folder({
      '.gouji/settings.json': settings,
      '.gouji/classification.csv': LIST,
      'a.txt': IN_ORDER,
    });
    expect(await run(cwd, ['check', 'a.txt'])).toMatchObject({ code: 0, stderr: '' });
  }
});

test('a folder is searched for disclosures, a named file always appears', async () => {
  const cwd = folder({
    'b.txt': IN_ORDER,
    'a/c.md': IN_ORDER,
    'a/notes.txt': '无关',
    'a/d.budget': '',
    'a/e.ysgk': '',
    'a/F.DISCLOSURE': '',
    'a/g.dat': IN_ORDER,
    'a/node_modules/x.txt': IN_ORDER,
    'a/.git/x.txt': IN_ORDER,
  });
  symlinkSync(cwd, join(cwd, 'a', 'loop'));
  const inA = ['a/F.DISCLOSURE disclosure', 'a/c.md disclosure', 'a/d.budget budget', 'a/e.ysgk disclosure'];
  expect(await filesOf(cwd, 'a')).toEqual(inA);
  expect(await filesOf(cwd, '.')).toEqual([...inA, 'b.txt disclosure']);
  expect(await filesOf(cwd, 'a/notes.txt', 'a/g.dat')).toEqual([
    'a/notes.txt unrecognised',
    'a/g.dat disclosure',
  ]);
  expect(await filesOf(cwd, 'b.txt', './b.txt', '.')).toEqual(['b.txt disclosure', ...inA]);
});

test('a folder without disclosures is said to be so', async () => {
  const cwd = folder({ 'notes.txt': '无关' });
  expect(await run(cwd, ['check', '.'])).toMatchObject({
    code: 2,
    stdout: '没有找到预算公开文本\n',
    stderr: 'gouji: .：没有找到预算公开文本\n',
  });
});

test('standard input is checked, under its name if it is given', async () => {
  const cwd = folder({});
  expect(await run(cwd, ['check', '-'], { stdin: WRONG })).toMatchObject({ code: 1 });
  const named = await run(cwd, ['check', '-', '--stdin-name', 'x.budget', '--format', 'ndjson'], {
    stdin: '空',
  });
  expect(JSON.parse(named.stdout)).toMatchObject({ path: 'x.budget', language: 'budget' });
});

test.each(['utf-8', 'gb18030'])('a text in %s is read, with or without its mark', async (encoding) => {
  for (const addBOM of [false, true]) {
    const text = addBOM ? `\ufeff${WRONG}` : WRONG;
    const cwd = folder({ 'a.txt': iconv.encode(text, encoding) });
    expect((await run(cwd, ['check', 'a.txt'])).stdout).toContain('a.txt:2:3 错误');
  }
});

test('settings come from the nearest folder', async () => {
  const off = JSON.stringify({
    'gouji.rules': { 'sum/row': 'off' },
    'gouji.codeLens': true,
    'gouji.tableKeys': false,
  });
  const cwd = folder({
    'a/.gouji/settings.json': off,
    'a/b/c.txt': WRONG,
    'a/d/.gouji/settings.json': '{"locale":"en"}',
    'a/d/e.txt': WRONG,
  });
  expect(await run(cwd, ['check', 'a/b/c.txt'])).toMatchObject({ code: 0, stderr: '' });
  const english = await run(cwd, ['check', 'a/d/e.txt']);
  expect(english.code).toBe(1);
  expect(english.stdout).toContain('a/d/e.txt:2:3 error wrong, indeed');
  expect(english.stdout).toContain(
    'a/d/e.txt: 1 tables print 2 numbers, 2 read, 2 tied; 3 amounts in the text, 1 tied; 1 error',
  );
});

test.each([
  ['{', '不是有效的 JSON'],
  ['[]', '应为一个 JSON 对象'],
  ['{"rule":{}}', '没有“rule”这项设置'],
  ['{"gouji.locale":"fr"}', '设置 gouji.locale 应为"zh-cn"、"en" 或 "auto"'],
  ['{"tolerance":0}', '设置 tolerance 应为"interval" 或 "exact"'],
  ['{"maxFindings":0}', '设置 maxFindings 应为大于 0 的整数'],
  [
    '{"rules":{"sum/row":"loud"}}',
    '设置 rules 应为代码到级别的对象，级别为 error、warning、information、hint、off',
  ],
])('settings %s are reported once', async (settings, message) => {
  const cwd = folder({ '.gouji/settings.json': settings, 'a.txt': IN_ORDER, 'b/c.txt': IN_ORDER });
  const result = await run(cwd, ['check', 'a.txt', 'b/c.txt']);
  const path = join(cwd, '.gouji', 'settings.json');
  expect(result.stderr).toBe(`gouji: ${path}：${message}，已按默认设置校核\n`);
  expect(result.code).toBe(2);
  expect(result.stdout).toContain('c.txt：1 张表印有');
});

test('a limit on what is listed hides nothing from the counts and the exit code', async () => {
  const cwd = folder({ '.gouji/settings.json': '{"maxFindings":1}', 'a.txt': '预算 尾 错' });
  const result = await run(cwd, ['check', 'a.txt']);
  expect(result.code).toBe(1);
  expect(result.stdout).not.toContain('错误 有误');
  expect(result.stdout).toContain('1 处错误、1 条信息');
});

test('a file does not agree because settings list nothing of what does not hold', async () => {
  const { document } = checked(`部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t10.00\t20.00
214\t交通运输支出\t40.00\t10.00\t20.00
`);
  const broken = document.judged.filter(({ status }) => status === 'broken').length;
  expect(broken).toBeGreaterThan(1);
  const quiet: Service = {
    ...service,
    check: (...asked) => ({ ...service.check(...asked), judged: document.judged }),
  };
  const { stdout, code } = await run(folder({ 'a.txt': '预算 123' }), ['check', 'a.txt'], { service: quiet });
  expect(stdout).toBe(
    `a.txt：1 张表印有 3 个数，读懂 3，勾稽 3；文字 3 处，勾稽 1；有 ${broken} 条勾稽关系不成立\n`,
  );
  expect(code).toBe(0);
});

test('"auto" speaks the language of the environment', async () => {
  const cwd = folder({ '.gouji/settings.json': '{"locale":"auto"}', 'a.txt': '无关' });
  const english = await run(cwd, ['check', 'a.txt'], { env: { LANG: 'en_GB.UTF-8' } });
  expect(english.stdout).toBe('a.txt: not recognised as a budget disclosure, not checked\n');
  const chinese = await run(cwd, ['check', 'a.txt'], { env: { LANG: 'zh_CN.UTF-8' } });
  expect(chinese.stdout).toBe('a.txt：未识别为预算公开文本，未校核\n');
});

test('a line beyond the cap is left out, and the others keep their places', async () => {
  const long = '错'.repeat(1024 * 1024 + 1);
  const cwd = folder({ 'a.txt': `预算\r\n${long}\r\n甲 错\r\n` });
  const { files } = JSON.parse((await run(cwd, ['check', '--format', 'json', 'a.txt'])).stdout);
  expect(files[0]).toMatchObject({ partial: true, reason: '第 2 行超过 1 MB，该行未校核' });
  expect(files[0].diagnostics.map(({ range }: { range: object }) => range)).toEqual([
    { start: { line: 2, character: 2 }, end: { line: 2, character: 3 } },
  ]);
});

test('a file of one line of more than 50 MB is told so', async () => {
  const cwd = folder({ 'a.txt': Buffer.alloc(50 * 1024 * 1024 + 10, '1') });
  const result = await run(cwd, ['check', 'a.txt']);
  expect(result).toMatchObject({ code: 2, stderr: 'gouji: a.txt：认不出是预算、决算公开文本，没有校核\n' });
  expect(result.stdout).toContain('a.txt：部分校核：文件超过 50 MB，其后未校核');
});

test('findings may be as many as they like', async () => {
  const cwd = folder({ 'a.txt': `预算${'错'.repeat(200_000)}` });
  const { code, stdout } = await run(cwd, ['check', 'a.txt']);
  expect(code).toBe(1);
  expect(stdout.slice(-60)).toContain('200000 处错误');
});

test('checking ends when nobody reads on', async () => {
  const cwd = folder(Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${i}.txt`, WRONG])));
  const result = await run(cwd, ['check', '.'], { room: 2 });
  expect(result.stdout.match(/错误 有误/g)).toHaveLength(2);
  expect(result.code).toBe(1);
});

test('progress and colours are for terminals, colours unless NO_COLOR is set', async () => {
  const cwd = folder({ 'a.txt': WRONG });
  const plain = await run(cwd, ['check', 'a.txt']);
  expect(plain.stdout + plain.stderr).not.toContain('\x1b');
  const terminal = await run(cwd, ['check', 'a.txt'], { tty: true });
  expect(terminal.stdout).toContain('\x1b[31m错误\x1b[0m');
  expect(terminal.stderr).toBe('\r\x1b[2K正在校核 a.txt …\r\x1b[2K');
  const colourless = await run(cwd, ['check', 'a.txt'], { tty: true, env: { NO_COLOR: '1' } });
  expect(colourless.stdout).toBe(plain.stdout);
});

test.skipIf(process.getuid?.() === 0)('a folder that may not be read is reported', async () => {
  const cwd = folder({});
  mkdirSync(join(cwd, 'closed'));
  chmodSync(join(cwd, 'closed'), 0);
  expect(await run(cwd, ['check', '.'])).toMatchObject({
    code: 2,
    stderr: 'gouji: closed：无权读取或写入\n',
  });
});

test('an unforeseen error is one line', async () => {
  const broken = new Proxy({}, { get: () => () => fail('one\ntwo') });
  const fail = (message: string): never => {
    throw new Error(message);
  };
  const cwd = folder({ 'a.txt': IN_ORDER });
  const result = await run(cwd, ['explain', 'a.txt:1:1'], { service: broken as never });
  expect(result).toMatchObject({ code: 2, stderr: 'gouji: 内部错误：one two\n' });
});
