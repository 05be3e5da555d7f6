/** The text as it is read: of the same length, its odd line ends made line feeds, its odd blanks and unseen characters alike. */

import { createSnapshot, type Snapshot, type TextChange } from './snapshot';

/** What every character that nobody sees is read as: a blank of no width. */
export const UNSEEN = '\u200b';

/** Blanks and joiners of no width, soft hyphens, marks of direction, and byte order marks within the text. */
const UNSEEN_CHARACTERS = /[\u00ad\u180e\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
/** Blanks of other widths than one or two characters. */
const ODD_BLANKS = /[\u1680\u2000-\u200a\u202f\u205f]/g;
const HOLDS_ODD = /[\v\u0085\u00ad\u1680\u180e\u2000-\u200a\u200c-\u200f\u2028-\u202f\u205f-\u206f\ufeff]/;
/** Line ends of Word and Unicode, and ends of pages where no line ends. */
const ODD_END = /[\v\u0085\u2028\u2029]|(?<=[^\r\n\f])\f+(?=[^\r\n\f])/;
const ODD_ENDS = new RegExp(ODD_END, 'g');
const AT_EDGES = /^[\v\u0085\u2028\u2029]+|(?<![\v\u0085\u2028\u2029])[\v\u0085\u2028\u2029]+$/g;
const LINE_ENDS = /\r\n|[\r\n]/g;

/** A text without the characters that nobody sees. */
export function withoutUnseen(text: string): string {
  return text.includes(UNSEEN) ? text.replaceAll(UNSEEN, '') : text;
}

const known = new WeakMap<Snapshot, Snapshot>();

/** The snapshot that is read in the place of another: its offsets are the same, its lines may be more. */
export function readable(snapshot: Snapshot): Snapshot {
  const before = known.get(snapshot);
  if (before) return before;
  const found = readableOf(snapshot);
  known.set(snapshot, found);
  return found;
}

/** The same of a text after a change, which need not be looked through where nothing odd was in it before. */
export function readableAfter(before: Snapshot, after: Snapshot, { start, newEnd }: TextChange): Snapshot {
  if (readable(before) === before && !isOdd(withNeighbours(after.text, start, newEnd)))
    known.set(after, after);
  return readable(after);
}

const FORM_FEED = '\f';

/** A piece of a text with the characters that tell what it is: those beside it, and behind a run of page ends. */
function withNeighbours(text: string, start: number, end: number): string {
  let from = Math.max(0, start - 1);
  while (from > 0 && text[from] === FORM_FEED) from--;
  let to = Math.min(text.length, end + 1);
  while (to < text.length && text[to - 1] === FORM_FEED) to++;
  return text.slice(from, to);
}

/** Whether lines end in ways that no editor knows: how such a text is read depends on all of it. */
export function hasOddEnds(snapshot: Snapshot): boolean {
  const { lineStarts } = readable(snapshot);
  return lineStarts !== snapshot.lineStarts;
}

function isOdd(text: string): boolean {
  return HOLDS_ODD.test(text) || ODD_END.test(text);
}

function readableOf(snapshot: Snapshot): Snapshot {
  const { text, lineStarts } = snapshot;
  if (!isOdd(text)) return snapshot;
  const seen = text.replace(UNSEEN_CHARACTERS, UNSEEN).replace(ODD_BLANKS, ' ');
  return ODD_END.test(seen) ? createSnapshot(withLineFeeds(seen)) : { text: seen, lineStarts };
}

interface Line {
  readonly text: string;
  /** How it ends. */
  readonly end: string;
  /** How many tabs are in it; 0 where it has odd line ends. */
  readonly tabs: number;
  readonly isOdd: boolean;
}

/**
 * Odd line ends are line ends where they part something. Those that stand beside real ones, as some programs leave them
 * there, part nothing; nor do those within a cell of a row of tabs.
 */
function withLineFeeds(text: string): string {
  const lines = linesOf(text);
  const atEdges = lines.filter(({ isOdd, text }) => isOdd && text.search(AT_EDGES) >= 0).length;
  const edge = atEdges * 2 > lines.length ? ' ' : '\n';
  const read = lines.map((line, index) => {
    if (!line.isOdd) return line.text + line.end;
    const inner = line.text.replace(AT_EDGES, (ends) => edge.repeat(ends.length));
    const instead = isOneRow(lines, index) ? ' ' : '\n';
    return inner.replace(ODD_ENDS, (ends) => instead.repeat(ends.length)) + line.end;
  });
  return read.join('');
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  const add = (to: number, end: string): void => {
    const line = text.slice(from, to);
    const isOdd = ODD_END.test(line);
    lines.push({ text: line, end, tabs: isOdd ? 0 : tabsIn(line), isOdd });
    from = to + end.length;
  };
  for (const { 0: end, index } of text.matchAll(LINE_ENDS)) add(index, end);
  add(text.length, '');
  return lines;
}

function tabsIn(line: string): number {
  let count = 0;
  for (let at = line.indexOf('\t'); at >= 0; at = line.indexOf('\t', at + 1)) count++;
  return count;
}

/** Whether a line has as many tabs in all as the row of tabs above or below it: then its odd line ends stand in its cells. */
function isOneRow(lines: readonly Line[], index: number): boolean {
  const tabs = tabsIn(lines[index].text);
  return tabs > 1 && (tabsNear(lines, index, -1) === tabs || tabsNear(lines, index, 1) === tabs);
}

/** So many lines on either side are looked at for a row of tabs. */
const MOST_LINES_AWAY = 8;

function tabsNear(lines: readonly Line[], index: number, step: 1 | -1): number {
  for (let away = 1; away <= MOST_LINES_AWAY; away++) {
    const tabs = lines[index + step * away]?.tabs ?? 0;
    if (tabs > 0) return tabs;
  }
  return 0;
}
