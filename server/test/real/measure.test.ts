/** The measuring itself, on a made-up table: what counts as known, found, missing and mistyped. */

import { describe, expect, test } from 'vitest';
import { type Found, knownRelations, missing } from './facts';
import { mistypedSubtotals, withEdits } from './mutations';

const TEXT = [
  '编码\t名称\t合计\t甲\t乙',
  '\t合计\t10.00\t4.00\t6.00',
  '201\t一类\t10.00\t4.00\t6.00',
  '20101\t二款\t10.00\t\t10.00',
].join('\n');

const FACTS = {
  files: [{ seed: 0, file: 'made-up.txt' }],
  tables: [{ seed: 0, id: 'K5', cols: ['编码', '名称', '合计', '甲', '乙'], ncols: 5, rows: [2, 3, 4] }],
  checks: [
    fact('total=Σtop', '合计[合计] = Σ201', '10.00', '10.00', [2, 3]),
    fact('row', '一类: 合计 = 甲+乙', '10.00', '10.00', [3]),
    fact('row', '二款: 合计 = 甲+乙', '10.00', '10.00', [4]),
    // Blank, not printed as the fact says, and of a kind that belongs to other rules.
    fact('parent=Σchildren', '20101二款[甲] = Σ', '0', '0', [4]),
    fact('parent=Σchildren', '201一类[甲] = Σ20101', '5.00', '0', [3, 4]),
    fact('cross-table', '合计', '10.00', '10.00', [2]),
  ],
};

function fact(kind: string, desc: string, lhs: string, rhs: string, lines: readonly number[]) {
  return { seed: 0, table: 'K5', kind, desc, lhs, rhs, lines };
}

const at = (line: number, start: number, end: number) => ({
  start: { line, character: start },
  end: { line, character: end },
});

const relation = (rule: string, total: Found['total'], ...parts: Found['total'][]): Found => ({
  rule,
  total,
  parts: parts.map((range) => ({ range })),
});

const TOTAL = relation('sum/total', at(1, 4, 9), at(2, 7, 12));
const ROW = relation('sum/row', at(2, 7, 12), at(2, 13, 17), at(2, 18, 22));
const ROW_WITH_BLANK = relation('sum/row', at(3, 9, 14), at(3, 15, 15), at(3, 16, 21));

describe('known relations', () => {
  const { known, blank, unclear } = knownRelations(FACTS, 'made-up', TEXT);

  test('are placed where their amounts are printed; blank and doubtful ones are counted apart', () => {
    expect(known.map(({ total, parts }) => [total, ...parts])).toEqual([
      ['1:4', '2:7'],
      ['2:7', '2:13', '2:18'],
      ['3:9', '3:16'],
    ]);
    expect(blank).toBe(1);
    expect(unclear).toHaveLength(1);
  });

  test('are missing unless the same total has the same non-blank parts', () => {
    expect(missing(known, [TOTAL, ROW, ROW_WITH_BLANK])).toEqual([]);
    expect(missing(known, [])).toEqual(known);
    expect(missing(known, [TOTAL, { ...ROW, parts: ROW.parts.slice(1) }, ROW_WITH_BLANK])).toEqual([
      known[1],
    ]);
    expect(missing(known, [relation('sum/total', at(2, 7, 12), at(1, 4, 9)), ROW, ROW_WITH_BLANK])).toEqual([
      known[0],
    ]);
  });
});

describe('mistyped subtotals', () => {
  test('differ from the text in one digit before the point, once for each subtotal', () => {
    const mutations = mistypedSubtotals(TEXT, [TOTAL, TOTAL, ROW]);
    expect(mutations.map(({ printed, mistyped }) => [printed, mistyped])).toEqual([['10.00', '20.00']]);
    expect(mutations[0].text).toBe(TEXT.replace('10.00', '20.00'));
  });

  test('are put right by the edit that prints the amount again', () => {
    const [{ text, range, printed }] = mistypedSubtotals(TEXT, [TOTAL]);
    expect(withEdits(text, [{ range, newText: printed }])).toBe(TEXT);
    expect(withEdits(text, [])).not.toBe(TEXT);
  });
});
