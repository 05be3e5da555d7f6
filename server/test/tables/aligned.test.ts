/** Tables whose columns are kept by blanks: cells by where they stand, whatever the words of the header are. */

import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

function tablesIn(text: string): Table[] {
  return readDocument(createSnapshot(text)).blocks.filter((block) => block.type === 'table');
}

const pathsOf = ({ columns }: Table): string[] => columns.map(({ path }) => path.join('/'));
const cellsOf = ({ rows }: Table): string[][] => rows.map(({ cells }) => cells.map(({ text }) => text));

const EXPENDITURE = `
                     部门支出总表
部门：青河县档案馆                                                单位：万元
        功能分类科目                               基本支出
                             合计                                 项目支出
  科目编码       科目名称                  小计     人员经费   公用经费
201        一般公共服务支出        257.42   186.42     150.42      36.00      71.00
20126      档案事务            257.42   186.42     150.42      36.00      71.00
           机关事业单位基本养老保险
2080505                      12.00    12.00      12.00
           缴费支出
           合计              269.42   198.42     162.42      36.00      71.00
`;

describe('a table kept apart by blanks', () => {
  const [table] = tablesIn(EXPENDITURE);

  test('has columns by place, with the words that span them', () => {
    expect(table.layout).toBe('aligned');
    expect(table.caption.title?.text).toBe('部门支出总表');
    expect(pathsOf(table)).toEqual([
      '功能分类科目/科目编码',
      '功能分类科目/科目名称',
      '合计',
      '基本支出/小计',
      '基本支出/人员经费',
      '基本支出/公用经费',
      '项目支出',
    ]);
  });

  test('keeps blank cells and joins names that are broken above and below their figures', () => {
    expect(cellsOf(table)[2]).toEqual([
      '2080505',
      '机关事业单位基本养老保险缴费支出',
      '12.00',
      '12.00',
      '12.00',
      '',
      '',
    ]);
  });

  test('has exact places for all pieces', () => {
    const read = readDocument(createSnapshot(EXPENDITURE));
    const [block] = read.blocks.filter(({ type }) => type === 'table');
    const offset = read.offsets.get(block) ?? Number.NaN;
    const cells = table.rows.flatMap(({ cells }) => cells).filter(({ text }) => text !== '');
    for (const { more, ...first } of cells) {
      const pieces = [first, ...(more ?? [])].map(({ start, end }) =>
        EXPENDITURE.slice(offset + start, offset + end),
      );
      expect(pieces.join('')).toBe(first.text);
    }
  });

  test.each(['合计', '科目名称', '人员经费', '项目支出', '基本支出'])(
    'loses nothing but the meaning of a column where %s is a word that nobody knows',
    (word) => {
      const [read] = tablesIn(EXPENDITURE.replace(`${word} `, `${'岚'.repeat(word.length)} `));
      expect(read.layout).toBe('aligned');
      expect(cellsOf(read)).toEqual(cellsOf(table));
    },
  );
});

test('Chinese characters may be two columns wide', () => {
  const [table] = tablesIn(`部门支出总表
单位：元
科目名称                    合计   基本支出   项目支出
一般公共服务支出           12.00       9.00       3.00
教育                        4.00                  4.00
社会保障和就业支出        116.00     113.00       3.00
`);
  expect(cellsOf(table)).toEqual([
    ['一般公共服务支出', '12.00', '9.00', '3.00'],
    ['教育', '4.00', '', '4.00'],
    ['社会保障和就业支出', '116.00', '113.00', '3.00'],
  ]);
});

test('two panels side by side keep their blanks', () => {
  const [table] = tablesIn(`收支总表
单位：万元
          收入                         支出
     项目          预算数            项目           预算数
一、财政拨款收入       15.00   一、一般公共服务支出      11.00
二、其他收入                  二、教育支出            4.00
   本年收入合计       15.00      本年支出合计       15.00
`);
  expect(pathsOf(table)).toEqual(['收入/项目', '收入/预算数', '支出/项目', '支出/预算数']);
  expect(cellsOf(table)[1]).toEqual(['二、其他收入', '', '二、教育支出', '4.00']);
});

test('a page without a header goes on in the columns of the page before, wherever its figures stand', () => {
  const [table, ...others] = tablesIn(`部门支出总表
单位：万元
科目编码    科目名称         合计     基本支出    项目支出
201     一般公共服务支出    12.00     9.00      3.00
202     外交支出         3.00               3.00
                    - 1 -
\f203     国防                1.00                1.00
20301   现役部队              1.00                1.00
204     公共安全支出            2.00      2.00
`);
  expect(others).toEqual([]);
  expect(cellsOf(table).slice(2)).toEqual([
    ['203', '国防', '1.00', '', '1.00'],
    ['20301', '现役部队', '1.00', '', '1.00'],
    ['204', '公共安全支出', '2.00', '2.00', ''],
  ]);
});

test('amounts whose decimals stand on a line of their own are not read without them', () => {
  const tables = tablesIn(`部门支出总表
单位：万元
科目名称             合计         基本支出
一般公共服务支出         1,012         1,009
                      .25           .75
教育支出             2,400         2,300
                      .00           .10
`);
  expect(tables.filter(({ layout }) => layout === 'aligned')).toEqual([]);
});

test('figures keep their places where the total of a group before them, or behind them, is blank with all of it', () => {
  const tables = tablesIn(`部门支出总表
单位：万元
                           基本支出                               上年结转
科目名称        合计                            项目支出     其他支出
                    小计     人员经费   公用经费                       小计     专户资金
教育支出      412.40                         400.00     12.40
城乡社区支出    60.10                          60.10
合计        472.50                         460.10     12.40
`);
  expect(tables.map(cellsOf)).toEqual([
    [
      ['教育支出', '412.40', '', '', '', '400.00', '12.40', '', ''],
      ['城乡社区支出', '60.10', '', '', '', '60.10', '', '', ''],
      ['合计', '472.50', '', '', '', '460.10', '12.40', '', ''],
    ],
  ]);
});

const THREE_PUBLICS = `2026年单位“三公”经费和机关运行经费预算表
编制单位：青河县档案馆                                                        单位：万元

                                 “三公”经费预算数
                                                                             机关运行经费预算
                                                 公务用车购置及运行费
                                                                                 数
   合计           因公出国(境)费       公务接待费
                                          小计          购置费       运行费



        11.90              0       1.20        10.70         0         10.70        200.40
`;

describe('a word that stands over cells of several lines', () => {
  test('spans them, with blank lines below the header too', () => {
    const [table] = tablesIn(THREE_PUBLICS);
    expect(pathsOf(table)).toEqual([
      '“三公”经费预算数/合计',
      '“三公”经费预算数/因公出国(境)费',
      '“三公”经费预算数/公务接待费',
      '“三公”经费预算数/公务用车购置及运行费/小计',
      '“三公”经费预算数/公务用车购置及运行费/购置费',
      '“三公”经费预算数/公务用车购置及运行费/运行费',
      '机关运行经费预算数',
    ]);
  });

  test('is not made one with those that stand beside each other where a column is blank', () => {
    const tables = tablesIn(
      THREE_PUBLICS.replace('10.70         0         10.70', '10.70                   10.70'),
    );
    const words = tables.flatMap(({ columns }) => columns.flatMap(({ path }) => path));
    expect(words).not.toContain('公务接待费小计');
    expect(words).not.toContain('“三公”经费预算数公务接待费');
  });
});

test('a code in pieces keeps each in its column, and none is an amount', () => {
  const [table] = tablesIn(`部门支出总表
单位：万元
  科目编码                                                       基本支出
                              科目名称       合 计                                 项目支出
类     款    项                                           小 计   人员支出   日常公用支出
                合   计                      412.60                              412.60
212             城乡社区支出                     400.60                              400.60
      08         国有土地使用权出让收入安排的支出          400.60                              400.60
           03       城市建设支出                     100.00                              100.00
           99       其他国有土地使用权出让收入安排的支出       300.60                              300.60
229             其他支出                          12.00                               12.00
      60         彩票公益金安排的支出                   12.00                               12.00
           04       用于教育事业的彩票公益金支出              12.00                               12.00
`);
  expect(cellsOf(table).map((row) => row.slice(0, 3))).toEqual([
    ['', '', ''],
    ['212', '', ''],
    ['', '08', ''],
    ['', '', '03'],
    ['', '', '99'],
    ['229', '', ''],
    ['', '60', ''],
    ['', '', '04'],
  ]);
});

test('codes of two classifications side by side are no amounts', () => {
  const [table] = tablesIn(`基本支出情况表
单位：万元
科目编码                       科目编码                               基本支出预算
          部门预算支出经济分类科目名称             政府预算支出经济分类科目名称
类     款                    类     款                     小计         人员支出     日常公用支出
302       商品和服务支出          502       机关商品和服务支出           24.63                 24.63
302   01  办公费             502    01   办公经费               9.63                  9.63
302   02  印刷费             502    01   办公经费               8.00                  8.00
302   28  工会经费            502    01   办公经费               7.00                  7.00
`);
  const texts = cellsOf(table).map((row) => row.filter((text) => text !== ''));
  expect(texts[1].slice(-2)).toEqual(['9.63', '9.63']);
  const figures = table.columns.flatMap(({ path }, index) =>
    /小计|支出$/.test(path.at(-1) ?? '') ? cellsOf(table).map((row) => row[index]) : [],
  );
  expect(figures).not.toContain('502');
});

describe('a header whose words stand beside their columns', () => {
  const [table] = tablesIn(`
                     项目支出预算表
部门：青河县水务局                                                                    单位：万元
      项目名称          合计              一般公共预 政府性基金 国有资本经 财政专户管           单位资金
                             小计       算    预算    营预算   理资金
      合计          150.00   100.00   100.00                    50.00
水库安全监测          60.00    60.00    60.00
河道整治            90.00    40.00    40.00                    50.00
`);

  test('names the columns that are clear, and leaves open which of two words stands over another', () => {
    expect(pathsOf(table)).toEqual(['项目名称', '合计', '小计', '', '', '', '财政专户管理资金', '单位资金']);
  });

  test('keeps the amounts of an open column in one', () => {
    expect(cellsOf(table).map((cells) => cells.slice(1, 7))).toEqual([
      ['150.00', '100.00', '100.00', '', '', '50.00'],
      ['60.00', '60.00', '60.00', '', '', ''],
      ['90.00', '40.00', '40.00', '', '', '50.00'],
    ]);
  });
});

test('sentences in a column behind the figures end no table', () => {
  const tables = tablesIn(`
                     项目支出预算表
单位：万元
      项目名称         合计       基本支出      项目支出          绩效目标
                                              完成全县水库大坝的年度检测，形成
水库安全监测          60.00      0.00      60.00    报告。检测覆盖率达到百分之百，及
                                              时处置险情。
县城河道综合                                        清理河道十二公里，两岸种植防护林；
                 90.00      0.00      90.00
整治                                            汛期前全部完工。
`);
  expect(tables).toHaveLength(1);
  expect(cellsOf(tables[0]).map((cells) => cells.slice(0, 4))).toEqual([
    ['水库安全监测', '60.00', '0.00', '60.00'],
    ['县城河道综合整治', '90.00', '0.00', '90.00'],
  ]);
});

describe('a page that goes on without a header', () => {
  const REVENUE = `
                       收入预算总表
单位：万元
  科目编码     科目名称        合计       财政拨款      事业收入      经营收入     其他收入
205       教育支出        120.00    100.00                             20.00
20502     普通教育        120.00    100.00                             20.00
2050202   小学教育        120.00    100.00                             20.00
`;
  const page = (...rows: string[]) => `${REVENUE}\f${rows.join('\n')}\n`;

  test('has figures that moved to the left over blank columns in no column that was blank before', () => {
    const [table] = tablesIn(
      page(
        '206       科学技术支出       80.00     70.00      10.00',
        '20602     基础研究         80.00     70.00      10.00',
        '          合计         200.00    170.00      30.00',
      ),
    );
    expect(cellsOf(table).map((cells) => cells.slice(2, 6))).toEqual([
      ['120.00', '100.00', '', ''],
      ['120.00', '100.00', '', ''],
      ['120.00', '100.00', '', ''],
      ['80.00', '70.00', '', ''],
      ['80.00', '70.00', '', ''],
      ['200.00', '170.00', '', ''],
    ]);
  });

  test('is not joined where it may be either of two panels', () => {
    const tables = tablesIn(`
                      收支预算总表
单位：万元
          收入                          支出
   项目           预算数          项目           预算数
一、财政拨款           300.00  一、教育支出            200.00
二、事业收入            50.00    普通教育             120.00
三、其他收入            10.00    职业教育              80.00
\f二、科学技术支出     160.00
  基础研究        100.00
  应用研究         60.00
`);
    expect(tables).toHaveLength(1);
    expect(tables[0].rows).toHaveLength(3);
  });
});

test('codes whose names stand on the next line are no figures', () => {
  const [table] = tablesIn(`
                  一般公共预算基本支出表
单位：万元
经济分类                              经济分类
            科目名称       金额                      科目名称       金额
科目编码                              科目编码
301     工资福利支出           300.00   302     商品和服务支出          90.00
30101    基本工资            200.00   30201    办公费             40.00
30102    津贴补贴             60.00   30202    印刷费             20.00
30103    奖金               40.00   30207
                                     邮电及通讯费用               18.00
30107    绩效工资              0.00   30211
                                     差旅及交通费用               12.00
`);
  expect(cellsOf(table).map((cells) => cells.slice(3).join(' '))).toEqual([
    '302 商品和服务支出 90.00',
    '30201 办公费 40.00',
    '30202 印刷费 20.00',
    '30207 邮电及通讯费用 18.00',
    '30211 差旅及交通费用 12.00',
  ]);
});
