/** Joins the printed lines of a text into paragraphs without blanks, and knows the headings above each. */

import { HEADINGS, ITEMS, isNumbered, type Numbering, numbersOf } from '../../lexicon/ordinals';
import type { Cell, TextBlock } from '../../tables/model';
import { isIdeograph } from '../../text/normalise';
import { displayWidth } from '../../text/width';
import type { Paragraph } from './model';

const BLANK = /[\s\u00a0\u3000\u200b\ufeff*#]/;
const BOOKMARK = /\[bookmark:[^\]]*\]/g;
const ENDS = /[。！？：:；;.!?]$/;
const CONTENTS = /(?:(?<![.．…·])[.．…·]{3,}\s*|(?<!\t)\t\s*)\d{1,3}$/;
/** What a new paragraph begins with. */
const BEGINS = new RegExp(`^(?:[#*-][#*\\s-]*)?(?:${numbersOf(['part', ...ITEMS])}|注[：:]|附[件表])`);
/** Words that say nothing of what they are about: that stands above, though the sentence ends there. */
const GOES_ON = /^(?:年初预算|支出决算)(?:数)?为/;
/** How headings are numbered, the widest first. */
const LEVELS: readonly (readonly Numbering[])[] = [
  ...HEADINGS.map((numbering) => [numbering]),
  ['digits', 'digits-in-brackets'],
];
/** Titles of the parts of a disclosure, which need no number: what was said before them is over. */
const PART_TITLE =
  /^(?:20\d{2}年度?)?(?:(?:部门|单位)?(?:预算|决算)(?:编制|收支|公开|情况)*说明|其他(?:相关|重要)?(?:情况|事项)的?(?:情况)?说明|名词解释)$/;
/** Items stand below such words. */
const INTRODUCES = /如下：$/;
const LONGEST_HEADING = 40;
const HEADING_END = /^[^。；]*说明$/;
const NUMBERED = new RegExp(`^${numbersOf(HEADINGS)}`);
/** A line that stops this far short of its neighbours was not wrapped. */
const FULL = 0.6;
const SHORTEST_WRAPPED = 12;
/** Lines of pages are not narrower than so many half-width characters. */
const NARROWEST_PAGE = 40;
/** So many lines on either side tell how wide a page is, and so many of them have to be as wide within that share. */
const AROUND = 6;
const LEAST_AS_WIDE = 3;
const AS_WIDE = 0.12;

/** One printed line, cleaned, with the offset of each of its characters. */
interface Line {
  readonly cell: Cell;
  readonly text: string;
  readonly offsets: readonly number[];
}

/** The paragraphs of a block, in order; `headings` are those above it and are kept up to date. */
export function readParagraphs(block: TextBlock, headings: string[]): Paragraph[] {
  const lines = block.lines.map(clean).filter((line) => line.text !== '');
  const paragraphs: Paragraph[] = [];
  let open: Line[] = [];
  const close = (): void => {
    if (open.length === 0) return;
    if (!BEGINS.test(open[0].text)) headings.length = Math.min(headings.length, LEVELS.length);
    const paragraph = join(block, open, headings);
    paragraphs.push(paragraph);
    takeHeading(headings, paragraph.text);
    open = [];
  };
  lines.forEach((line, index) => {
    if (open.length > 0 && (isWholeHeading(open) || !continues(lines, index))) close();
    open.push(line);
  });
  close();
  return paragraphs;
}

/** Whether two paragraphs stand below the same headings. */
export function haveSameHeadings({ headings }: Paragraph, other: Paragraph): boolean {
  return headings.length === other.headings.length && headings.every((one, at) => one === other.headings[at]);
}

function clean(cell: Cell): Line {
  const printed = cell.text.replace(BOOKMARK, (mark) => ' '.repeat(mark.length));
  const characters: string[] = [];
  const offsets: number[] = [];
  for (let i = 0; i < printed.length; i++) {
    if (BLANK.test(printed[i])) {
      // A blank between digits parts two numbers.
      if (/\d$/.test(characters.at(-1) ?? '') && /^[\s*]*\d/.test(printed.slice(i, i + 8))) {
        characters.push(' ');
        offsets.push(cell.start + i);
      }
      continue;
    }
    characters.push(markAt(printed, i));
    offsets.push(cell.start + i);
  }
  return { cell, text: characters.join(''), offsets };
}

/** The character at a place, punctuation as Chinese texts print it. */
function markAt(printed: string, at: number): string {
  if (isComma(printed, at)) return '，';
  return isFullStop(printed, at) ? '。' : oneWidth(printed[at]);
}

/** A point behind a word or a bracket ends a sentence, unless digits or more points follow. */
function isFullStop(printed: string, at: number): boolean {
  if (printed[at] !== '.' && printed[at] !== '．') return false;
  return (
    /[\p{Script=Han}）)%％”]/u.test(printed[at - 1] ?? '') && !/[\d０-９.．…]/.test(printed[at + 1] ?? '')
  );
}

/** A comma parts clauses unless digits stand on both sides, or may do so beyond the end of the line. */
function isComma(printed: string, at: number): boolean {
  if (printed[at] !== ',') return false;
  const [before, after] = [printed[at - 1], printed[at + 1]].map((char = '0') => /[\d０-９]/.test(char));
  return !before || !after;
}

const WIDTHS: Readonly<Record<string, string>> = {
  '(': '（',
  ')': '）',
  ':': '：',
  ';': '；',
  '．': '.',
  '％': '%',
  '－': '-',
  '−': '-',
};

function oneWidth(char: string): string {
  if (isIdeograph(char.charCodeAt(0))) return char;
  if (char >= '０' && char <= '９') return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
  return WIDTHS[char] ?? char;
}

/** Whether a line goes on with the sentence of the line above it. */
function continues(lines: readonly Line[], index: number): boolean {
  const [previous, line] = [lines[index - 1], lines[index]];
  if (BEGINS.test(line.cell.text) || BEGINS.test(line.text) || CONTENTS.test(previous.cell.text))
    return false;
  if (GOES_ON.test(line.text) || isTorn(previous.text, line.text)) return true;
  if (ENDS.test(previous.text) && !/\d\.$/.test(previous.text)) return false;
  if (isUnfinished(previous.text)) return true;
  const longest = Math.max(...lines.slice(Math.max(0, index - 6), index + 6).map(({ text }) => text.length));
  return previous.text.length >= Math.max(SHORTEST_WRAPPED, FULL * longest) || isFull(lines, index - 1);
}

/** Whether a line is as wide as wrapped lines around it are, however long one among them is that was not wrapped. */
function isFull(lines: readonly Line[], index: number): boolean {
  const width = widthOf(lines[index]);
  if (width < NARROWEST_PAGE) return false;
  const around = lines.slice(Math.max(0, index - AROUND), index + AROUND + 1);
  const wrapped = around.filter((line) => line !== lines[index] && !ENDS.test(line.text));
  return wrapped.filter((line) => Math.abs(widthOf(line) - width) <= AS_WIDE * width).length >= LEAST_AS_WIDE;
}

function widthOf({ cell: { text } }: Line): number {
  return displayWidth(text, 1);
}

/** Whether a line's end may have torn an amount: no sentence begins with one behind digits, however short their line is. */
function isTorn(above: string, text: string): boolean {
  return /[\d.,]$/.test(above) && /^[\d.,]*(?:[亿万千]?元|%|个百分点)/.test(text);
}

/** A numbered heading that ends as headings do is whole, however long its last line is: `（六）关于…情况说明`. */
function isWholeHeading(lines: readonly Line[]): boolean {
  // No line is empty: a long paragraph must not be joined anew for each of its lines.
  if (lines.length > LONGEST_HEADING) return false;
  const text = lines.map((line) => line.text).join('');
  return HEADING_END.test(text) && text.length <= LONGEST_HEADING && NUMBERED.test(text);
}

/** A comma, or money and a mark behind it, stands in a sentence, which goes on however short its line is. */
function isUnfinished(text: string): boolean {
  return /，|元[、；]/.test(text.slice(text.lastIndexOf('。') + 1));
}

function join(block: TextBlock, lines: readonly Line[], headings: readonly string[]): Paragraph {
  const pieces: string[] = [];
  const offsets: number[] = [];
  const lineOf: number[] = [];
  lines.forEach((line, index) => {
    const previous = pieces.at(-1) ?? '';
    // Whether digits on both sides of a line's end are one number cannot be told: the blank keeps them apart.
    if (/[\d.,]$/.test(previous) && /^[\d.,]/.test(line.text)) {
      pieces.push(' ');
      offsets.push(line.cell.start);
      lineOf.push(index);
    }
    pieces.push(line.text);
    for (const offset of line.offsets) {
      offsets.push(offset);
      lineOf.push(index);
    }
  });
  return {
    block,
    text: pieces.join(''),
    offsets,
    lines: lines.map(({ cell }) => cell),
    lineOf,
    headings: [...headings.filter((heading) => heading !== undefined)],
  };
}

/**
 * A short numbered paragraph that is no sentence heads those below it, and what introduces items the items: `…内容如下：`; the
 * title of a part ends all headings.
 */
function takeHeading(headings: string[], text: string): void {
  if (PART_TITLE.test(text)) headings.length = 0;
  if (text.length > LONGEST_HEADING || /[。；，]/.test(text) || /\d(?:万|亿)?元/.test(text)) return;
  const numbered = LEVELS.findIndex((among) => isNumbered(text, among));
  const level = numbered < 0 && INTRODUCES.test(text) ? LEVELS.length : numbered;
  if (level < 0) return;
  headings.length = Math.min(headings.length, level);
  headings[level] = text;
}
