/** The outline: parts, tables and codes with amounts and errors, on texts where a table follows 名词解释. */

import { expect, test } from 'vitest';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { SymbolKind } from '../../src/features/lsp-values';
import { documentSymbols } from '../../src/features/symbols';
import { checked } from '../support/checked';
import { lineWith, structured } from '../support/structured';

/** Names with what is below them, and the symbols by their names. */
function outline(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, children = [] }) => [
    `${' '.repeat(depth)}${name}`,
    ...outline(children, depth + 1),
  ]);
}

function find(symbols: readonly DocumentSymbol[], name: string): DocumentSymbol | undefined {
  for (const symbol of symbols) {
    const found = symbol.name === name ? symbol : find(symbol.children ?? [], name);
    if (found) return found;
  }
  return undefined;
}

test('parts hold tables, tables 类, 款 and 项; what follows 名词解释 stands beside it', () => {
  const { document } = checked(structured());
  expect(outline(documentSymbols(document))).toEqual([
    '第一部分 部门预算表',
    ' 部门预算支出总表',
    '  214 交通运输支出',
    '   21401 公路水路运输',
    '    2140101 行政运行',
    '    2140104 公路建设',
    '  221 住房保障支出',
    ' 一般公共预算支出表',
    '  214 交通运输支出',
    '   21401 公路水路运输',
    '    2140101 行政运行',
    '    2140104 公路建设',
    '  221 住房保障支出',
    '第二部分 部门预算情况说明',
    ' 一、支出说明',
    ' 二、名词解释',
    ' 一般公共预算基本支出表',
    '  301 工资福利支出',
    '   30101 基本工资',
    '  302 商品和服务支出',
    '   30201 办公费',
  ]);
});

test('each kind of thing has a symbol of its own, and amounts beside it', () => {
  const symbols = documentSymbols(checked(structured()).document);
  const shown = ['第一部分 部门预算表', '部门预算支出总表', '214 交通运输支出', '21401 公路水路运输'].map(
    (name) => {
      const { kind, detail } = find(symbols, name) ?? {};
      return [kind, detail];
    },
  );
  expect(shown).toEqual([
    [SymbolKind.Package, ''],
    [SymbolKind.Struct, '2025 · 1180.00 万元'],
    [SymbolKind.Class, '1095.70 万元'],
    [SymbolKind.Property, '1095.70 万元'],
  ]);
});

test('errors are counted at every level above them', () => {
  const text = structured(['2140104\t公路建设\t330.00\t\t330.00', '2140104\t公路建设\t303.00\t\t330.00']);
  const symbols = documentSymbols(checked(text).document);
  const details = ['第一部分 部门预算表', '部门预算支出总表', '214 交通运输支出', '2140104 公路建设'].map(
    (name) => find(symbols, name)?.detail,
  );
  for (const detail of details) expect(detail).toMatch(/1 错$/);
  expect(find(symbols, '221 住房保障支出')?.detail).not.toContain('错');
  expect(find(symbols, '一般公共预算支出表')?.detail).not.toContain('错');
});

test('a symbol reaches from its row to the last row below it', () => {
  const text = structured();
  const symbols = documentSymbols(checked(text).document);
  const { range, selectionRange } = find(symbols, '214 交通运输支出') as DocumentSymbol;
  expect([range.start.line, range.end.line]).toEqual([
    lineWith(text, '214\t交通'),
    lineWith(text, '2140104\t公路'),
  ]);
  expect(selectionRange.end.character).toBe(3);
});

test('rows that print the same code are told apart by what else they print', () => {
  const { document } = checked(`## 部门预算支出总表

金额单位：万元

| 支出功能分类科目 | 部门支出经济分类科目 | 合计 | 基本支出 | 项目支出 |
| ---------------- | -------------------- | ---: | -------: | -------: |
| 2140101-行政运行 | 30201-办公费         | 3.00 |     3.00 |          |
| 2140101-行政运行 | 30202-印刷费         | 2.00 |     2.00 |          |
| 2140104-公路建设 | 31005-基础设施建设   | 7.00 |          |     7.00 |
`);
  const [table] = documentSymbols(document);
  expect(table.children?.map(({ name, detail }) => `${name}: ${detail}`)).toEqual([
    '2140101 行政运行: 30201-办公费 · 3.00 万元',
    '2140101 行政运行: 30202-印刷费 · 2.00 万元',
    '2140104 公路建设: 7.00 万元',
  ]);
});
