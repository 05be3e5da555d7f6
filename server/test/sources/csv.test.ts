/** A `.csv` is a sheet of one table. */

import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { identify } from '../../src/sources/open';
import { openXlsx } from '../../src/sources/xlsx/open';
import { printed } from '../support/office';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, (c) => c.charCodeAt(0)).buffer);
const TABLE = ['0,0 项目', '0,1 合计', '1,0 会议费', '1,1 1,234.50'];

describe('values', () => {
  test.each<[name: string, bytes: Uint8Array]>([
    ['between commas', utf8('项目,合计\n会议费,"1,234.50"\n')],
    ['between tabs', utf8('项目\t合计\r\n会议费\t1,234.50\r\n')],
    ['between semicolons', utf8('项目;合计\n会议费;1,234.50')],
    ['with a byte order mark', utf8('\ufeff项目,合计\n会议费,"1,234.50"')],
    ['in UTF-16', utf16('项目\t合计\n会议费\t1,234.50')],
    [
      'in GB18030',
      Uint8Array.from([
        ...[0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0xba, 0xcf, 0xbc, 0xc6, 0x0a],
        ...[0xbb, 0xe1, 0xd2, 0xe9, 0xb7, 0xd1, 0x2c, ...utf8('"1,234.50"')],
      ]),
    ],
  ])('%s', (_, bytes) => {
    expect(printed(openXlsx(bytes))).toEqual([TABLE]);
  });

  test.each<[name: string, text: string, blocks: (string | string[])[]]>([
    [
      'quotes within quotes',
      '项目,"注""甲""项"\n"会,议",1',
      [['0,0 项目', '0,1 注"甲"项', '1,0 会,议', '1,1 1']],
    ],
    ['quotes that nobody closed', '甲,"乙\n丙', ['甲', '乙', '丙']],
    [
      'lines above and below',
      '支出总表,\n单位：万元,\n项目,合计\n会议费,1\n,\n注：略,',
      ['支出总表', '单位：万元', ['0,0 项目', '0,1 合计', '1,0 会议费', '1,1 1'], '注：略'],
    ],
    ['nothing at all', '', []],
  ])('%s', (_, text, blocks) => {
    expect(printed(openXlsx(utf8(text)))).toEqual(blocks);
  });
});

test('is known by its name, if it is a text', () => {
  expect(identify(utf8('项目,合计'), 'a.csv')).toEqual({ kind: 'xlsx' });
  expect(identify(utf16('项目,合计'), 'a.csv')).toEqual({ kind: 'xlsx' });
  expect(identify(Uint8Array.of(1, 0, 2), 'a.csv')).toMatchObject({ refused: 'not-what-its-name-says' });
  expect(identify(utf8('项目,合计'), 'a.xlsx')).toMatchObject({ refused: 'not-what-its-name-says' });
});

test('a mistyped subtotal is found at its cell', () => {
  const rows = [
    '2026年部门预算支出总表,,,,',
    ',,,,单位：万元',
    '科目编码,科目名称,合计,基本支出,项目支出',
    ',合计,45.00,10.00,35.00',
    '210,卫生健康支出,54.00,10.00,35.00',
    '21015,医疗保障管理事务,45.00,10.00,35.00',
    '2101501,行政运行,10.00,10.00,',
    '2101502,一般行政管理事务,35.00,,35.00',
  ];
  const opened = openXlsx(utf8(rows.join('\r\n')));
  if ('refused' in opened) throw new Error(opened.refused);
  const service = createService({ documentation: () => undefined });
  const document = service.checkOriginal(opened.original, DEFAULT_SETTINGS);
  const [error] = service.diagnostics(document, 'file:///a.csv').filter(({ severity }) => severity === 1);
  expect(error.data).toMatchObject({ expected: '45.00', actual: '54.00', origin: { sheet: '', cell: 'C5' } });
});
