/** Tables are the same tables whatever width and spacing the lines above them are printed in. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Panel } from '../../src/disclosure/model';
import { understand } from '../../src/disclosure/understand';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

const FIXTURES = new URL('../../../test-fixtures/', import.meta.url);
const FILES = ['demo/clean.disclosure', 'cells/clean.disclosure', 'final-accounts/clean.disclosure'];

const FULL_WIDTH_OFFSET = 0xfee0;

describe.each(FILES)('%s', (file) => {
  const text = readFileSync(new URL(file, FIXTURES), 'utf8');

  test('in full-width digits is read as it is in half-width ones', () => {
    const wide = text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + FULL_WIDTH_OFFSET));
    expect(tablesOf(wide)).toEqual(tablesOf(text));
  });

  test('with blanks in the unit is read as it is without', () => {
    const spaced = text.replaceAll('单位：万元', '单 位： 万 元');
    expect(spaced).not.toBe(text);
    expect(tablesOf(spaced)).toEqual(tablesOf(text));
  });
});

/** What was understood of every table: names, codes and values, not how they are printed. */
function tablesOf(text: string) {
  const { disclosures } = understand(readDocument(createSnapshot(text)));
  // A table of contents has no panels.
  const tables = disclosures
    .flatMap((disclosure) => disclosure.tables)
    .filter(({ panels }) => panels.length > 0);
  return tables.map(({ kind, unit, year, panels }) => ({ kind, unit, year, panels: panels.map(panelOf) }));
}

function panelOf({ domain, rows }: Panel) {
  return {
    domain,
    rows: rows.map(({ label, role, code, amounts }) => ({
      label: label.normalize('NFKC'),
      role,
      code: code?.digits,
      values: amounts.map((amount) => amount?.printed.value),
    })),
  };
}

describe('lines between the title and the header', () => {
  const CAPTIONS = [
    ...['编制日期：2024年1月25日', '填表日期：2024-01-25', '日期：2024年2月1日', '打印日期：2024-02-01'],
    ...[
      '公开02表',
      '（公开01表）',
      '【公开表3-1】',
      '财决公开03表',
      '报表编号：公开02表',
      '预算01表',
      '表二',
      '附件1-2',
    ],
    ...[
      '部门/单位：某某局',
      '填报单位(盖章)：某某局',
      '部门编码及名称：[022]某某局',
      '主管部门：某某局',
      '[022001]某某局',
    ],
    ...['单位编码：022001', '单位负责人：某人', '密级：公开', '页码：1', '2024年度'],
  ];
  const HEADER = ['科目编码', '科目名称', '合计'];
  const ROW = ['205', '教育支出', '1.00'];
  const LAYOUTS: Readonly<Record<string, (facts: readonly string[]) => readonly string[]>> = {
    tabs: (facts) => [...facts, HEADER.join('\t'), ROW.join('\t')],
    'tabs in one line': (facts) => [facts.join('\t'), HEADER.join('\t'), ROW.join('\t')],
    cells: (facts) => [facts, HEADER, ROW].flatMap((row) => [...row.map((cell) => `\t${cell}`), '']),
    spaced: (facts) => [...facts, '科目编码 科目名称 合计', '205 教育支出 1.00'],
  };
  const cases = Object.entries(LAYOUTS).flatMap(([layout, print]) =>
    CAPTIONS.flatMap((caption) => [
      [layout, caption, print(['单位：万元', caption])] as const,
      [layout, caption, print([caption, '单位：万元'])] as const,
    ]),
  );
  test.each(cases)('%s: %s', (_layout, _caption, lines) => {
    const { blocks } = readDocument(createSnapshot(['部门支出总表', ...lines, ''].join('\n')));
    const [table] = blocks.filter((block) => block.type === 'table');
    expect(table?.caption.title?.text).toBe('部门支出总表');
    expect(table?.columns.map(({ path }) => path.join('/'))).toEqual(HEADER);
    expect(table?.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([ROW]);
  });
});

describe('title and captions in one row of tabs, as a copied row of a sheet has them', () => {
  const ROWS = [
    '科目编码\t科目名称\t合计\t基本支出',
    '\t合计\t21.00\t21.00',
    '205\t教育支出\t21.00\t21.00',
    '',
  ];
  const titled = (row: string) => {
    const { disclosures } = understand(readDocument(createSnapshot([row, ...ROWS].join('\n'))));
    return disclosures.flatMap(({ tables }) =>
      tables.map(({ title, unit, columns }) => [title, unit, ...columns.map(({ path }) => path.join('/'))]),
    );
  };
  const HEADER = ['科目编码', '科目名称', '合计', '基本支出'];

  test.each([
    ['部门预算支出总表\t\t\t单位：元', '部门预算支出总表'],
    ['部门预算支出总表\t单位：元\t年度：2026\t部门：460 青河县档案馆', '部门预算支出总表'],
    ['专户收支情况\t单位：元\t年度：2026', '专户收支情况'],
  ])('%j', (row, title) => {
    expect(titled(row)).toEqual([[title, '元', ...HEADER]]);
  });
});
