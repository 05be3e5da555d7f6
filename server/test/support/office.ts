/** Makes office files of a few lines of XML, for what no program writes on request. */

import { strToU8, zipSync } from 'fflate';
import { openDocx } from '../../src/sources/docx/open';
import type { GridBlock, Opened, OriginalBlock } from '../../src/sources/model';
import { openXlsx } from '../../src/sources/xlsx/open';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const COMPATIBILITY = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const SHEET = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** Parts of an archive: text by path. */
export type Parts = Readonly<Record<string, string>>;

export function zipOf(parts: Parts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

/** A part's relations; paths as they are written in the file. */
export function relationsOf(targets: Readonly<Record<string, string>>): string {
  const entries = Object.entries(targets).map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type.replace(/\d+$/, '')}" Target="${target}"/>`,
  );
  return `<Relationships ${RELATIONS}>${entries.join('')}</Relationships>`;
}

/** A Word file with that body; other parts of `word/` by their names: `numbering`, `styles`, `footnotes`. */
export function wordFile(body: string, others: Parts = {}): Uint8Array {
  const names = Object.keys(others);
  return zipOf({
    '_rels/.rels': relationsOf({ officeDocument: 'word/document.xml' }),
    'word/document.xml': `<w:document ${WORD} ${COMPATIBILITY}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationsOf(
      Object.fromEntries(names.map((name) => [name, `${name}.xml`])),
    ),
    ...Object.fromEntries(
      names.map((name) => [`word/${name}.xml`, `<w:${name} ${WORD}>${others[name]}</w:${name}>`]),
    ),
  });
}

export interface SheetXml {
  readonly name: string;
  /** What stands in `<worksheet>`. */
  readonly xml: string;
  readonly state?: string;
}

/** A workbook of those sheets; `styles` and `strings` are what stands in their parts. */
export function workbookFile(sheets: readonly SheetXml[], styles = '', strings = '', book = ''): Uint8Array {
  const entries = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const targets = Object.fromEntries(
    sheets.map((_, i) => [`worksheet${i + 1}`, `worksheets/sheet${i + 1}.xml`]),
  );
  return zipOf({
    '_rels/.rels': relationsOf({ officeDocument: 'xl/workbook.xml' }),
    'xl/workbook.xml': `<workbook ${SHEET} xmlns:r="${OFFICE}">${book}<sheets>${entries.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationsOf({
      ...targets,
      styles: 'styles.xml',
      sharedStrings: 'strings.xml',
    }),
    'xl/styles.xml': `<styleSheet ${SHEET}>${styles}</styleSheet>`,
    'xl/strings.xml': `<sst ${SHEET}>${strings}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ xml }, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet ${SHEET}>${xml}</worksheet>`,
      ]),
    ),
  });
}

/** The blocks of what was opened; throws where it was refused. */
export function blocksOf(opened: Opened): readonly OriginalBlock[] {
  if ('refused' in opened) throw new Error(`refused: ${opened.refused}`);
  return opened.original.blocks;
}

/** Paragraphs as their text, grids as `row,column+rows×columns text`, as far as they hold something or are merged. */
export function printed(opened: Opened): (string | string[])[] {
  return blocksOf(opened).map((block) => (block.type === 'paragraph' ? block.text : cellsOf(block)));
}

function cellsOf({ cells }: GridBlock): string[] {
  return cells.map(({ row, column, rowSpan, columnSpan, text }) => {
    const span = rowSpan > 1 || columnSpan > 1 ? `+${rowSpan}×${columnSpan}` : '';
    return `${row},${column}${span} ${text}`;
  });
}

export const wordText = (body: string, others?: Parts) => printed(openDocx(wordFile(body, others)));
export const sheetText = (...args: Parameters<typeof workbookFile>) =>
  printed(openXlsx(workbookFile(...args)));
