/** One bad file harms no other: what throws, what is no file, what cannot be read, and what is said of it. */

import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { FORMAT_NAMES } from '../../src/cli/formats/names';
import type { Io, Sink } from '../../src/cli/io';
import { writingOut } from '../../src/cli/out-file';
import { OutputError } from '../../src/cli/output';
import type { Service } from '../../src/service';
import { folder, run, service, workerOf } from './harness';

const IN_ORDER = '预算 12\n';
const WRONG = '预算 12\n甲 错\n';

/** Throws for texts that hold this word, wherever in the check. */
const throwsAt = (method: 'check' | 'diagnostics' | 'fixAll' | 'convert'): Service => ({
  ...service,
  [method]: (...given: never[]) => {
    const [first] = given as unknown[];
    const text =
      typeof first === 'string' ? first : String((first as { snapshot: { text: string } }).snapshot.text);
    if (text.includes('崩')) throw new Error('stack\nis gone');
    return (service[method] as (...all: never[]) => unknown)(...given);
  },
});

function pipe(cwd: string, name: string): void {
  execFileSync('mkfifo', [join(cwd, name)]);
}

const noPipes = process.platform === 'win32';

describe('a check that throws', () => {
  const FILES = { 'a.txt': WRONG, 'b.txt': '预算 崩\n', 'c.txt': WRONG };

  test.each(['check', 'diagnostics'] as const)(
    'in %s is what failed its file, and no other',
    async (method) => {
      const cwd = folder(FILES);
      const bad = throwsAt(method);
      const options = { service: bad, startWorker: workerOf(bad) };
      for (const argv of [['.'], ['b.txt', 'a.txt', 'c.txt'], ['--jobs', '3', '.']]) {
        const { code, stdout, stderr } = await run(cwd, ['check', '--format', 'json', ...argv], options);
        expect(code).toBe(2);
        expect(stderr).toBe('gouji: b.txt：校核失败：stack is gone\n');
        const { files, summary } = JSON.parse(stdout);
        expect(
          Object.fromEntries(
            files.map((file: { path: string; failed?: string }) => [file.path, file.failed]),
          ),
        ).toEqual({
          'a.txt': undefined,
          'b.txt': '校核失败：stack\nis gone',
          'c.txt': undefined,
        });
        expect(summary).toMatchObject({ files: 3, errors: 2 });
      }
    },
  );

  test.each(FORMAT_NAMES)('is in %s, whole', async (format) => {
    const cwd = folder(FILES);
    const { code, stdout } = await run(cwd, ['check', '--format', format, '.'], {
      service: throwsAt('check'),
    });
    expect(code).toBe(2);
    for (const name of ['a.txt', 'b.txt', 'c.txt']) expect(stdout).toContain(name);
    expect(stdout).toContain('校核失败');
    if (format === 'sarif') expect(JSON.parse(stdout).runs[0].invocations[0].executionSuccessful).toBe(false);
    if (format === 'ndjson')
      expect(
        stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).failed !== undefined),
      ).toEqual([false, true, false]);
  });

  test('leaves the other files to fix', async () => {
    const cwd = folder(FILES);
    const result = await run(cwd, ['fix', '--write', '.'], { service: throwsAt('fixAll') });
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('gouji: b.txt：校核失败：stack is gone\n');
    expect(readFileSync(join(cwd, 'c.txt'), 'utf8')).toBe('预算 12\n甲 对\n');
    expect(readFileSync(join(cwd, 'b.txt'), 'utf8')).toBe(FILES['b.txt']);
  });

  test('is said by convert, which writes nothing', async () => {
    const cwd = folder(FILES);
    const result = await run(cwd, ['convert', 'b.txt', '-o', 'b.budget'], { service: throwsAt('convert') });
    expect(result).toMatchObject({ code: 2, stderr: 'gouji: b.txt：校核失败：stack is gone\n' });
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'b.txt', 'c.txt']);
  });
});

describe.skipIf(noPipes)('what is no file', () => {
  test('in a folder is skipped and named, and the rest is checked', async () => {
    const cwd = folder({ 'a.txt': IN_ORDER });
    pipe(cwd, 'b.txt');
    pipe(cwd, 'c');
    symlinkSync('/dev/zero', join(cwd, 'd.txt'));
    const socket = createServer().listen(join(cwd, 'e.sock'));
    onTestFinished(() => void socket.close());
    await new Promise((resolve) => socket.once('listening', resolve));
    for (const jobs of ['1', '2']) {
      const { code, stdout, stderr } = await run(cwd, ['check', '--format', 'json', '--jobs', jobs, '.']);
      expect(code).toBe(0);
      expect(stderr).toBe(
        [
          'gouji: 跳过 2 个：b.txt、c（是管道，不是文件）',
          'gouji: 跳过 1 个：d.txt（是设备，不是文件）',
          'gouji: 跳过 1 个：e.sock（是套接字，不是文件）',
          '',
        ].join('\n'),
      );
      expect(JSON.parse(stdout).files).toHaveLength(1);
      expect(JSON.parse(stdout).skipped).toEqual([
        { path: 'b.txt', reason: '是管道，不是文件' },
        { path: 'c', reason: '是管道，不是文件' },
        { path: 'd.txt', reason: '是设备，不是文件' },
        { path: 'e.sock', reason: '是套接字，不是文件' },
      ]);
    }
    const fixed = await run(cwd, ['fix', '--write', '.']);
    expect(fixed).toMatchObject({ code: 0 });
    expect(fixed.stderr).toContain('b.txt、c（是管道，不是文件）');
  });

  test.each(['check', 'fix', 'convert'])('named to %s is refused in a line', async (command) => {
    const cwd = folder({});
    pipe(cwd, 'b.txt');
    expect(await run(cwd, [command, 'b.txt'])).toMatchObject({
      code: 2,
      stderr: 'gouji: b.txt：是管道，不是文件\n',
    });
    expect(await run(cwd, [command, '/dev/zero'])).toMatchObject({
      code: 2,
      stderr: 'gouji: /dev/zero：是设备，不是文件\n',
    });
  });
});

describe('what Gouji cannot read', () => {
  const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);

  test('is counted and named in a folder, and no failure', async () => {
    const pictures = Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [`p/${String(i).padStart(2, '0')}.jpg`, OLE]),
    );
    const cwd = folder({
      'a.txt': IN_ORDER,
      'b.DOC': OLE,
      'c.xls': OLE,
      'd/e.ofd': OLE,
      '.f.png': OLE,
      ...pictures,
    });
    const { code, stderr } = await run(cwd, ['check', '.']);
    expect(code).toBe(0);
    expect(stderr.split('\n')).toEqual([
      'gouji: 跳过 1 个：b.DOC（是旧版 Word、WPS 文件，请另存为 .docx 后再校核）',
      'gouji: 跳过 1 个：c.xls（是旧版 Excel、WPS 表格，请另存为 .xlsx 后再校核）',
      'gouji: 跳过 1 个：d/e.ofd（是 OFD 文件，请转换为 PDF 后再校核）',
      expect.stringMatching(
        /^gouji: 跳过 14 个：p\/00\.jpg、.*、p\/11\.jpg等 14 个（是图片或扫描件，没有文字可读，请用原来的 Word、Excel 文件，或先做文字识别（OCR））$/,
      ),
      '',
    ]);
  });

  test('is refused with advice where it is named', async () => {
    const cwd = folder({ 'b.doc': OLE, 'a.txt': WRONG });
    const result = await run(cwd, ['check', 'b.doc', 'a.txt']);
    expect(result).toMatchObject({
      code: 2,
      stderr: 'gouji: b.doc：是旧版 Word、WPS 文件，请另存为 .docx 后再校核\n',
    });
    expect(result.stdout).toContain('b.doc：未校核：是旧版 Word');
    expect(result.stdout).toContain('a.txt:2:3 错误');
  });
});

describe('where nothing is checked', () => {
  test('a folder says so, each by itself', async () => {
    const cwd = folder({ 'a/b.txt': IN_ORDER, 'c/notes.txt': '无关', 'd/e.png': '' });
    expect(await run(cwd, ['check', 'a', 'c', 'd'])).toMatchObject({
      code: 2,
      stderr:
        'gouji: c：没有找到预算公开文本\ngouji: d：没有找到预算公开文本\ngouji: 跳过 1 个：d/e.png（是图片或扫描件，没有文字可读，请用原来的 Word、Excel 文件，或先做文字识别（OCR））\n',
    });
    expect(await run(cwd, ['fix', '--write', 'd'])).toMatchObject({ code: 2 });
    // All of `a` was checked before it was looked into.
    expect(await run(cwd, ['check', 'a/b.txt', 'a'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('a named file says so, and stands in the output', async () => {
    const cwd = folder({ 'notes.txt': '无关', 'empty.txt': ' \n', 'empty.disclosure': '', 'a.txt': WRONG });
    const names = ['notes.txt', 'empty.txt', 'empty.disclosure', 'a.txt'];
    const { code, stdout, stderr } = await run(cwd, ['check', '--format', 'ndjson', ...names]);
    expect(code).toBe(2);
    expect(stderr).toBe(
      [
        'gouji: notes.txt：认不出是预算、决算公开文本，没有校核',
        'gouji: empty.txt：文件是空的，没有校核',
        'gouji: empty.disclosure：文件是空的，没有校核',
        '',
      ].join('\n'),
    );
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).path),
    ).toEqual(names);
    expect(await run(cwd, ['check', '.'])).toMatchObject({ code: 1, stderr: '' });
    expect(await run(cwd, ['check', '-'], { stdin: '' })).toMatchObject({ code: 2 });
  });

  test('a text whose amounts were not read fails, unless that is allowed', async () => {
    const unread: Service = {
      ...service,
      coverage: ({ snapshot }) => {
        const printed = snapshot.text.includes('1,234.50') ? 3 : 1;
        const tables = { printed, read: 0, amounts: 0, tied: 0, twice: 0 };
        return { tables, text: { amounts: 0, tied: 0 }, untied: [], unread: [] };
      },
    };
    const cwd = folder({ 'a.txt': '预算 1,234.50 12.00 7.25\n', 'b.txt': '预算 2025.01\n' });
    const result = await run(cwd, ['check', '.'], { service: unread });
    expect(result.code).toBe(2);
    expect(result.stderr).toMatch(/^gouji: a\.txt：印有数额，却一个也没有读懂.*--allow-unread\n$/);
    expect(await run(cwd, ['check', '--allow-unread', '.'], { service: unread })).toMatchObject({
      code: 0,
      stderr: '',
    });
  });
});

describe('settings', () => {
  const settings = (value: object) => JSON.stringify(value, null, 2);
  const OUTSIDE = '不在 .gouji 所在的文件夹中，没有读取';

  test.skipIf(noPipes).each(['/dev/zero', '../elsewhere.json'])(
    'that are a link to %s are not read',
    async (to) => {
      const cwd = folder({
        'elsewhere.json': settings({ rules: { 'sum/row': 'off' } }),
        'a/.gouji/x': '',
        'a/b.txt': WRONG,
      });
      symlinkSync(to === '/dev/zero' ? to : join('..', to), join(cwd, 'a/.gouji/settings.json'));
      const { code, stdout, stderr } = await run(cwd, ['check', 'a/b.txt']);
      expect(stderr).toBe(`gouji: ${join(cwd, 'a/.gouji/settings.json')}：${OUTSIDE}\n`);
      expect(code).toBe(2);
      expect(stdout).toContain('a/b.txt:2:3 错误');
    },
  );

  test.skipIf(noPipes)('may be a link to a file beside them, and are no pipe', async () => {
    const cwd = folder({
      'a/shared.json': settings({ rules: { 'sum/row': 'off' } }),
      'a/.gouji/x': '',
      'a/b.txt': WRONG,
    });
    symlinkSync('../shared.json', join(cwd, 'a/.gouji/settings.json'));
    expect(await run(cwd, ['check', 'a/b.txt'])).toMatchObject({ code: 0, stderr: '' });
    const other = folder({ '.gouji/x': '', 'b.txt': WRONG });
    pipe(other, '.gouji/settings.json');
    expect((await run(other, ['check', 'b.txt'])).stderr).toContain('settings.json：是管道，不是文件');
  });

  test('of more than 16 MB are not read', async () => {
    const cwd = folder({
      '.gouji/settings.json': Buffer.alloc(16 * 1024 * 1024 + 1, ' '),
      'b.txt': IN_ORDER,
    });
    const { code, stderr } = await run(cwd, ['check', 'b.txt']);
    expect([code, stderr]).toEqual([
      2,
      `gouji: ${join(cwd, '.gouji/settings.json')}：超过 16 MB，没有读取\n`,
    ]);
  });

  test('name lists in or below their folder only', async () => {
    const LIST = '科目编码,科目名称\n2101507,新增事务\n';
    const cwd = folder({
      'list.csv': LIST,
      'a/.gouji/settings.json': settings({
        classification: ['../list.csv', 'in.csv', 'link.csv', '/dev/zero'],
      }),
      'a/in.csv': LIST,
      'a/b.txt': IN_ORDER,
    });
    symlinkSync('../list.csv', join(cwd, 'a/link.csv'));
    const { code, stderr } = await run(cwd, ['check', 'a/b.txt']);
    expect(code).toBe(2);
    const refused = ['../list.csv', 'link.csv', '/dev/zero'].map(
      (path) => `gouji: 科目表 ${path} 没有采用：${OUTSIDE}`,
    );
    expect(stderr).toBe(`${refused.join('\n')}\n`);
  });

  test('that name rules which there are not are said at their place, and the others count', async () => {
    const text = settings({ rules: { 'sum/rows': 'off', 'sum/row': 'off' } });
    const cwd = folder({ '.gouji/settings.json': text, 'a.txt': WRONG });
    const { code, stdout, stderr } = await run(cwd, ['check', 'a.txt']);
    expect(stderr).toBe(
      `gouji: ${join(cwd, '.gouji/settings.json')}:3:5：没有规则 sum/rows，这一项没有采用\n`,
    );
    expect(code).toBe(2);
    expect(stdout).not.toContain('错误');
  });

  test('that switch rules off are named in every format', async () => {
    const cwd = folder({
      'a/.gouji/settings.json': settings({
        rules: { 'sum/row': 'off', 'tie/text': 'off', 'sum/total': 'warning' },
      }),
      'a/b.txt': WRONG,
      'a/c.txt': IN_ORDER,
      'd.txt': IN_ORDER,
    });
    const path = join(cwd, 'a/.gouji/settings.json');
    const said = `${path} 关闭了 sum/row、tie/text`;
    for (const format of ['text', 'list', 'github', 'sarif'])
      for (const jobs of ['1', '2']) {
        const { code, stdout, stderr } = await run(cwd, ['check', '--format', format, '--jobs', jobs, '.']);
        expect([code, stderr]).toEqual([0, '']);
        expect(stdout.split(said)).toHaveLength(2);
      }
    const { files } = JSON.parse((await run(cwd, ['check', '--format', 'json', '.'])).stdout);
    expect(files.map(({ rulesOff }: { rulesOff?: object }) => rulesOff)).toEqual([
      { settings: path, codes: ['sum/row', 'tie/text'] },
      { settings: path, codes: ['sum/row', 'tie/text'] },
      undefined,
    ]);
  });
});

describe('lists', () => {
  test.each([
    ['科目编码,科目名称\n', '只有栏名，没有科目'],
    ['科目编码,科目名称\n# 2101507,新增事务\n', '只有栏名，没有科目'],
    ['科目编码,科目名称\n2101501,行政运行\n2101507,"新增\n事务\n', '第 3 行的引号没有成对'],
  ])('%j are said to be of no use', async (list, reason) => {
    const cwd = folder({ '.gouji/classification.csv': list, 'a.txt': IN_ORDER });
    expect(await run(cwd, ['check', 'a.txt'])).toMatchObject({
      code: 2,
      stderr: `gouji: 科目表 .gouji/classification.csv 没有采用：${reason}\n`,
    });
  });
});

describe('a list of paths', () => {
  test('that is not there is bad usage: nothing is printed', async () => {
    const cwd = folder({ 'a.txt': IN_ORDER, 'f/x': '' });
    for (const [name, reason] of [
      ['missing', '没有这个文件'],
      ['f', '是文件夹'],
    ])
      expect(await run(cwd, ['check', '--format', 'json', '--files-from', name, 'a.txt'])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: `gouji: --files-from ${name}：${reason}\n`,
      });
  });

  test('that breaks off costs what would have followed', async () => {
    const cwd = folder({ 'a.txt': WRONG });
    async function* stdin(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a.txt\nb');
      throw new Error('gone');
    }
    const { code, stdout, stderr } = await run(cwd, ['check', '--format', 'json', '--files-from', '-'], {
      stdin: stdin(),
    });
    expect([code, stderr]).toEqual([2, 'gouji: -：无法读取：gone\n']);
    expect(JSON.parse(stdout).summary).toMatchObject({ files: 1, errors: 1 });
  });
});

describe('output that cannot be written', () => {
  const full = () => Promise.reject(new OutputError(Object.assign(new Error('full'), { code: 'ENOSPC' })));

  test.each([
    ['check', 'a.txt'],
    ['check', '--format', 'json', '--jobs', '2', 'a.txt'],
    ['fix', 'a.txt'],
    ['fix', '--diff', 'a.txt'],
    ['convert', 'a.txt'],
    ['explain', 'a.txt:1:4'],
    ['--help'],
  ])('fails %s %s', async (...argv) => {
    const cwd = folder({ 'a.txt': WRONG });
    const { code, stderr } = await run(cwd, argv, { write: full });
    expect([code, stderr.split('\n').slice(-2)]).toEqual([2, ['gouji: 标准输出：磁盘已满', '']]);
  });
});

describe('-o', () => {
  test('writes what would have been printed, whole', async () => {
    const cwd = folder({ 'a.txt': WRONG });
    const printed = await run(cwd, ['check', '--format', 'json', 'a.txt']);
    const written = await run(cwd, ['check', '--format', 'json', '-o', 'out.json', 'a.txt'], { tty: true });
    expect(written).toMatchObject({ code: 1, stdout: '' });
    expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe(printed.stdout);
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'out.json']);
  });

  test('leaves the old file where the work does not come to its end', async () => {
    const cwd = folder({ 'out.json': 'old' });
    const work = async (out: Sink): Promise<never> => {
      await out.write('half');
      throw new Error('interrupted');
    };
    for (const name of ['out.json', 'new.json'])
      await expect(writingOut(name, { cwd } as Io, work)).rejects.toThrow('interrupted');
    expect(readFileSync(join(cwd, 'out.json'), 'utf8')).toBe('old');
    expect(readdirSync(cwd)).toEqual(['out.json']);
  });

  test('keeps the mode of an old file, and a link at its file', async () => {
    const cwd = folder({ 'a.txt': IN_ORDER, 'real.txt': 'old' });
    chmodSync(join(cwd, 'real.txt'), 0o606);
    symlinkSync('real.txt', join(cwd, 'out.txt'));
    expect(await run(cwd, ['convert', 'a.txt', '-o', 'out.txt'])).toMatchObject({ code: 0 });
    expect(lstatSync(join(cwd, 'out.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'real.txt'), 'utf8')).toBe('budget: 预算 12\n');
    expect(statSync(join(cwd, 'real.txt')).mode & 0o777).toBe(0o606);
  });

  test('says where there is no place to write to', async () => {
    const cwd = folder({ 'a.txt': IN_ORDER, 'f/x': '' });
    for (const command of ['check', 'convert'])
      for (const [out, reason] of [
        ['none/out', '无法写入：没有这个文件夹'],
        ['a.txt/out', '无法写入：没有这个文件夹'],
        ['f', '是文件夹'],
      ])
        expect(await run(cwd, [command, 'a.txt', '-o', out])).toMatchObject({
          code: 2,
          stdout: '',
          stderr: `gouji: ${out}：${reason}\n`,
        });
  });

  test.skipIf(noPipes)('writes into a pipe, which stays one', async () => {
    const cwd = folder({ 'a.txt': IN_ORDER });
    pipe(cwd, 'out');
    const reader = readFile(join(cwd, 'out'), 'utf8');
    expect(await run(cwd, ['convert', 'a.txt', '-o', 'out'])).toMatchObject({ code: 0, stderr: '' });
    expect(await reader).toBe('budget: 预算 12\n');
    expect(statSync(join(cwd, 'out')).isFIFO()).toBe(true);
    expect(readdirSync(cwd).sort()).toEqual(['a.txt', 'out']);
  });
});
