/** A word that stands on one line of the lexicon takes part in all that readers and rules ask of words. */

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { closeness } from '../../src/knowledge/header-groups';
import { usualPlace } from '../../src/knowledge/header-order';
import { isHeaderWord, isUnknown, isVague, means, SPELLED_WORDS, tells } from '../../src/lexicon/describe';
import { segmentWords } from '../../src/tables/segment-words';

/** A column of receipts that only some places print: nothing in it but this line says what it is. */
const WORD = '其他专户收入拨款';

const source = new URL('../../src/', import.meta.url);
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
);

describe(`${WORD}, one line of words.ts`, () => {
  test('stands in no other file', () => {
    const naming = files.filter((path) => readFileSync(new URL(path, source), 'utf8').includes(WORD));
    expect(naming.map((path) => path.replaceAll('\\', '/'))).toEqual(['lexicon/words.ts']);
  });

  test('is a known word of headers, and one that is added up', () => {
    expect(isHeaderWord(WORD)).toBe(true);
    expect(isUnknown(WORD)).toBe(false);
    expect(isVague(WORD)).toBe(false);
    expect(tells(WORD, 'addend')).toBe(true);
    expect(tells(WORD, 'money')).toBe(true);
  });

  test('belongs below groups of sources, and not below those of spending by nature', () => {
    expect(closeness('本年收入', WORD)).toBe(closeness('本年收入', '财政专户管理资金'));
    expect(closeness('资金来源', WORD)).toBeDefined();
    expect(closeness('基本支出', WORD)).toBeUndefined();
  });

  test('stands where money of 财政专户 usually does', () => {
    expect(usualPlace(WORD)).toBe(usualPlace('财政专户管理资金'));
    const places = ['一般公共预算', WORD, '上级补助收入'].map((word) => usualPlace(word) ?? Number.NaN);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('is found again where it was broken over lines or run together with its neighbour', () => {
    const wordsOf = (...texts: string[]) =>
      segmentWords(
        texts.map((text, index) => ({ text, start: index * 20, end: index * 20 + text.length })),
      ).words.map(({ word }) => word);
    expect(wordsOf('合计其他专户收', '入拨款事业收入')).toEqual(['合计', WORD, '事业收入']);
  });
});

test('a word for a total is one for columns, rows and groups of headers alike', () => {
  const concepts = ['total', 'whole', 'leaf', 'money'] as const;
  expect(
    ['合计', '总计', '共计'].filter((word) => !concepts.every((concept) => means(word, concept))),
  ).toEqual([]);
  expect(['合计', '总计', '共计', '小计'].map((word) => closeness('资金来源', word))).not.toContain(
    undefined,
  );
  expect(['总计', '共计', '小计'].map(usualPlace)).toEqual(Array(3).fill(usualPlace('合计')));
});

test('no spelled word is printed with blanks or brackets that text in order does not have', () => {
  expect(SPELLED_WORDS.filter((word) => /[\s():]/.test(word))).toEqual([]);
});
