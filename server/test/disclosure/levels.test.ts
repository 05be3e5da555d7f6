/** Codes of which a row prints only the level that changes: the rest stands in the rows above. */

import { describe, expect, it } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

function codesOf(header: string, rows: readonly string[]): (string | undefined)[] {
  const text = ['一般公共预算支出表', '单位：万元', header, ...rows, ''].join('\n');
  const [{ tables }] = understand(readDocument(createSnapshot(text))).disclosures;
  return tables[0].panels[0].rows.map(({ code }) => code?.digits);
}

describe('类, 款 and 项 in columns of their own', () => {
  const HEADER = '类\t款\t项\t功能分类科目名称\t合计\t基本支出\t项目支出';
  const NUMBERS = '1.00\t1.00\t';
  const codes = (...pieces: readonly string[]) =>
    codesOf(
      HEADER,
      pieces.map((each) => `${each}\t某某支出\t${NUMBERS}`),
    );

  it.each([
    ['each level alone', ['207\t\t', '\t03\t', '\t\t01', '\t\t07'], ['207', '20703', '2070301', '2070307']],
    ['the levels that change', ['207\t03\t01', '\t\t07', '\t99\t99'], ['2070301', '2070307', '2079999']],
    ['all levels', ['207\t\t', '207\t03\t', '207\t03\t01'], ['207', '20703', '2070301']],
    ['a 类 after a 项', ['207\t03\t01', '208\t\t', '\t05\t05'], ['2070301', '208', '2080505']],
  ])('%s', (_, pieces, expected) => {
    expect(codes(...pieces)).toEqual(expected);
  });

  it('are left as printed where no row above says what is missing', () => {
    expect(codes('\t03\t', '\t\t01', '207\t\t')).toEqual(['03', '01', '207']);
  });

  it('go on below rows without a code', () => {
    const rows = ['207\t\t\t体育', '\t\t\t某某体育局', '\t03\t01\t行政运行'].map(
      (row) => `${row}\t${NUMBERS}`,
    );
    expect(codesOf(HEADER, rows)).toEqual(['207', undefined, '2070301']);
  });
});

describe('类 and 款 in one column', () => {
  it('are put together in an economic classification', () => {
    const rows = ['301\t工资福利支出', '01\t基本工资', '02\t津贴补贴', '302\t商品和服务支出', '01\t办公费'];
    const header = '经济分类科目编码\t科目名称\t合计\t人员经费\t公用经费';
    expect(
      codesOf(
        header,
        rows.map((row) => `${row}\t1.00\t1.00\t`),
      ),
    ).toEqual(['301', '30101', '30102', '302', '30201']);
  });
});

describe('levels printed alone, their blank cells lost', () => {
  const codes = (...rows: readonly string[]) =>
    codesOf('科目编码 科目名称 合计 基本支出 项目支出\n类 款 项', rows);

  it('go below the row above, or beside it', () => {
    expect(
      codes(
        '205 教育支出 9.00 8.00 1.00',
        '02 普通教育 5.00 4.00 1.00',
        '01 学前教育 2.00 1.00 1.00',
        '04 高中教育 3.00 3.00 0.00',
        '05 成人教育 4.00 4.00 0.00',
        '01 成人初等教育 4.00 4.00 0.00',
        '208 社会保障和就业支出 1.00 1.00 0.00',
      ),
    ).toEqual(['205', '20502', '2050201', '2050204', '20505', '2050501', '208']);
  });

  it('are those of no code where that cannot be told', () => {
    expect(codes('05 教育 9.00 8.00 1.00', '03 教育 5.00 4.00 1.00', '205 教育支出 9.00 8.00 1.00')).toEqual([
      undefined,
      undefined,
      '205',
    ]);
  });
});
