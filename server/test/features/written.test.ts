/** Tests that a file of the table language is one by its name, and what is told of one that is written badly. */

import { expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { BUDGET_HEAD } from '../support/budget';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);

const THREE_PUBLICS = [
  '## “三公”经费预算表',
  '',
  '| 项目 | 合计 | 财政拨款 |',
  '| --- | ---: | ---: |',
  '| 合计 | = | = |',
  '| 公务接待费 | = | 0.30 |',
  '| 因公出国（境）费 | 2.00 | 2.00 |',
  '| 公务用车运行维护费 | 1.90 | 1.80 |',
  '',
];

const PURCHASES = [
  '## 政府采购预算表',
  '',
  '| 采购项目 | 采购品目 | 数量 | 金额 |',
  '| --- | --- | ---: | ---: |',
  '| 合计 |  |  | 3.70 |',
  '| 办公设备 | 台式计算机 | 3 | 1.60 |',
  '| 办公设备 | 打印机 | 2 | 2.00 |',
  '',
];

test.each([
  ['only a 三公 table', THREE_PUBLICS],
  ['only a table of purchases', PURCHASES],
])('a file with %s is checked', (_, table) => {
  for (const head of [BUDGET_HEAD, []]) {
    const text = [...head, ...table].join('\n');
    const document = check(text);
    expect(document.model.recognised).toBe(true);
    expect(service.relations(document).length).toBeGreaterThan(0);
  }
});
