/** Amounts as a hierarchy of sums, within a table, across tables and in the text. */

import { expect, test } from 'vitest';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from '../../src/features/call-hierarchy';
import { checked } from '../support/checked';
import { structured } from '../support/structured';

const URI = 'file:///a';
const TOTAL = '\t合计\t1180.00\t850.00\t330.00\n214';

test('what adds up into a total: the rows below it, and the columns beside it', () => {
  const { document, cursors, ranges } = checked(
    structured(
      [TOTAL, '\t合计\t118<|>0.00\t<|850.00|>\t<|330.00|>\n214'],
      ['214\t交通运输支出\t1095.70', '214\t交通运输支出\t<|1095.70|>'],
      ['221\t住房保障支出\t84.30', '221\t住房保障支出\t<|84.30|>'],
    ),
  );
  const [item] = prepareCallHierarchy(document, cursors[0], URI);
  expect(item).toMatchObject({ name: '合计', detail: '1180.00 万元 · 部门预算支出总表', uri: URI });
  const calls = incomingCalls(document, item);
  const inTable = calls.filter(({ from }) => from.detail?.endsWith('部门预算支出总表'));
  expect(inTable.map(({ from }) => from.range)).toHaveLength(ranges.length);
  for (const range of ranges) expect(inTable.map(({ from }) => from.range)).toContainEqual(range);
});

test('what an amount adds up into: its parent, its row, the other table and the text', () => {
  const { document, cursors, text } = checked(structured([TOTAL, '\t合计\t1180.00\t85<|>0.00\t330.00\n214']));
  const [item] = prepareCallHierarchy(document, cursors[0], URI);
  const calls = outgoingCalls(document, item);
  expect(calls.map(({ to }) => to.name)).toContain('合计');
  const lines = calls.map(({ to }) => text.split('\n')[to.range.start.line]);
  expect(lines.some((line) => line.includes('基本支出850.00万元'))).toBe(true);
  for (const { fromRanges } of calls) expect(fromRanges).toEqual([item.selectionRange]);
});

test('an item of an older text that names something else by now has no calls', () => {
  const { document, cursors } = checked(structured([TOTAL, '\t合计\t118<|>0.00\t850.00\t330.00\n214']));
  const [item] = prepareCallHierarchy(document, cursors[0], URI);
  const shorter = checked(structured(['部门预算支出总表……1\n', ''])).document;
  expect(incomingCalls(shorter, item)).toEqual([]);
  expect(outgoingCalls(shorter, item)).toEqual([]);
  const gone = { line: 9999, character: 0 };
  expect(incomingCalls(document, { ...item, selectionRange: { start: gone, end: gone } })).toEqual([]);
});

test('there is no item where no amount is printed', () => {
  const { document, cursors } = checked(
    structured(['交通运输支出', '交通<|>运输支出'], ['765.70\t\n', '765.70\t<|>\n']),
  );
  for (const cursor of cursors) expect(prepareCallHierarchy(document, cursor, URI)).toEqual([]);
});
