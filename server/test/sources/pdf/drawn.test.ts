/** What a page shows and what it hides: turned pages, hidden and doubled type, lines of all kinds, each drawn by hand. */

import { describe, expect, test } from 'vitest';
import { gridsOf, hex, lattice, line, original, pagesPdf, paragraphsOf, rowsOf, text } from './small-pdf';

const XS = [50, 150, 250, 350];
const YS = [640, 660, 680, 700];

/** Three rows of three cells: 项目, 合计, 支出 over two rows with amounts. */
const TABLE = [
  text('项目', 55, 685),
  text('合计', 155, 685),
  text('支出', 255, 685),
  text('办公费', 55, 665),
  text('12.50', 160, 665),
  text('7.25', 260, 665),
  text('差旅费', 55, 645),
  text('3.00', 160, 645),
  text('1.75', 260, 645),
].join('');

const ROWS = [
  ['项目', '合计', '支出'],
  ['办公费', '12.50', '7.25'],
  ['差旅费', '3.00', '1.75'],
];

const rowsOfPage = async (...pages: Parameters<typeof pagesPdf>): Promise<string[][][]> =>
  gridsOf(await original(pagesPdf(...pages))).map(rowsOf);

describe('paths of more points than a call takes arguments', () => {
  const points = Array.from(
    { length: 150_000 },
    (_, i) => `${400 + (i % 90)} ${(100 + i / 1000).toFixed(3)} l\n`,
  );
  test.each([
    ['thin lines', '0.5 w', 'S'],
    ['thick ones', '6 w', 'S'],
    ['an area', '', 'f'],
  ])('drawn as %s beside a table', async (_, width, paint) => {
    const content = `${lattice(XS, YS)}${TABLE}q ${width} 400 100 m\n${points.join('')}${paint} Q\n`;
    expect(await rowsOfPage([{ content }])).toEqual([ROWS]);
  });
});

describe('lines', () => {
  const bars = [
    ...XS.map((x) => `${x - 0.25} 640 0.5 60 re f\n`),
    ...YS.map((y) => `50 ${y - 0.25} 300 0.5 re f\n`),
  ].join('');
  const boxes = XS.slice(1)
    .flatMap((right, i) =>
      YS.slice(1).map((top, j) => `${XS[i]} ${YS[j]} ${right - XS[i]} ${top - YS[j]} re S\n`),
    )
    .join('');
  const dashes = [
    ...XS.flatMap((x) => Array.from({ length: 12 }, (_, i) => line(x, 640 + 5 * i, x, 643 + 5 * i))),
    ...YS.map((y) => line(50, y, 350, y)),
  ].join('');
  const bevelled = [
    ...XS.map((x) => `${x} 640 m ${x} 700 l ${x + 0.7} 699.3 l ${x + 0.7} 640.7 l h f\n`),
    ...YS.map((y) => `50 ${y} m 350 ${y} l 349.3 ${y - 0.7} l 50.7 ${y - 0.7} l h f\n`),
  ].join('');
  const scaled = `q 0.5 0 0 0.5 0 0 cm ${lattice(
    XS.map((x) => 2 * x),
    YS.map((y) => 2 * y),
  )} Q\n`;

  test.each([
    ['strokes', lattice(XS, YS)],
    [
      'doubled strokes',
      lattice(XS, YS) +
        lattice(
          XS.map((x) => x + 1),
          YS,
        ),
    ],
    ['thin bars', bars],
    ['boxes round each cell', boxes],
    ['dashes', dashes],
    ['bars with bevelled ends', bevelled],
    ['strokes of another scale', scaled],
  ])('%s make the same cells', async (_, lines) => {
    expect(await rowsOfPage([{ content: lines + TABLE }])).toEqual([ROWS]);
  });

  test('that are white, or clip, make none', async () => {
    const white = `1 1 1 RG\n${line(100, 640, 100, 700)}0 0 0 RG\n`;
    const clip = 'q 200 640 100 60 re W n Q\n';
    expect(await rowsOfPage([{ content: white + clip + lattice(XS, YS) + TABLE }])).toEqual([ROWS]);
  });

  test('left out between cells merge them', async () => {
    const merged =
      XS.map((x) => line(x, 640, x, x === 250 ? 680 : 700)).join('') +
      YS.map((y) => line(y === 660 ? 150 : 50, y, 350, y)).join('');
    const [{ cells }] = gridsOf(
      await original(pagesPdf([{ content: merged + text('支出合计', 160, 685) + text('小计', 60, 655) }])),
    );
    expect(cells).toContainEqual(
      expect.objectContaining({ row: 0, column: 1, columnSpan: 2, text: '支出合计' }),
    );
    expect(cells).toContainEqual(expect.objectContaining({ row: 1, column: 0, rowSpan: 2, text: '小计' }));
  });

  test('open at the left and right leave the outer columns in', async () => {
    const open =
      XS.slice(1, -1)
        .map((x) => line(x, 640, x, 700))
        .join('') + YS.map((y) => line(50, y, 350, y)).join('');
    expect(await rowsOfPage([{ content: open + TABLE }])).toEqual([ROWS]);
  });

  test('round a paragraph make no table', async () => {
    const framed = await original(
      pagesPdf([{ content: lattice([50, 350], [640, 700]) + text('编制说明', 60, 670) }]),
    );
    expect(gridsOf(framed)).toEqual([]);
    expect(paragraphsOf(framed).map((one) => one.text)).toEqual(['编制说明']);
  });
});

describe('titles', () => {
  const linesOf = async (...lines: readonly (readonly [words: string, x: number, y: number])[]) => {
    const content = lines.map(([words, x, y]) => text(words, x, y, 20)).join('') + lattice(XS, YS) + TABLE;
    return paragraphsOf(await original(pagesPdf([{ content }]))).map((one) => one.text);
  };

  test('broken before their last 表 are whole', async () => {
    const words = '“三公”经费、会议费支出预算';
    expect(await linesOf([words, 80, 750], ['表', 200, 725])).toEqual([`${words}表`]);
  });

  test('broken behind 及, or before 情况表, are whole', async () => {
    const lines = ['“三公”经费及', '机关运行经费预算表'];
    expect(await linesOf([lines[0], 140, 750], [lines[1], 110, 725])).toEqual([lines.join('')]);
    expect(await linesOf(['部门一般公共预算基本支出', 80, 750], ['情况表', 170, 725])).toHaveLength(1);
  });

  test('of two lines by themselves stay apart', async () => {
    expect(await linesOf(['某某局支出总表', 100, 750], ['表', 150, 725])).toHaveLength(2);
    expect(await linesOf(['某某局部门预算', 100, 750], ['收支表', 140, 725])).toHaveLength(2);
    expect(await linesOf(['某某局部门预算', 100, 750], ['表', 300, 725])).toHaveLength(2);
  });
});

describe('pages', () => {
  test('turned by their own entry are read as they are shown', async () => {
    // Drawn on its side, so that turning by 90° sets it upright.
    const content = `q 0 1 -1 0 595 0 cm ${lattice(
      XS,
      YS.map((y) => y - 300),
    )}${TABLE_LOWER} Q`;
    const [grid] = gridsOf(await original(pagesPdf([{ content, rotate: 90 }])));
    expect(rowsOf(grid)).toEqual(ROWS);
    const first = grid.cells.find(({ text }) => text === '12.50');
    expect(first?.origin).toMatchObject({ page: 1, table: 1, row: 2, column: 2 });
  });

  test('set on their side are turned to be read, and places are said as they are shown', async () => {
    const content = `q 0 1 -1 0 595 0 cm ${lattice(
      XS,
      YS.map((y) => y - 300),
    )}${TABLE_LOWER} Q`;
    const [grid] = gridsOf(await original(pagesPdf([{ content }])));
    expect(rowsOf(grid)).toEqual(ROWS);
    // x 150–250 and y 360–380 on its side: y grows to the left, x upwards.
    expect(grid.cells.find(({ text }) => text === '12.50')?.origin).toMatchObject({
      rect: { x: 215, y: 592, width: 20, height: 100 },
    });
  });

  const TABLE_LOWER = TABLE.replace(/(\d+) (\d+) Tm/g, (_, x, y) => `${x} ${Number(y) - 300} Tm`);
});

describe('type', () => {
  const lines = lattice([50, 250], [600, 620, 640, 660, 680, 700]);
  const cellsOf = async (content: string): Promise<string[]> =>
    (await rowsOfPage([{ content: lines + content + text('末', 60, 605) }]))[0].map(([cell]) => cell);

  test('that is white or invisible is left out, white on colour is read', async () => {
    const fill = '0 0 0.5 rg 50 660 200 20 re f 0 g\n';
    const cells = await cellsOf(
      fill +
        text('9.99', 60, 685, 10, '1 1 1 rg') +
        text('1.23', 60, 665, 10, '1 1 1 rg') +
        text('8.88', 60, 645, 10, '3 Tr'),
    );
    expect(cells).toEqual(['', '1.23', '', '', '末']);
  });

  test('beyond the clip of its cell is left out, and read whole where it only runs over it', async () => {
    const cells = await cellsOf(
      `q 50 680 40 20 re W n ${text('一般公共服务支出', 55, 685)}${text('看不见的一行', 55, 665)} Q ${text('1.00', 60, 645)}`,
    );
    expect(cells).toEqual(['一般公共服务支出', '', '1.00', '', '末']);
  });

  test('printed twice for bold is read once, and equal figures beside each other twice', async () => {
    const cells = await cellsOf(text('合计', 60, 685) + text('合计', 60.4, 685) + text('11.11', 60, 665));
    expect(cells).toEqual(['合计', '11.11', '', '', '末']);
  });

  test('of another font or baseline stands where it is read', async () => {
    const cells = await cellsOf(text('年预算', 95, 685) + text('2026', 70, 686.5, 9) + text('表', 126, 684));
    expect(cells[0]).toBe('2026年预算表');
  });

  test('a figure set in several goes is whole', async () => {
    const cells = await cellsOf(
      'q BT /F2 10 Tf 60 685 Td [(1)-20(2,3)30(45)] TJ (.6) Tj ET Q BT /F2 10 Tf 95.8 685 Td (7) Tj ET\n',
    );
    expect(cells[0].replace(' ', '')).toBe('12,345.67');
  });

  test('of layers that are switched off is left out', async () => {
    const content = `${lines}/OC /L1 BDC ${text('7.77', 60, 685)} EMC ${text('1.00', 60, 665)}${text('2.00', 60, 645)}`;
    const bytes = new TextDecoder('latin1').decode(
      pagesPdf([{ content, resources: '/Properties << /L1 3 0 R >>' }], ['<< /Type /OCG /Name (Draft) >>']),
    );
    const off = bytes.replace(
      '/Type /Catalog',
      '/Type /Catalog /OCProperties << /OCGs [3 0 R] /D << /OFF [3 0 R] >> >>',
    );
    const [grid] = gridsOf(await original(Uint8Array.from(off, (char) => char.charCodeAt(0))));
    expect(rowsOf(grid).map(([cell]) => cell)).toEqual(['', '1.00', '2.00', '', '']);
  });

  test('in forms stands where the form is put', async () => {
    const content = `BT /F1 10 Tf 10 5 Td <${hex('附表')}> Tj ET`;
    const stream = Uint8Array.from(content, (char) => char.charCodeAt(0));
    const dictionary = '/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Matrix [1 0 0 1 50 0]';
    const page = `${lines}q 1 0 0 1 0 680 cm /X1 Do Q ${text('末', 60, 605)}`;
    const [[...cells]] = await rowsOfPage(
      [{ content: page, resources: '/XObject << /X1 3 0 R >>' }],
      [{ dictionary, stream }],
    );
    expect(cells.map(([cell]) => cell)).toEqual(['附表', '', '', '', '末']);
  });

  test('that runs over the line of its cell stays in the cell that holds most of it', async () => {
    const wide = text('123,456,789.01', 228, 685);
    const rows = await rowsOfPage([
      {
        content:
          lattice([50, 150, 230, 310], [660, 680, 700]) +
          wide +
          text('1.00', 60, 665) +
          text('2.00', 160, 665),
      },
    ]);
    expect(rows[0]).toEqual([
      ['', '', '123,456,789.01'],
      ['1.00', '2.00', ''],
    ]);
  });

  test('of two amounts that were set in one go is parted at the line between them', async () => {
    const [rows] = await rowsOfPage([
      {
        content: `${lattice([50, 100, 150], [660, 680, 700])}${text('244,895.02192,446.79', 54, 685)}${text('1.00', 60, 665)}`,
      },
    ]);
    expect(rows[0]).toEqual(['244,895.02', '192,446.79']);
  });
});
