/** Lays a body's finances out in tables, with the columns and rows that its province prints. */

import type { TableKind } from '../../src/disclosure/model';
import {
  add,
  addUp,
  basicOf,
  basicUnder,
  byCode,
  fiscal,
  isPersonnel,
  ofFund,
  personnelOf,
  revenueOf,
  sum,
  totalOf,
} from './figures';
import { governmentCode, nameOf, stepOf } from './finances';
import {
  type Cell,
  type Column,
  type Finances,
  FUNDS,
  type GeneratedTable,
  type Habits,
  type Label,
  type Row,
  type Spending,
} from './model';
import type { Random } from './random';

type Value = bigint | string | undefined;
type Domain = 'functional' | 'department-economic';

interface Context {
  readonly finances: Finances;
  readonly habits: Habits;
  readonly random: Random;
}

const NUMERALS = '一二三四五六七八九';

/** 一, 二 … 九十九. */
function numeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10 === 0 ? '' : NUMERALS[(number % 10) - 1];
  return tens === 0 ? ones : `${tens === 1 ? '' : NUMERALS[tens - 1]}十${ones}`;
}

/** Every table of a disclosure, in order. */
export function makeTables(finances: Finances, habits: Habits, random: Random): GeneratedTable[] {
  const context: Context = { finances, habits, random };
  const tables = [
    revenueAndExpenditure(context),
    revenue(context),
    expenditure(context),
    fiscalRevenueAndExpenditure(context),
    generalExpenditure(context),
    habits.basic.startsWith('panels') ? basicPanels(context) : basicList(context),
    ofOneFund(context, 'government-fund'),
    ofOneFund(context, 'state-capital'),
    threePublics(context),
  ];
  if (random.chance(0.4)) tables.push(projects(context));
  if (random.chance(0.3)) tables.push(economicSummary(context));
  if (random.chance(0.35)) tables.push(procurement(context));
  if (random.chance(0.35)) tables.push(assets(context));
  return tables;
}

/** Prints an amount as the province does. Zeros have a form of their own. */
function print(value: bigint, habits: Habits): string {
  if (value === 0n) return zero(habits);
  return printFigure(value, habits);
}

function zero({ zero, decimals }: Habits): string {
  if (zero === 'blank') return '';
  return zero === '0.00' ? `0.${'0'.repeat(decimals)}` : zero;
}

export function printFigure(value: bigint, habits: Habits): string {
  const units = (value / stepOf(habits)).toString().padStart(habits.decimals + 1, '0');
  const whole = units.slice(0, units.length - habits.decimals);
  const fraction = habits.decimals === 0 ? '' : `.${units.slice(-habits.decimals)}`;
  return (habits.separators ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole) + fraction;
}

function row(values: readonly Value[], labels: readonly Label[], habits: Habits, isTotal = false): Row {
  const cells = values.map((value): Cell => {
    if (typeof value !== 'bigint') return { text: value ?? '' };
    const text = print(value, habits);
    return text === '' ? { text } : { text, amount: value };
  });
  return { cells, labels, isTotal };
}

function columns(paths: readonly (readonly [Column['role'], ...string[]])[], panel = 0): Column[] {
  return paths.map(([role, ...path]) => ({ role, path, panel }));
}

function amountColumns(paths: readonly string[], panel = 0): Column[] {
  return paths.map((path) => ({ role: 'amount', path: path.split('/'), panel }));
}

function title({ finances, habits }: Context, budget: string, final: string): string {
  if (habits.finalAccounts) return habits.titles === 'year' ? `${finances.year}年度${final}` : final;
  if (habits.titles === 'year') return `${finances.year}年${habits.subject}${budget.replace('预算', '')}`;
  if (habits.titles === 'body') return `${finances.body.name}${finances.year}年${budget}`;
  return `${habits.subject}${budget}`;
}

/** Gives every table its serial column, where the province has one, and the properties it shares with the others. */
function table(
  context: Context,
  kind: TableKind,
  name: string,
  body: { columns: readonly Column[]; rows: readonly Row[] },
  more: Partial<GeneratedTable> = {},
): GeneratedTable {
  const { finances, habits } = context;
  const numbered = habits.serial && kind !== 'procurement' && kind !== 'assets';
  const serial: Column = { role: 'serial', path: ['序号'], panel: 0 };
  return {
    kind,
    title: name,
    columns: numbered ? [serial, ...body.columns] : body.columns,
    rows: numbered
      ? body.rows.map((each, index) => ({ ...each, cells: [{ text: String(index + 1) }, ...each.cells] }))
      : body.rows,
    unit: habits.unit,
    year: finances.year,
    columnNumbers: habits.columnNumbers && body.columns.length > 3 ? habits.columnMark : undefined,
    codes: 'none',
    ...more,
  };
}

// ---- 收支总表 -------------------------------------------------------------------------------------------------------

const REVENUE_LINES = [
  '一般公共预算拨款收入',
  '政府性基金预算拨款收入',
  '国有资本经营预算拨款收入',
  '财政专户管理资金收入',
  '事业收入',
  '事业单位经营收入',
  '上级补助收入',
  '附属单位上缴收入',
  '其他收入',
] as const;

/** One line of one side of a 收支 table. */
interface SideLine {
  readonly text: string;
  readonly name: string;
  readonly values: readonly bigint[];
}

interface Side {
  readonly title: string;
  readonly amounts: readonly string[];
  readonly lines: readonly SideLine[];
}

function sideTable({ habits }: Context, sides: readonly Side[], lineNumbers: boolean) {
  const count = Math.max(...sides.map(({ lines }) => lines.length));
  const side = ({ title, amounts }: Side, panel: number): Column[] => [
    { role: 'name', path: [title, '项目'], panel },
    ...(lineNumbers ? columns([['serial', title, '行次']], panel) : []),
    ...amountColumns(
      amounts.map((amount) => `${title}/${amount}`),
      panel,
    ),
  ];
  const half = ({ amounts, lines }: Side, index: number, number: number): Value[] => {
    const line = lines[index];
    const values: Value[] = amounts.map((_, column) => line?.values[column]);
    return [line?.text, ...(lineNumbers ? [String(number)] : []), ...values];
  };
  const rows = Array.from({ length: count }, (_, index) =>
    row(
      sides.flatMap((each, panel) => half(each, index, panel * count + index + 1)),
      sides.map(({ lines }) => ({ name: lines[index]?.name })),
      habits,
    ),
  );
  return { columns: sides.flatMap(side), rows };
}

function line(text: string, values: readonly bigint[], name = text): SideLine {
  return { text, name, values };
}

function numbered(names: readonly string[], values: (index: number) => readonly bigint[]): SideLine[] {
  return names.map((name, index) => line(`${numeral(index + 1)}、${name}`, values(index), name));
}

/** Blank lines that push the totals of both sides to the same row. */
function padded(lines: readonly SideLine[], count: number): SideLine[] {
  const blank = line('', []);
  return [...lines, ...Array.from({ length: count - lines.length }, () => blank)];
}

/** Spending by functional 类, all classes or only the used ones. */
function classLines(
  { habits, finances }: Context,
  spendings: readonly Spending[],
  values: (spending: Spending) => readonly bigint[],
): SideLine[] {
  const width = values(finances.spendings[0]).length;
  const used = new Map<string, bigint[]>();
  for (const spending of spendings) add(used, spending.code.slice(0, 3), values(spending));
  const heads = habits.allClasses ? ALL_CLASSES : [...used.keys()].sort();
  return heads.map((head, index) => {
    const name = nameOf('functional', head, finances.year);
    return line(
      `${numeral(index + 1)}、${name}`,
      used.get(head) ?? Array.from({ length: width }, () => 0n),
      name,
    );
  });
}

const ALL_CLASSES =
  '201 202 203 204 205 206 207 208 210 211 212 213 214 215 216 217 219 220 221 222 223 224 227 229 231 232'.split(
    ' ',
  );

/** In final accounts the budget stands beside the outcome: twice as much, so that the two differ and both add up. */
function withBudget({ habits }: Context, values: readonly bigint[]): bigint[] {
  if (!habits.finalAccounts || !habits.bothAmounts) return [...values];
  return values.flatMap((value) => [value * 2n, value]);
}

function amountNames({ habits }: Context, names: readonly string[]): string[] {
  if (!habits.finalAccounts) return [...names];
  if (!habits.bothAmounts) return names.map((name) => (name === '预算数' ? '决算数' : name));
  return names.length === 1
    ? ['预算数', '决算数']
    : names.flatMap((name) => [`${name}（预算数）`, `${name}（决算数）`]);
}

function withTotals(
  context: Context,
  lines: readonly SideLine[],
  count: number,
  names: readonly [current: string, carried: string, total: string],
  carried: readonly bigint[],
): SideLine[] {
  const width = carried.length;
  const current = addUp([Array.from({ length: width }, () => 0n), ...lines.map(({ values }) => values)]);
  const total = addUp([current, carried]);
  const closing = (text: string, values: readonly bigint[]) => line(text, values);
  return [
    ...padded(lines, count),
    closing(names[0], current),
    closing(names[1], carried),
    closing(names[2], total),
  ].map((each) => ({ ...each, values: withBudget(context, each.values) }));
}

function revenueAndExpenditure(context: Context): GeneratedTable {
  const { finances, habits } = context;
  const { spendings } = finances;
  const revenues = numbered(REVENUE_LINES, (index) => [sum(ofFund(spendings, FUNDS[index]).map(revenueOf))]);
  const classes = classLines(context, spendings, (spending) => [totalOf(spending)]);
  const count = Math.max(revenues.length, classes.length);
  const left = withTotals(
    context,
    revenues,
    count,
    ['本年收入合计', '上年结转结余', '收入总计'],
    [sum(spendings.map(({ carriedOver }) => carriedOver))],
  );
  const right = withTotals(
    context,
    classes,
    count,
    ['本年支出合计', '年终结转结余', '支出总计'],
    [sum(spendings.map(({ left: rest }) => rest))],
  );
  const amounts = amountNames(context, ['预算数']);
  const sides = [
    { title: '收入', amounts, lines: left },
    { title: habits.threeSides ? '支出（按功能分类）' : '支出', amounts, lines: right },
    ...(habits.threeSides ? [{ title: '支出（按支出用途）', amounts, lines: usesOf(context, count) }] : []),
  ];
  const body = sideTable(context, sides, habits.finalAccounts);
  return table(context, 'revenue-expenditure', title(context, '预算收支总表', '收入支出决算总表'), body);
}

/** The same expenditure by what it is used for: 基本支出 with its parts, and 项目支出. */
function usesOf(context: Context, count: number): SideLine[] {
  const { spendings } = context.finances;
  const personnel = sum(spendings.map(personnelOf));
  const basic = sum(spendings.map(basicOf));
  const project = sum(spendings.map((spending) => spending.project));
  const left = sum(spendings.map(({ left: rest }) => rest));
  const before = [
    line('一、基本支出', [basic], '基本支出'),
    line('（一）人员支出', [personnel], '人员支出'),
    line('（二）公用支出', [basic - personnel], '公用支出'),
    line('二、项目支出', [project], '项目支出'),
  ];
  const after = [
    line('本年支出合计', [basic + project]),
    line('年终结转结余', [left]),
    line('支出总计', [basic + project + left]),
  ];
  return [...padded(before, count), ...after].map((each) => ({
    ...each,
    values: withBudget(context, each.values),
  }));
}

function fiscalRevenueAndExpenditure(context: Context): GeneratedTable {
  const { habits, finances } = context;
  const spendings = fiscal(finances);
  const funds = FUNDS.slice(0, 3);
  const split = (value: (spending: Spending) => bigint) => (spending: Spending) => [
    value(spending),
    ...funds.map((fund) => (spending.fund === fund ? value(spending) : 0n)),
  ];
  const revenues = numbered(['一般公共预算拨款', '政府性基金预算拨款', '国有资本经营预算拨款'], (index) => [
    sum(ofFund(spendings, funds[index]).map(revenueOf)),
  ]);
  const classes = classLines(context, spendings, split(totalOf));
  const count = Math.max(revenues.length, classes.length);
  const left = withTotals(
    context,
    revenues,
    count,
    ['本年收入合计', '年初财政拨款结转和结余', '收入总计'],
    [sum(spendings.map(({ carriedOver }) => carriedOver))],
  );
  const right = withTotals(
    context,
    classes,
    count,
    ['本年支出合计', '年末财政拨款结转和结余', '支出总计'],
    addUp([[0n, 0n, 0n, 0n], ...spendings.map(split(({ left: rest }) => rest))]),
  );
  const body = sideTable(
    context,
    [
      {
        title: '收入',
        amounts: amountNames(context, [habits.finalAccounts ? '预算数' : '金额']),
        lines: left,
      },
      {
        title: '支出',
        amounts: amountNames(context, [
          '合计',
          '一般公共预算财政拨款',
          '政府性基金预算财政拨款',
          '国有资本经营预算财政拨款',
        ]),
        lines: right,
      },
    ],
    habits.finalAccounts,
  );
  return table(
    context,
    'fiscal-revenue-expenditure',
    title(context, '预算财政拨款收支总表', '财政拨款收入支出决算总表'),
    body,
  );
}

// ---- Tables by code -------------------------------------------------------------------------------------------------

/** How codes are printed in a table: the columns they take and the cells of one row. */
interface CodeForm {
  readonly form: Habits['codes'];
  readonly columns: readonly Column[];
  readonly cells: (code: string, name: string) => readonly string[];
  readonly total: (label: string) => readonly string[];
}

function codeForm({ habits, random }: Context, domain: Domain, form: Habits['codes'], panel = 0): CodeForm {
  const group = domain === 'functional' ? '功能分类科目' : '支出部门经济分类科目';
  const [code, name] = ['科目编码', '科目名称'];
  if (form === 'glued') {
    const header = domain === 'functional' ? '功能分类科目' : '经济分类科目';
    return {
      form,
      columns: columns([['name', header]], panel),
      cells: (digits, label) => [`${digits}${label}`],
      total: (label) => [label],
    };
  }
  if (form === 'outline')
    return {
      form,
      columns: columns([['name', name]], panel),
      cells: (digits, label) => ['　'.repeat((digits.length - 3) / 2) + label],
      total: (label) => [label],
    };
  if (form === 'three') {
    const levels = domain === 'functional' ? ['类', '款', '项'] : ['类', '款'];
    return {
      form,
      columns: columns([...levels.map((level) => ['code', code, level] as const), ['name', name]], panel),
      cells: (digits, label) => [...levelPieces(digits, levels.length), label],
      total: (label) => [...levels.map(() => ''), label],
    };
  }
  const inCode = random.chance(0.2);
  const grouped = habits.detail !== 'plain' || random.chance(0.5);
  return {
    form,
    columns: columns(
      grouped
        ? [
            ['code', group, code],
            ['name', group, name],
          ]
        : [
            ['code', code],
            ['name', name],
          ],
      panel,
    ),
    cells: (digits, label) => [form === 'spaced' ? spaced(digits) : digits, label],
    total: (label) => (inCode ? [label, ''] : ['', label]),
  };
}

function levelPieces(digits: string, levels: number): string[] {
  const pieces = [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5, 7)];
  return pieces.slice(0, levels);
}

function spaced(digits: string): string {
  return [digits.slice(0, 3), digits.slice(3, 5), digits.slice(5)].filter((piece) => piece !== '').join(' ');
}

/** All levels of some leaves, parents before their children; or the leaves alone. */
function levelled(leaves: ReadonlyMap<string, readonly bigint[]>, levels: Habits['levels']) {
  const all = new Map<string, bigint[]>();
  for (const [code, values] of leaves)
    for (let length = levels === 'all' ? 3 : code.length; length <= code.length; length += 2)
      add(all, code.slice(0, length), values);
  return [...all].sort(([a], [b]) => (a < b ? -1 : 1));
}

function codeRows(
  { habits, finances }: Context,
  domain: Domain,
  form: CodeForm,
  leaves: ReadonlyMap<string, readonly bigint[]>,
  prefix: readonly string[] = [],
): Row[] {
  return levelled(leaves, habits.levels).map(([code, values]) => {
    const name = nameOf(domain, code, finances.year);
    const label = form.form === 'outline' ? { name } : { code, name };
    return row([...form.cells(code, name), ...prefix, ...values], [label], habits);
  });
}

function withTotal({ habits }: Context, rows: readonly Row[], total: Row | undefined): Row[] {
  if (rows.length === 0 || !total) return [...rows];
  return habits.total === 'first' ? [total, ...rows] : [...rows, total];
}

function totalRow(
  { habits }: Context,
  before: readonly Value[],
  leaves: Iterable<readonly bigint[]>,
): Row | undefined {
  const rows = [...leaves];
  if (rows.length === 0) return undefined;
  return row([...before, ...addUp(rows)], [{ name: '合计' }], habits, true);
}

/** A table of functional codes, by unit where the province groups rows so. */
function functionalTable(
  context: Context,
  spendings: readonly Spending[],
  amounts: readonly string[],
  values: (spending: Spending) => readonly bigint[],
) {
  const { habits, finances } = context;
  const form = codeForm(context, 'functional', habits.codes);
  const ownColumn = habits.byUnit === 'own-column' && form.form !== 'glued';
  const codeColumns = form.columns.slice(0, -1);
  const labelColumns = ownColumn
    ? [
        ...codeColumns.map((column) => ({ ...column, path: column.path.slice(-1) })),
        ...columns([
          ['code', '单位代码'],
          ['name', '单位（科目名称）'],
        ]),
      ]
    : form.columns;
  const headed = ownColumn && form.form === 'three' ? withGroup(labelColumns, '科目编码', 3) : labelColumns;
  const total = (label: string) =>
    ownColumn ? [...codeColumns.map(() => ''), '', label] : [...form.total(label)];
  const all = byCode(spendings, values);
  const rows = habits.byUnit === 'no' ? codeRows(context, 'functional', form, all) : [];
  if (habits.byUnit !== 'no')
    finances.units.forEach((unit, index) => {
      const own = byCode(
        spendings.filter((spending) => spending.unit === index),
        values,
      );
      if (own.size === 0) return;
      const head = ownColumn
        ? [...codeColumns.map(() => ''), unit.code, unit.name]
        : form.form === 'three'
          ? [unit.code, '', '', unit.name]
          : [unit.code, unit.name];
      rows.push(row([...head, ...addUp([...own.values()])], [{ code: unit.code, name: unit.name }], habits));
      for (const each of codeRows(context, 'functional', form, own)) {
        const cells = [...each.cells];
        if (ownColumn) cells.splice(codeColumns.length, 0, { text: '' });
        rows.push({ ...each, cells });
      }
    });
  return {
    columns: [...headed, ...amountColumns(amounts)],
    rows: withTotal(context, rows, totalRow(context, total('合计'), all.values())),
  };
}

function withGroup(labelColumns: readonly Column[], group: string, count: number): Column[] {
  return labelColumns.map((column, index) =>
    index < count ? { ...column, path: [group, ...column.path] } : column,
  );
}

function revenue(context: Context): GeneratedTable {
  const { finances, habits } = context;
  const sources = [
    '财政拨款收入',
    '财政专户收入',
    '事业收入',
    '经营收入',
    '上级补助收入',
    '附属单位上缴收入',
    '其他收入',
  ];
  const values = (spending: Spending): bigint[] => {
    const current = revenueOf(spending);
    const bySource = sources.map((_, index) =>
      Math.max(0, FUNDS.indexOf(spending.fund) - 2) === index ? current : 0n,
    );
    return [current + spending.carriedOver, current, ...bySource, spending.carriedOver];
  };
  const amounts = ['合计', '本年收入/小计', ...sources.map((source) => `本年收入/${source}`), '上年结转'];
  const name = title(context, '预算收入总表', '收入决算表');
  if (!habits.revenueByUnit)
    return table(context, 'revenue', name, functionalTable(context, finances.spendings, amounts, values), {
      codes: habits.codes,
    });
  const rows = finances.units.flatMap((unit, index) => {
    const own = finances.spendings.filter((spending) => spending.unit === index).map(values);
    if (own.length === 0) return [];
    return [row([unit.code, unit.name, ...addUp(own)], [{ code: unit.code, name: unit.name }], habits)];
  });
  const body = {
    columns: [
      ...columns([
        ['code', '单位代码'],
        ['name', '单位名称'],
      ]),
      ...amountColumns(amounts),
    ],
    rows: withTotal(context, rows, totalRow(context, ['', '合计'], finances.spendings.map(values))),
  };
  return table(context, 'revenue', name, body);
}

function expenditure(context: Context): GeneratedTable {
  const amounts = ['合计', '基本支出', '项目支出', '经营支出', '上解上级支出', '对附属单位补助支出'];
  const values = (spending: Spending) => [totalOf(spending), basicOf(spending), spending.project, 0n, 0n, 0n];
  const body = functionalTable(context, context.finances.spendings, amounts, values);
  return table(context, 'expenditure', title(context, '预算支出总表', '支出决算表'), body, {
    codes: context.habits.codes,
  });
}

function generalExpenditure(context: Context): GeneratedTable {
  const { finances, habits } = context;
  const spendings = ofFund(finances.spendings, 'general');
  const publicOf = (spending: Spending) => basicOf(spending) - personnelOf(spending);
  const forms: Record<Habits['detail'], readonly [readonly string[], (spending: Spending) => bigint[]]> = {
    plain: [
      ['合计', '基本支出', '项目支出'],
      (spending) => [totalOf(spending), basicOf(spending), spending.project],
    ],
    'basic-parts': [
      ['合计', '基本支出/小计', '基本支出/人员经费', '基本支出/公用经费', '项目支出'],
      (spending) => [
        totalOf(spending),
        basicOf(spending),
        personnelOf(spending),
        publicOf(spending),
        spending.project,
      ],
    ],
    'three-levels': [
      [
        '合计',
        '基本支出/小计',
        '基本支出/人员经费/工资福利支出',
        '基本支出/人员经费/对个人和家庭的补助',
        '基本支出/公用经费/商品和服务支出',
        '基本支出/公用经费/资本性支出',
        '项目支出/小计',
        '项目支出/其他运转类',
        '项目支出/特定目标类',
      ],
      (spending) => [
        totalOf(spending),
        basicOf(spending),
        ...['301', '303', '302', '310'].map((head) => basicUnder(spending, [head])),
        spending.project,
        ...(spending.unit % 2 === 0 ? [spending.project, 0n] : [0n, spending.project]),
      ],
    ],
  };
  const [amounts, values] = forms[habits.detail];
  return table(
    context,
    'general-expenditure',
    title(context, '预算一般公共预算财政拨款支出表', '一般公共预算财政拨款支出决算表'),
    functionalTable(context, spendings, amounts, values),
    { codes: habits.codes },
  );
}

function ofOneFund(context: Context, fund: 'government-fund' | 'state-capital'): GeneratedTable {
  const { finances, habits } = context;
  const word = fund === 'government-fund' ? '政府性基金预算' : '国有资本经营预算';
  const amounts = ['合计', '基本支出', '项目支出'];
  const values = (spending: Spending) => [totalOf(spending), basicOf(spending), spending.project];
  const body = functionalTable(context, ofFund(finances.spendings, fund), amounts, values);
  const note = `注：本年没有${word}财政拨款安排的支出，本表空表列示。`;
  return table(
    context,
    fund,
    title(context, `预算${word}财政拨款支出表`, `${word}财政拨款支出决算表`),
    body,
    { codes: habits.codes, note: body.rows.length === 0 ? note : undefined },
  );
}

// ---- By economic code -----------------------------------------------------------------------------------------------

function basicByItem({ finances }: Context): Map<string, bigint> {
  const items = new Map<string, bigint>();
  for (const { basic } of ofFund(finances.spendings, 'general'))
    for (const [code, value] of basic) items.set(code, (items.get(code) ?? 0n) + value);
  return new Map([...items].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function basicTitle(context: Context): string {
  return title(context, '预算一般公共预算财政拨款基本支出表', '一般公共预算财政拨款基本支出决算表');
}

function basicList(context: Context): GeneratedTable {
  const { habits, finances } = context;
  const leaves = new Map(
    [...basicByItem(context)].map(([code, value]) => [
      code,
      isPersonnel(code) ? [value, value, 0n] : [value, 0n, value],
    ]),
  );
  const group = '一般公共预算基本支出';
  const amounts = amountColumns([`${group}/合计`, `${group}/人员经费`, `${group}/公用经费`]);
  if (habits.basic.startsWith('pairs')) {
    const { columns: paired, cells } = pairColumns(context, habits.basic === 'pairs-in-pieces');
    const rows = [...leaves].map(([code, values]) =>
      row(
        [...cells(code), ...values],
        [{ code, name: nameOf('department-economic', code, finances.year) }],
        habits,
      ),
    );
    const total = totalRow(context, ['合计', ...paired.slice(1).map(() => '')], leaves.values());
    return table(context, 'basic-expenditure', basicTitle(context), {
      columns: [...paired, ...amounts],
      rows: withTotal(context, rows, total),
    });
  }
  const form = codeForm(context, 'department-economic', habits.codes);
  const body = {
    columns: [...form.columns, ...amounts],
    rows: withTotal(
      context,
      codeRows(context, 'department-economic', form, leaves),
      totalRow(context, form.total('合计'), leaves.values()),
    ),
  };
  return table(context, 'basic-expenditure', basicTitle(context), body, { codes: habits.codes });
}

/** Department and government codes with their names, side by side in one row; the codes whole or 类 and 款 apart. */
function pairColumns({ finances }: Context, inPieces = false) {
  const year = finances.year;
  const printed = (code: string) => (inPieces ? levelPieces(code, 2) : [code]);
  const paths = (group: string): [Column['role'], ...string[]][] => [
    ...(inPieces ? ['类', '款'] : ['']).map((piece): [Column['role'], ...string[]] =>
      piece === '' ? ['code', group, '科目编码'] : ['code', group, '科目编码', piece],
    ),
    ['name', group, '科目名称'],
  ];
  return {
    columns: columns([...paths('部门预算支出经济分类科目'), ...paths('政府预算支出经济分类科目')]),
    cells: (code: string) => [
      ...printed(code),
      nameOf('department-economic', code, year),
      ...printed(governmentCode(code)),
      nameOf('government-economic', governmentCode(code), year),
    ],
  };
}

/** 人员经费 and 公用经费 in three panels of code, name and amount. */
function basicPanels(context: Context): GeneratedTable {
  const { habits, finances } = context;
  const items = basicByItem(context);
  const leaves = new Map([...items].map(([code, value]) => [code, [value]]));
  const all = levelled(leaves, 'all');
  const personnel = all.filter(([code]) => isPersonnel(code));
  const publics = all.filter(([code]) => !isPersonnel(code));
  const half = Math.ceil(publics.length / 2);
  const parts = [personnel, publics.slice(0, half), publics.slice(half)];
  const amount = habits.finalAccounts ? '决算数' : '预算数';
  const groups = ['人员经费', '公用经费', '公用经费'];
  const panelColumns = groups.flatMap((group, panel) => {
    const above = habits.basic === 'panels-alike' ? [] : [group];
    return columns(
      [
        ['code', ...above, '科目编码'],
        ['name', ...above, '科目名称'],
        ['amount', ...above, amount],
      ],
      panel,
    );
  });
  const height = Math.max(...parts.map((part) => part.length));
  const rows = Array.from({ length: height }, (_, index) => {
    const lines = parts.map((part) => part[index]);
    const label = (code: string) => nameOf('department-economic', code, finances.year);
    return row(
      lines.flatMap((each): Value[] =>
        each ? [each[0], label(each[0]), each[1][0]] : [undefined, undefined, undefined],
      ),
      lines.map((each) => (each ? { code: each[0], name: label(each[0]) } : {})),
      habits,
    );
  });
  const totals = [items].flatMap((map) => {
    const of = (wanted: boolean) =>
      sum([...map].filter(([code]) => isPersonnel(code) === wanted).map(([, value]) => value));
    const label = '公用经费合计';
    // The total closes the last panel; below a heading over two its label stands in the first of them.
    const labels =
      habits.basic === 'panels-alike' ? ['', '', undefined, label, ''] : [label, '', undefined, '', ''];
    const cells: Value[] = ['人员经费合计', '', of(true), ...labels, of(false)];
    return [row(cells, [{ name: '人员经费合计' }, {}, {}], habits, true)];
  });
  return table(context, 'basic-expenditure', basicTitle(context), {
    columns: panelColumns,
    rows: height === 0 ? [] : [...rows, ...totals],
  });
}

const SUMMARY_FUNDS = ['一般公共预算', '政府性基金', '国有资本经营预算', '财政专户管理资金收入', '单位资金'];

function economicSummary(context: Context): GeneratedTable {
  const { habits, finances } = context;
  const spendings = finances.spendings;
  const leaves = new Map<string, bigint[]>();
  const split = (spending: Spending, value: bigint) => [
    value,
    ...FUNDS.slice(0, 4).map((fund) => (spending.fund === fund ? value : 0n)),
    FUNDS.indexOf(spending.fund) >= 4 ? value : 0n,
  ];
  for (const spending of spendings) {
    for (const [code, value] of spending.basic) add(leaves, code, split(spending, value));
    if (spending.project > 0n) add(leaves, '30299', split(spending, spending.project));
  }
  if (habits.crossed) return crossedSummary(context, split);
  const { columns: paired, cells } = pairColumns(context);
  const rows = [...leaves]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, values]) =>
      row(
        [...cells(code), ...values],
        [{ code, name: nameOf('department-economic', code, finances.year) }],
        habits,
      ),
    );
  return table(
    context,
    'economic-summary',
    title(context, '预算支出经济分类汇总表', '支出经济分类决算汇总表'),
    {
      columns: [...paired, ...amountColumns(['总计', ...SUMMARY_FUNDS])],
      rows: withTotal(context, rows, totalRow(context, ['', '合计', '', ''], leaves.values())),
    },
  );
}

/** A row for each functional code with each economic one: codes of both classifications side by side. */
function crossedSummary(
  context: Context,
  split: (spending: Spending, value: bigint) => bigint[],
): GeneratedTable {
  const { habits, finances } = context;
  const leaves = new Map<string, bigint[]>();
  for (const spending of finances.spendings) {
    for (const [code, value] of spending.basic)
      add(leaves, `${spending.code} ${code}`, split(spending, value));
    if (spending.project > 0n) add(leaves, `${spending.code} 30299`, split(spending, spending.project));
  }
  const rows = [...leaves]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([codes, values]) => {
      const [code, item] = codes.split(' ');
      const name = nameOf('functional', code, finances.year);
      const itemName = nameOf('department-economic', item, finances.year);
      return row([code, name, item, itemName, ...values], [{ code, name }], habits);
    });
  return table(
    context,
    'economic-summary',
    title(context, '预算支出经济分类汇总表', '支出经济分类决算汇总表'),
    {
      columns: [
        ...columns([
          ['code', '功能分类科目', '科目编码'],
          ['name', '功能分类科目', '科目名称'],
          ['code', '部门预算支出经济分类科目', '科目编码'],
          ['name', '部门预算支出经济分类科目', '科目名称'],
        ]),
        ...amountColumns(['总计', ...SUMMARY_FUNDS]),
      ],
      rows: withTotal(context, rows, totalRow(context, ['', '合计', '', ''], leaves.values())),
    },
  );
}

// ---- Others ---------------------------------------------------------------------------------------------------------

/** 三公, perhaps in another unit than all else. */
function threePublics(context: Context): GeneratedTable {
  const { habits } = context;
  const own: Context = habits.threePublicsInYuan
    ? { ...context, habits: { ...habits, unit: '元', decimals: habits.decimals === 6 ? 2 : habits.decimals } }
    : context;
  return habits.threePublics === 'rows'
    ? threePublicsRows(own)
    : threePublicsOneRow(own, habits.threePublics);
}

function threePublicsRows(context: Context): GeneratedTable {
  const { finances, habits } = context;
  const { abroad, carPurchase, carRunning, reception, meetings, training } = finances.threePublics;
  const car = carPurchase + carRunning;
  const three = abroad + car + reception;
  const lines: readonly (readonly [text: string, name: string, value: bigint])[] = [
    ['合计', '合计', three + meetings + training],
    ['“三公”经费小计', '“三公”经费小计', three],
    ['一、因公出国（境）费', '因公出国（境）费', abroad],
    ['二、公务用车购置及运维费', '公务用车购置及运维费', car],
    ['其中：公务用车购置费', '公务用车购置费', carPurchase],
    ['公务用车运行维护费', '公务用车运行维护费', carRunning],
    ['三、公务接待费', '公务接待费', reception],
    ['四、会议费', '会议费', meetings],
    ['五、培训费', '培训费', training],
  ];
  const group = '资金性质';
  const funds = ['合计', '一般公共预算财政拨款', '政府性基金预算拨款', '国有资本经营预算财政拨款'];
  return table(
    context,
    'three-publics',
    title(context, '预算财政拨款“三公”经费支出表', '财政拨款“三公”经费支出决算表'),
    {
      columns: [...columns([['name', '项目']]), ...amountColumns(funds.map((fund) => `${group}/${fund}`))],
      rows: lines.map(([text, name, value]) => row([text, value, value, 0n, 0n], [{ name }], habits)),
    },
  );
}

function threePublicsOneRow(context: Context, way: Exclude<Habits['threePublics'], 'rows'>): GeneratedTable {
  const { finances, habits } = context;
  const { abroad, carPurchase, carRunning, reception } = finances.threePublics;
  const car = carPurchase + carRunning;
  const group = '公务用车购置及运行维护费';
  const paths = [
    '合计',
    '因公出国（境）费',
    `${group}/小计`,
    `${group}/公务用车购置费`,
    `${group}/公务用车运行维护费`,
    '公务接待费',
  ];
  const values = [abroad + car + reception, abroad, car, carPurchase, carRunning, reception];
  const sides = ['预算数', '决算数'];
  const planned = values.map((value) => value * 2n);
  const ways = {
    'one-row': [paths, values],
    'one-row-twice': [
      sides.flatMap((side) => paths.map((path) => `${side}/${path}`)),
      [...planned, ...values],
    ],
    'one-row-under': [
      paths.flatMap((path) => sides.map((side) => `${path.replace('/小计', '').split('/').at(-1)}/${side}`)),
      values.flatMap((value, index) => [planned[index], value]),
    ],
  } as const;
  const [shown, printed] = ways[way];
  const body = { columns: amountColumns(shown), rows: [row(printed, [{}], habits)] };
  return {
    ...table(
      { ...context, habits: { ...habits, serial: false } },
      'three-publics',
      title(context, '预算财政拨款“三公”经费支出表', '财政拨款“三公”经费支出决算表'),
      body,
    ),
  };
}

function projects(context: Context): GeneratedTable {
  const { finances, habits } = context;
  const funds = ['一般公共预算', '政府性基金预算', '国有资本经营预算'];
  const amounts = [
    '合计',
    ...funds.map((fund) => `本年拨款/${fund}`),
    ...funds.map((fund) => `财政拨款结转结余/${fund}`),
    '财政专户管理资金',
    '单位资金',
  ];
  const values = ({ fund, project, carriedOver }: Spending): bigint[] => {
    const at = FUNDS.indexOf(fund);
    const place = at < 3 ? (carriedOver > 0n ? at + 3 : at) : at === 3 ? 6 : 7;
    return [project, ...Array.from({ length: 8 }, (_, index) => (index === place ? project : 0n))];
  };
  const rows = finances.projects.map(({ name, spending }) =>
    row(['其他运转类', name, finances.units[spending.unit].name, ...values(spending)], [{ name }], habits),
  );
  const total = totalRow(
    context,
    ['', '合计', ''],
    finances.projects.map(({ spending }) => values(spending)),
  );
  return table(context, 'project-expenditure', title(context, '预算项目支出表', '项目支出决算表'), {
    columns: [
      ...columns([
        ['other', '类型'],
        ['name', '项目名称'],
        ['other', '项目单位'],
      ]),
      ...amountColumns(amounts),
    ],
    rows: withTotal(context, rows, total),
  });
}

function procurement(context: Context): GeneratedTable {
  const { finances, habits } = context;
  const group = '政府采购金额（当年部门预算安排资金）';
  const funds = [
    '合计',
    '一般公共预算拨款',
    '基金预算拨款',
    '国有资本经营预算拨款',
    '财政专户核拨',
    '单位资金',
  ];
  const values = finances.purchases.map(({ quantity, price }) => {
    const amount = BigInt(quantity) * price;
    return [amount, amount, 0n, 0n, 0n, 0n];
  });
  const rows = finances.purchases.map((purchase, index) =>
    row(
      [
        purchase.project,
        values[index][0] * 2n,
        purchase.goods,
        purchase.catalogue,
        purchase.measure,
        String(purchase.quantity),
        printFigure(purchase.price, habits),
        ...values[index],
      ],
      [{ name: purchase.project }],
      habits,
    ),
  );
  const total = totalRow(context, ['合计', undefined, '', '', '', '', ''], values);
  return table(context, 'procurement', `${habits.subject}政府采购预算`, {
    columns: [
      ...columns([
        ['name', '政府采购项目来源', '项目名称'],
        ['amount', '政府采购项目来源', '预算资金'],
        ['other', '采购物品名称'],
        ['other', '政府采购目录序号'],
        ['other', '计量单位'],
        ['other', '数量'],
        ['other', '单价'],
      ]),
      ...amountColumns(funds.map((fund) => `${group}/${fund}`)),
    ],
    rows: total ? [total, ...rows] : rows,
  });
}

function assets(context: Context): GeneratedTable {
  const { finances, habits } = context;
  const { houses, vehicles, equipment, other } = finances.assets;
  const lines: readonly (readonly [string, string, string, bigint])[] = [
    ['资产总额', '资产总额', '', houses + vehicles + equipment + other],
    ['1、房屋（平方米）', '房屋（平方米）', houses > 0n ? '820' : '', houses],
    ['2、车辆（台、辆）', '车辆（台、辆）', vehicles > 0n ? '3' : '', vehicles],
    ['3、单价在20万元以上的设备', '单价在20万元以上的设备', equipment > 0n ? '4' : '', equipment],
    ['4、其他固定资产', '其他固定资产', '1065', other],
  ];
  const price = `价值（金额单位：${habits.unit}）`;
  return table(
    context,
    'assets',
    `${habits.subject}固定资产占用情况表`,
    {
      columns: [
        ...columns([
          ['name', '项目'],
          ['other', '数量'],
        ]),
        ...amountColumns([price]),
      ],
      rows: lines.map(([text, name, count, value]) => row([text, count, value], [{ name }], habits)),
    },
    { cutOff: `${finances.year - 1}-12-31`, unitInHeader: true },
  );
}
