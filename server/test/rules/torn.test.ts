/** Texts that were cut, torn at a page or printed loosely: nothing is wrong in them, and what is certainly wrong stays so. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });

function alarms(text: string): string[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  return service
    .diagnostics(document, 'file:///a')
    .filter(({ severity, code }) => (severity ?? 1) <= 2 && !String(code).startsWith('code/'))
    .map(
      ({ code, range }) =>
        `${code} ${text.split('\n')[range.start.line].slice(range.start.character, range.end.character)}`,
    );
}

const HEAD = `2025年部门支出总表
部门名称：某市林业局
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
`;
const [TOTAL, FORESTRY, ROUTINE, WOODS, HOUSING] = [
  '\t合计\t960.20\t700.20\t260.00\n',
  '213\t农林水支出\t890.00\t630.00\t260.00\n21302\t林业和草原\t890.00\t630.00\t260.00\n',
  '2130201\t行政运行\t630.00\t630.00\t\n',
  '2130205\t森林资源培育\t260.00\t\t260.00\n',
  '221\t住房保障支出\t70.20\t70.20\t\n22102\t住房改革支出\t70.20\t70.20\t\n2210201\t住房公积金\t70.20\t70.20\t\n',
];
const WHOLE = HEAD + TOTAL + FORESTRY + ROUTINE + WOODS + HOUSING;
const AFTER = '\n二、其他说明\n本单位无其他需要说明的事项。\n';

describe('a torn table', () => {
  test.each([
    ['whole', WHOLE + AFTER],
    ['at the end of the text', HEAD + TOTAL + FORESTRY + ROUTINE],
    ['within a row', `${HEAD}${TOTAL}${FORESTRY}${ROUTINE}2130`],
    [
      'with the rest as text',
      `${HEAD}${TOTAL}${FORESTRY}${ROUTINE}\n- 3 -\n\n森林资源培育 260.00 260.00\n${AFTER}`,
    ],
  ])('%s says nothing of what it may have lost', (_, text) => {
    expect(alarms(text)).toEqual([]);
  });

  test('says what no further row can mend', () => {
    const text = HEAD + TOTAL.replaceAll('700.20', '600.20').replace('960.20', '860.20') + FORESTRY + ROUTINE;
    expect(alarms(text)).not.toEqual([]);
  });

  test('says what is missing where other words follow', () => {
    expect(alarms(HEAD + TOTAL + FORESTRY + ROUTINE + HOUSING + AFTER)).not.toEqual([]);
  });
});

const ACCOUNTS = `2024年度收入支出决 算总表
部门：某市林业局
单位：万元
收入\t\t\t支出\t\t
项目\t预算数\t决算数\t项目\t预算数\t决算数
一、一般公共预算财政拨款收入\t1200.00\t960.20\t一、农林水支出\t1100.00\t890.00
\t\t\t二、住房保障支出\t100.00\t70.20
本年收入合计\t1200.00\t960.20\t本年支出合计\t1200.00\t960.20
总计\t1200.00\t960.20\t总计\t1200.00\t960.20

2024年度支出决算表
部门：某市林业局
单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
${TOTAL}${FORESTRY}${ROUTINE}${WOODS}${HOUSING}`;

test('final accounts are known by a title printed with a blank', () => {
  expect(alarms(ACCOUNTS + AFTER)).toEqual([]);
  expect(alarms((ACCOUNTS + AFTER).replace('960.20\t本年', '960.30\t本年'))).not.toEqual([]);
});

const THREE = `2025年财政拨款“三公”经费支出表
部门名称：某市林业局
单位：万元
项目\t合计\t一般公共预算财政拨款
合计\t6.20\t6.20
1.因公出国（境）费\t\t
2.公务用车购置及运行费\t5.00\t5.00
3.公务接待费\t1.20\t1.20
`;

test('a half-width comma parts clauses', () => {
  const said = '“三公”经费支出6.20万元,其中：公务用车购置及运行费5.00万元,公务接待费1.20万元。\n';
  expect(alarms(`${WHOLE}\n${THREE}\n二、三公经费说明\n${said}`)).toEqual([]);
  expect(alarms(`${WHOLE}\n${THREE}\n二、三公经费说明\n${said.replace('5.00', '5.10')}`)).not.toEqual([]);
});

test('a blank beside the very amount was misplaced', () => {
  const shifted = THREE.replace('1.20\t1.20', '\t1.20').replace('6.20\t6.20', '\t6.20');
  const said = '“三公”经费支出6.20万元，其中公务接待费1.20万元。\n';
  expect(
    alarms(`${WHOLE}\n${shifted}\n二、三公经费说明\n${said}`).filter((each) => each.startsWith('tie/text')),
  ).toEqual([]);
});

/** Rows with an amount in two of the columns, all sums of which differ. */
const MANY = Array.from({ length: 10 }, (_, at) => {
  const amount = (3 ** at / 100 + 1).toFixed(2);
  const code = `2${String(at + 1).padStart(2, '0')}`;
  return { amount, line: `${code} 支出${'甲乙丙丁戊己庚辛壬癸'[at]} ${amount} ${amount}` };
});

test('the total of many amounts that lost their columns, and are rounded, stands where a sum of all may be', () => {
  const sum = MANY.reduce((cents, { amount }) => cents + Math.round(Number(amount) * 100), 0);
  const total = ((sum + 2) / 100).toFixed(2);
  const text = [
    ...['2024年收入支出决算总表', '单位：万元', '收入\t\t支出\t', '项目\t决算数\t项目\t决算数'],
    `一、一般公共预算财政拨款收入\t${total}\t一、一般公共服务支出\t${total}`,
    ...['二、政府性基金预算财政拨款收入\t\t\t', '三、国有资本经营预算财政拨款收入\t\t\t'],
    `本年收入合计\t${total}\t本年支出合计\t${total}`,
    `总计\t${total}\t总计\t${total}`,
    ...['2024年收入决算表', '单位：万元'],
    '科目编码 科目名称 本年收入合计 财政拨款收入 上级补助收入 事业收入 其他收入',
    `合计 ${total} ${total}`,
    ...MANY.map(({ line }) => line),
    '',
  ].join('\n');
  expect(alarms(text)).toEqual([]);
});

test('rows without their title may have lost the parent of the first', () => {
  const text = (HEAD + TOTAL + ROUTINE + HOUSING + AFTER).slice(HEAD.indexOf('科目编码'));
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  expect(service.diagnostics(document, 'file:///a').map(({ code }) => code)).not.toContain(
    'code/missing-parent',
  );
});

test('no unit is called wrong beside a table that prints none', () => {
  const bare = WHOLE.replace('单位：万元\n', '').replace(
    /\d+\.\d\d/g,
    (amount) => `${amount.replace('.', '')}00`,
  );
  const said = '\n二、支出说明\n支出预算960.20万元。\n';
  expect(alarms(bare + said).filter((each) => each.startsWith('text/unit'))).toEqual([]);
  expect(alarms(WHOLE + said.replace('万元', '元'))).toEqual(['text/unit 960.20']);
});

test('a sentence goes on behind money and a comma, however short its line is', () => {
  const said =
    '支出预算960.20万元，其中：\n基本支出700.20万元，\n项目支出260.10万元。\n各项支出均按规定的程序和标准安排，并接受财政部门和社会公众的监督检查，做到公开透明。\n';
  expect(alarms(`${WHOLE}\n二、支出说明\n${said}`)).not.toEqual([]);
  expect(alarms(`${WHOLE}\n二、支出说明\n${said.replace('260.10', '260.00')}`)).toEqual([]);
});
