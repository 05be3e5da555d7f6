/** Rows that stand under other columns than their own are moved, and what was left open of them stays open. */

import { expect, test } from 'vitest';
import { alignRows } from '../../src/tables/align-rows';
import type { GridRow } from '../../src/tables/grid';

const row = (line: number, ...texts: string[]): GridRow => ({
  line,
  cells: texts.map((text, column) => ({ text, start: 10 * column, end: 10 * column + text.length })),
});
const columns = ['科目编码', '科目名称', '合计'].map((word) => ({ path: [word], headers: [] }));
const whole = Array.from({ length: 6 }, (_, line) =>
  row(line, `20${line + 1}`, '教育支出', `${line + 1}.50`),
);
/** A page that leaves out the codes. */
const page = [row(6, '行政运行', '7.50'), row(7, '机关服务', '8.50')];
const textsOf = ({ cells }: GridRow) => cells.map(({ text }) => text);

test('rows of a page that leaves a column out stand under theirs', () => {
  expect(
    alignRows([...whole, ...page], columns)
      .slice(6)
      .map(textsOf),
  ).toEqual([
    ['', '行政运行', '7.50'],
    ['', '机关服务', '8.50'],
  ]);
});

test('what is not known of a row before it is moved is not known afterwards', () => {
  const [first, second] = page;
  const [, moved] = alignRows([...whole, first, { ...second, undetermined: [2] }], columns).slice(6);
  expect(textsOf(moved)).toEqual(['', '机关服务', '8.50']);
  expect(moved.undetermined).toEqual([0, 1, 2]);
});

test('a row with numbers in no column yet stays as it is', () => {
  const [first, second] = page;
  const loose = { ...second, loose: [{ numbers: [], columns: [2] }] };
  expect(alignRows([...whole, first, loose], columns)[7]).toBe(loose);
});
