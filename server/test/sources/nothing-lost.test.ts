/** Nothing is lost on the way to the view and nothing invented, whatever the tables and texts are like. */

import { describe, expect, test } from 'vitest';
import type { GridBlock, GridCell, Original, OriginalBlock } from '../../src/sources/model';
import { originAt } from '../../src/sources/view/origin-at';
import { viewOf } from '../../src/sources/view/view';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';
import { original, paragraph } from '../support/original';

/** Whole numbers below `most`, the same for the same seed. */
function dice(seed: number): (most: number) => number {
  let state = seed * 2654435761 + 1;
  return (most) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) >>> 0;
    return (state >>> 8) % most;
  };
}

const WORDS = [
  '合计',
  '基本支出',
  '一、教育支出',
  '人员经费/小计',
  '=甲',
  '甲|乙',
  '丙\\丁',
  '**',
  '# 标题',
  '注：本表无数据',
  '栏次',
  '一级指标',
  '单位：万元',
  '收支总表',
  '（一）<甲>',
  '- 乙 *丙* _丁_',
  '`戊`&amp;',
  '一行\n又一行',
  '---',
];

/** Each number is another, so that none can stand for one that was lost. */
function numbers(): () => string {
  let last = 1000;
  return () => {
    last += 7;
    return last % 3 === 0 ? `${last}.25` : last % 3 === 1 ? `1,${(last % 900) + 100}.0${last}` : `${last}`;
  };
}

function anyGrid(roll: (most: number) => number, next: () => string, page: number): GridBlock {
  const [rowCount, columnCount] = [1 + roll(9), 1 + roll(7)];
  const taken = new Set<string>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rowCount; row++)
    for (let column = 0; column < columnCount; column++) {
      if (taken.has(`${row} ${column}`)) continue;
      const isMerged = roll(6) === 0;
      let columnSpan = 1;
      while (
        isMerged &&
        column + columnSpan < columnCount &&
        roll(2) === 0 &&
        !taken.has(`${row} ${column + columnSpan}`)
      )
        columnSpan++;
      const rowSpan = isMerged ? Math.min(1 + roll(3), rowCount - row) : 1;
      for (let y = row; y < row + rowSpan; y++)
        for (let x = column; x < column + columnSpan; x++) taken.add(`${y} ${x}`);
      const kind = roll(row < 2 ? 4 : 8);
      const text = kind > 3 ? next() : kind > 0 ? WORDS[roll(WORDS.length)] : '';
      const origin = { page, table: 1, row: row + 1, column: column + 1 };
      if (text !== '' || isMerged) cells.push({ text, row, column, rowSpan, columnSpan, origin });
    }
  return { type: 'grid', cells, rowCount, columnCount, origin: { page, table: 1 } };
}

function anyOriginal(seed: number): Original {
  const roll = dice(seed);
  const next = numbers();
  const blocks = Array.from({ length: 2 + roll(8) }, (_, index): OriginalBlock => {
    if (roll(2) === 0) return anyGrid(roll, next, index + 1);
    const text = `${WORDS[roll(WORDS.length)]}${roll(2) === 0 ? `支出${next()}万元，比上年增加${next()}万元。` : ''}`;
    return paragraph(text, index + 1, roll(4) === 0 ? 1 + roll(3) : undefined);
  });
  return original(...blocks);
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

function numbersIn(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.match(NUMBER) ?? []).sort();
}

const textsOf = ({ blocks }: Original): string[] =>
  blocks.flatMap((block) => (block.type === 'grid' ? block.cells.map(({ text }) => text) : [block.text]));

/** The view without what its front matter says again. */
function body(text: string): string[] {
  const lines = text.split('\n');
  return lines.slice(lines.indexOf('---', 1) + 1);
}

const SEEDS = Array.from({ length: 150 }, (_, seed) => seed + 1);

describe('every number stands in the view as often as in the original', () => {
  test('of 150 drawn by lot', () => {
    for (const seed of SEEDS) {
      const whole = anyOriginal(seed);
      expect(numbersIn(body(viewOf(whole).text)), `seed ${seed}`).toEqual(numbersIn(textsOf(whole)));
    }
  });
});

test('every printed cell of a body is read again where it was written, and knows where it comes from', () => {
  let cells = 0;
  for (const seed of SEEDS) {
    const whole = anyOriginal(seed);
    const view = viewOf(whole);
    const snapshot = createSnapshot(view.text);
    const { blocks, offsets } = readDocument(snapshot);
    const printed = new Map(
      whole.blocks.flatMap((block) =>
        block.type === 'grid'
          ? block.cells.map((cell) => [JSON.stringify(cell.origin), cell.text] as const)
          : [],
      ),
    );
    for (const block of blocks) {
      if (block.type !== 'table') continue;
      const offset = offsets.get(block) ?? 0;
      for (const cell of block.rows.flatMap((row) => row.cells)) {
        if (!/^[\d.,]+$/.test(cell.text)) continue;
        const at = offset + cell.start;
        const line = snapshot.lineStarts.findLastIndex((start) => start <= at);
        const origin = originAt(view, line, at - snapshot.lineStarts[line]);
        expect(printed.get(JSON.stringify(origin)), `seed ${seed}`).toBe(cell.text);
        cells++;
      }
    }
  }
  expect(cells).toBeGreaterThan(500);
});
