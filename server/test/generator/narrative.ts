/** Tells a made-up body's finances in sentences, as several provinces word them; the wording is our own. */

import type { TableKind } from '../../src/disclosure/model';
import { basicOf, basicUnder, fiscal, ofFund, personnelOf, revenueOf, sum, totalOf } from './figures';
import { nameOf } from './finances';
import type { Finances, Fund, GeneratedDisclosure, GeneratedTable, Habits } from './model';
import type { Random } from './random';

/** An amount that a sentence says. */
export interface SaidAmount {
  /** Offset in the narrative. */
  readonly start: number;
  readonly text: string;
  /** In 分. */
  readonly value: bigint;
  /** Kinds of the tables that show it; none for changes and last year's amounts, which other sentences tie. */
  readonly kinds: readonly TableKind[];
  /** What its sentence calls it, for reports. */
  readonly name: string;
}

export interface Narrative {
  readonly text: string;
  readonly said: readonly SaidAmount[];
}

/** How a document writes its amounts. */
interface Style {
  readonly unit: '万元' | '元';
  readonly decimals: 0 | 2;
  readonly trimsZeros: boolean;
}

/** A figure that sentences may name. */
interface Figure {
  readonly value: bigint;
  readonly kinds: readonly TableKind[];
}

interface Facts {
  readonly finances: Finances;
  readonly habits: Habits;
  readonly figures: ReadonlyMap<string, Figure>;
  /** Functional codes of 一般公共预算 that several sentences may list, with their names and amounts. */
  readonly items: readonly {
    readonly code: string;
    readonly names: readonly string[];
    readonly value: bigint;
  }[];
  readonly classes: readonly { readonly name: string; readonly value: bigint }[];
}

/** What a statement is told with. Everything that it says goes through here, so that the truth is known. */
interface Teller extends Facts {
  readonly random: Random;
  readonly year: number;
  /** 本部门, 我单位 or the body's name. */
  readonly who: string;
  readonly has: (...names: readonly string[]) => boolean;
  readonly value: (name: string) => bigint;
  /** The amount of a figure. */
  readonly say: (name: string) => string;
  /** Any amount: of a class or an item, of last year, a change. */
  readonly amount: (value: bigint, name: string, kinds?: readonly TableKind[]) => string;
  readonly share: (part: bigint, whole: bigint) => string;
}

type Statement = (teller: Teller) => string | undefined;

/** The narrative of a disclosure: headings with a statement or two below each. */
export function tell(disclosure: GeneratedDisclosure, random: Random): Narrative {
  const facts = factsOf(disclosure);
  const style = drawStyle(random, disclosure.habits);
  const said: (Omit<SaidAmount, 'start'> & { readonly mark: number })[] = [];
  const amount = (value: bigint, name: string, kinds: readonly TableKind[] = []): string => {
    const text = printed(value, style);
    said.push({ text, value, kinds, name, mark: said.length });
    return `${MARK}${said.length - 1}${MARK}${random.chance(0.1) ? ' ' : ''}${style.unit}`;
  };
  const teller: Teller = {
    ...facts,
    random,
    year: disclosure.finances.year,
    who: random.pick([disclosure.finances.body.name, '本部门', '我单位', '']),
    has: (...names) => names.every((name) => facts.figures.has(name)),
    value: (name) => facts.figures.get(name)?.value ?? 0n,
    say: (name) => {
      const figure = facts.figures.get(name);
      if (!figure) throw new Error(`No figure is called ${name}`);
      return amount(figure.value, name, figure.kinds);
    },
    amount,
    share: (part, whole) => percent(part, whole, random.chance(0.7) ? 2 : 1),
  };
  const statements = disclosure.habits.finalAccounts ? FINAL_ACCOUNTS : BUDGET;
  const lines: string[] = ['', random.pick(['情况说明', '第三部分 情况说明', '公开情况说明']), ''];
  statements.forEach(({ heading, ways }, index) => {
    const possible = ways;
    const text = random.some(possible, possible.length).sort(() => (random.chance(0.5) ? 1 : -1));
    for (const way of text) {
      const before = said.length;
      const told = way(teller);
      if (told === undefined) {
        said.length = before;
        continue;
      }
      lines.push(`${NUMERALS[index]}、${heading}`, ...told.split('\n'));
      break;
    }
  });
  lines.push('其他需要说明的情况', ...random.some(ASIDES, random.int(1, 5)).map((aside) => aside(teller)));
  return place(`${lines.join('\n')}\n\n`, said);
}

const MARK = '\u0001';
const NUMERALS = '一二三四五六七八九十';

/** Puts the amounts in place of their marks. */
function place(
  marked: string,
  said: readonly (Omit<SaidAmount, 'start'> & { readonly mark: number })[],
): Narrative {
  const pieces = marked.split(MARK);
  const found: SaidAmount[] = [];
  let text = '';
  pieces.forEach((piece, index) => {
    const amount = index % 2 === 1 ? said[Number(piece)] : undefined;
    if (amount) found.push({ ...amount, start: text.length });
    text += amount ? amount.text : piece;
  });
  return { text, said: found };
}

function drawStyle(random: Random, { unit, separators }: Habits): Style {
  const [printedUnit, decimals] = random.pick(
    unit === '万元'
      ? ([
          ['万元', 2],
          ['万元', 2],
          ['万元', 2],
          ['万元', 0],
        ] as const)
      : ([
          ['元', 2],
          ['万元', 2],
          ['万元', 2],
          ['万元', 0],
        ] as const),
  );
  return { unit: printedUnit, decimals, trimsZeros: !separators && random.chance(0.3) };
}

/** Rounded half up to the style; amounts that would become nothing keep two decimals. */
function printed(value: bigint, { unit, decimals, trimsZeros }: Style): string {
  const one = unit === '万元' ? 1_000_000n : 100n;
  const places = decimals === 0 && value > 0n && value < one * 10n ? 2 : decimals;
  const step = places === 2 ? one / 100n : one;
  const units = ((value + step / 2n) / step).toString().padStart(places + 1, '0');
  const whole = units.slice(0, units.length - places);
  const fraction = places === 0 ? '' : `.${units.slice(-places)}`;
  return trimsZeros
    ? `${whole}${fraction}`.replace(/\.?0+$/, (zeros) => (fraction ? '' : zeros))
    : `${whole}${fraction}`;
}

function percent(part: bigint, whole: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const units = whole === 0n ? 0n : (part * 100n * scale * 2n + whole) / (whole * 2n);
  const digits = units.toString().padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}%`;
}

// ---- What there is to say -------------------------------------------------------------------------------------------

function factsOf({ finances, habits, tables }: GeneratedDisclosure): Facts {
  const figures = new Map<string, Figure>();
  const kinds = new Set(tables.filter(({ rows }) => rows.length > 0).map(({ kind }) => kind));
  const put = (name: string, value: bigint, ...shown: readonly TableKind[]): void => {
    const found = shown.filter((kind) => kinds.has(kind));
    if (found.length > 0) figures.set(name, { value, kinds: found });
  };
  const { spendings, threePublics: three } = finances;
  const general = ofFund(spendings, 'general');
  const total = (some: typeof spendings) => sum(some.map(totalOf));
  const carried = sum(spendings.map(({ carriedOver }) => carriedOver));
  const yearRevenue = sum(spendings.map(revenueOf));
  put('收入总计', yearRevenue + carried, 'revenue-expenditure', 'revenue', 'expenditure');
  put('本年收入', yearRevenue, 'revenue-expenditure', 'revenue');
  put('支出合计', total(spendings), 'revenue-expenditure', 'expenditure');
  put('上年结转', carried, 'revenue-expenditure');
  const ofRevenue = (fund: Fund) => sum(ofFund(spendings, fund).map(revenueOf));
  put('一般公共预算收入', ofRevenue('general'), 'revenue-expenditure', 'fiscal-revenue-expenditure');
  put('政府性基金收入', ofRevenue('government-fund'), 'revenue-expenditure', 'fiscal-revenue-expenditure');
  put('国有资本收入', ofRevenue('state-capital'), 'revenue-expenditure', 'fiscal-revenue-expenditure');
  put('财政专户收入', ofRevenue('special-account'), 'revenue-expenditure');
  put('其他收入', ofRevenue('other'), 'revenue-expenditure');
  put('年终结转', sum(spendings.map(({ left }) => left)), 'revenue-expenditure');
  put('财政拨款收入', sum(fiscal(finances).map(revenueOf)), 'fiscal-revenue-expenditure', 'revenue');
  put('基本支出', sum(spendings.map(basicOf)), 'expenditure');
  put('项目支出', sum(spendings.map(({ project }) => project)), 'expenditure');
  put(
    '财政拨款收支',
    sum(fiscal(finances).map((one) => revenueOf(one) + one.carriedOver)),
    'fiscal-revenue-expenditure',
  );
  put('一般公共预算支出', total(general), 'general-expenditure', 'fiscal-revenue-expenditure');
  put('一般公共预算基本支出', sum(general.map(basicOf)), 'basic-expenditure', 'general-expenditure');
  put('一般公共预算项目支出', sum(general.map(({ project }) => project)), 'general-expenditure');
  if (!habits.basic.startsWith('panels')) {
    const personnel = sum(general.map(personnelOf));
    put('人员经费', personnel, 'basic-expenditure');
    put('公用经费', sum(general.map(basicOf)) - personnel, 'basic-expenditure');
  }
  if (habits.basic === 'list' && habits.levels === 'all') {
    const under = (...heads: readonly string[]) => sum(general.map((one) => basicUnder(one, heads)));
    put('工资福利支出', under('301'), 'basic-expenditure', 'general-expenditure');
    put('商品和服务支出', under('302'), 'basic-expenditure', 'general-expenditure');
    put('对个人和家庭的补助', under('303'), 'basic-expenditure', 'general-expenditure');
    put('资本性支出', under('310'), 'basic-expenditure', 'general-expenditure');
  }
  const car = three.carPurchase + three.carRunning;
  put('三公', three.abroad + car + three.reception, 'three-publics');
  put('出国', three.abroad, 'three-publics');
  put('公车', car, 'three-publics');
  put('购置', three.carPurchase, 'three-publics');
  put('运行', three.carRunning, 'three-publics');
  put('接待', three.reception, 'three-publics');
  const purchases = finances.purchases.map(({ catalogue, quantity, price }) => ({
    kind: catalogue[0],
    value: BigInt(quantity) * price,
  }));
  put('政府采购', sum(purchases.map(({ value }) => value)), 'procurement');
  const { houses, vehicles, equipment, other } = finances.assets;
  put('固定资产', houses + vehicles + equipment + other, 'assets');
  return { finances, habits, figures, items: itemsOf(finances, tables), classes: classesOf(finances) };
}

function itemsOf(finances: Finances, tables: readonly GeneratedTable[]): Facts['items'] {
  const rows = tables.find(({ kind }) => kind === 'general-expenditure')?.rows ?? [];
  const printed = rows.flatMap(({ labels }) => labels.flatMap(({ code }) => code ?? []));
  const isShownOnce = (code: string) => printed.filter((each) => each === code).length === 1;
  const values = new Map<string, bigint>();
  for (const spending of ofFund(finances.spendings, 'general'))
    values.set(spending.code, (values.get(spending.code) ?? 0n) + totalOf(spending));
  const name = (code: string) => nameOf('functional', code, finances.year);
  const shown = [...values].filter(([code]) => isShownOnce(code));
  return shown.map(([code, value]) => ({
    code,
    value,
    names: [name(code.slice(0, 3)), name(code.slice(0, 5)), name(code)],
  }));
}

function classesOf(finances: Finances): Facts['classes'] {
  const values = new Map<string, bigint>();
  for (const spending of ofFund(finances.spendings, 'general')) {
    const name = nameOf('functional', spending.code.slice(0, 3), finances.year);
    values.set(name, (values.get(name) ?? 0n) + totalOf(spending));
  }
  return [...values].map(([name, value]) => ({ name, value }));
}

// ---- How it is said -------------------------------------------------------------------------------------------------

interface Topic {
  readonly heading: string;
  readonly ways: readonly Statement[];
}

const GENERAL: readonly TableKind[] = [
  'general-expenditure',
  'fiscal-revenue-expenditure',
  'expenditure',
  'revenue-expenditure',
];
const REASONS = ['按实际需要据实安排', '在职人员增减变动', '落实过紧日子的要求', '项目任务有所调整'] as const;

/** `比上年增加…万元，增长…%`, or 持平. The amount of the change is known from the year before, or ties to its rate. */
function change(teller: Teller, now: bigint, rate = true): string {
  const { random, amount, year } = teller;
  const compared = random.pick([`比${year - 1}年`, '比上年', '较上年', `与${year - 1}年相比`, '较上年预算']);
  if (random.chance(0.15)) return random.pick(['与上年持平', '较上年无变化', `与${year - 1}年预算数持平`]);
  const grows = random.chance(0.5) || now === 0n;
  if (now === 0n) return '与上年持平';
  const before = grows
    ? (now * BigInt(random.int(40, 95))) / 100n
    : (now * BigInt(random.int(105, 180))) / 100n;
  const step = 10_000n;
  const difference = ((grows ? now - before : before - now) / step) * step;
  if (difference === 0n) return '与上年持平';
  const past = grows ? now - difference : now + difference;
  const word = grows ? '增加' : '减少';
  const growth = grows ? '增长' : random.pick(['下降', '降低']);
  const told = `${compared}${word}${amount(difference, '增减')}`;
  return rate ? `${told}，${growth}${percent(difference, past, 2)}` : told;
}

const because = ({ random }: Teller) =>
  random.pick(['主要原因是', '主要原因：', '主要是']) + random.pick(REASONS);

/** `社会保障和就业支出…万元，占…%；…` */
function classList(teller: Teller, wrap: (name: string, value: bigint) => string): string {
  return teller.classes.map(({ name, value }) => wrap(name, value)).join('；');
}

const BUDGET: readonly Topic[] = [
  {
    heading: '收入预算情况',
    ways: [
      ({ year, say, who }) =>
        `${year}年，${who}收入预算总额为${say('收入总计')}，其中：一般公共预算拨款收入${say('一般公共预算收入')}，政府性基金预算拨款收入${say('政府性基金收入')}，国有资本经营预算拨款收入${say('国有资本收入')}，上年结转${say('上年结转')}。`,
      (teller) => {
        const { year, say, who, value, share } = teller;
        return `${who}${year}年本年收入合计${say('本年收入')}，其中：一般公共预算拨款收入${say('一般公共预算收入')}，占${share(value('一般公共预算收入'), value('本年收入'))}；政府性基金预算拨款收入${say('政府性基金收入')}，占${share(value('政府性基金收入'), value('本年收入'))}。`;
      },
      (teller) =>
        `按照综合预算的原则，${teller.who}所有收入和支出均纳入预算管理。${teller.year}年收支总预算${teller.say('收入总计')}，${change(teller, teller.value('收入总计'))}，${because(teller)}。`,
      (teller) =>
        `${teller.who}${teller.year}年收入总计${teller.say('收入总计')}，支出总计${teller.say('收入总计')}，${change(teller, teller.value('收入总计'))}。${because(teller)}。`,
      ({ say, year, who }) =>
        `${year}年${who}预算收入${say('收入总计')}。\n其中：一般公共预算拨款收入${say('一般公共预算收入')}、政府性基金拨款收入${say('政府性基金收入')}、国有资本经营预算拨款收入${say('国有资本收入')}。`,
    ],
  },
  {
    heading: '支出预算情况',
    ways: [
      ({ year, say, who }) =>
        `${year}年，${who}支出预算${say('支出合计')}，其中：基本支出${say('基本支出')}，项目支出${say('项目支出')}。`,
      ({ year, say, who, value, share }) =>
        `${who}${year}年支出合计${say('支出合计')}，其中：基本支出${say('基本支出')}，占${share(value('基本支出'), value('支出合计'))}；项目支出${say('项目支出')}，占${share(value('项目支出'), value('支出合计'))}。`,
      (teller) =>
        `${teller.year}年${teller.who}支出预算为${teller.say('支出合计')}，${change(teller, teller.value('支出合计'))}。其中，基本支出预算${teller.say('基本支出')}；项目支出预算${teller.say('项目支出')}。`,
      ({ year, say, who }) =>
        `${who}${year}年部门预算总支出${say('支出合计')}，包括基本支出${say('基本支出')}和项目支出${say('项目支出')}。`,
      (teller) =>
        `${teller.who}${teller.year}年支出预算${teller.say('支出合计')}，${change(teller, teller.value('支出合计'))}，其中基本支出${teller.say('基本支出')}，占${teller.share(teller.value('基本支出'), teller.value('支出合计'))}，项目支出${teller.say('项目支出')}，占${teller.share(teller.value('项目支出'), teller.value('支出合计'))}。`,
      (teller) =>
        `${teller.year}年支出总预算${teller.say('支出合计')}，按用途划分：\n1、基本支出${teller.say('基本支出')}，${change(teller, teller.value('基本支出'), false)}，${because(teller)}。\n2、项目支出${teller.say('项目支出')}，${change(teller, teller.value('项目支出'))}，${because(teller)}。`,
      ({ year, say }) =>
        `${year}年支出预算安排情况如下：\n1.支出预算合计${say('支出合计')}；\n2.基本支出${say('基本支出')}；\n3.项目支出${say('项目支出')}。`,
    ],
  },
  {
    heading: '财政拨款收支预算情况',
    ways: [
      (teller) => {
        const { year, who, amount, finances } = teller;
        const paid = fiscal(finances);
        const basic = sum(paid.map(basicOf));
        const project = sum(paid.map((one) => one.project));
        return `${year}年${who}财政拨款支出${amount(basic + project, '财政拨款支出')}，其中：基本支出${amount(basic, '财政拨款基本支出')}，项目支出${amount(project, '财政拨款项目支出')}。`;
      },
      ({ year, amount, finances }) => {
        const project = sum(ofFund(finances.spendings, 'government-fund').map((one) => one.project));
        return project === 0n
          ? undefined
          : `${year}年政府性基金预算支出${amount(project, '基金支出', ['government-fund', 'fiscal-revenue-expenditure'])}，其中：项目支出${amount(project, '基金项目支出')}。`;
      },
      ({ year, say, who }) => `${who}${year}年财政拨款收支总预算${say('财政拨款收支')}。`,
      (teller) =>
        `${teller.year}年财政拨款收入总计${teller.say('财政拨款收支')}，${change(teller, teller.value('财政拨款收支'))}，${because(teller)}。`,
    ],
  },
  {
    heading: '一般公共预算支出情况',
    ways: [
      (teller) => {
        const whole = teller.value('一般公共预算支出');
        return `${teller.who}${teller.year}年一般公共预算支出预算为${teller.say('一般公共预算支出')}，主要用于以下方面：${classList(teller, (name, value) => `${name}${teller.amount(value, name, GENERAL)}，占${teller.share(value, whole)}`)}。`;
      },
      (teller) =>
        `${teller.year}年一般公共预算拨款支出${teller.say('一般公共预算支出')}，按支出功能分类科目，包括：${classList(teller, (name, value) => `${name}${teller.amount(value, name, GENERAL)}`)}。`,
      (teller) =>
        `${teller.who}${teller.year}年一般公共预算当年拨款${teller.say('一般公共预算支出')}，具体情况如下：\n${teller.items
          .map(
            ({ names: [a, b, c], value }, index) =>
              `${index + 1}.${a}（类）${b}（款）${c}（项）${teller.year}年预算数为${teller.amount(value, c, GENERAL)}，主要用于：保障日常工作开展。`,
          )
          .join('\n')}`,
      (teller) =>
        `${teller.who}${teller.year}年一般公共预算支出${teller.say('一般公共预算支出')}，具体安排：\n${teller.items
          .map(
            ({ code, names: [a, b, c], value }, index) =>
              `${index + 1}、${a}（${code.slice(0, 3)}类）${b}（${code.slice(3, 5)}款）${c}（${code.slice(5)}项）${teller.amount(value, c, GENERAL)}。主要用于：按规定安排。`,
          )
          .join('\n')}`,
      (teller) =>
        `${teller.year}年一般公共预算支出${teller.say('一般公共预算支出')}，其中：\n${teller.items
          .map(
            ({ names: [a, b, c], value }, index) =>
              `${index + 1}．“${a}(类)${b}(款)${c}(项)”${teller.amount(value, c, GENERAL)}，用于保障运转。`,
          )
          .join('\n')}`,
      (teller) =>
        `${teller.who}当年一般公共预算支出${teller.say('一般公共预算支出')}，其中：\n${teller.items
          .map(
            ({ code, names: [, , c], value }, index) =>
              `（${index + 1}）${c}（${code}）${teller.amount(value, c, GENERAL)}，${change(teller, value, false)}，原因是${teller.random.pick(REASONS)}；`,
          )
          .join('\n')}`,
    ],
  },
  {
    heading: '一般公共预算基本支出情况',
    ways: [
      ({ year, say, who, has }) =>
        has('人员经费')
          ? `${who}${year}年一般公共预算基本支出${say('一般公共预算基本支出')}，其中：人员经费${say('人员经费')}，主要包括：基本工资、津贴补贴、奖金、住房公积金；公用经费${say('公用经费')}，主要包括：办公费、印刷费、差旅费、公务接待费。`
          : undefined,
      ({ year, say, has }) =>
        has('人员经费')
          ? `${year}年一般公共预算基本支出为${say('一般公共预算基本支出')}，其中：\n人员经费支出${say('人员经费')}，包括工资福利支出和对个人和家庭的补助。\n公用经费支出${say('公用经费')}，包括商品和服务支出。`
          : undefined,
      ({ year, say, who }) => `${who}${year}年一般公共预算基本支出${say('一般公共预算基本支出')}。`,
      ({ year, say, has, value }) => {
        if (!has('工资福利支出') || value('工资福利支出') === 0n || value('商品和服务支出') === 0n)
          return undefined;
        const others = ['对个人和家庭的补助', '资本性支出'].filter((name) => value(name) > 0n);
        return `${year}年一般公共预算基本支出${say('一般公共预算基本支出')}，其中：工资福利支出${say('工资福利支出')}，商品和服务支出${say('商品和服务支出')}${others.map((name) => `，${name}${say(name)}`).join('')}。`;
      },
    ],
  },
  {
    heading: '“三公”经费预算情况',
    ways: [
      (teller) => {
        const { year, say, who, value } = teller;
        return `${year}年，${who}“三公”经费预算安排${say('三公')}，${change(teller, value('三公'))}。其中：因公出国（境）费${say('出国')}；公务用车购置及运行维护费${say('公车')}（其中：公务用车购置费${say('购置')}，公务用车运行维护费${say('运行')}）；公务接待费${say('接待')}。`;
      },
      (teller) => {
        const { year, say, who } = teller;
        return `${who}${year}年“三公”经费财政拨款预算数${say('三公')}，其中：因公出国（境）经费${say('出国')}，公务接待费${say('接待')}，公务用车购置及运行维护费${say('公车')}。`;
      },
      ({ year, say }) =>
        `${year}年“三公”经费预算合计${say('三公')}：因公出国（境）费用${say('出国')}、公务用车购置费${say('购置')}、公务用车运行维护费${say('运行')}、公务接待费${say('接待')}。`,
      (teller) => {
        const { year, say, value } = teller;
        return `${year}年财政拨款“三公”经费支出预算${say('三公')}，${change(teller, value('三公'))}。\n1、因公出国（境）费用：${year}年预算安排${say('出国')}，与上年持平。\n2、公务接待费：${year}年预算安排${say('接待')}，${change(teller, value('接待'), false)}，主要是按实际需要据实安排。\n3、公务用车购置及运行维护费：${year}年预算安排${say('公车')}。其中，公务用车购置费${say('购置')}，公务用车运行维护费${say('运行')}。`;
      },
      (teller) => {
        const { year, say, value } = teller;
        return `${year}年“三公”经费预算为${say('三公')}。具体情况如下：\n（一）因公出国（境）费${say('出国')}。\n（二）公务用车购置及运行费${say('公车')}，其中：公务用车购置费${say('购置')}，公务用车运行维护费${say('运行')}。\n（三）公务接待费${say('接待')}，${change(teller, value('接待'), false)}，主要原因是按实际需要据实安排。`;
      },
    ],
  },
  {
    heading: '机关运行经费安排情况',
    ways: [
      ({ year, say, who, has }) =>
        has('公用经费')
          ? `${year}年，${who}机关运行经费财政拨款预算${say('公用经费')}，主要用于办公费、印刷费、差旅费等支出。`
          : undefined,
      (teller) =>
        teller.has('公用经费')
          ? `${teller.year}年，${teller.who}机关运行经费预算安排${teller.say('公用经费')}，${change(teller, teller.value('公用经费'))}，${because(teller)}。`
          : undefined,
    ],
  },
  {
    heading: '政府采购情况',
    ways: [
      ({ year, say, who, has, finances, amount }) => {
        if (!has('政府采购')) return undefined;
        const of = (kind: string) =>
          sum(
            finances.purchases
              .filter(({ catalogue }) => catalogue.startsWith(kind))
              .map(({ quantity, price }) => BigInt(quantity) * price),
          );
        return `${year}年${who}政府采购预算总额${say('政府采购')}，其中：政府采购货物预算${amount(of('A'), '货物')}，政府采购工程预算${amount(of('B'), '工程')}，政府采购服务预算${amount(of('C'), '服务')}。`;
      },
    ],
  },
  {
    heading: '国有资产占有使用情况',
    ways: [
      ({ year, say, has }) =>
        has('固定资产')
          ? `截至${year - 1}年12月31日，本部门上年末固定资产金额为${say('固定资产')}，共有车辆3辆，单价100万元以上的设备0台（套）。`
          : undefined,
      ({ year, say, who, has }) =>
        has('固定资产')
          ? `截至${year - 1}年12月31日，${who}固定资产总额${say('固定资产')}。${year}年拟购置单价50万元以上设备0台。`
          : undefined,
    ],
  },
];

const FINAL_ACCOUNTS: readonly Topic[] = [
  {
    heading: '收入支出决算总体情况',
    ways: [
      (teller) => {
        const { year, say, value } = teller;
        return `${year}年度收、支总计均为${say('收入总计')}。与${year - 1}年度相比，收、支总计各${change(teller, value('收入总计')).replace(/^.*?(?=增加|减少|与|较)/, '')}，${because(teller)}。`;
      },
      ({ year, say, who }) => `${who}${year}年度收入总计${say('收入总计')}，支出总计${say('收入总计')}。`,
    ],
  },
  {
    heading: '收入决算情况',
    ways: [
      ({ say, value, share, year }) =>
        `${year}年度本年收入合计${say('本年收入')}，其中：一般公共预算财政拨款收入${say('一般公共预算收入')}，占${share(value('一般公共预算收入'), value('本年收入'))}；政府性基金预算财政拨款收入${say('政府性基金收入')}，占${share(value('政府性基金收入'), value('本年收入'))}。`,
      ({ say, year, who, value, share }) =>
        `${who}${year}年度收入合计${say('本年收入')}，其中：财政拨款收入${say('财政拨款收入')}，占${share(value('财政拨款收入'), value('本年收入'))}；其他收入${say('其他收入')}，占${share(value('其他收入'), value('本年收入'))}。`,
    ],
  },
  {
    heading: '支出决算情况',
    ways: [
      ({ say, value, share, year }) =>
        `${year}年度本年支出合计${say('支出合计')}，其中：基本支出${say('基本支出')}，占${share(value('基本支出'), value('支出合计'))}；项目支出${say('项目支出')}，占${share(value('项目支出'), value('支出合计'))}。`,
      ({ say, year, who }) =>
        `${who}${year}年度支出合计${say('支出合计')}，包括：基本支出${say('基本支出')}，项目支出${say('项目支出')}。`,
    ],
  },
  {
    heading: '财政拨款收入支出决算总体情况',
    ways: [
      (teller) =>
        `${teller.year}年度财政拨款收、支总计${teller.say('财政拨款收支')}，${change(teller, teller.value('财政拨款收支'))}。`,
    ],
  },
  {
    heading: '一般公共预算财政拨款支出决算情况',
    ways: [
      (teller) => {
        const whole = teller.value('一般公共预算支出');
        return `（一）总体情况。${teller.year}年度一般公共预算财政拨款支出${teller.say('一般公共预算支出')}，占本年支出合计的${teller.share(whole, teller.value('支出合计'))}。\n（二）结构情况。\n${teller.year}年度一般公共预算财政拨款支出${teller.say('一般公共预算支出')}，主要用于以下方面：${classList(teller, (name, value) => `${name.replace('支出', '')}（类）支出${teller.amount(value, name, GENERAL)}，占${teller.share(value, whole)}`)}。`;
      },
      (teller) => {
        const spent = teller.value('一般公共预算支出');
        const before = ((spent * 8n) / 10n / 1_000_000n) * 1_000_000n;
        return before === 0n
          ? undefined
          : `${teller.year}年度一般公共预算财政拨款支出年初预算为${teller.amount(before, '年初预算')}，支出决算为${teller.say('一般公共预算支出')}，完成年初预算的${percent(spent, before, 2)}。决算数大于年初预算数的主要原因是项目任务有所调整。`;
      },
      (teller) => {
        const planned = (value: bigint) => ((value * 12n) / 10n / 10_000n) * 10_000n;
        return `一般公共预算财政拨款支出决算具体情况如下：\n${teller.items
          .map(({ names: [a, b, c], value }, index) => {
            const before = planned(value);
            return `${index + 1}.${a}（类）${b}（款）${c}（项）。年初预算为${teller.amount(before, '年初预算')}，支出决算为${teller.amount(value, c, GENERAL)}，完成年初预算的${percent(value, before, 2)}。决算数${before > value ? '小于' : before < value ? '大于' : '等于'}预算数的主要原因是${teller.random.pick(REASONS)}。`;
          })
          .join('\n')}`;
      },
    ],
  },
  {
    heading: '一般公共预算财政拨款基本支出决算情况',
    ways: [
      ({ year, say, has }) =>
        has('人员经费')
          ? `${year}年度一般公共预算财政拨款基本支出${say('一般公共预算基本支出')}，其中：人员经费${say('人员经费')}，主要包括基本工资、津贴补贴、奖金；公用经费${say('公用经费')}，主要包括办公费、水费、电费。`
          : undefined,
    ],
  },
  {
    heading: '“三公”经费支出决算情况',
    ways: [
      ({ year, say, value, share }) =>
        `${year}年度“三公”经费财政拨款支出决算为${say('三公')}，其中：因公出国（境）费支出决算为${say('出国')}，占${share(value('出国'), value('三公'))}；公务用车购置及运行维护费支出决算为${say('公车')}，占${share(value('公车'), value('三公'))}；公务接待费支出决算为${say('接待')}，占${share(value('接待'), value('三公'))}。`,
      ({ year, say, amount, value }) => {
        const planned = value('三公') * 2n;
        return `${year}年度“三公”经费财政拨款支出预算为${amount(planned, '三公预算')}，支出决算为${say('三公')}，完成预算的50.00%。\n1.因公出国（境）费支出${say('出国')}。\n2.公务用车购置及运行维护费支出${say('公车')}。其中：公务用车购置支出${say('购置')}，公务用车运行维护费支出${say('运行')}。\n3.公务接待费支出${say('接待')}。`;
      },
    ],
  },
  {
    heading: '公务接待情况',
    ways: [
      ({ say, amount, value }) =>
        `公务接待费全年预算为${amount(value('接待') * 2n, '接待预算')}，支出决算为${say('接待')}，完成全年预算的50.00%，主要用于业务交流。`,
      ({ amount, value }) =>
        `国内公务接待支出${amount(value('接待') / 2n, '国内接待')}，接待12批次、96人次。`,
    ],
  },
  {
    heading: '机关运行经费支出情况',
    ways: [
      (teller) =>
        teller.has('公用经费')
          ? `${teller.year}年度机关运行经费支出${teller.say('公用经费')}，${change(teller, teller.value('公用经费'))}，${because(teller)}。`
          : undefined,
    ],
  },
  ...BUDGET.filter(({ heading }) => heading === '政府采购情况' || heading === '国有资产占有使用情况'),
];

/** Sentences about money that no table of the disclosure shows: none of it may be held against the tables. */
const ASIDES: readonly ((teller: Teller) => string)[] = [
  ({ year, amount, random }) => {
    const [all, basic] = [someMoney(random), someMoney(random)];
    return `（一）清河镇信息服务中心\n${year}年收入预算${amount(all + basic, '其他')}，支出预算${amount(all + basic, '其他')}，其中：基本支出${amount(basic, '其他')}。`;
  },
  ({ amount, random }) =>
    `其中：本级基本支出${aside(amount, random)}，所属单位基本支出${aside(amount, random)}。`,
  ({ amount, random }) => `年末结转资金中项目支出结转${aside(amount, random)}，按规定继续使用。`,
  ({ year, amount, random }) => `根据${year - 2}年审计意见，收回基本支出结余${aside(amount, random)}。`,
  ({ amount, random }) =>
    `项目支出中一次性项目${aside(amount, random)}，经常性项目${aside(amount, random)}。`,
  ({ amount, random }) => {
    const [all, part] = [someMoney(random), someMoney(random)];
    return `会同财政部门下达乡镇补助${amount(all + part, '其他')}，其中：人员经费补助${amount(part, '其他')}。`;
  },
  ({ year, amount, random }) =>
    `${year - 1}年项目支出${aside(amount, random)}，基本支出${aside(amount, random)}，均已按要求公开。`,
  ({ amount, random }) => `上年度收入总计${aside(amount, random)}，支出总计${aside(amount, random)}。`,
  ({ amount, random }) =>
    `所属信息服务中心本年基本支出${aside(amount, random)}，项目支出${aside(amount, random)}。`,
  () => '会议费按每人每天550元的标准掌握，培训费每人每天不超过400元。',
  () => '期末共有车辆4辆，单价50万元以上的通用设备2台（套），单价100万元以上的专用设备0台（套）。',
  ({ amount, random }) =>
    `其中安排${aside(amount, random)}用于业务用房修缮，安排${aside(amount, random)}用于宣传培训。`,
  ({ amount, random }) => `纳入重点绩效评价的项目3个，涉及资金${aside(amount, random)}。`,
  ({ amount, random }) => `年度执行中追加项目支出${aside(amount, random)}，主要用于应急抢险。`,
  ({ amount, random }) => `截至上年末，累计支付项目支出${aside(amount, random)}，执行率95.50%。`,
  ({ year, amount, random }) =>
    `${year - 1}年全县一般公共预算收入${aside(amount, random)}，增长6.10%；一般公共预算支出${aside(amount, random)}，增长3.20%。`,
  ({ amount, random }) => `授予中小企业合同金额${aside(amount, random)}，占政府采购支出总额的80.00%。`,
  ({ amount, random }) =>
    `较上年减少${aside(amount, random)}，主要原因是上年项目支出${aside(amount, random)}为一次性安排，本年不再安排。`,
  ({ amount, random }) => `单位职工医疗保险补助标准为每人每年1200元，共需资金${aside(amount, random)}。`,
  ({ amount, random }) => `本年政府性基金安排的专项债券项目总投资${aside(amount, random)}，分三年实施。`,
  ({ amount, random }) =>
    `其中：公务接待批次12次、人数96人，人均接待费用80元；外事接待支出${aside(amount, random)}。`,
];

/** Some amount that nothing else has. */
function aside(amount: Teller['amount'], random: Random): string {
  return amount(someMoney(random), '其他');
}

function someMoney(random: Random): bigint {
  return BigInt(random.int(10_001, 99_999_999)) * 10_000n;
}
