/** `doc/table-missing`, `doc/section-missing`, `doc/level`: what has to be published, and is not. */

import { describe, expect, test } from 'vitest';
import { printedOf, told } from '../support/told';

const HEADER = '科目编码\t科目名称\t合计\t基本支出\t项目支出';
const ROWS = [
  '\t合计\t12.00\t10.00\t2.00',
  '201\t一般公共服务支出\t12.00\t10.00\t2.00',
  '20126\t档案事务\t12.00\t10.00\t2.00',
  '2012601\t行政运行\t12.00\t10.00\t2.00',
];
const ECONOMIC = [
  '\t合计\t10.00\t10.00\t',
  '301\t工资福利支出\t10.00\t10.00\t',
  '30101\t基本工资\t10.00\t10.00\t',
];

const table = (title: string, header = HEADER, rows: readonly string[] = ROWS) => [
  title,
  '单位：万元',
  header,
  ...rows,
  '',
];

const TABLES: Readonly<Record<string, readonly string[]>> = {
  收支总表: table('部门收支总表', '收入项目\t预算数\t支出项目\t预算数', [
    '一、一般公共预算拨款收入\t12.00\t一、一般公共服务支出\t12.00',
    '收入总计\t12.00\t支出总计\t12.00',
  ]),
  收入总表: table('部门收入总表', '科目编码\t科目名称\t合计\t财政拨款收入\t事业收入', ROWS.slice(0, 1)),
  支出总表: table('部门支出总表'),
  财政拨款收支总表: table('财政拨款收支总表', '收入项目\t预算数\t支出项目\t预算数', [
    '一、一般公共预算拨款\t12.00\t一、一般公共服务支出\t12.00',
    '收入总计\t12.00\t支出总计\t12.00',
  ]),
  一般公共预算支出表: table('一般公共预算支出表'),
  基本支出表: table('一般公共预算基本支出表', '科目编码\t科目名称\t合计\t人员经费\t公用经费', ECONOMIC),
  政府性基金: table('政府性基金预算支出表', HEADER, ['\t合计\t\t\t']),
  三公: table('“三公”经费支出表', '项目\t预算数', ['合计\t0.50', '公务接待费\t0.50']),
};

const SENTENCES = [
  ['一、主要职责', '负责档案收集和保管。'],
  ['二、机构设置', '内设三个科室。'],
  ['三、收支情况', '支出12.00万元，比上年增加1.00万元。'],
  ['四、机关运行经费', '机关运行经费1.00万元。'],
  ['五、“三公”经费', '公务接待费0.50万元。'],
  ['六、采购情况', '政府采购预算2.00万元。'],
  ['七、资产情况', '固定资产20.00万元。'],
  ['八、目标情况', '各项目均编制了绩效目标。'],
  ['九、名词解释', '基本支出：保障日常运转的支出。'],
];

/** All tables and sections but those left out, and lines of one's own. */
function disclosure({
  without = [],
  tables = [],
  silent = [],
  text = [],
}: {
  readonly without?: readonly string[];
  readonly tables?: readonly string[];
  /** Numbers of sections left out, from 0. */
  readonly silent?: readonly number[];
  readonly text?: readonly string[];
}): string {
  const printed = Object.entries(TABLES).filter(([name]) => !without.includes(name));
  const sections = SENTENCES.filter((_, index) => !silent.includes(index));
  return [...printed.flatMap(([, lines]) => lines), ...tables, ...text, ...sections.flat()].join('\n');
}

describe('doc/table-missing', () => {
  const missing = (text: string) =>
    told(text, 'doc/table-missing').map(({ message }) => /“(.*?)”/.exec(message)?.[1]);

  test.each([
    ['基本支出表', '一般公共预算基本支出表'],
    ['收入总表', '收入总表'],
    ['政府性基金', '政府性基金预算支出表'],
  ])('names %s', (name, expected) => {
    expect(missing(disclosure({ without: [name] }))).toEqual([expected]);
  });

  test('is information at the first table', () => {
    expect(told(disclosure({ without: ['收入总表'] }), 'doc/table-missing')).toMatchObject([
      { severity: 3, printed: '部门收支总表' },
    ]);
  });

  test.each([
    ['all are there', {}],
    ['the text says that there is none', { without: ['政府性基金'], text: ['我馆没有政府性基金预算。'] }],
    ['a title names it', { without: ['基本支出表'], text: ['附表：一般公共预算基本支出情况表'] }],
    ['many are missing', { without: ['收入总表', '支出总表', '基本支出表'] }],
    [
      'a table is of no known kind',
      { without: ['收入总表'], tables: table('情况表', '内容\t金额', ['馆藏\t3.00']) },
    ],
    ['one is there twice', { without: ['收入总表'], tables: table('部门支出明细表') }],
  ])('is silent where %s', (_, options) => {
    expect(missing(disclosure(options))).toEqual([]);
  });

  test('is silent on a text that may have been cut off', () => {
    const names = Object.keys(TABLES);
    const cut = Object.values(TABLES).slice(0, 6).flat().join('\n').trimEnd();
    expect(names.slice(6)).toHaveLength(2);
    expect(missing(cut)).toEqual([]);
  });
});

describe('doc/section-missing', () => {
  const missing = (text: string) =>
    told(text, 'doc/section-missing').map(({ message }) => /“(.*)”/.exec(message)?.[1]);

  test.each([
    [0, '主要职责'],
    [3, '机关运行经费'],
    [5, '政府采购'],
    [6, '国有资产占用情况'],
    [7, '绩效'],
    [8, '名词解释'],
  ])('section %i', (section, name) => {
    expect(missing(disclosure({ silent: [section] }))).toEqual([name]);
  });

  test.each([
    ['all are there', {}],
    ['it is said in passing', { silent: [5], text: ['本年没有安排政府采购。'] }],
    ['many are missing', { silent: [0, 5, 6, 7] }],
    ['the text ends too early', { silent: [7, 8] }],
  ])('is silent where %s', (_, options) => {
    expect(missing(disclosure(options))).toEqual([]);
  });
});

describe('doc/level', () => {
  const CODE = 'doc/level';

  test.each([
    ['a 款 without 项', table('一般公共预算支出表', HEADER, ROWS.slice(0, 3)), '20126'],
    ['a 类 without 款', table('一般公共预算支出表', HEADER, ROWS.slice(0, 2)), '201'],
    [
      'an economic 类 without 款',
      table('一般公共预算基本支出表', '科目编码\t科目名称\t合计\t人员经费\t公用经费', [
        '\t合计\t12.00\t10.00\t2.00',
        ...ECONOMIC.slice(1),
        '302\t商品和服务支出\t2.00\t\t2.00',
      ]),
      '302',
    ],
  ])('%s', (_, lines, printed) => {
    expect(told(disclosure({ tables: lines, without: [] }), CODE)).toMatchObject([{ severity: 3, printed }]);
  });

  test.each([
    ['every 款 with its 项', TABLES.一般公共预算支出表],
    ['leaves only', table('一般公共预算支出表', HEADER, [ROWS[0], ROWS[3]])],
    ['a 类 without amounts', table('一般公共预算支出表', HEADER, [...ROWS, '208\t社会保障和就业支出\t\t\t'])],
    ['other tables', table('部门支出总表', HEADER, ROWS.slice(0, 2))],
    [
      'a list that goes on in the panel beside it',
      table('一般公共预算基本支出表', '科目编码\t科目名称\t金额\t科目编码\t科目名称\t金额', [
        '301\t工资福利支出\t10.00\t30201\t办公费\t2.00',
        '30101\t基本工资\t10.00\t\t\t',
        '302\t商品和服务支出\t2.00\t\t\t',
      ]),
    ],
  ])('is silent on %s', (_, lines) => {
    expect(printedOf([...lines, '一、说明', '见上表。'].join('\n'), CODE)).toEqual([]);
  });
});
