/** Tables parted by blanks, as texts and what is read of them: columns by their paths, rows by their cells. */

import { expect, test } from 'vitest';
import type { Row, Table } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

interface Example {
  readonly name: string;
  readonly lines: readonly string[];
  /** Of the first table. */
  readonly columns: readonly string[];
  /** Cells of each row; numbers without a place stand behind them: `1 2 in 3, 4`. */
  readonly rows: readonly (readonly string[])[];
}

const CAPTION = ['部门预算支出表', '单位：万元'];

const EXAMPLES: readonly Example[] = [
  {
    name: 'the code of a unit between that of the subject, in columns for each level, and its name',
    lines: [
      ...CAPTION,
      '项 目 合计 当年财政拨款安排 上年结转安排',
      '科目编码 单位代码 单位名称（科目）',
      '类 款 项',
      '合计 6.00 5.00 1.00',
      '205 02 05 112301 高等教育 6.00 5.00 1.00',
    ],
    columns: [
      ...['项目/科目编码/类', '项目/科目编码/款', '项目/科目编码/项', '项目/单位代码'],
      ...['项目/单位名称（科目）', '合计', '当年财政拨款安排', '上年结转安排'],
    ],
    rows: [
      ['', '', '', '', '合计', '6.00', '5.00', '1.00'],
      ['205', '02', '05', '112301', '高等教育', '6.00', '5.00', '1.00'],
    ],
  },
  {
    name: 'a year divided, and a column compared with that of another year',
    lines: [
      ...CAPTION,
      '功能分类科目 2023年执行数 2024年预算数 2024年预算数比2023年执行数',
      '科目编码 科目名称 小计 基本支出 项目支出 增减额 增减%',
      '205 教育支出 11.00 10.00 8.00 2.00 -1.00 -9.09',
    ],
    columns: [
      ...['功能分类科目/科目编码', '功能分类科目/科目名称', '2023年执行数', '2024年预算数/小计'],
      ...['2024年预算数/基本支出', '2024年预算数/项目支出', '2024年预算数比2023年执行数/增减额'],
      '2024年预算数比2023年执行数/增减%',
    ],
    rows: [['205', '教育支出', '11.00', '10.00', '8.00', '2.00', '-1.00', '-9.09']],
  },
  {
    name: 'two lists of expenditure beside the revenue, numbered alike',
    lines: [
      ...CAPTION,
      '收 入 支 出',
      '项 目 本年预算 项目（按功能分类） 本年预算 项目（按支出结构） 本年预算',
      '一、经费拨款收入 9.00 一、外交支出 一、基本支出 8.00',
      '二、基金拨款收入 二、教育支出 8.00 二、项目支出 1.00',
      '三、国有资本经营预算拨款收入 三、国防支出 1.00',
    ],
    columns: [
      ...['收入/项目', '收入/本年预算', '支出/项目（按功能分类）', '支出/本年预算'],
      ...['支出/项目（按支出结构）', '支出/本年预算'],
    ],
    rows: [
      ['一、经费拨款收入', '9.00', '一、外交支出', '', '一、基本支出', '8.00'],
      ['二、基金拨款收入', '', '二、教育支出', '8.00', '二、项目支出', '1.00'],
      ['三、国有资本经营预算拨款收入', '', '三、国防支出', '1.00', '', ''],
    ],
  },
  {
    name: 'a row with more numbers than columns keeps its code and name',
    lines: [
      ...CAPTION,
      '科目编码 科目名称 合计 基本支出',
      ...Array.from({ length: 9 }, (_, i) => `20${i + 1} 支出 5.00 5.00`),
      '20805 行政事业单位养老支出 5.00 2.00 3.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出'],
    rows: [
      ...Array.from({ length: 9 }, (_, i) => [`20${i + 1}`, '支出', '5.00', '5.00']),
      ['20805', '行政事业单位养老支出', '', '', 'nothing known in 2, 3'],
    ],
  },
  {
    name: 'nothing is known of amounts where rows do not fit the header',
    lines: [
      ...CAPTION,
      '科目编码 科目名称 合计 基本支出',
      '208 社会保障和就业支出 5.00 5.00',
      '20805 行政事业单位养老支出 5.00 2.00 3.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出'],
    rows: [
      ['208', '社会保障和就业支出', '', '', 'nothing known in 2, 3'],
      ['20805', '行政事业单位养老支出', '', '', 'nothing known in 2, 3'],
    ],
  },
  {
    name: 'codes in columns for each level, headings above, a word broken around those beside it',
    lines: [
      ...CAPTION,
      '项目 收入预算',
      '功能分类科目编码',
      '事业单位',
      '功能分类科目名称 合计 财政拨款收入 事业收入 其他收入',
      '经营收入',
      '类 款 项',
      '208 社会保障和就业支出 9.00 5.00 1.00 2.00 1.00',
      '208 05 行政事业单位养老支出 9.00 5.00 1.00 2.00 1.00',
      '208 05 01行政单位离退休 9.00 5.00 1.00 2.00 1.00',
    ],
    columns: [
      '项目/功能分类科目编码/类',
      '项目/功能分类科目编码/款',
      '项目/功能分类科目编码/项',
      '项目/功能分类科目名称',
      ...['合计', '财政拨款收入', '事业收入', '事业单位经营收入', '其他收入'].map(
        (word) => `收入预算/${word}`,
      ),
    ],
    rows: [
      ['208', '', '', '社会保障和就业支出', '9.00', '5.00', '1.00', '2.00', '1.00'],
      ['208', '05', '', '行政事业单位养老支出', '9.00', '5.00', '1.00', '2.00', '1.00'],
      ['208', '05', '01', '行政单位离退休', '9.00', '5.00', '1.00', '2.00', '1.00'],
    ],
  },
  {
    name: 'the first row behind the last words of the header, and 决算数 below each column',
    lines: [
      ...CAPTION,
      '项目',
      '本年支出合计 基本支出 项目支出',
      '科目编码 科目名称',
      '决算数 决算数 决算数',
      '类 款 项 合计 3.00 2.00 1.00',
      '208 社会保障和就业支出 3.00 2.00 1.00',
    ],
    columns: [
      '项目/科目编码/类',
      '项目/科目编码/款',
      '项目/科目编码/项',
      '项目/科目名称',
      '本年支出合计/决算数',
      '基本支出/决算数',
      '项目支出/决算数',
    ],
    rows: [
      ['', '', '', '合计', '3.00', '2.00', '1.00'],
      ['208', '', '', '社会保障和就业支出', '3.00', '2.00', '1.00'],
    ],
  },
  {
    name: 'a group printed above the words beside it stands where its sums hold: before the last',
    lines: [
      ...CAPTION,
      '公务用车购置及运行维护费',
      '合计 因公出国（境）费 公务接待费',
      '小计 公务用车购置费 公务用车运行维护费',
      '预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数',
      '9.00 8.00 1.00 1.00 7.00 6.00 3.00 3.00 4.00 3.00 1.00 1.00',
    ],
    columns: [
      '合计',
      '因公出国（境）费',
      '公务用车购置及运行维护费/小计',
      '公务用车购置及运行维护费/公务用车购置费',
      '公务用车购置及运行维护费/公务用车运行维护费',
      '公务接待费',
    ].flatMap((word) => [`${word}/预算数`, `${word}/决算数`]),
    rows: [['9.00', '8.00', '1.00', '1.00', '7.00', '6.00', '3.00', '3.00', '4.00', '3.00', '1.00', '1.00']],
  },
  {
    name: 'the same group where its sums hold: behind all others',
    lines: [
      ...CAPTION,
      '公务用车购置及运行维护费',
      '合计 因公出国（境）费 公务接待费',
      '小计 公务用车购置费 公务用车运行维护费',
      '9.00 1.00 1.00 7.00 3.00 4.00',
    ],
    columns: [
      '合计',
      '因公出国（境）费',
      '公务接待费',
      '公务用车购置及运行维护费/小计',
      '公务用车购置及运行维护费/公务用车购置费',
      '公务用车购置及运行维护费/公务用车运行维护费',
    ],
    rows: [['9.00', '1.00', '1.00', '7.00', '3.00', '4.00']],
  },
  {
    name: 'pieces of names above and below their rows, and a code above its numbers',
    lines: [
      ...CAPTION,
      '科目编码 科目名称 合计 基本支出',
      '208 社会保障和就业支出 5.00 5.00',
      '机关事业单位基本养老',
      '2080505 3.00 3.00',
      '保险缴费支出',
      '2080506',
      '职业年业金缴位',
      '2.00 2.00',
      '2080599 其他 0.00 0.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出'],
    rows: [
      ['208', '社会保障和就业支出', '5.00', '5.00'],
      ['2080505', '', '3.00', '3.00'],
      ['2080506', '', '2.00', '2.00'],
      ['2080599', '其他', '0.00', '0.00'],
    ],
  },
  {
    name: '栏次 again before the numbers of the second panel',
    lines: [
      ...CAPTION,
      '收入 支出',
      '项目 行次 金额 项目 行次 合计 一般公共预算财政拨款',
      '栏次 1 栏次 2 3',
      '一、一般公共预算财政拨款 1 5.00 一、教育支出 9 5.00 5.00',
    ],
    columns: [
      ...['项目', '行次', '金额'].map((word) => `收入/${word}`),
      ...['项目', '行次', '合计', '一般公共预算财政拨款'].map((word) => `支出/${word}`),
    ],
    rows: [['一、一般公共预算财政拨款', '1', '5.00', '一、教育支出', '9', '5.00', '5.00']],
  },
  {
    name: 'numbers of columns without a word before them',
    lines: [
      ...CAPTION,
      '科目编码 科目名称 合计 基本支出 项目支出',
      '1 2 3',
      '208 社会保障和就业支出 5.00 2.00 3.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    rows: [['208', '社会保障和就业支出', '5.00', '2.00', '3.00']],
  },
  {
    name: 'a total stands with what it adds up',
    lines: [
      ...CAPTION,
      '科目编码 科目名称 年初结转和结余 本年收入 本年支出 年末结转和结余',
      '小计 基本支出 项目支出',
      '栏次 1 2 3 4 5 6',
      '208 社会保障和就业支出 0.00 5.00 5.00 2.00 3.00 0.00',
    ],
    columns: [
      ...['科目编码', '科目名称', '年初结转和结余', '本年收入'],
      ...['小计', '基本支出', '项目支出'].map((word) => `本年支出/${word}`),
      '年末结转和结余',
    ],
    rows: [['208', '社会保障和就业支出', '0.00', '5.00', '5.00', '2.00', '3.00', '0.00']],
  },
  {
    name: 'an amount of as many digits as a code before the name of a total',
    lines: [
      ...CAPTION,
      '人员经费 公用经费',
      '科目编码 科目名称 决算数 科目编码 科目名称 决算数',
      '301 工资福利支出 6551823 302 商品和服务支出 1379628',
      '人员经费合计 6551823 公用经费合计 1379628',
    ],
    columns: ['人员经费', '公用经费'].flatMap((group) =>
      ['科目编码', '科目名称', '决算数'].map((word) => `${group}/${word}`),
    ),
    rows: [
      ['301', '工资福利支出', '6551823', '302', '商品和服务支出', '1379628'],
      ['', '人员经费合计', '6551823', '', '公用经费合计', '1379628'],
    ],
  },
  {
    name: 'a name broken behind the number of a year',
    lines: [
      ...CAPTION,
      '序号 项目名称 合计 财政拨款',
      '1 2023',
      '年度结转项目经费 5.00 5.00',
      '2 设备更新 3.00 3.00',
    ],
    columns: ['序号', '项目名称', '合计', '财政拨款'],
    rows: [
      ['1', '2023年度结转项目经费', '5.00', '5.00'],
      ['2', '设备更新', '3.00', '3.00'],
    ],
  },
  {
    name: 'a header printed twice',
    lines: [
      ...CAPTION,
      ...['科目编码 科目名称 合计', '基本支出 项目支出', '科目编码 科目名称 合计', '基本支出 项目支出'],
      '208 社会保障和就业支出 5.00 2.00 3.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
    rows: [['208', '社会保障和就业支出', '5.00', '2.00', '3.00']],
  },
  {
    name: 'panels whose words are printed one below the other',
    lines: [
      ...CAPTION,
      ...['收入', '支出', '项目', '预算数', '项目', '预算数'],
      '一、事业收入 5.00 一、教育支出 5.00',
    ],
    columns: ['收入/项目', '收入/预算数', '支出/项目', '支出/预算数'],
    rows: [['一、事业收入', '5.00', '一、教育支出', '5.00']],
  },
  {
    name: 'names without numbers in one panel do not take those of the next',
    lines: [
      ...CAPTION,
      '人员经费 公用经费',
      '科目编码 科目名称 决算数 科目编码 科目名称 决算数',
      '301 工资福利支出 5.00 302 商品和服务支出 3.00',
      '30106 伙食补助费 30201 办公费 3.00',
    ],
    columns: ['人员经费', '公用经费'].flatMap((group) =>
      ['科目编码', '科目名称', '决算数'].map((word) => `${group}/${word}`),
    ),
    rows: [
      ['301', '工资福利支出', '5.00', '302', '商品和服务支出', '3.00'],
      ['30106', '伙食补助费', '', '30201', '办公费', '3.00'],
    ],
  },
  {
    name: 'an amount glued to the name that the next panel begins with',
    lines: [
      ...CAPTION,
      '收入 支出',
      '项目 预算数 项目 预算数',
      '一、财政拨款收入 47,458一、教育支出 6,096',
      '二、事业收入 1.50（二）其他支出 2',
    ],
    columns: ['收入/项目', '收入/预算数', '支出/项目', '支出/预算数'],
    rows: [
      ['一、财政拨款收入', '47,458', '一、教育支出', '6,096'],
      ['二、事业收入', '1.50', '（二）其他支出', '2'],
    ],
  },
  {
    name: 'a row of names alone before the last rows',
    lines: [
      ...CAPTION,
      '收入 支出',
      '项目 预算数 项目 预算数',
      '本年收入合计 5.00 本年支出合计 5.00',
      '使用非财政拨款结余 结余分配',
      '总计 5.00 总计 5.00',
    ],
    columns: ['收入/项目', '收入/预算数', '支出/项目', '支出/预算数'],
    rows: [
      ['本年收入合计', '5.00', '本年支出合计', '5.00'],
      ['使用非财政拨款结余', '', '结余分配', ''],
      ['总计', '5.00', '总计', '5.00'],
    ],
  },
  {
    name: 'the lower lines of a header printed twice',
    lines: [
      ...CAPTION,
      '项目 支出预算',
      ...['功能分类科目编码', '功能分类科目名称 合计 基本支出 项目支出', '类 款 项'],
      ...['功能分类科目编码', '功能分类科目名称 合计 基本支出 项目支出', '类 款 项'],
      '208 社会保障和就业支出 5.00 5.00 0.00',
      '208 05 行政事业单位养老支出 5.00 5.00 0.00',
      '合计 5.00 5.00 0.00',
    ],
    columns: [
      ...['类', '款', '项'].map((level) => `项目/功能分类科目编码/${level}`),
      '项目/功能分类科目名称',
      ...['合计', '基本支出', '项目支出'].map((word) => `支出预算/${word}`),
    ],
    rows: [
      ['208', '', '', '社会保障和就业支出', '5.00', '5.00', '0.00'],
      ['208', '05', '', '行政事业单位养老支出', '5.00', '5.00', '0.00'],
      ['', '', '', '合计', '5.00', '5.00', '0.00'],
    ],
  },
  {
    name: 'names broken around several rows running, from the first to the total',
    lines: [
      ...CAPTION,
      '科目编码 科目名称 合计 基本支出',
      ...['文化旅游体育', '207 9.00 4.00', '与传媒支出'],
      ...['其他文化旅游', '20799 体育与传媒支 9.00 4.00', '出'],
      ...['其他文化旅游', '2079999 9.00 4.00', '支出'],
      '合计 9.00 4.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出'],
    rows: [
      ['207', '', '9.00', '4.00'],
      ['20799', '', '9.00', '4.00'],
      ['2079999', '', '9.00', '4.00'],
      ['', '合计', '9.00', '4.00'],
    ],
  },
];

function shown({ cells, loose = [], undetermined }: Row): string[] {
  const places = loose.map(
    ({ numbers, columns }) => `${numbers.map(({ text }) => text).join(' ')} in ${columns.join(', ')}`,
  );
  const unknown = undetermined ? [`nothing known in ${undetermined.join(', ')}`] : [];
  return [...cells.map(({ text }) => text), ...places, ...unknown];
}

test.each(EXAMPLES)('$name', ({ lines, columns, rows }) => {
  const { blocks } = readDocument(createSnapshot([...lines, ''].join('\n')));
  const read = blocks.filter((block): block is Table => block.type === 'table');
  expect(read[0].columns.map(({ path }) => path.join('/'))).toEqual(columns);
  expect(read[0].rows.map(shown)).toEqual(rows);
});
