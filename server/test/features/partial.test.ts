/** Documents that are too long to be read to their end. */

import { expect, test } from 'vitest';
import { fixAll } from '../../src/features/fix-all';
import type { CheckedDocument } from '../../src/features/model';
import { partialDiagnostic, partialText } from '../../src/features/partial';
import { recompute } from '../../src/features/recompute';
import type { Locale } from '../../src/rules/model';
import { cap, MOST_LINES } from '../../src/text/cap';
import { createSnapshot } from '../../src/text/snapshot';
import { checked } from '../support/checked';

function documentOf(text: string, locale: Locale): CheckedDocument {
  const snapshot = createSnapshot(text);
  const { document } = checked('', { settings: { locale } });
  return { ...document, snapshot, partial: cap(snapshot).partial };
}

test.each([
  ['zh-cn', '只校核前 300000 行，其后未校核'],
  ['en', 'Not checked from here on: only the first 300000 lines were checked'],
] as const)('an information marks the first line that was not read (%s)', (locale, message) => {
  const document = documentOf(`${'\n'.repeat(MOST_LINES)}其余\r\n`, locale);
  expect(partialDiagnostic(document)).toEqual({
    range: { start: { line: MOST_LINES, character: 0 }, end: { line: MOST_LINES, character: 2 } },
    severity: 3,
    source: 'gouji',
    message,
  });
});

test('nothing is said of a document that was read to its end', () => {
  const document = documentOf('\n'.repeat(MOST_LINES - 1), 'zh-cn');
  expect([partialText(document), partialDiagnostic(document)]).toEqual([undefined, undefined]);
});

test('no sums are written into a document that was not read to its end', () => {
  const { document } = checked(
    [
      '部门预算支出总表',
      '预算年度：2026',
      '单位：万元',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      '\t合计\t12.60\t10.00\t2.50',
      '205\t教育支出\t12.50\t10.00\t2.50',
      '',
      '以上各项均按规定编列。',
      '',
    ].join('\n'),
  );
  const cut: CheckedDocument = { ...document, partial: { end: document.snapshot.text.length, by: 'lines' } };
  const written = (each: CheckedDocument) => [fixAll(each).length, recompute(each, 'document').edits.length];
  expect(written(document)).toEqual([1, 1]);
  expect(written(cut)).toEqual([0, 0]);
});
