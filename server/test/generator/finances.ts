/** Makes up a body's finances; every sum is exact because only the leaves are drawn. */

import { loadClassification } from '../../src/knowledge/classification';
import {
  type Assets,
  type BudgetUnit,
  type Finances,
  FUNDS,
  type Fund,
  type Habits,
  type Project,
  type Purchase,
  type Spending,
  type ThreePublics,
} from './model';
import type { Random } from './random';

const classification = loadClassification();

const PLACES = ['青河县', '云溪市', '临川区', '白石镇', '柳林县', '东湖新区', '望江市'] as const;
const BODIES = [
  '档案馆',
  '医疗保障局',
  '水利局',
  '体育局',
  '统计局',
  '司法局',
  '气象服务中心',
  '教育局',
] as const;
const SUBORDINATES = ['本级', '服务中心', '信息中心', '综合执法大队', '培训学校'] as const;
const PROJECT_STEMS = [
  '业务用房修缮',
  '信息系统运行维护',
  '宣传培训',
  '专项检查（含委托服务）',
  '基层站点建设补助',
  '档案数字化加工',
  '2023年度结转项目',
  '聘用人员经费',
] as const;
const PROJECT_ENDS = ['经费', '项目', '专项资金', '补助资金', '工作经费'] as const;
const GOODS = [
  ['复印纸', 'A05040101', '批'],
  ['台式计算机', 'A02010105', '台'],
  ['物业管理服务', 'C21040001', '项'],
  ['办公桌', 'A05010201', '张'],
  ['应用软件', 'A08060303', '套'],
] as const;

const CLASSES = ['201', '204', '205', '206', '207', '208', '210', '211', '212', '213', '215', '221', '224'];
/** Every body has this code; it stands in where the classification knows nothing below what was drawn. */
const PENSIONS = '2080505';
const FUND_HEADS = ['21208', '22960'];
const CAPITAL_HEADS = ['22301', '22399'];
const PERSONNEL = ['30101', '30102', '30103', '30107', '30108', '30110', '30112', '30113', '30302', '30309'];
const PUBLIC = [
  '30201',
  '30202',
  '30205',
  '30207',
  '30211',
  '30213',
  '30217',
  '30228',
  '30231',
  '30239',
  '30299',
  '31002',
];

/** One unit of the last place that is printed, in 分. */
export function stepOf(habits: Pick<Habits, 'unit' | 'decimals'>): bigint {
  const whole = habits.unit === '万元' ? 1_000_000n : 100n;
  return whole / 10n ** BigInt(habits.decimals);
}

export function drawFinances(random: Random, habits: Habits): Finances {
  const year = random.int(2023, 2026);
  const body = { code: String(random.int(101, 899)), name: `${random.pick(PLACES)}${random.pick(BODIES)}` };
  const units = drawUnits(random, body, habits);
  const money = amounts(random, habits);
  const spendings = drawSpendings(random, units.length, year, money);
  return {
    body,
    units,
    year,
    spendings,
    projects: drawProjects(random, spendings),
    threePublics: coverBasic(drawThreePublics(random, money), spendings),
    purchases: drawPurchases(random, money),
    assets: drawAssets(random, money),
    previous: { expenditure: money(), threePublics: money() },
  };
}

/** What basic expenditure shows of the three is part of them: their own amounts come on top, as paid by projects. */
function coverBasic(
  three: Finances['threePublics'],
  spendings: readonly Spending[],
): Finances['threePublics'] {
  const basic = (code: string) =>
    spendings.reduce((sum, spending) => sum + (spending.basic.get(code) ?? 0n), 0n);
  return {
    ...three,
    carPurchase: three.carPurchase + basic('31013'),
    carRunning: three.carRunning + basic('30231'),
    reception: three.reception + basic('30217'),
  };
}

/** Draws positive amounts: small, middling and large ones, some of them round. */
function amounts(random: Random, habits: Habits): () => bigint {
  const step = stepOf(habits);
  const scale =
    habits.unit === '元' || habits.decimals === 6 ? 10_000n / (habits.decimals === 0 ? 100n : 1n) : 1n;
  return () => {
    const units = BigInt(random.int(1, random.pick([99, 9999, 99_999, 999_999])));
    const spread = scale === 1n ? 0n : BigInt(random.int(0, Number(scale) - 1));
    const rounded = units > 100n && random.chance(0.2) ? units - (units % 100n) : units;
    return (rounded * scale + spread) * step;
  };
}

function drawUnits(random: Random, body: BudgetUnit, habits: Habits): BudgetUnit[] {
  if (habits.subject === '单位') return [{ code: `${body.code}001`, name: body.name }];
  return random.some(SUBORDINATES, random.int(1, 4)).map((name, index) => ({
    code: `${body.code}00${index + 1}`,
    name: name === '本级' ? `${body.name}（本级）` : `${body.name}${name}`,
  }));
}

function drawSpendings(random: Random, units: number, year: number, money: () => bigint): Spending[] {
  const spendings: Spending[] = [];
  const general = random
    .some(CLASSES, random.int(1, 4))
    .flatMap((head) => random.some(below(head, year), random.int(1, 2)))
    .flatMap((head) => random.some(below(head, year), random.int(1, 3)));
  if (general.length === 0) general.push(PENSIONS);
  for (const code of general) {
    for (const unit of random.some(indexes(units), random.int(1, 2))) {
      spendings.push(drawSpending(random, code, unit, 'general', money));
      if (random.chance(0.15))
        spendings.push(drawSpending(random, code, unit, random.pick(FUNDS.slice(3)), money));
    }
  }
  for (const [fund, heads] of [
    ['government-fund', FUND_HEADS],
    ['state-capital', CAPITAL_HEADS],
  ] as const) {
    if (!random.chance(0.3)) continue;
    const codes = heads.flatMap((head) => below(head, year));
    for (const code of random.some(codes, random.int(1, 2)))
      spendings.push({ ...drawSpending(random, code, 0, fund, money), ...projectOnly(random, money) });
  }
  return spendings;
}

function drawSpending(random: Random, code: string, unit: number, fund: Fund, money: () => bigint): Spending {
  const isBasic = random.chance(0.65);
  const items = isBasic
    ? [...random.some(PERSONNEL, random.int(1, 4)), ...random.some(PUBLIC, random.int(0, 3))]
    : [];
  const basic = new Map(items.map((item) => [item, money()] as const));
  const project = isBasic && random.chance(0.6) ? 0n : money();
  const all = [...basic.values()].reduce((sum, each) => sum + each, project);
  return {
    code,
    unit,
    fund,
    basic,
    project,
    carriedOver: random.chance(0.2) ? all : 0n,
    left: random.chance(0.08) ? money() : 0n,
  };
}

/** Funds other than the general one pay for projects only. */
function projectOnly(
  random: Random,
  money: () => bigint,
): Pick<Spending, 'basic' | 'project' | 'carriedOver'> {
  const project = money();
  return { basic: new Map(), project, carriedOver: random.chance(0.2) ? project : 0n };
}

function drawProjects(random: Random, spendings: readonly Spending[]): Project[] {
  const names = new Set<string>();
  return spendings
    .filter((spending) => spending.project > 0n)
    .map((spending) => {
      let name = `${random.pick(PROJECT_STEMS)}${random.pick(PROJECT_ENDS)}`;
      while (names.has(name)) name = `${name}（${names.size}期）`;
      names.add(name);
      return { name, spending };
    });
}

function drawThreePublics(random: Random, money: () => bigint): ThreePublics {
  const some = () => (random.chance(0.5) ? money() : 0n);
  return {
    abroad: random.chance(0.2) ? money() : 0n,
    carPurchase: random.chance(0.2) ? money() : 0n,
    carRunning: money(),
    reception: some(),
    meetings: some(),
    training: some(),
  };
}

function drawPurchases(random: Random, money: () => bigint): Purchase[] {
  return random.some(GOODS, random.int(1, 4)).map(([goods, catalogue, measure]) => ({
    project: random.pick(['公用经费', '设备更新项目', '信息系统运行维护经费']),
    goods,
    catalogue,
    measure,
    quantity: random.int(1, 60),
    price: money(),
  }));
}

function drawAssets(random: Random, money: () => bigint): Assets {
  const some = () => (random.chance(0.7) ? money() : 0n);
  return { houses: some(), vehicles: some(), equipment: some(), other: money() };
}

function below(head: string, year: number): string[] {
  return classification.children('functional', head, year).map(({ code }) => code);
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** The official name of a functional or economic code. */
export function nameOf(
  domain: 'functional' | 'department-economic' | 'government-economic',
  code: string,
  year: number,
): string {
  return (classification.find(domain, code, year) ?? classification.all(domain, code)[0])?.name ?? '其他支出';
}

/** The government economic code that a department's code corresponds to. */
export function governmentCode(code: string): string {
  return classification.corresponding('department-economic', code)[0] ?? '50299';
}
