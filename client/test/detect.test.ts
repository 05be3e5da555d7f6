/** Which texts are taken for a budget disclosure. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cpuTimeOf } from '../../server/test/support/cpu-time';
import { isDisclosure, LOOKED_AT } from '../src/detect';

const TABS = `部门预算支出总表

450 某县医疗保障局
预算年度：2026
单位：万元

科目编码	科目名称	合计	基本支出	项目支出
	合计	385.03	261.03	124.00
210	卫生健康支出	385.03	261.03	124.00
21015	医疗保障管理事务	385.03	261.03	124.00
`;

const CELLS = ` [bookmark: _Toc_1]单位决算收入总表
\t预算年度：2024
\t金额单位：元

\t合计
\t1,234,567.00
\t财政拨款收入
\t1,234,500.00

\t其他收入
\t67.00
\t上年结转
\t0.00
`;

const SPACED = `部门预算收支总表
460 某县医疗保障局 预算年度：2023 单位：万元
1 一、一般公共预算拨款收入 7895.40 一、一般公共服务支出
8 八、附属单位上缴收入 八、社会保障和就业支出 58.67
10 十、卫生健康支出 7804.21
20 二十、住房保障支出 32.52
`;

const PIPES = `---
部门: 某局
年度: 2026
金额单位: 万元
---

## 二、部门预算支出总表

| 科目编码 | 科目名称 | 合计 |
| --- | --- | ---: |
| 208 | 社会保障和就业支出 | 12.00 |
| 20805 | 行政事业单位养老支出 | 12.00 |
| 210 | 卫生健康支出 | 8.50 |
| | 合计 | 20.50 |
`;

const SPACED_OUT = `2026年部门预算公开
表1
部 门 收 支 总 体 情 况 表
单位: 万 元
收入合计 20.50 支出合计 20.50
财政拨款 20.00 卫生健康支出 20.50
其他收入 0.50
`;

const LATE_TABLES = `2025 年度部门决算

一、收入支出决算总表……3
二、收入决算表\t4
三、支出决算表 5
四、财政拨款收入支出决算总表（公开04表）
本年收入 120.50 万元，其中财政拨款 118 万元，其他收入 2.50 万元。
本年支出 119 万元，其中基本支出 90 万元，项目支出 29 万元；结转 1.50 万元，比上年增加 3 万元。
`;

test.each(Object.entries({ TABS, CELLS, SPACED, PIPES, SPACED_OUT, LATE_TABLES }))(
  '%s is a disclosure',
  (_, text) => {
    expect(isDisclosure(text)).toBe(true);
    expect(isDisclosure(text.replaceAll('\n', '\r\n'))).toBe(true);
    expect(isDisclosure(`\ufeff${text}`)).toBe(true);
  },
);

const NEWS = `某县召开部门预算编制工作会议

会议指出，部门预算收支总表、一般公共预算支出表等要按时公开，单位：万元的口径要统一。
2026 年部门预算收入 385.03 万元，支出 385.03 万元，“三公”经费 12.00 万元，比上年减少 3.50 万元。
各单位要在 3 月 15 日之前公开部门预算，附上部门收支总表。全年安排 100 万元、200 万元、300 万元、400 万元、500 万元。
`;

const COMPANY = `利润表
单位：万元
营业收入	1,234.50	1,100.00
营业支出	934.50	800.00
净利润	300.00	300.00
`;

const NOTICE = `关于做好部门预算公开工作的通知

应当公开下列表格：
1.部门收支总表
2.部门收入总表
3.部门支出总表
4.财政拨款收支总表
请于 3 月 15 日之前完成。
`;

/** The tables are attached as files of their own. */
const EXPLANATION = `某市体育局2023年度部门决算公开
一、收入决算情况
2023年度本年收入合计120.50万元，其中：财政拨款收入110.50万元，事业收入10.00万元。
二、支出决算情况
2023年度本年支出合计118.00万元，其中：基本支出90.00万元，占76.27%；项目支出28.00万元，占23.73%。
三、“三公”经费
全年支出5.00万元，比上年减少1.00万元。
`;

test('an explanation without its tables is one', () => {
  expect(isDisclosure(EXPLANATION)).toBe(true);
  expect(isDisclosure(EXPLANATION.replace('2023年度部门决算公开', '的一年'))).toBe(false);
});

const EMPTY_FORM = `部门预算收支总表
单位：万元
项目	预算数	项目	预算数
合计		合计	
`;

test.each(
  Object.entries({
    NEWS,
    COMPANY,
    NOTICE,
    EMPTY_FORM,
    NOTHING: '',
    ENGLISH: 'Budget: 12.00 13.00 14.00 15.00',
  }),
)('%s is none', (_, text) => {
  expect(isDisclosure(text)).toBe(false);
});

test('a sample within a manual is none', () => {
  expect(isDisclosure(`# How to write tables\n\n\`\`\`\n${TABS}\n\`\`\`\n`)).toBe(false);
  const indented = TABS.replaceAll(/^/gm, '    ');
  expect(isDisclosure(indented, true)).toBe(false);
  expect(isDisclosure(indented, false)).toBe(true);
});

test('only the first 64 KB count', () => {
  const filler = '这一行与预算无关。\n'.repeat(LOOKED_AT / 10);
  expect(isDisclosure(TABS + filler)).toBe(true);
  expect(isDisclosure(filler + TABS)).toBe(false);
});

test('hostile lines cost in proportion to their length', () => {
  const hostile = (length: number): string =>
    ['9', '、', '单位 ', '（表', '# ', '9,', '| ']
      .map((piece) => `预算${piece.repeat(length / piece.length)}`)
      .join('\n');
  const cost = (text: string): number =>
    cpuTimeOf(() => {
      for (let i = 0; i < 100; i++) isDisclosure(text);
    });
  const [short, long] = [hostile(900), hostile(1800)];
  // A pause of the machine only ever adds: the least of the rounds, taken in turns, is what the work itself costs.
  const rounds = Array.from({ length: 9 }, () => [cost(short), cost(long)]);
  const least = (side: number): number => Math.min(...rounds.map((round) => round[side]));
  expect(least(1) / least(0)).toBeLessThan(3.5);
});

const SEEDS = new URL('../../../shared/seeds/', import.meta.url);
const present = existsSync(SEEDS);
if (!present) console.log('skipped: ../shared/seeds is not here');

test.skipIf(!present)('real disclosures are recognised', () => {
  const names = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    expect([name, isDisclosure(readFileSync(new URL(name, SEEDS), 'utf8'))]).toEqual([name, true]);
  }
});
