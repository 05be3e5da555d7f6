/** Reads the outline of a disclosure: its headings with what stands below them, its contents list, its notes. */

import { isHeading, isNote, isPageNumber, namesTable, stripTitle, titleOffset } from '../tables/captions';
import type { Block, Cell, Place, TextBlock } from '../tables/model';
import { memoize } from '../text/memo';
import { compact } from '../text/normalise';
import type { ContentsEntry, Note, Numbered, Outline, Section } from './model';
import { readOrdinal } from './numbering';

/** Headings without a number: the widest level, and that of any line marked as a heading. */
const APPENDIX = /^附件?/;
const LOWEST_LEVEL = 3;
/** In a contents list: `附件：某某局预算表`. */
const LISTED_APPENDIX = /^附[件表]?\d*[：:]/;
const LONGEST_HEADING = 40;
const SENTENCE = /[。；，：:]|\d(?:万|亿)?元/;
const CONTENTS = /^目录$/;
/** A page number behind dots, or behind the blank that was a tab. */
const PAGE = /(?:(?<![.．…·])[.．…·]{2,}|(?<![\s\u3000])[\s\u3000]+)(\d{1,3})$/;

const PAGE_NUMBER = /^\d{1,3}$/;

/** A printed line of text, with the page number behind it. */
interface PrintedLine {
  readonly block: TextBlock;
  readonly pieces: readonly Cell[];
  readonly text: string;
}

/** A line with what its own words tell, whatever stands around it. */
interface Line extends PrintedLine {
  readonly place: Place;
  /** The level of the heading that it may be. */
  readonly level?: number;
  /** The page number behind it. */
  readonly page?: number;
  /** Without the page number, blanks and marks. */
  readonly title: string;
  readonly ordinal?: Numbered;
  /** Whether its title is that of a heading. */
  readonly isHeading: boolean;
  /** Whether it is a heading or the title of a table. */
  readonly isTitle: boolean;
  /** Whether it says 目录 and no more. */
  readonly isContents: boolean;
}

/** The outline of some blocks of one disclosure. */
export function readOutline(blocks: readonly Block[]): Outline {
  const lines = blocks.flatMap((block) => (block.type === 'text' ? linesOf(block) : []));
  const contents = readContents(lines);
  const listed = new Set(contents.map(({ line }) => line));
  const headings = lines.flatMap((line): Section[] => {
    const { level } = line;
    if (level === undefined || listed.has(line)) return [];
    const [{ text, start, end }] = line.pieces;
    const place: Place = { block: line.block, start, end };
    return [{ title: stripTitle(text), level, ordinal: numberOf(text, place), place, end: place }];
  });
  return {
    sections: withEnds(headings, blocks),
    contents: contents.map(({ entry }) => entry),
    notes: readNotes(blocks),
  };
}

/** Remembered by block: most texts outlive the edits around them. */
const linesOf = memoize((block: TextBlock): readonly Line[] => printedLines(block).map(readLine));

function readLine(line: PrintedLine): Line {
  const page = PAGE.exec(line.text)?.[1];
  const printed = line.text.replace(PAGE, '');
  const title = titleOf(printed);
  const place = placeOf(line);
  return {
    ...line,
    place,
    title,
    level: levelOf(line.pieces[0].text),
    page: page === undefined ? undefined : Number(page),
    ordinal: numberOf(line.text, place),
    isHeading: levelOf(title) !== undefined,
    isTitle: levelOf(printed) !== undefined || namesTable(printed),
    isContents: CONTENTS.test(compact(stripTitle(line.text))),
  };
}

/** A page number goes with the line before it, from which a tab parts it: in a list, all lines have one. */
function printedLines(block: TextBlock): PrintedLine[] {
  const lines: PrintedLine[] = [];
  for (const piece of block.lines) {
    const last = lines.at(-1);
    const isBehind = last?.pieces.length === 1 && piece.start - last.pieces[0].end === 1;
    if (isBehind && PAGE_NUMBER.test(piece.text))
      lines[lines.length - 1] = {
        ...last,
        pieces: [...last.pieces, piece],
        text: `${last.text} ${piece.text}`,
      };
    else lines.push({ block, pieces: [piece], text: piece.text });
  }
  return lines;
}

function placeOf({ block, pieces }: PrintedLine): Place {
  return { block, start: pieces[0].start, end: pieces[pieces.length - 1].end };
}

/** The level of a heading, 1 for the widest; nothing for a line that is none. */
function levelOf(text: string): number | undefined {
  const title = compact(stripTitle(text));
  if (title === '' || title.length > LONGEST_HEADING || SENTENCE.test(title)) return undefined;
  if (APPENDIX.test(title)) return 1;
  return (
    readOrdinal(title)?.level ?? (isHeading(text) || text.startsWith('[bookmark:') ? LOWEST_LEVEL : undefined)
  );
}

/** The number that a line begins with, at the place of its numeral, or of the whole line where that is parted. */
function numberOf(text: string, place: Place): Numbered | undefined {
  const ordinal = readOrdinal(titleOf(text));
  if (!ordinal) return undefined;
  const at = text.indexOf(ordinal.numeral, titleOffset(text));
  if (at < 0) return { ...ordinal, place };
  const start = place.start + at;
  return { ...ordinal, place: { ...place, start, end: start + ordinal.numeral.length } };
}

/** A title without blanks, marks and the dash of a list. */
function titleOf(text: string): string {
  return compact(stripTitle(text)).replace(/^-/, '');
}

/** The lines below 目录 up to the first that is listed already or no heading; elsewhere, runs of lines with page numbers. */
function readContents(lines: readonly Line[]): { readonly line: Line; readonly entry: ContentsEntry }[] {
  const entries: { readonly line: Line; readonly entry: ContentsEntry }[] = [];
  const seen = new Set<string>();
  let part = 0;
  let isInside = false;
  lines.forEach((line, index) => {
    if (line.isContents) {
      isInside = true;
      return;
    }
    const { page, title, ordinal, place } = line;
    const isListed = page !== undefined && isBesideListed(lines, index);
    const isEntry = page !== undefined || line.isHeading || LISTED_APPENDIX.test(title);
    // The body begins with a title of the list, or with a part that the list has named already.
    const isBody = seen.has(title) || (ordinal?.level === 1 && ordinal.number <= part);
    if (isInside && (isBody || !isEntry)) isInside = false;
    if (!isInside && !isListed) return;
    seen.add(title);
    if (ordinal?.level === 1) part = ordinal.number;
    entries.push({ line, entry: { title, page, ordinal, place } });
  });
  return entries;
}

/** One line with a number at its end is no list. */
function isBesideListed(lines: readonly Line[], index: number): boolean {
  return isEntry(lines[index]) && (isEntry(lines[index - 1]) || isEntry(lines[index + 1]));
}

/** A heading or the title of a table with a page number behind it. */
function isEntry(line: Line | undefined): boolean {
  return line?.page !== undefined && line.isTitle;
}

/** Each section ends before the next heading of its level or a wider one. */
function withEnds(headings: readonly Section[], blocks: readonly Block[]): Section[] {
  const order = new Map(blocks.map((block, index) => [block, index]));
  const ends = new Map<Section, Place>();
  const open: Section[] = [];
  for (const heading of headings) {
    while (open.length > 0 && open[open.length - 1].level >= heading.level) {
      const closed = open.pop();
      if (closed) ends.set(closed, before(heading.place, blocks, order));
    }
    open.push(heading);
  }
  return headings.map((section) => ({ ...section, end: ends.get(section) ?? lastOf(blocks, section.place) }));
}

/** The last thing printed before a place. */
function before(place: Place, blocks: readonly Block[], order: ReadonlyMap<Block, number>): Place {
  const { block } = place;
  const above = block.type === 'text' ? lastBefore(block.lines, place.start) : undefined;
  if (above) return { block, start: above.start, end: above.end };
  const previous = blocks[(order.get(block) ?? 0) - 1];
  return previous ? endOf(previous) : place;
}

/**
 * The last of the lines, which stand in order, that begins before an offset, and is no page number: many headings may stand in
 * one long text.
 */
function lastBefore(lines: readonly Cell[], offset: number): Cell | undefined {
  let from = 0;
  let to = lines.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (lines[middle].start < offset) from = middle + 1;
    else to = middle;
  }
  while (from > 0 && isPageNumber(lines[from - 1].text)) from--;
  return lines[from - 1];
}

function lastOf(blocks: readonly Block[], place: Place): Place {
  const last = blocks.at(-1);
  return last ? endOf(last) : place;
}

/** The last line of a text, or a whole table. */
function endOf(block: Block): Place {
  const { start, end } = (block.type === 'text' ? block.lines.at(-1) : undefined) ?? block;
  return { block, start, end };
}

/** Notes with the table right above them, to which they belong. */
function readNotes(blocks: readonly Block[]): Note[] {
  return blocks.flatMap((block, index) => {
    if (block.type !== 'text') return [];
    const above = blocks[index - 1];
    return notesOf(block).map(({ text, place, isFirst }) => {
      return { text, place, table: above?.type === 'table' && isFirst ? above : undefined };
    });
  });
}

/** The notes of a text; `isFirst` says whether nothing else stands above one. */
const notesOf = memoize((block: TextBlock) => {
  const firstOther = block.lines.findIndex(({ text }) => !isNote(text));
  return block.lines.flatMap((line, at) => {
    if (!isNote(line.text)) return [];
    const place: Place = { block, start: line.start, end: line.end };
    return [{ text: line.text, place, isFirst: firstOther < 0 || at < firstOther }];
  });
});
