/** Originals on the command line: what is checked is their view, and what is said names the page. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createService } from '../../src/service';
import type { Opened } from '../../src/sources/model';
import { grid, original, paragraph } from '../support/original';
import { folder, run } from './harness';

const ROWS = [
  ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
  ['', '合计', '45.00', '10.00', '35.00'],
  ['210', '卫生健康支出', '45.00', '10.00', '35.00'],
  ['21015', '医疗保障管理事务', '45.00', '10.00', '35.00'],
  ['2101501', '行政运行', '10.00', '10.00', ''],
  ['2101502', '一般行政管理事务', '35.00', '', '35.00'],
];
const TITLE = paragraph('2026年部门预算支出总表', 12);
const IN_ORDER = original(TITLE, paragraph('部门：甲市乙局', 12), grid(ROWS, 12));
const WRONG = original(TITLE, grid(ROWS.with(4, ['2101501', '行政运行', '10.00', '12.00', '']), 12));

function serviceFor(opened: Opened) {
  return createService({ documentation: () => undefined, sources: { pdf: async () => async () => opened } });
}

const PDF = Buffer.from('%PDF-1.7\n');

/** A disclosure in order as a text. */
async function inOrderText(): Promise<string> {
  return (await gouji({ original: IN_ORDER }, 'convert', 'a.pdf')).stdout;
}

function gouji(opened: Opened, ...argv: string[]) {
  return run(folder({ 'a.pdf': PDF }), argv, { service: serviceFor(opened) });
}

describe('check', () => {
  test('says the page, table, row and column', async () => {
    const { stdout, code } = await gouji({ original: WRONG }, 'check', 'a.pdf');
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /^a\.pdf 第12页 表1“2026年部门预算支出总表” 行“行政运行（2101501）” 列“基本支出” 错误 /,
    );
    expect(stdout).toMatch(/参见：a\.pdf 第12页 /);
  });

  test('gives origins, source and layout as JSON', async () => {
    const { stdout } = await gouji({ original: WRONG }, 'check', '--format', 'json', 'a.pdf');
    const [file] = JSON.parse(stdout).files;
    expect(file).toMatchObject({ path: 'a.pdf', language: 'disclosure', source: 'pdf', partial: false });
    expect(file.tables[0]).toMatchObject({ layout: 'grid', origin: { page: 12, table: 1 } });
    const [error] = file.diagnostics;
    expect(error.data.origin).toEqual({ page: 12, table: 1, row: 5, column: 4 });
    expect(error.relatedInformation[0].origin.page).toBe(12);
  });

  test.each(['list', 'github'])('names the page as %s', async (format) => {
    const { stdout } = await gouji({ original: WRONG }, 'check', '--format', format, 'a.pdf');
    expect(stdout).toContain('a.pdf 第12页 表1“2026年部门预算支出总表” 行“行政运行（2101501）” 列“基本支出”');
  });

  test('names the page as sarif', async () => {
    const { stdout } = await gouji({ original: WRONG }, 'check', '--format', 'sarif', 'a.pdf');
    const [{ locations, relatedLocations }] = JSON.parse(stdout).runs[0].results;
    expect(locations[0].logicalLocations[0].fullyQualifiedName).toMatch(/^第12页 表1/);
    expect(relatedLocations.length).toBeGreaterThan(0);
    for (const { logicalLocations } of relatedLocations)
      expect(logicalLocations).toEqual([{ fullyQualifiedName: '第12页' }]);
  });

  test('of pages that could not be read is partial', async () => {
    const omissions = [{ reason: 'scanned', places: ['3', '5'] }] as const;
    const { stdout } = await gouji({ original: { ...IN_ORDER, omissions } }, 'check', 'a.pdf');
    expect(stdout).toContain('部分校核：第 3、5 页是扫描图片，没有文字，未校核');
  });

  test('of a workbook names the sheets that cannot be read, and what is hidden', async () => {
    const omissions = [
      { reason: 'unreadable', places: ['表二'] },
      { reason: 'no-value', places: ['表三!B2', '表三!B7'], more: 5 },
      { reason: 'hidden-sheet', places: ['底稿', '计算'] },
      { reason: 'hidden-rows', places: ['表一!3–5'] },
    ] as const;
    const book = { original: { ...IN_ORDER, source: 'xlsx', omissions } } as const;
    const { stdout } = await gouji(book, 'check', 'a.pdf');
    expect(stdout).toContain(
      '部分校核：工作表“表二”无法读取，未校核；工作表“表三”的 B2、B7 等 7 个单元格是没有存下结果的公式，未校核；请在 Excel 中打开并保存一次\n',
    );
    expect(stdout).toContain('a.pdf：未校核隐藏的工作表 底稿、计算；隐藏的行 表一!3–5\n');
    const { stderr } = await gouji(book, 'convert', 'a.pdf');
    expect(stderr).toContain('gouji: a.pdf：未校核隐藏的工作表 底稿、计算；隐藏的行 表一!3–5\n');
  });

  test('of an original says the further places of a finding in its words, each once', async () => {
    const unfilled = [7, 8, 8].map((page) => paragraph('本部门预算XX万元。', page));
    const { stdout } = await gouji(
      { original: original(...IN_ORDER.blocks, ...unfilled) },
      'check',
      '--all',
      'a.pdf',
    );
    expect(stdout).toMatch(/^a\.pdf 第7页 信息 .*（共 3 处）/m);
    expect(stdout.match(/参见：.*/g)).toEqual(['参见：a.pdf 第8页']);
    const json = await gouji(
      { original: original(...IN_ORDER.blocks, ...unfilled) },
      'check',
      '--format',
      'json',
      'a.pdf',
    );
    const [{ diagnostics }] = JSON.parse(json.stdout).files;
    const { data } = diagnostics.find(({ code }: { code: string }) => code === 'doc/residue');
    expect(data.places.map(({ origin }: { origin: object }) => origin)).toEqual([
      { page: 7 },
      { page: 8 },
      { page: 8 },
    ]);
  });

  test('of one that is refused is exit 2 and one line', async () => {
    const { stderr, code } = await gouji({ refused: 'encrypted' }, 'check', 'a.pdf');
    expect({ stderr, code }).toEqual({ stderr: 'gouji: a.pdf：有密码保护，请去掉密码后再校核\n', code: 2 });
  });

  test('of a folder names what cannot be read and goes on', async () => {
    const cwd = folder({ 'a.pdf': PDF, 'b.doc': Buffer.from([1, 0]), 'c.png': Buffer.from([2, 0]) });
    const service = serviceFor({ original: IN_ORDER });
    const { stderr, stdout, code } = await run(cwd, ['check', '.'], { service });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^gouji: 跳过 1 个：b\.doc（.*）\ngouji: 跳过 1 个：c\.png（.*）\n$/);
    expect(stdout).toContain('全部勾稽相符');
    const others = ['d.wps', 'e.rtf', 'f.odt', 'g.ods', 'h.zip', 'i.rar', 'j.ofd'];
    const more = folder(Object.fromEntries([['a.pdf', PDF], ...others.map((name) => [name, 'x'])]));
    const all = await run(more, ['check', '.'], { service });
    expect(others.filter((name) => !all.stderr.includes(name))).toEqual([]);
    expect(all.stderr).toContain('跳过 2 个：h.zip、i.rar（是压缩包，请解开后校核其中的文件）');
    const named = await run(cwd, ['check', 'b.doc'], { service });
    expect(named.code).toBe(2);
    expect(named.stderr).toContain('另存为 .docx');
  });

  test('of a folder names originals that are no disclosures, beside texts of which nobody expects it', async () => {
    const cwd = folder({ 'a.pdf': PDF, 'b.txt': '说明' });
    const service = serviceFor({ original: original(paragraph('关于召开会议的通知')) });
    const reason = '认不出是预算、决算公开文本，没有校核';
    const skipped = `gouji: 跳过 1 个：a.pdf（${reason}）\n`;
    const alone = await run(cwd, ['check', '.'], { service });
    expect(alone).toMatchObject({ code: 2, stderr: `gouji: .：没有找到预算公开文本\n${skipped}` });
    writeFileSync(join(cwd, 'c.txt'), await inOrderText());
    const beside = await run(cwd, ['check', '.'], { service });
    expect(beside).toMatchObject({ code: 0, stderr: skipped });
    const { stdout } = await run(cwd, ['check', '--format', 'json', '.'], { service });
    expect(JSON.parse(stdout)).toMatchObject({
      files: [{ path: 'c.txt' }],
      skipped: [{ path: 'a.pdf', reason }],
    });
  });
});

test('convert prints the view, and explain takes its lines', async () => {
  const { stdout } = await gouji({ original: IN_ORDER }, 'convert', 'a.pdf');
  // The original prints no unit, and so does its view.
  expect(stdout).toMatch(/^---\n部门: 甲市乙局\n年度: 2026\n---\n\n## 2026年部门预算支出总表\n/);
  const lines = stdout.split('\n');
  const line = lines.findIndex((text) => text.includes('行政运行'));
  const place = `a.pdf:${line + 1}:${lines[line].indexOf('10.00') + 1}`;
  const explained = await gouji({ original: IN_ORDER }, 'explain', place);
  expect(explained).toMatchObject({ code: 0, stderr: '' });
  expect(explained.stdout).toContain('合计 10.00 = 基本支出 10.00');
});

test('convert to JSON gives the place of every row and cell', async () => {
  const { stdout } = await gouji({ original: IN_ORDER }, 'convert', 'a.pdf', '--to', 'json');
  const [{ layout, rows }] = JSON.parse(stdout).disclosures[0].tables;
  expect(layout).toBe('grid');
  expect(rows[3]).toMatchObject({
    cells: ['2101501', '行政运行', '10.00', '10.00', ''],
    origin: { page: 12, table: 1, row: 5 },
  });
  expect(rows[3].origins[3]).toEqual({ page: 12, table: 1, row: 5, column: 4 });
  expect(rows[3].origins[4]).toBeNull();
});

test('fix prints the mended view and writes to no original', async () => {
  const { stdout, code } = await gouji({ original: WRONG }, 'fix', 'a.pdf');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^---\n[\s\S]*\| 2101501 {2}\| 行政运行 {9}\| 10\.00 \| {4}10\.00 \|/);
  const written = await gouji({ original: WRONG }, 'fix', '--write', 'a.pdf');
  expect(written.code).toBe(2);
  expect(written.stderr).toContain('10.00');
  expect(written.stderr).toContain(
    '原件不能直接改写：请改原来的文件，或用 gouji convert 另存为 .budget 再改',
  );
  const inOrder = await gouji({ original: IN_ORDER }, 'fix', '--write', 'a.pdf');
  expect(inOrder).toMatchObject({ code: 0, stdout: '' });
  expect(inOrder.stderr).not.toContain('原件');
});

test('pages are counted on a terminal', async () => {
  const service = createService({
    documentation: () => undefined,
    sources: {
      pdf: async () => async (_, progress) => {
        progress?.(7, 80);
        return { original: IN_ORDER };
      },
    },
  });
  const cwd = folder({ 'a.pdf': PDF });
  expect((await run(cwd, ['convert', 'a.pdf'], { service, tty: true })).stderr).toContain('a.pdf … 7/80');
  expect((await run(cwd, ['convert', 'a.pdf'], { service })).stderr).toBe('');
});

test('fix in a folder names an original that cannot be read, and that is no failure', async () => {
  const cwd = folder({ 'a.pdf': PDF, 'b.txt': await inOrderText() });
  const service = serviceFor({ refused: 'encrypted' });
  const reason = '有密码保护，请去掉密码后再校核';
  const { code, stderr } = await run(cwd, ['fix', '--diff', '.'], { service });
  expect({ code, stderr }).toEqual({ code: 0, stderr: `gouji: 跳过 1 个：a.pdf（${reason}）\n` });
  const named = await run(cwd, ['fix', '--diff', 'a.pdf'], { service });
  expect(named).toMatchObject({ code: 2, stderr: `gouji: a.pdf：${reason}\n` });
});
