/** What each format of `gouji check` prints, character for character. */

import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { folder, run } from './harness';

const FILES = { 'a.txt': '预算 12\n 错\n尾 5', 'b c.txt': '无关' };

async function print(format: string, ...more: string[]): Promise<string> {
  const cwd = folder(FILES);
  const { stdout } = await run(cwd, ['check', '--format', format, 'a.txt', 'b c.txt', 'gone.txt', ...more]);
  return stdout.replaceAll(pathToFileURL(cwd).href, 'file:///here');
}

test('text is for people', async () => {
  expect(await print('text')).toBe(
    `a.txt:2:2 错误 有误， [sum/row]
    理由 100%：不等
    算式：甲 = 乙 + 丙
    在：收支总表
    参见：a.txt:2:2 相关数
    可改：改正

信息 1 条未列出（--all 全部列出）：sum/rounding 1

a.txt：1 张表印有 3 个数，读懂 3，勾稽 3；文字 3 处，勾稽 1；1 处错误、1 条信息

b c.txt：未识别为预算公开文本，未校核
gone.txt：未校核：没有这个文件

共 3 个文件：1 处错误、1 条信息；未校核 2 个
`,
  );
});

test('text lists what has to be mended first, and information where it is asked for', async () => {
  const cwd = folder({ 'a.txt': '预算 尾\n 疑\n 错' });
  const heads = async (...more: string[]) => {
    const { stdout } = await run(cwd, ['check', ...more, 'a.txt']);
    return stdout.split('\n').filter((line) => /^(?:a\.txt:\d|.*未列出)/.test(line));
  };
  const [error, warning, note] = [
    'a.txt:3:2 错误 有误， [sum/row]',
    'a.txt:2:2 警告 有误， [text/sum]',
    'a.txt:1:4 信息 有误， [sum/rounding]',
  ];
  expect(await heads()).toEqual([error, warning, '信息 1 条未列出（--all 全部列出）：sum/rounding 1']);
  expect(await heads('--all')).toEqual([error, warning, note]);
  expect(await heads('--level', 'information')).toEqual([error, warning, note]);
  expect(await heads('--level', 'error')).toEqual([
    error,
    '警告 1 条未列出（--all 全部列出）：text/sum 1',
    '信息 1 条未列出（--all 全部列出）：sum/rounding 1',
  ]);
});

test('--level and --all leave json whole', async () => {
  expect(await print('json', '--level', 'error')).toBe(await print('json', '--all'));
});

test('text counts related places beyond a dozen', async () => {
  const { service } = await import('./harness');
  const crowded = {
    ...service,
    diagnostics: (...asked: Parameters<typeof service.diagnostics>) =>
      service.diagnostics(...asked).map((diagnostic) => ({
        ...diagnostic,
        relatedInformation: Array.from({ length: 15 }, () => ({
          location: { uri: '', range: diagnostic.range },
          message: '相关数',
        })),
      })),
  };
  const { stdout } = await run(folder({ 'a.txt': '预算 错' }), ['check', 'a.txt'], { service: crowded });
  expect(stdout.match(/参见：/g)).toHaveLength(12);
  expect(stdout).toContain('\n    另有 3 处\n');
});

const RANGE = { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } };
const NEAR = { start: { line: 2, character: 0 }, end: { line: 2, character: 1 } };
const FIX = {
  title: '改正',
  kind: 'repair',
  isPreferred: true,
  edits: [{ range: RANGE, newText: '对' }],
};
const TABLE = {
  title: '收支总表',
  kind: 'revenue-expenditure',
  layout: 'tabs',
  range: { start: { line: 0, character: 0 }, end: { line: 2, character: 3 } },
  unit: '万元',
  columns: [],
  rows: 1,
  amounts: 1,
};

function jsonDiagnostic(range: object, severity: number, code: string, data: object): object {
  return {
    range,
    severity,
    code,
    source: 'gouji',
    message: '有误，\n理由 100%：不等',
    relatedInformation: [{ location: { uri: 'file:///here/a.txt', range }, message: '相关数' }],
    codeDescription: { href: `file:///manual/${code.replace('/', '-')}.md` },
    data: { relation: '甲 = 乙 + 丙', ...data },
  };
}

function covered(amounts: number, inText: number, tied: number): object {
  return {
    tables: { printed: amounts, read: amounts, amounts, tied: amounts, twice: 0 },
    text: { amounts: inText, tied },
    untied: [],
    unread: [],
  };
}

const ENTRIES = [
  {
    path: 'a.txt',
    language: 'disclosure',
    partial: false,
    tables: [TABLE],
    diagnostics: [
      jsonDiagnostic(RANGE, 1, 'sum/row', { expected: '对', fixes: [FIX] }),
      jsonDiagnostic(NEAR, 3, 'sum/rounding', { fixes: [] }),
    ],
    coverage: covered(3, 3, 1),
  },
  {
    path: 'b c.txt',
    language: 'unrecognised',
    partial: false,
    tables: [],
    diagnostics: [],
    coverage: covered(0, 3, 1),
  },
  {
    path: 'gone.txt',
    language: 'unrecognised',
    partial: true,
    reason: '没有这个文件',
    tables: [],
    diagnostics: [],
    coverage: covered(0, 0, 0),
    failed: '没有这个文件',
  },
];

test('json is complete', async () => {
  expect(JSON.parse(await print('json'))).toEqual({
    version: 1,
    files: ENTRIES,
    summary: { files: 3, errors: 1, warnings: 0, information: 1 },
  });
});

test('json of no files is still an object', async () => {
  const { stdout } = await run(folder({}), ['check', '--format', 'json', '.']);
  expect(JSON.parse(stdout)).toEqual({
    version: 1,
    files: [],
    summary: { files: 0, errors: 0, warnings: 0, information: 0 },
  });
});

test('ndjson is an entry a line', async () => {
  const lines = (await print('ndjson')).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(ENTRIES);
});

test('--relations adds the relations', async () => {
  const { files } = JSON.parse(await print('json', '--relations'));
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  expect(files[0].relations).toEqual([
    { rule: 'sum/row', total: range, parts: [{ range, sign: 1 }], residual: '0', status: 'exact' },
  ]);
});

test('list is the 整改清单: what is within rounding is not on it, what was not checked is', async () => {
  expect(await print('list')).toBe(
    [
      '位置\t现为\t应为\t原因\t级别\t代码',
      'a.txt:2:2 收支总表 第2行\t错\t对\t有误，；理由 100%：不等\t错误\tsum/row',
      'a.txt\t\t\t1 张表印有 3 个数，读懂 3，勾稽 3；文字 3 处，勾稽 1；1 处错误、1 条信息\t\t',
      'b c.txt\t\t\t未识别为预算公开文本，未校核\t\t',
      'gone.txt\t\t\t没有这个文件\t\t',
      '',
    ].join('\n'),
  );
});

test('github annotates lines', async () => {
  expect(await print('github')).toBe(
    [
      '::error file=a.txt,line=2,endLine=2,col=2,endColumn=3,title=sum/row::有误，%0A理由 100%25：不等',
      '::notice file=a.txt,line=3,endLine=3,col=1,endColumn=2,title=sum/rounding::有误，%0A理由 100%25：不等',
      '::notice file=b c.txt::未识别为预算公开文本，未校核',
      '::error file=gone.txt::没有这个文件',
      '',
    ].join('\n'),
  );
});

test('sarif has results, rules and what was not checked', async () => {
  const { version, runs } = JSON.parse(await print('sarif'));
  expect(version).toBe('2.1.0');
  const [{ columnKind, results, tool, artifacts, invocations }] = runs;
  expect(columnKind).toBe('utf16CodeUnits');
  expect(tool.driver).toEqual({
    name: 'gouji',
    version: '1.2.3',
    rules: [
      { id: 'sum/row', helpUri: 'file:///manual/sum-row.md' },
      { id: 'sum/rounding', helpUri: 'file:///manual/sum-rounding.md' },
    ],
  });
  const region = { startLine: 2, startColumn: 2, endLine: 2, endColumn: 3 };
  const physicalLocation = { artifactLocation: { uri: 'a.txt' }, region };
  expect(results[0]).toEqual({
    ruleId: 'sum/row',
    ruleIndex: 0,
    level: 'error',
    message: { text: '有误，\n理由 100%：不等' },
    locations: [{ physicalLocation }],
    relatedLocations: [{ id: 0, physicalLocation, message: { text: '相关数' } }],
    fixes: [
      {
        description: { text: '改正' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a.txt' },
            replacements: [{ deletedRegion: region, insertedContent: { text: '对' } }],
          },
        ],
      },
    ],
  });
  expect(results[1]).toMatchObject({ ruleId: 'sum/rounding', ruleIndex: 1, level: 'note' });
  expect(artifacts.map(({ location }: { location: object }) => location)).toEqual([
    { uri: 'a.txt' },
    { uri: 'b%20c.txt' },
    { uri: 'gone.txt' },
  ]);
  expect(invocations[0].executionSuccessful).toBe(false);
  const { toolExecutionNotifications: notifications } = invocations[0];
  expect(notifications.map(({ message }: { message: object }) => message)).toEqual([
    { text: '未识别为预算公开文本，未校核' },
    { text: '没有这个文件' },
  ]);
});
