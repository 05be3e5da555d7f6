/** More layouts of places that no fixture shows: whole sets of forms, with those beside the budget tables proper. */

import { all, basic, ECONOMIC, ECONOMIC_CLASSES, LEAVES, type Leaf, sum, treeOf } from './finances';
import {
  besides,
  type Cells,
  classes,
  closed,
  dashes,
  FUND,
  fiscal,
  fund,
  GENERAL,
  grouped,
  ORDINALS,
  type PlaceLayout,
  PROJECT,
  type Print,
  plain,
  RUNNING,
  revenueAndSpending,
  STAFF,
  sixDecimals,
  TOTAL,
  table,
  three,
  withZeros,
  yuan,
  yuanUngrouped,
} from './layouts';

const project = ({ project: value }: Pick<Leaf, 'project'>): number => value;
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** A row of 合计 = a + b + …, printed. */
const added = (print: Print, ...values: readonly number[]): Cells => [total(values), ...values].map(print);

interface Travel {
  readonly abroad: number;
  readonly bought: number;
  readonly run: number;
  readonly received: number;
}
const TRAVEL: Travel = { abroad: 0, bought: 1800, run: 940, received: 315 };
const TRAVEL_BEFORE: Travel = { abroad: 0, bought: 0, run: 1020, received: 330 };
const travels = ({ abroad, bought, run, received }: Travel): number => abroad + bought + run + received;
/** 合计, 出国, 车 with 购置 and 运行, 接待. */
const travelRow = (p: Print, one: Travel): Cells =>
  [travels(one), one.abroad, one.bought + one.run, one.bought, one.run, one.received].map(p);

interface Project {
  readonly unit: string;
  readonly name: string;
  readonly general: number;
  readonly fundMoney: number;
}
/** What is spent on projects, by unit and name: in all `PROJECT`. */
const PROJECTS: readonly Project[] = [
  { unit: '本级', name: '办公业务保障', general: 7330, fundMoney: 0 },
  { unit: '本级', name: '信息系统运行', general: 6190, fundMoney: 0 },
  { unit: '本级', name: '旧区改造', general: 0, fundMoney: 26047 },
  { unit: '服务中心', name: '窗口服务', general: 3100, fundMoney: 0 },
  { unit: '服务中心', name: '档案整理', general: 1675, fundMoney: 0 },
];
const generalOf = (list: readonly Project[]): number => total(list.map(({ general }) => general));
const fundOf = (list: readonly Project[]): number => total(list.map(({ fundMoney }) => fundMoney));

/** The economic list with its classes: code, name, amount, whether it is 人员经费. */
function economicTree(): { code: string; name: string; value: number; isStaff: boolean }[] {
  return Object.entries(ECONOMIC_CLASSES).flatMap(([code, name]) => {
    const own = ECONOMIC.filter(([each]) => each.startsWith(code));
    const isStaff = code !== '302';
    return [
      { code, name, value: total(own.map(([, , value]) => value)), isStaff },
      ...own.map(([each, word, value]) => ({ code: each, name: word, value, isStaff })),
    ];
  });
}

/** Hunan: unit codes beside names, projects by unit and source, purchases, targets of the whole body. */
function unitCodesAndTargets(): PlaceLayout {
  const sources = (list: readonly Project[]): Cells =>
    [
      generalOf(list) + fundOf(list),
      generalOf(list) + fundOf(list),
      generalOf(list),
      fundOf(list),
      0,
      0,
      0,
      0,
    ].map(plain);
  const units = [
    ['102001', '某局本级', '本级'],
    ['102002', '某局服务中心', '服务中心'],
  ];
  return {
    name: 'unit codes, projects by source, targets of the body',
    text: [
      table(
        ['某市某局2026年部门预算', '部门公开表01', '收支总表', '单位：102_某局\t金额单位：万元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '本年预算', '项目（按功能分类）', '本年预算'],
          ...revenueAndSpending(plain),
        ],
      ),
      table(
        ['部门公开表03', '支出总表', '单位：102_某局\t金额单位：万元'],
        [
          ['科目编码', '科目名称', '总计', '基本支出', '项目支出', '事业单位经营支出', '上缴上级支出'],
          ['', '合计', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT), '', ''],
          ['102', '某局', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT), '', ''],
          ['102001', '某局本级', plain(TOTAL), plain(STAFF + RUNNING), plain(PROJECT), '', ''],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              row.code,
              row.name,
              plain(all(row)),
              plain(basic(row)),
              plain(project(row)),
              '',
              '',
            ],
          ),
        ],
      ),
      table(
        ['部门公开表17', '项目支出表', '单位：102_某局\t金额单位：万元'],
        [
          ['单位代码', '单位（项目）名称', '总计', '资金来源', '', '', '', '', '', ''],
          [
            '',
            '',
            '',
            '财政拨款小计',
            '一般公共预算',
            '政府性基金预算',
            '国有资本经营预算',
            '财政专户管理资金',
            '单位资金',
            '上年结转',
          ],
          ['', '合计', ...sources(PROJECTS)],
          ['102', '某局', ...sources(PROJECTS)],
          ...units.flatMap(([code, name, unit]): Cells[] => {
            const own = PROJECTS.filter((each) => each.unit === unit);
            return [
              [code, name, ...sources(own)],
              ...own.map((one): Cells => [code, one.name, ...sources([one])]),
            ];
          }),
        ],
      ),
      table(
        ['部门公开表22', '一般公共预算“三公”经费表', '单位：102_某局\t金额单位：万元'],
        [
          [
            '单位编码',
            '单位名称',
            '“三公”经费合计',
            '因公出国（境）费',
            '公务用车购置及运行费',
            '',
            '',
            '公务接待费',
          ],
          ['', '', '', '', '小计', '公务用车购置费', '公务用车运行费', ''],
          ['', '合计', ...travelRow(withZeros, TRAVEL)],
          ['102', '某局', ...travelRow(withZeros, TRAVEL)],
          ['102001', '某局本级', ...travelRow(withZeros, TRAVEL)],
        ],
      ),
      table(
        ['部门公开表24', '整体支出绩效目标表', '单位：102_某局\t金额单位：万元'],
        [
          ['单位名称', '年度预算申请', '', '', '', '', '整体绩效目标'],
          ['', '资金总额', '按收入性质分', '', '按支出性质分', '', ''],
          ['', '', '一般公共预算', '政府性基金', '基本支出', '项目支出', ''],
          [
            '某局',
            plain(TOTAL),
            plain(GENERAL),
            plain(FUND),
            plain(STAFF + RUNNING),
            plain(PROJECT),
            '保障各项工作按时完成。',
          ],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Guangdong: levels by indentation of names, 行政经费 and 三公 as lines, money carried over. */
function administrativeLines(): PlaceLayout {
  const carried = 1250;
  return {
    name: '行政经费 and 三公 as lines, money carried over',
    text: [
      table(
        ['2026年某局部门预算', '表1', '收支总体情况表', '单位名称：某局\t单位：万元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '2026年预算', '项目', '2026年预算'],
          ['一、预算拨款', withZeros(TOTAL - carried), '一、基本支出', withZeros(STAFF + RUNNING)],
          ['其中：一般公共预算', withZeros(GENERAL - carried), '其中：工资福利支出', withZeros(STAFF - 3317)],
          ['政府性基金预算', withZeros(FUND), '对个人和家庭的补助', withZeros(3317)],
          ['二、财政专户拨款', withZeros(0), '商品和服务支出', withZeros(RUNNING)],
          ['三、其他资金', withZeros(0), '二、项目支出', withZeros(PROJECT)],
          ['', '', '三、事业单位经营支出', withZeros(0)],
          ['本年收入合计', withZeros(TOTAL - carried), '本年支出合计', withZeros(TOTAL)],
          ['四、上级补助收入', withZeros(0), '四、对附属单位补助支出', withZeros(0)],
          ['五、上年结转结余', withZeros(carried), '五、结转下年', withZeros(0)],
          ['收入总计', withZeros(TOTAL), '支出总计', withZeros(TOTAL)],
        ],
      ),
      table(
        ['表3', '支出总体情况表', '单位名称：某局\t单位：万元'],
        [
          [
            '功能科目编码',
            '功能科目名称',
            '合计',
            '基本支出',
            '项目支出',
            '事业单位经营支出',
            '对附属单位补助支出',
          ],
          ['', '合计', ...[TOTAL, STAFF + RUNNING, PROJECT, 0, 0].map(withZeros)],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              row.code,
              `${'　'.repeat(row.depth)}${row.name}`,
              ...[all(row), basic(row), project(row), 0, 0].map(withZeros),
            ],
          ),
        ],
      ),
      table(
        ['表8', '一般公共预算安排的行政经费及“三公”经费预算表', '单位名称：某局\t单位：万元'],
        [
          ['项目', '2026年预算'],
          ['行政经费', withZeros(RUNNING + travels(TRAVEL))],
          ['“三公”经费', withZeros(travels(TRAVEL))],
          ['其中：（一）因公出国（境）支出', withZeros(TRAVEL.abroad)],
          ['（二）公务用车购置及运行维护支出', withZeros(TRAVEL.bought + TRAVEL.run)],
          ['1.公务用车购置', withZeros(TRAVEL.bought)],
          ['2.公务用车运行维护费', withZeros(TRAVEL.run)],
          ['（三）公务接待费支出', withZeros(TRAVEL.received)],
        ],
      ),
      table(
        ['表11', '项目支出及其他支出预算表', '单位名称：某局\t单位：万元'],
        [
          [
            '支出项目类别（资金使用单位）',
            '总计',
            '一般公共预算',
            '政府性基金预算',
            '国有资本经营预算',
            '财政专户拨款',
            '其他资金',
          ],
          ['合计', ...[PROJECT, generalOf(PROJECTS), fundOf(PROJECTS), 0, 0, 0].map(withZeros)],
          ...PROJECTS.map(
            (one): Cells => [
              one.name,
              ...[one.general + one.fundMoney, one.general, one.fundMoney, 0, 0, 0].map(withZeros),
            ],
          ),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Shaanxi: one body's money in four panels, by source, function and both economic classifications. */
function fourPanels(): PlaceLayout {
  const revenue: Cells[] = [
    ['一、部门预算', plain(TOTAL)],
    ['1、财政拨款', plain(TOTAL)],
    ['（1）一般公共预算拨款', plain(GENERAL)],
    ['其中：专项资金列入部门预算的项目', ''],
    ['（2）政府性基金拨款', plain(FUND)],
    ['（3）国有资本经营预算收入', ''],
    ['2、上级补助收入', ''],
    ['3、事业收入', ''],
  ];
  const functional: Cells[] = [
    ['一、部门预算', plain(TOTAL)],
    ...classes(LEAVES).map((row, at): Cells => [`${at + 1}、${row.name}`, plain(all(row))]),
  ];
  const nature: Cells[] = [
    ['一、部门预算', plain(TOTAL)],
    ['1、人员经费和公用经费支出', plain(STAFF + RUNNING)],
    ['（1）工资福利支出', plain(STAFF - 3317)],
    ['（2）商品和服务支出', plain(RUNNING)],
    ['（3）对个人和家庭的补助', plain(3317)],
    ['2、专项业务经费支出', plain(PROJECT)],
    ['（1）商品和服务支出', plain(generalOf(PROJECTS))],
    ['（2）资本性支出', plain(fundOf(PROJECTS))],
  ];
  const government: Cells[] = [
    ['一、部门预算', plain(TOTAL)],
    ['1、机关工资福利支出', plain(STAFF - 3317)],
    ['2、机关商品和服务支出', plain(RUNNING + generalOf(PROJECTS))],
    ['3、机关资本性支出（一）', plain(fundOf(PROJECTS))],
    ['4、对个人和家庭的补助', plain(3317)],
  ];
  return {
    name: 'four panels, by two economic classifications',
    text: [
      table(
        ['某市某局2026年部门综合预算', '表1', '部门综合预算收支总表', '单位：万元'],
        [
          ['收入', '', '支出', '', '', '', '', ''],
          [
            '项目',
            '预算数',
            '支出功能分科目（按大类）',
            '预算数',
            '部门预算支出经济科目（按大类）',
            '预算数',
            '政府预算支出经济分类科目（按大类）',
            '预算数',
          ],
          ...besides(revenue, functional, nature, government),
          ['', '', '', '', '', '', '', ''],
          [
            '本年收入合计',
            plain(TOTAL),
            '本年支出合计',
            plain(TOTAL),
            '本年支出合计',
            plain(TOTAL),
            '本年支出合计',
            plain(TOTAL),
          ],
          ['用事业基金弥补收支差额', '', '结转下年', '', '结转下年', '', '结转下年', ''],
          ['上年结转', '', '', '', '', '', '', ''],
          [
            '收入总计',
            plain(TOTAL),
            '支出总计',
            plain(TOTAL),
            '支出总计',
            plain(TOTAL),
            '支出总计',
            plain(TOTAL),
          ],
        ],
      ),
      table(
        ['表6', '部门综合预算一般公共预算支出明细表（按功能科目分）', '单位：万元'],
        [
          [
            '功能科目编码',
            '功能科目名称',
            '合计',
            '人员经费支出',
            '公用经费支出',
            '专项业务经费支出',
            '备注',
          ],
          ['', '合计', ...added(plain, STAFF, RUNNING, sum(fiscal, project)), ''],
          ...treeOf(fiscal).map(
            (row): Cells => [row.code, row.name, ...added(plain, row.staff, row.running, row.project), ''],
          ),
        ],
      ),
      table(
        ['表7', '部门综合预算一般公共预算支出明细表（按经济分类科目分）', '单位：万元'],
        [
          [
            '部门经济科目编码',
            '部门经济科目名称',
            '政府经济科目编码',
            '政府经济科目名称',
            '合计',
            '人员经费支出',
            '公用经费支出',
            '专项业务经费支出',
            '备注',
          ],
          ['', '合计', '', '', ...added(plain, STAFF, RUNNING, 0), ''],
          ...economicTree().map(
            ({ code, name, value, isStaff }): Cells => [
              code,
              name,
              code.length === 3 ? '' : GOVERNMENT[code][0],
              code.length === 3 ? '' : GOVERNMENT[code][1],
              ...added(plain, isStaff ? value : 0, isStaff ? 0 : value, 0),
              '',
            ],
          ),
        ],
      ),
      table(
        ['表12', '部门综合预算政府采购（资产配置、购买服务）预算表', '单位：万元'],
        [
          [
            '单位名称',
            '采购项目',
            '采购目录',
            '购买服务内容',
            '规格型号',
            '数量',
            '预算金额',
            '需求时间',
            '资金性质',
          ],
          ['合计', '', '', '', '', '', '86.40', '', ''],
          ['某局机关', '办公设备更新', '便携式计算机', '', '', '12', '8.40', '2026年6月', '一般公共预算'],
          [
            '某局机关',
            '信息系统运行',
            '运行维护服务',
            '软件运维',
            '',
            '1',
            '61.90',
            '2026年3月',
            '一般公共预算',
          ],
          [
            '服务中心',
            '档案整理',
            '档案管理服务',
            '档案数字化',
            '',
            '1',
            '16.10',
            '2026年9月',
            '一般公共预算',
          ],
        ],
      ),
      table(
        ['表13', '部门综合预算一般公共预算拨款“三公”经费及会议费、培训费支出预算表', '单位：万元'],
        conferences(),
      ),
    ].join('\n\n'),
  };
}

const GOVERNMENT: Readonly<Record<string, readonly [code: string, name: string]>> = {
  '30101': ['50101', '工资奖金津补贴'],
  '30102': ['50101', '工资奖金津补贴'],
  '30103': ['50101', '工资奖金津补贴'],
  '30108': ['50102', '社会保障缴费'],
  '30109': ['50102', '社会保障缴费'],
  '30110': ['50102', '社会保障缴费'],
  '30113': ['50103', '住房公积金'],
  '30201': ['50201', '办公经费'],
  '30207': ['50201', '办公经费'],
  '30211': ['50201', '办公经费'],
  '30239': ['50201', '办公经费'],
  '30299': ['50299', '其他商品和服务支出'],
  '30302': ['50905', '离退休费'],
};

/** 三公、会议费、培训费 of the year before, of this year, and the change, one row a unit under a header of four rows. */
function conferences(): Cells[] {
  const half = (one: Travel, meeting: number, training: number): readonly number[] => [
    travels(one) + meeting + training,
    travels(one),
    one.abroad,
    one.received,
    one.bought + one.run,
    one.bought,
    one.run,
    meeting,
    training,
  ];
  const before = half(TRAVEL_BEFORE, 210, 96);
  const now = half(TRAVEL, 180, 120);
  const change = now.map((value, at) => value - before[at]);
  const amounts = [...before, ...now, ...change].map(withZeros);
  const over = (words: Cells): Cells => ['', ...words, ...words, ...words];
  return [
    ['单位名称', '2025年', ...blanks(8), '2026年', ...blanks(8), '增减变化情况', ...blanks(8)],
    over(['合计', '一般公共预算拨款安排的“三公”经费预算', '', '', '', '', '', '会议费', '培训费']),
    over(['', '小计', '因公出国（境）费用', '公务接待费', '公务用车购置及运行维护费', '', '', '', '']),
    over(['', '', '', '', '小计', '公务用车购置费', '公务用车运行维护费', '', '']),
    ['合计', ...amounts],
    ['某局机关', ...amounts],
  ];
}

const blanks = (length: number): Cells => Array.from({ length }, () => '');

/** Liaoning: unit codes and names before 类, 款, 项; everything by unit and code again with new assets and debts of none. */
function unitBeforeCodes(): PlaceLayout {
  const amounts = (leaves: readonly Leaf[]): Cells =>
    [
      sum(leaves, all),
      sum(leaves, basic),
      sum(leaves, ({ staff }) => staff),
      sum(leaves, ({ running }) => running),
      sum(leaves, project),
    ].map(withZeros);
  return {
    name: 'units before codes, new assets',
    text: [
      table(
        ['某局2026年度部门预算公开', '表1', '部门收支总体情况表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数'], ...revenueAndSpending(withZeros)],
      ),
      table(
        ['表3', '部门支出总体情况表', '单位：万元'],
        [
          ['单位编码', '单位名称', '科目', '', '', '功能科目名称', '合计', '基本支出', '', '', '项目支出'],
          ['', '', '类', '款', '项', '', '', '小计', '人员经费', '公用经费', ''],
          ['', '', '', '', '', '合计', ...amounts(LEAVES)],
          ['033', '某局', '', '', '', '', ...amounts(LEAVES)],
          ['033001', '某局本级', '', '', '', '', ...amounts(LEAVES)],
          ...LEAVES.map((leaf): Cells => ['', '', ...three(leaf.code), leaf.name, ...amounts([leaf])]),
        ],
      ),
      table(
        ['表10', '一般公共预算“三公”经费支出情况表', '单位：万元'],
        [
          ['项目', '2025年预算数', '2026年预算数', '增减变化额', '增减变化率'],
          ...travelLines().map(
            ([name, before, now]): Cells => [
              name,
              withZeros(before),
              withZeros(now),
              withZeros(now - before),
              before === 0 ? '' : `${((100 * (now - before)) / before).toFixed(2)}%`,
            ],
          ),
        ],
      ),
      table(
        ['表12', '部门新增资产配置预算表', '单位：万元'],
        [
          ['单位名称', '资产类别', '资产名称', '计量单位', '数量', '单价', '金额'],
          ['合计', '', '', '', '', '', '22.60'],
          ['某局本级', '设备', '台式计算机', '台', '20', '0.50', '10.00'],
          ['某局本级', '设备', '打印机', '台', '5', '0.24', '1.20'],
          ['服务中心', '家具和用具', '办公桌', '套', '20', '0.15', '3.00'],
          ['服务中心', '设备', '高速扫描仪', '台', '2', '4.20', '8.40'],
        ],
      ),
    ].join('\n\n'),
  };
}

function travelLines(): readonly (readonly [name: string, before: number, now: number])[] {
  const line = (name: string, of: (one: Travel) => number) => [name, of(TRAVEL_BEFORE), of(TRAVEL)] as const;
  return [
    line('合计', travels),
    line('1.因公出国（境）费', ({ abroad }) => abroad),
    line('2.公务接待费', ({ received }) => received),
    line('3.公务用车费', ({ bought, run }) => bought + run),
    line('其中：（1）公务用车运行维护费', ({ run }) => run),
    line('（2）公务用车购置', ({ bought }) => bought),
  ];
}

/** Ministries: 结转 rows in the statement of grants, two years with difference and rate, six blank forms with notes. */
function ministry(): PlaceLayout {
  const carried = 2210;
  const before = (leaf: Leaf) => Math.round(all(leaf) * 0.9);
  const rate = (old: number, now: number) => (old === 0 ? '' : `${((100 * (now - old)) / old).toFixed(2)}%`);
  const row = (cells: Cells, leaves: readonly Leaf[]): Cells => {
    const old = sum(leaves, before);
    const now = sum(leaves, all);
    return [
      ...cells,
      grouped(old),
      grouped(now),
      grouped(sum(leaves, basic)),
      grouped(sum(leaves, project)),
      grouped(now - old),
      rate(old, now),
    ];
  };
  return {
    name: 'grants with money carried over, two years with difference and rate',
    text: [
      table(
        ['某部2026年部门预算', '公开表4', '财政拨款收支总表', '单位：万元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '预算数', '项目', '预算数'],
          ...besides(
            [
              ['一、本年收入', grouped(TOTAL - carried)],
              ['（一）一般公共预算拨款', grouped(GENERAL - carried)],
              ['（二）政府性基金预算拨款', grouped(FUND)],
              ['（三）国有资本经营预算拨款', ''],
              ['二、上年结转', grouped(carried)],
              ['（一）一般公共预算拨款', grouped(carried)],
              ['（二）政府性基金预算拨款', ''],
              ['（三）国有资本经营预算拨款', ''],
            ],
            [
              ['一、本年支出', grouped(TOTAL)],
              ...classes(LEAVES).map(
                (each, at): Cells => [`（${ORDINALS[at]}）${each.name}`, grouped(all(each))],
              ),
              ['二、结转下年', ''],
            ],
          ),
          ['收入总计', grouped(TOTAL), '支出总计', grouped(TOTAL)],
        ],
      ),
      table(
        ['公开表5', '一般公共预算支出表', '单位：万元'],
        [
          ['功能分类科目', '', '2025年执行数', '2026年预算数', '', '', '2026年预算数比2025年执行数', ''],
          ['科目编码', '科目名称', '', '小计', '基本支出', '项目支出', '增减额', '增减%'],
          ...treeOf(fiscal).map((each) => row([each.code, each.name], each.leaves)),
          row(['合计', ''], fiscal),
        ],
      ),
      table(
        ['公开表7', '一般公共预算“三公”经费支出表', '单位：万元'],
        [
          ['2025年预算数', ...blanks(5), '2026年预算数', ...blanks(5)],
          [
            '合计',
            '因公出国（境）费',
            '公务用车购置及运行费',
            '',
            '',
            '公务接待费',
            '合计',
            '因公出国（境）费',
            '公务用车购置及运行费',
            '',
            '',
            '公务接待费',
          ],
          [
            '',
            '',
            '小计',
            '公务用车购置费',
            '公务用车运行费',
            '',
            '',
            '',
            '小计',
            '公务用车购置费',
            '公务用车运行费',
            '',
          ],
          [...travelRow(grouped, TRAVEL_BEFORE), ...travelRow(grouped, TRAVEL)],
        ],
      ),
      table(
        ['公开表8', '政府性基金预算支出表', '单位：万元'],
        [
          ['科目编码', '科目名称', '本年政府性基金预算支出', '', ''],
          ['', '', '合计', '基本支出', '项目支出'],
          ...treeOf(fund).map(
            (each): Cells => [each.code, each.name, grouped(all(each)), '', grouped(project(each))],
          ),
          ['合计', '', grouped(FUND), '', grouped(FUND)],
        ],
      ),
      table(
        ['公开表9', '国有资本经营预算支出表', '单位：万元'],
        [
          ['科目编码', '科目名称', '本年国有资本经营预算支出', '', ''],
          ['', '', '合计', '基本支出', '项目支出'],
          ['', '', '', '', ''],
        ],
      ),
      '说明：本部门2026年没有使用国有资本经营预算安排的支出。',
    ].join('\n\n'),
  };
}

/** Shanghai: whole 元, 类 and 款 in columns, 三公 and 机关运行经费 in one row in 万元. */
function wholeYuan(): PlaceLayout {
  const economic = economicTree();
  return {
    name: 'whole 元 in forms, 万元 in the row of 三公 and 机关运行经费',
    text: [
      table(
        ['某区某局2026年部门预算', '2026年部门财务收支预算总表', '编制部门：某局\t单位：元'],
        [
          ['本年收入', '', '本年支出', ''],
          ['项目', '预算数', '项目', '预算数'],
          ...besides(
            [
              ['一、财政拨款收入', yuan(TOTAL)],
              ['1. 一般公共预算资金', yuan(GENERAL)],
              ['2. 政府性基金', yuan(FUND)],
              ['3. 国有资本经营预算', ''],
              ['二、事业收入', ''],
              ['三、其他收入', ''],
            ],
            classes(LEAVES).map((row, at): Cells => [`${ORDINALS[at]}、${row.name}`, yuan(all(row))]),
          ),
          ['收入总计', yuan(TOTAL), '支出总计', yuan(TOTAL)],
        ],
      ),
      table(
        ['2026年部门支出预算总表', '编制部门：某局\t单位：元'],
        [
          ['项目', '', '', '', '支出预算', '', ''],
          ['功能分类科目编码', '', '', '功能分类科目名称', '合计', '基本支出', '项目支出'],
          ['类', '款', '项', '', '', '', ''],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              ...three(row.code).map((piece, at) => (at <= row.depth ? piece : '')),
              row.name,
              ...[all(row), basic(row), project(row)].map(yuan),
            ],
          ),
          ['合计', '', '', '', ...[TOTAL, STAFF + RUNNING, PROJECT].map(yuan)],
        ],
      ),
      table(
        ['2026年部门一般公共预算基本支出部门预算经济分类预算表', '编制部门：某局\t单位：元'],
        [
          ['项目', '', '', '一般公共预算基本支出', '', ''],
          ['部门预算经济分类科目编码', '', '部门预算经济分类科目名称', '合计', '人员经费', '公用经费'],
          ['类', '款', '', '', '', ''],
          ...economic.map(
            ({ code, name, value, isStaff }): Cells => [
              code.slice(0, 3),
              code.slice(3),
              name,
              ...added(yuan, isStaff ? value : 0, isStaff ? 0 : value),
            ],
          ),
          ['合计', '', '', ...added(yuan, STAFF, RUNNING)],
        ],
      ),
      table(
        ['2026年部门“三公”经费和机关运行经费预算表', '编制部门：某局\t单位：万元'],
        [
          ['2026年“三公”经费预算数', '', '', '', '', '', '2026年机关运行经费预算数'],
          ['合计', '因公出国(境)费', '公务接待费', '公务用车购置及运行费', '', '', ''],
          ['', '', '', '小计', '购置费', '运行费', ''],
          [
            ...[
              travels(TRAVEL),
              TRAVEL.abroad,
              TRAVEL.received,
              TRAVEL.bought + TRAVEL.run,
              TRAVEL.bought,
              TRAVEL.run,
              RUNNING,
            ].map(withZeros),
          ],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Fujian: purchases by kind and source, projects one a row with columns of what they are. */
function purchases(): PlaceLayout {
  const bought = (...values: readonly number[]): Cells => [...added(dashes, ...values), dashes(0)];
  return {
    name: 'purchases by kind and source',
    text: [
      table(
        ['2026年度某局部门预算', '2026年收支预算总表', '单位：万元'],
        [
          ['收入', '', '支出', ''],
          ['收入项目类别', '本年预算', '支出项目类别', '本年预算'],
          ...besides(
            [
              ['一、一般公共预算拨款收入', dashes(GENERAL)],
              ['二、政府性基金预算拨款收入', dashes(FUND)],
              ['三、国有资本经营预算拨款收入', dashes(0)],
              ['四、财政专户管理资金收入', dashes(0)],
            ],
            classes(LEAVES).map((row, at): Cells => [`${ORDINALS[at]}、${row.name}`, dashes(all(row))]),
          ),
          ['本年收入合计', dashes(TOTAL), '本年支出合计', dashes(TOTAL)],
          ['上年结转结余', dashes(0), '结转下年支出', dashes(0)],
          ['收入合计', dashes(TOTAL), '支出合计', dashes(TOTAL)],
        ],
      ),
      table(
        ['2026年政府采购预算表', '单位：万元'],
        [
          ['采购类别', '合计', '一般公共预算', '政府性基金预算', '单位资金'],
          ['合计', ...bought(9150, 20000)],
          ['一、货物', ...bought(1350, 0)],
          ['其中：办公设备', ...bought(1100, 0)],
          ['家具用具', ...bought(250, 0)],
          ['二、工程', ...bought(0, 20000)],
          ['三、服务', ...bought(7800, 0)],
        ],
      ),
      table(
        ['2026年部门项目支出预算表', '单位：万元'],
        [
          ['序号', '主管部门', '项目单位', '项目名称', '项目类型', '资金来源', '', '', '合计'],
          ['', '', '', '', '', '一般公共预算', '政府性基金', '其他资金', ''],
          ...PROJECTS.map(
            (one, at): Cells => [
              String(at + 1),
              '某局',
              one.unit,
              one.name,
              '特定目标类',
              dashes(one.general),
              dashes(one.fundMoney),
              dashes(0),
              dashes(one.general + one.fundMoney),
            ],
          ),
          ['合计', '', '', '', '', ...[generalOf(PROJECTS), fundOf(PROJECTS), 0, PROJECT].map(dashes)],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Guizhou: 其中 within 其中, every amount with its counterpart of the year before. */
function nestedOfWhich(): PlaceLayout {
  const lines: readonly (readonly [name: string, value: number])[] = [
    ['一、基本支出', STAFF + RUNNING],
    ['（一）人员支出', STAFF],
    ['其中：工资福利支出', STAFF - 3317],
    ['其中：在编人员工资', 81235],
    ['对个人和家庭的补助', 3317],
    ['（二）公用支出', RUNNING],
    ['二、项目支出', PROJECT],
    ['其中：一般公共预算', generalOf(PROJECTS)],
  ];
  return {
    name: '其中 within 其中',
    text: [
      table(
        ['某县某局2026年部门预算', '收支总表', '单位：万元'],
        [['收入', '', '支出', ''], ['项目', '预算数', '项目', '预算数'], ...revenueAndSpending(plain)],
      ),
      table(
        ['支出预算分类汇总表', '单位：万元'],
        [
          ['支出类别', '2025年预算数', '2026年预算数', '增减额'],
          ...lines.map(
            ([name, value]): Cells => [
              name,
              plain(value - 100 * (name.startsWith('二') || name.endsWith('一般公共预算') ? 1 : 0)),
              plain(value),
              plain(100 * (name.startsWith('二') || name.endsWith('一般公共预算') ? 1 : 0)),
            ],
          ),
          ['支出合计', plain(TOTAL - 100), plain(TOTAL), plain(100)],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Xinjiang: 类, 款, 项 with 单位 between, all revenue by source, years as running heads between forms. */
function everySource(): PlaceLayout {
  const sources = (leaves: readonly Leaf[]): Cells => {
    const fundMoney = sum(
      leaves.filter(({ isFund }) => isFund),
      all,
    );
    const general = sum(leaves, all) - fundMoney;
    return [general + fundMoney, general + fundMoney, general, fundMoney, 0, 0, 0, 0, 0].map(sixDecimals);
  };
  return {
    name: 'revenue by every source with a subtotal between',
    text: [
      table(
        ['某局2026年部门预算公开', '表一：', '部门收支总体情况表', '编制部门：某局\t单位：万元'],
        [
          ['收入', '', '支出', ''],
          ['项目', '预算数', '功能分类', '预算数'],
          ...besides(
            [
              ['财政拨款（补助）', sixDecimals(TOTAL)],
              ['一般公共预算', sixDecimals(GENERAL)],
              ['政府性基金预算', sixDecimals(FUND)],
              ['国有资本经营预算', ''],
              ['教育收费（财政专户）', ''],
              ['单位资金收入', ''],
            ],
            classes(LEAVES).map((row): Cells => [`${row.code} ${row.name}`, sixDecimals(all(row))]),
          ),
          ['收入总计', sixDecimals(TOTAL), '支出总计', sixDecimals(TOTAL)],
        ],
      ),
      table(
        ['表二：', '部门收入总体情况表', '填报部门：某局\t单位：万元'],
        [
          [
            '功能分类科目编码',
            '',
            '',
            '功能分类科目名称',
            '总计',
            '财政拨款',
            '',
            '',
            '',
            '财政专户管理资金',
            '单位资金',
            '上年结转',
            '用事业基金弥补收支差额',
          ],
          [
            '类',
            '款',
            '项',
            '',
            '',
            '小计',
            '一般公共预算',
            '政府性基金预算',
            '国有资本经营预算',
            '',
            '',
            '',
            '',
          ],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              ...three(row.code).map((piece, at) => (at <= row.depth ? piece : '')),
              row.name,
              ...sources(row.leaves),
            ],
          ),
          ['', '', '', '合计', ...sources(LEAVES)],
        ],
      ),
      table(
        ['表七：', '项目支出情况表', '编制单位：某局\t单位：万元'],
        [
          [
            '科目编码',
            '',
            '',
            '功能分类科目名称',
            '项目名称',
            '项目支出合计',
            '工资福利支出',
            '商品和服务支出',
            '资本性支出',
            '其他支出',
          ],
          ['类', '款', '项', '', '', '', '', '', '', ''],
          ...LEAVES.filter((leaf) => project(leaf) > 0).map(
            (leaf): Cells => [
              ...three(leaf.code),
              leaf.name,
              `${leaf.name}项目`,
              ...[project(leaf), 0, leaf.isFund ? 0 : project(leaf), leaf.isFund ? project(leaf) : 0, 0].map(
                sixDecimals,
              ),
            ],
          ),
          ['', '', '', '合计', '', ...[PROJECT, 0, sum(fiscal, project), FUND, 0].map(sixDecimals)],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Jilin: 总计 over 财政拨款 and others with 结转 in the columns, whole 元 without separators, a form for each unit. */
function formsOfUnits(): PlaceLayout {
  const halves: readonly (readonly [unit: string, leaves: readonly Leaf[]])[] = [
    ['某局（本级）', LEAVES.slice(0, 6)],
    ['某局服务中心', LEAVES.slice(6)],
  ];
  const carried = (leaves: readonly Leaf[]) => (leaves.includes(LEAVES[1]) ? 520 : 0);
  const row = (leaves: readonly Leaf[]): Cells => {
    const fundMoney = sum(
      leaves.filter(({ isFund }) => isFund),
      all,
    );
    const value = sum(leaves, all);
    const old = carried(leaves);
    return [value, value - old, value - old - fundMoney, fundMoney, 0, old].map(yuanUngrouped);
  };
  const header: Cells[] = [
    ['科目编码', '科目名称', '总计', '本年收入', '', '', '', '上年结转'],
    ['', '', '', '小计', '一般公共预算', '政府性基金预算', '其他收入', ''],
  ];
  const form = (title: string, leaves: readonly Leaf[], unit: string): string =>
    table(
      [title, `单位名称：${unit}\t单位：元`],
      [
        ...header,
        ['', '合计', ...row(leaves)],
        ...treeOf(leaves).map((each): Cells => [each.code, each.name, ...row(each.leaves)]),
      ],
    );
  return {
    name: 'a form for the department and again for each unit, with money carried over',
    text: [
      '某局2026年部门预算',
      form('收入预算总表', LEAVES, '某局'),
      ...halves.map(([unit, leaves]) => form('收入预算总表', leaves, unit)),
    ].join('\n\n'),
  };
}

/** The forms of accounts as the ministry has them: 行次 and 栏次, funds beside each other, panels of economic classes. */
function accountsWithLineNumbers(): PlaceLayout {
  const carried = 3040;
  const left = 2580;
  const other = 1560;
  const revenueTotal = TOTAL + left - carried;
  const lines = classes(LEAVES);
  const spending = lines.map(
    (row, at): Cells => [`${ORDINALS[at]}、${row.name}`, String(30 + at), withZeros(all(row))],
  );
  const revenue: Cells[] = [
    ['一、一般公共预算财政拨款收入', '1', withZeros(revenueTotal - FUND - other)],
    ['二、政府性基金预算财政拨款收入', '2', withZeros(FUND)],
    ['三、国有资本经营预算财政拨款收入', '3', withZeros(0)],
    ['四、上级补助收入', '4', withZeros(0)],
    ['五、事业收入', '5', withZeros(0)],
    ['六、其他收入', '6', withZeros(other)],
  ];
  const bySource = (leaves: readonly Leaf[]): Cells => {
    const value = sum(leaves, all) - (leaves.includes(LEAVES[1]) ? carried - left : 0);
    const own = leaves.includes(LEAVES[1]) ? other : 0;
    return [value, value - own, 0, 0, 0, 0, own].map(withZeros);
  };
  const economic = economicTree();
  const listed = (ofStaff: boolean): Cells[] =>
    economic
      .filter(({ isStaff }) => isStaff === ofStaff)
      .map(({ code, name, value }): Cells => [code, name, withZeros(value)]);
  const fundRow = (words: Cells, leaves: readonly Leaf[]): Cells => [
    ...words,
    ...[0, sum(leaves, all), sum(leaves, all), 0, sum(leaves, all), 0].map(withZeros),
  ];
  return {
    name: 'accounts with 行次 and 栏次, carried over and left',
    text: [
      table(
        ['某县某局2024年度部门决算', '收入支出决算总表', '公开01表', '部门：某县某局\t金额单位：万元'],
        [
          ['收入', '', '', '支出', '', ''],
          ['项目', '行次', '金额', '项目', '行次', '金额'],
          ['栏次', '', '1', '栏次', '', '2'],
          ...besides(revenue, spending),
          ['本年收入合计', '27', withZeros(revenueTotal), '本年支出合计', '57', withZeros(TOTAL)],
          ['使用非财政拨款结余（含专用结余）', '28', withZeros(0), '结余分配', '58', withZeros(0)],
          ['年初结转和结余', '29', withZeros(carried), '年末结转和结余', '59', withZeros(left)],
          ['总计', '30', withZeros(TOTAL + left), '总计', '60', withZeros(TOTAL + left)],
        ],
      ),
      table(
        ['收入决算表', '公开02表', '部门：某县某局\t金额单位：万元'],
        [
          [
            '项目',
            '',
            '本年收入合计',
            '财政拨款收入',
            '上级补助收入',
            '事业收入',
            '经营收入',
            '附属单位上缴收入',
            '其他收入',
          ],
          ['功能分类科目编码', '科目名称', '', '', '', '', '', '', ''],
          ['栏次', '', '1', '2', '3', '4', '5', '6', '7'],
          ['合计', '', ...bySource(LEAVES)],
          ...treeOf(LEAVES).map((row): Cells => [row.code, row.name, ...bySource(row.leaves)]),
        ],
      ),
      table(
        ['支出决算表', '公开03表', '部门：某县某局\t金额单位：万元'],
        [
          [
            '项目',
            '',
            '本年支出合计',
            '基本支出',
            '项目支出',
            '上缴上级支出',
            '经营支出',
            '对附属单位补助支出',
          ],
          ['功能分类科目编码', '科目名称', '', '', '', '', '', ''],
          ['栏次', '', '1', '2', '3', '4', '5', '6'],
          ['合计', '', ...[TOTAL, STAFF + RUNNING, PROJECT, 0, 0, 0].map(withZeros)],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              row.code,
              row.name,
              ...[all(row), basic(row), project(row), 0, 0, 0].map(withZeros),
            ],
          ),
        ],
      ),
      table(
        ['一般公共预算财政拨款基本支出决算明细表', '公开06表', '部门：某县某局\t金额单位：万元'],
        [
          ['经济分类科目编码', '科目名称', '决算数', '经济分类科目编码', '科目名称', '决算数'],
          ...besides(listed(true), listed(false)),
          ['人员经费合计', '', withZeros(STAFF), '公用经费合计', '', withZeros(RUNNING)],
        ],
      ),
      table(
        ['财政拨款“三公”经费支出决算表', '公开07表', '部门：某县某局\t金额单位：万元'],
        [
          ['预算数', ...blanks(5), '决算数', ...blanks(5)],
          [
            '合计',
            '因公出国（境）费',
            '公务用车购置及运行维护费',
            '',
            '',
            '公务接待费',
            '合计',
            '因公出国（境）费',
            '公务用车购置及运行维护费',
            '',
            '',
            '公务接待费',
          ],
          [
            '',
            '',
            '小计',
            '公务用车购置费',
            '公务用车运行维护费',
            '',
            '',
            '',
            '小计',
            '公务用车购置费',
            '公务用车运行维护费',
            '',
          ],
          ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'],
          [...travelRow(withZeros, TRAVEL), ...travelRow(withZeros, TRAVEL_BEFORE)],
        ],
      ),
      table(
        ['政府性基金预算财政拨款收入支出决算表', '公开08表', '部门：某县某局\t金额单位：万元'],
        [
          ['项目', '', '年初结转和结余', '本年收入', '本年支出', '', '', '年末结转和结余'],
          ['功能分类科目编码', '科目名称', '', '', '小计', '基本支出', '项目支出', ''],
          ['栏次', '', '1', '2', '3', '4', '5', '6'],
          fundRow(['合计', ''], fund),
          ...treeOf(fund).map((row) => fundRow([row.code, row.name], row.leaves)),
        ],
      ),
    ].join('\n\n'),
  };
}

export const MORE_LAYOUTS: readonly PlaceLayout[] = [
  unitCodesAndTargets(),
  administrativeLines(),
  fourPanels(),
  unitBeforeCodes(),
  ministry(),
  wholeYuan(),
  purchases(),
  nestedOfWhich(),
  everySource(),
  formsOfUnits(),
  accountsWithLineNumbers(),
].map(closed);
