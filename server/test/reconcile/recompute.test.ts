/** Totals are recomputed within tables and from one table to those that repeat it, but never to fit a suspect part. */

import { describe, expect, test } from 'vitest';
import { textEditOf } from '../../src/features/ranges';
import { editsFor } from '../../src/reconcile/printing';
import { planRecompute } from '../../src/reconcile/recompute';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { withEdits } from '../real/mutations';

const service = createService({ documentation: () => undefined });

/** 支出总表 and the 收支总表 that repeats its 类, with what schools and all of education get. */
function disclosure({ line, total, education, schools }: Record<string, string>): string {
  return [
    '部门收支总表',
    '单位：万元',
    '',
    '收入项目\t收入预算数\t支出项目\t支出预算数',
    `一、一般公共预算拨款收入\t130.00\t一、教育支出\t${line}`,
    '\t\t二、住房保障支出\t20.00',
    `本年收入合计\t130.00\t本年支出合计\t${total}`,
    '',
    '部门支出总表',
    '单位：万元',
    '',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    `\t合计\t${total}\t70.00\t60.00`,
    `205\t教育支出\t${education}\t50.00\t60.00`,
    `20502\t普通教育\t${education}\t50.00\t60.00`,
    `2050201\t学前教育\t${schools}\t\t20.00`,
    '2050202\t小学教育\t90.00\t50.00\t40.00',
    '221\t住房保障支出\t20.00\t20.00\t',
    '',
    '说明：以上为本年安排。',
    '',
  ].join('\n');
}

const IN_ORDER = { line: '110.00', total: '130.00', education: '110.00', schools: '20.00' };

function recomputed(text: string): string {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const { changes } = planRecompute(document.judged, document.localised, { kind: 'document' });
  return withEdits(
    text,
    editsFor(changes).map((edit) => textEditOf(document, edit)),
  );
}

describe('recomputing a disclosure', () => {
  test('in order changes nothing', () => {
    expect(recomputed(disclosure(IN_ORDER))).toBe(disclosure(IN_ORDER));
  });

  test('carries what a table adds up into the table that repeats it', () => {
    const text = disclosure({ ...IN_ORDER, line: '' });
    expect(recomputed(text)).toBe(disclosure(IN_ORDER));
  });

  test('mends a suspect amount and does not fit the totals above it', () => {
    const text = disclosure({ ...IN_ORDER, schools: '26.00' });
    expect(recomputed(text)).toBe(disclosure(IN_ORDER));
  });
});

test('a detail is left alone, also where its row has a total of one part', () => {
  const table = [
    '部门支出总表',
    '单位：万元',
    '',
    '科目编码\t科目名称\t合计\t基本支出\t项目支出',
    '\t合计\t100.00\t60.00\t40.00',
    '201\t一般公共服务支出\t100.00\t60.00\t40.00',
    '20126\t档案事务\t100.00\t60.00\t40.00',
    '2012601\t行政运行\t93.75\t93.75\t',
    '2012604\t档案馆\t40.00\t\t40.00',
    '',
    '说明：以上为本年安排。',
    '',
  ].join('\n');
  const { edits, kept } = service.recompute(service.check(table, 'disclosure', DEFAULT_SETTINGS), 'document');
  expect(edits).toEqual([]);
  expect(kept.map(({ message }) => message)).toEqual([expect.stringContaining('存疑')]);
});
