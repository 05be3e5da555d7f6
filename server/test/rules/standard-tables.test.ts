/** Rules between the standard tables, and those that are never errors, on an invented disclosure in order. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createService, DEFAULT_SETTINGS } from '../../src/service';

const service = createService({ documentation: () => undefined });
const CLEAN = readFileSync(new URL('../../../test-fixtures/demo/clean.disclosure', import.meta.url), 'utf8');

/** Severity, code and printed text of what is found, findings about the document as a whole left out. */
function found(text: string): string[] {
  const document = service.check(text, 'disclosure', DEFAULT_SETTINGS);
  const lines = text.split('\n');
  return service
    .diagnostics(document, 'file:///tables')
    .filter(({ code }) => !String(code).startsWith('doc/'))
    .map(({ severity, code, range: { start, end } }) => {
      return `${severity} ${code} ${lines[start.line].slice(start.character, end.character)}`;
    });
}

/** The text with each pair's first replaced by its second, where it is printed first. */
function changed(text: string, ...pairs: readonly (readonly [string, string])[]): string {
  return pairs.reduce((done, [from, to]) => {
    expect(done).toContain(from);
    return done.replace(from, to);
  }, text);
}

test('contributions by economic class need not be those by function', () => {
  const text = changed(
    CLEAN,
    ['机关事业单位基本养老保险缴费\t21.58\t21.58', '机关事业单位基本养老保险缴费\t20.58\t20.58'],
    ['30113\t住房公积金\t17.24\t17.24', '30113\t住房公积金\t18.24\t18.24'],
  );
  expect(found(text)).toEqual([]);
});

describe('a table of a fund and the column of 财政拨款 that it repeats', () => {
  const text = (fund: string, rows: readonly string[]) =>
    [
      '财政拨款收支总表',
      '单位：万元',
      '收入项目\t金额\t支出项目\t合计\t一般公共预算财政拨款\t政府性基金预算财政拨款',
      '一、一般公共预算拨款\t50.00\t一、社会保障和就业支出\t50.00\t50.00\t',
      `二、政府性基金预算拨款\t${fund}\t二、城乡社区支出\t${fund}\t\t${fund}`,
      `本年收入合计\t${fund ? '62.00' : '50.00'}\t本年支出合计\t${fund ? '62.00' : '50.00'}\t50.00\t${fund}`,
      '',
      '政府性基金预算财政拨款支出表',
      '单位：万元',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      ...rows,
      '',
      '说明：以上为本年安排。',
    ].join('\n');
  const ROWS = ['\t合计\t12.00\t\t12.00', '212\t城乡社区支出\t12.00\t\t12.00'];
  const errors = (document: string) => found(document).filter((each) => each.startsWith('1'));

  test.each([
    ['both empty', '', []],
    ['both filled', '12.00', ROWS],
  ] as const)('%s', (_, fund, rows) => {
    expect(errors(text(fund, rows))).toEqual([]);
  });

  test('one of them empty', () => {
    expect(errors(text('12.00', []))).toEqual(['1 tie/table 12.00']);
    expect(errors(text('', ROWS)).length).toBeGreaterThan(0);
  });
});

describe('a share of the whole', () => {
  const text = (header: string, share: string) =>
    [
      '2025年部门收入总表',
      '单位：万元',
      `科目编码\t科目名称\t合计\t财政拨款收入\t${header}`,
      '\t合计\t100.00\t100.00\t100.00',
      `208\t社会保障和就业支出\t80.00\t80.00\t${share}`,
      '210\t卫生健康支出\t20.00\t20.00\t20.00',
      '',
      '说明：以上为本年安排。',
    ].join('\n');

  test.each([
    ['占比（%）', '80.00', []],
    ['占比（%）', '180.00', ['2 table/amount-format 180.00']],
    ['增长率（%）', '180.00', []],
  ] as const)('%s %s', (header, share, expected) => {
    expect(found(text(header, share))).toEqual(expected);
  });
});

describe('tables in whole 元', () => {
  const text = (basic: string, said: string) =>
    [
      '2025年部门支出总表',
      '单位：元',
      '科目编码\t科目名称\t合计\t基本支出\t项目支出',
      `\t合计\t9000001\t${basic}\t2000000`,
      '208\t社会保障和就业支出\t4500000\t4500000\t',
      '20805\t行政事业单位养老支出\t4500000\t4500000\t',
      '210\t卫生健康支出\t4500000\t2500000\t2000000',
      '21011\t行政事业单位医疗\t4500000\t2500000\t2000000',
      '',
      `2025年支出合计${said}万元。`,
    ].join('\n');

  test('residues of 1 元 are information, and the text in 万元 agrees', () => {
    const severities = found(text('7000001', '900')).map((each) => each.split(' ')[0]);
    expect(severities.length).toBeGreaterThan(0);
    expect(new Set(severities)).toEqual(new Set(['3']));
  });

  test('an amount far from its sums is an error', () => {
    expect(found(text('7100001', '900.00'))).toContain('1 amount/suspect 7100001');
  });
});
