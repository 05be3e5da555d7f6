// The documents that servers are measured on: whole disclosures one after the other, and the same cells as JSON.
import { existsSync, readFileSync } from 'node:fs';
import { pathOf } from './build.mjs';

/** A real disclosure where there is one beside the repository, else the sample of the demo. */
export const SAMPLE = [
  pathOf('../shared/seeds/julu-2026.txt'),
  pathOf('test-fixtures/demo/clean.disclosure'),
].find(existsSync);

/** Whole copies of the sample until there are so many lines, no fewer. */
export function disclosures(lines) {
  const sample = `${readFileSync(SAMPLE, 'utf8').trimEnd()}\n`;
  const copies = Math.ceil(lines / (sample.split('\n').length - 1));
  return sample.repeat(copies);
}

/** The rows of a text as an array of arrays, one a line. */
export function asJson(text) {
  const rows = text.split('\n').map((line) => JSON.stringify(line.split('\t').map(jsonCell)));
  return `[\n${rows.join(',\n')}\n]\n`;
}

function jsonCell(cell) {
  return /^\d{1,9}(?:\.\d+)?$/.test(cell) && !/^0\d/.test(cell) ? Number(cell) : cell;
}

const ITEM = /\t\d{7}\t[^\t\n]+\t\d+\.\d\d(?=\t)/g;

/** Where the last digit before the point of a 项 amount stands in the middle of a disclosure text. */
export function itemDigit(text) {
  ITEM.lastIndex = text.indexOf('\n', text.length >> 1);
  const match = ITEM.exec(text);
  if (!match) throw new Error('the sample has no amount of a 项');
  return positionAt(text, match.index + match[0].length - 4);
}

/** Where a digit stands in the middle of a JSON text. */
export function jsonDigit(text) {
  const match = /\d(?=\.\d)/g;
  match.lastIndex = text.length >> 1;
  return positionAt(text, match.exec(text).index);
}

export function positionAt(text, offset) {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length - 1, character: offset - before.lastIndexOf('\n') - 1 };
}

function offsetAt(text, { line, character }) {
  let start = 0;
  for (let i = 0; i < line; i++) start = text.indexOf('\n', start) + 1;
  return start + character;
}

/** A text after a change as in LSP, with `range` and `text`. */
export function applyChange(text, { range, text: inserted }) {
  return text.slice(0, offsetAt(text, range.start)) + inserted + text.slice(offsetAt(text, range.end));
}

const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const ASKS = '= | = | = |';

/** A file in the table language of about so many rows: only what has nothing below it is printed, all else is asked for. */
export function written(rows) {
  const table = [`|  | 合计 | ${ASKS}`];
  for (let section = 201; table.length < rows; section++) {
    table.push(`| ${section} | 类 | ${ASKS}`);
    for (const group of NINE) {
      const items = NINE.map(
        (item) => `| ${section}0${group}0${item} | 项 | = | ${group}${item}.37 | ${item}.11 |`,
      );
      if (table.length < rows) table.push(`| ${section}0${group} | 款 | ${ASKS}`, ...items);
    }
  }
  return [
    ...['---', '部门: 460 青河县档案馆', '年度: 2026', '金额单位: 万元', '---', ''],
    ...['## 部门预算支出总表', '', '| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |'],
    '| --- | --- | ---: | ---: | ---: |',
    ...table,
    ...['', '```勾稽', '合计 = 基本支出 + 项目支出', '```', ''],
  ].join('\n');
}
