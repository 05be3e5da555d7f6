/** Hovering amounts, codes and terms. */

import { describe, expect, test } from 'vitest';
import { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../src/features/hover';
import { loadClassification } from '../../src/knowledge/classification';
import { type CheckedOptions, checked, type Tie } from '../support/checked';
import { CLASSIFICATION } from '../support/classification';

/** What is shown at the cursor, and over what. */
function hoverAt(marked: string, options: CheckedOptions & { readonly withFindings?: boolean } = {}) {
  const { withFindings = true, ...others } = options;
  const { document, cursors, ranges } = checked(marked, others);
  const found = hover(document, cursors[0], { classification: CLASSIFICATION, withFindings });
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

  test('says what was found there once, before its relations', () => {
    const shown = hoverAt(withAmounts('<|>484.03', '261.03', '187.00', '448.03'));
    const [heading, finding, relations, ...others] = shown.value?.split('\n\n') ?? [];
    expect(heading).toBe('**卫生健康支出（210）** · 合计 · **484.03 万元**');
    expect(finding).toMatch(/^此数应为 448\.03：/);
    expect(relations).toMatch(/^- ✗ 差 36\.00：/);
    expect(others).toEqual([]);
  });

  test('does not repeat what was found there for an editor that shows it beside the hover', () => {
    const text = withAmounts('<|>484.03', '261.03', '187.00', '448.03');
    const shown = hoverAt(text, { withFindings: false });
    expect(shown.value?.split('\n\n')).toHaveLength(2);
    expect(shown.value).not.toContain('此数应为');
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
      withFindings: false,
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
      const contents = hover(document, cursors[0], { classification: shipped, withFindings: true })?.contents;
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
    ['in an empty document', '<|>'],
  ])('is not shown %s', (_, marked) => {
    expect(hoverAt(marked === '<|>' ? marked : `${marked}\n\n${glossary}`).value).toBeUndefined();
  });

  test('is not explained over a break between cells', () => {
    const { value } = hoverAt(`${table('序号\t事业\t收<|>入\t合计', '1\t2\t3\t4')}\n\n${glossary}`);
    expect(value).toMatch(/^\*\*收入\*\* · /);
    expect(value).not.toContain('名词解释');
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

describe('a name', () => {
  const rows = (name: string) => table(HEADER, `1\t2101501\t${name}\t1.00\t1.00\t`);

  test('shows what its code shows', () => {
    const shown = hoverAt(rows('<|行政<|>运行|>'));
    const code = hoverAt(rows('行政运行').replace('2101501', '210<|>1501'));
    // A term of that name is explained below.
    const [value, term] = shown.value?.split('\n\n---\n\n') ?? [];
    expect(value).toBe(code.value);
    expect(value).toContain('› **2101501 行政运行**');
    expect(term).toMatch(/^\*\*行政运行/);
    expect(shown.range).toEqual(shown.ranges[0]);
  });

  test('shows nothing where there is no code', () => {
    expect(hoverAt(table(HEADER, '1\t\t某项<|>工作\t1.00\t1.00\t')).value).toBeUndefined();
  });
});

describe('a cell for amounts in which none could be read', () => {
  const asked = `## 部门预算支出总表

金额单位：万元

| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |
| --- | --- | ---: | ---: | ---: |
| 201 | 一般公共服务支出 | 3.00 | <|=<|>|> | 2.00 |
`;

  test('says its row, column and unit, and what is found there', () => {
    const shown = hoverAt(asked, { language: 'budget' });
    const [heading, finding, ...others] = shown.value?.split('\n\n') ?? [];
    expect(heading).toBe('**一般公共服务支出** · 基本支出 · 万元');
    expect(finding).toContain('“=”算不出来');
    expect(others).toEqual([]);
    expect(shown.range).toEqual(shown.ranges[0]);
  });

  test('is said not to be checked where nothing is found or told', () => {
    const shown = hoverAt(asked, { language: 'budget', withFindings: false });
    expect(shown.value).toContain('*未读懂：这一格不作校核*');
    const good = ['1\t205\t教育支出\t5.00\t1.00\t4.00', '2\t208\t社会保障和就业支出\t5.00\t1.00\t4.00'];
    const slip = hoverAt(table(HEADER, ...good, '3\t210\t卫生健康支出\t3.00\t1.00\t2.0<|>0.0'), {
      withFindings: false,
    });
    expect(slip.value).toBe('**卫生健康支出** · 项目支出 · 万元\n\n*未读懂：这一格不作校核*');
  });
});

describe('a header', () => {
  const BODY = ['1\t210\t卫生健康支出\t3.00\t1.00\t2.00', '2\t205\t教育支出\t5.00\t1.00\t4.00'];

  test('shows what the column is understood to be, and what it adds up to', () => {
    const shown = hoverAt(table(HEADER.replace('合计', '<|合<|>计|>'), ...BODY));
    expect(shown.value?.split('\n\n')).toEqual([
      '**合计** · 金额 · 万元',
      '由表头的词认作金额；列中印有 2 格',
      '- 合计 = 基本支出 + 项目支出：2 处相符，0 处不符',
    ]);
    expect(shown.range).toEqual(shown.ranges[0]);
  });

  test('tells columns of the same words apart', () => {
    const shown = hoverAt(`部门预算收支总表
预算年度：2026\t\t\t单位：万元
收入\t\t支出\t
项目\t预算<|>数\t项目\t预算数
一、一般公共预算拨款收入\t3.00\t一、一般公共服务支出\t3.00
本年收入合计\t3.00\t本年支出合计\t3.00
`);
    expect(shown.value).toContain('- 收入/预算数 = 支出/预算数：');
  });

  test('names the classification of codes', () => {
    const shown = hoverAt(table(HEADER.replace('科目编码', '科目<|>编码'), ...BODY));
    expect(shown.value).toMatch(/^\*\*科目编码\*\* · 编码 · 支出功能分类\n/);
  });

  test('says where its words are not known', () => {
    const header = HEADER.replace('项目支出', '云栖<|>往来');
    const shown = hoverAt(table(header, ...BODY));
    expect(shown.value).toContain('表头的词没有见过，看列中印的 2 格认作金额');
  });

  test('over several columns names them', () => {
    const text = [
      '| 科目编码 | 科目名称 | 本年收入/小计 | 本年收入/财政拨款收入 | 本年收入/事业收入 |',
      '| --- | --- | ---: | ---: | ---: |',
      '| 210 | 卫生健康支出 | 3.00 | 1.00 | 2.00 |',
    ];
    const shown = hoverAt(`## 部门预算收入总表\n\n${text.join('\n').replace('收入/小计', '收入<|>/小计')}\n`);
    expect(shown.value).toMatch(/^\*\*本年收入\/小计\*\* · 金额/);
  });

  test('speaks English', () => {
    const text = table(HEADER.replace('合计', '合<|>计'), ...BODY);
    expect(hoverAt(text, { settings: { locale: 'en' } }).value).toContain(
      'The words of its header say amounts; 2 cells are printed',
    );
  });
});

describe('a sentence', () => {
  const TABLE = table(HEADER, '1\t\t合计\t8.00\t6.00\t2.00', '2\t205\t教育支出\t8.00\t6.00\t2.00');
  const at = (sentence: string, options: CheckedOptions = {}) =>
    hoverAt(`${TABLE}\n二、支出预算情况说明\n\n${sentence}\n`, options);

  test('shows what its number was understood to be and the place that it quotes', () => {
    const shown = at('2026年基本支出<|6.<|>00|>万元，项目支出2.00万元。');
    expect(shown.value).toMatch(/^\*\*文字中的数\*\* · 2026年“基本支出” · \*\*6\.00 万元\*\*\n/);
    expect(shown.value).toContain('对应表列：部门预算支出总表“合计 · 基本支出”6.00（第 8 行）');
    expect(shown.range).toEqual(shown.ranges[0]);
  });

  test('shows the same on the words before the number', () => {
    const shown = at('<|2026<|>年基本支出6.00万元|>，项目支出2.00万元。');
    expect(shown.value).toMatch(/^\*\*文字中的数\*\* · 2026年“基本支出”/);
    expect(shown.range).toEqual(shown.ranges[0]);
  });

  test('says why no table is asked', () => {
    expect(at('2026年云栖往来支出7.<|>00万元。').value).toContain('未勾稽：各表中没有找到');
    expect(at('基本支出6.00万元，比上年增加1.<|>00万元。').value).toMatch(
      /增加的数[\s\S]*未勾稽：没有上年数/,
    );
  });
});
