/** Reads the outline of a disclosure: its headings with what stands below them, its contents list, its notes. */

import { isHeading, isNote, namesTable, stripTitle } from '../tables/captions';
import type { Block, Cell, Place, TextBlock } from '../tables/model';
import { compact } from '../text/normalise';
import type { ContentsEntry, Note, Outline, Section } from './model';

const LEVELS: readonly RegExp[] = [
  /^(?:第[一二三四五六七八九十]+(?:部分|章|节)|附件?)/,
  /^[一二三四五六七八九十]+[、.．]/,
  /^[（(][一二三四五六七八九十]+[）)]/,
];
const LONGEST_HEADING = 40;
const SENTENCE = /[。；，：:]|\d(?:万|亿)?元/;
const CONTENTS = /^目录$/;
/** A page number behind dots, or behind the blank that was a tab. */
const PAGE = /(?:(?<![.．…·])[.．…·]{2,}|(?<![\s\u3000])[\s\u3000]+)(\d{1,3})$/;

const PAGE_NUMBER = /^\d{1,3}$/;

/** A printed line of text, with the page number behind it. */
interface Line {
  readonly block: TextBlock;
  readonly pieces: readonly Cell[];
  readonly text: string;
}

/** The outline of some blocks of one disclosure. */
export function readOutline(blocks: readonly Block[]): Outline {
  const lines = blocks.flatMap((block) => (block.type === 'text' ? linesOf(block) : []));
  const contents = readContents(lines);
  const listed = new Set(contents.map(({ line }) => line));
  const headings = lines.flatMap((line): Section[] => {
    const [{ text, start, end }] = line.pieces;
    const level = listed.has(line) ? undefined : levelOf(text);
    const place: Place = { block: line.block, start, end };
    return level === undefined ? [] : [{ title: stripTitle(text), level, place, end: place }];
  });
  return {
    sections: withEnds(headings, blocks),
    contents: contents.map(({ entry }) => entry),
    notes: readNotes(blocks),
  };
}

/** A page number goes with the line before it, from which a tab parts it: in a list, all lines have one. */
function linesOf(block: TextBlock): Line[] {
  const lines: Line[] = [];
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

function placeOf({ block, pieces }: Line): Place {
  return { block, start: pieces[0].start, end: pieces[pieces.length - 1].end };
}

/** The level of a heading, 1 for the widest; nothing for a line that is none. */
function levelOf(text: string): number | undefined {
  const title = compact(stripTitle(text));
  if (title === '' || title.length > LONGEST_HEADING || SENTENCE.test(title)) return undefined;
  const level = LEVELS.findIndex((pattern) => pattern.test(title));
  if (level >= 0) return level + 1;
  return isHeading(text) || text.startsWith('[bookmark:') ? LEVELS.length : undefined;
}

/** The lines below 目录 up to the first that is listed already or no heading; elsewhere, runs of lines with page numbers. */
function readContents(lines: readonly Line[]): { readonly line: Line; readonly entry: ContentsEntry }[] {
  const entries: { readonly line: Line; readonly entry: ContentsEntry }[] = [];
  const seen = new Set<string>();
  let isInside = false;
  lines.forEach((line, index) => {
    const words = compact(stripTitle(line.text));
    if (CONTENTS.test(words)) {
      isInside = true;
      return;
    }
    const page = PAGE.exec(line.text)?.[1];
    const title = compact(stripTitle(line.text.replace(PAGE, ''))).replace(/^-/, '');
    const isListed = page !== undefined && isBesideListed(lines, index);
    if (isInside && (seen.has(title) || (levelOf(title) === undefined && page === undefined)))
      isInside = false;
    if (!isInside && !isListed) return;
    seen.add(title);
    const entry = { title, page: page === undefined ? undefined : Number(page), place: placeOf(line) };
    entries.push({ line, entry });
  });
  return entries;
}

/** One line with a number at its end is no list. */
function isBesideListed(lines: readonly Line[], index: number): boolean {
  return isEntry(lines[index]) && (isEntry(lines[index - 1]) || isEntry(lines[index + 1]));
}

/** A heading or the title of a table with a page number behind it. */
function isEntry(line: Line | undefined): boolean {
  if (!line || !PAGE.test(line.text)) return false;
  const title = line.text.replace(PAGE, '');
  return levelOf(title) !== undefined || namesTable(title);
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
  const above =
    block.type === 'text' ? block.lines.filter(({ start }) => start < place.start).at(-1) : undefined;
  if (above) return { block, start: above.start, end: above.end };
  const previous = blocks[(order.get(block) ?? 0) - 1];
  return previous ? endOf(previous) : place;
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
    const firstOther = block.lines.findIndex(({ text }) => !isNote(text));
    return block.lines.flatMap((line, at): Note[] => {
      if (!isNote(line.text)) return [];
      const isBelow = above?.type === 'table' && (firstOther < 0 || at < firstOther);
      const place: Place = { block, start: line.start, end: line.end };
      return [{ text: line.text, place, table: isBelow ? above : undefined }];
    });
  });
}
