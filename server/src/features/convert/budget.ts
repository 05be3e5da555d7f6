/** Writes a document in the table language: front matter, headings, pipe tables, notes and text. */

import { USUAL_UNIT } from '../../amounts/units';
import { captionParts, nameOfBody } from '../../disclosure/caption-parts';
import { type Front, frontLines, frontOf } from '../../disclosure/front';
import type { Disclosure, DocumentModel, Section, TableModel } from '../../disclosure/model';
import { isHeading, isPageNumber, stripBookmark } from '../../tables/captions';
import type { Block, TextBlock } from '../../tables/model';
import type { Waiver } from '../../tables/waivers';
import { appendAll, groupBy } from '../../text/collections';
import { escapeCell, escapeLine } from '../../text/markdown';
import { compact } from '../../text/normalise';
import { pipeTable } from '../../text/pipe-table';
import { lineOf, type Snapshot } from '../../text/snapshot';
import { plainTable } from './plain-table';

/** How a document is written. */
interface Manner {
  readonly front: Front;
  /** The unit of tables that say none. */
  readonly unit: string | undefined;
  /** Whether for readers of Markdown: everything that the table language computes or keeps to itself is resolved or left out. */
  readonly isPlain: boolean;
}

/** The whole document in the table language. Facts of several disclosures stand above their tables. */
export function toBudget(snapshot: Snapshot, { read, disclosures }: DocumentModel): string {
  const front = frontOf(read, disclosures);
  const manner = { front, unit: front.unit ?? USUAL_UNIT, isPlain: false };
  return ended([...frontLines(front), '', ...linesOf(snapshot, { read, disclosures }, manner)]);
}

/** The whole document as Markdown: what is asked for is filled in, each table says its unit, and no relation or waiver is left. */
export function toMarkdown(snapshot: Snapshot, { read, disclosures }: DocumentModel): string {
  const { bodyWord, body, year } = frontOf(read, disclosures);
  const manner = { front: { bodyWord, body, year }, unit: undefined, isPlain: true };
  const lines = frontLines({ bodyWord, body, year }).slice(1, -1);
  const facts = lines.flatMap((line) => [escapeLine(line), '']);
  return ended([...facts, ...linesOf(snapshot, { read, disclosures }, manner)]);
}

function ended(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}

function linesOf(
  snapshot: Snapshot,
  { read, disclosures }: Pick<DocumentModel, 'read' | 'disclosures'>,
  manner: Manner,
): string[] {
  const lines: string[] = [];
  let { unit } = manner;
  for (const disclosure of disclosures) {
    const models = new Map(disclosure.tables.map((model) => [model.table as Block, model]));
    const headings = headingsOf(disclosure);
    const waivers = manner.isPlain ? [] : (disclosure.waivers ?? []);
    const waived = groupBy(waivers, ({ scope }) => scope.block);
    for (const block of disclosure.blocks) {
      const comments = commentsOf(snapshot, waived.get(block) ?? [], read.offsets.get(block) ?? 0);
      if (block.type === 'text') {
        if (block.stated && manner.isPlain) continue;
        appendAll(lines, textLines(snapshot, block, read.offsets.get(block) ?? 0, headings, comments));
        continue;
      }
      const model = models.get(block);
      if (!model) continue;
      appendAll(lines, comments.get(block.start) ?? []);
      appendAll(lines, tableLines(model, { ...manner, unit }, comments));
      unit = manner.isPlain ? undefined : model.unit;
    }
  }
  return lines;
}

/** What is let stand as it is written, by where its scope begins. */
type Comments = ReadonlyMap<number, readonly string[]>;

function commentsOf(snapshot: Snapshot, waivers: readonly Waiver[], offset: number): Comments {
  const comments = new Map<number, string[]>();
  for (const { scope, place } of waivers) {
    const text = snapshot.text.slice(offset + place.start, offset + place.end);
    comments.set(scope.start, [...(comments.get(scope.start) ?? []), text]);
  }
  return comments;
}

/** Headings by the first character of their lines. */
function headingsOf({ outline }: Disclosure): ReadonlyMap<Block, ReadonlyMap<number, Section>> {
  const headings = new Map<Block, Map<number, Section>>();
  for (const section of outline.sections) {
    const { block, start } = section.place;
    const own = headings.get(block) ?? new Map<number, Section>();
    headings.set(block, own.set(start, section));
  }
  return headings;
}

/** Each printed line is a paragraph of its own: wrapped ones are joined again when they are read. */
function textLines(
  snapshot: Snapshot,
  block: TextBlock,
  offset: number,
  headings: ReadonlyMap<Block, ReadonlyMap<number, Section>>,
  comments: Comments,
): string[] {
  if (block.stated) return [...block.stated.map(({ text }) => text), ''];
  const lines: string[] = [];
  let last = -1;
  for (const { text, start } of block.lines) {
    const line = lineOf(snapshot, offset + start);
    appendAll(lines, comments.get(start) ?? []);
    const section = headings.get(block)?.get(start);
    if (section) lines.push(`${'#'.repeat(section.level)} ${escapeLine(section.title)}`, '');
    else if (line === last) lines.splice(-2, 1, `${lines.at(-2)} ${escapeLine(text)}`);
    else if (isHeading(text)) lines.push(text, '');
    else if (isPageNumber(text)) continue;
    else lines.push(escapeLine(stripBookmark(text)), '');
    last = line;
  }
  return lines;
}

function tableLines(model: TableModel, { front, unit, isPlain }: Manner, comments: Comments): string[] {
  const { caption } = model.table;
  const lines: string[] = [];
  if (caption.title) lines.push(`## ${escapeLine(caption.title.text)}`, '');
  for (const { text } of caption.lines) if (!isKnown(text, front)) lines.push(escapeLine(text), '');
  if (model.unknownUnit !== undefined) lines.push(`金额单位：${model.unknownUnit}`, '');
  else if (model.unit !== unit) lines.push(`金额单位：${model.unit}`, '');
  appendAll(lines, pipeLines(model, isPlain, comments));
  lines.push('');
  return lines;
}

/** Whether a caption says no more than the front matter; units are said where they change. */
function isKnown(text: string, front: Front): boolean {
  const { body, year, rest } = captionParts(text);
  if (rest !== '') return false;
  const isBody = body === undefined || (front.body !== undefined && sameBody(body, front.body));
  return isBody && (year === undefined || year === front.year);
}

function sameBody(a: string, b: string): boolean {
  return compact(nameOfBody(a)) === compact(nameOfBody(b));
}

/** Where the table language is written, a lone sign asks for the computed value, and goes on asking. */
function escapeText(text: string): string {
  return text === '=' ? text : escapeCell(text);
}

function pipeLines(model: TableModel, isPlain: boolean, comments: Comments): string[] {
  const isWritten = model.table.layout === 'pipes' && !isPlain;
  const { columns, rows } = plainTable(model, isWritten ? model.table.rows : model.rows);
  const table = pipeTable(
    columns.map(({ path }) => path.join('/')),
    rows.map(({ cells }) => cells),
    columns.map(({ isAmount }) => isAmount),
    isWritten ? escapeText : escapeCell,
  );
  // What shows nothing is no table in any reader of Markdown.
  if (rows.length === 0 && columns.every(({ path }) => path.length === 0)) return [];
  const byRow = commentsByRow(model, comments);
  const written = table.rows.map(({ line }, at) => {
    const own = byRow.get(rows[at].index);
    return own ? `${line.slice(0, -1)}${own.join(' ')} |` : line;
  });
  return [table.header.line, table.delimiter, ...written];
}

/** The scope of what is let stand in a row is its line, which begins right before its first cell; that of a table is all of it. */
function commentsByRow({ table }: TableModel, comments: Comments): ReadonlyMap<number, readonly string[]> {
  const byRow = new Map<number, readonly string[]>();
  for (const [start, texts] of comments) {
    if (start === table.start) continue;
    byRow.set(
      table.rows.findIndex(({ cells }) => (cells[0]?.start ?? -1) >= start),
      texts,
    );
  }
  return byRow;
}
