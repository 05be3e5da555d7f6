/** Tests the reading of forms: 绩效目标表 of any layout, over pages, beside tables of amounts. */

import { describe, expect, test } from 'vitest';
import { understand } from '../../src/disclosure/understand';
import type { Table } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

function tablesOf(lines: readonly string[]): Table[] {
  const { blocks } = readDocument(createSnapshot(lines.join('\n')));
  return blocks.filter((block): block is Table => block.type === 'table');
}

const words = ({ columns }: Table) => columns.map(({ path }) => path.join('/'));
const texts = ({ rows }: Table) => rows.map(({ cells }) => cells.map(({ text }) => text).join('|'));

const HEADER = '一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据';
const COLUMNS = HEADER.split('\t');

const page = (title: string, rows: readonly string[]) => [
  title,
  '',
  '单位：万元',
  '',
  '项目编码\t45000126P0001\t\t项目名称\t档案保护\t',
  '预算规模及资金用途\t预算数\t12.00\t其中：财政资金\t12.00\t其他资金',
  HEADER,
  ...rows,
  '',
];

describe('a form with tabs', () => {
  const text = [
    ...page('1、档案保护绩效目标表', ['产出指标\t数量指标\t修复卷数\t修复卷数\t≥300卷\t工作计划']),
    HEADER,
    '效益指标\t社会效益指标\t利用率\t利用率\t≥90%\t工作计划',
    '',
    ...page('2、档案数字化绩效目标表', ['产出指标\t数量指标\t扫描页数\t扫描页数\t≥2万页\t工作计划']),
  ];
  const tables = tablesOf(text);

  test('has the columns of its indicators, whatever the rows above them hold', () => {
    expect(tables.map(words)).toEqual([COLUMNS, COLUMNS]);
    expect(tables.every(({ isForm }) => isForm)).toBe(true);
  });

  test('goes on under a repeated header; another title begins another form', () => {
    expect(tables.map(({ caption }) => caption.title?.text)).toEqual([
      '1、档案保护绩效目标表',
      '2、档案数字化绩效目标表',
    ]);
    expect(texts(tables[0]).at(-1)).toBe('效益指标|社会效益指标|利用率|利用率|≥90%|工作计划');
    expect(texts(tables[0])[1]).toBe('预算规模及资金用途|预算数|12.00|其中：财政资金|12.00|其他资金');
  });

  test('is another form under the same title when its rows begin again', () => {
    const row = ['产出指标\t数量指标\t修复卷数\t修复卷数\t≥300卷\t工作计划'];
    expect(tablesOf([...page('档案保护绩效目标表', row), ...page('档案保护绩效目标表', row)])).toHaveLength(
      2,
    );
  });

  test('takes the rows behind a blank line, though no number tells them from a header', () => {
    const [table, ...others] = tablesOf([
      ...page('整体绩效目标表', ['投入管理指标\t工作管理\t目标相关性\t相关\t是否相关；是否合理。\t']),
      '\t\t绩效指标合理性\t合理\t是否清晰。\t',
      '\t预算管理\t预算编制完整性\t完整\t是否全部纳入预算。\t',
    ]);
    expect(others).toEqual([]);
    expect(table.rows).toHaveLength(5);
  });

  test('has no amount columns and takes its year from the disclosure', () => {
    const read = readDocument(
      createSnapshot(['2026年部门预算公开', '', ...page('2025年结转项目绩效目标表', [])].join('\n')),
    );
    const [{ tables: models }] = understand(read).disclosures;
    expect(models.map(({ kind, year }) => [kind, year])).toEqual([['performance-target', 2026]]);
    expect(models[0].panels.flatMap(({ amountColumns }) => amountColumns)).toEqual([]);
  });
});

test('a form a cell a line has its columns, and a cell of several lines stays one', () => {
  const cells = (...row: string[]) => [...row.map((cell) => `\t${cell}`), ''];
  const [table, ...others] = tablesOf([
    '档案保护绩效目标表',
    '\t单位：万元',
    '',
    ...cells('绩效目标', '1.完成修复。').slice(0, -1),
    '2.完成扫描。',
    '',
    ...cells(...COLUMNS),
    ...cells('产出指标', '数量指标', '修复卷数', '修复卷数', '≥300卷', '工作计划'),
    '',
  ]);
  expect(others).toEqual([]);
  expect(words(table)).toEqual(COLUMNS);
  expect(texts(table)).toEqual([
    '绩效目标|1.完成修复。2.完成扫描。',
    '产出指标|数量指标|修复卷数|修复卷数|≥300卷|工作计划',
  ]);
});

describe('a form with lost blanks', () => {
  const [table, next] = tablesOf([
    '1、档案保护绩效目标表',
    '绩效目标',
    '1.完成修复。',
    COLUMNS.join(' '),
    '产出指标',
    '数量指标 修复卷数 修复卷数 300 卷 工作计划',
    '满意度指标 服务对象满意度指标 满意度 满意度 ≥98% 工作计划',
    '2、档案数字化绩效目标表',
    COLUMNS.join(' '),
    '数量指标 扫描页数 扫描页数 2000 页 工作计划',
    '六、政府采购预算情况',
    '2026年安排政府采购预算12.00万元。',
  ]);

  test('is found by its title and ends before the next title or heading', () => {
    expect(table.caption.title?.text).toBe('1、档案保护绩效目标表');
    expect(next.caption.title?.text).toBe('2、档案数字化绩效目标表');
    expect(texts(next)).toEqual(['|数量指标|扫描页数|扫描页数|2000 页|工作计划']);
  });

  test('has indicators under their levels, values of several words in one cell', () => {
    expect(words(table)).toEqual(COLUMNS);
    expect(texts(table).slice(2)).toEqual([
      '产出指标|||||',
      '|数量指标|修复卷数|修复卷数|300 卷|工作计划',
      '满意度指标|服务对象满意度指标|满意度|满意度|≥98%|工作计划',
    ]);
  });
});

describe('a table with lost blanks', () => {
  test('keeps numbers in names and ends before a numbered heading', () => {
    const [table] = tablesOf([
      '固定资产占用情况表',
      '截止时间：2025-12-31',
      '项 目 数量 价值（金额单位：万元）',
      '资产总额 27.89',
      '3、单价在 20 万元以上的设备 2 20.00',
      '4、其他固定资产 163 7.89',
      ' 八、名词解释',
      '1、基本支出：指人员支出和公用支出。',
    ]);
    expect(texts(table)).toEqual([
      '资产总额||',
      '3、单价在 20 万元以上的设备|2|20.00',
      '4、其他固定资产|163|7.89',
    ]);
  });

  test('has header words broken over lines, with a year before one', () => {
    const [table] = tablesOf([
      '政府采购预算表',
      '单位：万元',
      ...['政府采购项目来源', '采购', '物品', '名称', '数量 单价', '政府采购金额（当年部门预算安排资金）'],
      ...['2026 年', '预留中', '小微企', '业份额', '项目', '名称', '预算', '资金', '合计'],
      ...['一般公', '共预算', '拨款', '财政拨', '款结转', '非财政', '拨款结', '转结余'],
      '注：无政府采购预算，空表列示。',
    ]);
    expect(words(table)).toEqual([
      '政府采购项目来源/项目名称',
      '政府采购项目来源/预算资金',
      '采购物品名称',
      '数量',
      '单价',
      '政府采购金额（当年部门预算安排资金）/合计',
      '政府采购金额（当年部门预算安排资金）/一般公共预算拨款',
      '政府采购金额（当年部门预算安排资金）/财政拨款结转',
      '政府采购金额（当年部门预算安排资金）/非财政拨款结转结余',
      '2026年预留中小微企业份额',
    ]);
    expect(table.rows).toEqual([]);
  });
});
