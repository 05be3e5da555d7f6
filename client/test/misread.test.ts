/** Which texts look as if they had been read in the wrong encoding. */

import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { isDisclosureInGb18030, looksMisread } from '../src/misread';

const DISCLOSURE = `部门预算支出总表
450 某县医疗保障局
单位：万元
科目编码	科目名称	合计
	合计	385.03
210	卫生健康支出	385.03
21015	医疗保障管理事务	385.03
2101501	行政运行	385.03
`;
const BYTES = iconv.encode(DISCLOSURE, 'gb18030');

test.each(['utf8', 'win1252', 'latin1'])('GB18030 read as %s', (encoding) => {
  expect(looksMisread(iconv.decode(BYTES, encoding))).toBe(true);
});

test.each([
  ['the same text read rightly', DISCLOSURE],
  ['English', 'A budget of 12.00\n'.repeat(100)],
  ['French', 'Dépenses prévues à l’été : élevées, réparties entre les ménages.\n'.repeat(100)],
  ['one stray character', `${DISCLOSURE}\ufffd`],
  ['an empty text', ''],
])('%s is not misread', (_, text) => {
  expect(looksMisread(text)).toBe(false);
});

test('the bytes say whether it is a disclosure', () => {
  expect(isDisclosureInGb18030(BYTES)).toBe(true);
  expect(isDisclosureInGb18030(iconv.encode('春眠不觉晓，处处闻啼鸟。', 'gb18030'))).toBe(false);
  expect(isDisclosureInGb18030(new Uint8Array())).toBe(false);
  expect(isDisclosureInGb18030(Buffer.from(DISCLOSURE, 'utf8'))).toBe(false);
});
