/** Reads what a workbook shares between its sheets: their names, texts and formats. */

import type { RefusalReason } from '../model';
import type { PartRelation } from '../relations';
import { type Attributes, readXml } from '../xml';

export interface SheetEntry {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

export interface Workbook {
  readonly sheets: readonly SheetEntry[];
  /** Whether dates count from 1904. */
  readonly isFrom1904: boolean;
}

/** The sheets in the order of their tabs, or why they cannot be read. */
export function readWorkbook(bytes: Uint8Array, parts: readonly PartRelation[]): Workbook | RefusalReason {
  const sheets: SheetEntry[] = [];
  let isWorkbook = false;
  let isFrom1904 = false;
  const refused = readXml(bytes, {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true;
      if (name === 'workbookPr') isFrom1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const part = parts.find(({ id }) => id === attributes['r:id']);
      const isHidden = attributes.state === 'hidden' || attributes.state === 'veryHidden';
      // Sheets of charts and macros hold no cells.
      if (part?.type === 'worksheet')
        sheets.push({ name: attributes.name ?? '', path: part.target, isHidden });
    },
    close() {},
  });
  if (refused) return refused;
  return isWorkbook ? { sheets, isFrom1904 } : 'not-what-its-name-says';
}

/** The texts that cells refer to by number, or why they cannot be read; how to pronounce them is left out. */
export function readSharedStrings(bytes: Uint8Array | undefined): string[] | RefusalReason {
  const strings: string[] = [];
  if (!bytes) return strings;
  let text = '';
  let isText = false;
  let phonetic = 0;
  const refused = readXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic++;
      else if (name === 't') isText = phonetic === 0;
    },
    close(name) {
      if (name === 'si') strings.push(text);
      else if (name === 'rPh') phonetic--;
      else if (name === 't') isText = false;
    },
    text(piece) {
      if (isText) text += piece;
    },
  });
  return refused ?? strings;
}

/** How the cells of a format show. */
export interface CellFormat {
  readonly pattern: string;
  readonly isBold: boolean;
  /** Steps by which the text is set in; a step is about a character wide. */
  readonly indent: number;
  /** Whether a line is drawn at its side or below: what is ruled belongs to a table, blank or not. */
  readonly isRuled: boolean;
}

const GENERAL: CellFormat = { pattern: 'General', isBold: false, indent: 0, isRuled: false };

/** The built-in formats that Chinese versions of spreadsheet programs print for numbers without a pattern of their own. */
const BUILT_IN: Readonly<Record<string, string>> = {
  '1': '0',
  '2': '0.00',
  '3': '#,##0',
  '4': '#,##0.00',
  '5': '¥#,##0;¥-#,##0',
  '6': '¥#,##0;¥-#,##0',
  '7': '¥#,##0.00;¥-#,##0.00',
  '8': '¥#,##0.00;¥-#,##0.00',
  '9': '0%',
  '10': '0.00%',
  '11': '0.00E+00',
  '12': '# ?/?',
  '13': '# ??/??',
  '14': 'yyyy/m/d',
  '15': 'd-mmm-yy',
  '16': 'd-mmm',
  '17': 'mmm-yy',
  '18': 'h:mm AM/PM',
  '19': 'h:mm:ss AM/PM',
  '20': 'h:mm',
  '21': 'h:mm:ss',
  '22': 'yyyy/m/d h:mm',
  '27': 'yyyy"年"m"月"',
  '28': 'm"月"d"日"',
  '29': 'm"月"d"日"',
  '30': 'm-d-yy',
  '31': 'yyyy"年"m"月"d"日"',
  '32': 'h"时"mm"分"',
  '33': 'h"时"mm"分"ss"秒"',
  '36': 'yyyy"年"m"月"',
  '37': '#,##0;-#,##0',
  '38': '#,##0;-#,##0',
  '39': '#,##0.00;-#,##0.00',
  '40': '#,##0.00;-#,##0.00',
  '41': '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
  '42': '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
  '43': '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  '44': '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
  '45': 'mm:ss',
  '46': '[h]:mm:ss',
  '47': 'mm:ss.0',
  '48': '##0.0E+0',
  '49': '@',
  '50': 'yyyy"年"m"月"',
  '51': 'm"月"d"日"',
  '52': 'yyyy"年"m"月"',
  '53': 'm"月"d"日"',
  '54': 'm"月"d"日"',
  '57': 'yyyy"年"m"月"',
  '58': 'm"月"d"日"',
};

/** The format of a cell by the number of its style, or why the formats cannot be read. */
export function readFormats(
  bytes: Uint8Array | undefined,
): ((style: string | undefined) => CellFormat) | RefusalReason {
  const patterns = new Map<string, string>();
  const isBold: boolean[] = [];
  const isRuled: boolean[] = [];
  const formats: { numFmtId: string; font: number; border: number; indent: number }[] = [];
  /** The list that is being read: formats of differences and of named styles have fonts and borders of their own. */
  let list = '';
  const onOpen: Readonly<Record<string, Readonly<Record<string, (attributes: Attributes) => void>>>> = {
    numFmts: {
      numFmt: ({ numFmtId = '', formatCode = '' }) => patterns.set(numFmtId, formatCode),
    },
    fonts: {
      font: () => isBold.push(false),
      b: ({ val }) => {
        isBold[isBold.length - 1] = val === undefined || isTrue(val);
      },
    },
    borders: {
      border: () => isRuled.push(false),
      left: markRuled,
      right: markRuled,
      bottom: markRuled,
    },
    cellXfs: {
      xf: ({ numFmtId = '0', fontId, borderId }) =>
        formats.push({ numFmtId, font: Number(fontId), border: Number(borderId), indent: 0 }),
      alignment: ({ indent = '0' }) => {
        formats[formats.length - 1].indent = Number(indent) || 0;
      },
    },
  };
  function markRuled({ style = 'none' }: Attributes): void {
    if (style !== 'none') isRuled[isRuled.length - 1] = true;
  }
  if (!bytes) return () => GENERAL;
  const refused = readXml(bytes, {
    open(name, attributes) {
      if (Object.hasOwn(onOpen, name)) list = name;
      else if (list !== '' && Object.hasOwn(onOpen[list], name)) onOpen[list][name](attributes);
    },
    close(name) {
      if (name === list) list = '';
    },
  });
  if (refused) return refused;
  const resolved = formats.map(({ numFmtId, font, border, indent }) => ({
    pattern: patterns.get(numFmtId) ?? BUILT_IN[numFmtId] ?? GENERAL.pattern,
    isBold: isBold[font] ?? false,
    isRuled: isRuled[border] ?? false,
    indent,
  }));
  return (style) => resolved[Number(style ?? 0)] ?? GENERAL;
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
