/** Terms and codes: their explanations, entries and uses, and the outline of a document. */

import { describe, expect, it } from 'vitest';
import { type DocumentSymbol, MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../src/features/hover';
import { documentSymbols } from '../../src/features/symbols';
import { references, termDefinition } from '../../src/features/term-definition';
import { workspaceSymbols } from '../../src/features/workspace-symbols';
import { checked } from '../support/checked';
import { CLASSIFICATION } from '../support/classification';

const URI = 'file:///a.txt';

/** `<|…|>` marks what is expected, `<|>` where it is asked. */
const DOCUMENT = (body: string) => `部门预算支出总表
预算年度：2026\t\t\t单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
210\t卫生健康支出\t70.50\t50.00\t20.50
2101501\t行政运行\t50.00\t50.00\t
${body}
`;

const PARTS = `一、机关运行经费安排情况
本单位机关运行经费50.00万元，“三公”经费0万元。
二、名词解释
1、机关运行经费：单位的公用经费。`;

function textOfHover(body: string): string {
  const { document, cursors } = checked(DOCUMENT(body));
  const contents = hover(document, cursors[0], {
    classification: CLASSIFICATION,
    withFindings: true,
  })?.contents;
  return MarkupContent.is(contents) ? contents.value : '';
}

describe('a term', () => {
  it('is explained by the document where it does so', () => {
    expect(textOfHover(PARTS.replace('机关运行经费50', '机关<|>运行经费50'))).toBe(
      '**机关运行经费**：单位的公用经费。\n\n*名词解释，第 9 行*',
    );
  });

  it('is explained by the entry of another name', () => {
    const body = PARTS.replace('1、机关运行经费', '1、机关运转经费').replace(
      '机关运行经费50',
      '机关<|>运行经费50',
    );
    expect(textOfHover(body)).toBe('**机关运转经费**：单位的公用经费。\n\n*名词解释，第 9 行*');
  });

  it('is explained by the built-in glossary else', () => {
    const shown = textOfHover(PARTS.replace('“三公”经费', '“三<|>公”经费'));
    expect(shown).toMatch(/^\*\*“三公”经费\*\*：用财政拨款安排的/);
    expect(shown).toContain('*勾稽自带的解释，供参考*');
  });

  it('leads to its entry, and to all its uses', () => {
    const marked = PARTS.replaceAll('机关运行经费', '<|机关运行经费|>').replace('经费|>50', '<|>经费|>50');
    const { document, cursors, ranges } = checked(DOCUMENT(marked));
    expect(ranges).toHaveLength(3);
    expect(termDefinition(document, cursors[0], URI)).toEqual([{ uri: URI, range: ranges[2] }]);
    const found = references(document, cursors[0], URI, true);
    expect(found.map(({ range }) => range)).toEqual(ranges);
    expect(references(document, cursors[0], URI, false).map(({ range }) => range)).toEqual(
      ranges.slice(0, 2),
    );
  });

  it('has no entry in a document that does not explain it', () => {
    const { document, cursors } = checked(DOCUMENT(PARTS.replace('“三公”经费', '“三<|>公”经费')));
    expect(termDefinition(document, cursors[0], URI)).toEqual([]);
    expect(references(document, cursors[0], URI, true)).toHaveLength(1);
  });
});

describe('a term in a header over several columns', () => {
  it('is one use of it', () => {
    const header = '科目编码\t科目名称\t合计\t基本支出\t项目支出';
    const over = '科目\t\t机关<|>运行经费\t\t\n科目编码\t科目名称\t合计\t人员经费\t公用经费';
    const { document, cursors } = checked(DOCUMENT('').replace(header, over));
    expect(references(document, cursors[0], URI, true)).toHaveLength(1);
  });
});

describe('a code', () => {
  it('leads to its first row, and to its row in every table', () => {
    const row = '2101501\t行政运行\t50.00\t50.00\t';
    const second = `\n${DOCUMENT('').replace('支出总表', '一般公共预算支出表').replace(row, row.replace('2101501', '<|210<|>1501|>'))}`;
    const { document, cursors, ranges } = checked(
      DOCUMENT(second).replace(row, row.replace('2101501', '<|2101501|>')),
    );
    expect(termDefinition(document, cursors[0], URI)).toEqual([{ uri: URI, range: ranges[0] }]);
    expect(references(document, cursors[0], URI, true).map(({ range }) => range)).toEqual(ranges);
  });
});

describe('symbols', () => {
  it('of the document are its sections and tables', () => {
    const { document } = checked(DOCUMENT(PARTS));
    const names = ({ name, children }: DocumentSymbol): unknown =>
      children ? [name, children.map(names)] : name;
    expect(documentSymbols(document).map(names)).toEqual([
      ['部门预算支出总表', [['210 卫生健康支出', ['2101501 行政运行']]]],
      '一、机关运行经费安排情况',
      '二、名词解释',
    ]);
    for (const { range, selectionRange } of documentSymbols(document)) {
      expect(selectionRange.start.line).toBeGreaterThanOrEqual(range.start.line);
      expect(selectionRange.end.line).toBeLessThanOrEqual(range.end.line);
    }
  });

  it.each([
    ['支出总表', ['部门预算支出总表']],
    ['机关', ['机关运行经费']],
    ['210150', ['2101501 行政运行']],
    ['没有', []],
  ])('of the workspace with %s in their names', (query, names) => {
    const { document } = checked(DOCUMENT(PARTS));
    expect(workspaceSymbols(document, URI, query).map(({ name }) => name)).toEqual(names);
  });
});
