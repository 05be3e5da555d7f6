/** Renaming amounts, names of units and projects, and terms: what is changed, and what has to be confirmed before. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { prepareRename, rename } from '../../src/features/rename';
import { createService, DEFAULT_SETTINGS, type LanguageId } from '../../src/service';
import { withEdits } from '../real/mutations';
import { unmark } from '../support/marked';
import { original, paragraph } from '../support/original';

const service = createService({ documentation: () => undefined });

/** What renaming at the cursor comes to: the text with all edits, with the certain ones, and what is told of the others. */
function renamed(marked: string, name: string, language: LanguageId = 'disclosure') {
  const { text, cursors, ranges } = unmark(marked);
  const document = service.check(text, language, DEFAULT_SETTINGS);
  const prepared = prepareRename(document, cursors[0]);
  const result = rename(document, cursors[0], name);
  if ('refused' in result)
    return { prepared, ranges, text, refused: result.refused, edits: [], told: [], all: text, certain: text };
  const { edits, annotations = {} } = result;
  const needs = (annotation = '') => annotations[annotation]?.needsConfirmation === true;
  const told = edits.flatMap(({ annotation = '' }) =>
    needs(annotation) ? (annotations[annotation].description ?? '') : [],
  );
  return {
    prepared,
    ranges,
    text,
    refused: undefined,
    edits,
    told,
    all: withEdits(text, edits),
    certain: withEdits(
      text,
      edits.filter(({ annotation }) => !needs(annotation)),
    ),
  };
}

const WRITTEN = readFileSync(
  new URL('../../../test-fixtures/pipes/tutorial.budget', import.meta.url),
  'utf8',
);

const HEAD = [
  '部门预算支出总表',
  '预算年度：2026\t\t单位：万元',
  '科目编码\t科目名称\t合计\t基本支出\t项目支出',
];
const ROWS = [
  '\t合计\t21.00\t13.00\t8.00',
  '205\t教育支出\t12.00\t10.00\t2.00',
  '20502\t普通教育\t12.00\t10.00\t2.00',
  '2050202\t小学教育\t7.00\t6.00\t1.00',
  '2050203\t初中教育\t5.00\t4.00\t1.00',
  '206\t科学技术支出\t9.00\t3.00\t6.00',
  '20601\t科学技术管理事务\t9.00\t3.00\t6.00',
  '2060101\t行政运行\t9.00\t3.00\t6.00',
];
const TABLE = [...HEAD, ...ROWS, ''].join('\n');
const TEXT = `${TABLE}
二、支出预算情况说明

2026年支出预算21.00万元，其中：基本支出13.00万元，项目支出8.00万元。
`;

describe('an amount', () => {
  test('is prepared with its printed digits', () => {
    const { prepared, ranges } = renamed(TEXT.replace('7.00\t6.00', '7.00\t<|6.<|>00|>'), '6.50');
    expect(prepared).toEqual({ range: ranges[0], placeholder: '6.00' });
  });

  test('takes all sums above it along, and the sentences that quote them', () => {
    const { all, certain, told } = renamed(TEXT.replace('7.00\t6.00', '7.00\t6.<|>00'), '6.50');
    expect(all).toBe(
      TEXT.replace('7.00\t6.00', '7.50\t6.50')
        .replaceAll('12.00\t10.00', '12.50\t10.50')
        .replace('21.00\t13.00', '21.50\t13.50')
        .replace('支出预算21.00', '支出预算21.50')
        .replace('基本支出13.00', '基本支出13.50'),
    );
    expect(certain).toBe(all);
    expect(told).toEqual([]);
  });

  test('is printed in the manner of its place', () => {
    const { all } = renamed(TEXT.replace('7.00\t6.00', '7.00\t6.<|>00'), ' 6.5 ');
    expect(all).toContain('\t7.50\t6.50\t');
  });

  test('keeps its decimals, where fewer would do for the new value', () => {
    const { all } = renamed(WRITTEN.replace('基本支出73.85', '基本支出73.<|>85'), '74.00', 'budget');
    expect(all).toContain('支出总计100.50万元，其中基本支出74.00万元');
  });

  test('moves no pipe of a written table that has room', () => {
    const marked = WRITTEN.replace('58.20', '58.<|>20');
    const row = (name: string) => renamed(marked, name, 'budget').all.match(/^\| 2010301 .*$/m)?.[0] ?? '';
    expect(row('1060')).toContain('|    = |  1060.00 |          |');
    expect(row('60')).toContain('|    = |    60.00 |          |');
    expect(row('5')).toContain('|    = |     5.00 |          |');
  });

  test('that its parts speak against needs to be confirmed wherever it is written', () => {
    const { all, certain, told } = renamed(
      TEXT.replace('205\t教育支出\t12.00\t10.00', '205\t教育支出\t12.00\t10.<|>00'),
      '11.00',
    );
    expect(all).toContain('205\t教育支出\t13.00\t11.00\t');
    // 普通教育 is all that 教育支出 has, and its own parts are printed.
    expect(certain).toBe(TEXT);
    expect(told).toContain(
      '与印出的 部门预算支出总表“小学教育（2050202）基本支出”6.00、部门预算支出总表“初中教育（2050203）基本支出”4.00 不符',
    );
  });

  test('that has a single part is doubted by it', () => {
    const marked = TEXT.replace('206\t科学技术支出\t9.00', '206\t科学技术支出\t9.<|>00').replaceAll(
      '3.00\t6.00',
      '9.00\t',
    );
    const { all, certain, told, text } = renamed(marked, '9.50');
    expect(all).toContain('206\t科学技术支出\t9.50\t9.50');
    expect(certain).toBe(text);
    expect(told.some((words) => words.startsWith('与印出的 '))).toBe(true);
  });

  test('in a sentence changes the amount that it quotes', () => {
    const { all, told } = renamed(TEXT.replace('项目支出8.00万元', '项目支出8.<|>00万元'), '8.50');
    expect(all).toContain('合计\t21.50\t13.00\t8.50');
    expect(all).toContain('项目支出8.50万元');
    expect(told.length).toBeGreaterThan(0);
  });

  test('that mends what is wrong leaves the rest alone', () => {
    const wrong = TEXT.replace('7.00\t6.00', '7.00\t6.60');
    const { all, certain, told } = renamed(wrong.replace('6.60', '6.<|>60'), '6.00');
    expect(all).toBe(TEXT);
    expect(certain).toBe(TEXT);
    expect(told).toEqual([]);
  });

  test('keeps what is rounded where the new value is rounded to the same', () => {
    const text = `${TABLE}\n二、支出预算情况说明\n\n2026年支出预算21万元，其中：基本支出13万元，项目支出8万元。\n`;
    const { all } = renamed(text.replace('7.00\t6.00', '7.00\t6.<|>00'), '6.20');
    expect(all).toContain('21.20\t13.20');
    expect(all).toContain('支出预算21万元，其中：基本支出13万元');
  });

  test('is not written into a blank without asking', () => {
    const blank = TEXT.replace('2060101\t行政运行\t9.00\t3.00\t6.00', '2060101\t行政运行\t9.00\t9.00\t')
      .replace('20601\t科学技术管理事务\t9.00\t3.00\t6.00', '20601\t科学技术管理事务\t9.00\t9.00\t')
      .replace('206\t科学技术支出\t9.00\t3.00\t6.00', '206\t科学技术支出\t9.00\t9.00\t');
    const { told } = renamed(blank.replace('206\t科学技术支出\t9.00', '206\t科学技术支出\t9.<|>00'), '9.50');
    expect(told.length).toBeGreaterThan(0);
  });

  test.each(['', '三万', '=', '12,3', '1.2.3'])('is not renamed to “%s”', (name) => {
    expect(renamed(TEXT.replace('7.00\t6.00', '7.00\t6.<|>00'), name).refused).toBe(
      `“${name}”不是这里的数额`,
    );
  });

  test('that is asked for is computed and not typed', () => {
    const text = [
      '---',
      '部门: 460 某县档案馆',
      '年度: 2026',
      '金额单位: 万元',
      '---',
      '',
      '## 部门预算支出总表',
      '',
      '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |',
      '| --- | --- | ---: | ---: | ---: |',
      '| 201 | 一般公共服务支出 | <|>= | 1.00 | 2.00 |',
      '',
    ].join('\n');
    expect(renamed(text, '3.00', 'budget').prepared).toEqual({ refused: '这个数由明细算出，请改明细。' });
  });

  test('is followed in work that grows with what it touches', () => {
    const rows = Array.from(
      { length: 400 },
      (_, index) => `20502${String(index % 100).padStart(2, '0')}\t小学教育\t1.00\t1.00\t`,
    );
    const text = [...HEAD, '\t合计\t400.00\t400.00\t', ...rows, ''].join('\n');
    const at = text.lastIndexOf('1.00\t1.00') + 1;
    const { edits } = renamed(`${text.slice(0, at)}<|>${text.slice(at)}`, '2.00');
    expect(edits.length).toBeLessThan(8);
  });
});

describe('a sentence of growth and shares', () => {
  const said = (sentence: string) => TEXT.replace(/2026年支出预算.*\n/, `${sentence}\n`);
  /** The sentence once 6.00 in the table is 6.50, and what has to be confirmed in it. */
  const retold = (sentence: string) => {
    const { all, told } = renamed(said(sentence).replace('7.00\t6.00', '7.00\t6.<|>00'), '6.50');
    return { sentence: all.trimEnd().split('\n').at(-1), told };
  };

  test.each([
    [
      '2026年支出预算21.00万元，比上年20.00万元增加1.00万元，增长5.00%。',
      '2026年支出预算21.50万元，比上年20.00万元增加1.50万元，增长7.50%。',
    ],
    [
      '2026年支出预算21.00万元，比上年增加1.00万元，增长5.00%。',
      '2026年支出预算21.50万元，比上年增加1.50万元，增长7.50%。',
    ],
    [
      '2026年支出预算21.00万元，比上年减少1.00万元，下降4.55%。',
      '2026年支出预算21.50万元，比上年减少0.50万元，下降2.27%。',
    ],
    ['2026年支出预算21.00万元，比上年增加1.00万元。', '2026年支出预算21.50万元，比上年增加1.50万元。'],
    [
      '2025年支出预算20.00万元，2026年支出预算21.00万元，比2025年增长5.0%。',
      '2025年支出预算20.00万元，2026年支出预算21.50万元，比2025年增长7.5%。',
    ],
    [
      '2026年支出预算21.00万元，其中：基本支出13.00万元，占61.90%，项目支出8.00万元，占38.10%。',
      '2026年支出预算21.50万元，其中：基本支出13.50万元，占62.79%，项目支出8.00万元，占37.21%。',
    ],
    // Cut off as it was.
    [
      '2026年支出预算21.00万元，其中：基本支出13.00万元，占61.9%，项目支出8.00万元，占38.0%。',
      '2026年支出预算21.50万元，其中：基本支出13.50万元，占62.8%，项目支出8.00万元，占37.2%。',
    ],
  ])('is told anew: %s', (before, expected) => {
    expect(retold(before)).toEqual({ sentence: expected, told: [] });
  });

  test('has to be confirmed where it would have to be worded otherwise', () => {
    const { sentence, told } = retold('2026年支出预算21.00万元，比上年减少0.30万元，下降1.41%。');
    expect(sentence).toBe('2026年支出预算21.50万元，比上年减少0.30万元，下降1.41%。');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('0.30');
  });

  test('has to be confirmed where nothing tells its percentage', () => {
    const { sentence, told } = retold('2026年支出预算21.00万元，比上年增长5.00%。');
    expect(sentence).toBe('2026年支出预算21.50万元，比上年增长5.00%。');
    expect(told).toEqual(['句中的 5.00% 可能随之改变，请核对']);
  });

  test('keeps a percentage that was wrong before', () => {
    const { sentence } = retold('2026年支出预算21.00万元，比上年20.00万元增加1.00万元，增长15.00%。');
    expect(sentence).toContain('增加1.50万元，增长15.00%');
  });

  test('groups thousands as it did', () => {
    const { sentence } = retold('2026年支出预算21.00万元，比上年增加20.00万元，增长2,000.00%。');
    expect(sentence).toBe('2026年支出预算21.50万元，比上年增加20.50万元，增长2,050.00%。');
  });

  test('takes its percentage along with the change itself', () => {
    const text = said('2026年支出预算21.00万元，比上年增加1.00万元，增长5.00%。');
    const { all } = renamed(text.replace('增加1.00', '增加1.<|>00'), '2.00');
    expect(all).toContain('比上年增加2.00万元，增长10.53%');
  });
});

test('rates in a table are told anew, with their signs', () => {
  const text = [
    '2026年一般公共预算支出表',
    '单位：万元',
    '科目编码\t科目名称\t上年预算数\t本年预算数\t增减额\t增减%',
    '\t合计\t70.00\t60.00\t-10.00\t-14.29',
    '214\t交通运输支出\t55.00\t40.00\t-15.00\t-27.27%',
    '221\t住房保障支出\t10.00\t12.00\t2.00\t20.00%',
    '229\t其他支出\t5.00\t8.00\t3.00\t60.00%',
    '',
  ].join('\n');
  const { all } = renamed(text.replace('40.00', '40.<|>00'), '60.50');
  expect(all).toContain('交通运输支出\t55.00\t60.50\t5.50\t10.00%');
  expect(all).toContain('合计\t70.00\t80.50\t10.50\t15.00');
});

test('nothing is renamed in the view of an original', () => {
  const document = service.checkOriginal(
    original(paragraph('部门预算说明'), paragraph('2026年支出预算21.00万元，其中：基本支出13.00万元。')),
    DEFAULT_SETTINGS,
  );
  const line = document.snapshot.text.split('\n').findIndex((each) => each.includes('21.00'));
  const character = document.snapshot.text.split('\n')[line].indexOf('21.00');
  expect(prepareRename(document, { line, character })).toMatchObject({ refused: /^这是原件的视图/ });
  expect(rename(document, { line, character }, '22.00')).toMatchObject({ refused: /^这是原件的视图/ });
});

test('nothing is renamed where nothing has a name', () => {
  const { prepared, edits } = renamed(TEXT.replace('二、支出', '二<|>、支出'), '三');
  expect(prepared).toBeUndefined();
  expect(edits).toEqual([]);
});

describe('a name', () => {
  const UNITS = `一、部门预算单位构成
1、云栖县教育局本级
2、云栖县第一小学

部门预算项目支出表
预算年度：2026\t\t单位：万元
单位编码\t单位名称\t项目名称\t合计
230001\t云栖县教育局本级\t\t3.00
230001\t云栖县教育局本级\t校舍维修专项\t3.00
230002\t云栖县第一小学\t\t2.00
230002\t云栖县第一小学\t图书购置专项\t2.00

二、其他说明

云栖县第一小学校舍维修由云栖县教育局负责，新云栖县第一小学另行安排。
`;

  test('is changed wherever it stands by itself', () => {
    const { prepared, all, certain } = renamed(
      UNITS.replace('2、云栖县第一小学', '2、云栖县第<|>一小学'),
      '云栖县实验小学',
    );
    expect(prepared).toMatchObject({ placeholder: '云栖县第一小学' });
    expect(all.match(/云栖县实验小学/g)).toHaveLength(5);
    expect(certain).toContain('2、云栖县实验小学\n');
    expect(certain).toContain('230002\t云栖县实验小学\t图书购置专项');
    // Within other words it may be a part of another name.
    expect(certain).toContain('新云栖县第一小学另行安排');
  });

  test.each([
    ['部门: 460 某县<|>档案馆', '# 某县档案馆2026年部门预算'],
    ['部门: 460 某县档案馆', '# 某县<|>档案馆2026年部门预算'],
  ])('in front matter is that of the disclosure: %s', (front, title) => {
    const { prepared, all, certain } = renamed(
      `---\n${front}\n年度: 2026\n金额单位: 万元\n---\n\n${title}\n\n## 部门预算支出总表\n\n| 科目编码 | 科目名称 | 合计 |\n| --- | --- | ---: |\n| 201 | 一般公共服务支出 | 1.00 |\n`,
      '某县史志馆',
      'budget',
    );
    expect(prepared).toMatchObject({ placeholder: '某县档案馆' });
    expect(certain).toContain('部门: 460 某县史志馆\n');
    expect(all).not.toContain('档案馆');
  });

  test('is the value in front matter only, not its key nor the year', () => {
    const rest =
      '年度: 2026\n---\n\n## 部门预算支出总表\n\n| 科目编码 | 科目名称 | 合计 |\n| --- | --- | ---: |\n| 201 | 一般公共服务支出 | 1.00 |\n';
    expect(renamed(`---\n部<|>门: 某县档案馆\n${rest}`, '某县史志馆', 'budget').prepared).toBeUndefined();
    expect(
      renamed(`---\n部门: 某县档案馆\n${rest.replace('2026', '20<|>26')}`, '某县史志馆', 'budget').prepared,
    ).toBeUndefined();
  });

  test('that is broken over two lines is changed once that is confirmed', () => {
    const broken = UNITS.replace('云栖县第一小学校舍维修由', '经研究，云栖县第一\n小学的校舍维修由');
    const { all, certain, told } = renamed(
      broken.replace('2、云栖县第一小学', '2、云栖县第<|>一小学'),
      '云栖县实验小学',
    );
    expect(all).toContain('经研究，云栖县实验小学\n的校舍维修由');
    expect(certain).toContain('经研究，云栖县第一\n小学的校舍维修由');
    expect(told).toContain('改后写在前一行，后一行的几个字删去，请确认');
  });

  test('is not put together over a blank line', () => {
    const broken = UNITS.replace('云栖县第一小学校舍维修由', '经研究，云栖县第一\n\n小学的校舍维修由');
    const { all } = renamed(broken.replace('2、云栖县第一小学', '2、云栖县第<|>一小学'), '云栖县实验小学');
    expect(all).toContain('经研究，云栖县第一\n\n小学的校舍维修由');
  });

  test('is changed in a cell that goes on in the line below', () => {
    const cells = `${UNITS}
部门预算政府采购表

单位名称        项目名称        合计
                                (万元)
云栖县第一      图书购置专项    2.00
小学
云栖县教育局    校舍维修专项    3.00
本级
`;
    const { all, certain, told } = renamed(
      cells.replace('2、云栖县第一小学', '2、云栖县第<|>一小学'),
      '云栖县实验小学',
    );
    // No line is left without anything on it.
    expect(all).toContain('云栖县实验小学      图书购置专项    2.00\n云栖县教育局');
    expect(certain).toContain('云栖县第一      图书购置专项    2.00\n小学\n');
    expect(told).toContain('改后写在前一行，后一行的几个字删去，请确认');
  });

  test.each(['', ' ', '甲\t乙', '甲|乙', '甲\n乙'])('is not changed to %j', (name) => {
    const { refused } = renamed(UNITS.replace('2、云栖县第一小学', '2、云栖县第<|>一小学'), name);
    expect(refused).toBe(`“${name}”不能作名称`);
  });
});

describe('a term', () => {
  const TERMS = `${TEXT}
三、名词解释

1、基本支出：指为保障机构正常运转发生的支出。
2、项目支出：指在基本支出之外发生的支出。
`;

  test('is changed in its entry and in the text; tables have to be confirmed', () => {
    const { prepared, certain, all } = renamed(TERMS.replace('1、基本支出', '1、基<|>本支出'), '经常支出');
    expect(prepared).toMatchObject({ placeholder: '基本支出' });
    expect(certain).toContain('1、经常支出：');
    expect(certain).toContain('指在经常支出之外');
    expect(certain).toContain('其中：经常支出13.00万元');
    expect(certain).toContain('\t基本支出\t项目支出');
    expect(all).toContain('\t经常支出\t项目支出');
  });

  test('that the document does not explain is no name of its own', () => {
    expect(renamed(TEXT.replace('其中：基本', '其中：基<|>本'), '经常支出').prepared).toBeUndefined();
  });
});
