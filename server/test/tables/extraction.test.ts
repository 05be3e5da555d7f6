/** Tables with the traces of extraction, as texts and what is read of them: columns by their paths, rows by their cells. */

import { expect, test } from 'vitest';
import type { Table } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

interface Example {
  readonly name: string;
  readonly lines: readonly string[];
  /** Of the first table. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many tables there are; one where left out. */
  readonly tables?: number;
}

const CAPTION = ['部门预算支出表', '单位：万元', ''];
const HEADER = '科目编码\t科目名称\t合计';
const COLUMNS = ['科目编码', '科目名称', '合计'];

const EXAMPLES: readonly Example[] = [
  {
    name: 'a header whose merged cells are printed once, with 类, 款 and 项 among the column numbers',
    lines: [
      ...CAPTION,
      '项目\t本年支出',
      '支出功能分类科目编码\t科目名称\t小计\t基本支出\t项目支出',
      '类\t款\t项\t栏次\t1\t2\t3',
      '\t\t\t合计\t3.00\t2.00\t1.00',
      '205\t\t\t教育支出\t3.00\t2.00\t1.00',
      '\t02\t\t普通教育\t3.00\t2.00\t1.00',
    ],
    columns: [
      '项目/支出功能分类科目编码/类',
      '项目/支出功能分类科目编码/款',
      '项目/支出功能分类科目编码/项',
      '项目/科目名称',
      '本年支出/小计',
      '本年支出/基本支出',
      '本年支出/项目支出',
    ],
    rows: [
      ['', '', '', '合计', '3.00', '2.00', '1.00'],
      ['205', '', '', '教育支出', '3.00', '2.00', '1.00'],
      ['', '02', '', '普通教育', '3.00', '2.00', '1.00'],
    ],
  },
  {
    name: 'a header whose first row has as many words as the second, and a total whose label spans two columns',
    lines: [
      ...CAPTION,
      '科目\t合计\t基本支出\t项目支出',
      '编码\t名称\t人员经费\t公用经费',
      '合计\t6.00\t2.00\t1.00\t3.00',
      '205\t教育支出\t6.00\t2.00\t1.00\t3.00',
    ],
    columns: ['科目/编码', '科目/名称', '合计', '基本支出/人员经费', '基本支出/公用经费', '项目支出'],
    rows: [
      ['合计', '', '6.00', '2.00', '1.00', '3.00'],
      ['205', '教育支出', '6.00', '2.00', '1.00', '3.00'],
    ],
  },
  {
    name: 'a name that goes on below',
    lines: [...CAPTION, HEADER, '20805\t行政事业单\t3.00', '\t位养老支出\t', '20811\t残疾人事业\t1.00'],
    columns: COLUMNS,
    rows: [
      ['20805', '行政事业单位养老支出', '3.00'],
      ['20811', '残疾人事业', '1.00'],
    ],
  },
  {
    name: 'a code over two lines, with its name',
    lines: [...CAPTION, HEADER, '21015\t医疗保障\t3.00', '01\t管理\t', '20899\t其他\t1.00'],
    columns: COLUMNS,
    rows: [
      ['2101501', '医疗保障管理', '3.00'],
      ['20899', '其他', '1.00'],
    ],
  },
  {
    name: 'rows without amounts that have codes of their own',
    lines: [...CAPTION, HEADER, '20805\t行政事业单位养老支出\t3.00', '20811\t残疾人事业\t'],
    columns: COLUMNS,
    rows: [
      ['20805', '行政事业单位养老支出', '3.00'],
      ['20811', '残疾人事业', ''],
    ],
  },
  {
    name: 'unnumbered rows below others without amounts',
    lines: [
      ...CAPTION,
      '项目\t合计',
      '其中：教学科研人员因公出国（境）费\t',
      '其他因公出国（境）费\t',
      '公务接待费\t1.00',
    ],
    columns: ['项目', '合计'],
    rows: [
      ['其中：教学科研人员因公出国（境）费', ''],
      ['其他因公出国（境）费', ''],
      ['公务接待费', '1.00'],
    ],
  },
  {
    name: 'a lower header row packed to the left',
    lines: [
      ...CAPTION,
      '项目\t本年拨款\t\t结转结余\t\t单位资金',
      '一般公共预算\t政府性基金\t一般公共预算\t政府性基金\t\t',
      '修缮\t1.00\t2.00\t3.00\t4.00\t5.00',
    ],
    columns: [
      '项目',
      '本年拨款/一般公共预算',
      '本年拨款/政府性基金',
      '结转结余/一般公共预算',
      '结转结余/政府性基金',
      '单位资金',
    ],
    rows: [['修缮', '1.00', '2.00', '3.00', '4.00', '5.00']],
  },
  {
    name: 'the last two columns of a header swapped',
    lines: [
      ...CAPTION,
      '科目编码\t科目名称\t合计\t本年收入\t\t上年结转\t',
      '\t\t\t小计\t事业收入\t\t其他收入',
      '208\t社会保障\t6.00\t5.00\t3.00\t2.00\t1.00',
    ],
    columns: [...COLUMNS, '本年收入/小计', '本年收入/事业收入', '本年收入/其他收入', '上年结转'],
    rows: [['208', '社会保障', '6.00', '5.00', '3.00', '2.00', '1.00']],
  },
  {
    name: 'a page under a repeated title, its header whole again',
    lines: [
      ...CAPTION,
      HEADER,
      '\t合计\t4.00',
      '208\t社会保障\t3.00',
      '',
      '12',
      ...CAPTION,
      HEADER,
      '',
      '210\t卫生健康\t1.00',
    ],
    columns: COLUMNS,
    rows: [
      ['', '合计', '4.00'],
      ['208', '社会保障', '3.00'],
      ['210', '卫生健康', '1.00'],
    ],
  },
  {
    name: 'another table of the same title',
    lines: [
      ...CAPTION,
      HEADER,
      '\t合计\t3.00',
      '208\t社会保障\t3.00',
      '',
      ...CAPTION,
      HEADER,
      '\t合计\t1.00',
    ],
    columns: COLUMNS,
    rows: [
      ['', '合计', '3.00'],
      ['208', '社会保障', '3.00'],
    ],
    tables: 2,
  },
  {
    name: 'a page that repeats the caption with a unit the first page left out',
    lines: [
      '部门预算支出表',
      '460 青河县档案馆',
      '',
      HEADER,
      '208\t社会保障\t3.00',
      '',
      '460 青河县档案馆',
      '单位：万元',
      '',
      HEADER,
      '210\t卫生健康\t1.00',
    ],
    columns: COLUMNS,
    rows: [
      ['208', '社会保障', '3.00'],
      ['210', '卫生健康', '1.00'],
    ],
  },
  {
    name: 'a page of one row: a name and one digit',
    lines: [
      ...CAPTION,
      '收入\t\t支出\t',
      '项目\t金额\t项目\t金额',
      '一、拨款\t3\t一、教育\t3',
      '',
      '\t\t二、科技\t0',
    ],
    columns: ['收入/项目', '收入/金额', '支出/项目', '支出/金额'],
    rows: [
      ['一、拨款', '3', '一、教育', '3'],
      ['', '', '二、科技', '0'],
    ],
  },
  {
    name: 'a page that begins with dashes',
    lines: [...CAPTION, '项目\t合计\t拨款', '一、接待费\t3\t3', '', '其中：外宾\t-\t-', '二、会议费\t1\t1'],
    columns: ['项目', '合计', '拨款'],
    rows: [
      ['一、接待费', '3', '3'],
      ['其中：外宾', '-', '-'],
      ['二、会议费', '1', '1'],
    ],
  },
  {
    name: 'a cell of two lines, and a blank line inside a row',
    lines: [
      ...CAPTION.slice(0, 1),
      '\t单位：  ',
      '\t万元',
      ...['', '\t科目编码', '\t科目名称', '\t合计'],
      ...['', '\t208', '\t社会保障', '和就业支出', '\t3.00'],
      ...['', '\t210', '', '\t卫生健康支出', '\t1.00'],
      ...['', '\t221', '\t住房保障支出', '\t2.00'],
    ],
    columns: COLUMNS,
    rows: [
      ['208', '社会保障和就业支出', '3.00'],
      ['210', '卫生健康支出', '1.00'],
      ['221', '住房保障支出', '2.00'],
    ],
  },
  {
    name: 'a year between the body and the unit right above the header, and totals of each heading printed once',
    lines: [
      ...['基本支出决算表', '部门：青河县档案馆\t2023年度\t金额单位：元', '人员经费\t公用经费'],
      '科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数',
      '301\t工资福利支出\t9.00\t302\t商品和服务支出\t2.00\t310\t资本性支出\t1.00',
      '人员经费合计\t9.00\t公用经费合计\t3.00',
    ],
    columns: [
      ...['人员经费/科目编码', '人员经费/科目名称', '人员经费/决算数'],
      ...['公用经费/科目编码', '公用经费/科目名称', '公用经费/决算数'],
      ...['公用经费/科目编码', '公用经费/科目名称', '公用经费/决算数'],
    ],
    rows: [
      ['301', '工资福利支出', '9.00', '302', '商品和服务支出', '2.00', '310', '资本性支出', '1.00'],
      ['人员经费合计', '', '9.00', '公用经费合计', '', '', '', '', '3.00'],
    ],
  },
  {
    name: 'a title behind a tab, with its form, body and unit',
    lines: [
      ...['\t部门预算支出表', '\t公开03表', '\t部门：青河县档案馆', '\t单位：万元'],
      ...['', '\t科目编码', '\t科目名称', '\t合计'],
      ...['', '\t208', '\t社会保障', '\t3.00'],
    ],
    columns: COLUMNS,
    rows: [['208', '社会保障', '3.00']],
  },
  {
    name: 'merged headings divided by what belongs below them',
    lines: [
      ...CAPTION,
      ...['\t科目编码', '\t科目名称', '\t基本支出'],
      ...['', '\t', '\t', '\t小计', '\t人员经费', '\t公用经费'],
      ...['', '\t', '\t', '\t', '\t工资福利支出', '\t对个人和家庭的补助', '\t商品和服务支出', '\t资本性支出'],
      ...['', '\t208', '\t社会保障', '\t10.00', '\t1.00', '\t2.00', '\t3.00', '\t4.00'],
    ],
    columns: [
      '科目编码',
      '科目名称',
      '基本支出/小计',
      '基本支出/人员经费/工资福利支出',
      '基本支出/人员经费/对个人和家庭的补助',
      '基本支出/公用经费/商品和服务支出',
      '基本支出/公用经费/资本性支出',
    ],
    rows: [['208', '社会保障', '10.00', '1.00', '2.00', '3.00', '4.00']],
  },
  {
    name: 'a page without the blank columns that a code spans elsewhere',
    lines: [
      ...CAPTION,
      '科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出',
      '205\t\t\t教育支出\t5.00\t2.00\t3.00',
      '20502\t\t\t普通教育\t5.00\t2.00\t3.00',
      '2050202\t小学教育\t2.00\t2.00\t',
      '2050204\t高中教育\t3.00\t\t3.00',
    ],
    columns: ['科目编码', '', '', '科目名称', '合计', '基本支出', '项目支出'],
    rows: [
      ['205', '', '', '教育支出', '5.00', '2.00', '3.00'],
      ['20502', '', '', '普通教育', '5.00', '2.00', '3.00'],
      ['2050202', '', '', '小学教育', '2.00', '2.00', ''],
      ['2050204', '', '', '高中教育', '3.00', '', '3.00'],
    ],
  },
  {
    name: 'a page without the blank column that stands first elsewhere',
    lines: [
      ...CAPTION,
      '\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '\t2050202\t小学教育\t2.00\t2.00\t',
      '\t2050203\t初中教育\t2.00\t2.00\t',
      '2050204\t高中教育\t3.00\t\t3.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    rows: [
      ['2050202', '小学教育', '2.00', '2.00', ''],
      ['2050203', '初中教育', '2.00', '2.00', ''],
      ['2050204', '高中教育', '3.00', '', '3.00'],
    ],
  },
  {
    name: 'columns cut in two, the first row of a page as a line of text, and a page with fewer columns',
    lines: [
      ...CAPTION,
      '\t科目编码\t\t\t科目名称\t\t\t金额\t',
      '\t\t\t\t合计\t\t\t9.00\t',
      '205\t\t\t教育支出\t\t\t\t6.00\t',
      '20502\t\t\t普通教育\t\t\t4.00\t\t',
      '20503\t\t\t职业教育\t\t\t2.00\t\t',
      '206 科学技术支出 3.00',
      '20602\t基础研究\t1.00\t\t',
      '20604\t技术研究与开发\t\t1.00\t',
      '20605\t科技条件与服务\t1.00\t\t',
    ],
    columns: ['', '科目编码', '', '', '科目名称', '', '', '金额'],
    rows: [
      ['', '', '', '', '合计', '', '', '9.00'],
      ['', '205', '', '', '教育支出', '', '', '6.00'],
      ['', '20502', '', '', '普通教育', '', '', '4.00'],
      ['', '20503', '', '', '职业教育', '', '', '2.00'],
      ['', '206', '', '', '科学技术支出', '', '', '3.00'],
      ['', '20602', '', '', '基础研究', '', '', '1.00'],
      ['', '20604', '', '', '技术研究与开发', '', '', '1.00'],
      ['', '20605', '', '', '科技条件与服务', '', '', '1.00'],
    ],
  },
  {
    name: 'a row one cell of which was parted in two',
    lines: [
      ...CAPTION,
      HEADER,
      '2050202\t小学教育\t2.00',
      '2050203\t初中教育\t2.00',
      '2050204\t高中教育\t\t3.00\t',
    ],
    columns: COLUMNS,
    rows: [
      ['2050202', '小学教育', '2.00'],
      ['2050203', '初中教育', '2.00'],
      ['2050204', '高中教育', '3.00'],
    ],
  },
  {
    name: 'the rows of a header printed again without anything that parts the pages',
    lines: [
      ...CAPTION,
      '科目\t\t2025年预算数\t2026年预算数',
      '科目编码\t科目名称\t\t合计',
      '2050202\t小学教育\t2.00\t3.00',
      '科目\t\t2025年预算数\t2026年预算数',
      '科目编码\t科目名称\t\t合计',
      '2050203\t初中教育\t2.00\t3.00',
    ],
    columns: ['科目/科目编码', '科目/科目名称', '2025年预算数', '2026年预算数/合计'],
    rows: [
      ['2050202', '小学教育', '2.00', '3.00'],
      ['2050203', '初中教育', '2.00', '3.00'],
    ],
  },
  {
    name: 'a page below a running head whose first rows print no amounts',
    lines: [
      ...CAPTION,
      '科目编码\t科目名称\t合计\t基本支出',
      '2050202\t小学教育\t2.00\t2.00',
      '- 3 -',
      '某某市教育局2026年部门预算公开',
      '2050203\t初中教育\t\t',
      '2050204\t高中教育\t3.00\t3.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出'],
    rows: [
      ['2050202', '小学教育', '2.00', '2.00'],
      ['2050203', '初中教育', '', ''],
      ['2050204', '高中教育', '3.00', '3.00'],
    ],
  },
  {
    name: 'rows whose blank cells at the end were left out stay where they are',
    lines: [
      ...CAPTION,
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '2050202\t小学教育\t3.00\t2.00\t1.00',
      '2050203\t初中教育\t2.00\t2.00',
      '2050204\t高中教育\t4.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    rows: [
      ['2050202', '小学教育', '3.00', '2.00', '1.00'],
      ['2050203', '初中教育', '2.00', '2.00'],
      ['2050204', '高中教育', '4.00'],
    ],
  },
];

test.each(EXAMPLES)('$name', ({ lines, columns, rows, tables = 1 }) => {
  const { blocks } = readDocument(createSnapshot([...lines, ''].join('\n')));
  const read = blocks.filter((block): block is Table => block.type === 'table');
  expect(read.length).toBe(tables);
  expect(read[0].columns.map(({ path }) => path.join('/'))).toEqual(columns);
  expect(read[0].rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual(rows);
});

test('the pieces of a cell over lines keep their places', () => {
  const text = [...CAPTION, HEADER, '21015\t医疗保障\t3.00', '01\t管理\t', ''].join('\n');
  const { blocks, offsets } = readDocument(createSnapshot(text));
  const table = blocks[0] as Table;
  const [code] = table.rows[0].cells;
  const offset = offsets.get(table) ?? 0;
  const printed = [code, ...(code.more ?? [])].map(({ start, end }) =>
    text.slice(offset + start, offset + end),
  );
  expect(printed).toEqual(['21015', '01']);
});
