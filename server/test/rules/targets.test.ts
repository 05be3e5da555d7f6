/** Forms of projects below their heads: plans of payments, costs, values, and amounts in their words. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

interface Form {
  readonly purpose?: string;
  readonly plan?: readonly string[];
  readonly months?: readonly string[];
  readonly cost?: readonly [name: string, value: string];
  readonly value?: string;
}

const SPENDING = [
  '2026年部门支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
  '\t合计\t110.00\t30.00\t80.00',
  '213\t农林水支出\t110.00\t30.00\t80.00',
  '',
];

const MONTHS = ['3月底', '6月底', '10月底', '12月底'];

/** A form of a project with a budget of 40.00; another one is in order. */
function text(form: Form): string {
  const pages = [form, {}].flatMap(({ purpose, plan, months, cost, value }: Form, index) => {
    const name = index === 0 ? '河道清淤经费' : '水文监测经费';
    return [
      `${name}绩效目标表`,
      '单位：万元',
      `项目编码\t1301${index}\t\t项目名称\t${name}\t`,
      '预算规模及资金用途\t预算数\t40.00\t其中：财政资金\t40.00\t其他资金',
      `\t${purpose ?? '用于日常维护。'}\t\t\t\t`,
      ['资金支出计划（%）', ...(months ?? MONTHS), ''].join('\t'),
      ['', ...(plan ?? ['25%', '50%', '75%', '100%']), ''].join('\t'),
      '绩效目标\t按时完成全年任务。\t\t\t\t',
      '一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据',
      `产出指标\t数量指标\t清淤长度\t全年清淤长度\t${value ?? '≥12公里'}\t工作计划`,
      `\t成本指标\t${cost?.[0] ?? '清淤费用'}\t清淤所需\t${cost?.[1] ?? '≤40万元'}\t工作计划`,
      '效益指标\t社会效益\t行洪能力\t行洪能力\t≥95%\t工作计划',
      '',
    ];
  });
  return [...SPENDING, ...pages].join('\n');
}

function found(form: Form): string[] {
  const printed = text(form);
  const lines = printed.split('\n');
  const document = service.check(printed, 'disclosure', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///targets')
    .filter(({ code }) => String(code).startsWith('target/'))
    .map(
      ({ code, severity, range: { start, end } }) =>
        `${code}${severity} ${lines[start.line].slice(start.character, end.character)}`,
    );
}

test.each<readonly [what: string, form: Form, expected: readonly string[]]>([
  ['a form in order', {}, []],
  ['a plan that falls', { plan: ['25%', '50%', '45%', '100%'] }, ['target/plan2 45']],
  ['a plan that does not get to the end', { plan: ['25%', '50%', '75%', '90%'] }, ['target/plan2 90']],
  ['all of it paid in June', { plan: ['', '100%', '', ''] }, []],
  ['amounts below a header of percent', { plan: ['10.00', '20.00', '30.00', '40.00'] }, []],
  ['amounts that fall', { plan: ['10.00', '30.00', '20.00', '40.00'] }, ['target/plan2 20.00']],
  ['what is paid in each quarter', { plan: ['15%', '35%', '20%', '30%'] }, []],
  [
    'a year without its end',
    { months: ['3月底', '6月底', '10月底', ''], plan: ['10%', '20%', '60%', ''] },
    [],
  ],
  ['numbers of an unknown kind', { plan: ['10', '20', '30', '35'] }, ['target/plan2 35']],
  ['a cost above the budget', { cost: ['清淤费用', '≤400万元'] }, ['target/cost3 400']],
  ['a cost of one thing', { cost: ['清淤单价', '≤400万元'] }, []],
  ['a cost a head', { cost: ['清淤费用', '≤400万元/公里'] }, []],
  ['a whole cost below the budget', { cost: ['项目总成本', '≤4万元'] }, ['target/cost4 4']],
  ['part of the cost below the budget', { cost: ['宣传费用', '≤4万元'] }, []],
  ['a number glued to a date', { value: '≤312026年12月31日前' }, ['target/value3 ≤312026年12月31日前']],
  ['a date', { value: '≤2026年12月31日' }, []],
  ['two signs', { value: '≥≤5个' }, ['target/value3 ≥≤5个']],
  ['the budget in words', { purpose: '河道清淤经费 40 万元，用于日常维护。' }, []],
  ['another budget in words', { purpose: '河道清淤经费 41 万元，用于日常维护。' }, ['target/amount2 41']],
  [
    'one whose digits stand in another number too',
    { purpose: '河道清淤经费 4 万元，用于 14 个月的维护。' },
    ['target/amount2 4'],
  ],
  ['parts of the budget in words', { purpose: '河道清淤经费 30 万元，河道巡查 10 万元。' }, []],
])('%s', (_, form, expected) => {
  expect(found(form)).toEqual(expected);
});
