/** What stands between a file and its check: reasons to say that nothing was checked where nothing was. */

import { extname } from 'node:path';
import type { Words } from '../rules/model';
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

const WORD = words(
  '是旧版 Word、WPS 文件，请另存为 .docx 或文本',
  'is a file of an old Word or of WPS: save it as .docx or as text',
);
const EXCEL = words(
  '是旧版 Excel、WPS 表格，请另存为 .xlsx 或文本',
  'is a sheet of an old Excel or of WPS: save it as .xlsx or as text',
);
const OFD = words('是 OFD 文件，请转换为 PDF 或文本', 'is an OFD file: convert it to PDF or to text');
const PICTURE = words('是图片，请先识别成文字', 'is a picture: have its text recognised first');

const UNREADABLE: Readonly<Record<string, Words>> = {
  '.doc': WORD,
  '.wps': WORD,
  '.xls': EXCEL,
  '.et': EXCEL,
  '.ofd': OFD,
  '.png': PICTURE,
  '.jpg': PICTURE,
  '.jpeg': PICTURE,
  '.gif': PICTURE,
  '.bmp': PICTURE,
  '.tif': PICTURE,
  '.tiff': PICTURE,
  '.webp': PICTURE,
};

/** Why a file of this name cannot be read, with what to do; `undefined` where its name speaks against nothing. */
export function unreadableByName(path: string): Words | undefined {
  const extension = extname(path).toLowerCase();
  return Object.hasOwn(UNREADABLE, extension) ? UNREADABLE[extension] : undefined;
}

/** A number of money: two decimals or separators, and neither a percentage nor part of a date or of a section's number. */
const MONEY = /(?<![\d.,])(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d+\.\d{2})(?![\d.%％])/g;

/** One or two such numbers may be anything: `2025.01` is a month. */
const SOME_MONEY = 3;

/** True where a text prints amounts, and none of them was read. */
export function isUnread({ language, coverage }: FileReport, text: string): boolean {
  if (language === 'unrecognised' || coverage.tables.amounts + coverage.text.amounts > 0) return false;
  let found = 0;
  for (const _ of text.matchAll(MONEY)) if (++found >= SOME_MONEY) return true;
  return false;
}
