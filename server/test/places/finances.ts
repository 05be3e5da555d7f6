/** One small body's money, from which the forms of many places are printed: everything adds up. Hundredths of the unit. */

/** A 项 with what is spent on it. */
export interface Leaf {
  readonly code: string;
  readonly name: string;
  /** 人员经费, 公用经费 and 项目支出. */
  readonly staff: number;
  readonly running: number;
  readonly project: number;
  /** Whether 政府性基金 pays for it. */
  readonly isFund?: boolean;
}

export const LEAVES: readonly Leaf[] = [
  { code: '2010301', name: '行政运行', staff: 81235, running: 12306, project: 0 },
  { code: '2010302', name: '一般行政管理事务', staff: 0, running: 0, project: 13520 },
  { code: '2013105', name: '专项业务', staff: 0, running: 0, project: 4775 },
  { code: '2080501', name: '行政单位离退休', staff: 3317, running: 214, project: 0 },
  { code: '2080505', name: '机关事业单位基本养老保险缴费支出', staff: 9876, running: 0, project: 0 },
  { code: '2080506', name: '机关事业单位职业年金缴费支出', staff: 4938, running: 0, project: 0 },
  { code: '2101101', name: '行政单位医疗', staff: 4122, running: 0, project: 0 },
  { code: '2101103', name: '公务员医疗补助', staff: 1629, running: 0, project: 0 },
  { code: '2120803', name: '城市建设支出', staff: 0, running: 0, project: 26047, isFund: true },
  { code: '2210201', name: '住房公积金', staff: 8864, running: 0, project: 0 },
];

/** Names of 类 and 款. */
const NAMES: Readonly<Record<string, string>> = {
  '201': '一般公共服务支出',
  '20103': '政府办公厅（室）及相关机构事务',
  '20131': '党委办公厅（室）及相关机构事务',
  '208': '社会保障和就业支出',
  '20805': '行政事业单位养老支出',
  '210': '卫生健康支出',
  '21011': '行政事业单位医疗',
  '212': '城乡社区支出',
  '21208': '国有土地使用权出让收入安排的支出',
  '221': '住房保障支出',
  '22102': '住房改革支出',
};

/** A row of a tree of codes: `depth` 0 for a 类. */
export interface TreeRow extends Omit<Leaf, 'isFund'> {
  readonly depth: number;
  readonly leaves: readonly Leaf[];
}

export const sum = (leaves: readonly Leaf[], of: (leaf: Leaf) => number): number =>
  leaves.reduce((all, leaf) => all + of(leaf), 0);

/** 类, 款 and 项 in the order of their codes, each with the sum of its leaves. */
export function treeOf(leaves: readonly Leaf[]): TreeRow[] {
  const codes = new Set(leaves.flatMap(({ code }) => [code.slice(0, 3), code.slice(0, 5), code]));
  return [...codes].sort().map((code) => {
    const own = leaves.filter((leaf) => leaf.code.startsWith(code));
    return {
      code,
      name: NAMES[code] ?? own[0].name,
      depth: (code.length - 3) / 2,
      leaves: own,
      staff: sum(own, ({ staff }) => staff),
      running: sum(own, ({ running }) => running),
      project: sum(own, ({ project }) => project),
    };
  });
}

export const basic = ({ staff, running }: Pick<Leaf, 'staff' | 'running'>): number => staff + running;
export const all = (row: Pick<Leaf, 'staff' | 'running' | 'project'>): number => basic(row) + row.project;

/** Spending by the economic classification of departments: all staff and running costs of the body. */
export const ECONOMIC: readonly (readonly [code: string, name: string, amount: number])[] = [
  ['30101', '基本工资', 41200],
  ['30102', '津贴补贴', 24031],
  ['30103', '奖金', 16004],
  ['30108', '机关事业单位基本养老保险缴费', 9876],
  ['30109', '职业年金缴费', 4938],
  ['30110', '职工基本医疗保险缴费', 5751],
  ['30113', '住房公积金', 8864],
  ['30201', '办公费', 4520],
  ['30207', '邮电费', 1260],
  ['30211', '差旅费', 3340],
  ['30239', '其他交通费用', 3186],
  ['30299', '其他商品和服务支出', 214],
  ['30302', '退休费', 3317],
];

export const ECONOMIC_CLASSES: Readonly<Record<string, string>> = {
  '301': '工资福利支出',
  '302': '商品和服务支出',
  '303': '对个人和家庭的补助',
};
