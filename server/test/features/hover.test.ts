/** Hovering amounts, codes and terms. */

import { describe, expect, test } from 'vitest';
import { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../src/features/hover';
import { loadClassification } from '../../src/knowledge/classification';
import { type CheckedOptions, checked, type Tie } from '../support/checked';
import { CLASSIFICATION } from '../support/classification';

/** What is shown at the cursor, and over what. */
function hoverAt(marked: string, options: CheckedOptions = {}) {
  const { document, cursors, ranges } = checked(marked, options);
  const found = hover(document, cursors[0], CLASSIFICATION);
  const contents = found?.contents;
  return { value: MarkupContent.is(contents) ? contents.value : undefined, range: found?.range, ranges };
}

/** A table with text below, which shows that it was not cut off. */
function table(...rows: string[]): string {
  const caption = ['部门预算支出总表', '', '预算年度：2026', '', '单位：万元', ''];
  return [...caption, ...rows, '', '以上各项均按规定编列。', ''].join('\n');
}

const HEADER = '序号\t科目编码\t科目名称\t合计\t基本支出\t项目支出';

function withAmounts(total: string, basic: string, project: string, below: string): string {
  return table(
    HEADER,
    `1\t210\t卫生健康支出\t${total}\t${basic}\t${project}`,
    `2\t21015\t医疗保障管理事务\t${below}\t261.03\t187.00`,
  );
}

describe('an amount', () => {
  test('shows its row, column, value with unit, and the relations that hold', () => {
    const shown = hoverAt(withAmounts('<|448<|>.03|>', '261.03', '187.00', '448.03'));
    expect(shown.value).toBe(
      [
        '**卫生健康支出（210）** · 合计 · **448.03 万元**',
        '',
        '- ✓ 卫生健康支出（210）合计 448.03 = 基本支出 261.03 + 项目支出 187.00',
        '- ✓ 卫生健康支出（210）合计 448.03 = 医疗保障管理事务（21015）448.03',
      ].join('\n'),
    );
    expect(shown.range).toEqual(shown.ranges[0]);
  });

  test('puts relations out of balance first, with what is missing', () => {
    const shown = hoverAt(withAmounts('448.02<|>', '261.03', '187.00', '448.13'));
    expect(shown.value?.split('\n').slice(-2)).toEqual([
      '- ✗ 差 0.11：卫生健康支出（210）合计 448.02 ≠ 医疗保障管理事务（21015）448.13',
      '- ≈ 尾差 0.01：卫生健康支出（210）合计 448.02 ≈ 基本支出 261.03 + 项目支出 187.00（得 448.03）',
    ]);
  });

  test('leaves blank parts out of the formula', () => {
    const shown = hoverAt(withAmounts('<|>261.03', '261.03', '', '448.03'));
    expect(shown.value).toContain('✓ 卫生健康支出（210）合计 261.03 = 基本支出 261.03');
    expect(shown.value).not.toContain('项目支出');
  });

  test('does not repeat what was found there: editors show that themselves', () => {
    const shown = hoverAt(withAmounts('<|>484.03', '261.03', '187.00', '448.03'));
    expect(shown.value?.split('\n\n')[0]).toBe('**卫生健康支出（210）** · 合计 · **484.03 万元**');
  });

  test('says so when nothing ties it', () => {
    const shown = hoverAt(`${withAmounts('1.00', '1.00', '', '1.00')}\n本年安排<|>20.00万元。\n`);
    expect(shown.value).toBe('**文字中的数** · 未读出名称 · **20.00 万元**\n\n*未勾稽：没有读出说的是什么*');
  });

  test.each([
    ['上年培训费<|>20.00万元。', '上年“培训费”', '没有读懂印有此数的栏'],
    ['2025年造林工程<|>20.00万元。', '2025年“造林工程”', '各表中没有找到“造林工程”的位置'],
    ['单价<|>100万元以上设备2台。', '“单价”：单价、标准或两数之差', '这样的数各表不印'],
    ['培训费20.00万元，比上年减少<|>3.00万元。', '“培训费”减少的数', '没有上年数、增减率或分项可比'],
    ['比上年减少3.00万元，主要原因是机构调整，设备<|>2.00万元不再购置。', '“设备”', '在原因中举出，各表不印'],
  ])('says what a number of the text was read as, and why nothing ties it: %s', (text, read, why) => {
    const shown = hoverAt(`${withAmounts('1.00', '1.00', '', '1.00')}\n${text}\n`);
    expect(shown.value).toContain(`**文字中的数** · ${read} · `);
    expect(shown.value).toContain(`*未勾稽：${why}*`);
  });

  test('shows a blank cell as counting 0', () => {
    const shown = hoverAt(withAmounts('448.03', '261.03', '<|>', '448.03'));
    expect(shown.value).toContain('**卫生健康支出（210）** · 项目支出 · **空白，按 0 计**');
    expect(shown.value).toContain('✗ 差 187.00');
  });

  test('lists no more than eight relations', () => {
    const row: Tie = ['sum/row', ['卫生健康支出', '合计'], [['卫生健康支出', '基本支出']]];
    const ties = Array.from({ length: 11 }, () => row);
    const lines = hoverAt(withAmounts('<|>448.03', '448.03', '', ''), { ties }).value?.split('\n');
    expect(lines?.filter((line) => line.startsWith('- ✓'))).toHaveLength(8);
    expect(lines?.at(-1)).toBe('- 另有 3 条');
  });

  test('writes out twelve terms of a long sum', () => {
    const numbers = Array.from(
      { length: 14 },
      (_, index) => `第${'一二三四五六七八九十甲乙丙丁'[index]}类支出`,
    );
    const rows = numbers.map((name, index) => `${index + 2}\t\t${name}\t1.00\t1.00\t`);
    const text = table(HEADER, '1\t\t合计\t14.00<|>\t14.00\t', ...rows);
    const shown = hoverAt(text);
    expect(shown.value).toContain('✓ 合计 14.00 = 第一类支出 1.00 + 第二类支出 1.00 + ');
    expect(shown.value).toContain('第乙类支出 1.00 + …（共 14 项）');
    expect(shown.value).not.toContain('第丙类支出');
  });

  test('speaks English with thousands separators', () => {
    const shown = hoverAt(withAmounts('<|>1448.03', '1261.03', '187.00', '448.03'), {
      settings: { locale: 'en' },
    });
    expect(shown.value?.split('\n').slice(-4)).toEqual([
      '**卫生健康支出（210）** · 合计 · **1,448.03 万元**',
      '',
      '- ✗ off by 1,000.00: 卫生健康支出（210）合计 1,448.03 ≠ 医疗保障管理事务（21015）448.03',
      '- ✓ 卫生健康支出（210）合计 1,448.03 = 基本支出 1,261.03 + 项目支出 187.00',
    ]);
  });

  test('means nothing in a text that is no disclosure', () => {
    const options = { language: 'unrecognised' } as const;
    expect(hoverAt(withAmounts('<|>448.03', '261.03', '187.00', '448.03'), options).value).toBeUndefined();
  });

  test('is told from the one beside it', () => {
    const shown = hoverAt(withAmounts('448.03', '261.03<|>', '187.00', '448.03'));
    expect(shown.value).toContain('基本支出 · **261.03 万元**');
  });
});

describe('a code', () => {
  const rows = (code: string, name: string) => table(HEADER, `1\t${code}\t${name}\t1.00\t1.00\t`);

  const cases: readonly [title: string, code: string, name: string, expected: readonly string[]][] = [
    [
      'shows its path with official names and the year',
      '<|2101<|>501|>',
      '行政运行',
      ['210 卫生健康支出 › 21015 医疗保障管理事务 › **2101501 行政运行**', '支出功能分类，2026 年'],
    ],
    [
      'is read without the blanks of an extraction',
      '<|210150<|> 1|>',
      '行政运行',
      ['210 卫生健康支出 › 21015 医疗保障管理事务 › **2101501 行政运行**', '支出功能分类，2026 年'],
    ],
    [
      'shows what is printed where that differs, and what is only recalled',
      '<|<|>2101502|>',
      '行政管理事务',
      [
        '210 卫生健康支出 › 21015 医疗保障管理事务 › **2101502 一般行政管理事务**',
        '支出功能分类，2026 年',
        '表列名称：行政管理事务',
        '*此名称未见于近年公开文本或文件，仅供参考*',
      ],
    ],
    [
      'says since when it is in use',
      '<|2101505<|>|>',
      '医疗保障政策管理',
      [
        '210 卫生健康支出 › 21015 医疗保障管理事务 › **2101505 医疗保障政策管理**',
        '支出功能分类，2026 年，2025 年起使用',
      ],
    ],
    [
      'says when it was valid if no longer',
      '<|<|>2101504|>',
      '信息化建设',
      [
        '**2101504** 不在 2026 年支出功能分类中',
        '2101504 信息化建设，2023 年至 2024 年使用',
        '上级：210 卫生健康支出 › 21015 医疗保障管理事务',
      ],
    ],
    [
      'shows the name of old where it is unknown today',
      '<|<|>2101503|>',
      '机关服务',
      [
        '**2101503** 不在 2026 年支出功能分类中',
        '上级：210 卫生健康支出 › 21015 医疗保障管理事务',
        '旧科目（约 2009 年）：机关服务',
      ],
    ],
  ];

  test.each(cases)('%s', (_, code, name, expected) => {
    const shown = hoverAt(rows(code, name));
    expect(shown.value?.split('\n\n')).toEqual([...expected, '本文所列：\n- 部门预算支出总表：1.00 万元']);
    expect(shown.range).toEqual(shown.ranges[0]);
  });

  test('shows its amounts in every table, its share and what is below it', () => {
    const first = table(
      HEADER,
      '1\t\t合计\t8.00\t6.00\t2.00',
      '2\t<|>21015\t医疗保障管理事务\t6.00\t4.00\t2.00',
      '3\t2101501\t行政运行\t4.00\t4.00\t',
      '4\t2101502\t一般行政管理事务\t2.00\t\t2.00',
      '5\t205\t教育支出\t2.00\t2.00\t',
    );
    const second = table(HEADER, '1\t21015\t医疗保障管理事务\t6.00\t4.00\t2.00');
    const shown = hoverAt(`${first}\n${second.replace('支出总表', '一般公共预算支出表')}`);
    expect(shown.value?.split('\n\n').slice(2)).toEqual([
      '本文所列：\n- 部门预算支出总表：6.00 万元，占 75.0%\n- 部门预算一般公共预算支出表：6.00 万元',
      '本表所列下级：\n- 2101501 行政运行 4.00 万元\n- 2101502 一般行政管理事务 2.00 万元',
    ]);
  });

  test('shows the codes that correspond, and the names of other years', () => {
    const shipped = loadClassification();
    const at = (code: string, name: string, title = '部门预算支出总表') => {
      const { document, cursors } = checked(rows(`<|>${code}`, name).replace('部门预算支出总表', title));
      const contents = hover(document, cursors[0], shipped)?.contents;
      return MarkupContent.is(contents) ? contents.value.split('\n\n') : [];
    };
    expect(at('30108', '机关事业单位基本养老保险缴费')).toContain(
      '对应政府预算支出经济分类：50102 社会保障缴费、50501 工资福利支出',
    );
    expect(at('2013804', '经营主体管理')).toContain('曾用名：2013804 市场主体管理，用至 2023 年');
  });

  test('speaks English', () => {
    const shown = hoverAt(rows('9<|>99', '其他'), { settings: { locale: 'en' } });
    expect(shown.value).toBe(
      '**999** is not in the functional classification (支出功能分类) of 2026\n\nIn this document:\n- 部门预算支出总表: 1.00 万元',
    );
  });
});

describe('a term', () => {
  const glossary = [
    '十、名词解释',
    '1、事业收入：指事业单位开展专业业务活动取得的收入。',
    '2、事业单位经营收入：指非独立核算经营活动取得的收入。',
    '3、“三公”经费：指因公出国（境）费、公务用车购置及运维费和公务接待费。',
    '4、上年结转：指结转到本年的资金。',
    '',
  ].join('\n');
  const header = '序号\t科目编码\t科目名称\t合计\t事业收入\t上年结转';

  const cases: readonly [title: string, marked: string, definition: string][] = [
    ['in the text', '本年<|事业<|>收入|>有所增长。', '指事业单位开展专业业务活动取得的收入。'],
    ['the longest one', '取得<|事业<|>单位经营收入|>若干。', '指非独立核算经营活动取得的收入。'],
    ['at its end', '取得<|事业收入<|>|>若干。', '指事业单位开展专业业务活动取得的收入。'],
    [
      'without its quotes',
      '安排<|三公<|>经费|>若干。',
      '指因公出国（境）费、公务用车购置及运维费和公务接待费。',
    ],
    [
      'in other quotes',
      '安排"<|三公"经<|>费|>若干。',
      '指因公出国（境）费、公务用车购置及运维费和公务接待费。',
    ],
    ['with blanks in it', '本年<|事 业<|> 收 入|>增长。', '指事业单位开展专业业务活动取得的收入。'],
    [
      'in a header',
      table(header.replace('事业收入', '<|事<|>业收入|>'), '1\t\t合计\t1.00\t1.00\t'),
      '指事业单位开展专业业务活动取得的收入。',
    ],
    ['in a label', table(header, '1\t\t<|上年<|>结转|>\t1.00\t1.00\t'), '指结转到本年的资金。'],
    [
      'in a title',
      table(header, '1\t\t合计\t1.00\t1.00\t').replace('部门预算支出总表', '“<|三<|>公”经费|>支出表'),
      '指因公出国（境）费、公务用车购置及运维费和公务接待费。',
    ],
  ];

  test.each(cases)('is explained %s', (_, marked, definition) => {
    const shown = hoverAt(`${marked}\n\n${glossary}`);
    expect(shown.value).toContain(`：${definition}`);
    expect(shown.value).toMatch(/\n\n\*名词解释，第 \d+ 行\*$/);
    expect(shown.range).toEqual(shown.ranges[0]);
  });

  test('is explained in a text that is not recognised as a disclosure', () => {
    const { value } = hoverAt(`本年事业<|>收入增长。\n\n${glossary}`, { language: 'unrecognised' });
    expect(value).toContain('指事业单位开展专业业务活动取得的收入。');
  });

  test('is shown as it is printed, not as Markdown', () => {
    const { value } = hoverAt('本年<|>收入_a。\n\n十、名词解释\n1、收入_a：指<b>收入</b>，见[附表](1)。\n');
    expect(value).toContain('**收入\\_a**：指\\<b\\>收入\\</b\\>，见\\[附表\\](1)。');
  });

  test('says where it is defined', () => {
    const { value } = hoverAt(`本年事业<|>收入增长。\n\n${glossary}`);
    expect(value).toBe('**事业收入**：指事业单位开展专业业务活动取得的收入。\n\n*名词解释，第 4 行*');
  });

  test.each([
    ['beside a term', '本<|>年事业收入增长。'],
    ['over a break between cells', table('序号\t事业\t收<|>入\t合计', '1\t2\t3\t4')],
    ['in an empty document', '<|>'],
  ])('is not shown %s', (_, marked) => {
    expect(hoverAt(marked === '<|>' ? marked : `${marked}\n\n${glossary}`).value).toBeUndefined();
  });

  test('keeps to its own disclosure', () => {
    const first = table(header, '1\t\t合计\t1.00\t1.00\t').replace('支出总表', '收支总表');
    const second = table(header, '1\t\t合计\t1.00\t1.00\t').replace('支出总表', '收入总表');
    const other = glossary.replace('指结转到本年的资金', '另有所指');
    const hovered = first.replace('上年结转', '上年<|>结转');
    const shown = hoverAt([first, second, glossary, hovered, second, other].join('\n\n'));
    expect(shown.value).toContain('另有所指');
  });
});
