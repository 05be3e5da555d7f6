/** Collects what a disclosure prints as headings and titles, to look for those that its contents list names. */

import { likeness } from '../knowledge/alike';
import { kindOfTitle } from '../knowledge/table-kinds';
import { namesTable, stripTitle } from '../tables/captions';
import { groupBy } from '../text/collections';
import { memoize } from '../text/memo';
import { compact, nameKey } from '../text/normalise';
import type { ContentsEntry, Disclosure, TableKind } from './model';
import { type Ordinal, withoutOrdinal } from './numbering';
import { type Lines, linesOutsideContents } from './text-lines';

/** A longer line is a sentence. */
const LONGEST = 60;

/** Whether the body of a disclosure prints what its contents list names, perhaps with a few words more or less. */
export function isPrinted({ title, ordinal }: ContentsEntry, disclosure: Disclosure): boolean {
  const { keys, kinds, parts, numbered } = headlinesOf(disclosure);
  if (ordinal?.level === 1 && parts.has(ordinal.number)) return true;
  const key = keyOf(title);
  if (key === '' || keys.has(key)) return true;
  if (namesTable(title) && isTable(kindOfTitle(key), kinds)) return true;
  const sameNumber = ordinal ? (numbered.get(numberKey(ordinal)) ?? []) : [];
  if (sameNumber.some((other) => likeness(other, key) >= ALIKE)) return true;
  return [...keys].some((other) => other.includes(key) || (other.length >= SHORTEST && key.includes(other)));
}

/** A title that names no kind of table, such as 部门预算表, may stand for all of them. */
function isTable(kind: TableKind, kinds: ReadonlySet<TableKind>): boolean {
  return kinds.has(kind) || (kind === 'other' && kinds.size > 0);
}

/** A shorter title may be part of any other. */
const SHORTEST = 4;

interface Headlines {
  /** Headings, titles of tables and other short lines, as they are compared. */
  readonly keys: ReadonlySet<string>;
  readonly kinds: ReadonlySet<TableKind>;
  /** Numbers of the parts: 第一部分. */
  readonly parts: ReadonlySet<number>;
  /** The headings of each number. */
  readonly numbered: ReadonlyMap<string, readonly string[]>;
}

/** Headings of one number that are this much alike are taken for the same. */
const ALIKE = 0.5;
/** So many headings of one number are looked at. */
const MOST = 20;

function numberKey({ level, number }: Ordinal): string {
  return `${level} ${number}`;
}

const headlinesOf = memoize((disclosure: Disclosure): Headlines => {
  const { outline, tables } = disclosure;
  const numbered = groupBy(
    outline.sections.filter(({ ordinal }) => ordinal),
    ({ ordinal }) => (ordinal ? numberKey(ordinal) : ''),
  );
  return {
    numbered: new Map(
      [...numbered].map(([key, sections]) => [key, sections.slice(0, MOST).map(({ title }) => keyOf(title))]),
    ),
    keys: new Set(linesOutsideContents(disclosure).flatMap(({ lines }) => keysOf(lines))),
    kinds: new Set(tables.map(({ kind }) => kind)),
    parts: new Set(outline.sections.flatMap(({ ordinal }) => (ordinal?.level === 1 ? [ordinal.number] : []))),
  };
});

const keysOf = memoize((lines: Lines): readonly string[] =>
  lines.flatMap(({ text }) => (text.length <= LONGEST ? [keyOf(text)] : [])).filter((key) => key !== ''),
);

function keyOf(text: string): string {
  return nameKey(withoutOrdinal(compact(stripTitle(text))));
}
