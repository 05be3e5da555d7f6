/** Opens a workbook: each shown sheet with its tables, as its cells show. */

import { isZip, openArchive } from '../archive';
import type { Omission, Opened, OriginalBlock, Progress } from '../model';
import { readRelations, relationsPath } from '../relations';
import { readCsv } from './csv';
import { readSheet } from './sheet';
import { blocksOfSheet } from './tables';
import { readFormats, readSharedStrings, readWorkbook } from './workbook';

const PACKAGE_RELATIONS = '_rels/.rels';
const USUAL_WORKBOOK = 'xl/workbook.xml';
/** Parts may have any name; pictures, charts and what other programs keep beside the book hold no cells. */
const WANTED = /\.(?:xml|rels)$/i;
const UNWANTED = /^(?:customXml|docProps)\/|\/(?:drawings|charts|media|externalLinks|pivot\w*|theme)\//;

/** Opens the bytes of an `.xlsx`, or of a `.csv`. Never throws: what cannot be opened is refused. */
export function openXlsx(bytes: Uint8Array, progress?: Progress): Opened {
  if (!isZip(bytes)) return openCsv(bytes);
  const archive = openArchive(bytes);
  if ('refused' in archive) return archive;
  const unpacked = archive.unpack((name) => WANTED.test(name) && !UNWANTED.test(name));
  if ('refused' in unpacked) return unpacked;
  const { entries } = unpacked;
  const root = readRelations(entries.get(PACKAGE_RELATIONS), '');
  if (typeof root === 'string') return { refused: root };
  const path = root.find(({ type }) => type === 'officeDocument')?.target ?? USUAL_WORKBOOK;
  const parts = readRelations(entries.get(relationsPath(path)), path);
  if (typeof parts === 'string') return { refused: parts };
  const bookXml = entries.get(path);
  const book = bookXml ? readWorkbook(bookXml, parts) : 'not-what-its-name-says';
  if (typeof book === 'string') return { refused: book };
  const part = (type: string): Uint8Array | undefined =>
    entries.get(parts.find((each) => each.type === type)?.target ?? '');
  const { sheets, isFrom1904 } = book;
  const strings = readSharedStrings(part('sharedStrings'));
  if (typeof strings === 'string') return { refused: strings };
  const formatOf = readFormats(part('styles'));
  if (typeof formatOf === 'string') return { refused: formatOf };
  const context = { strings, formatOf, isFrom1904 };
  const blocks: OriginalBlock[] = [];
  const omissions: Omission[] = [];
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  const hidden = sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  if (hidden.length > 0) omissions.push({ reason: 'hidden-sheet', places: hidden });
  for (const [index, { name, path: sheetPath }] of shown.entries()) {
    if (progress?.(index, shown.length) === false) break;
    const xml = entries.get(sheetPath);
    const sheet = xml && readSheet(xml, context);
    if (sheet === undefined || typeof sheet === 'string') {
      if (sheet === 'unsafe-xml') return { refused: sheet };
      omissions.push({ reason: 'unreadable', places: [name] });
      continue;
    }
    for (const block of blocksOfSheet(name, sheet)) blocks.push(block);
    const at = (places: readonly string[]): string[] => places.map((place) => `${name}!${place}`);
    if (sheet.hiddenRows.length > 0) omissions.push({ reason: 'hidden-rows', places: at(sheet.hiddenRows) });
    if (sheet.hiddenColumns.length > 0)
      omissions.push({ reason: 'hidden-columns', places: at(sheet.hiddenColumns) });
    if (sheet.uncalculated.length > 0)
      omissions.push({ reason: 'no-value', ...fewOf(at(sheet.uncalculated)) });
  }
  return { original: { source: 'xlsx', blocks, omissions, pageCount: shown.length } };
}

/** Cells named one by one at most; the rest of a sheet is counted. */
const MOST_NAMED = 5;

/** The first of the cells, and how many more there are. */
function fewOf(cells: readonly string[]): Pick<Omission, 'places' | 'more'> {
  const more = cells.length - MOST_NAMED;
  return more > 0 ? { places: cells.slice(0, MOST_NAMED), more } : { places: cells };
}

/** A sheet that has no name. */
function openCsv(bytes: Uint8Array): Opened {
  return {
    original: { source: 'xlsx', blocks: blocksOfSheet('', readCsv(bytes)), omissions: [], pageCount: 1 },
  };
}
