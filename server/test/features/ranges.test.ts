/** Places and positions: what is printed is found again where it stands. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Amount } from '../../src/disclosure/model';
import { amountAt, codeAt, pieceAt, tableAt } from '../../src/features/lookup';
import type { CheckedDocument } from '../../src/features/model';
import { rangeOfPlace, spanOfPlace } from '../../src/features/ranges';
import type { Place } from '../../src/tables/model';
import { positionAt } from '../../src/text/snapshot';
import { checked } from '../support/checked';

const FIXTURES = new URL('../../../test-fixtures/', import.meta.url);

const NAMES = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /(?:clean|crlf|split-codes|full-width|several)\.(?:disclosure|budget)$/.test(name));

function open(name: string): CheckedDocument {
  return checked(readFileSync(new URL(name, FIXTURES), 'utf8')).document;
}

function amountsOf({ model }: CheckedDocument): Amount[] {
  return model.disclosures
    .flatMap(({ tables, textAmounts }) => [
      ...tables.flatMap(({ panels }) => panels.flatMap(({ rows }) => rows.flatMap((row) => row.amounts))),
      ...textAmounts,
    ])
    .filter((amount) => amount !== undefined);
}

function textAt(document: CheckedDocument, place: Place): string {
  const { start, end } = spanOfPlace(document, place);
  return document.snapshot.text.slice(start, end);
}

/** Positions right before, within and right behind a place. */
function positionsIn(document: CheckedDocument, place: Place) {
  const { start, end } = spanOfPlace(document, place);
  return [start, (start + end) >> 1, end].map((offset) => positionAt(document.snapshot, offset));
}

describe.each(NAMES)('%s', (name) => {
  const document = open(name);
  const printed = amountsOf(document).filter((amount) => !amount.printed.blank);

  test('every printed amount stands where its place says, and is found there', () => {
    expect(printed.length).toBeGreaterThan(0);
    for (const amount of printed) {
      expect(textAt(document, amount.place)).toBe(amount.printed.text);
      for (const position of positionsIn(document, amount.place))
        expect(amountAt(document, position)).toBe(amount);
    }
  });

  test('every blank amount of a column is found at its place unless a printed one ends there', () => {
    const ends = new Set(printed.map(({ place }) => spanOfPlace(document, place).end));
    for (const amount of amountsOf(document)) {
      const { start } = spanOfPlace(document, amount.place);
      if (!amount.printed.blank || ends.has(start)) continue;
      const found = amountAt(document, positionAt(document.snapshot, start));
      expect(found?.printed.blank).toBe(true);
      expect(found && rangeOfPlace(document, found.place)).toEqual(rangeOfPlace(document, amount.place));
    }
  });

  test('every code is found in each of its pieces', () => {
    for (const { tables } of document.model.disclosures) {
      for (const { panels } of tables) {
        for (const { code } of panels.flatMap(({ rows }) => rows)) {
          for (const place of code?.places ?? []) {
            const [start] = positionsIn(document, place);
            expect(codeAt(document, start)?.code).toBe(code);
          }
        }
      }
    }
  });

  test('every row is found on its line', () => {
    for (const { tables } of document.model.disclosures) {
      for (const model of tables) {
        model.table.rows.forEach((row, index) => {
          const cell = row.cells.find(({ text }) => text !== '');
          if (!cell) return;
          const place = { block: model.table, start: cell.start, end: cell.end };
          expect(tableAt(document, rangeOfPlace(document, place).start)).toEqual({
            table: model,
            row: index,
          });
        });
      }
    }
  });
});

describe('a position', () => {
  const table = '部门预算支出总表\n单位：万元\n科目编码\t科目名称\t合计\n205\t教育支出\t1.00\n';

  test.each<[string, string, string | undefined]>([
    ['in a title', table.replace('预算', '预<|>算'), '部门预算支出总表'],
    ['in a header', table.replace('科目名称', '科目<|>名称'), '科目名称'],
    ['in a label', table.replace('教育', '教<|>育'), '教育支出'],
    ['in a line of text', `第一行。\n第<|>二行。\n\n${table}`, '第二行。'],
    ['in front of a blank line', `第一行。\n<|>\n\n第二行。\n${table}`, undefined],
    ['behind everything', `${table}\n\n<|>`, undefined],
  ])('%s is in its piece', (_, marked, expected) => {
    const { document, cursors } = checked(marked);
    const piece = pieceAt(document, cursors[0]);
    expect(piece && textAt(document, piece)).toBe(expected);
  });

  test('beyond the end of its line counts as the end', () => {
    const { document } = checked(table);
    expect(amountAt(document, { line: 3, character: 999 })?.printed.text).toBe('1.00');
    expect(amountAt(document, { line: 99, character: 0 })).toBeUndefined();
  });

  test('of another document is a mistake', () => {
    const { document } = checked(table);
    const other = checked(table).document;
    const [amount] = amountsOf(other);
    expect(() => rangeOfPlace(document, amount.place)).toThrow('does not belong');
  });
});
