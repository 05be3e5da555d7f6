/** The work on a table grows no faster than its size, but for a logarithm: counted in looks at amounts, so that it repeats. */

import { describe, expect, test } from 'vitest';
import type { Amount, Panel, TableModel } from '../../src/disclosure/model';
import { understand } from '../../src/disclosure/understand';
import { OTHER_TABLE_RULES, TABLE_RULES } from '../../src/rules/registry';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

/** Rows of tables, each twice as many as the ones before. */
const SIZES = [500, 1000, 2000, 4000] as const;
/** Twice as many rows may take so many times the looks: a half more for what grows with the logarithm. */
const MOST_TIMES = 2.5;
/** Lines below one that they add up to. */
const PARTS = 9;
const WIDE = 40;

const money = (hundredths: number): string => (hundredths / 100).toFixed(2);

interface Group {
  readonly sum: number;
  readonly parts: readonly number[];
}

/** Amounts in groups, so many altogether with their sums. */
function groupsOf(rows: number): Group[] {
  return Array.from({ length: Math.ceil(rows / (PARTS + 1)) }, (_, group) => {
    const parts = Array.from({ length: PARTS }, (_part, index) => 100 + ((group * 37 + index * 91) % 9999));
    return { sum: parts.reduce((sum, part) => sum + part, 0), parts };
  });
}

/** A table of groups, with the lines of each as `print` gives them. */
function tableOf(
  title: string,
  header: readonly string[],
  total: string,
  groups: readonly Group[],
  print: (group: Group, index: number) => readonly string[],
): string {
  const sum = money(groups.reduce((all, group) => all + group.sum, 0));
  const rows = groups.flatMap(print);
  return [
    '某局2026年部门预算',
    '',
    title,
    '单位：万元',
    '',
    ...header,
    total.replaceAll('#', sum),
    ...rows,
    '',
  ].join('\n');
}

/** One amount is wrong, so that no structure bears all of it out. */
const printed = (value: number, group: number, index: number): string =>
  money(group === 3 && index === 2 ? value + 77 : value);

const CLASSES = ['教育支出', '科学技术支出', '卫生健康支出', '节能环保支出', '农林水支出', '住房保障支出'];

const TABLES: readonly (readonly [name: string, text: (rows: number) => string])[] = [
  [
    'codes',
    (rows) =>
      tableOf(
        '部门预算支出总表',
        ['科目编码\t科目名称\t合计\t基本支出\t项目支出'],
        '\t合计\t#\t#\t',
        groupsOf(rows),
        (group, at) => {
          const head = String(201 + (at % 30));
          return [
            `${head}\t第${at}类支出\t${money(group.sum)}\t${money(group.sum)}\t`,
            ...group.parts.map(
              (part, index) =>
                `${head}0${index + 1}\t第${at}类第${index}款\t${printed(part, at, index)}\t${money(part)}\t`,
            ),
          ];
        },
      ),
  ],
  [
    'names that are set in',
    (rows) =>
      tableOf(
        '部门预算支出总表',
        ['科目名称\t合计\t基本支出\t项目支出'],
        '合计\t#\t#\t',
        groupsOf(rows),
        (group, at) => [
          `第${at}类支出\t${money(group.sum)}\t${money(group.sum)}\t`,
          ...group.parts.map(
            (part, index) => `　第${at}类第${index}款\t${printed(part, at, index)}\t${money(part)}\t`,
          ),
        ],
      ),
  ],
  [
    'units with their projects',
    (rows) =>
      tableOf(
        '部门预算项目支出表',
        ['单位代码\t单位名称\t项目名称\t合计\t一般公共预算\t政府性基金预算'],
        '\t合计\t\t#\t#\t',
        groupsOf(rows),
        (group, at) => [
          `${100_001 + at}\t第${at}所\t\t${money(group.sum)}\t${money(group.sum)}\t`,
          ...group.parts.map(
            (part, index) => `\t\t第${at}所修缮${index}期\t${printed(part, at, index)}\t${money(part)}\t`,
          ),
        ],
      ),
  ],
  [
    'classes above what they pay for, without codes',
    (rows) => {
      const groups = groupsOf(rows);
      const lines = groups.flatMap(({ sum, parts }, at) => [
        ...(at % Math.ceil(groups.length / CLASSES.length) === 0
          ? [[CLASSES[Math.floor((at * CLASSES.length) / groups.length)], sumOf(groups, at)] as const]
          : []),
        [`第${at}款`, money(sum)] as const,
        ...parts.map((part, index) => [`第${at}款第${index}项`, printed(part, at, index)] as const),
      ]);
      const all = money(groups.reduce((sum, group) => sum + group.sum, 0));
      return [
        '某局2026年部门预算',
        '',
        '部门收支总表',
        '单位：万元',
        '',
        '收入\t\t支出\t',
        '项目\t预算数\t项目\t预算数',
        ...lines.map(
          ([name, amount], index) => `${index === 0 ? `一般公共预算\t${all}` : '\t'}\t${name}\t${amount}`,
        ),
        `收入总计\t${all}\t支出总计\t${all}`,
        '',
      ].join('\n');
    },
  ],
  [
    'many columns',
    (rows) => {
      const columns = Array.from({ length: WIDE }, (_, index) => `专项${index}资金`);
      const lines = Array.from({ length: rows / 10 }, (_, row) => {
        const amounts = columns.map((_column, index) => 100 + ((row * 37 + index * 91) % 9999));
        const sum = amounts.reduce((all, amount) => all + amount, 0);
        return [
          `第${row}期修缮`,
          money(sum),
          ...amounts.map((amount, index) => printed(amount, row, index)),
        ].join('\t');
      });
      return [
        '某局2026年部门预算',
        '',
        '部门预算项目支出表',
        '单位：万元',
        '',
        ['项目名称', '合计', ...columns].join('\t'),
        ...lines,
        '',
      ].join('\n');
    },
  ],
];

/** What the groups of a class that begins at one come to. */
function sumOf(groups: readonly Group[], from: number): string {
  const count = Math.ceil(groups.length / CLASSES.length);
  return money(groups.slice(from, from + count).reduce((sum, group) => sum + group.sum, 0));
}

/** A table each look at an amount of which is counted. */
function counted(table: TableModel, look: () => void): TableModel {
  const watched = (amounts: readonly (Amount | undefined)[]) =>
    new Proxy(amounts, {
      get: (target, key, receiver) => {
        if (typeof key === 'string' && key !== 'length' && Number.isInteger(Number(key))) look();
        return Reflect.get(target, key, receiver);
      },
    });
  const panels = table.panels.map(
    (panel): Panel => ({
      ...panel,
      rows: panel.rows.map((row) => ({ ...row, amounts: watched(row.amounts) })),
    }),
  );
  return { ...table, panels };
}

/** How many looks the rules for one table take, and how many relations they make. */
function workOn(text: string): { readonly looks: number; readonly relations: number } {
  const model = understand(readDocument(createSnapshot(text)));
  const tables = model.disclosures.flatMap((disclosure) => disclosure.tables);
  expect(tables).toHaveLength(1);
  let looks = 0;
  const watched = counted(tables[0], () => {
    looks++;
  });
  const relations = [...TABLE_RULES, ...OTHER_TABLE_RULES].flatMap((rule) => rule(watched));
  return { looks, relations: relations.length };
}

describe('the work on a table of', () => {
  test.each(TABLES)('%s', (_, text) => {
    const work = SIZES.map((rows) => workOn(text(rows)));
    for (const [index, { looks, relations }] of work.entries()) {
      expect(relations).toBeGreaterThan(0);
      expect(looks).toBeGreaterThan(SIZES[index] / 10);
      if (index > 0) expect(looks / work[index - 1].looks).toBeLessThan(MOST_TIMES);
    }
  });
});
