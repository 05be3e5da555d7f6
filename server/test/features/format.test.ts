/** Tests the formatting of documents: which tables, which columns, and that a check says the same of the result. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from 'vscode-languageserver-types';
import { applyEdits } from '../../src/cli/edits';
import { createService, DEFAULT_SETTINGS } from '../../src/service';
import { BUDGET_HEAD } from '../support/budget';

const service = createService({ documentation: () => undefined });
const check = (text: string) => service.check(text, 'budget', DEFAULT_SETTINGS);

/** Edits that overlap give no text. */
const applied = (text: string, edits: readonly TextEdit[]): string => applyEdits(text, edits) ?? '';

const HEAD = BUDGET_HEAD.join('\n');

const LOOSE = `${HEAD}
## 部门预算支出总表

|科目编码|科目名称|合计|基本支出|项目支出|
|---|---|---|---|---|
||合计|324.04|253.04|71|
|201|一般公共服务支出|324.04|253.04|71|

## 说明

|第二张|
|---|
|甲|
`;

describe('a table is lined up', () => {
  test('with codes and names to the left and amounts to the right, as its columns are understood', () => {
    expect(applied(LOOSE, service.format(check(LOOSE)))).toBe(`${HEAD}
## 部门预算支出总表

| 科目编码 | 科目名称         |   合计 | 基本支出 | 项目支出 |
| ---      | ---              |    --- |      --- |      --- |
|          | 合计             | 324.04 |   253.04 |       71 |
| 201      | 一般公共服务支出 | 324.04 |   253.04 |       71 |

## 说明

| 第二张 |
| ---    |
| 甲     |
`);
  });

  test('alone where a range touches it', () => {
    const at = { line: LOOSE.split('\n').indexOf('|甲|'), character: 0 };
    const text = applied(LOOSE, service.format(check(LOOSE), { start: at, end: at }));
    expect(text).toContain('| 第二张 |\n| ---    |\n| 甲     |');
    expect(text).toContain('||合计|324.04|253.04|71|');
  });

  test('as a pipe is typed in it, and below it as its last line ends', () => {
    const lines = LOOSE.split('\n');
    const line = lines.indexOf('|甲|');
    expect(service.formatOnType(check(LOOSE), { line, character: 3 }, '|')).not.toEqual([]);
    expect(service.formatOnType(check(LOOSE), { line: line + 1, character: 0 }, '\n')).not.toEqual([]);
    expect(service.formatOnType(check(LOOSE), { line: line + 1, character: 0 }, '|')).toEqual([]);
    // A row that is broken in two is still being typed.
    expect(service.formatOnType(check(LOOSE), { line, character: 0 }, '\n')).toEqual([]);
  });

  test('but not in a fenced block', () => {
    const fenced = `${HEAD}\n\`\`\`勾稽\n|a|b|\n|ccc|d|\n\`\`\`\n`;
    expect(service.format(check(fenced))).toEqual([]);
  });
});

test.each(['clean', 'sample'])('what is lined up already stays: %s.budget', (name) => {
  const text = readFileSync(new URL(`../../../test-fixtures/pipes/${name}.budget`, import.meta.url), 'utf8');
  expect(service.format(check(text))).toEqual([]);
});
