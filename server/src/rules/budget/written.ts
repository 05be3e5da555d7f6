/** `budget/syntax`: what is written badly in a file of the table language outside of relation blocks, and how to mend it. */

import { UNITS } from '../../amounts/units';
import { FRONT_KEYS } from '../../tables/front-matter';
import type { WrittenProblem } from '../../tables/written-faults';
import type { FindingRule, Words } from '../model';
import { say } from '../wording';

/** Each of them at its place. */
export const badlyWritten: FindingRule = {
  code: 'budget/syntax',
  check: ({ faults = [] }) =>
    faults.map(({ place, problem }) => ({
      code: 'budget/syntax',
      severity: 1,
      place,
      message: wordsOf(problem),
      related: [],
      fixes: [],
    })),
};

const KEYS = FRONT_KEYS.join('、');
const DASHES = '| --- | ---: |';

function wordsOf(problem: WrittenProblem): Words {
  switch (problem.type) {
    case 'front-line':
      return (locale) =>
        say(
          locale,
          '文件头里每行写“项: 值”，如：年度: 2026',
          'A line of the front matter is “key: value”, like 年度: 2026',
        );
    case 'front-key':
      return (locale) =>
        say(
          locale,
          `文件头没有“${problem.text}”这一项；可写的有：${KEYS}`,
          `The front matter has no ${problem.text}; it has ${KEYS}`,
        );
    case 'front-twice':
      return (locale) =>
        say(
          locale,
          `“${problem.text}”写了两次，请删去一行`,
          `${problem.text} stands here twice: remove one line`,
        );
    case 'front-unit':
      return (locale) =>
        say(
          locale,
          `不认得金额单位“${problem.text}”，可写：${UNITS.join('、')}`,
          `${problem.text} is no unit that is known; write one of ${UNITS.join('、')}`,
        );
    case 'front-year':
      return (locale) => say(locale, '年度写四位年份，如：2026', 'A year has four digits, like 2026');
    case 'front-open':
      return (locale) =>
        say(
          locale,
          '文件头没有结束：在最后一项下面另起一行，写 ---',
          'The front matter does not end: write --- on a line below its last entry',
        );
    case 'no-delimiter':
      return problem.isBelowTable
        ? (locale) =>
            say(
              locale,
              `这几行没有表头和分隔行；若是接着上面那张表，删去中间的空行，否则在表头下面加一行 ${DASHES}`,
              `These rows have no header and no row of dashes: remove the blank line above them, or write ${DASHES} below their header`,
            )
        : (locale) =>
            say(
              locale,
              `表头下面缺一行分隔行，写法如：${DASHES}`,
              `The row of dashes below the header is missing: write ${DASHES}`,
            );
    case 'dashes-length':
      return (locale) =>
        say(
          locale,
          `分隔行有 ${problem.cells} 格，表头有 ${problem.columns} 列，应当一样多`,
          `There are ${problem.cells} dashes for the ${problem.columns} columns of the header`,
        );
    case 'header-length':
      return (locale) =>
        say(
          locale,
          `表头有 ${problem.cells} 列，下面的行多为 ${problem.columns} 格，应当一样多`,
          `The header has ${problem.cells} columns, most rows below it ${problem.columns} cells`,
        );
    case 'row-length':
      return rowWords(problem);
    case 'bars':
      return (locale) =>
        say(
          locale,
          `表格的竖线要用半角的 |，这里${linesOf(problem.lines)}用的是全角的｜`,
          `Cells are parted by |, not by the full-width ｜${inEnglish(problem.lines)}`,
        );
    case 'tabs':
      return (locale) =>
        say(
          locale,
          `表格的各格要用 | 隔开，这里${linesOf(problem.lines)}用的是制表符；每行以 | 开头`,
          `Cells are parted by |, not by tabs${inEnglish(problem.lines)}; a row begins with |`,
        );
    case 'no-first-pipe':
      return (locale) =>
        say(
          locale,
          `表格的每一行要以 | 开头${problem.lines > 1 ? `，这里 ${problem.lines} 行都没有` : ''}；是文字的，与表格之间空一行`,
          `A row begins with |${inEnglish(problem.lines)}; text stands apart from a table by a blank line`,
        );
    case 'waiver':
      return (locale) =>
        say(
          locale,
          '忽略写作 <!-- 勾稽:忽略 sum/row 原因 -->，单独一行，或者放在行末',
          'A waiver is <!-- 勾稽:忽略 sum/row reason -->, on a line of its own or at the end of one',
        );
  }
}

function rowWords({
  cells,
  columns,
  hasBars,
}: Extract<WrittenProblem, { readonly type: 'row-length' }>): Words {
  const few = columns - cells;
  if (hasBars)
    return (locale) =>
      say(
        locale,
        `这一行有 ${cells} 格，应有 ${columns} 格：竖线要用半角的 |，这里有全角的｜`,
        `This row has ${cells} cells instead of ${columns}: there is a full-width ｜ in it, where | parts cells`,
      );
  if (few > 0)
    return (locale) =>
      say(
        locale,
        `这一行有 ${cells} 格，比表头少 ${few} 格；空着的格也要写竖线`,
        `This row has ${cells} cells, ${few} fewer than the header; blank ones need their | too`,
      );
  return (locale) =>
    say(
      locale,
      `这一行比表头多 ${-few} 格；格里本来就有的竖线写作 \\|`,
      `This row has ${-few} more cells than the header; a | within a cell is written \\|`,
    );
}

function linesOf(lines: number): string {
  return lines > 1 ? ` ${lines} 行` : '';
}

function inEnglish(lines: number): string {
  return lines > 1 ? ` (${lines} lines)` : '';
}
