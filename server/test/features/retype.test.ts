/** A first look at a retyped amount says what a check says, or leaves it to the check. */

import { describe, expect, test } from 'vitest';
import type { Diagnostic, Position } from 'vscode-languageserver-types';
import { createService, DEFAULT_SETTINGS, type TextChange } from '../../src/service';
import { createSnapshot, offsetAt, positionAt } from '../../src/text/snapshot';
import { createRandom } from '../generator/random';
import { fixtureTexts } from '../steady/texts';
import { unmark } from '../support/marked';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'disclosure', DEFAULT_SETTINGS);
const told = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, severity, range, data }) => ({ code, severity, range, data }));

function retype(text: string, change: TextChange, inserted: string) {
  const now = text.slice(0, change.start) + inserted + text.slice(change.oldEnd);
  const lines = createSnapshot(now);
  const previous = { document: check(text), change };
  const found = service.lookAtRetyped(lines, previous);
  const hover = (position: Position) => service.hoverAtFirstLook(lines, previous, position);
  return { now, lines, found, hover };
}

/** A digit of some printed amount put in, replaced or taken out. */
function drawChange(text: string, draw: (below: number) => number) {
  const amounts = [...text.matchAll(/(?<![\d.,])\d[\d,]*\.\d\d(?![\d.])/g)];
  const amount = amounts[draw(amounts.length)];
  if (!amount) return undefined;
  const start = amount.index + draw(amount[0].length);
  const [removed, inserted] = [
    [1, '7'],
    [0, '7'],
    [1, ''],
  ][draw(3)] as [number, string];
  return { change: { start, oldEnd: start + removed, newEnd: start + inserted.length }, inserted };
}

test('what is told of an amount at first look is what a check tells', () => {
  const random = createRandom(7);
  let looked = 0;
  let same = 0;
  for (const text of fixtureTexts().filter(({ length }) => length < 40_000)) {
    for (let round = 0; round < 16; round++) {
      const drawn = drawChange(text, (below) => random.int(0, Math.max(0, below - 1)));
      if (!drawn) continue;
      const { now, found } = retype(text, drawn.change, drawn.inserted);
      if (!found) continue;
      looked++;
      const [first, checked] = [found, check(now)].map((each) =>
        told(service.diagnostics(each, 'file:///a')),
      );
      if (JSON.stringify(first) === JSON.stringify(checked)) same++;
    }
  }
  expect(looked).toBeGreaterThan(50);
  // A rule may relate an amount to others by its value: that is left to the check.
  expect(same / looked).toBeGreaterThanOrEqual(0.97);
});

const TABLE = `部门预算支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t30.00\t20.00\t10.00
201\t一般公共服务支出\t30.00\t20.00\t10.00
20103\t政府办公厅（室）及相关机构事务\t30.00\t20.00\t10.00
2010301\t行政运行\t20.00\t20.00\t
2010302\t一般行政管理事务\t10.00\t\t10.00
`;

function changeAt(marked: string, inserted: string) {
  const { text, ranges } = unmark(marked);
  const snapshot = createSnapshot(text);
  const [start, oldEnd] = [ranges[0].start, ranges[0].end].map((position) => offsetAt(snapshot, position));
  return { text, change: { start, oldEnd, newEnd: start + inserted.length }, inserted };
}

describe('a first look', () => {
  test('tells who points at the amount, or at one that it is in a sum with, what a check tells', () => {
    const marked = TABLE.replace('20.00\t20.00\t\n', '2<||>0.00\t20.00\t\n');
    const { text, change, inserted } = changeAt(marked, '5');
    const { now, lines, hover } = retype(text, change, inserted);
    const checked = check(now);
    for (const amount of now.matchAll(/\d+\.\d\d/g)) {
      const position = positionAt(lines, amount.index);
      expect(hover(position), amount[0]).toEqual(service.hover(checked, position));
    }
    expect(hover(positionAt(lines, change.start))?.contents).toMatchObject({
      value: expect.stringContaining('250.00'),
    });
  });

  test('leaves it to a check what is told of a code', () => {
    const { text, change, inserted } = changeAt(
      TABLE.replace('20.00\t20.00\t\n', '2<||>0.00\t20.00\t\n'),
      '5',
    );
    const { lines, hover } = retype(text, change, inserted);
    expect(hover(positionAt(lines, text.indexOf('2010301')))).toBeUndefined();
  });

  test('finds the amount that was mistyped, at its new place', () => {
    const { text, change, inserted } = changeAt(
      TABLE.replace('20.00\t20.00\t\n', '2<||>0.00\t20.00\t\n'),
      '5',
    );
    const { now, found } = retype(text, change, inserted);
    const diagnostics = found ? service.diagnostics(found, 'file:///a') : [];
    expect(told(diagnostics)).toEqual(told(service.diagnostics(check(now), 'file:///a')));
    expect(diagnostics.map(({ code }) => code)).toEqual(['amount/suspect']);
  });

  test.each([
    ['a code', TABLE.replace('2010301', '201030<|1|>'), '2'],
    ['a name', TABLE.replace('行政运行', '行政<|运行|>'), '办公'],
    ['an amount that is no number any more', TABLE.replace('20.00\t20.00\t\n', '20.<|0|>0\t20.00\t\n'), 'x'],
    ['an amount with other decimals', TABLE.replace('20.00\t20.00\t\n', '20.00<||>\t20.00\t\n'), '1'],
    ['an amount taken out', TABLE.replace('20.00\t20.00\t\n', '<|20.00|>\t20.00\t\n'), ''],
    ['an amount put in', TABLE.replace('20.00\t20.00\t\n', '20.00\t20.00\t<||>\n'), '7.00'],
    ['a tab before an amount', TABLE.replace('20.00\t20.00\t\n', '<||>20.00\t20.00\t\n'), '\t'],
    ['a line end behind an amount', TABLE.replace('20.00\t20.00\t\n', '20.00<||>\t20.00\t\n'), '\n'],
    ['an amount and more', TABLE.replace('20.00\t20.00\t\n', '20.0<|0\t2|>0.00\t\n'), '0\t3'],
  ])('leaves %s to a check', (_, marked, inserted) => {
    const { text, change } = changeAt(marked, inserted);
    expect(retype(text, change, inserted).found).toBeUndefined();
  });
});
