/** Lines of type → paragraphs: lines that were broken because the measure was full are joined again. */

import { ITEMS, isNumbered, numbersOf } from '../../lexicon/ordinals';
import type { TypeLine } from './lines-of-type';

export interface PagedLine {
  readonly page: number;
  readonly line: TypeLine;
}

/** Where the text of pages of one size begins and ends. */
export interface Measure {
  readonly left: number;
  readonly right: number;
  /** Size of most of the text. */
  readonly size: number;
}

export interface Paragraph {
  readonly text: string;
  readonly lines: readonly PagedLine[];
  readonly level?: number;
}

/** Dots and blanks between a title and its page in a list of contents, and what of them are enough dots. */
const DOTS = /[\s.．·…]+/g;
const LEADER = /[.．·]{3}|…|(?:[.．·]\s){3}/;
const PAGE = /\d{0,4}$/;
const ENDS_WITH_LEADER = /(?:[.．·…]{3}|…{2}|(?:[.．·]\s){2}[.．·])$/;
/** So many characters tell whether a text ends with a leader. */
const LEADER_LENGTH = 6;
const NUMBERED = new RegExp(`^(?:第[^\\s]{1,3}[部章节条]|${numbersOf(['part', ...ITEMS])})`);
const ENDED = /[。；;：:！？]$/;
const SENTENCE = /[。；;，,、：:]/;
/** Text that may not be broken: a figure or a word. */
const UNBROKEN = /^[\dA-Za-z.,%．，％]+/;
const CLOSING = /^.[，。；：、！？）》”’]+/;

/** The measure of lines of type; `lines` are all those of pages of one size. */
export function measureOf(lines: readonly TypeLine[]): Measure {
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) sizes.set(size, (sizes.get(size) ?? 0) + text.length);
  const [size] = [...sizes].reduce((best, next) => (next[1] > best[1] ? next : best), [12, 0]);
  const body = lines.filter((line) => Math.abs(line.size - size) < 1);
  const long = body.filter(({ width }) => width > 15 * size);
  const lefts = (long.length > 0 ? long : body).map(({ x }) => x).sort((a, b) => a - b);
  const rights = long.map(({ x, width }) => x + width).sort((a, b) => a - b);
  return {
    size,
    left: lefts[Math.floor(lefts.length * 0.05)] ?? 0,
    right: rights[Math.floor(rights.length * 0.9)] ?? Number.POSITIVE_INFINITY,
  };
}

/** Joins lines that follow each other with nothing between them. */
export function paragraphsOf(lines: readonly PagedLine[], measureAt: (page: number) => Measure): Paragraph[] {
  const groups: PagedLine[][] = [];
  for (const next of lines) {
    const group = groups[groups.length - 1];
    if (group && isContinued(group, next, measureAt(next.page))) group.push(next);
    else groups.push([next]);
  }
  return groups.map((group) => paragraphOf(group, measureAt(group[0].page)));
}

function isContinued(
  group: readonly PagedLine[],
  { page, line: next }: PagedLine,
  measure: Measure,
): boolean {
  const { page: lastPage, line } = group[group.length - 1];
  const { size } = line;
  if (Math.abs(next.size - size) > 0.12 * size) return false;
  if (page === lastPage && next.y - (line.y + line.height) > 1.8 * size) return false;
  if (line.isParted || next.isParted || isEntry(line.text) || isEntry(next.text)) return false;
  if (isEndOfTitle(line, next)) return true;
  // A number after a full stop, or in type of another weight, begins a paragraph, however full the line before it is.
  if (NUMBERED.test(next.text) && (ENDED.test(line.text) || next.isBold !== line.isBold)) return false;
  return isFull(line, next, measure) && isAtMargin(group, next, measure);
}

/** The last characters of a title by themselves: `…支出预算` above `表`, `…基本支出` above `情况表`. */
const END_OF_TITLE = /^(?:预算|决算|情况|明细|汇总|目标|一览|安排)?[总算支况细览]?表$/;
/** A title that must go on: `…“三公”经费及` above `机关运行经费预算表`. */
const OPEN_TITLE = /[及和与、（(“]$/;
const NAMES_TABLE = /表$/;
/** What has the marks of a sentence, or its 表 already. */
const NO_TITLE = /[。；;，,：:]|表$/;

/** How far a line may be off the middle of another that is in the middle too, in sizes of its type: blanks behind it are not drawn. */
const OFF_MIDDLE = 1.5;

/** Whether a line holds the end of the title above it, in the middle as that is, or below its beginning. */
function isEndOfTitle(line: TypeLine, next: TypeLine): boolean {
  const goesOn = OPEN_TITLE.test(line.text) ? NAMES_TABLE : END_OF_TITLE;
  if (!goesOn.test(next.text) || NO_TITLE.test(line.text)) return false;
  const offMiddle = line.x + line.width / 2 - (next.x + next.width / 2);
  return Math.abs(offMiddle) < OFF_MIDDLE * line.size || Math.abs(line.x - next.x) < 0.5 * line.size;
}

/** Whether what the next line begins with would not have fitted any more. */
function isFull(line: TypeLine, next: TypeLine, { right }: Measure): boolean {
  const [unbroken = CLOSING.exec(next.text)?.[0] ?? next.text.slice(0, 1)] = UNBROKEN.exec(next.text) ?? [];
  const wide = /^[\dA-Za-z.,%]/.test(unbroken) ? 0.55 : 1;
  return right - (line.x + line.width) < (unbroken.length * wide + 0.6) * line.size;
}

/** Whether a line begins where a line within a paragraph does, not set in like a first one. */
function isAtMargin(group: readonly PagedLine[], next: TypeLine, { left }: Measure): boolean {
  const first = group[0].line;
  const { size } = first;
  if (group.length > 1 && group[1].page === group[group.length - 1].page) {
    return Math.abs(next.x - group[1].line.x) < 0.7 * size;
  }
  if (next.x < first.x - 0.5 * size) return true;
  if (next.x < left + 1.2 * size) return next.x < first.x + 0.7 * size;
  return NUMBERED.test(first.text) && next.x > first.x + 0.7 * size && next.x < first.x + 4 * size;
}

function paragraphOf(lines: readonly PagedLine[], { size }: Measure): Paragraph {
  let text = lines[0].line.text;
  for (const { line } of lines.slice(1)) text += (isWordBroken(text, line.text) ? ' ' : '') + line.text;
  if (isEntry(text)) return { text: withShortLeader(text), lines };
  const level = lines.length > 2 ? undefined : levelOf(text, lines[0].line, size);
  return level === undefined ? { text, lines } : { text, lines, level };
}

/** An entry of a list of contents: a title, dots, a page. */
function isEntry(text: string): boolean {
  const beforePage = text.slice(0, text.search(PAGE)).trimEnd();
  return ENDS_WITH_LEADER.test(beforePage.slice(-LEADER_LENGTH));
}

function withShortLeader(text: string): string {
  for (const { 0: dots, index } of text.matchAll(DOTS)) {
    const end = index + dots.length;
    if (LEADER.test(dots) && end < text.length) return `${text.slice(0, index)} …… ${text.slice(end)}`;
  }
  return text;
}

const isWordBroken = (text: string, next: string): boolean =>
  /[A-Za-z]$/.test(text) && /^[A-Za-z]/.test(next);

/** The level of a heading by the size of its type and its numbering; none of running text. */
function levelOf(text: string, line: TypeLine, size: number): number | undefined {
  if (text.length > 50 || SENTENCE.test(text.slice(3))) return undefined;
  const isLarge = line.size > 1.15 * size;
  if (isLarge && (line.size > 1.6 * size || /^第.{1,3}[部分章]/.test(text))) return 1;
  if (isLarge) return 2;
  if (!NUMBERED.test(text) || !(line.isBold || text.length < 40)) return undefined;
  if (/^第/.test(text)) return 1;
  return isNumbered(text, ['numeral']) ? 2 : line.isBold ? 3 : undefined;
}
