/** Finds what a disclosure says itself of residues that rounding leaves in its tables. */

import type { Block, Cell, TextBlock } from '../tables/model';
import { memoize } from '../text/memo';
import type { Disclosure } from './model';

/** `金额单位转换时可能存在尾数误差`, `由于四舍五入因素，部分分项加和与合计可能略有差异`. */
const DECLARES =
  /(?:尾数|尾差|四舍五入|小数|进位)[^。；]{0,24}(?:误差|差异|差额|尾差|不符|不等|不一致|出入)|(?:误差|差异|尾差)[^。；]{0,12}(?:四舍五入|单位转换|单位换算)/;
/** What leads to it, and the marks around it. */
const LEAD = /^[（(]?(?:[注备说][注明]?\s*\d*\s*[：:.、]|\d+[.、])\s*/;
const END = '。；）)';
const LONGEST = 120;

/** The words in which residues are declared; `undefined` where they are not. */
export const declaredRounding = memoize(({ blocks }: Disclosure): string | undefined => {
  for (const block of blocks) {
    const found = declaredIn(block);
    if (found !== undefined) return found;
  }
  return undefined;
});

function declaredIn(block: Block): string | undefined {
  return block.type === 'text' ? declaredInText(block) : declaredInRows(block);
}

const declaredInText = memoize(({ lines }: TextBlock) => sentenceIn(lines));

/** Notes may stand in the last rows of a table, or among the lines above it. */
const declaredInRows = memoize(({ caption, rows }: Exclude<Block, TextBlock>) =>
  sentenceIn([...caption.lines, ...rows.slice(-1).flatMap(({ cells }) => cells.slice(0, 1))]),
);

function sentenceIn(lines: readonly Cell[]): string | undefined {
  const line = lines.find(({ text }) => text.length <= LONGEST && DECLARES.test(text));
  if (!line) return undefined;
  let { length } = line.text;
  while (length > 0 && END.includes(line.text[length - 1])) length--;
  return line.text.slice(0, length).replace(LEAD, '');
}
