/** The row of a missing parent, inserted where rows are parted by blanks and blank cells are lost. */

import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/features/model';
import { textEditOf } from '../../src/features/ranges';
import { createService } from '../../src/service';
import { withEdits } from '../real/mutations';

const HEAD = ['部门预算支出总表', '预算年度：2026 单位：万元', '科目编码 科目名称 合计 基本支出 项目支出'];
const ROWS = [
  '210 卫生健康支出 70.50 50.00 20.50',
  '21015 医疗保障管理事务 70.50 50.00 20.50',
  '2101501 行政运行 50.00 50.00',
  '2101502 一般行政管理事务 20.50 20.50',
  '208 社会保障和就业支出 9.50 9.50',
  '20805 行政事业单位养老支出 9.50 9.50',
  '2080505 机关事业单位基本养老保险缴费支出 9.50 9.50',
  '合计 80.00 59.50 20.50',
];

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'disclosure', DEFAULT_SETTINGS);

const textOf = (rows: readonly string[]) => `${[...HEAD, ...rows].join('\n')}\n`;

test('an only child gives its parent the numbers that it prints', () => {
  const document = check(textOf(ROWS.filter((row) => !row.startsWith('20805 '))));
  const [found, ...others] = document.findings.filter(({ code }) => code === 'code/missing-parent');
  expect(others).toEqual([]);
  const texts = found.fixes.map(({ edits }) =>
    withEdits(
      document.snapshot.text,
      edits.map((edit) => textEditOf(document, edit)),
    ),
  );
  expect(texts).toEqual([textOf(ROWS)]);
});

test('several children give none, as their sum may stand in other columns', () => {
  const document = check(textOf(ROWS.filter((row) => !row.startsWith('21015 '))));
  const found = document.findings.filter(({ code }) => code === 'code/missing-parent');
  expect(found.map(({ fixes }) => fixes)).toEqual([[]]);
});
