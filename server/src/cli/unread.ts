/** What stands between a file and its check: reasons to say that nothing was checked where nothing was. */

import type { FileReport } from './report';
import { words } from './words';

export const EMPTY = words('文件是空的，没有校核', 'the file is empty, nothing was checked');
export const UNRECOGNISED = words(
  '认不出是预算、决算公开文本，没有校核',
  'not recognised as a budget disclosure, not checked',
);
export const UNREAD = words(
  '印有数额，却一个也没有读懂：表格的空白或分栏多半在转换时丢了，请用原件或另行转换；确实如此时加 --allow-unread',
  'amounts are printed, but none was read: their columns were probably lost in a conversion; use the original or convert it again, or give --allow-unread',
);

/** One or two numbers that look like money may be anything: `2025.01` is a month. */
const SOME_MONEY = 3;

/** True where tables print amounts of which none was read, and no fewer than the sentences around them. */
export function isUnread({ language, coverage: { tables, text } }: FileReport): boolean {
  const isSilent = tables.read === 0 && tables.printed >= Math.max(SOME_MONEY, text.amounts);
  return language !== 'unrecognised' && isSilent;
}
