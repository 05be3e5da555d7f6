/** The row that numbers the columns is no data, wherever a page break repeats it. */

import { expect, test } from 'vitest';
import type { Table } from '../../src/tables/model';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

const HEADER = ['序号\t项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款', '栏次\t1\t2\t3\t4'];

test('a header repeated without a blank line brings no row of column numbers into the data', () => {
  const rows = ['1\t一、教育支出\t5.00\t3.00\t2.00', ...HEADER, '2\t二、科学技术支出\t1.00\t1.00\t'];
  const text = ['部门预算财政拨款支出表', '单位：万元', ...HEADER, ...rows, ''].join('\n');
  const { blocks } = readDocument(createSnapshot(text));
  const table = blocks.find((block): block is Table => block.type === 'table');
  const firsts = table?.rows.map(({ cells }) => cells[0].text);
  expect(firsts?.filter((first) => /^\d+$/.test(first))).toEqual(['1', '2']);
  expect(firsts).not.toContain('栏次');
});
