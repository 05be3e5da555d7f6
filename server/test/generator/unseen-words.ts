/** Header words that stand in none of our lists, as somebody might print them; and tables whose headers have some of them. */

import type { GeneratedTable } from './model';
import type { Random } from './random';

/** A test holds that nothing is known of any of them, nor of a part of one. */
export const UNSEEN_WORDS: readonly string[] = [
  '公共财力',
  '专门盘子',
  '国企上缴',
  '专户返还',
  '国库下拨',
  '省里拨来',
  '自筹部分',
  '盘活存量',
  '去岁余留',
  '日常开销',
  '职工开销',
  '办公开销',
  '专门事务',
  '核定额',
  '实列额',
  '核定规模',
  '调整规模',
  '下属上交',
  '社会捐赠',
  '统筹安排',
  '薪酬待遇',
  '职工及家属',
  '设备添置',
  '车辆使用',
  '来客招待',
  '赴外公干',
  '全数相加',
  '机动预留',
  '彩票公益',
  '土地出让',
];

/** The share of the words of a header that are replaced, at least one. */
const RATE = 0.25;

/**
 * A table with some words above its amounts replaced by such as nobody has seen: what is read from its cells does not depend
 * on what these columns mean.
 */
export function withUnseenWords(table: GeneratedTable, random: Random): GeneratedTable {
  const words = wordsToReplace(table);
  const count = Math.max(1, Math.round(words.length * RATE));
  const replaced = random.some(words, count);
  const unseen = random.some(UNSEEN_WORDS, replaced.length);
  const wordFor = new Map(replaced.map((word, index) => [word, unseen[index]]));
  const columns = table.columns.map((column) => ({
    ...column,
    path: column.path.map((word) => wordFor.get(word) ?? word),
  }));
  return { ...table, columns };
}

/**
 * The words above amounts whose meaning is not needed to read the cells: none where a header says more, as the unit of money,
 * and none above the first column, which holds labels in all other tables.
 */
export function wordsToReplace({ columns, unitInHeader }: GeneratedTable): readonly string[] {
  const amounts = columns.filter(({ role }, index) => role === 'amount' && index > 0);
  const first = columns[0].role === 'amount' ? columns[0].path : [];
  const words = unitInHeader
    ? []
    : amounts.flatMap(({ path }) => path.filter((word) => !first.includes(word)));
  return [...new Set(words)];
}
