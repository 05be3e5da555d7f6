/** Says in one line why an original cannot be opened, and what to do instead. */

import type { Words } from '../rules/model';
import { say } from '../rules/wording';
import type { Opened, RefusalReason } from '../sources/model';

type Refused = Extract<Opened, { refused: unknown }>;
type Pair = readonly [chinese: string, english: string];

const WORD: Pair = [
  '是旧版 Word、WPS 文件，请另存为 .docx 后再校核',
  'a file of an old Word or of WPS: save it as .docx first',
];
const EXCEL: Pair = [
  '是旧版 Excel、WPS 表格，请另存为 .xlsx 后再校核',
  'a sheet of an old Excel or of WPS: save it as .xlsx first',
];

const REFUSALS: Readonly<Record<RefusalReason, Pair>> = {
  encrypted: ['有密码保护，请去掉密码后再校核', 'protected by a password: remove it first'],
  broken: ['文件已损坏或不完整，请重新下载或重新导出', 'broken or cut off: download or export it again'],
  'too-large': ['文件过大，请拆成几个文件后再校核', 'too large: split it into several files'],
  'too-many-pages': ['页数过多，请拆成几个文件后再校核', 'too many pages: split it into several files'],
  'pictures-only': [
    '是图片或扫描件，没有文字可读，请用原来的 Word、Excel 文件，或先做文字识别（OCR）',
    'a picture or a scan without text: use the Word or Excel file that it was made from, or recognise its text (OCR) first',
  ],
  'no-text-map': [
    '字体没有文字编码，读不出文字，请用原来的 Word、Excel 文件，或重新导出 PDF',
    'its fonts do not say which characters they show: use the file that it was made from, or export it again',
  ],
  'old-format': [
    '这种格式不能直接读取，请另存为 .docx 或 .xlsx，或打印成 PDF 后再校核',
    'this format cannot be read: save it as .docx or .xlsx, or print it to PDF',
  ],
  'no-reader': [
    '还不能直接读取这种文件，请打印成 PDF 后再校核',
    'files of this kind cannot be read yet: print it to PDF',
  ],
  'not-what-its-name-says': [
    '内容与扩展名不符，请用原来的程序打开并另存一份',
    'its content is not what its name says: open it with the program that made it and save it again',
  ],
  'unsafe-archive': [
    '压缩包内容异常（文件过多、过大或路径不安全），没有打开',
    'its archive holds too many or too large files, or unsafe names: not opened',
  ],
  'unsafe-pdf': [
    '内容异常（解开后过大，或同样的内容反复引用），没有打开，请用原来的程序重新导出 PDF',
    'its content unpacks to too much or repeats itself: not opened, export it again',
  ],
  'unsafe-xml': [
    '其中的 XML 含有实体或层次过深，没有打开',
    'its XML has entities or is too deep: not opened',
  ],
  binary: ['不是文本文件', 'not a text file'],
  'utf-16': ['编码为 UTF-16，请另存为 UTF-8 后再校核', 'encoded in UTF-16; save it as UTF-8 first'],
  'unknown-encoding': [
    '编码既不是 UTF-8 也不是 GB18030（GBK）',
    'encoded neither in UTF-8 nor in GB18030 (GBK)',
  ],
};

const ARCHIVE: Pair = ['是压缩包，请解开后校核其中的文件', 'an archive: unpack it and check the files in it'];

/** What to do with files of programs that no longer are, of those that keep their format to themselves, and with archives. */
const OLD_FORMATS: Readonly<Record<string, Pair>> = {
  '.doc': WORD,
  '.wps': WORD,
  '.xls': EXCEL,
  '.et': EXCEL,
  '.rtf': ['是 RTF 文件，请另存为 .docx 后再校核', 'an RTF file: save it as .docx first'],
  '.odt': ['是 ODF 文字文件，请另存为 .docx 后再校核', 'an ODF text: save it as .docx first'],
  '.ods': ['是 ODF 表格，请另存为 .xlsx 后再校核', 'an ODF sheet: save it as .xlsx first'],
  '.zip': ARCHIVE,
  '.rar': ARCHIVE,
  '.7z': ARCHIVE,
  '.ofd': ['是 OFD 文件，请转换为 PDF 后再校核', 'an OFD file: convert it to PDF first'],
};

/** Why an original was refused. */
export function refusalText({ refused, detail }: Refused): Words {
  const old = refused === 'old-format' && detail !== undefined ? OLD_FORMATS[detail] : undefined;
  if (old) return (locale) => say(locale, old[0], old[1]);
  const [chinese, english] = REFUSALS[refused];
  return (locale) =>
    detail === undefined
      ? say(locale, chinese, english)
      : say(locale, `${chinese}（${detail}）`, `${english} (${detail})`);
}
