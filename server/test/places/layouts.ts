/** Small disclosures in the layouts of places that no fixture shows: what is printed where differs, the money is one body's. */

import {
  all,
  basic,
  ECONOMIC,
  ECONOMIC_CLASSES,
  LEAVES,
  type Leaf,
  sum,
  type TreeRow,
  treeOf,
} from './finances';

/** A disclosure as text whose cells are known, with totals and subtotals of it, each as it is printed in one place. */
export interface PlaceLayout {
  readonly name: string;
  readonly text: string;
}

export type Cells = readonly string[];
export type Print = (hundredths: number) => string;

export const plain: Print = (value) => (value === 0 ? '' : (value / 100).toFixed(2));
export const withZeros: Print = (value) => (value / 100).toFixed(2);
export const dashes: Print = (value) => (value === 0 ? '—' : (value / 100).toFixed(2));
export const grouped: Print = (value) =>
  value === 0 ? '' : (value / 100).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
export const sixDecimals: Print = (value) => (value === 0 ? '' : (value / 100).toFixed(6));
/** 万元 in whole 元. */
export const yuan: Print = (value) =>
  value === 0 ? '' : String(value * 100).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
export const yuanUngrouped: Print = (value) => (value === 0 ? '0' : String(value * 100));

export const table = (lines: readonly string[], rows: readonly Cells[]): string =>
  [...lines, ...rows.map((cells) => cells.join('\t'))].join('\n');

export const fiscal = LEAVES.filter(({ isFund }) => !isFund);
export const fund = LEAVES.filter(({ isFund }) => isFund);
export const TOTAL = sum(LEAVES, all);
export const GENERAL = sum(fiscal, all);
export const FUND = sum(fund, all);
export const STAFF = sum(LEAVES, ({ staff }) => staff);
export const RUNNING = sum(LEAVES, ({ running }) => running);
export const PROJECT = sum(LEAVES, ({ project }) => project);
export const classes = (leaves: readonly Leaf[]): TreeRow[] =>
  treeOf(leaves).filter(({ depth }) => depth === 0);

/** Two lists side by side, the shorter one filled up with blanks. */
export function besides(...lists: readonly (readonly Cells[])[]): Cells[] {
  const widths = lists.map((list) => list[0].length);
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, at) =>
    lists.flatMap((list, index) => list[at] ?? Array.from({ length: widths[index] }, () => '')),
  );
}

export const ORDINALS = ['一', '二', '三', '四', '五', '六', '七'];

export function revenueAndSpending(p: Print): Cells[] {
  const revenue: Cells[] = [
    ['一、一般公共预算拨款收入', p(GENERAL)],
    ['二、政府性基金预算拨款收入', p(FUND)],
    ['三、国有资本经营预算拨款收入', p(0)],
    ['四、事业收入', p(0)],
  ];
  const spending = classes(LEAVES).map((row, at): Cells => [`${ORDINALS[at]}、${row.name}`, p(all(row))]);
  return [
    ...besides(revenue, spending),
    ['本年收入合计', p(TOTAL), '本年支出合计', p(TOTAL)],
    ['上年结转结余', p(0), '年终结转结余', p(0)],
    ['收入总计', p(TOTAL), '支出总计', p(TOTAL)],
  ];
}

export const three = (code: string): Cells => [code.slice(0, 3), code.slice(3, 5), code.slice(5, 7)];

/** Hebei: an index row, rows by unit with blanks for what is as above, 合计 first. */
function indexRows(): PlaceLayout {
  const spending = treeOf(LEAVES).map(
    (row): Cells => [row.code, row.name, plain(all(row)), plain(basic(row)), plain(row.project), '', ''],
  );
  return {
    name: '栏次 and 序号 rows',
    text: [
      table(
        ['某县发展中心2026年部门预算公开', '部门收支总体情况表', '部门：某县发展中心\t单位：万元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '预算数', '项目', '预算数'],
          ['栏次', '1', '栏次', '2'],
          ...revenueAndSpending(plain),
        ],
      ),
      table(
        ['部门支出总体情况表', '部门：某县发展中心\t单位：万元'],
        [
          ['功能分类科目', '', '合计', '基本支出', '项目支出', '上缴上级支出', '对附属单位补助支出'],
          ['科目编码', '科目名称', '', '', '', '', ''],
          ['栏次', '', '1', '2', '3', '4', '5'],
          ['合计', '', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT), '', ''],
          ...spending,
        ],
      ),
      table(
        ['一般公共预算财政拨款支出情况表', '部门：某县发展中心\t单位：万元'],
        [
          ['功能分类科目', '', '合计', '基本支出', '', '', '项目支出'],
          ['科目编码', '科目名称', '', '小计', '人员经费', '公用经费', ''],
          ['**', '**', '1', '2', '3', '4', '5'],
          [
            '',
            '合计',
            plain(GENERAL),
            plain(STAFF + RUNNING),
            plain(STAFF),
            plain(RUNNING),
            plain(sum(fiscal, (l) => l.project)),
          ],
          ...treeOf(fiscal).map(
            (row): Cells => [
              row.code,
              row.name,
              plain(all(row)),
              plain(basic(row)),
              plain(row.staff),
              plain(row.running),
              plain(row.project),
            ],
          ),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Shandong: 类, 款 and 项 in columns of their own, only what is new printed in each, zeros written out. */
function threeCodeColumns(): PlaceLayout {
  const short = ({ code, depth }: TreeRow): Cells =>
    three(code).map((piece, at) => (at === depth ? piece : ''));
  return {
    name: '类, 款 and 项 in columns',
    text: [
      table(
        ['2026年某市某局部门预算', '公开表1', '收支预算总表', '单位：元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '预算数', '项目', '预算数'],
          ...revenueAndSpending(yuanUngrouped),
        ],
      ),
      table(
        ['公开表3', '支出预算总表', '单位：元'],
        [
          ['科目编码', '', '', '科目名称', '合计', '基本支出', '', '', '项目支出'],
          ['类', '款', '项', '', '', '小计', '人员经费', '公用经费', ''],
          ['', '', '', '合计', ...[TOTAL, STAFF + RUNNING, STAFF, RUNNING, PROJECT].map(yuanUngrouped)],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              ...short(row),
              row.name,
              ...[all(row), basic(row), row.staff, row.running, row.project].map(yuanUngrouped),
            ],
          ),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Shenzhen: no codes; the names are set in by their level. */
function indentedNames(): PlaceLayout {
  const spaces = (depth: number) => '　'.repeat(depth * 2);
  return {
    name: 'levels by indentation alone',
    text: [
      table(
        ['2026年某区某局部门预算', '部门预算收支总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '金额', '项目', '金额'], ...revenueAndSpending(plain)],
      ),
      table(
        ['部门预算支出总表', '单位：万元'],
        [
          ['支出项目', '总计', '基本支出', '项目支出'],
          ['某局（本级）', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT)],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              `${spaces(row.depth + 1)}${row.name}`,
              plain(all(row)),
              plain(basic(row)),
              plain(row.project),
            ],
          ),
          ['合计', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT)],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Sichuan: every 项 once for the unit, its code beside 类, 款 and 项; the department above it. */
function unitsBesideCodes(): PlaceLayout {
  const rows = LEAVES.map(
    (leaf): Cells => [
      ...three(leaf.code),
      '312301',
      leaf.name,
      plain(all(leaf)),
      plain(basic(leaf)),
      plain(leaf.project),
      '',
      '',
    ],
  );
  return {
    name: '项 by unit, unit codes beside theirs',
    text: [
      table(
        ['四川省某局2026年部门预算', '表1', '部门收支总表', '单位：万元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '2026年预算数', '项目', '2026年预算数'],
          ...revenueAndSpending(plain),
        ],
      ),
      table(
        ['表1-2', '部门支出总表', '单位：万元'],
        [
          ['项目', '', '', '', '', '合计', '基本支出', '项目支出', '上缴上级支出', '对附属单位补助支出'],
          ['科目编码', '', '', '单位代码', '单位名称（科目）', '', '', '', '', ''],
          ['类', '款', '项', '', '', '', '', '', '', ''],
          ['', '', '', '', '合计', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT), '', ''],
          ['', '', '', '', '某局机关', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT), '', ''],
          ...rows,
        ],
      ),
    ].join('\n\n'),
  };
}

/** Yunnan: whole 元 with separators, 合计 last, the economic list in one panel with its classes. */
function totalLast(): PlaceLayout {
  const economic = Object.entries(ECONOMIC_CLASSES).flatMap(([code, name]): Cells[] => {
    const own = ECONOMIC.filter(([each]) => each.startsWith(code));
    const amount = own.reduce((total, [, , each]) => total + each, 0);
    const staff = code !== '302';
    const row = (cells: Cells, value: number): Cells => [
      ...cells,
      yuan(value),
      yuan(staff ? value : 0),
      yuan(staff ? 0 : value),
    ];
    return [row([code, name], amount), ...own.map(([each, word, value]) => row([each, word], value))];
  });
  return {
    name: 'whole 元, 合计 last',
    text: [
      table(
        ['某州某局2026年度部门预算公开表', '1.部门财务收支预算总表', '单位：元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '2026年预算数', '项目', '2026年预算数'],
          ...revenueAndSpending(yuan),
        ],
      ),
      table(
        ['5.一般公共预算支出预算表（按功能科目分类）', '单位：元'],
        [
          ['部门预算支出功能分类科目', '', '合计', '基本支出', '', '', '项目支出'],
          ['科目编码', '科目名称', '', '小计', '人员经费', '公用经费', ''],
          ['1', '2', '3', '4', '5', '6', '7'],
          ...treeOf(fiscal).map(
            (row): Cells => [
              row.code,
              row.name,
              ...[all(row), basic(row), row.staff, row.running, row.project].map(yuan),
            ],
          ),
          [
            '合计',
            '',
            ...[GENERAL, STAFF + RUNNING, STAFF, RUNNING, sum(fiscal, (l) => l.project)].map(yuan),
          ],
        ],
      ),
      table(
        ['6.一般公共预算基本支出情况表', '单位：元'],
        [
          ['部门预算支出经济分类科目', '', '本年一般公共预算基本支出', '', ''],
          ['科目编码', '科目名称', '合计', '人员经费', '公用经费'],
          ...economic,
          ['合计', '', yuan(STAFF + RUNNING), yuan(STAFF), yuan(RUNNING)],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Hunan: functional rows over columns of economic classes. */
function economicColumns(): PlaceLayout {
  const retired = (leaf: Leaf) => (leaf.code === '2080501' ? leaf.staff : 0);
  const columns = (leaves: readonly Leaf[]): Cells =>
    [
      sum(leaves, all),
      sum(leaves, (leaf) => leaf.staff - retired(leaf)),
      sum(leaves, (leaf) => leaf.running),
      sum(leaves, retired),
      sum(leaves, (leaf) => leaf.project),
    ].map(grouped);
  return {
    name: 'economic classes as columns',
    text: [
      table(
        ['湖南省某局2026年部门预算', '收支总表', '单位：万元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '预算数', '项目（按功能分类）', '预算数'],
          ...revenueAndSpending(grouped),
        ],
      ),
      table(
        ['支出分类汇总表（按部门预算经济分类）', '单位：万元'],
        [
          [
            '科目',
            '',
            '',
            '科目名称',
            '总计',
            '工资福利支出',
            '商品和服务支出',
            '对个人和家庭的补助',
            '其他支出',
          ],
          ['类', '款', '项', '', '', '', '', '', ''],
          ['', '', '', '合计', ...columns(LEAVES)],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              ...three(row.code).map((piece, at) => (at <= row.depth ? piece : '')),
              row.name,
              ...columns(row.leaves),
            ],
          ),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Tianjin: codes glued to names, six decimals, 合计 first in the column of names. */
function gluedCodes(): PlaceLayout {
  return {
    name: 'codes glued to names',
    text: [
      table(
        ['天津市某局2026年部门预算', '01 部门收支总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '金额', '项目', '金额'], ...revenueAndSpending(sixDecimals)],
      ),
      table(
        ['03 部门支出总表', '单位：万元'],
        [
          ['功能分类科目', '支出合计', '基本支出', '项目支出', '事业单位经营支出'],
          ['合计', sixDecimals(TOTAL), sixDecimals(STAFF + RUNNING), sixDecimals(PROJECT), ''],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              `${row.code}-${row.name}`,
              sixDecimals(all(row)),
              sixDecimals(basic(row)),
              sixDecimals(row.project),
              '',
            ],
          ),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Tibet: noughts as dashes, few rows, the total beside 总计 over three columns of the year before, this year, and the change. */
function twoYears(): PlaceLayout {
  const before = (value: number) => Math.round(value * 0.9);
  const row = (cells: Cells, old: number, now: number): Cells => [
    ...cells,
    dashes(old),
    dashes(now),
    dashes(now - old),
  ];
  const tree = treeOf(fiscal);
  const old = (leaves: readonly Leaf[]) => sum(leaves, (leaf) => before(all(leaf)));
  return {
    name: 'two years with their difference',
    text: [
      table(
        ['某县某局2026年部门预算', '财政拨款收支总表', '单位：万元'],
        [
          ['收入', '', '支出', '', '', '', ''],
          ['项目', '预算数', '项目', '合计', '一般公共预算', '政府性基金预算', '国有资本经营预算'],
          ...besides(
            [
              ['一、本年收入', dashes(TOTAL)],
              ['（一）一般公共预算拨款', dashes(GENERAL)],
              ['（二）政府性基金预算拨款', dashes(FUND)],
              ['（三）国有资本经营预算拨款', dashes(0)],
              ['二、上年结转', dashes(0)],
            ],
            classes(LEAVES).map((each): Cells => {
              const isFund = each.leaves.every((leaf) => leaf.isFund);
              return [
                `（${ORDINALS[classes(LEAVES).indexOf(each)] ?? ''}）${each.name}`,
                dashes(all(each)),
                dashes(isFund ? 0 : all(each)),
                dashes(isFund ? all(each) : 0),
                dashes(0),
              ];
            }),
          ),
          ['收入总计', dashes(TOTAL), '支出总计', dashes(TOTAL), dashes(GENERAL), dashes(FUND), dashes(0)],
        ],
      ),
      table(
        ['一般公共预算支出表', '单位：万元'],
        [
          ['科目编码', '科目名称', '2025年执行数', '2026年预算数', '增减额'],
          row(['', '合计'], old(fiscal), GENERAL),
          ...tree.map((each) => row([each.code, each.name], old(each.leaves), all(each))),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Units with their projects, the money by source; the list begins with its total and each unit with its own. */
function projectsByUnit(): PlaceLayout {
  const projects: readonly (readonly [unit: string, name: string, general: number, fundMoney: number])[] = [
    ['某局机关', '办公业务保障', 7330, 0],
    ['某局机关', '信息系统运行', 6190, 0],
    ['某局机关', '旧区改造', 0, 26047],
    ['某局服务中心', '窗口服务', 3100, 0],
    ['某局服务中心', '档案整理', 1675, 0],
  ];
  const sums = (rows: typeof projects): Cells =>
    [
      rows.reduce((total, [, , a, b]) => total + a + b, 0),
      rows.reduce((total, [, , a]) => total + a, 0),
      rows.reduce((total, [, , , b]) => total + b, 0),
    ].map(grouped);
  const units = ['某局机关', '某局服务中心'];
  return {
    name: 'projects by unit',
    text: [
      table(
        ['某市某局2026年部门预算', '收支预算总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数'], ...revenueAndSpending(grouped)],
      ),
      table(
        ['项目支出表', '单位：万元'],
        [
          ['单位名称', '项目名称', '合计', '一般公共预算', '政府性基金预算'],
          ['合计', '', ...sums(projects)],
          ...units.flatMap((unit): Cells[] => {
            const own = projects.filter(([each]) => each === unit);
            return [[unit, '', ...sums(own)], ...own.map((one): Cells => ['', one[1], ...sums([one])])];
          }),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Three panels in one 收支总表: revenue, spending by function, spending by what it buys. */
function threePanels(): PlaceLayout {
  const revenue: Cells[] = [
    ['一、财政拨款', plain(TOTAL)],
    ['（一）一般公共预算', plain(GENERAL)],
    ['（二）政府性基金', plain(FUND)],
    ['二、事业收入', ''],
  ];
  const functional = classes(LEAVES).map(
    (row, at): Cells => [`${ORDINALS[at]}、${row.name}`, plain(all(row))],
  );
  const nature: Cells[] = [
    ['一、基本支出', plain(STAFF + RUNNING)],
    ['人员经费', plain(STAFF)],
    ['公用经费', plain(RUNNING)],
    ['二、项目支出', plain(PROJECT)],
  ];
  return {
    name: 'three panels',
    text: [
      table(
        ['某市某中心2026年单位预算', '收支总表', '单位：万元'],
        [
          ['收入', '', '支出', '', '', ''],
          ['项目', '预算数', '按功能分类', '预算数', '按支出用途', '预算数'],
          ...besides(revenue, functional, nature),
          ['收入合计', plain(TOTAL), '支出合计', plain(TOTAL), '支出合计', plain(TOTAL)],
        ],
      ),
      table(
        ['支出总表', '单位：万元'],
        [
          ['科目编码', '科目名称', '合计', '基本支出', '项目支出'],
          ['', '合计', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT)],
          ...treeOf(LEAVES).map(
            (row): Cells => [row.code, row.name, plain(all(row)), plain(basic(row)), plain(row.project)],
          ),
        ],
      ),
    ].join('\n\n'),
  };
}

/** A total by source and again by nature in one row, 其中 beside it, zeros written out. */
function sourcesAndNatures(): PlaceLayout {
  const row = (cells: Cells, leaves: readonly Leaf[]): Cells => [
    ...cells,
    withZeros(sum(leaves, all)),
    withZeros(
      sum(
        leaves.filter(({ isFund }) => !isFund),
        all,
      ),
    ),
    withZeros(
      sum(
        leaves.filter(({ isFund }) => isFund),
        all,
      ),
    ),
    withZeros(sum(leaves, basic)),
    withZeros(sum(leaves, ({ project }) => project)),
  ];
  return {
    name: 'by source and again by nature',
    text: [
      table(
        ['某省某厅2026年部门预算', '部门收支预算总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数'], ...revenueAndSpending(withZeros)],
      ),
      table(
        ['部门支出预算总表', '单位：万元'],
        [
          ['科目编码', '科目名称', '总计', '资金来源', '', '支出性质', ''],
          ['', '', '', '一般公共预算', '政府性基金', '基本支出', '项目支出'],
          row(['', '合计'], LEAVES),
          ...treeOf(LEAVES).map((each) => row([each.code, each.name], each.leaves)),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Final accounts: budgeted, adjusted and settled columns, 项 with 类 and 款 above them, a page break with its header again. */
function finalAccounts(): PlaceLayout {
  const planned = (value: number) => value + (value > 0 ? 1000 : 0);
  const row = (cells: Cells, leaves: readonly Leaf[]): Cells => [
    ...cells,
    withZeros(sum(leaves, (leaf) => planned(all(leaf)))),
    withZeros(sum(leaves, all)),
    withZeros(sum(leaves, basic)),
    withZeros(sum(leaves, ({ project }) => project)),
  ];
  const rows = treeOf(fiscal).map((each) => row([each.code, each.name], each.leaves));
  const header: Cells[] = [
    ['支出功能分类科目编码', '科目名称', '年初预算数', '决算数', '', ''],
    ['', '', '', '合计', '基本支出', '项目支出'],
    ['栏次', '', '1', '2', '3', '4'],
  ];
  return {
    name: 'final accounts over two pages',
    text: [
      table(
        ['某市某局2024年度部门决算', '收入支出决算总表', '公开01表', '部门：某市某局\t单位：万元'],
        [['收入', '', '支出', ''], ['项目', '决算数', '项目', '决算数'], ...revenueAndSpending(withZeros)],
      ),
      table(
        ['一般公共预算财政拨款支出决算表', '公开05表', '部门：某市某局\t单位：万元'],
        [...header, row(['合计', ''], fiscal), ...rows.slice(0, 9)],
      ),
      '— 7 —',
      table([], [...header, ...rows.slice(9)]),
    ].join('\n'),
  };
}

/** 类, 款 and 项 stand on the line of the total, which has fewer cells than there are columns. */
function codesOnTotalLine(): PlaceLayout {
  const amounts = (leaves: readonly Leaf[]): Cells =>
    [sum(leaves, all), sum(leaves, basic), sum(leaves, ({ project }) => project)].map(plain);
  return {
    name: '类, 款 and 项 on the line of the total',
    text: [
      table(
        ['某市某局2025年部门预算', '收支总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数'], ...revenueAndSpending(plain)],
      ),
      table(
        ['支出总表', '单位：万元'],
        [
          ['科目编码', '', '', '科目名称', '合计', '基本支出', '项目支出', '结转下年'],
          ['类', '款', '项', '合计', ...amounts(LEAVES)],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              ...three(row.code).map((piece, at) => (at <= row.depth ? piece : '')),
              row.name,
              ...amounts(row.leaves),
              '',
            ],
          ),
        ],
      ),
    ].join('\n\n'),
  };
}

/** The header begins with 合计, the names stand last of the labels; a running head with its year on each page. */
function totalColumnFirst(): PlaceLayout {
  const header: Cells = ['合计', '基本支出', '项目支出', '功能科目编码', '功能科目名称'];
  const row = (leaves: readonly Leaf[], cells: Cells): Cells => [
    grouped(sum(leaves, all)),
    grouped(sum(leaves, basic)),
    grouped(sum(leaves, ({ project }) => project)),
    ...cells,
  ];
  const rows = treeOf(LEAVES).map((each) => row(each.leaves, [each.code, each.name]));
  return {
    name: 'amounts before names, running heads within the table',
    text: [
      table(
        ['某区某委2026年部门预算', '收支总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数'], ...revenueAndSpending(grouped)],
      ),
      table(['部门支出总表', '单位：万元'], [header, row(LEAVES, ['', '合计']), ...rows.slice(0, 8)]),
      '某区某委2026年部门预算\n12',
      table([], [header, ...rows.slice(8)]),
    ].join('\n'),
  };
}

/** Two sides of every amount, 预算数 and 决算数, over the same three words. */
function twoSides(): PlaceLayout {
  const planned = (value: number) => (value > 0 ? value + 300 : 0);
  const amounts = (leaves: readonly Leaf[]): Cells => {
    const settled = [sum(leaves, basic), sum(leaves, ({ project }) => project)];
    const budgeted = [
      sum(leaves, (leaf) => planned(basic(leaf))),
      sum(leaves, ({ project }) => planned(project)),
    ];
    return [budgeted[0] + budgeted[1], ...budgeted, settled[0] + settled[1], ...settled].map(withZeros);
  };
  return {
    name: '预算数 and 决算数 under six columns',
    text: [
      table(
        ['某市某局2024年度部门决算', '收入支出决算总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '决算数', '项目', '决算数'], ...revenueAndSpending(withZeros)],
      ),
      table(
        ['支出决算表', '单位：万元'],
        [
          ['科目编码', '科目名称', '预算数', '', '', '决算数', '', ''],
          ['', '', '合计', '基本支出', '项目支出', '合计', '基本支出', '项目支出'],
          ['', '合计', ...amounts(LEAVES)],
          ...treeOf(LEAVES).map((row): Cells => [row.code, row.name, ...amounts(row.leaves)]),
        ],
      ),
    ].join('\n\n'),
  };
}

const GOVERNMENT: Readonly<Record<string, string>> = {
  '30101': '50101',
  '30102': '50101',
  '30103': '50101',
  '30108': '50102',
  '30109': '50102',
  '30110': '50102',
  '30113': '50103',
  '30201': '50201',
  '30207': '50201',
  '30211': '50201',
  '30239': '50201',
  '30299': '50299',
  '30302': '50905',
};

/** Codes of both economic classifications side by side, a row each; classes of departments above theirs. */
function twoCodes(): PlaceLayout {
  const rows = Object.entries(ECONOMIC_CLASSES).flatMap(([code, name]): Cells[] => {
    const own = ECONOMIC.filter(([each]) => each.startsWith(code));
    const value = own.reduce((total, [, , each]) => total + each, 0);
    const staff = (amount: number): Cells => [
      plain(amount),
      plain(code === '302' ? 0 : amount),
      plain(code === '302' ? amount : 0),
    ];
    return [
      ['', '', code, name, ...staff(value)],
      ...own.map(([each, word, amount]): Cells => {
        const other = GOVERNMENT[each];
        return [other, GOVERNMENT_NAMES[other], each, word, ...staff(amount)];
      }),
    ];
  });
  return {
    name: 'two economic codes side by side',
    text: [
      table(
        ['某市某局2026年部门预算', '收支总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数'], ...revenueAndSpending(plain)],
      ),
      table(
        ['一般公共预算基本支出表', '单位：万元'],
        [
          ['政府预算支出经济分类', '', '部门预算支出经济分类', '', '基本支出', '', ''],
          ['科目编码', '科目名称', '科目编码', '科目名称', '合计', '人员经费', '公用经费'],
          ['', '', '', '合计', plain(STAFF + RUNNING), plain(STAFF), plain(RUNNING)],
          ...rows,
        ],
      ),
    ].join('\n\n'),
  };
}

const GOVERNMENT_NAMES: Readonly<Record<string, string>> = {
  '50101': '工资奖金津补贴',
  '50102': '社会保障缴费',
  '50103': '住房公积金',
  '50201': '办公经费',
  '50299': '其他商品和服务支出',
  '50905': '离退休费',
};

/** What follows the tables: where nothing does, a text may have been cut off in the last of them. */
const CLOSING = '名词解释\n一、基本支出：指保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。';

/** A disclosure with its glossary. */
export const closed = (layout: PlaceLayout): PlaceLayout => ({
  ...layout,
  text: `${layout.text}\n\n${CLOSING}\n`,
});

export const PLACE_LAYOUTS: readonly PlaceLayout[] = [
  indexRows(),
  threeCodeColumns(),
  indentedNames(),
  unitsBesideCodes(),
  totalLast(),
  economicColumns(),
  gluedCodes(),
  twoYears(),
  projectsByUnit(),
  threePanels(),
  sourcesAndNatures(),
  finalAccounts(),
  codesOnTotalLine(),
  totalColumnFirst(),
  twoSides(),
  twoCodes(),
].map(closed);
