/** What is written in the table language, edited as its writers and accidents do. */

import { readFileSync } from 'node:fs';
import type { Random } from '../generator/random';
import { applyEdit, drawEdit, type Edit, randomBytes, wordSalad } from './texts';

/** A whole disclosure in which every total is asked for. */
export const WRITTEN = readFileSync(
  new URL('../../../test-fixtures/pipes/written.budget', import.meta.url),
  'utf8',
);

/** What a writer types, and what breaks it. */
const TYPED: readonly string[] = [
  '=',
  '|',
  '\\=',
  '12.50',
  '合计',
  '\n',
  '\n```勾稽\n合计 = 基本支出 + 项目支出\n```\n',
  '```\n',
  '容差 0.05\n',
  '部门预算支出总表!合计.合计 = 合计.基本支出\n',
  '<!-- 勾稽:忽略 sum/row 另有说明 -->',
  '\n<!-- 勾稽:忽略 tie/table -->\n',
  '-->',
  '.',
  '!',
  '#2',
  '「',
  '---\n',
  '｜',
  '＝',
  '\t',
  '| --- | ---: |\n',
  '表#3!合计.合计 = 合计.合计\n',
  '\n## 专户收支情况表\n\n```勾稽\n合计 = 基本支出 + 项目支出\n```\n\n',
  '\n2012603\t机关服务\t=\t1.00\t2.00\n',
  '\n| 2009302 | 一般行政管理事务 | = |  | 18.60 |\n',
  '\n注：本单位2026年没有使用政府性基金预算拨款安排的支出。\n',
];

/** An edit somewhere in a text of the table language. */
export function drawWriting(random: Random, text: string): Edit {
  if (random.int(0, 2) === 0) return drawEdit(random, text);
  const start = random.int(0, text.length);
  return { start, oldEnd: Math.min(text.length, start + random.int(0, 3)), text: random.pick(TYPED) };
}

/** So many lines of the disclosure, below its front matter or without, with some edits; or anything at all. */
export function drawWritten(random: Random, most: number): string {
  if (random.chance(0.05)) return randomBytes(random, random.int(0, 1000));
  if (random.chance(0.05)) return wordSalad(random, random.int(0, 200));
  const lines = WRITTEN.split('\n');
  const from = random.int(0, lines.length - 1);
  const head = random.chance(0.7) ? lines.slice(0, 6) : [];
  let text = [...head, ...lines.slice(from, from + random.int(1, most))].join('\n');
  for (let edits = random.int(1, 8); edits > 0; edits--) text = applyEdit(text, drawWriting(random, text));
  return text;
}
