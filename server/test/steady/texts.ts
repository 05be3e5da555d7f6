/** Texts to throw at the checker: what is in the repository, made up, mutated, cut up, or random bytes. */

import { readdirSync, readFileSync } from 'node:fs';
import type { Random } from '../generator/random';

const folder = new URL('../../../test-fixtures/', import.meta.url);

/** All fixtures that are UTF-8. */
export function fixtureTexts(): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:disclosure|budget)$/.test(name) && !name.startsWith('encodings'))
    .sort()
    .map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/** Pieces that edits put in: digits, cells, rows, titles, captions, sentences, and what breaks tables or texts. */
const PIECES = [
  ...'0123456789',
  '.',
  ',',
  '\t',
  '\t\t\t',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '|',
  '| - | - |\n',
  '    ',
  '\u3000',
  '合计',
  '210\t卫生健康支出\t1.00\t1.00\n',
  '2101501  行政运行  12.00  12.00\n',
  '部门预算支出总表\n',
  '部门预算收支总表\n',
  '单位：元\n',
  '预算年度：2020\n',
  '---\n',
  '全年收入12.50万元，比上年增长3.1%。\n',
  '序号\t项目\t金额\n',
  '十、名词解释\n',
  '1、基本支出：指其他。\n',
  '\0',
  '\ufeff',
  '\ud800',
  '\u202e',
  '\u200b',
  '１２．３４',
  '-',
  '99999999999999999999999999999.99',
];

export interface Edit {
  readonly start: number;
  readonly oldEnd: number;
  readonly text: string;
}

/** An edit somewhere in a text: mostly small, now and then of many lines or of a piece from elsewhere in it. */
export function drawEdit(random: Random, text: string): Edit {
  const start = random.int(0, text.length);
  const longest = random.chance(0.9) ? 4 : random.chance(0.8) ? 80 : 2000;
  const oldEnd = Math.min(text.length, start + random.int(0, longest));
  if (random.chance(0.1)) {
    const from = random.int(0, text.length);
    return { start, oldEnd, text: text.slice(from, from + random.int(0, 300)) };
  }
  return { start, oldEnd, text: random.chance(0.1) ? '' : random.pick(PIECES) };
}

export function applyEdit(text: string, edit: Edit): string {
  return text.slice(0, edit.start) + edit.text + text.slice(edit.oldEnd);
}

/** Some lines of a text, from anywhere in it. */
export function excerpt(random: Random, text: string, most: number): string {
  const lines = text.split('\n');
  const from = random.int(0, Math.max(0, lines.length - 1));
  return lines.slice(from, from + random.int(1, most)).join('\n');
}

/** Bytes without any sense, read as UTF-8. */
export function randomBytes(random: Random, length: number): string {
  const bytes = Uint8Array.from({ length }, () => random.int(0, 255));
  return new TextDecoder().decode(bytes);
}

/** Words and marks of disclosures in any order. */
export function wordSalad(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick(PIECES)).join('');
}
