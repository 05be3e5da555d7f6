/** Decodes a web page as a browser does: by its byte order mark, by what it says, else as UTF-8 or GB18030. */

import { decodeText, encodingByMark } from '../encoding';

/** What a page says of its encoding stands in its first bytes. */
const HEAD = 1_024;
const CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})/i;
/** Pages that say GB2312 or GBK use characters of GB18030 too, which holds both. */
const CHINESE = /^(?:gb2312|gbk|gb18030|x-gbk|gb_2312-80)$/i;

/** The text of a page; characters that cannot be decoded become U+FFFD. */
export function decodeHtml(bytes: Uint8Array): string {
  if (encodingByMark(bytes)) return decodeText(bytes);
  const said = CHARSET.exec(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)))?.[1];
  const isChinese = said !== undefined && CHINESE.test(said);
  return isChinese ? new TextDecoder('gb18030').decode(bytes) : decodeText(bytes);
}
