/** Reads the front matter of a `.budget` file: body, year and unit between two lines of dashes. */

import { UNITS } from '../amounts/units';
import { lineCount, lineSpan, lineText, type Snapshot, type Span } from '../text/snapshot';
import type { FrontMatter } from './model';

const FENCE = /^---\s*$/;
const COLON = /[:：]/;
/** A longer beginning of a line is no key. */
const LONGEST_KEY = 20;
const COMMENT = /^\s*#/;
const YEAR = /^\d{4}\s*年?度?$/;
/** A front matter longer than this is taken for text between two rules. */
const LONGEST = 40;

/** What front matter may say. */
export const FRONT_KEYS = ['部门', '单位名称', '单位', '年度', '金额单位'] as const;

/** What is wrong with a line of front matter. */
export type FrontProblem =
  /** Neither an entry nor a comment. */
  | { readonly type: 'front-line' }
  | { readonly type: 'front-key' | 'front-twice' | 'front-unit' | 'front-year'; readonly text: string }
  /** No second line of dashes. */
  | { readonly type: 'front-open' };

/** A problem with where it stands in the text. */
export interface FrontFault extends Span {
  readonly problem: FrontProblem;
}

/** A line between the fences as it is written, and the key of its entry where it is one. */
export interface FrontLine {
  readonly text: string;
  readonly key?: string;
}

/** What stands at the top of a text. */
export interface ReadFront {
  readonly frontMatter?: FrontMatter;
  /** Where it says whose disclosure it is. */
  readonly body?: Span & { readonly text: string };
  /** The line after it; 0 where there is none. */
  readonly endLine: number;
  /** All that is written in it, read or not; blank lines left out. */
  readonly lines: readonly FrontLine[];
  readonly faults: readonly FrontFault[];
}

const NONE: ReadFront = { endLine: 0, lines: [], faults: [] };

interface Entry {
  readonly key: Span & { readonly text: string };
  readonly value: Span & { readonly text: string };
}

/**
 * What front matter says. In a file of the table language (`isWritten`) one that nothing closes ends before the first line
 * that is no entry of it, and its mistakes are told.
 */
export function readFrontMatter(snapshot: Snapshot, isWritten = false): ReadFront {
  if (!FENCE.test(lineText(snapshot, 0))) return NONE;
  const entries: Entry[] = [];
  const faults: FrontFault[] = [];
  const last = Math.min(lineCount(snapshot), LONGEST);
  let open = 1;
  for (let line = 1; line < last; line++) {
    const text = lineText(snapshot, line);
    if (FENCE.test(text)) {
      const found = isWritten ? [...faults, ...faultsOf(entries)] : [];
      return {
        frontMatter: interpret(entries),
        body: bodyOf(entries),
        endLine: line + 1,
        lines: linesBetween(snapshot, line),
        faults: found,
      };
    }
    const entry = entryOn(snapshot, line);
    if (entry) {
      entries.push(entry);
      if (isKey(entry.key.text) && entries.every(({ key }) => isKey(key.text))) open = line + 1;
    } else if (text.trim() !== '' && !COMMENT.test(text))
      faults.push({ ...lineSpan(snapshot, line), problem: { type: 'front-line' } });
  }
  if (!isWritten || open === 1) return NONE;
  const known = entries.filter(({ key }) => key.start < lineSpan(snapshot, open - 1).end);
  const unclosed: FrontFault = { ...lineSpan(snapshot, 0), problem: { type: 'front-open' } };
  return {
    frontMatter: interpret(known),
    body: bodyOf(known),
    endLine: open,
    lines: linesBetween(snapshot, open),
    faults: [unclosed, ...faultsOf(known)],
  };
}

function linesBetween(snapshot: Snapshot, end: number): FrontLine[] {
  const lines: FrontLine[] = [];
  for (let line = 1; line < end; line++) {
    const text = lineText(snapshot, line).trimEnd();
    if (text !== '') lines.push({ text, key: entryOn(snapshot, line)?.key.text });
  }
  return lines;
}

function entryOn(snapshot: Snapshot, line: number): Entry | undefined {
  const printed = lineText(snapshot, line);
  const text = printed.trim();
  const at = text.search(COLON);
  const key = text.slice(0, Math.max(0, at)).trimEnd();
  if (key === '' || key.length > LONGEST_KEY || COMMENT.test(key)) return undefined;
  const value = text.slice(at + 1).trimStart();
  const start = lineSpan(snapshot, line).start + printed.length - printed.trimStart().length;
  const from = start + text.length - value.length;
  return {
    key: { text: key, start, end: start + key.length },
    value: { text: value, start: from, end: from + value.length },
  };
}

function isKey(text: string): boolean {
  return FRONT_KEYS.some((key) => key === text);
}

function faultsOf(entries: readonly Entry[]): FrontFault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key, value }): FrontFault[] => {
    const isAgain = seen.has(key.text);
    seen.add(key.text);
    const at = (
      { text, start, end }: Entry['key'],
      type: 'front-key' | 'front-twice' | 'front-unit' | 'front-year',
    ) => [{ start, end, problem: { type, text } }];
    if (!isKey(key.text)) return at(key, 'front-key');
    if (isAgain) return at(key, 'front-twice');
    // What is not filled in yet says nothing.
    if (value.text === '') return [];
    if (key.text === '金额单位' && !UNITS.some((unit) => unit === value.text)) return at(value, 'front-unit');
    return key.text === '年度' && !YEAR.test(value.text) ? at(value, 'front-year') : [];
  });
}

function interpret(entries: readonly Entry[]): FrontMatter {
  const said = new Map(entries.map(({ key, value }) => [key.text, value.text]));
  const year = /\d{4}/.exec(said.get('年度') ?? '')?.[0];
  return {
    body: bodyOf(entries)?.text,
    year: year === undefined ? undefined : Number(year),
    unit: said.get('金额单位'),
  };
}

/** The keys of which each says whose disclosure it is. */
export const BODY_KEYS: readonly string[] = ['部门', '单位名称', '单位'];

function bodyOf(entries: readonly Entry[]): Entry['value'] | undefined {
  const key = BODY_KEYS.find((each) => entries.some((entry) => entry.key.text === each));
  return entries.findLast((entry) => entry.key.text === key)?.value;
}
