/** Tokens: what each printed word or figure is taken for, in order and apart from each other. */

import { expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver-types';
import { semanticTokens } from '../../src/features/semantic-tokens';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../src/features/token-legend';
import { BUDGET_HEAD } from '../support/budget';
import { type CheckedOptions, checked } from '../support/checked';
import { lineWith, structured } from '../support/structured';

interface Shown {
  readonly line: number;
  readonly words: string;
  readonly type: string;
}

/** Tokens as words with their type, and behind a point their modifier. */
function tokensOf(marked: string, range?: Range, options?: CheckedOptions): Shown[] {
  const { document, text } = checked(marked, options);
  const lines = text.split('\n');
  const data = semanticTokens(document, range);
  const shown: Shown[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lineDelta, delta, length, type, bits] = data.slice(at, at + 5);
    character = lineDelta === 0 ? character + delta : delta;
    line += lineDelta;
    const modifiers = TOKEN_MODIFIERS.filter((_, index) => bits & (1 << index));
    expect(lineDelta > 0 || delta > 0 || at === 0).toBe(true);
    expect(character + length).toBeLessThanOrEqual(lines[line].length);
    shown.push({
      line,
      words: lines[line].slice(character, character + length),
      type: [TOKEN_TYPES[type], ...modifiers].join('.'),
    });
  }
  return shown;
}

function onLine(shown: readonly Shown[], line: number): string[][] {
  return shown.filter((each) => each.line === line).map(({ words, type }) => [words, type]);
}

test('codes by their level, names, totals and amounts', () => {
  const text = structured();
  const shown = tokensOf(text);
  expect(onLine(shown, lineWith(text, '\t合计\t1180'))).toEqual([
    ['合计', 'totalName'],
    ['1180.00', 'totalAmount'],
    ['850.00', 'totalAmount'],
    ['330.00', 'totalAmount'],
  ]);
  expect(onLine(shown, lineWith(text, '214\t交通'))).toEqual([
    ['214', 'categoryCode'],
    ['交通运输支出', 'rowName'],
    ['1095.70', 'totalAmount'],
    ['765.70', 'amount'],
    ['330.00', 'amount'],
  ]);
  expect(onLine(shown, lineWith(text, '21401\t'))[0]).toEqual(['21401', 'sectionCode']);
  expect(onLine(shown, lineWith(text, '2140104\t'))[0]).toEqual(['2140104', 'itemCode']);
});

test('terms that the document explains, and numbers of the text', () => {
  const text = structured();
  expect(onLine(tokensOf(text), lineWith(text, '2025年部门支出预算'))).toEqual([
    ['1180.00', 'amount'],
    ['基本支出', 'term'],
    ['850.00', 'amount'],
    ['项目支出', 'term'],
    ['330.00', 'amount'],
  ]);
});

test('a suspect amount', () => {
  const row = '2140104\t公路建设\t330.00\t\t330.00';
  const text = structured([row, row.replace('330.00', '303.00')]);
  expect(onLine(tokensOf(text), lineWith(text, '2140104'))).toContainEqual(['303.00', 'suspect']);
  expect(tokensOf(text).filter(({ type }) => type === 'suspect')).toHaveLength(1);
});

test('shares are no amounts, and numbers that were not read say so', () => {
  const shares = `部门支出总表
单位：万元
科目编码\t科目名称\t合计\t增减率
\t合计\t12.00\t-3.50%
210\t卫生健康支出\t12.00\t-3.50%
`;
  expect(onLine(tokensOf(shares), 4)).toEqual([
    ['210', 'categoryCode'],
    ['卫生健康支出', 'rowName'],
    ['12.00', 'totalAmount'],
    ['-3.50%', 'percentage'],
  ]);
  expect(tokensOf('部门预算\n\n甲 1,234.00 5,678.00\n').map(({ type }) => type)).toEqual([
    'amount.unread',
    'amount.unread',
  ]);
});

test('cells that ask for their value', () => {
  const lines = [
    ...BUDGET_HEAD,
    '## 部门预算支出总表',
    '',
    '| 科目编码 | 科目名称 | 合计 |',
    '| --- | --- | --- |',
  ];
  const rows = ['|  | 合计 | = |', '| 210 | 卫生健康支出 | 1.00 |', ''];
  const text = [...lines, ...rows].join('\n');
  expect(onLine(tokensOf(text), lines.length)).toContainEqual(['=', 'totalAmount.computed']);
});

test('a range gives the tokens of what it touches only', () => {
  const text = structured();
  const line = lineWith(text, '2025年部门支出预算');
  const at = { line, character: 0 };
  const within = tokensOf(text, { start: at, end: at });
  expect(onLine(within, line)).toEqual(onLine(tokensOf(text), line));
  expect(within.some((each) => each.line === lineWith(text, '214\t交通'))).toBe(false);
});

test('no token in an empty text', () => {
  expect(tokensOf('')).toEqual([]);
});
