/** Official lists that users lay over the classification: how they are read, what they change, and what refuses them. */

import { describe, expect, it } from 'vitest';
import { createClassification } from '../../src/knowledge/classification';
import { listAddition } from '../../src/knowledge/list-writing';
import { createLists, emptyLists, problemsOfLists } from '../../src/knowledge/lists';
import { readOfficialList } from '../../src/knowledge/official-list';

const SHIPPED = createClassification({
  domains: {
    functional: `
210 卫生健康支出 *
 15 医疗保障管理事务 *
  01 行政运行 *
  02 一般行政管理事务 *
  03 机关服务
  04 信息化建设 *
221 住房保障支出 *
 02 住房改革支出 *
  01 住房公积金 *`,
    'department-economic': '301 工资福利支出 *\n 01 基本工资 *',
    'government-economic': '',
    income: '',
  },
  old: '',
  economicMap: '',
});

const laidOver = (text: string, path = 'codes.csv') => createLists(SHIPPED)([{ path, text }]);

/** Codes and names as read, with the years they are valid in. */
function read(text: string, path = 'codes.csv') {
  const list = readOfficialList({ path, text });
  if ('problem' in list) return list.problem['zh-cn'];
  return list.entries.map(({ entry: { code, name, fromYear, toYear } }) => [code, name, fromYear, toYear]);
}

describe('reading', () => {
  it.each([
    ['CSV', 'codes.csv', '科目编码,科目名称,年度\n2101507,新增事务,2026\n'],
    ['TSV', 'codes.tsv', '科目编码\t科目名称\t年度\n2101507\t新增事务\t2026\n'],
    ['tabs in a .csv', 'codes.csv', '科目编码\t科目名称\t年度\r\n2101507\t新增事务\t2026年\r\n'],
    ['JSON', 'codes.json', '[{"编码":2101507,"名称":"新增事务","年份":"2026"}]'],
    ['columns in another order, more of them', 'codes.csv', '备注,名称,代码,年份\n,新增事务,2101507,2026\n'],
    ['the year of the file name', '科目2026.csv', '科目编码,科目名称\n2101507,新增事务\n'],
    [
      'a title, a comment and blank lines',
      '科目2026.csv',
      '科目表\n# 说明\n\n编码,名称\n\n2101507,新增事务\n',
    ],
    ['a byte order mark, quotes', 'codes.csv', '\ufeff科目编码,科目名称,年度\n"2101507","新增事务",2026'],
    ['full-width digits', 'codes.csv', '科目编码,科目名称,年度\n２１０１５０７,新增事务,2026\n'],
    ['类, 款 and 项 apart', '2026.csv', '类,款,项,科目名称\n210,15,07,新增事务\n'],
  ])('%s', (_, path, text) => {
    expect(read(text, path)).toEqual([['2101507', '新增事务', 2026, 2026]]);
  });

  it('fills levels that are printed once', () => {
    expect(read('类,款,项,科目名称\n210,,,卫生健康支出\n,15,,医疗保障管理事务\n,,01,行政运行\n')).toEqual([
      ['210', '卫生健康支出', 2023, undefined],
      ['21015', '医疗保障管理事务', 2023, undefined],
      ['2101501', '行政运行', 2023, undefined],
    ]);
  });

  it('reads names with separators, quotes and line ends in quotes', () => {
    expect(read('编码,名称\n2101507,"甲,""乙""\n丙"\n2101508,丁\n')).toEqual([
      ['2101507', '甲,"乙"\n丙', 2023, undefined],
      ['2101508', '丁', 2023, undefined],
    ]);
  });

  it.each([
    ['no such columns', 'a,b\n1,2\n', '没有找到“科目编码”和“科目名称”两栏，第一行应是栏名'],
    ['an empty file', '', '没有找到“科目编码”和“科目名称”两栏，第一行应是栏名'],
    [
      'something that is no code',
      '编码,名称\n2101501,行政运行\n21O15,某款\n',
      '第 3 行的“21O15”不是科目编码',
    ],
    ['a code of no classification', '编码,名称\n4101501,某项\n', '第 2 行的“4101501”不是科目编码'],
    ['a code without a name', '编码,名称\n2101501,\n', '第 2 行的 2101501 没有名称'],
    [
      'a quotation mark that is never closed',
      '编码,名称\n2101501,"行政\n2101502,事务\n',
      '第 2 行的引号没有成对',
    ],
    ['a year that is none', '编码,名称,年度\n2101501,行政运行,今年\n', '第 2 行的年度应是四位数字'],
    [
      'one code with two names',
      '编码,名称\n2101501,行政运行\n2101501,事业运行\n',
      '第 3 行与第 2 行都是 2101501，名称却不同',
    ],
  ])('refuses %s', (_, text, problem) => {
    expect(read(text)).toBe(problem);
    expect(laidOver(text)).toBe(SHIPPED);
    expect(problemsOfLists([{ path: 'codes.csv', text }], 'zh-cn')).toEqual([
      `科目表 codes.csv 没有采用：${problem}`,
    ]);
  });

  it.each(['{', '3', '["2101501"]'])('refuses the JSON %s', (text) => {
    expect(read(text, 'codes.json')).toBe('不是有效的 JSON 科目表');
  });
});

describe('a supplement', () => {
  const classification = laidOver('编码,名称,年度\n2101507,新增事务,2026\n2101502,改了的名称,2026\n');

  it('adds and renames codes in its year', () => {
    expect(classification.find('functional', '2101507', 2026)).toMatchObject({
      name: '新增事务',
      evidence: 'official',
    });
    expect(classification.find('functional', '2101502', 2026)?.name).toBe('改了的名称');
    expect(classification.children('functional', '21015', 2026).map(({ code }) => code)).toEqual([
      '2101501',
      '2101502',
      '2101503',
      '2101504',
      '2101507',
    ]);
    expect(classification.near('functional', '2101597', '新增事务', 2026)[0].code).toBe('2101507');
    expect(classification.named('functional', '一般行政管理事务', 2026)).toEqual([]);
  });

  it('changes nothing in other years and classifications', () => {
    expect(classification.find('functional', '2101507', 2025)).toBeUndefined();
    expect(classification.find('functional', '2101502', 2025)?.name).toBe('一般行政管理事务');
    expect(classification.find('functional', '2101503', 2026)?.name).toBe('机关服务');
    expect(classification.find('department-economic', '30101', 2026)?.name).toBe('基本工资');
  });
});

it('takes a list of most codes of a 类 for all of them', () => {
  const classification = laidOver(
    '编码,名称,年度\n210,卫生健康支出,2026\n21015,医疗保障管理事务,2026\n2101501,行政运行,2026\n2101507,新增事务,2026\n',
  );
  expect(classification.find('functional', '2101503', 2026)).toBeUndefined();
  expect(classification.find('functional', '2101503', 2025)?.name).toBe('机关服务');
  expect(classification.find('functional', '2210201', 2026)?.name).toBe('住房公积金');
});

describe('writing', () => {
  const entry = { code: '2101507', name: '新增,事务', year: 2026 };

  it.each([
    ['a new list', undefined],
    ['an empty list', { path: 'a.csv', text: '' }],
    [
      'a list without its last line end',
      { path: 'a.csv', text: '科目编码,科目名称,年度\n2101501,行政运行,2026' },
    ],
    ['other columns', { path: 'a.tsv', text: '名称\t备注\t编码\t年度\n' }],
  ])('adds a code to %s', (_, list) => {
    const text = (list?.text ?? '') + listAddition(list, entry);
    expect(read(text, list?.path)).toContainEqual(['2101507', '新增,事务', 2026, 2026]);
  });

  it('begins a list that is read as one without codes', () => {
    const text = listAddition(undefined);
    expect(read(text)).toEqual([]);
    expect(emptyLists([{ path: 'a.csv', text }], 'zh-cn')).toEqual([
      '科目表 a.csv 没有采用：只有栏名，没有科目',
    ]);
    expect(emptyLists([{ path: 'a.csv', text: `${text}\n2101507,甲,2026\n` }], 'zh-cn')).toEqual([]);
  });
});
