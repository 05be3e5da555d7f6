/** What is said once a folder was checked. */

import { expect, test, vi } from 'vitest';
import type { CheckFileResult, Summary } from '../../server/src/protocol/requests';
import { isSearched, textLanguage } from '../../server/src/sources/searched';
import { countText, NOTHING_CHECKED, withFile } from '../src/folderCount';

vi.mock('vscode', () => ({
  env: { language: 'zh-cn' },
  workspace: { getConfiguration: () => ({ get: () => 'auto' }) },
}));

const SUMMARY: Summary = { tables: 1, printed: 4, read: 4, tied: 4, errors: 0, toMend: 0, checked: '' };
const found = (errors: number, warnings: number): CheckFileResult => ({
  diagnostics: [],
  summary: { ...SUMMARY, errors, toMend: errors + warnings },
});

const countOf = (results: readonly (readonly [string, CheckFileResult])[]) =>
  results.reduce((count, [name, result]) => withFile(count, name, result), NOTHING_CHECKED);

test('counts files, what is to be mended, and names those that were not read', () => {
  const count = countOf([
    ['甲.pdf', found(2, 1)],
    ['乙.docx', found(1, 0)],
    ['旧.doc', { refused: '是旧版' }],
    ['坏.xlsx', null],
    ['笔记.txt', { unrecognised: true }],
  ]);
  expect(countText(count, true)).toBe(
    '校核了 2 个文件：3 处错误、1 处警告；2 个读不了，没有校核：旧.doc、坏.xlsx；1 个不是预算公开文件',
  );
});

test('says that all is in order, and that the rest was not checked where somebody cancelled', () => {
  const count = countOf([['甲.pdf', found(0, 0)]]);
  expect(countText(count, true)).toBe('校核了 1 个文件，没有需要改正之处');
  expect(countText(count, false)).toBe('校核了 1 个文件，没有需要改正之处；其余没有校核');
});

test('names five files at most', () => {
  const names = Array.from({ length: 7 }, (_, i) => `${i}.doc`);
  const count = countOf(names.map((name) => [name, { refused: '' }]));
  expect(countText(count, true)).toMatch(/7 个读不了，没有校核：0\.doc、1\.doc、2\.doc、3\.doc、4\.doc 等$/);
});

test('looks into texts, and into no folder of tools', () => {
  expect(['a.TXT', 'b.budget', 'c.pdf', 'd.js'].map((name) => textLanguage(name) !== undefined)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(['2026', 'node_modules', '.git'].map(isSearched)).toEqual([true, false, false]);
});
