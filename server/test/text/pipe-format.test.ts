/** Tests how pipe tables are lined up: by display width, nothing changed but blanks, and nothing more the second time. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPipes, type PipeStyle } from '../../src/text/pipe-format';
import { createSnapshot, lineCount } from '../../src/text/snapshot';
import { displayWidth } from '../../src/text/width';

const amountsToRight: PipeStyle = { ambiguous: 1, toRight: (column) => column > 0 };

function formatted(text: string, style = amountsToRight): string {
  const snapshot = createSnapshot(text);
  return formatPipes(snapshot, 0, lineCount(snapshot), style).reduceRight(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    text,
  );
}

const CASES: readonly [what: string, before: readonly string[], after: readonly string[]][] = [
  [
    'names and amounts of different widths',
    ['|名称|合计|', '|---|---:|', '| 行政运行|261.03|', '|住房公积金  |  17.24 |'],
    [
      '| 名称       |   合计 |',
      '| ---        |   ---: |',
      '| 行政运行   | 261.03 |',
      '| 住房公积金 |  17.24 |',
    ],
  ],
  [
    'rows that are too short, too long or not closed',
    ['|名称|合计|', '|行政运行', '|公积金|1.50|2|'],
    ['| 名称     | 合计 |', '| 行政运行', '| 公积金   | 1.50 |   2 |'],
  ],
  ['escaped pipes', ['|a\\|b|1|', '|c|22222|'], ['| a\\|b |     1 |', '| c    | 22222 |']],
  ['wide blanks, which are part of a name', ['|　行政运行|1|'], ['| 　行政运行 |   1 |']],
  [
    'a sentence that would stretch every row',
    [`|${'长'.repeat(30)}|1.00|`, '|短|22.00|'],
    [`| ${'长'.repeat(30)} |  1.00 |`, `| 短${' '.repeat(38)} | 22.00 |`],
  ],
  ['blanks before the first pipe', ['  |a|1|', '  |b|2|'], ['  | a   |   1 |', '  | b   |   2 |']],
];

test.each(CASES)('%s', (_, before, after) => {
  expect(formatted(before.join('\n')).split('\n')).toEqual(after);
  expect(formatted(before.join('\r\n'))).toBe(after.join('\r\n'));
});

test('characters of ambiguous width are as wide as the font has them', () => {
  expect(formatted('|①|1|\n|中|2|', { ...amountsToRight, ambiguous: 1 })).toBe(
    '| ①   |   1 |\n| 中  |   2 |',
  );
  expect(formatted('|①|1|\n|中|2|', { ...amountsToRight, ambiguous: 2 })).toBe('| ①  |   1 |\n| 中  |   2 |');
});

test('marks on a character and characters beyond the basic plane have their width', () => {
  expect(displayWidth('e\u0301')).toBe(1);
  expect(displayWidth('𠀀')).toBe(2);
  expect(displayWidth('！')).toBe(2);
  expect(displayWidth('\u200b')).toBe(0);
});

const cell = fc.stringMatching(/^[ \ta0.,|\\科目—=　]{0,12}$/);
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  .map((rows) => rows.map((cells) => `|${cells.join('|')}`).join('\n'));

test('of any table nothing changes but blanks, and a second time nothing at all', () => {
  const withoutBlanks = (text: string): string => text.replace(/[ \t]/g, '');
  fc.assert(
    fc.property(table, (text) => {
      const once = formatted(text);
      expect(withoutBlanks(once)).toBe(withoutBlanks(text));
      expect(formatted(once)).toBe(once);
    }),
    { numRuns: 2000 },
  );
});
