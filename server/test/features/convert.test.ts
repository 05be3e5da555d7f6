/** Tests conversions: what is written in the table language reads as the text it came from. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CheckedDocument, createService, DEFAULT_SETTINGS } from '../../src/service';
import { isPageNumber } from '../../src/tables/captions';
import { ESCAPE } from '../../src/text/markdown';
import { compact } from '../../src/text/normalise';

const service = createService({ documentation: () => undefined });
const root = new URL('../../../', import.meta.url);
const check = (text: string, language: 'plaintext' | 'budget' = 'plaintext') =>
  service.check(text, language, DEFAULT_SETTINGS);
const budgetOf = (text: string) => service.convert(check(text), 'budget');

const FIXTURES = ['demo', 'tabs', 'cells', 'final-accounts', 'variants', 'pipes'].flatMap((folder) =>
  readdirSync(new URL(`test-fixtures/${folder}/`, root))
    .filter((name) => /\.(?:disclosure|budget)$/.test(name))
    .map((name) => `test-fixtures/${folder}/${name}`),
);
const seeds = new URL('../shared/seeds/', root);
const REAL = existsSync(seeds) ? readdirSync(seeds).map((name) => `../shared/seeds/${name}`) : [];
if (REAL.length === 0) console.log('Skipped: the real documents are not in ../shared, so none is converted.');

/** The relations in words that do not depend on where things stand. */
function relationsOf(document: CheckedDocument, text: string): string[] {
  const lines = text.split(/\r?\n/);
  const printed = ({
    start,
    end,
  }: {
    start: { line: number; character: number };
    end: { character: number };
  }) => lines[start.line].slice(start.character, end.character);
  return service
    .relations(document)
    .map(({ rule, total, parts, residual, status }) => {
      const terms = parts.map(({ range, sign }) => `${sign < 0 ? '-' : '+'}${printed(range)}`);
      return `${rule} ${printed(total)} = ${terms.sort().join(' ')} | ${residual} ${status}`;
    })
    .sort();
}

function findingsOf(document: CheckedDocument): string[] {
  return service
    .diagnostics(document, 'file:///a')
    .map(({ code, severity, data }) => `${severity} ${code} ${data?.expected ?? ''}`)
    .sort();
}

/** Findings about how the source was extracted, which a conversion mends, all or some of them. */
const MENDED = /code\/malformed|doc\/residue/;

/** Which of some words a conversion does not show, marks of Markdown left out of account. */
function lostOf(words: readonly string[], converted: string): string[] {
  const key = (text: string) =>
    compact(text.replace(/^(?:\[bookmark:[^\]]*\]|[#\s])+/, ''))
      .replaceAll(ESCAPE, '')
      .replaceAll('*', '');
  const kept = compact(converted)
    .replace(/\\(?=[!-/:-@[-`{-~])/g, '')
    .replaceAll('*', '');
  return words.filter((each) => !isPageNumber(each) && !kept.includes(key(each)));
}

describe.each([...FIXTURES, ...REAL])('%s', (path) => {
  const text = readFileSync(new URL(path, root), 'utf8').replace(/^\ufeff/, '');
  const source = check(text);
  const converted = budgetOf(text);
  const document = check(converted, 'budget');

  test('has the same tables', () => {
    const tables = (each: CheckedDocument) =>
      each.model.disclosures.map((disclosure) =>
        disclosure.tables.map(({ title, kind, unit, year, finalAccounts }) =>
          [compact(title), kind, unit, year, finalAccounts].join(' '),
        ),
      );
    expect(tables(document)).toEqual(tables(source));
    expect(document.language).toBe('budget');
  });

  test('has the same rows in Markdown, read by whoever knows nothing of the table language', () => {
    const rowsOf = (each: CheckedDocument) =>
      each.model.disclosures.flatMap(({ tables }) =>
        tables.map(({ rows }) =>
          rows.map(({ cells }) => cells.map((cell) => compact(cell.text)).filter(Boolean)),
        ),
      );
    const markdown = service.convert(document, 'md');
    expect(markdown).not.toMatch(/^---$|勾稽:忽略|\| += \|/m);
    expect(rowsOf(service.check(markdown, 'markdown', DEFAULT_SETTINGS))).toEqual(rowsOf(document));
  });

  test('has the same relations', () => {
    expect(relationsOf(document, converted)).toEqual(relationsOf(source, text));
  });

  test('has the same findings, but for those that converting mends', () => {
    const kept = (each: CheckedDocument) => findingsOf(each).filter((finding) => !MENDED.test(finding));
    expect(kept(document)).toEqual(kept(source));
  });

  test('loses no amount, name, note or sentence', () => {
    const wordsOf = (each: CheckedDocument) =>
      each.model.disclosures.flatMap(({ blocks, tables }) => [
        ...blocks.flatMap((block) => (block.type === 'text' ? block.lines.map((line) => line.text) : [])),
        ...tables.flatMap(({ table, columns, panels }) => {
          const serials = columns.filter(({ role }) => role === 'serial').map(({ index }) => index);
          const codes = panels.flatMap(({ codeColumns }) => codeColumns);
          return table.rows.flatMap(({ cells, loose }) => [
            ...cells
              .filter((_, column) => !serials.includes(column) && !codes.includes(column))
              .map((cell) => cell.text),
            ...(loose ?? []).flatMap(({ numbers }) => numbers.map((number) => number.text)),
          ]);
        }),
      ]);
    expect(lostOf(wordsOf(source), converted)).toEqual([]);
  });

  test.each(['md', 'tsv'] as const)(
    'loses nothing as %s either, and what is asked for is filled in',
    (form) => {
      const shown = service.convert(document, form);
      const words = document.model.disclosures.flatMap(({ blocks, tables, glossary }) => [
        ...blocks.flatMap((block) =>
          block.type === 'text' && !block.stated ? block.lines.map((line) => line.text) : [],
        ),
        ...tables.flatMap(({ title, rows, columns }) => [
          title,
          ...columns.map(({ path }) => path.join('/')),
          ...rows.flatMap(({ cells }) => cells.map((cell) => cell.text)),
        ]),
        ...glossary.flatMap(({ term, definition }) => [term, definition]),
      ]);
      expect(words.length).toBeGreaterThan(10);
      expect(lostOf(words, shown)).toEqual([]);
      expect(shown).not.toMatch(/[|\t] *= *(?:[|\t]|$)/m);
      const titles = document.model.disclosures.flatMap(({ tables }) => tables.map(({ title }) => title));
      // In text, a title and a header that come again right below are those of a table's next page.
      if (form === 'tsv' && new Set(titles).size < titles.length) return;
      const again = check(shown);
      // What a relation block states is not printed.
      const stated = document.model.disclosures.flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.type === 'text' ? (block.stated ?? []) : [])),
      );
      const unprinted = stated.filter(({ text }) => text.includes('=')).length;
      expect(relationsOf(again, shown)).toHaveLength(relationsOf(document, converted).length - unprinted);
      const kept = (each: CheckedDocument) => findingsOf(each).filter((finding) => !MENDED.test(finding));
      expect(kept(again)).toEqual(kept(document));
    },
  );

  test('is the same when it is converted once more', () => {
    expect(service.convert(document, 'budget')).toBe(converted);
  });
});

describe('a conversion', () => {
  const SPLIT = [
    '部门预算支出总表',
    '',
    '460 青河县档案馆',
    '',
    '预算年度：2026',
    '',
    '单位：元',
    '',
    '序号\t科目名称\t科目编码\t合计\t基本支出\t项目支出',
    '栏次\t1\t2\t3\t4\t5',
    '1\t档案事务\t20126\t3.00\t1.00\t2.00',
    '2\t行政运行\t201260 1\t3.00\t1.00\t2.00',
    '',
    '注：本表*不含*结余。',
    '# 一号 <文件>',
    '41',
  ].join('\n');

  test('drops serial and column numbers, joins codes and puts them first, escapes text', () => {
    expect(budgetOf(SPLIT)).toBe(
      [
        '---',
        '部门: 460 青河县档案馆',
        '年度: 2026',
        '金额单位: 元',
        '---',
        '',
        '## 部门预算支出总表',
        '',
        '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
        '| -------- | -------- | ---: | -------: | -------: |',
        '| 20126    | 档案事务 | 3.00 |     1.00 |     2.00 |',
        '| 2012601  | 行政运行 | 3.00 |     1.00 |     2.00 |',
        '',
        '注：本表\\*不含\\*结余。',
        '',
        '### 一号 \\<文件>',
        '',
      ].join('\n'),
    );
  });

  test('says no unit that is not printed, and an unknown one as it is printed', () => {
    const none = SPLIT.replace('单位：元', '');
    expect(budgetOf(none)).not.toContain('金额单位');
    const unknown = budgetOf(SPLIT.replace('单位：元', '单位：百元'));
    expect(unknown.split('\n').filter((line) => line.includes('金额单位'))).toEqual(['金额单位：百元']);
  });

  test('says a unit where it changes', () => {
    const other = SPLIT.replace('支出总表', '项目支出表').replace('单位：元', '单位：万元');
    const converted = budgetOf(`${SPLIT}\n\n${other}\n\n${SPLIT}`);
    expect(converted.split('\n').filter((line) => line.includes('金额单位'))).toEqual([
      '金额单位: 元',
      '金额单位：万元',
      '金额单位：元',
    ]);
    expect(check(converted, 'budget').model.disclosures[0].tables.map(({ unit }) => unit)).toEqual([
      '元',
      '万元',
      '元',
    ]);
  });

  const ROWS = ['| 项目 | 金额 |', '| --- | ---: |', '| 甲 | 1.00 |', '| 乙 | 2.00 |', '| 合计 | = |', ''];
  const withFront = (front: readonly string[], ...above: readonly string[]) =>
    ['---', ...front, '---', '', ...above.flatMap((unit, at) => [`## 表${at}`, '', unit, '', ...ROWS])].join(
      '\n',
    );
  const unitsOf = (text: string) => check(text, 'budget').model.disclosures[0].tables.map(({ unit }) => unit);

  test('keeps for one table the unit that stands above it: the others have that of the front matter', () => {
    const text = withFront(['金额单位: 万元'], '金额单位：元', '');
    expect(unitsOf(text)).toEqual(['元', '万元']);
    const document = check(text, 'budget');
    expect(unitsOf(service.convert(document, 'budget'))).toEqual(['元', '万元']);
    expect(service.convert(document, 'md').match(/单位：\S+/g)).toEqual(['单位：元', '单位：万元']);
    // Without front matter a unit goes on until another is printed.
    expect(unitsOf(text.replace('金额单位: 万元', '年度: 2026'))).toEqual(['元', '元']);
  });

  test('keeps every line of the front matter as it is written, mistaken ones too', () => {
    const front = [
      '部门：460 青河县档案馆',
      '# 初稿',
      '年份: 2026',
      '备注: 内部',
      '没有写完',
      '金额单位: 百元',
    ];
    const converted = service.convert(check(withFront(front, ''), 'budget'), 'budget');
    expect(converted.split('\n').slice(0, front.length + 2)).toEqual(['---', ...front, '---']);
    expect(converted.match(/金额单位/g)).toHaveLength(1);
    const again = check(converted, 'budget');
    expect(service.convert(again, 'budget')).toBe(converted);
    expect(service.convert(again, 'md')).toContain('单位：百元');
    expect(service.convert(again, 'tsv')).toContain('单位：百元');
  });

  test('marks numbers of which it is not known where they stand', () => {
    const lost = [
      '部门预算支出总表',
      '单位：万元',
      '科目编码 科目名称 上年结转 事业收入 经营收入',
      '20126 档案事务 7.00',
    ].join('\n');
    const converted = budgetOf(lost);
    expect(converted).toContain('7.00?');
    expect(service.relations(check(converted, 'budget'))).toEqual([]);
  });

  test('into tab-separated tables has a line a row below the title', () => {
    expect(service.convert(check(SPLIT), 'tsv')).toBe(
      [
        '部门预算支出总表\t单位：元\t年度：2026\t部门：460 青河县档案馆',
        '科目编码\t科目名称\t合计\t基本支出\t项目支出',
        '20126\t档案事务\t3.00\t1.00\t2.00',
        '2012601\t行政运行\t3.00\t1.00\t2.00',
        '',
        '注：本表*不含*结余。',
        '一号 <文件>',
        '',
      ].join('\n'),
    );
  });

  test('into Markdown prints what a disclosure prints: facts above each table, nothing for the writer', () => {
    const written = [
      '---',
      '部门: 460 青河县档案馆',
      '年度: 2026',
      '金额单位: 元',
      '---',
      '',
      '# 青河县档案馆2026年部门预算',
      '',
      '## 部门预算支出总表',
      '',
      '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
      '| --- | --- | ---: | ---: | ---: |',
      '| 20126 | 档案事务 | = | = | = |',
      '| 2012601 | 行政运行 | = | 1.00 | 2.00 |',
      '',
      '```勾稽',
      '合计 = 基本支出 + 项目支出',
      '```',
      '',
      '注：本表\\*不含\\*结余。',
      '',
    ].join('\n');
    expect(service.convert(check(written, 'budget'), 'md')).toBe(
      [
        '# 青河县档案馆2026年部门预算',
        '',
        '## 部门预算支出总表',
        '',
        '部门：460 青河县档案馆　预算年度：2026　单位：元',
        '',
        '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
        '| -------- | -------- | ---: | -------: | -------: |',
        '| 20126    | 档案事务 | 3.00 |     1.00 |     2.00 |',
        '| 2012601  | 行政运行 | 3.00 |     1.00 |     2.00 |',
        '',
        '注：本表\\*不含\\*结余。',
        '',
      ].join('\n'),
    );
    expect(service.convert(check(written, 'budget'), 'budget')).toContain('\n# 青河县档案馆2026年部门预算\n');
  });

  test('into JSON says what was read and where', () => {
    const { disclosures } = JSON.parse(service.convert(check(SPLIT), 'json'));
    expect(disclosures).toMatchObject([
      {
        body: '青河县档案馆',
        year: 2026,
        tables: [
          {
            title: '部门预算支出总表',
            titleRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 8 } },
            kind: 'expenditure',
            unit: '元',
            rows: [{ line: 10, cells: ['20126', '档案事务', '3.00', '1.00', '2.00'] }, { line: 11 }],
          },
        ],
        notes: [{ table: '部门预算支出总表', range: { start: { line: 13, character: 0 } } }],
      },
    ]);
  });
});
