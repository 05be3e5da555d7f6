/** How a disclosure is divided: its sections and the tables in them, as the outline, folding and selecting all see it. */

import type { Disclosure, Section, TableModel } from '../disclosure/model';
import { lastAtOrBefore } from '../text/collections';
import { memoize } from '../text/memo';
import type { Span } from '../text/snapshot';
import type { CheckedDocument } from './model';
import { offsetOfBlock, spanOfPlace } from './ranges';

/** A section or a table with its span in the document. */
export interface Division extends Span {
  /** Of the heading; tables are below all headings. */
  readonly level: number;
  readonly section?: Section;
  readonly table?: TableModel;
  /** Index of the division around it among those of its disclosure. */
  readonly parent?: number;
}

const TABLE_LEVEL = 10;

/** Asked for disclosure by disclosure. */
const known = memoize((_: CheckedDocument) => new Map<Disclosure, readonly Division[]>());

/**
 * In the order in which they begin, each behind the one around it. A section of 名词解释 holds terms and no tables: those
 * that follow it without a heading of their own stand in the part around it.
 */
export function divisionsOf(document: CheckedDocument, disclosure: Disclosure): readonly Division[] {
  const divisions = known(document).get(disclosure) ?? nested(flat(document, disclosure));
  known(document).set(disclosure, divisions);
  return divisions;
}

function flat(document: CheckedDocument, { outline, tables, glossary, blocks }: Disclosure): Division[] {
  const ofTables = tables.map((model): Division => {
    const { table } = model;
    const offset = offsetOfBlock(document, table);
    return { start: offset + table.start, end: offset + table.end, level: TABLE_LEVEL, table: model };
  });
  const ofSections = outline.sections.map((section): Division => {
    const { start, end } = spanOfPlace(document, section.place);
    return {
      start,
      end: Math.max(end, spanOfPlace(document, section.end).end),
      level: section.level,
      section,
    };
  });
  const entries = glossary.map(({ place }) => spanOfPlace(document, place));
  const starts = new Map(blocks.map((block, index) => [offsetOfBlock(document, block), index]));
  const aboveTable = ({ start, table }: Division): number => {
    const above = table && blocks[(starts.get(offsetOfBlock(document, table.table)) ?? 0) - 1];
    return above ? offsetOfBlock(document, above) + above.end : start;
  };
  return [...withoutTables(ofSections, ofTables, entries, aboveTable), ...ofTables];
}

/** Sections that explain terms, ended before the first table behind these. */
function withoutTables(
  sections: readonly Division[],
  tables: readonly Division[],
  entries: readonly Span[],
  endAbove: (table: Division) => number,
): Division[] {
  const explained = new Map<Division, number>();
  for (const { start, end } of entries) {
    const section = sections[lastAtOrBefore(sections, start, startOf)];
    if (section && start <= section.end) explained.set(section, Math.max(end, explained.get(section) ?? 0));
  }
  return sections.map((section) => {
    const last = explained.get(section);
    const next = last === undefined ? undefined : tables[lastAtOrBefore(tables, last - 1, startOf) + 1];
    if (!next || next.start >= section.end) return section;
    return { ...section, end: Math.max(last ?? 0, endAbove(next)) };
  });
}

function startOf({ start }: Span): number {
  return start;
}

function nested(divisions: readonly Division[]): Division[] {
  const sorted = [...divisions].sort((a, b) => a.start - b.start || a.level - b.level);
  const open: number[] = [];
  const found: Division[] = [];
  for (const division of sorted) {
    while (open.length > 0 && !holds(found[open[open.length - 1]], division)) open.pop();
    found.push({ ...division, parent: open.at(-1) });
    open.push(found.length - 1);
  }
  return found;
}

function holds(outer: Division, inner: Division): boolean {
  return outer.level < inner.level && inner.end <= outer.end;
}
