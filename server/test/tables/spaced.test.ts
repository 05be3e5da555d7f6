/** Tables parted by blanks, as texts and what is read of them: columns by their paths, rows by their cells. */

import { expect, test } from 'vitest';
import type { Row, Table } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

interface Example {
  readonly name: string;
  readonly lines: readonly string[];
  /** Of the first table. */
  readonly columns: readonly string[];
  /** Cells of each row; numbers without a place stand behind them: `1 2 in 3, 4`. */
  readonly rows: readonly (readonly string[])[];
}

const CAPTION = ['部门预算支出表', '单位：万元'];

const EXAMPLES: readonly Example[] = [
  {
    name: 'a row with more numbers than columns keeps its code and name',
    lines: [
      ...CAPTION,
      '科目编码 科目名称 合计 基本支出',
      '208 社会保障和就业支出 5.00 5.00',
      '20805 行政事业单位养老支出 5.00 2.00 3.00',
    ],
    columns: ['科目编码', '科目名称', '合计', '基本支出'],
    rows: [
      ['208', '社会保障和就业支出', '5.00', '5.00'],
      ['20805', '行政事业单位养老支出', '', '', 'nothing known in 2, 3'],
    ],
  },
];

function shown({ cells, loose = [], undetermined }: Row): string[] {
  const places = loose.map(
    ({ numbers, columns }) => `${numbers.map(({ text }) => text).join(' ')} in ${columns.join(', ')}`,
  );
  const unknown = undetermined ? [`nothing known in ${undetermined.join(', ')}`] : [];
  return [...cells.map(({ text }) => text), ...places, ...unknown];
}

test.each(EXAMPLES)('$name', ({ lines, columns, rows }) => {
  const { blocks } = readDocument(createSnapshot([...lines, ''].join('\n')));
  const read = blocks.filter((block): block is Table => block.type === 'table');
  expect(read[0].columns.map(({ path }) => path.join('/'))).toEqual(columns);
  expect(read[0].rows.map(shown)).toEqual(rows);
});
