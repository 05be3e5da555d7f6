/** Selections that grow from an amount over its cell, row and table to the sections around. */

import { expect, test } from 'vitest';
import type { Position, SelectionRange } from 'vscode-languageserver-types';
import { selectionRanges } from '../../src/features/selection';
import { createSnapshot, offsetAt } from '../../src/text/snapshot';
import { checked } from '../support/checked';
import { structured } from '../support/structured';

/** The texts that are selected one after the other, long ones by their first and last line. */
function grown(text: string, position: Position): string[] {
  const snapshot = createSnapshot(text);
  const [first] = selectionRanges(checked(text).document, [position]);
  const selected: string[] = [];
  for (let each: SelectionRange | undefined = first; each; each = each.parent) {
    const [start, end] = [each.range.start, each.range.end].map((at) => offsetAt(snapshot, at));
    const lines = text.slice(start, end).split('\n');
    selected.push(lines.length === 1 ? lines[0] : `${lines[0]} … ${lines.at(-1)}`);
  }
  return selected;
}

test('an amount of a table', () => {
  const { text, cursors } = checked(
    structured(['2140104\t公路建设\t330.00', '2140104\t公路建设\t33<|>0.00']),
  );
  expect(grown(text, cursors[0])).toEqual([
    '330.00',
    '2140104\t公路建设\t330.00\t\t330.00',
    '部门预算支出总表 … 221\t住房保障支出\t84.30\t84.30\t',
    '第一部分 部门预算表 … 221\t住房保障支出\t84.30\t84.30\t',
    '目录 … ',
  ]);
});

test('a number of the text with its unit, its sentence and the sections around it', () => {
  const { text, cursors } = checked(structured(['支出预算1180.00', '支出预算11<|>80.00']));
  const [number, withUnit, line, section, part] = grown(text, cursors[0]);
  expect([number, withUnit]).toEqual(['1180.00', '1180.00万元']);
  expect(line).toMatch(/^2025年.*。$/);
  expect(section).toMatch(/^一、支出说明 … 2025年/);
  expect(part).toMatch(/^第二部分/);
});

test('nothing but the position and the whole text where nothing stands', () => {
  expect(selectionRanges(checked('').document, [{ line: 3, character: 9 }])).toEqual([
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
  ]);
});
