/** What words of headers and totals may mean. */

import { expect, describe as group, test } from 'vitest';
import {
  amountSide,
  describe,
  isUnknown,
  isVague,
  isWholeTotal,
  means,
  tells,
  withoutSide,
} from '../../src/lexicon/describe';

const conceptsOf = (word: string): string[] => describe(word).map(({ concept }) => concept);

group('a word', () => {
  test.each([
    ['合计', 'total'],
    ['小计', 'subtotal'],
    ['科目编码', 'code'],
    ['类', 'code-piece'],
    ['科目名称', 'name'],
    ['行次', 'serial'],
    ['本年支出合计', 'year-total'],
    ['收入总计', 'grand-total'],
    ['上年结转', 'carry-over-line'],
    ['决算数', 'side'],
  ] as const)('%s as a whole means %s', (word, concept) => {
    expect(means(word, concept)).toBe(true);
    expect(describe(word)).toContainEqual({ concept, weight: 1 });
  });

  test.each([
    ['上缴财政编码', 'code'],
    ['其中：培训补贴', 'of-which'],
    ['基本支出小计', 'basic'],
    ['某类专项支出', 'money'],
  ] as const)('%s tells by a part of it %s, which weighs less', (word, concept) => {
    expect(tells(word, concept)).toBe(true);
    expect(means(word, concept)).toBe(false);
    const sense = describe(word).find((each) => each.concept === concept);
    expect(sense?.weight).toBeLessThan(1);
  });

  test.each([
    ['其中：教育收费', 'of-which'],
    ['政府性基金预算财政拨款结转', 'fund'],
    ['因公出国(境)费用', 'abroad'],
  ] as const)('%s is spelled out and means %s, in brackets of any width', (word, concept) => {
    expect(means(word, concept)).toBe(true);
    expect(tells(word, concept)).toBe(true);
  });

  test('that headers print but that says nothing further is as good as unknown', () => {
    expect(describe('项目类别')[0]).toEqual({ concept: 'header-word', weight: 1 });
    expect(isUnknown('项目类别')).toBe(true);
    expect(isVague('项目类别')).toBe(true);
  });

  test('means the most certain first', () => {
    const weights = describe('一般公共预算基本支出合计').map(({ weight }) => weight);
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
  });

  test('of which nothing is known means nothing, and is no exclusion', () => {
    expect(conceptsOf('琥珀')).toEqual([]);
    expect(isUnknown('琥珀')).toBe(true);
    expect(isVague('琥珀')).toBe(true);
  });

  test('that may but be money is vague, and not unknown', () => {
    expect(isUnknown('专门开销费')).toBe(false);
    expect(isVague('专门开销费')).toBe(true);
    expect(isVague('基本支出')).toBe(false);
  });
});

group('totals', () => {
  test('of all there is are those of a table and of a side, not 小计', () => {
    expect(['合计', '共计：', '总计', '收入总计', '支出合计'].filter((word) => !isWholeTotal(word))).toEqual(
      [],
    );
    expect(['小计', '本年收入合计', '人员经费合计'].filter(isWholeTotal)).toEqual([]);
  });
});

group('a word that says behind it which of two amounts it means', () => {
  test('is that word and the amount', () => {
    expect(amountSide('合计（决算数）')).toBe('（决算数）');
    expect(withoutSide('合计（决算数）')).toBe('合计');
    expect(amountSide('决算数')).toBe('');
  });
});
