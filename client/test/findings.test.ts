/** The 整改清单 on the clipboard. */

import { expect, test } from 'vitest';
import { toTabSeparated } from '../src/findings';

test('a row a finding, a line a row', () => {
  const rows = [
    {
      place: '部门预算支出总表 第3行',
      printed: '1.00',
      shouldBe: '2.00',
      reason: '合计不符\n2.00 = 1.00 + 1.00',
    },
    { place: '文字 第9行', printed: 'a\tb', shouldBe: '', reason: '原因 ' },
  ];
  expect(toTabSeparated(['位置', '现为', '应为', '原因'], rows)).toBe(
    '位置\t现为\t应为\t原因\n' +
      '部门预算支出总表 第3行\t1.00\t2.00\t合计不符；2.00 = 1.00 + 1.00\n' +
      '文字 第9行\ta b\t\t原因\n',
  );
});
