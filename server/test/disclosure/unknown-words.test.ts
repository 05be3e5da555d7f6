/** Columns and rows under words that nobody knows are what their figures and their neighbours make them. */

import { describe, expect, test } from 'vitest';
import type { TableModel } from '../../src/disclosure/model';
import { understand } from '../../src/disclosure/understand';
import { codeTree } from '../../src/model/code-tree';
import { rowSums } from '../../src/rules/sums/sum-row';
import { threePublics } from '../../src/rules/sums/three-publics';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { readDocument } from '../../src/tables/read';
import { createSnapshot } from '../../src/text/snapshot';

function tableOf(title: string, ...lines: readonly string[]): TableModel {
  const text = [title, '单位：万元', ...lines, ''].join('\n');
  return understand(readDocument(createSnapshot(text))).disclosures[0].tables[0];
}

const rolesOf = ({ columns }: TableModel) => columns.map(({ role }) => role);

describe('a column under a word that nobody knows', () => {
  test('counts the rows', () => {
    const table = tableOf(
      '一般公共预算支出表',
      '琥珀\t科目编码\t科目名称\t合计\t基本支出\t项目支出',
      ...['1\t205\t教育支出\t3.00\t1.00\t2.00', '2\t20502\t普通教育\t3.00\t1.00\t2.00'],
      '3\t2050201\t学前教育\t3.00\t1.00\t2.00',
    );
    expect(rolesOf(table)[0]).toBe('serial');
  });

  test('holds codes and names', () => {
    const table = tableOf(
      '一般公共预算支出表',
      '琥珀\t珊瑚\t合计\t基本支出\t项目支出',
      ...['205\t教育支出\t3.00\t1.00\t2.00', '20502\t普通教育\t3.00\t1.00\t2.00'],
    );
    expect(rolesOf(table)).toEqual(['code', 'name', 'amount', 'amount', 'amount']);
    expect(table.panels[0].rows.map(({ code, label }) => [code?.digits, label])).toEqual([
      ['205', '教育支出'],
      ['20502', '普通教育'],
    ]);
  });

  test('holds the pieces of a code', () => {
    const table = tableOf(
      '一般公共预算支出表',
      '科目编码\t\t\t科目名称\t合计\t基本支出\t项目支出\n类\t款\t琥珀\t\t\t\t',
      ...['205\t\t\t教育支出\t3.00\t1.00\t2.00', '205\t02\t\t普通教育\t3.00\t1.00\t2.00'],
      '205\t02\t01\t学前教育\t3.00\t1.00\t2.00',
    );
    expect(table.panels[0].rows.map(({ code }) => code?.digits)).toEqual(['205', '20502', '2050201']);
  });

  test('holds money of as many digits as a code has, before the names of the other side', () => {
    const table = tableOf(
      '收支总表',
      '收入\t\t支出\t\n项目\t琥珀\t项目\t预算数',
      ...['一、财政拨款收入\t3240402\t一、教育支出\t2900000', '二、事业收入\t\t二、卫生健康支出\t340402'],
    );
    expect(rolesOf(table)).toEqual(['name', 'amount', 'name', 'amount']);
  });

  test('holds names that are broken over lines', () => {
    const table = tableOf(
      '一般公共预算财政拨款“三公”经费支出表',
      '琥珀\t合计\t一般公共预算',
      ...[
        '合计\t9.00\t9.00',
        '一、公务用车购置及\t6.00\t6.00',
        '运行维护费\t\t',
        '二、公务接待费\t3.00\t3.00',
      ],
    );
    expect(table.panels[0].rows.map(({ label }) => label)).toEqual([
      '合计',
      '公务用车购置及运行维护费',
      '公务接待费',
    ]);
  });

  test('stands first below a merged one, over figures', () => {
    const table = tableOf(
      '“三公”经费预算表',
      '“三公”经费预算数\t\t\t\t机关运行经费预算数',
      ...['琥珀\t因公出国（境）费\t公务接待费\t公务用车运行费\t', '44.10\t12.00\t2.50\t29.60\t'],
    );
    expect(table.rows).toHaveLength(1);
    expect(table.columns[0].path).toEqual(['“三公”经费预算数', '琥珀']);
  });

  test('holds whole numbers beside money, and no money', () => {
    const table = tableOf(
      '项目支出表',
      '项目名称\t琥珀\t合计\t一般公共预算',
      ...['校舍修缮\t12\t3.00\t3.00', '图书购置\t400\t2.50\t2.50'],
    );
    expect(rolesOf(table)).toEqual(['name', 'text', 'amount', 'amount']);
  });

  test.each(['琥珀', '增减情况'])('%s holds percentages, and no money', (word) => {
    const table = tableOf(
      '项目支出表',
      `项目名称\t合计\t一般公共预算\t${word}`,
      ...['校舍修缮\t3.00\t3.00\t12.50%', '图书购置\t2.50\t2.50\t-4.00％'],
    );
    expect(rolesOf(table)).toEqual(['name', 'amount', 'amount', 'percent']);
  });

  test.each([
    ['科目', '名称'],
    ['功能分类', '科目名称'],
    ['项目', '琥珀'],
  ])('beside it, words for names over codes: %s and %s', (code, name) => {
    const rows = ['205\t教育支出\t3.00\t1.00', '20502\t普通教育\t3.00\t1.00'];
    const table = tableOf('一般公共预算支出表', `${code}\t${name}\t合计\t基本支出`, ...rows);
    expect(rolesOf(table)).toEqual(['code', 'name', 'amount', 'amount']);
    expect(table.panels[0].rows.map(({ code, label }) => [code?.digits, label])).toEqual([
      ['205', '教育支出'],
      ['20502', '普通教育'],
    ]);
  });

  const besideNames = (word: string, ...firsts: readonly string[]) =>
    rolesOf(
      tableOf(
        '一般公共预算支出表',
        `${word}\t名称\t合计`,
        ...firsts.map((first, index) => `${first}\t某类支出${'甲乙丙丁'[index]}\t3.00`),
      ),
    );

  test.each(['支出功能分类', '支出', '预算科目类款项'])('beside it, %s over a tree of codes', (word) => {
    expect(besideNames(word, '205', '20502', '2050201', '2050202')).toEqual(['code', 'name', 'amount']);
  });

  test.each(['支出', '金额'])('beside it, %s over amounts of whole 元', (word) => {
    expect(besideNames(word, '318', '52407', '52407', '5240700')).toEqual(['amount', 'name', 'amount']);
  });

  test('makes no difference where it has no money, nor to groups beside it, where cells are known', () => {
    const header = '科目编码\t科目名称\t合计\t基本支出\t\t\t琥珀\n\t\t\t小计\t人员经费\t公用经费\t';
    const rowsWith = (amount: string) => [
      ...[`205\t教育支出\t3.00\t3.00\t1.00\t2.00\t${amount}`, '208\t社会保障\t4.50\t4.50\t1.50\t3.00\t'],
    ];
    const sumsWith = (amount: string) => {
      const table = tableOf('一般公共预算支出表', header, ...rowsWith(amount));
      return rowSums(table, table.panels[0]).map(({ total, certain }) => [total, certain]);
    };
    expect(sumsWith('')).toEqual([
      [0, true],
      [1, true],
    ]);
    expect(sumsWith('0.50')).toEqual([
      [0, false],
      [1, true],
    ]);
  });

  test('is the total of the others where all rows bear that out, and takes the certainty of what holds else', () => {
    const rows = ['205\t教育支出\t3.00\t1.00\t2.00', '208\t社会保障\t4.50\t1.50\t3.00'];
    const header = '科目编码\t科目名称\t琥珀\t基本支出\t项目支出';
    const table = tableOf('一般公共预算支出表', header, ...rows);
    expect(rowSums(table, table.panels[0])).toEqual([{ total: 0, parts: [1, 2], certain: false }]);
    const broken = tableOf('一般公共预算支出表', header, ...rows, '210\t卫生健康支出\t9.00\t1.00\t2.00');
    expect(rowSums(broken, broken.panels[0])).toEqual([]);
    const part = tableOf('一般公共预算支出表', '科目编码\t科目名称\t合计\t基本支出\t琥珀', ...rows);
    expect(rowSums(part, part.panels[0])).toEqual([{ total: 0, parts: [1, 2], certain: false }]);
  });
});

describe('sums in a column under a word that nobody knows', () => {
  const service = createService({ documentation: () => undefined });
  const ROWS = [
    '\t合计\t39.00\t14.00\t25.00',
    '205\t教育支出\t30.00\t10.00\t20.00',
    '20502\t普通教育\t30.00\t10.00\t20.00',
    '2050201\t学前教育\t12.00\t4.00\t8.00',
    '2050202\t小学教育\t18.00\t6.00\t12.00',
    '208\t社会保障和就业支出\t9.00\t4.00\t5.00',
    '20805\t行政事业单位养老支出\t9.00\t4.00\t5.00',
    '2080505\t机关事业单位基本养老保险缴费支出\t9.00\t4.00\t5.00',
  ];
  const errorsWith = (...column: readonly string[]) => {
    const rows = ROWS.map((row, index) => `${row}\t${column[index]}`);
    const header = '科目编码\t科目名称\t合计\t基本支出\t项目支出\t琥珀';
    const text = ['一般公共预算支出表', '单位：万元', header, ...rows, ''].join('\n');
    const { findings, snapshot } = service.check(text, 'plaintext', DEFAULT_SETTINGS);
    return findings
      .filter(({ severity }) => severity === 1)
      .map(({ place }) =>
        snapshot.text.slice(place.block.start + place.start, place.block.start + place.end),
      );
  };

  test('are none where it shows rates, however well the other columns add up', () => {
    expect(errorsWith('33.10', '12.50', '12.50', '10.20', '14.80', '40.10', '40.10', '40.10')).toEqual([]);
  });

  test('hold where it is money, and then tell a wrong amount', () => {
    expect(errorsWith('35.00', '28.00', '28.00', '11.00', '17.00', '7.00', '7.00', '7.00')).toEqual([]);
    expect(errorsWith('35.00', '28.00', '28.00', '11.50', '17.00', '7.00', '7.00', '7.00')).toEqual([
      '11.50',
    ]);
  });
});

describe('a row under a word that nobody knows', () => {
  const LINES = [
    '收入\t\t支出\t',
    '项目\t预算数\t项目\t预算数',
    '一、一般公共预算拨款收入\t5.00\t一、一般公共服务支出\t4.00',
    '二、事业收入\t1.00\t二、教育支出\t3.00',
  ];

  test('is the total that stands beside it on the other side', () => {
    const { panels } = tableOf(
      '部门收支总表',
      ...LINES,
      '本年收入合计\t6.00\t琥珀\t7.00',
      '珊瑚\t1.00\t年终结转结余\t',
      '收入总计\t7.00\t玳瑁\t7.00',
    );
    expect(panels.map(({ rows }) => rows.slice(2).map(({ role }) => role))).toEqual([
      ['subtotal', 'carry-over', 'grand-total'],
      ['subtotal', 'carry-over', 'grand-total'],
    ]);
  });

  test('is the total of codes that it is the sum of, and of no others', () => {
    const rows = ['205\t教育支出\t3.00\t1.00\t2.00', '208\t社会保障\t4.50\t1.50\t3.00'];
    const header = '科目编码\t科目名称\t合计\t基本支出\t项目支出';
    const total = (amounts: string) => {
      const table = tableOf('一般公共预算支出表', header, `\t琥珀\t${amounts}`, ...rows);
      return codeTree(table.panels[0]).total?.label;
    };
    expect(total('7.50\t2.50\t5.00')).toBe('琥珀');
    expect(total('9.50\t3.50\t6.00')).toBeUndefined();
  });

  test('tells by the other side which side a table shows where its heading does not', () => {
    const table = tableOf('部门收支总表', LINES[0].replace('收入', '琥珀'), ...LINES.slice(1));
    expect(table.panels.map(({ side }) => side)).toEqual(['revenue', 'expenditure']);
  });
});

describe('a part of the 三公 under a word that nobody knows', () => {
  const sumsOf = (reception: string) => {
    const table = tableOf(
      '“三公”经费支出表',
      '项目\t预算数',
      ...['合计\t7.00', '一、因公出国（境）费\t1.00', '二、琥珀\t4.00', `三、公务接待费\t${reception}`],
    );
    return threePublics(table).map(({ parts, certain }) => [parts.length, certain]);
  };

  test('is added where it makes up what is missing', () => {
    expect(sumsOf('2.00')).toEqual([[3, false]]);
  });

  test('leaves the total open where it does not', () => {
    expect(sumsOf('3.00')).toEqual([[2, false]]);
  });
});

test('a page whose header prints one word otherwise goes on with the table', () => {
  const header = (word: string) => `科目编码\t科目名称\t合计\t基本支出\t${word}`;
  const text = [
    ...[
      '一般公共预算支出表',
      '单位：万元',
      header('项目支出'),
      '205\t教育支出\t3.00\t1.00\t2.00',
      '',
      '- 2 -',
      '',
    ],
    ...['单位：万元', header('琥珀'), '208\t社会保障\t4.50\t1.50\t3.00', ''],
  ].join('\n');
  const [{ tables }] = understand(readDocument(createSnapshot(text))).disclosures;
  expect(tables.map(({ rows }) => rows.length)).toEqual([2]);
});

test('a table whose columns alone tell its kind is tied by what bears it out', () => {
  const lines = [
    ...['表一\n收支总表', '单位：万元', '收入\t\t支出\t', '项目\t预算数\t项目\t预算数'],
    ...['一、财政拨款收入\t25.00\t一、教育支出\t20.00', '二、事业收入\t4.00\t二、卫生健康支出\t6.00'],
    ...['\t\t三、住房保障支出\t3.00', '收入总计\t29.00\t支出总计\t29.00', ''],
    ...[
      '表二\n安排情况',
      '单位：万元',
      '科目编码\t科目名称\t合计\t基本支出\t琥珀',
      '\t合计\t29.00\t20.00\t9.00',
    ],
    ...[
      '205\t教育支出\t20.00\t11.00\t9.00',
      '210\t卫生健康支出\t6.00\t6.00\t',
      '221\t住房保障支出\t3.00\t3.00\t',
      '',
    ],
    ...[
      '表三\n安排情况',
      '单位：万元',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '\t合计\t25.00\t16.00\t9.00',
    ],
    ...[
      '205\t教育支出\t18.00\t9.00\t9.00',
      '210\t卫生健康支出\t4.00\t4.00\t',
      '221\t住房保障支出\t3.00\t3.00\t',
      '',
    ],
  ];
  const service = createService({ documentation: () => undefined });
  const document = service.check(lines.join('\n'), 'disclosure', DEFAULT_SETTINGS);
  const errors = service.diagnostics(document, 'file:///kinds').filter(({ severity }) => severity === 1);
  expect(errors.map(({ message }) => message)).toEqual([]);
});

test('money of a line that nobody knows may be of any fund', () => {
  const lines = [
    ...['财政拨款收支总体情况表', '单位：万元', '收入\t\t支出\t', '项目\t预算\t项目\t预算'],
    ...['一、一般公共预算\t11.00\t一、教育支出\t11.00', '二、琥珀珊瑚\t8.00\t二、其他支出\t8.00'],
    ...['本年收入合计\t19.00\t本年支出合计\t19.00', '收入总计\t19.00\t支出总计\t19.00', ''],
    ...[
      '一般公共预算支出情况表',
      '单位：万元',
      '功能科目名称\t合计\t基本支出\t项目支出',
      '合计\t11.00\t6.00\t5.00',
    ],
    ...['[205]教育支出\t11.00\t6.00\t5.00', ''],
  ];
  const service = createService({ documentation: () => undefined });
  const document = service.check(lines.join('\n'), 'disclosure', DEFAULT_SETTINGS);
  const errors = service.diagnostics(document, 'file:///funds').filter(({ severity }) => severity === 1);
  expect(errors.map(({ message }) => message)).toEqual([]);
});

test('what a sentence says may stand under a word that nobody knows', () => {
  const table = (title: string, word: string, project: string, total: string) => [
    ...[
      title,
      '单位：万元',
      `科目编码\t科目名称\t合计\t基本支出\t${word}`,
      `\t合计\t${total}\t1000.00\t${project}`,
    ],
    ...[`205\t教育支出\t${total}\t1000.00\t${project}`, ''],
  ];
  const lines = [
    ...table('2026年支出预算总表', '项目支出', '690.25', '1690.25'),
    ...table('2026年一般公共预算支出预算表', '琥珀珊瑚', '660.25', '1660.25'),
    '第四部分 其他相关情况说明',
    '2026年度，本单位编报绩效目标的项目共5个，涉及项目预算资金660.25万元。',
  ];
  const service = createService({ documentation: () => undefined });
  const document = service.check(lines.join('\n'), 'disclosure', DEFAULT_SETTINGS);
  const errors = service.diagnostics(document, 'file:///text').filter(({ severity }) => severity === 1);
  expect(errors.map(({ message }) => message)).toEqual([]);
});
