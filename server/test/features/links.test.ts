/** Links from the contents list to what it names. */

import { expect, test } from 'vitest';
import { documentLinks } from '../../src/features/links';
import { checked } from '../support/checked';
import { lineWith, structured } from '../support/structured';

test('each line of the list leads to its table or heading', () => {
  const text = structured();
  const links = documentLinks(checked(text).document, 'file:///a');
  const line = (words: string) => `file:///a#L${lineWith(text, words, 1) + 1},1`;
  expect(links.map(({ range, target }) => [range.start.line, target])).toEqual([
    [1, line('第一部分')],
    [2, line('部门预算支出总表')],
    [3, line('一般公共预算支出表')],
    [4, line('第二部分')],
    [5, line('一、支出说明')],
    [6, line('二、名词解释')],
  ]);
});

test('a heading that names a table below leads to it, one above its own table does not', () => {
  const text = structured().replace(
    /目录[\s\S]*?\n\n/,
    '## 1. 部门预算支出总表\n\n## 2一般公共预算支出表\n\n',
  );
  const links = documentLinks(checked(text).document, 'file:///a');
  expect(links.map(({ range, target }) => [range.start.line, target])).toEqual([
    [0, `file:///a#L${lineWith(text, '部门预算支出总表', 1) + 1},1`],
    [2, `file:///a#L${lineWith(text, '一般公共预算支出表', 1) + 1},1`],
  ]);
});

test('a line that nothing in the body answers leads nowhere', () => {
  const links = documentLinks(
    checked(structured(['一般公共预算支出表……2', '国有资本经营预算支出表……2'])).document,
    'file:///a',
  );
  expect(links.map(({ range }) => range.start.line)).not.toContain(3);
});
