/** Findings as diagnostics. */

import { describe, expect, test } from 'vitest';
import type { Amount } from '../../src/disclosure/model';
import { diagnostics } from '../../src/features/diagnostics';
import type { Settings } from '../../src/features/model';
import type { Finding } from '../../src/rules/model';
import { type Address, checked } from '../support/checked';

const URI = 'file:///预算.txt';
const OPTIONS = {
  uri: URI,
  documentation: (code: string) => (code.startsWith('sum/') ? `file:///docs/${code}.md` : undefined),
};

const TEXT = [
  '部门预算支出总表',
  '单位：万元',
  '科目编码\t科目名称\t合计\t基本支出',
  '205\t教育支出\t<|12.50|>\t<|10.00|>',
  '',
].join('\n');

const TOTAL: Address = ['教育支出', '合计'];
const BASIC: Address = ['教育支出', '基本支出'];

function wrongTotal(amount: (address: Address) => Amount): Finding {
  return {
    code: 'sum/row',
    severity: 1,
    place: amount(TOTAL).place,
    amount: amount(TOTAL),
    message: (locale) => (locale === 'en' ? 'Wrong total' : '合计不符'),
    related: [
      {
        place: amount(BASIC).place,
        message: (locale) => (locale === 'en' ? 'Basic 10.00' : '基本支出 10.00'),
      },
    ],
    fixes: [
      {
        title: (locale) => (locale === 'en' ? 'Change to 10.00' : '改为 10.00'),
        kind: 'recompute',
        isPreferred: false,
        edits: [{ place: amount(TOTAL).place, newText: '10.00' }],
      },
    ],
    data: {
      expected: '10.00',
      actual: '12.50',
      difference: '2.50',
      relation: () => '合计 = 基本支出',
      explains: ['sum/row'],
    },
  };
}

function noted(amount: (address: Address) => Amount): Finding {
  return {
    code: 'code/name',
    severity: 3,
    place: amount(BASIC).place,
    message: () => '名称',
    related: [],
    fixes: [],
  };
}

function diagnose(settings: Partial<Settings> = {}) {
  const { document, ranges } = checked(TEXT, {
    findings: (amount) => [wrongTotal(amount), noted(amount)],
    settings,
  });
  return { found: diagnostics(document, OPTIONS), ranges };
}

describe('diagnostics', () => {
  test('carry place, words, related places, documentation and data', () => {
    const { found, ranges } = diagnose();
    expect(found).toStrictEqual([
      {
        range: ranges[0],
        severity: 1,
        code: 'sum/row',
        source: 'gouji',
        message: '合计不符',
        codeDescription: { href: 'file:///docs/sum/row.md' },
        relatedInformation: [{ location: { uri: URI, range: ranges[1] }, message: '基本支出 10.00' }],
        data: {
          expected: '10.00',
          actual: '12.50',
          difference: '2.50',
          relation: '合计 = 基本支出',
          explains: ['sum/row'],
          fixes: [
            {
              title: '改为 10.00',
              kind: 'recompute',
              isPreferred: false,
              edits: [{ range: ranges[0], newText: '10.00' }],
            },
          ],
        },
      },
      {
        range: ranges[1],
        severity: 3,
        code: 'code/name',
        source: 'gouji',
        message: '名称',
        data: { fixes: [] },
      },
    ]);
  });

  test('speak English, with the same codes', () => {
    const [first] = diagnose({ locale: 'en' }).found;
    expect(first).toMatchObject({ code: 'sum/row', message: 'Wrong total' });
    expect(first.relatedInformation?.[0].message).toBe('Basic 10.00');
    expect(first.data.fixes[0].title).toBe('Change to 10.00');
  });

  test('beyond the most that are wanted are counted on the first line', () => {
    const { found } = diagnose({ maxFindings: 1 });
    expect(found.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [undefined, 3, '只列出前 1 条，另有 1 条未列出：改后再看，或调大 gouji.maxFindings'],
      ['sum/row', 1, '合计不符'],
    ]);
    expect(found[0].range).toEqual({ start: { line: 0, character: 0 }, end: { line: 0, character: 8 } });
  });

  test('say nothing of a cap that is not reached', () => {
    expect(diagnose({ maxFindings: 2 }).found).toHaveLength(2);
  });
});
