/** Rows that the end of a page parts, and words that run over the end of their cell: each drawn by hand. */

import { describe, expect, test } from 'vitest';
import { gridsOf, lattice, original, pagesPdf, rowsOf, text } from './small-pdf';

const XS = [50, 100, 160, 210, 260];

/** A page of a table: each cell is a list of lines, each row as high as its longest cell. */
function page(rows: readonly (readonly (readonly string[])[])[], size = 10) {
  const ys = [760];
  let drawn = '';
  for (const row of rows) {
    const top = ys[ys.length - 1];
    ys.push(top - 6 - size * 1.3 * Math.max(...row.map(({ length }) => length)));
    for (const [column, lines] of row.entries())
      for (const [at, line] of lines.entries())
        drawn += text(line, XS[column] + 2, top - 2 - size * (1 + 1.3 * at), size);
  }
  return { content: lattice(XS, ys) + drawn };
}

const one = (...cells: readonly string[]) => cells.map((cell) => [cell]);
const HEAD = one('编码', '名称', '合计', '基本');

async function tableOf(...pages: Parameters<typeof pagesPdf>[0]): Promise<string[][]> {
  const grids = gridsOf(await original(pagesPdf(pages)));
  expect(grids).toHaveLength(1);
  return rowsOf(grids[0]);
}

describe('a row that the end of a page parts', () => {
  const FIRST = [HEAD, one('20101', '行政运行', '12,345.60', '12,345.60')];
  const LAST = one('20199', '其他', '7.00', '7.00');

  test('within its figures is one where they are whole only together', async () => {
    const rows = await tableOf(
      page([...FIRST, one('20102', '机关服务', '98,765,4', '98,765.')]),
      page([[[], [], ['32.10'], ['43']], LAST]),
    );
    expect(rows.slice(2)).toEqual([
      ['20102', '机关服务', '98,765,432.10', '98,765.43'],
      ['20199', '其他', '7.00', '7.00'],
    ]);
  });

  test('within its code, name and figures is one', async () => {
    const rows = await tableOf(
      page([...FIRST, one('20102', '一般行政管理', '98,765.4', '98,765.4')]),
      page([one('01', '事务', '3', '3'), LAST]),
    );
    expect(rows[2]).toEqual(['2010201', '一般行政管理事务', '98,765.43', '98,765.43']);
  });

  test('before its figures, which are set at the foot of their cells, is one', async () => {
    const rows = await tableOf(
      page([...FIRST, [['20102'], ['一般行政管'], [], []]]),
      page([[[], ['理事务'], ['4.00'], ['3.00']], LAST]),
    );
    expect(rows.slice(2)).toEqual([
      ['20102', '一般行政管理事务', '4.00', '3.00'],
      ['20199', '其他', '7.00', '7.00'],
    ]);
  });

  test.each([
    ['figures that are whole', ['20102', '机关服务', '98,765.40', '5.00'], ['', '', '32.10', '43.00']],
    ['codes of two levels', ['201', '一般公共服', '4.00', '4.00'], ['20101', '政府办公', '4.00', '4.00']],
    ['a name that has room', ['20102', '机关', '4.00', '3.00'], ['', '服务', '', '']],
  ])('is two where %s stand on both pages', async (_, last, first) => {
    const blank = (cells: readonly string[]) => cells.map((cell) => (cell === '' ? [] : [cell]));
    const rows = await tableOf(page([...FIRST, blank(last)]), page([blank(first), LAST]));
    expect(rows.slice(2, 4)).toEqual([last, first]);
  });
});

describe('a sheet printed over pages', () => {
  const head = (words: string) => text(words, 250, 815);
  const sheet = (rows: Parameters<typeof page>[0]) => ({ content: head('05支出表') + page(rows).content });
  const BODY = [one('20102', '机关服务', '98,765.40', '5.00'), one('20199', '其他', '7.00', '7.00')];

  test('is one table where its name runs over all of them and only the first has its header', async () => {
    const first = [HEAD, one('20101', '行政运行', '12,345.60', '12,345.60')];
    expect(await tableOf(sheet(first), sheet(BODY))).toHaveLength(4);
  });

  test('is another table where each page has a header of its own', async () => {
    const other = one('编码', '名称', '收入', '结转');
    const grids = gridsOf(await original(pagesPdf([sheet([HEAD, ...BODY]), sheet([other, ...BODY])])));
    expect(grids).toHaveLength(2);
  });
});

describe('words that run over the end of their cell', () => {
  const SIDES = [50, 150, 230, 330];
  const rowOf = async (...words: readonly string[]) =>
    (
      await tableOf({
        content: `${lattice(SIDES, [640, 660, 680])}${words.join('')}${text('收入', 52, 645)}${text('1.00', 200, 645)}`,
      })
    )[0];

  test('stay in the cell that they begin in, however far they run', async () => {
    const name = text('三、国有资本经营预算拨款收入与其他', 52, 665);
    expect(await rowOf(name, text('四、教育支出', 262, 665))).toEqual([
      '三、国有资本经营预算拨款收入与其他',
      '',
      '四、教育支出',
    ]);
  });

  test('stay whole where each character was printed by itself', async () => {
    const name = [...'一般公共预算财政拨款收入'].map((char, i) => text(char, 60 + 10 * i, 665)).join('');
    expect(await rowOf(name, text('9.00', 262, 665))).toEqual(['一般公共预算财政拨款收入', '', '9.00']);
  });

  test('are parted from those that begin in the next cell right behind them', async () => {
    const cutOff = text('七、文化旅游体育与', 62, 665);
    expect(await rowOf(cutOff, text('补助支出', 152, 665))).toEqual(['七、文化旅游体育与', '补助支出', '']);
  });
});

describe('columns that no lines part', () => {
  const LINES = [
    ['一、本年收入', '321.60', '一、本年支出', '321.60'],
    ['（一）一般公', '321.60', '（一）教育支出', '257.42'],
    // As long as both columns are wide together: it ends where the third begins.
    ['（二）政府性基金预算拨款', '', '（二）卫生健康支出', '35.73'],
    ['（三）国有资本经营预算拨', '', '（三）住房保障支出', '28.45'],
    ['收入总计', '321.60', '支出总计', '321.60'],
  ];
  const AT = [50, 135, 172, 280];
  const set = (cells: readonly string[], y: number): string =>
    cells.map((cell, i) => (cell === '' ? '' : text(cell, AT[i], y))).join('');

  test('are told by where they begin, and no figure lies under another', async () => {
    const head = set(['项目', '预算数', '项目', '预算数'], 700);
    const content = head + LINES.map((cells, i) => set(cells, 685 - 15 * i)).join('');
    const rows = await tableOf({ content });
    expect(rows).toEqual([['项目', '预算数', '项目', '预算数'], ...LINES]);
  });
});
