/** Tabs as wide as the widest cell that is no sentence. */

import { expect, test } from 'vitest';
import { tabWidthOf } from '../src/tabWidth';

const widthOf = (...lines: string[]) => tabWidthOf(lines.length, (line) => lines[line]);

test('a tab is as wide as the widest cell before one, Chinese characters counted twice', () => {
  expect(widthOf('科目编码\t科目名称\t合计', '2080505\t机关事业单位基本养老保险缴费支出\t21.58')).toBe(33);
  expect(widthOf('1\t2\t一二三四五六七八')).toBe(2);
});

test('sentences, lines without cells and what stands behind the last tab do not widen it', () => {
  const sentence = '一'.repeat(30);
  expect(widthOf(`${sentence}\t1.00\t2.00`, '合计\t1.00\t2.00')).toBe(5);
  expect(widthOf(`\t${sentence}`, sentence, '甲\t乙')).toBeUndefined();
  expect(widthOf(`合计\t1.00\t${sentence}`)).toBe(5);
});
