/** Further layouts of places that no fixture shows: crosswalks, money carried over in columns, purchases, assets, targets. */

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
import {
  besides,
  type Cells,
  classes,
  closed,
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
} from './layouts';

const project = ({ project: value }: Pick<Leaf, 'project'>): number => value;
const staff = ({ staff: value }: Pick<Leaf, 'staff'>): number => value;
const running = ({ running: value }: Pick<Leaf, 'running'>): number => value;
const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const generalProject = sum(fiscal, project);

/** 收支总表 with its header. */
const statement = (p: Print, lines: readonly string[], word = '预算数'): string =>
  table(lines, [['收入', '', '支出', ''], ['项目', word, '项目', word], ...revenueAndSpending(p)]);

/** Thousands parted, less than nothing in brackets. */
const bracketed: Print = (value) => (value < 0 ? `(${grouped(-value)})` : value === 0 ? '-' : grouped(value));

const rate = (before: number, now: number): string =>
  before === 0 ? '' : `${((100 * (now - before)) / before).toFixed(2)}%`;

/** What was spent the year before: some less, one more. */
const before = (leaf: Leaf): number =>
  leaf.code === '2210201' ? all(leaf) + 700 : Math.round(all(leaf) * 0.9);

/** Money of this year, and of the year before that was left: of two 项 some. */
const leftOf = (leaf: Leaf): number => (leaf.code === '2010302' ? 1120 : leaf.code === '2013105' ? 775 : 0);

/** This year's money and what was carried over side by side, each by nature. */
function carriedOverColumns(): PlaceLayout {
  const row = (cells: Cells, leaves: readonly Leaf[]): Cells => {
    const old = sum(leaves, leftOf);
    const value = sum(leaves, all);
    return [
      ...cells,
      ...[
        value,
        value - old,
        sum(leaves, basic),
        sum(leaves, staff),
        sum(leaves, running),
        sum(leaves, project) - old,
        old,
        0,
        old,
      ].map(withZeros),
    ];
  };
  return {
    name: 'this year and carried over side by side',
    text: [
      statement(withZeros, ['某省某厅2026年部门预算', '部门收支预算总表', '单位：万元']),
      table(
        ['一般公共预算支出预算表', '单位：万元'],
        [
          ['科目编码', '科目名称', '合计', '本年拨款', '', '', '', '', '上年结转', '', ''],
          ['', '', '', '小计', '基本支出', '', '', '项目支出', '小计', '基本支出', '项目支出'],
          ['', '', '', '', '小计', '人员经费', '公用经费', '', '', '', ''],
          row(['', '合计'], fiscal),
          ...treeOf(fiscal).map((each) => row([each.code, each.name], each.leaves)),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Accounts by code: what was there, what came, what was spent, what is left, each by nature. */
function accountsByCode(): PlaceLayout {
  const opening = (leaf: Leaf) => leftOf(leaf);
  const closing = (leaf: Leaf) => (leaf.code === '2010302' ? 640 : 0);
  const received = (leaf: Leaf) => all(leaf) + closing(leaf) - opening(leaf);
  const row = (cells: Cells, leaves: readonly Leaf[]): Cells => [
    ...cells,
    ...[
      sum(leaves, opening),
      0,
      sum(leaves, opening),
      sum(leaves, received),
      sum(leaves, basic),
      sum(leaves, (leaf) => received(leaf) - basic(leaf)),
      sum(leaves, all),
      sum(leaves, basic),
      sum(leaves, staff),
      sum(leaves, running),
      sum(leaves, project),
      sum(leaves, closing),
      0,
      sum(leaves, closing),
    ].map(withZeros),
  ];
  return {
    name: 'accounts by code with what was carried over and left, by nature',
    text: [
      statement(
        withZeros,
        ['某县某局2024年度部门决算', '收入支出决算总表', '公开01表', '金额单位：万元'],
        '决算数',
      ),
      table(
        ['一般公共预算财政拨款收入支出决算表', '公开05表', '金额单位：万元'],
        [
          [
            '项目',
            '',
            '年初结转和结余',
            '',
            '',
            '本年收入',
            '',
            '',
            '本年支出',
            '',
            '',
            '',
            '',
            '年末结转和结余',
            '',
            '',
          ],
          [
            '功能分类科目编码',
            '科目名称',
            '合计',
            '基本支出结转',
            '项目支出结转和结余',
            '合计',
            '基本支出',
            '项目支出',
            '合计',
            '基本支出',
            '',
            '',
            '项目支出',
            '合计',
            '基本支出结转',
            '项目支出结转和结余',
          ],
          ['', '', '', '', '', '', '', '', '', '小计', '人员经费', '公用经费', '', '', '', ''],
          ['栏次', '', ...Array.from({ length: 14 }, (_, at) => String(at + 1))],
          row(['合计', ''], fiscal),
          ...treeOf(fiscal).map((each) => row([each.code, each.name], each.leaves)),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Three panels of economic classes side by side, their sums in the last line. */
function economicPanels(): PlaceLayout {
  const listed = (...wanted: readonly string[]): Cells[] =>
    wanted.flatMap((code): Cells[] => {
      const own = ECONOMIC.filter(([each]) => each.startsWith(code));
      return [
        [code, ECONOMIC_CLASSES[code], withZeros(total(own.map(([, , value]) => value)))],
        ...own.map(([each, name, value]): Cells => [each, name, withZeros(value)]),
      ];
    });
  return {
    name: 'economic classes in three panels with their sums below',
    text: [
      statement(withZeros, ['某市某局2024年度部门决算', '收入支出决算总表', '单位：万元'], '决算数'),
      table(
        ['一般公共预算财政拨款基本支出决算表', '单位：万元'],
        [
          ['人员经费', '', '', '公用经费', '', ''],
          ['科目编码', '科目名称', '决算数', '科目编码', '科目名称', '决算数'],
          ...besides(listed('301', '303'), [
            ...listed('302'),
            ['307', '债务利息及费用支出', withZeros(0)],
            ['310', '资本性支出', withZeros(0)],
          ]),
          ['人员经费合计', '', withZeros(STAFF), '公用经费合计', '', withZeros(RUNNING)],
          ['合计', '', '', '', '', withZeros(STAFF + RUNNING)],
        ],
      ),
    ].join('\n\n'),
  };
}

interface Purchase {
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly count: number;
  /** Hundredths of 万元 each. */
  readonly price: number;
  readonly isFund?: boolean;
}
const PURCHASES: readonly Purchase[] = [
  { kind: '货物', code: 'A02010105', name: '台式计算机', count: 20, price: 50 },
  { kind: '货物', code: 'A02021003', name: '激光打印机', count: 5, price: 24 },
  { kind: '工程', code: 'B07000000', name: '办公用房修缮', count: 1, price: 20000, isFund: true },
  { kind: '服务', code: 'C16070300', name: '信息系统运维', count: 1, price: 4600 },
  { kind: '服务', code: 'C21040000', name: '物业管理', count: 12, price: 265 },
];
const worth = ({ count, price }: Purchase): number => count * price;

/** Purchases by kind, each with its code, number and price, the money by source. */
function purchasesByCode(): PlaceLayout {
  const money = (list: readonly Purchase[]): Cells => {
    const ofFund = total(list.filter(({ isFund }) => isFund).map(worth));
    const value = total(list.map(worth));
    return [value, value - ofFund, ofFund, 0].map(plain);
  };
  const kinds = ['货物', '工程', '服务'];
  return {
    name: 'purchases by kind with codes, numbers and prices',
    text: [
      statement(plain, ['某区某局2026年部门预算', '收支预算总表', '单位：万元']),
      table(
        ['政府采购预算表', '单位：万元'],
        [
          ['采购项目', '采购品目', '', '计量单位', '数量', '单价', '采购资金', '', '', ''],
          ['', '品目编码', '品目名称', '', '', '', '合计', '一般公共预算', '政府性基金预算', '其他资金'],
          ['合计', '', '', '', '', '', ...money(PURCHASES)],
          ...kinds.flatMap((kind): Cells[] => {
            const own = PURCHASES.filter((one) => one.kind === kind);
            return [
              [kind, '', '', '', '', '', ...money(own)],
              ...own.map(
                (one): Cells => [
                  '',
                  one.code,
                  one.name,
                  '项',
                  String(one.count),
                  plain(one.price),
                  ...money([one]),
                ],
              ),
            ];
          }),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Every economic class of departments with its counterpart, the money by source and by nature. */
function crosswalk(): PlaceLayout {
  const counterpart: Readonly<Record<string, Cells>> = {
    '301': ['501', '机关工资福利支出'],
    '302': ['502', '机关商品和服务支出'],
    '303': ['509', '对个人和家庭的补助'],
  };
  const rows = Object.entries(ECONOMIC_CLASSES).map(([code, name]): Cells => {
    const value = total(ECONOMIC.filter(([each]) => each.startsWith(code)).map(([, , one]) => one));
    const projects = code === '302' ? generalProject : 0;
    return [
      code,
      name,
      ...counterpart[code],
      ...[value + projects, value + projects, value, projects, 0].map(plain),
    ];
  });
  const building: Cells = [
    '310',
    '资本性支出',
    '503',
    '机关资本性支出',
    plain(FUND),
    '',
    '',
    '',
    plain(FUND),
  ];
  return {
    name: 'both economic classifications by source and nature',
    text: [
      statement(plain, ['某市某局2026年部门预算', '收支总表', '单位：万元']),
      table(
        ['支出经济分类汇总表', '单位：万元'],
        [
          [
            '部门预算支出经济分类',
            '',
            '政府预算支出经济分类',
            '',
            '总计',
            '一般公共预算',
            '',
            '',
            '政府性基金预算',
          ],
          ['编码', '名称', '编码', '名称', '', '小计', '基本支出', '项目支出', ''],
          ['', '合计', '', '', ...[TOTAL, GENERAL, STAFF + RUNNING, generalProject, FUND].map(plain)],
          ...rows,
          building,
        ],
      ),
    ].join('\n\n'),
  };
}

/** Whole 元 with thousands parted, changes below nothing in brackets, rates, 合计 last. */
function bracketedChanges(): PlaceLayout {
  const whole: Print = (value) => (value < 0 ? `(${yuan(-value)})` : value === 0 ? '-' : yuan(value));
  const row = (cells: Cells, leaves: readonly Leaf[]): Cells => {
    const [old, now] = [sum(leaves, before), sum(leaves, all)];
    return [...cells, whole(old), whole(now), whole(now - old), rate(old, now)];
  };
  return {
    name: 'whole 元 with changes in brackets',
    text: [
      statement(yuan, ['某市某委2026年部门预算', '部门收支总表', '单位：元']),
      table(
        ['一般公共预算支出表', '单位：元'],
        [
          ['功能分类科目', '', '2025年预算数', '2026年预算数', '增减情况', ''],
          ['编码', '名称', '', '', '增减额', '增减幅度'],
          ...treeOf(fiscal).map((each) => row([each.code, each.name], each.leaves)),
          row(['合计', ''], fiscal),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Units with 类, 款, 项 and their projects below each other in one column, totals of units last. */
function unitsOverProjects(): PlaceLayout {
  const units: readonly (readonly [code: string, name: string, leaves: readonly Leaf[]])[] = [
    ['105001', '某局本级', LEAVES.filter((leaf) => leaf.code !== '2013105')],
    ['105002', '某局服务中心', LEAVES.filter((leaf) => leaf.code === '2013105')],
  ];
  const amounts = (leaves: readonly Leaf[]): Cells =>
    [sum(leaves, all), sum(leaves, basic), sum(leaves, project)].map(grouped);
  return {
    name: 'units over codes over projects',
    text: [
      statement(grouped, ['某市某局2026年部门预算', '收支总表', '单位：万元']),
      table(
        ['部门支出总表', '单位：万元'],
        [
          ['单位（科目）编码', '单位（科目）名称', '合计', '基本支出', '项目支出'],
          ['', '合计', ...amounts(LEAVES)],
          ['105', '某局', ...amounts(LEAVES)],
          ...units.flatMap(([code, name, leaves]): Cells[] => [
            [code, name, ...amounts(leaves)],
            ...treeOf(leaves).map((each): Cells => [each.code, each.name, ...amounts(each.leaves)]),
          ]),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Assets by unit: fixed ones broken down, the sum of all kinds first. */
function assets(): PlaceLayout {
  const units: readonly (readonly [name: string, kinds: readonly number[]])[] = [
    ['某局本级', [120350, 452000, 88600, 32045, 61200, 0, 1050]],
    ['某局服务中心', [20110, 0, 12500, 0, 9035, 0, 0]],
  ];
  const row = (
    name: string,
    [current, houses, vehicles, large, other, invested, intangible]: readonly number[],
  ) => {
    const fixed = houses + vehicles + large + other;
    return [
      name,
      ...[
        current + fixed + invested + intangible,
        current,
        fixed,
        houses,
        vehicles,
        large,
        other,
        invested,
        intangible,
      ].map(withZeros),
    ];
  };
  const together = units[0][1].map((value, at) => value + units[1][1][at]);
  return {
    name: 'assets by unit, fixed ones broken down',
    text: [
      statement(withZeros, ['某市某局2024年度部门决算', '收入支出决算总表', '单位：万元'], '决算数'),
      table(
        ['国有资产占有使用情况表', '单位：万元'],
        [
          ['单位名称', '资产总额', '流动资产', '固定资产', '', '', '', '', '对外投资', '无形资产'],
          ['', '', '', '小计', '房屋构筑物', '车辆', '单价200万以上大型设备', '其他固定资产', '', ''],
          row('合计', together),
          ...units.map(([name, kinds]) => row(name, kinds)),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Grants: what comes in, spending by function and by nature side by side, each by fund. */
function grantsInThreePanels(): PlaceLayout {
  const byFund = (row: Pick<TreeRow, 'leaves'>): Cells => {
    const ofFund = sum(
      row.leaves.filter(({ isFund }) => isFund),
      all,
    );
    const value = sum(row.leaves, all);
    return [value, value - ofFund, ofFund].map(plain);
  };
  const nature = (name: string, value: number, ofFund = 0): Cells => [
    name,
    ...[value, value - ofFund, ofFund].map(plain),
  ];
  return {
    name: 'grants in three panels, each side by fund',
    text: [
      statement(plain, ['某县某局2026年部门预算', '部门收支总表', '单位：万元']),
      table(
        ['财政拨款收支总表', '单位：万元'],
        [
          ['收入', '', '支出', '', '', '', '', '', '', ''],
          [
            '项目',
            '金额',
            '按功能分类',
            '合计',
            '一般公共预算',
            '政府性基金预算',
            '按支出性质',
            '合计',
            '一般公共预算',
            '政府性基金预算',
          ],
          ...besides(
            [
              ['一、一般公共预算拨款', plain(GENERAL)],
              ['二、政府性基金预算拨款', plain(FUND)],
              ['三、国有资本经营预算拨款', ''],
            ],
            classes(LEAVES).map((row, at): Cells => [`${ORDINALS[at]}、${row.name}`, ...byFund(row)]),
            [
              nature('一、基本支出', STAFF + RUNNING),
              nature('（一）人员经费', STAFF),
              nature('（二）公用经费', RUNNING),
              nature('二、项目支出', PROJECT, FUND),
            ],
          ),
          [
            '收入总计',
            plain(TOTAL),
            '支出总计',
            ...[TOTAL, GENERAL, FUND].map(plain),
            '支出总计',
            ...[TOTAL, GENERAL, FUND].map(plain),
          ],
        ],
      ),
    ].join('\n\n'),
  };
}

/** 三公 across: a row a year, and the change below them. */
function yearsAsRows(): PlaceLayout {
  const line = (abroad: number, bought: number, run: number, received: number) => [
    abroad + bought + run + received,
    abroad,
    bought + run,
    bought,
    run,
    received,
  ];
  const [old, now] = [line(520, 0, 1020, 330), line(480, 1800, 940, 315)];
  return {
    name: 'years as rows of 三公 with the change below',
    text: [
      statement(withZeros, ['某区某局2026年部门预算', '收支总表', '单位：万元']),
      table(
        ['一般公共预算“三公”经费支出表', '单位：万元'],
        [
          ['年度', '合计', '因公出国（境）费', '公务用车购置及运行费', '', '', '公务接待费'],
          ['', '', '', '小计', '公务用车购置费', '公务用车运行费', ''],
          ['2025年预算数', ...old.map(withZeros)],
          ['2026年预算数', ...now.map(withZeros)],
          ['增减额', ...now.map((value, at) => withZeros(value - old[at]))],
        ],
      ),
    ].join('\n\n'),
  };
}

/** 类, 款 and 项 as names in three columns of their own, without any code, six decimals. */
function namesInThreeColumns(): PlaceLayout {
  const amounts = (leaves: readonly Leaf[]): Cells =>
    [sum(leaves, all), sum(leaves, staff), sum(leaves, running), sum(leaves, project)].map(sixDecimals);
  return {
    name: 'codes in three columns repeated in every row, six decimals, 合计 last',
    text: [
      statement(sixDecimals, ['某市某院2026年单位预算', '单位收支总表', '单位：万元']),
      table(
        ['单位支出总表', '单位：万元'],
        [
          ['类', '款', '项', '科目名称', '合计', '人员支出', '公用支出', '项目支出'],
          ...treeOf(LEAVES).map(
            (row): Cells => [
              ...three(row.code).map((piece, at) => (at <= row.depth ? piece : '')),
              row.name,
              ...amounts(row.leaves),
            ],
          ),
          ['', '', '', '合计', ...amounts(LEAVES)],
        ],
      ),
    ].join('\n\n'),
  };
}

/** Targets of a list of projects: money by source and indicators in one row each. */
function targetsInRows(): PlaceLayout {
  const projects: readonly (readonly [name: string, general: number, fundMoney: number, aim: string])[] = [
    ['办公业务保障', 7330, 0, '保障日常工作有序开展'],
    ['信息系统运行', 6190, 0, '系统可用率不低于百分之九十九'],
    ['窗口服务及档案', 4775, 0, '群众满意度明显提升'],
    ['旧区改造', 0, 26047, '按期完成改造任务'],
  ];
  return {
    name: 'targets of projects, a row each',
    text: [
      statement(plain, ['某市某局2026年部门预算', '收支总表', '单位：万元']),
      table(
        ['项目支出预算及绩效目标情况表', '单位：万元'],
        [
          ['序号', '项目名称', '预算金额', '', '', '年度绩效目标'],
          ['', '', '小计', '一般公共预算', '政府性基金', ''],
          ['', '合计', ...[PROJECT, generalProject, FUND].map(plain), ''],
          ...projects.map(
            ([name, general, fundMoney, aim], at): Cells => [
              String(at + 1),
              name,
              ...[general + fundMoney, general, fundMoney].map(plain),
              aim,
            ],
          ),
        ],
      ),
    ].join('\n\n'),
  };
}

/** Funds with what was carried over and what is left in the columns, the difference from the year before in brackets. */
function fundsWithChanges(): PlaceLayout {
  const row = (cells: Cells, leaves: readonly Leaf[]): Cells => {
    const [old, now] = [sum(leaves, before), sum(leaves, all)];
    return [...cells, ...[old, now, sum(leaves, basic), sum(leaves, project), now - old].map(bracketed)];
  };
  return {
    name: 'two funds in one form each with changes in brackets',
    text: [
      statement(grouped, ['某市某局2026年部门预算', '收支预算总表', '单位：万元']),
      table(
        ['一般公共预算支出表', '单位：万元'],
        [
          ['科目编码', '科目名称', '2025年执行数', '2026年预算数', '', '', '比上年增减'],
          ['', '', '', '小计', '基本支出', '项目支出', ''],
          ...treeOf(fiscal).map((each) => row([each.code, each.name], each.leaves)),
          row(['', '合计'], fiscal),
        ],
      ),
      table(
        ['政府性基金预算支出表', '单位：万元'],
        [
          ['科目编码', '科目名称', '2025年执行数', '2026年预算数', '', '', '比上年增减'],
          ['', '', '', '小计', '基本支出', '项目支出', ''],
          ...treeOf(fund).map((each) => row([each.code, each.name], each.leaves)),
          row(['', '合计'], fund),
        ],
      ),
    ].join('\n\n'),
  };
}

export const FURTHER_LAYOUTS: readonly PlaceLayout[] = [
  carriedOverColumns(),
  accountsByCode(),
  economicPanels(),
  purchasesByCode(),
  crosswalk(),
  bracketedChanges(),
  unitsOverProjects(),
  assets(),
  grantsInThreePanels(),
  yearsAsRows(),
  namesInThreeColumns(),
  targetsInRows(),
  fundsWithChanges(),
].map(closed);
